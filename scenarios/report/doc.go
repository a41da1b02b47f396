// Package report writes what a run found: the table a planner reads, the files a colleague computes with, what stands on
// the figures that are handed in.
//
// All of it is made from one forecast.Result, in this order: page.go picks the rows of the results that answer the study's
// questions and gives them words (a Page), text.go and json.go print that Page, figure*.go give package figure its amounts
// and words, and files.go lists what goes into the folder of the run.
//
// Nothing is computed here but differences of presentation: scale, rounding, order. Intervals, paired differences and
// budgets arrive computed. Everything but timing.json is the same bytes for the same run, however many workers made it.
package report
