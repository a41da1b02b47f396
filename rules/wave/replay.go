package wave

import (
	"strconv"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/bill"
)

// BillsOf are the simulated bills of one household, by its row in a block's claims, as a file would state them for a
// policy: what the simulation does not say of them is the policy's default. The error names a word of the simulation that
// the policy lacks.
func BillsOf(p *rules.Policy, c *model.Claims, household int) (*bill.Bills, error) {
	var k codes
	if err := k.bind(p, c); err != nil {
		return nil, err
	}
	var patients, rows []int
	for i, x := range c.Patients {
		if int(x.Household) == household {
			patients = append(patients, i)
		}
	}
	for j := range c.Total { // waves keep each patient's bills in order of month
		if int(c.Patients[c.Patient[j]].Household) == household {
			rows = append(rows, j)
		}
	}
	b := k.bills(p, c, household, patients, rows)
	for i := range b.Persons {
		if len(b.Persons) > 1 {
			b.Persons[i].ID = strconv.Itoa(i + 1)
		}
	}
	for i := range b.Claims {
		b.Claims[i].ID = strconv.Itoa(i + 1)
	}
	return b, nil
}

// bills makes the bills of a household from its patients and their rows, with the codes of a policy.
func (k *codes) bills(p *rules.Policy, c *model.Claims, h int, patients, rows []int) *bill.Bills {
	b := &bill.Bills{Year: c.Year}
	b.Household = bill.Household{Size: int(c.Households[h].Size), Income: c.Households[h].Income, Values: map[string]float64{}}
	at := map[int32]int{}
	for i, patient := range patients {
		at[int32(patient)] = i
		x := bill.Person{Values: map[string]float64{}}
		for _, name := range []string{"age", "sex", "category", "insured"} {
			x.Values[name] = k.ofPatient(c, patient, rules.PersonWord(name))
		}
		b.Persons = append(b.Persons, x)
	}
	for _, j := range rows {
		x := bill.Claim{Person: at[c.Patient[j]], Month: int(c.Month[j]), Total: c.Total[j], Values: map[string]float64{
			"kind": k.kind[c.Kind[j]], "level": k.level[c.Level[j]], "place": k.place[c.Place[j]], "disease": k.disease[c.Disease[j]],
			"in_county": truth(c.Place[j] == model.InCounty), "referred": truth(c.Referred[j]),
		}}
		x.Costs = make([]model.Fen, len(p.Costs))
		x.Costs[0] = c.Eligible[j]
		x.Costs[len(x.Costs)-1] += c.Total[j] - c.Eligible[j]
		b.Claims = append(b.Claims, x)
	}
	b.Default(p)
	if len(c.Spells) == 0 {
		return b
	}
	since, before := p.Insured()
	for i, patient := range patients {
		if s := c.Spells[0][patient]; since != nil {
			b.Persons[i].Values[since.Name] = float64(s.Unbroken)
		}
		if s := c.Spells[0][patient]; before != nil {
			b.Persons[i].Values[before.Name] = float64(s.Missed)
		}
	}
	return b
}
