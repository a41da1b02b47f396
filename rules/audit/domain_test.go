package audit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules/settle"
)

const many = `policy: tried
sources: {made: {title: made up}}
from: 2018-01-01
source: {ref: made, status: unverified}
enumerations: {category: [poor, resident], level: [township, county], kind: [inpatient, outpatient]}
costs: [a, b, c]
facts: {flag: {of: person, type: bool, default: true}, sum: {of: household, default: 300}, none_yet: 0, grade: {type: [low, high]}, unread: 5}
sets: {ill: {of: disease, value: [gout]}}
parameters:
  limit: {unit: CNY, value: {poor: 5000, other: none}}
  slices: {unit: rate, value: [{over: 0, rate: 0.5}, {over: 1234.56, rate: 0.6}]}
  rate: {unit: rate, value: 0.7}
  later: {unit: CNY, allow: made up, values: [{from: 2019-01-01, value: 7777}]}
  ended: {unit: CNY, allow: made up, values: [{from: 2018-01-01, until: 2018-06-01, value: 8888}]}
  small: {unit: CNY, allow: made up, value: 19}
benefits:
  - {id: basic, pays: 'rate * a + brackets(b, slices) + if(flag, sum, 0) + none_yet + if(grade == "low", 1, 2) + if(level == "county", 1, 0) + if(disease in ill, 1, 0) + if(referred, 1, 0) + 0 * age + if(kind == "inpatient", 1, 0)', ceiling: 'if(category == "poor", limit.poor, limit.other)'}
`

// What a search tries, by hand: every member of every word that is read, both sides of a condition, a fact's default and others.
func TestWhatIsTried(t *testing.T) {
	p := policyOf(t, many)
	d := newDomain(p, june)
	var axes []string
	for _, a := range d.axes {
		axes = append(axes, fmt.Sprint(a.name, a.values))
	}
	want := "category[0 1] kind[0 1] level[0 1] disease[0 -1] referred[0 1] age[40 5 70] flag[1 0] sum[300 0 600] none_yet[0 1000] grade[0 1] [0.9 1 0.6]"
	if got := strings.Join(axes, " "); got != want {
		t.Errorf("tried %s, want %s", got, want)
	}
	if len(d.settings) != MaxSettings { // 2⁵ × 3 × 2 × 3 × 2 × 2 × 3 = 6,912
		t.Errorf("%d settings", len(d.settings))
	}
	for _, a := range d.axes { // however it is thinned, every value is tried
		for _, x := range a.values {
			if !slices.ContainsFunc(d.settings, func(s setting) bool { return a.name == "" && s.share == x || a.name != "" && s.values[a.name] == x }) {
				t.Errorf("%s %v is never tried", a.name, x)
			}
		}
	}
	few := newDomain(policyOf(t, head+"benefits: [{id: basic, when: 'not in_county or level == \"county\"', pays: 1}]\n"), june)
	var all []string
	for _, s := range few.settings {
		all = append(all, fmt.Sprint(s.values["level"], s.values["in_county"], s.share))
	}
	slices.Sort(all)
	if got := strings.Join(all, ", "); got != "0 0 0.6, 0 0 0.9, 0 0 1, 0 1 0.6, 0 1 0.9, 0 1 1, 1 0 0.6, 1 0 0.9, 1 0 1, 1 1 0.6, 1 1 0.9, 1 1 1" {
		t.Errorf("settings %s", got)
	}
	// Costs from 20 yuan upward by a quarter, and the amounts of the policy from 20 yuan on that are in force in June.
	for yuan, want := range map[float64]bool{20: true, 25: true, 31.25: true, 5000: true, 1234.56: true, 7777: false, 8888: false, 19: false, 0: false, 0.7: false} {
		if slices.Contains(d.costs, model.FenOf(yuan)) != want {
			t.Errorf("%v yuan is tried: %v", yuan, !want)
		}
	}
	if !slices.IsSorted(d.costs) || len(slices.Compact(slices.Clone(d.costs))) != len(d.costs) || d.costs[len(d.costs)-1] < 7e7 || d.costs[len(d.costs)-1] >= 1e8 {
		t.Errorf("costs up to %s", d.costs[len(d.costs)-1])
	}
}

// A bill of a setting has its words where they belong, and its cost in equal parts but for the last.
func TestTriedBills(t *testing.T) {
	d := newDomain(policyOf(t, many), june)
	s := setting{map[string]float64{"category": 0, "kind": 1, "level": 1, "disease": 0, "referred": 1, "age": 70, "flag": 0, "sum": 600, "none_yet": 1000, "grade": 1}, 0.6}
	b := d.bills(s, 100_001)
	c, person := b.Claims[0], b.Persons[0].Values
	for name, pair := range map[string][2]any{
		"year": {b.Year, 2018}, "month": {c.Month, 6}, "total": {c.Total, model.Fen(100_001)}, "parts": {fmt.Sprint(c.Costs), "[300.00 300.00 400.01]"}, // 0.6 × 1,000.01 in halves, and the rest
		"kind": {c.Values["kind"], 1.0}, "level": {c.Values["level"], 1.0}, "disease": {c.Values["disease"], 0.0}, "referred": {c.Values["referred"], 1.0}, "none_yet": {c.Values["none_yet"], 1000.0}, "grade": {c.Values["grade"], 1.0},
		"unread": {c.Values["unread"], 5.0}, "in_county": {c.Values["in_county"], 1.0}, "age": {person["age"], 70.0}, "category": {person["category"], 0.0}, "flag": {person["flag"], 0.0}, "insured": {person["insured"], 1.0},
		"sum": {b.Household.Values["sum"], 600.0}, "size": {float64(b.Household.Size), 4.0},
	} {
		if fmt.Sprint(pair[0]) != fmt.Sprint(pair[1]) {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
	if got := d.name(s); got != "category poor, kind outpatient, level county, disease gout, referred true, age 70, flag false, sum 600, none_yet 1000, grade high, 60 % within the scope" {
		t.Errorf("it is called %s", got)
	}
	plain := d.bills(setting{map[string]float64{}, 1}, 100)
	if plain.Persons[0].Values["category"] != 1 || plain.Claims[0].Values["kind"] != 0 || plain.Claims[0].Values["disease"] != -1 || plain.Persons[0].Values["flag"] != 1 {
		t.Errorf("an ordinary bill: %v, %v", plain.Persons[0].Values, plain.Claims[0].Values)
	}
	away := newDomain(policyOf(t, head+"benefits: [{id: basic, pays: 'if(place == \"in_county\", 2, 1)'}]\n"), june)
	for place, want := range []float64{1, 0, 0, 0} {
		if got := away.bills(setting{map[string]float64{"place": float64(place)}, 1}, 100).Claims[0].Values["in_county"]; got != want {
			t.Errorf("place %d: in_county %v", place, got)
		}
	}
	for starts, want := range map[int]int{1: 2018, 6: 2018, 7: 2017} { // June of a year from July is of the year before
		p := policyOf(t, strings.Replace(head, "\nsources", fmt.Sprintf("\nyear_starts: %d\nsources", starts), 1)+"benefits: [{id: basic, pays: 1}]\n")
		if got := newDomain(p, june).bills(setting{}, 100).Year; got != want {
			t.Errorf("from month %d: year %d, want %d", starts, got, want)
		}
	}
}

// The bills of a finding are those on both sides of what was found, no more than a yuan apart, with payments worked by hand.
func TestFindingsShowTheirEdge(t *testing.T) {
	for _, c := range []struct {
		rules, kind, benefit string
		paid                 [2]func(eligible float64) float64
		edge                 float64
	}{
		{`benefits: [{id: first, pays: 1}, {id: basic, pays: "if(eligible > 30000, 0.9, 0.5) * eligible"}]`, "falls", "basic",
			[2]func(float64) float64{func(e float64) float64 { return 1 + 0.5*e }, func(e float64) float64 { return 1 + 0.9*e }}, 30000},
		{`benefits: [{id: basic, pays: "if(eligible > 40000, 0, 0.5) * eligible"}]`, "cliff", "basic",
			[2]func(float64) float64{func(e float64) float64 { return 0.5 * e }, func(float64) float64 { return 0 }}, 40000},
	} {
		found, err := Search(t.Context(), policyOf(t, head+c.rules), june)
		if err != nil || len(found) != 1 || found[0].Kind != c.kind || len(found[0].Bills) != 2 {
			t.Errorf("%s: %v, %v", c.rules, found, err)
			continue
		}
		low, high := found[0].Bills[0], found[0].Bills[1]
		if gap := high.sheet.Totals.Total - low.sheet.Totals.Total; gap <= 0 || gap > 100 {
			t.Errorf("%s: the bills are %s apart", c.kind, gap)
		}
		for i, s := range []Shown{low, high} {
			eligible := s.sheet.Totals.Eligible.Yuan()
			if (eligible > c.edge) != (i == 1) || s.Paid() != model.FenOf(c.paid[i](eligible)) || s.OOP() != s.sheet.Totals.Total-s.Paid() {
				t.Errorf("%s: %s of %v within the scope is paid, %s left", c.kind, s.Paid(), eligible, s.OOP())
			}
		}
		said := fmt.Sprintf("%s of %s, but only %s of %s (`%s`)", low.OOP(), low.sheet.Totals.Total, high.OOP(), high.sheet.Totals.Total, c.benefit)
		if c.kind == "cliff" {
			said = fmt.Sprintf("from %s to %s what is paid drops by %s (`%s`)", low.sheet.Totals.Total, high.sheet.Totals.Total, low.Paid()-high.Paid(), c.benefit)
		}
		if !strings.Contains(found[0].What.String(), said) || !strings.HasSuffix(low.Name, ", "+low.sheet.Totals.Total.String()) {
			t.Errorf("%s: %s; %s", c.kind, found[0].What, low.Name)
		}
	}
}

// What is paid may jump by nine yuan beyond the cost, or fall by them, not by eleven; a steep slope is none, and a fen is none.
func TestWhatIsNoFlaw(t *testing.T) {
	for text, want := range map[string]string{
		`eligible - 100 + if(eligible > 30000, 9, 0)`:                                   "", // where all above 100 is paid, and the bill is all within the scope
		`eligible - 100 + if(eligible > 30000, 11, 0)`:                                  "falls",
		`0.5 * min(eligible, 20000) + if(eligible > 30000, 0, min(9, 0.1 * eligible))`:  "",
		`0.5 * min(eligible, 20000) + if(eligible > 30000, 0, min(11, 0.1 * eligible))`: "cliff",
		`0.5 * eligible - 0.2 * clamp(eligible - 30000, 0, 5000)`:                       "",
		`0.5 * eligible + 0.45 * clamp(eligible - 30000, 0, 50000)`:                     "",
		`if(category == "poor", 0.5 * eligible, min(0.5 * eligible, 1000))`:             "",
		`if(category == "poor", 0.5 * eligible - 0.01, 0.5 * eligible)`:                 "", // a fen
		`if(category == "poor", 0.5 * eligible - 0.02, 0.5 * eligible)`:                 "poor_pays_more",
		`if(category == "poor", min(0.5 * eligible, 1000), 0.5 * eligible)`:             "poor_pays_more",
	} {
		found, err := Search(t.Context(), policyOf(t, head+"benefits: [{id: basic, pays: '"+text+"'}]\n"), june)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range found {
			got += f.Kind
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// The example of a finding states what its bill needs to be settled again, by hand.
func TestExampleOfAFinding(t *testing.T) {
	text := head + "facts: {mine: {of: person, default: 1}, ours: {of: household, default: 2}, its: 4}\nbenefits: [{id: basic, pays: '0.5 * eligible + 0 * (age + mine + ours + its)'}, {id: more, covers: total, when: 'level == \"county\"', pays: 'total'}]\n"
	p := policyOf(t, text)
	found := []Finding{{Kind: "kind", What: message.Say("what"), Bills: []Shown{}}}
	s := &search{domain: newDomain(p, june), years: settle.NewYears(p)}
	x := setting{map[string]float64{"level": 1, "age": 5, "mine": 0, "ours": 2, "its": 8}, 0.9}
	sheet := s.settled(x, 100_00)
	found[0].Bills = append(found[0].Bills, s.shown(x, sheet))
	var b strings.Builder
	if err := WriteExamples(&b, "tried.yaml", p, june, found); err != nil {
		t.Fatal(err)
	}
	want := `# Bills that show what a search found in tried as it stands in 2018-06-01.
policy: tried.yaml
examples:
  - name: "1 kind: what"
    year: 2018
    person: {category: resident, age: 5, mine: 0}
    household: {size: 4, income: 40000, ours: 2}
    claims:
      - {id: c1, month: 6, level: county, its: 8, total: 100.00, eligible: 90.00}
    expect: {year: {paid_total: 100.00, oop: 0.00}}
`
	if b.String() != want {
		t.Errorf("%s\nwant\n%s", &b, want)
	}
}
