// Package decide answers questions of a study by running variants of it: which value of a policy's number keeps a fund within its budget,
// and what each change contributes to the difference between two scenarios.
//
// lever.go knows the number that a question moves, grid.go the values that are tried, variants.go runs them as scenarios of one study on
// the same people and illnesses; solve.go and frontier.go search with one lever and two, attribute.go splits a difference, and amount.go
// reads amounts as people write them.
package decide
