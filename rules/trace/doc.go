// Package trace runs the formulas of an edition on expr's VM, one bill at a time: the reference that the columnar kernel is
// held to, and what explains a payment.
package trace
