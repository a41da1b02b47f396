// Package simulate runs a piece of a population through its year: who falls ill, what the bills are, what each scenario
// pays of them, what is left to households and what that does to their budgets.
//
// A Shard is a pure function of its World and Draw: its Partial holds whole-number sums only, so partials merge in any
// order to the same bytes. All scenarios settle the same sampled bills.
package simulate
