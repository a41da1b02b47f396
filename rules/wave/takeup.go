package wave

import (
	"fmt"
	"slices"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/kernel"
)

// takeUps are the take-ups of a policy's benefits in one month, by the benefit's place in the policy.
type takeUps map[int]model.TakenUp

// takeUpsOf are those of a month, 1…12.
func takeUpsOf(r Rules, year, month int) takeUps {
	out := takeUps{}
	for i := range r.TakeUp {
		t := &r.TakeUp[i]
		k := r.Policy.Benefit(t.Benefit)
		if v, stated := t.In(year, month); k >= 0 && stated {
			out[k] = v
		}
	}
	return out
}

// sameTakeUps says whether a policy's take-ups of a month, 0…11, are those of the month before.
func (p *part) sameTakeUps(month int) bool {
	a, b := p.takeUps[month-1], p.takeUps[month]
	if len(a) != len(b) {
		return false
	}
	for k, v := range b {
		before, stated := a[k]
		if !stated || share(before.InCounty) != share(v.InCounty) || share(before.Elsewhere) != share(v.Elsewhere) {
			return false
		}
	}
	return true
}

// share is a take-up without what readers are told of it, as draws move it: a factor on 1.
func share(q model.Quantity) rules.Drawn {
	return rules.Drawn{Factor: model.Quantity{Path: q.Path, Value: q.Value, Low: q.Low, High: q.High}, Rate: true}
}

// applied is the condition that the patient, or the household, has applied for a benefit: that the number of theirs is below
// the take-up; −1 where none is stated. What is surely 0 or 1 asks for no number. A benefit goes by household that is paid to it, or that reads of the
// household whether it applied.
func (s *scope) applied(step *rules.Step) (kernel.Ref, error) {
	v, stated := s.p.takeUps[s.month][step.Benefit]
	switch {
	case !stated:
		return -1, nil
	case v.Surely(1):
		return s.Truth(true), nil
	case v.Surely(0):
		return s.Truth(false), nil
	}
	of := rules.OfPerson
	if f := s.p.policy.Applied(); step.Household || f != nil && f.Owner == rules.OfHousehold && step.Reads(f.Column()) {
		of = rules.OfHousehold
	}
	below := s.takenUp(v.InCounty)
	if v.ByPlace && step.At == rules.AtClaim {
		near, err := s.read(inCounty.Column)
		if err != nil {
			return 0, err
		}
		below = s.Make(kernel.Select, near, below, s.takenUp(v.Elsewhere))
	}
	number := s.column(column{own: application, Column: rules.Column{Of: of, Name: s.p.policy.Benefits[step.Benefit].ID}})
	return s.Make(kernel.Less, number, below), nil
}

// takenUp is a take-up in the graph: a number that draws move where it has a range.
func (s *scope) takenUp(q model.Quantity) kernel.Ref {
	switch {
	case !q.Uncertain():
		return s.Const(q.Value)
	case s.p.closed:
		return s.Const(s.p.values.Of(q))
	}
	return s.w.numbers.ref(s.Builder, s.p.place, share(q), 1)
}

// loadApplications fills the column of the numbers by which patients, or their households, apply for a benefit.
func loadApplications(to []float64, c *model.Claims, of column) error {
	i := slices.IndexFunc(c.Applied, func(a model.Application) bool { return a.Benefit == of.Name })
	if i < 0 {
		if len(to) == 0 {
			return nil
		}
		return fmt.Errorf("wave: the bills do not say who applies for %s", of.Name)
	}
	a := &c.Applied[i]
	for p := range to {
		if of.Of == rules.OfHousehold {
			to[p] = a.Household[c.Patients[p].Household]
		} else {
			to[p] = a.Person[p]
		}
	}
	return nil
}
