package bill

import (
	"fmt"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
)

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
	r.Errorf(n, "no person has the id `%s`", n.Text).Instead("one of %s", document.Listed(ids))
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
	case r.policy.ReadsWord("place"):
		r.missing(f.At, "place")
	}
}

// money reads the total and its parts. Of two parts one follows from the other; of more, the last is the rest where all
// the others are stated. Where no part is stated a bill of two parts is all of the first.
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
	stated := r.parts(f, c)
	if total == nil {
		return
	}
	sum, missing := model.Fen(0), []int{}
	var first *document.Node // of the stated parts
	for k, n := range stated {
		sum += c.Costs[k]
		if n == nil {
			missing = append(missing, k)
		} else if first == nil {
			first = n
		}
	}
	last, rest := len(costs)-1, c.Total-sum
	switch {
	case rest < 0 && stated[last] != nil && sum-c.Costs[last] <= c.Total:
		r.notLeft(stated[last], c, last, rest)
	case rest < 0:
		r.Errorf(first, "the parts of the bill are %s, above its total %s", sum, c.Total).Because("the parts of a bill add up to its total")
	case len(missing) == 0 && rest > 0:
		r.notLeft(stated[last], c, last, rest)
	case rest == 0: // a part that is not stated is nothing
	case len(missing) == len(costs) && len(costs) <= 2:
		c.Costs[0] = rest
	case len(missing) == 1 && (missing[0] == last || len(costs) == 2):
		c.Costs[missing[0]] = rest
	default:
		r.unstated(f, missing, rest, c.Total)
	}
	if rest >= 0 {
		r.reach(f, c)
	}
}

// parts reads the parts that the bill states.
func (r *reader) parts(f *document.Fields, c *Claim) []*document.Node {
	stated := make([]*document.Node, len(r.policy.Costs))
	for k, name := range r.policy.Costs {
		n := f.Optional(name)
		if n == nil {
			continue
		}
		stated[k] = n
		if n.Shape == document.List {
			s := r.span(n, name, k)
			c.Spans, c.Costs[k] = append(c.Spans, s), (s.Low+s.High)/2
		} else {
			c.Costs[k] = r.amount(n, name)
		}
	}
	return stated
}

// notLeft reports the last part where it is not what the others leave; rest is what all the parts leave.
func (r *reader) notLeft(n *document.Node, c *Claim, last int, rest model.Fen) {
	left := c.Costs[last] + rest
	r.Errorf(n, "`%s` is %s, but %s of %s is left for it", r.policy.Costs[last], c.Costs[last], left, c.Total).
		Because("the parts of a bill add up to its total").Instead("%s", left)
}

// unstated reports parts that a bill of several parts leaves out, where what is left could be any of them.
func (r *reader) unstated(f *document.Fields, missing []int, rest, total model.Fen) {
	var names, keys []string
	for _, k := range missing {
		names, keys = append(names, r.policy.Costs[k]), append(keys, r.policy.Costs[k]+": …")
	}
	if len(missing) == 1 {
		keys[0] = fmt.Sprintf("%s: %s", names[0], rest)
	}
	r.Errorf(f.At, "the bill does not state %s, and %s of %s is none of its other parts", document.Listed(names), rest, total).
		Because("the last part is the rest only where all the others are stated").Instead("%s", document.Listed(keys))
}

// reach reports spans that could pass the total, alone or together with those before them.
func (r *reader) reach(f *document.Fields, c *Claim) {
	last := len(c.Costs) - 1
	left := c.Costs[last]
	for _, s := range c.Spans {
		if s.Cost == last {
			continue
		}
		name := r.policy.Costs[s.Cost]
		more := s.High - c.Costs[s.Cost]
		switch {
		case more > c.Costs[last]:
			r.Errorf(f.At.Get(name), "`%s` may reach %s, above the total %s", name, s.High, c.Total)
		case more > left:
			r.Errorf(f.At.Get(name), "with `%s` at %s the parts of the bill may reach %s, above its total %s", name, s.High, c.Total+more-left, c.Total).
				Because("the parts of a bill add up to its total").Instead("[%s, %s]", s.Low, s.High-more+left)
		}
		left -= more
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
