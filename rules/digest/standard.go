package digest

import (
	"fmt"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/settle"
)

// Standard is a bill that both policies of a comparison settle.
type Standard struct {
	Kind, Level, Place, Category string
	Referred                     bool
	Total, Eligible              model.Fen
}

// StandardBills are the bills that a comparison shows: each level of care at a usual and a high cost, for an ordinary
// resident, a registered poor person and a destitute one, and a chronic outpatient's year.
func StandardBills() []Standard {
	var out []Standard
	for _, category := range []string{"resident", "registered_poor", "extreme_poor"} {
		for _, x := range []Standard{
			{Kind: "inpatient", Level: "township", Place: "in_county", Total: 200_000, Eligible: 192_000},
			{Kind: "inpatient", Level: "county", Place: "in_county", Total: 600_000, Eligible: 560_000},
			{Kind: "inpatient", Level: "city", Place: "in_area", Total: 2_000_000, Eligible: 1_650_000},
			{Kind: "inpatient", Level: "province", Place: "in_province", Referred: true, Total: 8_000_000, Eligible: 6_000_000},
			{Kind: "outpatient_chronic", Level: "county", Place: "in_county", Total: 300_000, Eligible: 290_000},
		} {
			x.Category = category
			out = append(out, x)
		}
	}
	return out
}

// settled is what a policy pays of a bill; ok is false where the policy has no such words.
func (s Standard) settled(d Dated) (paid model.Fen, ok bool) {
	c := settle.Claim{ID: "c1", Month: int(d.At)%12 + 1, Total: s.Total, Values: map[string]float64{}}
	person := settle.Person{Values: map[string]float64{"insured": 1, "age": 50}}
	for word, member := range map[string]string{"kind": s.Kind, "level": s.Level, "place": s.Place} {
		code := d.Policy.Enumeration(word).Code(member)
		if code < 0 {
			return 0, false
		}
		c.Values[word] = float64(code)
	}
	category := d.Policy.Enumeration("category").Code(s.Category)
	if category < 0 || len(d.Policy.Costs) != 2 {
		return 0, false
	}
	person.Values["category"] = float64(category)
	c.Values["disease"] = -1
	if s.Place == "in_county" {
		c.Values["in_county"] = 1
	}
	if s.Referred {
		c.Values["referred"] = 1
	}
	c.Costs = []model.Fen{s.Eligible, s.Total - s.Eligible}
	b := &settle.Bills{Year: d.At.Year(), Persons: []settle.Person{person}, Claims: []settle.Claim{c}}
	b.Household.Values = map[string]float64{"household.size": 4, "household.income": 12_000}
	for _, f := range d.Policy.Facts {
		switch f.Owner {
		case rules.OfClaim:
			c.Values[f.Name] = f.Default
		case rules.OfPerson:
			person.Values[f.Name] = f.Default
		case rules.OfHousehold:
			b.Household.Values[f.Name] = f.Default
		}
	}
	sheet, err := settle.Year(d.Policy, b)
	if err != nil {
		return 0, false
	}
	return sheet.Totals.PaidTotal, true
}

// standardBills compares what the family pays of each standard bill.
func (p *page) standardBills(a, b Dated, bills []Standard) {
	if len(bills) == 0 {
		return
	}
	p.heading(2, "%s", p.say("标准账单：个人负担（元）", "Standard bills: out of pocket (yuan)"))
	var rows [][]string
	for _, s := range bills {
		before, ok1 := s.settled(a)
		after, ok2 := s.settled(b)
		if !ok1 && !ok2 {
			continue
		}
		cell := func(paid model.Fen, ok bool) string {
			if !ok {
				return "-"
			}
			return (s.Total - paid).String()
		}
		change := "-"
		if ok1 && ok2 {
			change = (before - after).String()
		}
		rows = append(rows, []string{p.bill(s, a, b, ok1), s.Total.String(), cell(before, ok1), cell(after, ok2), change})
	}
	p.table([]string{p.say("账单", "bill"), p.say("总费用", "total"), p.say("原", "before"), p.say("新", "after"), p.say("变化", "change")}, rows)
}

// bill names a standard bill in the words of a policy that knows it.
func (p *page) bill(s Standard, a, b Dated, knownToFirst bool) string {
	policy := b.Policy
	if knownToFirst {
		policy = a.Policy
	}
	title := func(word, member string) string { return policy.Enumeration(word).Title(member, p.Lang) }
	return fmt.Sprintf(p.say("%s，%s，%s", "%s, %s, %s"), title("category", s.Category), title("kind", s.Kind), title("level", s.Level))
}
