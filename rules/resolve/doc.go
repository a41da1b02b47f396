// Package resolve looks up what every name of a policy's formulas stands for in one month, and checks what holds over all.
//
// For one month the parameters have one value each; parameters, sets, readings and members become numbers, defines are
// expanded, and what is left reads columns alone. Both evaluators (expr's VM in package trace, the columnar kernel) start
// from these resolved formulas, so that a name can mean but one thing. The check looks at every month in which something
// changes: dates without gaps, nothing unused, no divisor that may be zero, benefits that can pay.
package resolve
