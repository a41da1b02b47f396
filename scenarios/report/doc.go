// Package report writes what a run found: the table a planner reads, the files a colleague computes with, what stands on
// the figures that are handed in.
//
// All of it is made from one forecast.Result, in this order: page.go picks the rows of the results that answer the study's
// questions and gives them words (a Page), part*.go write its numbers, which terminal*.go and markdown.go set, figure*.go give
// package figure its amounts and words, and files.go lists what goes into the folder of the run and prints a Page as JSON.
//
// A backtest.Table is written in the same parts, beside it: backtest*.go, and figure_forest.go its picture.
//
// Nothing is computed here but differences of presentation: scale, rounding, order. Intervals, paired differences and
// budgets arrive computed. Everything but timing.json is the same bytes for the same run, however many workers made it;
// page.md words what is to come as past once its year is over.
package report
