// Package document reads one YAML file strictly: every value knows its line and column, and every mistake becomes a
// Diagnostic that says what is wrong, where, why, and what to write instead.
//
// It is the border between files and the rest of the program. Its input is untrusted: size, depth and the number of
// values are bounded before anything is built, aliases and merges (with which a small file can describe a huge one)
// are refused, and a key given twice is an error. It decides nothing about meaning: policies, profiles, catalogues and
// bills are read by their own packages through Node and Fields.
package document
