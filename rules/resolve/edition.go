package resolve

import (
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

// division is something that must be above zero.
type division struct {
	by      *rules.Resolved
	at      ast.Node // as written
	formula *rules.Formula
}

// Edition resolves the policy for a month. Values holds the factors of a draw on the parameters that have a range; nil
// takes every parameter as stated, and says of the numbers how draws move them. The error is an *document.Invalid.
func Edition(p *rules.Policy, month rules.Month, values model.Values) (*rules.Edition, error) {
	r := resolve(p, month, values, false)
	return r.edition, r.report.Err()
}

// Traced is Edition with the value of every name kept, for explanations.
func Traced(p *rules.Policy, month rules.Month) (*rules.Edition, error) {
	r := resolve(p, month, nil, true)
	return r.edition, r.report.Err()
}

// resolve makes an edition; what was used and what is wrong stand in the resolver.
func resolve(p *rules.Policy, month rules.Month, values model.Values, trace bool) *resolver {
	e := &rules.Edition{Policy: p, From: month, Until: p.NextChange(month)}
	r := newResolver(e)
	for _, q := range p.Parameters {
		r.values[q] = q.On(month, values)
		if values == nil {
			r.drawn[q] = q.DrawnOn(month)
		}
	}
	if trace {
		e.Leaves = map[rules.Leaf]rules.Became{}
	}
	for i, b := range p.Benefits {
		if !b.Enabled || month < b.From || month >= b.Until {
			continue
		}
		e.Steps = append(e.Steps, r.step(i, b))
	}
	for i, b := range p.Enrolments {
		if b.Enabled && month >= b.From && month < b.Until {
			e.Enrolments = append(e.Enrolments, r.step(i, b))
		}
	}
	r.benefit, r.stage = nil, afterAll
	for _, a := range p.Accumulators {
		e.Accumulators = append(e.Accumulators, rules.Adding{Accumulator: a, Node: r.top(a.Adds, rules.Number), Keys: r.keys(a)})
	}
	if !r.report.Failed() {
		r.dividing()
	}
	e.Divides = slices.ContainsFunc(r.divisions, func(d division) bool { return moved(d.by) })
	return r
}

func newResolver(e *rules.Edition) *resolver {
	return &resolver{edition: e, report: &document.Report{}, policy: e.Policy, values: map[*rules.Parameter]*rules.Value{}, drawn: map[*rules.Parameter]*rules.Drawn{}, readings: map[*rules.Reading]*rules.Enumeration{},
		memo: map[expansion]rules.Became{}, sizes: map[*rules.Resolved]int{}, used: map[any]bool{}, listed: map[rules.Column]bool{}}
}

// step resolves the formulas of a benefit.
func (r *resolver) step(i int, b *rules.Benefit) rules.Step {
	r.benefit, r.stage = b, stageOf(b)
	s := rules.Step{Benefit: i, At: b.At, Household: b.Household, Covers: b.Covers, Cash: b.Cash, Rounding: b.Rounding}
	s.When = r.top(b.When, rules.Bool)
	s.Amount, s.Leaves = r.top(b.Pays, rules.Number), false
	if b.Leaves != nil {
		s.Amount, s.Leaves = r.top(b.Leaves, rules.Number), true
	}
	s.Ceiling = r.top(b.Ceiling, rules.Number)
	s.Deductible = r.top(b.Deductible, rules.Number)
	return s
}

// stageOf is when a benefit's formulas are evaluated.
func stageOf(b *rules.Benefit) stage {
	switch {
	case b == nil || b.At == rules.AtClaim:
		return atTurn
	case b.At == rules.AtEnrolment:
		return enrolment
	}
	return periodEnd
}

// keys are the words that choose an accumulator's members: the core word of the enumeration's name, or the fact of its type.
func (r *resolver) keys(a *rules.Accumulator) []rules.Column {
	var out []rules.Column
	for _, by := range a.By {
		column := rules.ClaimWord(by.Name)
		if w := r.policy.Names[by.Name].Word; w != nil {
			column = w.Column
		}
		for _, f := range r.policy.Facts {
			if f.Type.Enum == by {
				column = f.Column()
			}
		}
		r.input(column, false)
		out = append(out, column)
	}
	return out
}

// input lists a column once.
func (r *resolver) input(c rules.Column, isBool bool) {
	if !r.listed[c] {
		r.listed[c] = true
		r.edition.Inputs = append(r.edition.Inputs, rules.Input{Column: c, Bool: isBool})
	}
}

func (r *resolver) hole(h rules.Hole) {
	if !slices.Contains(r.edition.Holes, h) {
		r.edition.Holes = append(r.edition.Holes, h)
	}
}
