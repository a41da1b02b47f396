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
		b := s.bills(c, k, h, patients[h], rows[h])
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

// bills makes a household's bills as the reference takes them.
func (s *singles) bills(c *model.Claims, k *codes, h int, patients, rows []int) *Bills {
	b := &Bills{Year: c.Year}
	b.Household.Values = map[string]float64{"household.size": float64(c.Households[h].Size), "household.income": c.Households[h].Income.Yuan()}
	at := map[int32]int{}
	for i, p := range patients {
		at[int32(p)] = i
		x := Person{Values: map[string]float64{}}
		for _, name := range []string{"age", "sex", "category", "insured"} {
			x.Values[name] = k.ofPatient(c, p, name)
		}
		b.Persons = append(b.Persons, x)
	}
	for _, j := range rows {
		x := Claim{Person: at[c.Patient[j]], Month: int(c.Month[j]), Total: c.Total[j], Values: map[string]float64{
			"kind": k.kind[c.Kind[j]], "level": k.level[c.Level[j]], "place": k.place[c.Place[j]], "disease": k.disease[c.Disease[j]],
			"in_county": truth(c.Place[j] == model.InCounty), "referred": truth(c.Referred[j]),
		}}
		x.Costs = make([]model.Fen, len(s.p.policy.Costs))
		x.Costs[0] = c.Eligible[j]
		x.Costs[len(x.Costs)-1] += c.Total[j] - c.Eligible[j]
		b.Claims = append(b.Claims, x)
	}
	for _, f := range s.p.policy.Facts {
		switch f.Owner {
		case rules.OfHousehold:
			b.Household.Values[f.Name] = f.Default
		case rules.OfPerson:
			for i := range b.Persons {
				b.Persons[i].Values[f.Name] = f.Default
			}
		default:
			for i := range b.Claims {
				b.Claims[i].Values[f.Name] = f.Default
			}
		}
	}
	return b
}
