package rules

import "slices"

// Resolved is a formula, or a part of one, in which every name has been looked up: numbers, conditions, columns, and functions
// of these. Both evaluators take it and nothing else; what is written in a file is a Formula. A part that stands in several
// places, such as a define, is one and the same, so that whoever walks a formula looks at each part once.
type Resolved struct {
	Is     Part
	Number float64   // of a Constant; of a Truth 1 or 0
	Column Column    // of a Read
	Apply  *Function // of an Application
	Of     []*Resolved
	Table  any    // what Apply looks up: a kernel.Brackets, kernel.List or *kernel.Table; nil for most
	Drawn  *Drawn // how draws move Number, or the rates, numbers or cells of Table, which are those stated; nil where they do not
	// Decided are the cells of a kernel.Table that draws leave as they are, by place; nil where it is none.
	Decided []bool
}

// Part is what a part of a resolved formula is.
type Part uint8

// The parts of resolved formulas.
const (
	Constant    Part = iota // a number
	Truth                   // a condition that is always true, or never
	Read                    // a column
	Application             // a function of other parts
)

// reads says whether a column stands in a formula, which may be nil; parts that are shared are looked at once.
func (n *Resolved) reads(c Column, seen map[*Resolved]bool) bool {
	if n == nil || seen[n] {
		return false
	}
	seen[n] = true
	return n.Is == Read && n.Column == c || slices.ContainsFunc(n.Of, func(part *Resolved) bool { return part.reads(c, seen) })
}

// Fixed is a number.
func Fixed(x float64) *Resolved { return &Resolved{Is: Constant, Number: x} }

// TruthOf is a condition that hangs on nothing.
func TruthOf(yes bool) *Resolved {
	if yes {
		return &Resolved{Is: Truth, Number: 1}
	}
	return &Resolved{Is: Truth}
}

// ReadOf is a column.
func ReadOf(column Column) *Resolved { return &Resolved{Is: Read, Column: column} }

// Applied is a function of other parts.
func Applied(f *Function, of ...*Resolved) *Resolved {
	return &Resolved{Is: Application, Apply: f, Of: of}
}

// LookedUp is a function of other parts that looks a table up.
func LookedUp(f *Function, table any, of ...*Resolved) *Resolved {
	return &Resolved{Is: Application, Apply: f, Of: of, Table: table}
}
