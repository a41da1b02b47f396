package report

import (
	"slices"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// ownMeasure is the place of one of the measures of the study; −1 for others.
func ownMeasure(run *forecast.Result, id string) int {
	return slices.IndexFunc(run.Study.Measures, func(m scenarios.Measure) bool { return m.ID == id })
}

// definition says in a sentence what a measure is: its own here, what the table of measures says of it, or the formula of the study.
func definition(run *forecast.Result, id string, l message.Language) string {
	if at := ownMeasure(run, id); at >= 0 {
		return l.Say("The study's own measure: %s.", run.Study.Measures[at].Formula.Text)
	}
	if said, ok := definitions()[id]; ok {
		return said.In(l)
	}
	m, known := measure.Find(id)
	if !known {
		return ""
	}
	out := m.Title.In(l, id)
	if note := m.Note.In(l, ""); note != "" {
		out = l.Say("%s: %s", out, note)
	}
	return out + l.Say(".¦of a sentence")
}

// definitions are of the measures that the report tells first.
func definitions() map[string]message.Message {
	catastrophic := message.Say("Households whose out-of-pocket cost of the year, on bills and outside them, is above 10 %% of their consumption; over several years each household once.")
	return map[string]message.Message{
		"fund_spending":              message.Say("What benefits pay for all people's bills, bill by bill and at the ends of months and years; what patients' own accounts pay is not in it."),
		"payer_spending":             message.Say("What a fund spends: its benefits, the premiums that it pays for people and the interventions charged to it."),
		"premium_subsidy":            message.Say("What is paid at enrolment towards people's contributions: once a year for each enrolled person, and apart from fund spending."),
		"oop_per_person":             message.Say("What families pay in a year, over all people: what is left of settled bills, bills that were never claimed, and spending outside bills, which is assumed."),
		"oop_bills_per_person":       message.Say("What families pay in a year of bills, over all people: what is left of settled ones, and those that were never claimed."),
		"oop_other_per_person":       message.Say("Health spending outside bills, over all people: ordinary outpatient care and medicines, whose amount is assumed, and which no benefit changes."),
		"oop_per_patient":            message.Say("What families pay in a year of bills, over the people who have a bill: what is left of settled ones, and those that were never claimed."),
		"effective_rate_inpatient":   message.Say("What all funds pay with the bills of settled admissions, over the whole cost of these admissions; what is paid at a period's end is not in it."),
		"che10":                      catastrophic,
		"che25":                      message.Say("Households whose out-of-pocket cost of the year, on bills and outside them, is above 25 %% of their consumption; over several years each household once."),
		"che40":                      message.Say("Households whose out-of-pocket cost of the year, on bills and outside them, is above 40 %% of their capacity to pay, which is consumption less subsistence; over several years each household once."),
		"sdg382":                     message.Say("Share of people in households that pay more than 40 %% of their discretionary budget, which is consumption less the societal poverty line (indicator 3.8.2 as of 2025)."),
		"poverty_d1":                 message.Say("Households whose consumption is not below the poverty line, and is below it less the out-of-pocket cost of the year; over several years each household once."),
		"poverty_d2":                 message.Say("Households whose income of a year is not below the poverty line, and is below it less the out-of-pocket cost and the income lost with labour, with what benefits pay in cash; over several years each household once."),
		"poverty_labour":             message.Say("Households that the income lost with labour alone, without any cost, takes below the poverty line."),
		"cost_per_household_averted": message.Say("What funds spend more than under the baseline, over the households fewer that are poor by illness (D2); or less for each more."),
		"fund_balance":               message.Say("What is left of a fund at the end of a year: what was brought forward and the income of its account, less what it spends."),
	}
}

// budgetWords say what a budget is.
func budgetWords(l message.Language) string {
	return l.Say("The amount that fund spending of the year does not pass in 95 of 100 simulations.")
}
