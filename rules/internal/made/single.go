package settle

import (
	"fmt"

	"doudi/model"
	"doudi/rules"
)

// singles settles households one by one with the reference: the oracle of the waves.
type singles struct {
	p        *part
	streams  []int // by benefit
	eligible int
	editions map[*rules.Edition]*edition
}

func newSingles(w *Waves, p *part) *singles {
	s := &singles{p, w.streams[p.index], w.eligible[p.index], map[*rules.Edition]*edition{}}
	for _, e := range p.editions {
		if s.editions[e] == nil {
			s.editions[e] = &edition{e, rules.NewEvaluator(e)}
		}
	}
	return s
}

// settle sends every household of a block through the reference.
func (s *singles) settle(c *model.Claims, k *codes, out *model.Settled) error {
	rows := make([][]int, len(c.Households))
	for j := range c.Total { // waves keep each patient's bills in order of month
		h := c.Patients[c.Patient[j]].Household
		rows[h] = append(rows[h], j)
	}
	patients := make([][]int, len(c.Households))
	for i, p := range c.Patients {
		patients[p.Household] = append(patients[p.Household], i)
	}
	for h := range c.Households {
		b := k.bills(s.p.policy, c, h, patients[h], rows[h])
		sheet, err := s.year(b)
		if err != nil {
			return err
		}
		for i := range sheet.Claims {
			if s.eligible >= 0 {
				// One part alone is the whole bill: of that, what funds paid is the eligible cost's as far as it goes.
				out.PaidEligible[s.eligible][rows[h][i]] = min(sheet.Claims[i].PaidEligible, c.Eligible[rows[h][i]])
			} else if sheet.Claims[i].PaidEligible != 0 {
				return fmt.Errorf("funds pay %s of the eligible cost and were said to pay nothing", sheet.Claims[i].PaidEligible)
			}
			for benefit := range s.p.policy.Benefits {
				paid := sheet.Claims[i].Paid[benefit] + sheet.Claims[i].Cash[benefit]
				if s.streams[benefit] >= 0 {
					out.Paid[s.streams[benefit]][rows[h][i]] = paid
				} else if paid != 0 {
					return fmt.Errorf("%s pays %s and was said to pay nothing", s.p.policy.Benefits[benefit].ID, paid)
				}
			}
		}
		for _, p := range sheet.Periods {
			if s.streams[p.Benefit] < 0 {
				if p.Paid != 0 {
					return fmt.Errorf("%s pays %s and was said to pay nothing", s.p.policy.Benefits[p.Benefit].ID, p.Paid)
				}
				continue
			}
			if p.Person >= 0 {
				out.PaidPerson[s.streams[p.Benefit]][patients[h][p.Person]] += p.Paid
			} else {
				out.PaidHousehold[s.streams[p.Benefit]][h] += p.Paid
			}
		}
	}
	return nil
}

// year is the reference over the editions that were compiled.
func (s *singles) year(b *Bills) (*Sheet, error) {
	r := newRun(s.p.policy, b, nil)
	r.given = func(month int) *edition { return s.editions[s.p.editions[month-1]] }
	return r.settle()
}
