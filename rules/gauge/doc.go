// Package gauge reads the measures that a study defines itself: formulas of the policy language over what a year is to a
// household or person, as programs over columns.
package gauge
