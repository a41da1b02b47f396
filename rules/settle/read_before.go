package settle

import (
	"fmt"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
)

// before reads what the year already holds: {paid: {basic: 1200}, oop: {total: 300}, eligible: 2000, admissions: 1}.
func (r *reader) before(n *document.Node) Before {
	b := Before{map[string]model.Fen{}, map[string]model.Fen{}, 0}
	if n == nil {
		return b
	}
	f := r.Fields(n, "before")
	b.Admissions = f.Whole("admissions", 0, 1000, 0)
	r.held(f, b.Year)
	if life := f.Optional("life"); life != nil {
		g := r.Fields(life, "life")
		r.held(g, b.Life)
		g.Done()
	}
	f.Done()
	return b
}

func (r *reader) held(f *document.Fields, into map[string]model.Fen) {
	words := append(slices.Clone(r.policy.Costs), "total")
	read := func(f *document.Fields, prefix string, names []string) {
		for _, name := range names {
			if n := f.Optional(name); n != nil {
				into[prefix+name] = r.amount(n, prefix+name)
			}
		}
	}
	var benefits []string
	for _, b := range r.policy.Benefits {
		benefits = append(benefits, b.ID)
	}
	read(f, "", words)
	for _, group := range []struct {
		name  string
		words []string
	}{{"paid", append(benefits, "total")}, {"oop", words}, {"unpaid", words}} {
		if n := f.Optional(group.name); n != nil {
			g := r.Fields(n, group.name)
			read(g, group.name+".", group.words)
			g.Done()
		}
	}
	for _, a := range r.policy.Accumulators {
		if n := f.Optional(a.Name); n != nil {
			r.heldAccumulator(n, a, into)
		}
	}
	complete(into, r.policy)
}

func (r *reader) heldAccumulator(n *document.Node, a *rules.Accumulator, into map[string]model.Fen) {
	if n.Shape != document.Map {
		into[a.Name] = r.amount(n, a.Name)
		return
	}
	for _, f := range n.Fields {
		into[fmt.Sprintf("%s:%s", a.Name, f.Key.Text)] = r.amount(f.Value, a.Name)
	}
}

// complete adds the sums that follow from what was stated.
func complete(held map[string]model.Fen, p *rules.Policy) {
	if _, stated := held["paid.total"]; !stated {
		for _, b := range p.Benefits {
			if !b.Cash {
				held["paid.total"] += held["paid."+b.ID]
			}
		}
	}
	if _, stated := held["oop.total"]; !stated {
		for _, c := range p.Costs {
			held["oop.total"] += held["oop."+c]
		}
	}
	booked := model.Fen(0)
	for _, c := range p.Costs {
		booked += held["oop."+c]
	}
	held["oop."+p.Costs[0]] += max(held["oop.total"]-booked, 0)
	if _, stated := held["total"]; !stated {
		held["total"] = held["paid.total"] + held["oop.total"]
	}
}
