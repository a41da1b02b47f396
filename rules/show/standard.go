package show

import (
	"fmt"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/bill"
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

// standardFamilies are the families that a comparison shows, one a category of the standard bills: a household of four in
// which one person has all but the dearest of the standard bills within a year.
func standardFamilies(bills []Standard) [][]Standard {
	var out [][]Standard
	for _, s := range bills {
		if s.Place == "in_province" {
			continue
		}
		if n := len(out); n == 0 || out[n-1][0].Category != s.Category {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}

// total is what the bills cost.
func total(bills []Standard) model.Fen {
	sum := model.Fen(0)
	for _, s := range bills {
		sum += s.Total
	}
	return sum
}

// settled is what a policy pays of one person's bills of a year, all of one category; ok is false where the policy has no
// such words.
func settled(d Dated, bills []Standard) (paid model.Fen, ok bool) {
	category := d.Policy.Enumeration("category").Code(bills[0].Category)
	if category < 0 || len(d.Policy.Costs) != 2 {
		return 0, false
	}
	person := bill.Person{Values: map[string]float64{"insured": 1, "age": 50, "category": float64(category)}}
	year, month := d.Policy.BenefitYear(d.At)
	b := &bill.Bills{Year: year, Persons: []bill.Person{person}}
	b.Household = bill.Household{Size: 4, Income: 1_200_000, Values: map[string]float64{}}
	for i, s := range bills {
		c, ok := s.claim(d.Policy)
		if !ok {
			return 0, false
		}
		c.ID, c.Month = fmt.Sprintf("c%d", i+1), month
		b.Claims = append(b.Claims, c)
	}
	b.Default(d.Policy)
	sheet, err := settle.Year(d.Policy, b)
	if err != nil {
		return 0, false
	}
	return sheet.Totals.PaidTotal, true
}

// claim is the bill in a policy's words.
func (s Standard) claim(p *rules.Policy) (bill.Claim, bool) {
	c := bill.Claim{Total: s.Total, Costs: []model.Fen{s.Eligible, s.Total - s.Eligible}, Values: map[string]float64{"disease": -1}}
	for word, member := range map[string]string{"kind": s.Kind, "level": s.Level, "place": s.Place} {
		code := p.Enumeration(word).Code(member)
		if code < 0 {
			return c, false
		}
		c.Values[word] = float64(code)
	}
	if s.Place == "in_county" {
		c.Values["in_county"] = 1
	}
	if s.Referred {
		c.Values["referred"] = 1
	}
	return c, true
}

// families says what a standard family of each category gains or loses; of one bill the table says it.
func (p *page) families(a, b Dated, bills []Standard) {
	said := false
	for _, family := range standardFamilies(bills) {
		before, ok1 := settled(a, family)
		after, ok2 := settled(b, family)
		if len(family) < 2 || !ok1 || !ok2 {
			continue
		}
		if !said {
			p.item(p.Lang.Say("A standard family: four people, one with these bills in a year: %s", p.list(family, a.Policy)))
			said = true
		}
		cost := total(family)
		who := p.member(a.Policy, "category", family[0].Category)
		switch gain := after - before; {
		case gain > 0:
			p.item(p.Lang.Say("%s: pays %s yuan less (%s -> %s)", who, gain, cost-before, cost-after))
		case gain < 0:
			p.item(p.Lang.Say("%s: pays %s yuan more (%s -> %s)", who, -gain, cost-before, cost-after))
		default:
			p.item(p.Lang.Say("%s: the same (%s)", who, cost-before))
		}
	}
	if said {
		p.b.WriteString("\n")
	}
}

// list names bills with what they cost.
func (p *page) list(bills []Standard, policy *rules.Policy) string {
	var out []string
	for _, s := range bills {
		out = append(out, p.Lang.Say("%s (%s) %s yuan", p.member(policy, "kind", s.Kind), p.member(policy, "level", s.Level), s.Total))
	}
	return p.Lang.List(out)
}

// standardBills compares what the family pays of each standard bill.
func (p *page) standardBills(a, b Dated, bills []Standard) {
	if len(bills) == 0 {
		return
	}
	p.heading(2, p.Lang.Say("Standard bills: out of pocket (yuan)"))
	p.families(a, b, bills)
	var rows [][]string
	for _, s := range bills {
		before, ok1 := settled(a, []Standard{s})
		after, ok2 := settled(b, []Standard{s})
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
	p.table([]string{p.Lang.Say("bill"), p.Lang.Say("total"), p.Lang.Say("before"), p.Lang.Say("after"), p.Lang.Say("change")}, rows)
}

// bill names a standard bill in the words of a policy that knows it.
func (p *page) bill(s Standard, a, b Dated, knownToFirst bool) string {
	policy := b.Policy
	if knownToFirst {
		policy = a.Policy
	}
	return p.Lang.Say("%s, %s, %s", p.member(policy, "category", s.Category), p.member(policy, "kind", s.Kind), p.member(policy, "level", s.Level))
}

// member is the title of a word's member.
func (p *page) member(policy *rules.Policy, word, member string) string {
	return policy.Enumeration(word).Title(member, p.Lang)
}
