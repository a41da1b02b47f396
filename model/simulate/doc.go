// Package simulate runs a piece of a population through its year: who falls ill, what the bills are, what each scenario
// pays of them, what is left to households and what that does to their budgets.
//
// The main line is in year.go: people → bills → claims → paid → burden → verdicts → tally. Each stage is a type with its
// own memory, whose methods say what they take and leave. What is the same in all replicates (people, cells) or in all
// scenarios (cases, layout, what benefits pay alike) is worked out and counted once.
//
// A run is cut into tasks, batches of replicates of a draw over all blocks: plain data. A Shard, some blocks of a task, is a
// pure function of its World and Draw: its partials, one a simulation, hold whole-number sums only, so that those of the
// same simulation merge in any order to the same bytes. All scenarios settle the same sampled bills.
package simulate
