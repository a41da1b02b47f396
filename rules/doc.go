// Package rules turns a policy file into a checked, dated, cited Policy.
//
// The way of a formula through it:
//
//  1. read*.go: the file becomes a Policy (document.Fields: unknown keys, shapes, dates, rates).
//  2. syntax.go: each formula is parsed once by expr, within bounds, and held to a whitelist of nodes.
//  3. edition*.go: for one month the parameters have one value each; that dated state is an Edition.
//  4. resolve*.go: every name of a formula is looked up; parameters, sets, readings and members become numbers, defines
//     are expanded, and what is left reads only columns. Both evaluators (expr's VM in this package's Evaluator, the
//     columnar kernel) start from these resolved trees, so that a name can mean but one thing.
//  5. check*.go: what holds over the whole file: dates without gaps, nothing unused, benefits that can pay.
//
// It refuses whatever has no columnar form, and everything that expr accepts but that a policy officer could misread.
package rules
