// Package settle sends bills through the benefits of a policy, in order.
//
// A year of bills goes one bill at a time through Year, the reference: every step can be explained with its numbers.
// A simulation's bills go through in waves over columns. The two agree to the fen, and tests hold them to it.
package settle
