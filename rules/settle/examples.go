package settle

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/read"
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

// Miss is an expectation that the policy does not meet.
type Miss struct {
	Expectation
	Low, High float64 // what the policy gives; one value unless the bill has a span
}

// MaxExamples bounds one examples file.
const MaxExamples = 5000

// ReadExamples reads the examples of a file for a policy.
func ReadExamples(root *document.Node, p *rules.Policy) ([]*Example, *document.Report, error) {
	r := newReader(p)
	f := r.Fields(root, "an examples file")
	f.Optional("policy")
	f.Optional("sources")
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

// Run settles the example and returns what it misses.
func (e *Example) Run(p *rules.Policy) ([]Miss, error) {
	p, err := read.WithReadings(p, e.Readings)
	if err != nil {
		return nil, err
	}
	low, high := map[string]float64{}, map[string]float64{}
	for i, b := range e.Bills.variants() {
		s, err := Year(p, b)
		if err != nil {
			return nil, err
		}
		if broken := s.Broken(); broken != "" {
			return nil, document.Say("the settlement does not add up: %s", broken)
		}
		for _, x := range e.Expected {
			got, key := s.Figure(x.Of, x.What), x.Of+" "+x.What
			if i == 0 {
				low[key], high[key] = got, got
			}
			low[key], high[key] = min(low[key], got), max(high[key], got)
		}
	}
	var out []Miss
	for _, x := range e.Expected {
		key := x.Of + " " + x.What
		if !x.met(low[key], high[key], e.Tolerance) {
			out = append(out, Miss{x, low[key], high[key]})
		}
	}
	return out, nil
}

// met says whether what the policy gives agrees with the expectation. A bill with an unknown part gives a span: a
// bound must hold all over it, a figure must be possible within it. Amounts are compared in whole fen.
func (x Expectation) met(low, high float64, tolerance model.Fen) bool {
	slack := float64(tolerance)/100 + 0.00499
	if x.What == "effective_rate" || x.What == "eligible_rate" {
		slack = float64(tolerance)/100 + 0.00005
	}
	if math.IsInf(x.Low, -1) || math.IsInf(x.High, 1) {
		return low >= x.Low-slack && high <= x.High+slack
	}
	return low <= x.High+slack && high >= x.Low-slack
}

// variants are the bills with every unknown cost at points of its span: all at the same part of the way, the ends and 31
// points between, and, of a few spans, some at the low end and the others at the high one. A rule can pay the most
// between two points, so that what they give is what was tried and no bound.
func (b *Bills) variants() []*Bills {
	spans := 0
	for _, c := range b.Claims {
		spans += len(c.Spans)
	}
	if spans == 0 {
		return []*Bills{b}
	}
	const points, few = 33, 6
	var out []*Bills
	for i := range points {
		out = append(out, b.within(func(int) int { return i }, points-1))
	}
	if spans > 1 && spans <= few {
		for ends := 1; ends < 1<<spans-1; ends++ { // a bit for each span; all low and all high are there already
			out = append(out, b.within(func(span int) int { return ends >> span & 1 }, 1))
		}
	}
	return out
}

// within is the bills with each span at step(span) of so many steps from its low end to its high one.
func (b *Bills) within(step func(span int) int, steps int) *Bills {
	next, span := *b, 0
	next.Claims = slices.Clone(b.Claims)
	for k := range next.Claims {
		c := &next.Claims[k]
		c.Costs = slices.Clone(c.Costs)
		last := len(c.Costs) - 1
		for _, s := range c.Spans {
			at := s.Low + (s.High-s.Low)*model.Fen(step(span))/model.Fen(steps)
			c.Costs[last] += c.Costs[s.Cost] - at
			c.Costs[s.Cost] = at
			span++
		}
	}
	return &next
}
