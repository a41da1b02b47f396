package bill

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
)

// Example is one worked example of an examples file.
type Example struct {
	Name      string
	Bills     *Bills
	Readings  []document.Field // options taken instead of the policy's defaults
	Expected  []Expectation
	Tolerance model.Fen
	At        *document.Node
}

// Expectation is one stated figure.
type Expectation struct {
	Of   string // a bill, `year`, a person or `household`
	What string // a benefit, oop, paid_total, …
	Low  float64
	High float64
	At   *document.Node
}

// MaxExamples bounds one examples file.
const MaxExamples = 5000

// ReadExamples reads the examples of a file for a policy.
func ReadExamples(root *document.Node, p *rules.Policy) ([]*Example, *document.Report, error) {
	r := newReader(p)
	f := r.Fields(root, "an examples file")
	f.Optional("policy")
	if n := f.Optional("sources"); n != nil && n.Shape == document.Map {
		r.Publications(n.Fields)
	}
	f.Optional("title")
	f.Optional("note")
	var out []*Example
	for i, n := range f.List("examples") {
		if i == MaxExamples {
			r.Errorf(n, "a file has at most %d examples", MaxExamples)
			break
		}
		out = append(out, r.example(n))
	}
	f.Done()
	if len(out) == 0 && !r.Failed() {
		r.Errorf(root, "the file has no examples").Instead("`examples:` with at least one `- name: …`")
	}
	return out, r.Report, r.Err()
}

func (r *reader) example(n *document.Node) *Example {
	f := r.Fields(n, "an example")
	e := &Example{Name: f.Name("name"), At: n}
	f.Optional("worked")
	f.Optional("source")
	f.Optional("note")
	if t := f.Optional("tolerance"); t != nil {
		e.Tolerance = r.amount(t, "tolerance")
	}
	e.Readings = f.Map("readings")
	e.Bills = r.bills(f)
	expect := f.Required("expect")
	if expect != nil && expect.Shape != document.Map {
		r.Errorf(expect, "`expect` must be a map of bills with their figures").Instead("expect: {c1: {basic: 3960.00, oop: 580.00}}")
	}
	f.Done()
	if expect == nil {
		return e
	}
	for _, of := range expect.Fields {
		r.expected(e, of)
	}
	if len(e.Expected) == 0 && !r.Failed() {
		r.Errorf(expect, "the example expects nothing, so it could not fail").Instead("at least one figure: {c1: {oop: 580.00}}")
	}
	return e
}

// expected reads the figures of one bill, person or the year.
func (r *reader) expected(e *Example, of document.Field) {
	known := []string{"year", "household"}
	for _, c := range e.Bills.Claims {
		known = append(known, c.ID)
	}
	for _, p := range e.Bills.Persons {
		if p.ID != "" {
			known = append(known, p.ID)
		}
	}
	if !slices.Contains(known, of.Key.Text) {
		r.Errorf(of.Key, "the example has no bill or person `%s`", of.Key.Text).Instead("one of %s", document.Listed(known))
		return
	}
	if of.Value.Shape != document.Map {
		r.Errorf(of.Value, "the figures of `%s` must be a map", of.Key.Text).Instead("{oop: 580.00}")
		return
	}
	for _, f := range of.Value.Fields {
		if !slices.Contains(r.figures(), f.Key.Text) {
			r.Errorf(f.Key, "`%s` is no figure of a settlement", f.Key.Text).OneOf(f.Key.Text, r.figures())
			continue
		}
		x := Expectation{Of: of.Key.Text, What: f.Key.Text, At: f.Value}
		x.Low, x.High = r.bound(f.Value, f.Key.Text)
		e.Expected = append(e.Expected, x)
	}
}

// figures are what can be expected of a settlement.
func (r *reader) figures() []string {
	out := []string{"total", "eligible", "paid_total", "oop", "burden", "effective_rate", "eligible_rate"}
	for _, b := range r.policy.Benefits {
		out = append(out, b.ID)
	}
	for _, c := range r.policy.Costs {
		out = append(out, "oop."+c)
	}
	return out
}

// bound reads a figure: a number, [low, high], or {at_least: …, at_most: …}.
func (r *reader) bound(n *document.Node, what string) (low, high float64) {
	number := func(n *document.Node) float64 { return r.Number(n, what, -rules.MaxNumber, rules.MaxNumber) }
	switch n.Shape {
	case document.List:
		return r.Interval(n, what, -rules.MaxNumber, rules.MaxNumber)
	case document.Map:
		f := r.Fields(n, "an expectation")
		low, high = math.Inf(-1), math.Inf(1)
		if at := f.Optional("at_least"); at != nil {
			low = number(at)
		}
		if at := f.Optional("at_most"); at != nil {
			high = number(at)
		}
		f.Done()
		return low, high
	}
	x := number(n)
	return x, x
}
