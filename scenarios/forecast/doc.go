// Package forecast runs a study: it draws the uncertain inputs, simulates every scenario under each draw and replicate
// on the same people and illnesses, and turns the sums into figures with their uncertainty.
//
// Open reads and checks everything that a study names (plan.go, open.go), Plan.Run hands shards to workers (run.go),
// results.go keeps each figure of every simulation, and rows.go, answers.go and curves.go say what came out; replay.go
// simulates one household again, whose bills can be shown.
package forecast
