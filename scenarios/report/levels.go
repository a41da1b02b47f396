package report

import (
	"math"

	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// Compared is a measure by which the alternatives are compared with the baseline.
type Compared struct {
	Measure  string `json:"measure"`
	Label    string `json:"label"`
	Unit     string `json:"unit"`
	UnitName string `json:"unit_name"` // as a reader is told
	unit     unit
}

// Alternative is a scenario beside the baseline.
type Alternative struct {
	Number      int    `json:"number"` // by which the page calls it where its title is cut, from 1
	ID          string `json:"id"`
	Title       string `json:"title"`
	Differences []Line `json:"differences"` // by measure, those of Compared that it has
	Sentence    string `json:"sentence"`
	// What the sentence says of the fund that changes most, CNY: what it needs in the last year, here and under the
	// baseline. Null where it is not said.
	Fund           string `json:"fund,omitempty"`
	Amount         number `json:"amount"`
	BaselineAmount number `json:"baseline_amount"`
}

// levelsTitle says of what the levels are.
func levelsTitle(run *forecast.Result, l message.Language) string {
	base := run.Study.Baseline()
	return l.Say("Baseline: %s, %s (90 %% uncertainty intervals in brackets)",
		base.Title.In(l, base.ID), inYears(run))
}

// levels are what the baseline comes to: what the funds spend, what families pay, how many are poor by illness.
func levels(run *forecast.Result, l message.Language) []Section {
	var out []Section
	for _, t := range levelTopics() {
		if s := section(run, l, run.Study.Baseline().ID, t); len(s.Lines) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func levelTopics() []topic {
	return []topic{
		{message.Say("Fund spending"), []entry{
			{measure: "fund_spending", by: "all", alone: true},
			{measure: "fund_spending", by: "payer", before: message.Say("  of it ")},
		}},
		{message.Say("Family's burden"), []entry{
			{measure: "oop_per_person", by: "all", alone: true},
			{measure: "oop_bills_per_person", by: "all", alone: true},
			{measure: "oop_other_per_person", by: "all", alone: true},
		}},
		{message.Say("Patients' burden"), []entry{{measure: "oop_per_patient", by: "all", alone: true}}},
		{message.Say("Illness-induced poverty"), []entry{{measure: "poverty_d2", by: "all", alone: true}}},
	}
}

// comparedColumns are the measures that the run has, each in the unit of its level, unless that would leave nothing to be read of the
// largest difference.
func comparedColumns(run *forecast.Result, l message.Language) []Compared {
	var out []Compared
	for _, m := range comparedMeasures() {
		base, ok := run.Row(run.Study.Baseline().ID, 0, m.measure, "all", "all")
		if !ok {
			continue
		}
		var ends []float64
		for _, c := range run.Study.Scenarios[1:] {
			if r, ok := run.Row(c.ID, 0, m.measure, "all", "all"); ok && !r.DiffRare {
				ends = append(ends, r.DiffMean, r.DiffP05, r.DiffP95)
			}
		}
		u := unitIn(l, run, base.Unit) // that of the levels above the columns
		if u.largest(ends...) < leastRead {
			u = easyUnit(l, base.Unit, ends...)
		}
		out = append(out, Compared{m.measure, m.head.In(l), base.Unit, u.name, u})
	}
	return out
}

// leastRead is the largest difference of a column that two decimals leave too little of.
const leastRead = 0.1

// alternatives are the scenarios behind the first, each with its paired differences and a sentence.
func alternatives(run *forecast.Result, l message.Language) []Alternative {
	var out []Alternative
	for i, c := range run.Study.Scenarios[1:] {
		nan := number(math.NaN())
		a := Alternative{Number: i + 1, ID: c.ID, Title: c.Title.In(l, c.ID), Amount: nan, BaselineAmount: nan}
		for _, m := range comparedMeasures() {
			if r, ok := run.Row(c.ID, 0, m.measure, "all", "all"); ok {
				a.Differences = append(a.Differences, line(r, m.name.In(l), false))
			}
		}
		a.say(run, l)
		out = append(out, a)
	}
	return out
}
