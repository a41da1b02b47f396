// Package rules is a health-protection policy as data: dated, cited numbers, benefits in the order in which they pay, and for
// one month the Edition that evaluators run.
//
// A file becomes a Policy in package read; package resolve makes its Editions and checks it; package trace evaluates one bill
// at a time, and explains.
package rules
