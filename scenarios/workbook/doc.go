// Package workbook writes what a run found as a workbook, to be edited and handed in: comparison, budget, targets of
// performance, rolling years, the reckoning step by step, and the tables behind them.
//
// It is a dress of the page and of the rows of summary.csv (sheets_*.go give a sheet its cells, book.go sets them): money is
// scaled to ten thousand yuan, and nothing else is computed here. What adds up or multiplies in a sheet is a formula, so that
// it moves with what a reader writes into it. What no simulation can know, as last year's accounts, is left to be filled in.
package workbook
