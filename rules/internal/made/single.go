package made

import (
	"doudi/model"
	"doudi/rules"
	"doudi/rules/settle"
	"doudi/rules/wave"
)

// OneByOne settles every household of a block by the reference: the oracle of the waves. Payments are in the order of the
// policy's benefits.
func OneByOne(p *rules.Policy, c *model.Claims) (*model.Settled, error) {
	rows, patients := make([][]int, len(c.Households)), make([][]int, len(c.Households))
	for j := range c.Total { // waves keep each patient's bills in order of month
		h := c.Patients[c.Patient[j]].Household
		rows[h] = append(rows[h], j)
	}
	for i, x := range c.Patients {
		patients[x.Household] = append(patients[x.Household], i)
	}
	out := &model.Settled{PaidEligible: [][]model.Fen{make([]model.Fen, len(c.Total))}}
	for range p.Benefits {
		out.Paid = append(out.Paid, make([]model.Fen, len(c.Total)))
		out.PaidPerson = append(out.PaidPerson, make([]model.Fen, len(c.Patients)))
		out.PaidHousehold = append(out.PaidHousehold, make([]model.Fen, len(c.Households)))
	}
	years := settle.NewYears(p)
	for h := range c.Households {
		b, err := wave.BillsOf(p, c, h)
		if err != nil {
			return nil, err
		}
		sheet, err := years.Settle(b)
		if err != nil {
			return nil, err
		}
		for i := range sheet.Claims {
			x, j := &sheet.Claims[i], rows[h][i]
			// One part alone is the whole bill: of that, what funds paid is the eligible cost's as far as it goes.
			out.PaidEligible[0][j] = min(x.PaidEligible, c.Eligible[j])
			for k := range p.Benefits {
				out.Paid[k][j] = x.Paid[k] + x.Cash[k]
			}
		}
		for _, x := range sheet.Periods {
			if x.Person >= 0 {
				out.PaidPerson[x.Benefit][patients[h][x.Person]] += x.Paid
			} else {
				out.PaidHousehold[x.Benefit][h] += x.Paid
			}
		}
	}
	return out, nil
}
