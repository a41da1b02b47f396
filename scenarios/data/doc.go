// Package data writes the files of a run that other programs compute with: every figure by simulation, the uncertain
// inputs with what each draw made of them, a dictionary of it all, and readers in R and Python.
//
// Files (files.go) lists them; replicates.go, inputs.go and dictionary.go write one kind each. Nothing is computed here:
// a value is what the simulation found, in the unit of summary.csv, unrounded.
package data
