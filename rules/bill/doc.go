// Package bill reads a family's bills of one benefit year, and worked examples of such, from files.
//
// A file is read by the words of one policy: its categories, kinds of care, costs and facts. Words become the policy's codes,
// amounts whole fen; what the year held before the file is completed from what the file states of it, or refused. Read is for
// bills that name their policy, ReadIn for the same bills under another or in another year. Errors are *document.Invalid, with all
// mistakes of a file.
package bill
