// Package notebooks is what the cells of the notebooks share. Every cell is compiled and run as a program of its own, so
// what a run found is kept on disk for the cells that follow (kept.go), and tables and pictures are shown the same way in
// both languages (show.go).
package notebooks
