package report

import (
	"slices"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// topic is one part of a scenario's table: measures of one unit.
type topic struct {
	title message.Message
	lines []entry
}

// entry is one measure of a topic, for everybody or for each member of a group.
type entry struct {
	measure string
	by      string          // "all", or the way to divide; then the members' titles are the labels (see members)
	before  message.Message // the words before a member's title; empty = none
	alone   bool            // by itself, not among others under its heading
	title   model.Title     // of a measure of the study's own
}

// label names a measure of everybody, as the table of measures does.
func (e entry) label(l message.Language) string {
	if e.title != (model.Title{}) {
		return e.title.In(l, e.measure)
	}
	m, _ := measure.Find(e.measure)
	return m.Label(e.alone).In(l, e.measure)
}

// member is one group of an entry that a scenario is told of.
type member struct{ ID, label string }

// members are the groups of an entry. A fund is told where several benefits of the scenario share it, since its only
// benefit says as much; a payer where the scenario's funds are not all the same one's.
func members(run *forecast.Result, l message.Language, scenario string, e entry) []member {
	before := e.before.In(l)
	var out []member
	switch e.by {
	case "all":
		return []member{{"all", e.label(l)}}
	case "fund":
		for _, f := range run.Funds {
			if f.Scenario == scenario && len(f.Benefits) > 1 {
				out = append(out, member{f.ID, before + fundTitle(run, l, f)})
			}
		}
		return out
	case "payer":
		var payers []string
		for _, f := range run.Funds {
			if f.Scenario == scenario && !slices.Contains(payers, f.Payer) {
				payers = append(payers, f.Payer)
			}
		}
		if len(payers) < 2 {
			return nil
		}
		for _, id := range run.Members("payer") {
			if slices.Contains(payers, id) {
				out = append(out, member{id, before + run.GroupTitle("payer", id, l)})
			}
		}
		return out
	}
	for _, id := range run.Members(e.by) {
		if e.by == "benefit" && slices.Contains(run.Idle[scenario], id) {
			continue
		}
		out = append(out, member{id, before + run.GroupTitle(e.by, id, l)})
	}
	return out
}

// fundTitle is the name of a fund, with its benefits where there are several.
func fundTitle(run *forecast.Result, l message.Language, f forecast.Fund) string {
	return listed(run, l, f, f.Title.In(l, f.ID))
}

// listed is a fund under a name, with its benefits where there are several.
func listed(run *forecast.Result, l message.Language, f forecast.Fund, title string) string {
	if len(f.Benefits) < 2 {
		return title
	}
	var names []string
	for _, id := range f.Benefits {
		names = append(names, run.GroupTitle("benefit", id, l))
	}
	return l.Say("%s (%s)¦a fund and its benefits", title, l.List(names))
}

// versus says whether a topic is about the difference to the first scenario, so that the first has nothing to say.
func (t topic) versus() bool {
	m, _ := measure.Find(t.lines[0].measure)
	return m.Against
}

// spendingLines are what benefits pay, what each fund pays where several benefits share it, the sum, and whose money it
// is.
func spendingLines() []entry {
	return []entry{
		{measure: "fund_spending", by: "benefit"},
		{measure: "fund_spending", by: "fund"},
		{measure: "fund_spending", by: "all"},
		{measure: "fund_spending", by: "payer", before: message.Say("  of it ")},
	}
}

// topics is what a planner is told of each scenario, in this order; summary.csv holds the rest.
func topics() []topic {
	return []topic{
		{message.Say("Fund spending"), spendingLines()},
		{message.Say("Premiums paid for people (apart, not in fund spending)"), []entry{
			{measure: "premium_subsidy", by: "all"},
		}},
		{message.Say("Out-of-pocket cost"), []entry{
			{measure: "oop_per_person", by: "all"},
			{measure: "oop_bills_per_person", by: "all"},
			{measure: "oop_other_per_person", by: "all"},
			{measure: "oop_per_patient", by: "all"},
		}},
		{message.Say("Effective inpatient rate (in and out of county)"), []entry{
			{measure: "effective_rate_inpatient", by: "all"},
			{measure: "effective_rate_inpatient", by: "status"},
		}},
		{message.Say("Catastrophic health expenditure"), []entry{
			{measure: "che10", by: "all"},
			{measure: "che25", by: "all"},
			{measure: "che40", by: "all"},
		}},
		{message.Say("SDG 3.8.2 (2025), persons"), []entry{ // where the profile states the societal line
			{measure: "sdg382", by: "all"},
			{measure: "sdg382_impoverishing", by: "all"},
			{measure: "sdg382_large", by: "all"},
		}},
		{message.Say("Illness-induced poverty¦by health spending"), []entry{
			{measure: "poverty_d1", by: "all"},
			{measure: "poverty_d2", by: "all"},
			{measure: "poverty_labour", by: "all"},
		}},
		{message.Say("Households that gain or lose against the baseline"), []entry{
			{measure: "winners_1000", by: "all"},
			{measure: "winners_100", by: "all"},
			{measure: "losers_100", by: "all"},
			{measure: "losers_1000", by: "all"},
		}},
		{message.Say("Spent more for each household fewer, or less for each more, poor by illness (D2, each once)"), []entry{
			{measure: "cost_per_household_averted", by: "all"},
		}},
	}
}

// ofStudy are the measures that the study defines itself, a topic each, since each has a unit of its own.
func ofStudy(run *forecast.Result) []topic {
	var out []topic
	for _, m := range run.Study.Measures {
		out = append(out, topic{message.Say("Of the study's own"), []entry{{measure: m.ID, by: "all", title: m.Title}, {measure: m.ID, by: "status"}}})
	}
	return out
}

// unit is how amounts of one unit of the results are shown.
type unit struct {
	name   string
	factor float64
	fixed  bool // always two decimals: percentages
	whole  bool // counts: no decimals from one on
}

// smallPlace is the yearly spending, CNY, below which millions would leave nothing of a benefit's amount.
const smallPlace = 1e8

// unitIn is the unit of a run's tables. Money is in one unit all over the page.
func unitIn(l message.Language, run *forecast.Result, name string) unit {
	all, ok := run.Row(run.Study.Baseline().ID, run.Study.Years.To, "fund_spending", "all", "all")
	if name == "CNY" && l == message.English && ok && all.Mean < smallPlace {
		return unit{name: l.Say("thousand yuan"), factor: 1e-3}
	}
	return unitOf(l, name)
}

// unitOf knows the units of the results; one that it does not know is shown as it stands.
func unitOf(l message.Language, name string) unit {
	switch name {
	case "CNY":
		if l == message.English {
			return unit{name: l.Say("million yuan"), factor: 1e-6}
		}
		return unit{name: l.Say("ten thousand yuan"), factor: 1e-4}
	case "CNY per person", "CNY per patient", "CNY per household", "CNY per admission", "CNY per person helped":
		return unit{name: l.Say("yuan"), factor: 1}
	case "ratio":
		return unit{name: "%", factor: 100, fixed: true}
	case "households":
		return unit{name: l.Say("households"), factor: 1, whole: true}
	case "persons":
		return unit{name: l.Say("persons"), factor: 1, whole: true}
	case "months":
		return unit{name: l.Say("months"), factor: 1}
	case "household-years":
		return unit{name: l.Say("household-years"), factor: 1, whole: true}
	case "person-years":
		return unit{name: l.Say("person-years"), factor: 1, whole: true}
	case "admissions":
		return unit{name: l.Say("admissions"), factor: 1, whole: true}
	}
	return unit{name: name, factor: 1}
}
