package forecast

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// Measures of a study that say what built-in ones do agree with them in every simulation, group, scenario and year, and in the sum of the
// years with the sum of theirs.
func TestOwnMeasuresAreTheBuiltInOnes(t *testing.T) {
	profile, study := ofBaise(t)
	study = replaced(t, study, "scenarios: [{id: current}]", `measures:
  - {id: tenth, title: {zh: 超过一成, en: Above a tenth}, of: household, formula: oop > 0.1 * consumption}
  - {id: fell, of: household, formula: consumption >= line and consumption - oop < line}
  - {id: burden, of: household, formula: oop}
  - {id: bills, of: person, formula: oop}
  - {id: everybody, of: person, formula: insured or not insured}
  - {id: members, of: household, formula: household.size, unit: person-years}
  - {id: entitled, of: person, formula: 'category != "resident"'}
scenarios:
  - {id: current}
  - {id: none, set: [{path: benefits.assistance.enabled, value: false}]}`)
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(map[string]string{"people": "5000"}))
	r := simulations(t, plan, 2)
	find := func(name, by, group string) int {
		for k, key := range r.keys {
			if key.Measure == name && key.By == by && key.Group == group {
				return k
			}
		}
		t.Fatalf("no %s by %s of %s", name, by, group)
		return 0
	}
	for own, same := range map[string][]string{"tenth": {"che10_years"}, "fell": {"poverty_d1_years"}, "burden": {"oop"}, "bills": {"oop_settled", "oop_unsettled"}, "everybody": {"persons_years"}, "members": {"persons_years"}} {
		for _, group := range [][2]string{{"all", "all"}, {"status", "poor"}, {"category", "dibao"}, {"decile", "3"}} {
			at := find(own, group[0], group[1])
			for s := range r.series {
				for y := range r.series[s] {
					for i, x := range r.series[s][y][at].Values {
						want, half := 0.0, 0.0
						for _, name := range same {
							k := find(name, group[0], group[1])
							want, half = want+r.series[s][y][k].Values[i], half+r.series[s][y][k].Halves[i]
						}
						if math.Abs(x-want) > 1e-9*want || math.Abs(r.series[s][y][at].Halves[i]-half) > 1e-6*math.Abs(half)+1e-6 {
							t.Fatalf("scenario %d, year %d, %s of %v: %v, want %v", s, y, own, group, x, want)
						}
					}
				}
			}
		}
	}
	all, of := r.series[0][0][find("entitled", "all", "all")].Values[0], r.series[0][0][find("entitled", "category", "resident")].Values[0]
	if persons := r.series[0][0][find("persons_years", "all", "all")].Values[0]; all <= 0 || all >= persons || of >= all {
		t.Errorf("%v entitled, %v of them ordinary, of %v", all, of, persons)
	}
	done := plan.result(plan.inputs(), r)
	more := row(t, done, "none", 0, "tenth", "all", "all")
	if more.Unit != "household-years" || more.DiffMean <= 0 || row(t, done, "none", 2018, "burden", "status", "poor").Unit != "CNY" || row(t, done, "none", 2018, "bills", "all", "all").Unit != "CNY" {
		t.Errorf("%+v", more)
	}
	if got := plan.Study.Resolved().Measures; len(got) != 7 || got[0].Formula != "oop > 0.1 * consumption" || got[0].Of != "household" || got[3].Of != "person" || got[1].Title.EN != "fell" {
		t.Errorf("%+v", got)
	}
}

// A measure more moves no other figure.
func TestAnOwnMeasureMovesNothing(t *testing.T) {
	profile, study := ofBaise(t)
	opened := func(text string) *Results {
		return simulations(t, planned(t, inFolder(t, "study.yaml", text, "profile.yaml", profile), few(map[string]string{"people": "5000", "draws": "2"})), 2)
	}
	without := opened(study)
	with := opened(strings.Replace(study, "scenarios:", "measures: [{id: rich, of: household, formula: income > 50000}]\nscenarios:", 1))
	for k, key := range without.keys {
		at := slices.Index(with.keys, key)
		if at < 0 || !slices.Equal(without.series[0][0][k].Values, with.series[0][0][at].Values) {
			t.Fatalf("%v differs", key)
		}
	}
	if len(with.keys) <= len(without.keys) {
		t.Error("the measure is not there")
	}
}
