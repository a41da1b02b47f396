package forecast

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/model/profiles"
)

// spellPolicy pays the years themselves, in yuan.
const spellPolicy = `policy: spells
title: Spells
jurisdiction: CN
currency: CNY
sources: {doc: {title: made up}}
source: {ref: doc, status: derived}
from: 2014-01-01
facts:
  unbroken_years: {of: person, type: number, default: 0}
  missed_years: {of: person, type: number, default: 0}
funds: {pool: {title: Pool, kind: public}}
parameters:
  fee: {unit: CNY, values: [{from: 2014-01-01, value: 120}, {from: 2016-01-01, value: 300}, {from: 2018-01-01, value: 90}, {from: 2019-01-01, value: 400}, {from: 2020-01-01, value: 180}]}
  share: {unit: share, value: 0.5}
benefits:
  - {id: basic, fund: pool, when: insured, pays: 0.5 * unpaid.eligible}
  - {id: unbroken, fund: pool, at: year_end, covers: none, pays: unbroken_years}
  - {id: missed, fund: pool, at: year_end, covers: none, pays: missed_years}
  - {id: paid_for, fund: pool, at: enrolment, when: "category == \"dibao\"", pays: fee * share}
`

// spellStudy is a study of it in a place whose households enrol by their reservation.
func spellStudy(t *testing.T, years, scenarios string) *Plan {
	t.Helper()
	_, text, err := profiles.Open("huolinguole")
	if err != nil {
		t.Fatal(err)
	}
	profile := string(text) + `
enrolment:
  year: 2018
  share: {value: 0.9, range: [0.85, 0.95], source: {ref: norm, status: unverified}}
  spread: {value: 0.8, source: {ref: norm, status: unverified}}
  age: {value: 0.3, source: {ref: norm, status: unverified}}
  frailty: {value: 0.3, source: {ref: norm, status: unverified}}
  growth: {value: 0.5, source: {ref: norm, status: unverified}}
  subsidies: [paid_for]
  contribution: fee
`
	study := "study: spells\npolicy: ./policy.yaml\npopulation: {profile: ./profile.yaml}\nillness: china-rural\nseed: 3\ndraws: 1\nreplicates: 1\nyears: " + years + "\nscenarios:\n" + scenarios
	return planned(t, inFolder(t, "study.yaml", study, "policy.yaml", spellPolicy, "profile.yaml", profile), nil)
}

// seenYears are by year and household what a plan's households are, of every household and year.
func seenYears(t *testing.T, plan *Plan) map[string]map[int]MicroHousehold {
	t.Helper()
	out := map[string]map[int]MicroHousehold{}
	m := plan.Micro(MaxMicrodata)
	if err := m.Each(func(h *MicroHousehold) error {
		if out[h.ID] == nil {
			out[h.ID] = map[int]MicroHousehold{}
		}
		own := *h
		own.Persons, own.Payments = slices.Clone(h.Persons), slices.Clone(h.Payments)
		out[h.ID][h.Year] = own
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// spelt counts plainly, from who is insured in which year since the first that is known, the years on end up to a year, and those missed before.
func spelt(h map[int]MicroHousehold, first, year, age int) (unbroken, missed int) {
	born := year - age
	y := year
	for ; y >= max(first, born) && h[y].Insured; y-- {
		unbroken++
	}
	for ; y >= max(first, born) && !h[y].Insured; y-- {
		missed++
	}
	return unbroken, missed
}

// paysTheYears holds what is paid to everybody with bills in a year to the plain count.
func paysTheYears(t *testing.T, what string, plan *Plan, scenario, year int, seen, insured map[string]map[int]MicroHousehold) {
	t.Helper()
	counted, kinds := 0, map[string]int{}
	for id, years := range seen {
		h, ok := years[year]
		if !ok {
			continue
		}
		paid := map[[2]int]model.Fen{}
		for _, p := range h.Payments {
			if p.Scenario == scenario && p.Slot >= 0 {
				paid[[2]int{int(p.Slot), p.Benefit}] += p.Paid
			}
		}
		for _, p := range h.Persons {
			if p.Admissions+p.Chronic == 0 || p.Cost == p.Unclaimed {
				continue
			}
			unbroken, missed := spelt(insured[id], 2015, year, int(p.Age))
			at := func(benefit string) model.Fen {
				return paid[[2]int{int(p.Slot), slices.Index(plan.world.Layout.Benefits, benefit)}]
			}
			if got := [2]model.Fen{at("unbroken"), at("missed")}; got != [2]model.Fen{model.Fen(unbroken) * 100, model.Fen(missed) * 100} {
				t.Fatalf("%s, %s in %d, aged %d: paid %v, want %d and %d years", what, id, year, p.Age, got, unbroken, missed)
			}
			counted++
			kinds[fmt.Sprint(unbroken, missed)]++
		}
	}
	if counted < 400 || len(kinds) < 4 {
		t.Errorf("%s: %d people, of %v", what, counted, kinds)
	}
}

// For how long people have been insured is what a plain count of the years finds, whether those are the study's or lie before it; a scenario with
// another contribution has another count from its first year on, and one that leaves everybody the same has the same, from a year that differed on
// too.
func TestYearsInsuredArePlainlyCounted(t *testing.T) {
	notRaced(t)
	const others = `  - {id: current}
  - id: dearer
    set: [{path: parameters.fee, from: 2019-01-01, value: 900}]
  - id: late
    set: [{path: parameters.share, from: 2020-01-01, value: 0.9}]
`
	plan := spellStudy(t, "2018..2020", others)
	if want := []int{2015, 2016, 2017}; !plan.world.Remembers || !slices.Equal(plan.world.Past, want) {
		t.Fatalf("the past is %v, want %v", plan.world.Past, want)
	}
	var groups [][]int
	for _, s := range plan.world.Scenarios {
		groups = append(groups, s.Group)
	}
	if got := fmt.Sprint(groups); got != "[[0 0 0] [0 1 1] [0 0 2]]" {
		t.Errorf("groups %s", got)
	}
	seen := seenYears(t, plan)
	// Who is insured in which year, of a study that simulates all of them, and of the dearer scenario alone.
	current := seenYears(t, spellStudy(t, "2015..2020", "  - {id: current}\n"))
	dearer := seenYears(t, spellStudy(t, "2015..2020", "  - id: dearer\n    set: [{path: parameters.fee, from: 2019-01-01, value: 900}]\n"))
	for _, year := range []int{2018, 2019, 2020} {
		paysTheYears(t, "current", plan, 0, year, seen, current)
		paysTheYears(t, "dearer", plan, 1, year, seen, dearer)
	}
	last := spellStudy(t, "2020", "  - {id: current}\n")
	paysTheYears(t, "the last year alone", last, 0, 2020, seenYears(t, last), current)
	said := plan.spellCautions()
	if len(said) != 1 || !strings.Contains(said[0].In(message.English, ""), "count from 2015 on") {
		t.Errorf("%v", said)
	}
}

// A policy that reads nothing of it, and a profile that does not say who enrols at what contribution, leave facts at their defaults.
func TestNobodyCountsYearsUnasked(t *testing.T) {
	for _, text := range []string{
		"study: plain\npolicy: yunyang\npopulation: {profile: huolinguole}\nillness: china-rural\nyears: 2018\nscenarios: [{id: current}]\n",
		"study: plain\npolicy: chongqing\npopulation: {profile: pengshui, people: 1000}\nillness: china-rural\nyears: 2025\nscenarios: [{id: current}]\n",
	} {
		plan := planned(t, inFolder(t, "study.yaml", text), nil)
		if plan.world.Remembers || plan.world.Past != nil || plan.spellCautions() != nil {
			t.Errorf("years are counted in %s", text)
		}
	}
}
