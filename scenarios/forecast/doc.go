// Package forecast plans a study, whose scenarios are simulated under each draw and replicate on the same people and
// illnesses, and turns the sums into figures with their uncertainty.
//
// Open reads and checks everything that a study names (plan.go), Plan.Draws gives the rules of each draw to those
// who simulate, which is package dispatch (draws.go), results.go keeps each figure of every simulation, and Plan.Conclude
// says what came out (rows.go, answers.go, curves.go); replay.go simulates one household again, whose bills can be shown.
package forecast
