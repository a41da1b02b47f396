package forecast

import (
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/interventions"
	"doudi/model/message"
	"doudi/scenarios/library"
)

// visits is an intervention of the test's own: it halves the admissions of the register where it reaches, at 30 yuan a household.
const visits = `intervention: visits
title: {zh: 上门随访, en: Visits}
delivered_by: {zh: 村医, en: village doctors}
paid_by: {zh: 财政, en: the county}
sources: {a: {title: A}}
for: [poor, exited]
start: 2019
coverage: {2019: 1}
coverage_source: {ref: a, status: stated}
cost: {per: household, value: 30, source: {ref: a, status: found}}
effects:
  - {path: catalogue.admissions.poor, scale: {value: 0.5, source: {ref: a, status: found}}}
  - {path: applied.assistance, value: {value: 1, source: {ref: a, status: found}}}
`

// An intervention that reaches nobody differs from the first scenario by exactly zero, and so does one of which no effect is known; one that
// begins in 2019 is the first scenario in 2018. Where it reaches all, the register has half the admissions, at
// what its households cost; where it reaches a quarter, seven eighths of them.
func TestInterventionsOfAScenario(t *testing.T) {
	profile, study := ofBaise(t)
	study = replaced(t, study, "scenarios: [{id: current}]", `applied: {assistance: {value: 0.4, range: [0.2, 0.6], source: {ref: own, status: unverified}}}
scenarios:
  - {id: current}
  - {id: nobody, with: [{id: ./visits.yaml, coverage: 0}, {id: check_ups, coverage: 0}, {id: family_doctor, coverage: 0}, {id: one_stop, coverage: 0}]}
  - {id: unknown, with: [pay_later, charity, village_clinics]}
  - {id: all, title: Visited, with: [./visits.yaml]}
  - {id: quarter, with: [{id: ./visits.yaml, coverage: 0.25, from: 2019}]}
`)
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile, "visits.yaml", visits), few(map[string]string{"people": "6000", "draws": "2"}))
	r := simulations(t, plan, 2)
	for year := range 3 {
		for s := 1; s <= 2; s++ {
			if !r.alikeIn(0, s, year) {
				t.Errorf("scenario %d differs in year %d", s, year)
			}
		}
	}
	if !r.alikeIn(0, 3, 0) || r.alikeIn(0, 3, 1) {
		t.Error("it does not begin in 2019")
	}
	whole := plan.result(plan.inputs(), r)
	register := func(scenario string) (n float64) {
		for _, status := range []string{"poor", "exited"} {
			n += row(t, whole, scenario, 2019, "admissions", "status", status).Mean
		}
		return n
	}
	for scenario, want := range map[string]float64{"all": 0.5, "quarter": 0.875} {
		if x := register(scenario) / register("current"); math.Abs(x-want) > 0.05 {
			t.Errorf("%s: the register has %v times as many admissions", scenario, x)
		}
	}
	households := row(t, whole, "all", 2019, "households", "status", "poor").Mean + row(t, whole, "all", 2019, "households", "status", "exited").Mean
	costs := 0
	for _, x := range whole.Interventions {
		if x.Scenario != "all" {
			continue
		}
		costs++
		if want := map[int]float64{2018: 0, 2019: 30 * households}[x.Year]; math.Abs(x.Cost-want) > 1e-6*want || !x.Known || !x.Households {
			t.Errorf("%d: it costs %v, want %v", x.Year, x.Cost, want)
		}
	}
	if costs != 2 {
		t.Errorf("%d years of cost", costs)
	}
	var page []string
	for _, w := range whole.Warnings {
		page = append(page, w.In(message.English, ""))
		if zh := w.In(message.Chinese, ""); strings.Contains(zh, "%!") || strings.Contains(zh, "上门随访") && !strings.Contains(zh, "年起）。") {
			t.Errorf("in Chinese: %s", zh)
		}
	}
	says := strings.Join(page, "\n")
	for _, want := range []string{`Scenario "Visited" has "Visits", delivered by village doctors and paid by the county, reaching 100 % from 2019 on. Where it reaches: applied.assistance: 1, admission rate of the register against others times 0.5`,
		`has "Charity", delivered by charities and hospitals and paid by donations, reaching 100 % from 2018 on. It changes nothing here: nothing was found`, "Its own cost is in interventions.csv, and in none of the other figures: it is outside all funds", "Its cost is in none of the figures: no cost was found"} {
		if !strings.Contains(says, want) {
			t.Errorf("the page does not say %q:\n%s", want, says)
		}
	}
	if !slices.ContainsFunc(plan.Inputs, func(in library.Input) bool {
		return in.Kind == "intervention" && strings.HasSuffix(in.Name, "visits.yaml")
	}) {
		t.Error("its file is not among the inputs of the run")
	}
}

// By hand: of a take-up of 0.4 in [0.2, 0.6] half of those whom it misses are brought in from 2019 on: 0.7 in [0.6, 0.8], drawn at the place that it
// had; after 2019 it is as before.
func TestATakeUpChanges(t *testing.T) {
	q := model.Quantity{Path: "applied.relief", Value: 0.4, Low: 0.2, High: 0.6}
	before := model.TakeUp{Benefit: "relief", Values: []model.TakenUp{{Year: 0, Month: 1, InCounty: q, Elsewhere: q}}}
	change := model.Change{From: 2019, Until: 2019, How: model.Replace, By: model.Quantity{Value: 1, Low: 1, High: 1}, Share: 0.5}
	got := changedTakeUp(before, change)
	for at, want := range map[[2]int][3]float64{{2018, 12}: {0.2, 0.4, 0.6}, {2019, 1}: {0.6, 0.7, 0.8}, {2019, 12}: {0.6, 0.7, 0.8}, {2020, 1}: {0.2, 0.4, 0.6}} {
		x, ok := got.In(at[0], at[1])
		if share := x.InCounty; !ok || math.Abs(share.Low-want[0])+math.Abs(share.Value-want[1])+math.Abs(share.High-want[2]) > 1e-12 || share.Drawn() != "applied.relief" {
			t.Errorf("%v: %+v, want %v", at, share, want)
		}
	}
	if idle := changedTakeUp(before, model.Change{From: 2019, How: model.Replace, By: change.By}); len(idle.Values) != 1 {
		t.Errorf("nobody is reached, and it is %+v", idle)
	}
}

// Of a take-up of two dates in one year the change makes two numbers, each with a name of its own and at the place in its range that they have in
// common: by hand, a quarter more of the rest of 0.2 and 0.6 is 0.4 and 0.7.
func TestATakeUpOfTwoDatesInAYearChanges(t *testing.T) {
	dated := func(x float64, date string) model.Quantity {
		return model.Quantity{Path: "applied.relief." + date, Together: "applied.relief", Value: x, Low: x - 0.1, High: x + 0.1}
	}
	first, second := dated(0.2, "2019-01"), dated(0.6, "2019-07")
	before := model.TakeUp{Benefit: "relief", Values: []model.TakenUp{{Year: 2019, Month: 1, InCounty: first, Elsewhere: first}, {Year: 2019, Month: 7, InCounty: second, Elsewhere: second}}}
	got := changedTakeUp(before, model.Change{From: 2019, How: model.Replace, By: model.Quantity{Value: 1, Low: 1, High: 1}, Share: 0.25})
	values := model.Values{}
	for _, q := range got.Quantities() {
		values[q.Path] = q.At(0.5)
	}
	for month, want := range map[int]float64{1: 0.4, 6: 0.4, 7: 0.7, 12: 0.7} {
		if x, _ := got.In(2019, month); math.Abs(values.Of(x.InCounty)-want) > 1e-12 || x.InCounty.Drawn() != "applied.relief" {
			t.Errorf("month %d: %v of %+v, want %v", month, values.Of(x.InCounty), x.InCounty, want)
		}
	}
}

// Every intervention that comes with the program goes with every profile and catalogue that does: all inputs that it names are there.
func TestOwnInterventionsNameInputs(t *testing.T) {
	plan := changing(t, "{id: current}", "{id: with, with: ["+strings.Join(interventions.IDs(), ", ")+"]}")
	for _, d := range plan.Warnings.All() {
		if d.Severity == document.Error {
			t.Error(d)
		}
	}
	touched := map[string]bool{}
	for _, x := range plan.changed[1] {
		touched[x.Because] = true
	}
	for _, w := range plan.with[1] {
		applied := slices.ContainsFunc(w.Effects, func(e interventions.Effect) bool { return strings.HasPrefix(e.Path, "applied.") })
		if (len(w.Effects) > 0) != (touched[w.ID] || applied) {
			t.Errorf("%s has %d effects and changes inputs: %v", w.ID, len(w.Effects), touched[w.ID])
		}
	}
}
