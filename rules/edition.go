package rules

import (
	"fmt"
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

// value is a parameter's value in this edition, nil if it has none yet or no longer.
func (e *Edition) value(q *Parameter) *Value { return e.values[q] }

// members are the codes of a set's members in this edition.
func (e *Edition) members(s *Set) []float64 {
	var out []float64
	for _, d := range s.Dated {
		if d.From <= e.From && e.From < d.Until {
			for _, word := range d.Members {
				out = append(out, float64(s.Of.Code(word)))
			}
		}
	}
	return out
}

// on is the parameter's value in a month, with the draw's factor on it.
func (q *Parameter) on(month Month, policy string, values model.Values) *Value {
	for i := range q.Dated {
		d := &q.Dated[i]
		if month < d.From || month >= d.Until || d.Value == nil {
			continue
		}
		factor := values.Of(q.quantity(d))
		if factor == 1 {
			return d.Value
		}
		return d.Value.scaled(factor, q.isRate())
	}
	return nil
}

// Quantities are the policy's uncertain inputs: a factor for each parameter that has a range.
func (p *Policy) Quantities() []model.Quantity {
	var out []model.Quantity
	for _, q := range p.Parameters {
		for i := range q.Dated {
			x := q.quantity(&q.Dated[i])
			if x.Uncertain() && !slices.ContainsFunc(out, func(y model.Quantity) bool { return y.Path == x.Path }) {
				out = append(out, x)
			}
		}
	}
	return out
}

// quantity is the factor on a dated value. All dated values of a parameter are drawn as one: those with the range of the
// first share its factor, and one with a range of its own takes the same place in that, so that a difference between two
// dates holds no noise that is not in the law.
func (q *Parameter) quantity(d *Dated) model.Quantity {
	out := model.Quantity{Path: "policy." + q.Name, Title: q.Title, Value: 1, Low: d.Low, High: d.High, Unit: "factor", Source: d.Source.Ref, Status: d.Source.Status}
	if first := q.Dated[0]; d.Low != first.Low || d.High != first.High {
		out.Path, out.Together = fmt.Sprintf("policy.%s.%s", q.Name, d.From), out.Path
	}
	return out
}

// scaled multiplies every amount or rate by a factor; rates stay within [0, 1]. The thresholds of brackets stay, since
// a range is about what is paid.
func (v *Value) scaled(factor float64, rate bool) *Value {
	held := func(x float64) float64 {
		if rate {
			return min(max(x*factor, 0), 1)
		}
		return x * factor
	}
	out := &Value{Number: held(v.Number), at: v.at}
	for _, s := range v.Brackets {
		s.Rate = min(max(s.Rate*factor, 0), 1)
		out.Brackets = append(out.Brackets, s)
	}
	for _, x := range v.List {
		out.List = append(out.List, held(x))
	}
	for _, m := range v.Members {
		m.Value = m.Value.scaled(factor, rate)
		out.Members = append(out.Members, m)
	}
	return out
}

// Changes are the months in which something of the policy changes, first to last; the first is its beginning.
func (p *Policy) Changes() []Month {
	var out []Month
	add := func(months ...Month) {
		for _, m := range months {
			if m != Always && m != Never {
				out = append(out, m)
			}
		}
	}
	for _, q := range p.Parameters {
		for _, d := range q.Dated {
			add(d.From, d.Until)
		}
	}
	for _, s := range p.Sets {
		for _, d := range s.Dated {
			add(d.From, d.Until)
		}
	}
	begins := len(out) > 0
	for _, b := range p.Benefits {
		add(b.From, b.Until)
		if !begins && b.From == Always {
			out = append(out, Always) // without a dated parameter or set, a benefit without a date has always been there
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) == 0 {
		return []Month{Always}
	}
	return out
}

// nextChange is the first month after this one in which something changes.
func (p *Policy) nextChange(month Month) Month {
	for _, m := range p.Changes() {
		if m > month {
			return m
		}
	}
	return Never
}
