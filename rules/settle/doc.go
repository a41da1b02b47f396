// Package settle sends bills through the benefits of a policy one after another: the reference, which can explain every step.
//
// Year settles a family's bills of one benefit year and gives a Sheet: what each benefit paid of each bill and at period ends,
// and what is left. Explain gives the turns too, with their numbers; RunExample holds a policy to a worked example. Amounts are
// whole fen. The same over columns is rules/wave, and tests hold the two to each other.
package settle
