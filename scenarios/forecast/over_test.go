package forecast

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

// A figure that is per something is, in every simulation, the one amount over the other; `cost_per_admission`, a measure of its own, is
// what its cost over its number makes, with the noise of the sample too.
func TestTargetsPerSomething(t *testing.T) {
	text := `study: per
policy: baise
population: {profile: baise, people: 6000}
illness: china-rural
years: 2017..2018
draws: 2
replicates: 2
seed: 3
scenarios: [{id: current}, {id: less, set: [{path: benefits.backstop.enabled, value: false}]}]
targets:
  - {name: a, measure: fund_spending, by: benefit, group: assistance, over: {measure: paid_admissions, by: benefit, group: assistance}, unit: CNY per admission, value: 1, source: {ref: d, status: stated}}
  - {name: b, measure: fund_spending, by: benefit, group: assistance, unit: CNY, value: 1, source: {ref: d, status: stated}}
  - {name: c, measure: paid_admissions, by: benefit, group: assistance, unit: admissions, value: 1, source: {ref: d, status: stated}}
  - {name: d, measure: inpatient_cost, over: {measure: admissions}, unit: CNY per admission, value: 1, source: {ref: d, status: stated}}
  - {name: e, measure: cost_per_admission, unit: CNY per admission, value: 1, source: {ref: d, status: stated}}
  - {name: f, scenario: less, measure: oop, by: status, group: poor, years: 2018, over: {measure: persons, by: status, group: poor}, unit: CNY per person, value: 1, source: {ref: d, status: stated}}
  - {name: g, scenario: less, measure: oop_per_person, by: status, group: poor, years: 2018, unit: CNY per person, value: 1, source: {ref: d, status: stated}}
  - {name: h, measure: fund_spending, months: 2017-01..2017-06, over: {measure: fund_spending}, unit: ratio, value: 1, source: {ref: d, status: stated}}
`
	file := filepath.Join(t.TempDir(), "per.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	of, _ := simulations(t, planned(t, file, nil), 2).Targets()
	for i := range of[0].Values {
		near(t, "assistance an admission", of[0].Values[i], of[1].Values[i]/of[2].Values[i])
		if of[1].Values[i] <= 0 {
			t.Error("no assistance")
		}
		near(t, "over itself", of[7].Values[i], 1)
		for _, pair := range [][2]int{{3, 4}, {5, 6}} {
			a, b := of[pair[0]], of[pair[1]]
			near(t, "per admission, per person", a.Values[i], b.Values[i])
			if math.Abs(a.Halves[i]-b.Halves[i]) > 1e-9*math.Abs(b.Halves[i]) {
				t.Errorf("half of the sample: %v, want %v", a.Halves[i], b.Halves[i])
			}
		}
	}
}
