package settle

import (
	"fmt"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
)

func joined(words []string) string { return document.Listed(words) }

// claim reads one bill.
func (r *reader) claim(n *document.Node, index int, b *Bills) Claim {
	f := r.Fields(n, "a bill")
	c := Claim{At: n, ID: f.Text("id"), Month: f.Whole("month", 1, 12, 1), Values: map[string]float64{}}
	r.Clear(f.At.Get("id"), "a name")
	if c.ID == "" {
		c.ID = fmt.Sprintf("c%d", index+1)
	}
	c.Person = r.patient(f, b)
	r.member(f, "kind", c.Values)
	r.member(f, "level", c.Values)
	r.member(f, "disease", c.Values)
	r.place(f, &c)
	if f.Bool("referred", false) {
		c.Values["referred"] = 1
	}
	r.facts(f, rules.OfClaim, c.Values)
	r.money(f, &c)
	f.Optional("note")
	f.Done()
	r.defaults(c.Values, n, "kind", "level", "disease")
	return c
}

// patient finds whose bill it is.
func (r *reader) patient(f *document.Fields, b *Bills) int {
	n := f.Optional("person")
	if n == nil {
		if len(b.Persons) > 1 {
			r.Errorf(f.At, "the bill does not say whose it is").Instead("`person: …` with one of the ids")
		}
		return 0
	}
	var ids []string
	for i, p := range b.Persons {
		if p.ID == n.Text {
			return i
		}
		ids = append(ids, p.ID)
	}
	r.Errorf(n, "no person has the id `%s`", n.Text).Instead("one of %s", joined(ids))
	return 0
}

// place reads where the care was given; in_county follows from place and place from in_county.
func (r *reader) place(f *document.Fields, c *Claim) {
	r.member(f, "place", c.Values)
	e := r.policy.Enumeration("place")
	home := float64(e.Code("in_county"))
	given, stated := c.Values["place"]
	at := f.Optional("in_county")
	inCounty := !stated || given == home || home < 0
	if at != nil {
		yes, ok := at.Bool()
		if !ok {
			r.Errorf(at, "`in_county` must be true or false")
		}
		if stated && home >= 0 && yes != (given == home) {
			r.Errorf(at, "`in_county` and `place` contradict each other").Instead("one of them")
		}
		inCounty = yes
	}
	if inCounty {
		c.Values["in_county"] = 1
	}
	if stated {
		return
	}
	switch away := e.Code("in_area"); {
	case inCounty && home >= 0:
		c.Values["place"] = home
	case !inCounty && away >= 0:
		c.Values["place"] = float64(away)
	case r.reads["place"]:
		r.missing(f.At, "place")
	}
}

// money reads the total and its parts; the last part is the rest. Where no part is stated, all of it is the first.
func (r *reader) money(f *document.Fields, c *Claim) {
	costs := r.policy.Costs
	c.Costs = make([]model.Fen, len(costs))
	total := f.Required("total")
	if total != nil {
		var ok bool
		if c.Total, ok = r.readable(total, "total"); !ok {
			for _, name := range costs {
				f.Optional(name) // nothing can be held against a total that is not known
			}
			return
		}
	}
	last := len(costs) - 1
	stated, sum := false, model.Fen(0)
	for i, name := range costs {
		n := f.Optional(name)
		if n == nil {
			continue
		}
		if i < last || last == 0 {
			stated = true
		}
		if n.Shape == document.List {
			c.Spans = append(c.Spans, r.span(n, name, i))
			s := c.Spans[len(c.Spans)-1]
			c.Costs[i] = (s.Low + s.High) / 2
		} else {
			c.Costs[i] = r.amount(n, name)
		}
		if i < last {
			sum += c.Costs[i]
		}
	}
	rest := f.At.Get(costs[last])
	switch {
	case last == 0:
		c.Costs[0] = c.Total
		return
	case !stated && rest == nil:
		c.Costs[0] = c.Total
		return
	case !stated:
		c.Costs[0] = c.Total - c.Costs[last]
		sum = c.Costs[0]
	}
	if c.Costs[0] < 0 || sum > c.Total && total != nil {
		at := f.At.Get(costs[0])
		if at == nil {
			at = f.At
		}
		r.Errorf(at, "the parts of the bill are %s, above its total %s", sum, c.Total).Because("the parts of a bill add up to its total")
		return
	}
	if rest != nil && stated && c.Costs[last] != c.Total-sum {
		r.Errorf(rest, "`%s` is %s, but %s of %s is left for it", costs[last], c.Costs[last], c.Total-sum, c.Total).
			Because("the parts of a bill add up to its total").Instead("%s", c.Total-sum)
	}
	c.Costs[last] = c.Total - sum
	for _, s := range c.Spans {
		if s.High-c.Costs[s.Cost]+sum > c.Total {
			r.Errorf(f.At.Get(costs[s.Cost]), "`%s` may reach %s, above the total %s", costs[s.Cost], s.High, c.Total)
		}
	}
}

func (r *reader) span(n *document.Node, name string, cost int) Span {
	if len(n.Items) != 2 {
		r.Errorf(n, "`%s` must be an amount, or [lowest, highest] where it is not known", name)
		return Span{Cost: cost}
	}
	s := Span{cost, r.amount(n.Items[0], name), r.amount(n.Items[1], name)}
	if s.Low > s.High {
		r.Errorf(n, "`%s` begins above its end", name).Instead("[%s, %s]", s.High, s.Low)
		s.Low, s.High = s.High, s.Low
	}
	if cost == len(r.policy.Costs)-1 {
		r.Errorf(n, "`%s` is what is left of the bill, so it cannot be a span", name).Instead("a span for another part")
	}
	return s
}
