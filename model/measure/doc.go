// Package measure turns a simulated year into the figures that are reported: fund spending, out-of-pocket cost,
// catastrophic spending, illness-induced poverty, and their uncertainty.
//
// A Tally holds whole-number sums by groups of households; adding two of them is adding numbers, in any order. The table of
// measures, table.go, says what each is called and how it is made of such sums; a row more is a measure more. Keys lists
// which measures of which groups a run reports, Values makes them of a Tally, and Summarise and Compare say over draws
// and replicates what they are, how sure, and how they differ between scenarios. What becomes of a single
// household is package household's.
package measure

//go:generate go run ./internal/list
