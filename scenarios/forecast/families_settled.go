package forecast

import (
	"cmp"
	"slices"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/settle"
	"doudi/rules/wave"
)

// FamilyBills is with how many bills a family is shown; one with more only where nobody with fewer is found.
const FamilyBills = 6

// familyTries is how many of the households found with few bills are settled anew at most, and how many of the others.
const familyTries = 12

// choose takes of those found the one in the middle, or the next to it that can be settled from its bills.
func (x *searcher) choose(w *want) error {
	f := w.family
	f.Found, f.Looked = len(w.found), w.looked
	var few, many []candidate
	for _, c := range w.found {
		if c.few {
			few = append(few, c)
		} else {
			many = append(many, c)
		}
	}
	for _, c := range append(fromTheMiddle(few), fromTheMiddle(many)...) {
		if ok, err := x.settle(w, c, f); err != nil || ok {
			return err
		}
		f.Sheets, f.Burdens, f.Means, f.Unapplied = nil, nil, Means{}, nil
	}
	return nil
}

// fromTheMiddle are a few households from the one that parts them all, each with its weight, by how much they show, outwards.
func fromTheMiddle(list []candidate) []candidate {
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.by, b.by), cmp.Compare(a.block, b.block), cmp.Compare(a.household, b.household))
	})
	total, before, middle := 0.0, 0.0, 0
	for _, c := range list {
		total += c.weight
	}
	for i, c := range list {
		if before += c.weight; 2*before >= total {
			middle = i
			break
		}
	}
	var out []candidate
	for away := 0; away < len(list) && len(out) < familyTries; away++ {
		if middle+away < len(list) {
			out = append(out, list[middle+away])
		}
		if away > 0 && middle-away >= 0 && len(out) < familyTries {
			out = append(out, list[middle-away])
		}
	}
	return out
}

// settle settles a household by the scenarios that the want is about; ok is false where that does not give what the simulation paid.
func (x *searcher) settle(w *want, c candidate, out *Family) (ok bool, err error) {
	for i, scenario := range w.under {
		b, local := x.of(scenario)
		ok = false
		var failed error
		if err := x.run(b, c.block, func() {
			x.each(local, func(h seenOf) {
				if h.SeenHousehold.Household != c.household {
					return
				}
				var sheet *settle.Sheet
				of := CaseSheet{Scenario: x.plan.Study.Scenarios[scenario].ID, Policy: x.plan.policies[scenario]}
				var unapplied []string
				if sheet, unapplied, failed = x.again(b, local, scenario, h, &of); sheet == nil {
					return
				}
				for _, id := range unapplied {
					if !slices.Contains(out.Unapplied, id) {
						out.Unapplied = append(out.Unapplied, id)
					}
				}
				of.Sheet, ok = sheet, true
				out.Sheets, out.Burdens = append(out.Sheets, of), append(out.Burdens, burdenOf(h, sheet.Totals.OOP))
				if i == 0 {
					out.Means = x.plan.meansOf(x.seen, h.SeenHousehold)
				}
			})
		}); err != nil {
			return false, err
		}
		if failed != nil || !ok {
			return false, failed
		}
	}
	return ok, nil
}

// again settles the bills of a household, with the applications for benefits that give what the simulation paid; nil where none does: where
// what an earlier year left counts. unapplied are the benefits with a take-up for which it did not apply, without which it is settled.
func (x *searcher) again(b *bench, local, scenario int, h seenOf, of *CaseSheet) (sheet *settle.Sheet, unapplied []string, err error) {
	p := x.plan
	if h.Bills < 0 {
		return nil, nil, nil
	}
	paid := func(benefit int) model.Fen {
		return x.paid[h.SeenHousehold.Household][paidBy{local, p.world.Scenarios[scenario].Benefits[benefit].Column}]
	}
	without, unapplied := p.without(scenario, paid)
	for _, policy := range []*rules.Policy{of.Policy, without} {
		for _, applied := range []float64{1, 0} {
			if applied == 0 && policy.Applied() == nil {
				continue
			}
			bills, err := wave.BillsOf(policy, b.claims, int(h.Bills))
			if err != nil {
				return nil, nil, err
			}
			bills.Apply(policy, applied)
			sheet, err := settle.Year(policy, bills)
			if err != nil {
				return nil, nil, err
			}
			same := true
			for k := range policy.Benefits {
				same = same && sheet.Totals.Paid[k]+sheet.Totals.Cash[k] == paid(k)
			}
			switch {
			case same && policy == of.Policy:
				of.Bills = bills
				return sheet, nil, nil
			case same:
				of.Bills, of.Policy = bills, policy
				return sheet, unapplied, nil
			}
		}
	}
	return nil, nil, nil
}

// without is a scenario's policy without the benefits with a take-up that paid a household nothing, as for somebody who did not apply.
func (p *Plan) without(scenario int, paid func(benefit int) model.Fen) (*rules.Policy, []string) {
	out := *p.policies[scenario]
	out.Benefits = slices.Clone(out.Benefits)
	var ids []string
	for _, t := range p.takeUps[scenario] {
		if k := out.Benefit(t.TakeUp.Benefit); k >= 0 && paid(k) == 0 && out.Benefits[k].Enabled {
			off := *out.Benefits[k]
			off.Enabled = false
			out.Benefits[k], ids = &off, append(ids, off.ID)
		}
	}
	return &out, ids
}
