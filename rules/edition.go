package rules

import (
	"slices"

	"doudi/model"
	"doudi/model/document"

	"github.com/expr-lang/expr/ast"
)

// Edition is a policy as it stands from one month until the next change, with every parameter a number: what
// evaluators run. Its formulas are resolved trees over the columns in Inputs.
type Edition struct {
	Policy       *Policy
	From, Until  Month
	Steps        []Step
	Accumulators []Adding
	Inputs       []Input
	Holes        []Hole

	values    map[*Parameter]*Value
	readings  map[*Reading]*Enumeration
	divisions []division
	places    map[string]int
	leaves    map[leafKey]resolved // of a traced edition: what every name became
}

// Input is a column that some formula reads: a float64, or a bool.
type Input struct {
	Name string
	Bool bool
}

// Step is a benefit's turn.
type Step struct {
	Benefit   int // index in Policy.Benefits
	At        At
	Household bool
	When      ast.Node // nil: always
	Amount    ast.Node // what it pays, or with Leaves what stays unpaid of what it covers
	Leaves    bool
	Ceiling   ast.Node // nil: none
	// Deductible is the 起付标准 that the sheet shows, nil where the benefit states none; payments do not read it.
	Deductible ast.Node
	Covers     []int // costs in the order of booking
	Cash       bool  // paid to the family, booked on no cost
	Rounding   Rounding
}

// Adding is what one bill adds to an accumulator.
type Adding struct {
	*Accumulator
	Node ast.Node
	Keys []string // the columns that choose the member, by By
}

// Hole is a member for which a table that formulas index says nothing.
type Hole struct {
	Column    string // the word of the bill: kind, level, a fact
	Code      int
	Member    string
	Parameter string
}

// division is something that must be above zero.
type division struct {
	by      ast.Node // resolved
	at      ast.Node // as written
	formula *Formula
}

// Edition resolves the policy for a month. Values holds the factors of a draw on the parameters that have a range;
// nil takes every parameter as stated. The error is an *document.Invalid.
func (p *Policy) Edition(month Month, values model.Values) (*Edition, error) {
	e, _, report := p.resolve(month, values, false)
	return e, report.Err()
}

// Traced is Edition with the value of every name kept, for explanations.
func (p *Policy) Traced(month Month) (*Edition, error) {
	e, _, report := p.resolve(month, nil, true)
	return e, report.Err()
}

// resolve also returns what was used.
func (p *Policy) resolve(month Month, values model.Values, trace bool) (*Edition, map[any]bool, *document.Report) {
	e := &Edition{Policy: p, From: month, Until: p.nextChange(month), values: map[*Parameter]*Value{}, readings: map[*Reading]*Enumeration{}, places: map[string]int{}}
	for _, q := range p.Parameters {
		e.values[q] = q.on(month, p.ID, values)
	}
	r := &resolver{edition: e, report: &document.Report{}, policy: p, memo: map[expansion]resolved{}, sizes: map[ast.Node]int{}, used: map[any]bool{}}
	if trace {
		r.leaves = map[leafKey]resolved{}
		e.leaves = r.leaves
	}
	for i, b := range p.Benefits {
		if !b.Enabled || month < b.From || month >= b.Until {
			continue
		}
		e.Steps = append(e.Steps, r.step(i, b))
	}
	r.benefit, r.stage = nil, afterAll
	for _, a := range p.Accumulators {
		e.Accumulators = append(e.Accumulators, Adding{a, r.top(a.Adds, Number), e.keys(a)})
	}
	if !r.report.Failed() {
		r.dividing()
	}
	return e, r.used, r.report
}

// step resolves the formulas of a benefit.
func (r *resolver) step(i int, b *Benefit) Step {
	r.benefit, r.stage = b, atTurn
	if b.At != AtClaim {
		r.stage = periodEnd
	}
	s := Step{Benefit: i, At: b.At, Household: b.Household, Covers: b.Covers, Cash: b.Cash, Rounding: b.Rounding}
	s.When = r.top(b.When, Bool)
	s.Amount, s.Leaves = r.top(b.Pays, Number), false
	if b.Leaves != nil {
		s.Amount, s.Leaves = r.top(b.Leaves, Number), true
	}
	s.Ceiling = r.top(b.Ceiling, Number)
	s.Deductible = r.top(b.Deductible, Number)
	return s
}

// keys are the words that choose an accumulator's members: the core word of the enumeration's name, or the fact of its type.
func (e *Edition) keys(a *Accumulator) []string {
	var out []string
	for _, by := range a.By {
		name := by.Name
		for _, f := range e.Policy.Facts {
			if f.Type.enum == by {
				name = f.Name
			}
		}
		e.input(name, false)
		out = append(out, name)
	}
	return out
}

// input lists a column once.
func (e *Edition) input(name string, isBool bool) {
	if _, known := e.places[name]; !known {
		e.places[name] = len(e.Inputs)
		e.Inputs = append(e.Inputs, Input{name, isBool})
	}
}

func (e *Edition) hole(h Hole) {
	if !slices.Contains(e.Holes, h) {
		e.Holes = append(e.Holes, h)
	}
}
