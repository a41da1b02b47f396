package audit

import (
	"fmt"
	"io"
	"strings"

	"doudi/rules"
)

// WriteExamples writes the findings' bills as an examples file that `doudi test` runs; policy is the path that it names.
// What each example expects is what the policy does now, so that the file fails once the policy is mended.
func WriteExamples(w io.Writer, policy string, p *rules.Policy, at rules.Month, findings []Finding) error {
	d := newDomain(p, at)
	var b strings.Builder
	fmt.Fprintf(&b, "# Bills that show what a search found in %s as it stands in %s.\npolicy: %s\nexamples:\n", p.ID, at, policy)
	number := 0
	for _, f := range findings {
		for _, s := range f.Bills {
			number++
			d.example(&b, number, f, s)
		}
	}
	if number == 0 {
		return nil
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (d *domain) example(b *strings.Builder, number int, f Finding, s Shown) {
	bills := d.bills(s.setting, s.sheet.Totals.Total)
	fmt.Fprintf(b, "  - name: %q\n", fmt.Sprintf("%d %s: %s", number, f.Kind, f.What))
	fmt.Fprintf(b, "    year: %d\n", bills.Year)
	person := []string{}
	claim := []string{"id: c1", fmt.Sprintf("month: %d", bills.Claims[0].Month)}
	household := []string{"size: 4", "income: 40000"}
	reads := d.policy.ReadsWord
	add := func(list *[]string, name string, x float64) {
		*list = append(*list, fmt.Sprintf("%s: %s", name, d.word(name, x)))
	}
	for _, name := range []string{"category", "sex", "age"} {
		if x, given := bills.Persons[0].Values[name]; given && (reads(name) || name != "sex") {
			add(&person, name, x)
		}
	}
	for _, name := range []string{"kind", "level", "place", "disease", "in_county", "referred"} {
		x, given := bills.Claims[0].Values[name]
		if given && reads(name) && (name != "disease" || x >= 0) {
			add(&claim, name, x)
		}
	}
	for _, fact := range d.policy.Facts {
		lists := []*[]string{&claim, &person, &household}
		values := []map[string]float64{bills.Claims[0].Values, bills.Persons[0].Values, bills.Household.Values}
		add(lists[fact.Owner], fact.Name, values[fact.Owner][fact.Name])
	}
	claim = append(claim, fmt.Sprintf("total: %s", bills.Claims[0].Total))
	for i, name := range d.policy.Costs[:max(len(d.policy.Costs)-1, 1)] {
		claim = append(claim, fmt.Sprintf("%s: %s", name, bills.Claims[0].Costs[i]))
	}
	fmt.Fprintf(b, "    person: {%s}\n    household: {%s}\n", strings.Join(person, ", "), strings.Join(household, ", "))
	fmt.Fprintf(b, "    claims:\n      - {%s}\n", strings.Join(claim, ", "))
	fmt.Fprintf(b, "    expect: {year: {paid_total: %s, oop: %s}}\n", s.sheet.Totals.PaidTotal, s.sheet.Totals.OOP)
}
