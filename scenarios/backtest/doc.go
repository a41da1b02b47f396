// Package backtest holds published figures against what the model says of them, and says how good that is: how far off, how
// often inside the interval, and whether better than a forecast that simulates nothing.
//
// Run (run.go) opens studies, simulates each on the same sample and makes a Table of figures (figure.go); score.go scores a
// distribution by what came out, naive.go is the forecast to beat, coverage.go counts by kind how many intervals hold.
// Nothing here changes an input: what is missed stands in the table as missed.
package backtest
