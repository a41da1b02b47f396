package report

import (
	"slices"

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
	label   message.Message // or the words before the member's title; empty = none
}

// member is one group of an entry that a scenario is told of.
type member struct{ ID, label string }

// members are the groups of an entry. A fund is told where several benefits of the scenario share it, since its only
// benefit says as much; a payer where the scenario's funds are not all the same one's.
func members(run *forecast.Result, l message.Language, scenario string, e entry) []member {
	label := e.label.In(l)
	var out []member
	switch e.by {
	case "all":
		return []member{{"all", label}}
	case "fund":
		for _, f := range run.Funds {
			if f.Scenario == scenario && len(f.Benefits) > 1 {
				out = append(out, member{f.ID, label + fundTitle(run, l, f)})
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
				out = append(out, member{id, label + run.GroupTitle("payer", id, l)})
			}
		}
		return out
	}
	for _, id := range run.Members(e.by) {
		out = append(out, member{id, label + run.GroupTitle(e.by, id, l)})
	}
	return out
}

// fundTitle is the name of a fund, with its benefits where there are several.
func fundTitle(run *forecast.Result, l message.Language, f forecast.Fund) string {
	title := f.Title.In(l, f.ID)
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
	return t.lines[0].measure == "winners_1000" || t.lines[0].measure == "cost_per_household_averted"
}

// spendingLines are what benefits pay, what each fund pays where several benefits share it, the sum, and whose money it
// is.
func spendingLines() []entry {
	return []entry{
		{measure: "fund_spending", by: "benefit"},
		{measure: "fund_spending", by: "fund"},
		{"fund_spending", "all", message.Say("All benefits")},
		{"fund_spending", "payer", message.Say("  of it ")},
	}
}

// topics is what a planner is told of each scenario, in this order; summary.csv holds the rest.
func topics() []topic {
	return []topic{
		{message.Say("Fund spending"), spendingLines()},
		{message.Say("Premiums paid for people (apart, not in fund spending)"), []entry{
			{"premium_subsidy", "all", message.Say("paid by government for the register")},
		}},
		{message.Say("Out-of-pocket cost"), []entry{
			{"oop_per_person", "all", message.Say("per person, all residents")},
			{"oop_bills_per_person", "all", message.Say("  of it on bills")},
			{"oop_other_per_person", "all", message.Say("  of it outside bills (assumed)")},
			{"oop_per_patient", "all", message.Say("per patient with a bill, on bills")},
		}},
		{message.Say("Effective inpatient rate (in and out of county)"), []entry{
			{"effective_rate_inpatient", "all", message.Say("all residents")},
			{measure: "effective_rate_inpatient", by: "status"},
		}},
		{message.Say("Catastrophic health expenditure"), []entry{
			{"che10", "all", message.Say("above 10 %% of consumption")},
			{"che25", "all", message.Say("above 25 %% of consumption")},
			{"che40", "all", message.Say("above 40 %% of capacity to pay")},
		}},
		{message.Say("Illness-induced poverty¦by health spending"), []entry{
			{"poverty_d1", "all", message.Say("D1, by consumption")},
			{"poverty_d2", "all", message.Say("D2, by income and lost labour")},
			{"poverty_labour", "all", message.Say("lost labour alone")},
		}},
		{message.Say("Households that gain or lose against the baseline"), []entry{
			{"winners_1000", "all", message.Say("pay 1,000 yuan less, or lower still")},
			{"winners_100", "all", message.Say("pay 100 yuan less, or lower still")},
			{"losers_100", "all", message.Say("pay 100 yuan more, or higher still")},
			{"losers_1000", "all", message.Say("pay 1,000 yuan more, or higher still")},
		}},
		{message.Say("Spent more for each household-year fewer, or less for each more, that is poor by illness (D2)"), []entry{
			{"cost_per_household_averted", "all", message.Say("all funds, against the baseline")},
		}},
	}
}

// unit is how amounts of one unit of the results are shown.
type unit struct {
	name   string
	factor float64
	fixed  bool // always two decimals: percentages
}

// unitOver is unitOf for a figure of several years: those count who is counted in each of them, so that a household
// that is counted in three is three household-years, and no number of distinct ones.
func unitOver(l message.Language, name string, years int) unit {
	switch {
	case years > 1 && name == "households":
		return unit{l.Say("household-years"), 1, false}
	case years > 1 && name == "persons":
		return unit{l.Say("person-years"), 1, false}
	}
	return unitOf(l, name)
}

// smallPlace is the yearly spending, CNY, below which millions would leave nothing of a benefit's amount.
const smallPlace = 1e8

// unitIn is the unit of a run's tables for a figure of several years. Money is in one unit all over the page.
func unitIn(l message.Language, run *forecast.Result, name string, years int) unit {
	all, ok := run.Row(run.Study.Baseline().ID, run.Study.Years.To, "fund_spending", "all", "all")
	if name == "CNY" && l == message.English && ok && all.Mean < smallPlace {
		return unit{l.Say("thousand yuan"), 1e-3, false}
	}
	return unitOver(l, name, years)
}

// unitOf knows the units of the results; one that it does not know is shown as it stands.
func unitOf(l message.Language, name string) unit {
	switch name {
	case "CNY":
		if l == message.English {
			return unit{l.Say("million yuan"), 1e-6, false}
		}
		return unit{l.Say("ten thousand yuan"), 1e-4, false}
	case "CNY per person", "CNY per patient", "CNY per household":
		return unit{l.Say("yuan"), 1, false}
	case "ratio":
		return unit{"%", 100, true}
	case "households":
		return unit{l.Say("households"), 1, false}
	case "persons":
		return unit{l.Say("persons"), 1, false}
	case "admissions":
		return unit{l.Say("admissions"), 1, false}
	}
	return unit{name, 1, false}
}
