package rules

import "github.com/expr-lang/expr/ast"

// Edition is a policy as it stands from one month until the next change, with every parameter a number: what
// evaluators run. Its formulas are resolved trees over the columns in Inputs.
type Edition struct {
	Policy       *Policy
	From, Until  Month
	Steps        []Step
	Enrolments   []Step // Benefit is the index in Policy.Enrolments
	Accumulators []Adding
	Inputs       []Input
	Holes        []Hole
	Divides      bool            // something is divided by what draws move
	Leaves       map[Leaf]Became // of a traced edition: what every name became
}

// Leaf is a name in a formula as written, in the context of a benefit.
type Leaf struct {
	Node    ast.Node
	Benefit *Benefit
}

// Became is what a name of a formula was resolved to.
type Became struct {
	Formula *Resolved
	Type    Type
}

// Input is a column that some formula reads: a float64, or a bool.
type Input struct {
	Column Column
	Bool   bool
}

// Step is a benefit's turn.
type Step struct {
	Benefit   int // index in Policy.Benefits
	At        At
	Household bool
	When      *Resolved // nil: always
	Amount    *Resolved // what it pays, or with Leaves what stays unpaid of what it covers
	Leaves    bool
	Ceiling   *Resolved // nil: none
	// Deductible is the 起付标准 that the sheet shows, nil where the benefit states none; payments do not read it.
	Deductible *Resolved
	Covers     []int // costs in the order of booking
	Cash       bool  // paid to the family, booked on no cost
	Rounding   Rounding
}

// Reads says whether a formula of the step reads a column.
func (s *Step) Reads(c Column) bool {
	seen := map[*Resolved]bool{}
	return s.When.reads(c, seen) || s.Amount.reads(c, seen) || s.Ceiling.reads(c, seen)
}

// Adding is what one bill adds to an accumulator.
type Adding struct {
	*Accumulator
	Node *Resolved
	Keys []Column // the columns that choose the member, by By
}

// Hole is a member for which a table that formulas index says nothing.
type Hole struct {
	Column    Column // the word of the bill: kind, level, a fact
	Code      int
	Member    string
	Parameter string
}
