package report

import (
	"doudi/model"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// Drawn is which pictures a run leaves, and how. Without names there are none.
type Drawn struct {
	Names     []string // of Pictures
	Leading   bool     // those that lead, which depends on the study: see For
	Languages []message.Language
	Width     figure.Width
	Formats   []string // of figure.Formats; nil: all
}

// For says which figures are drawn of a study, where those that lead are asked for.
func (d Drawn) For(s *scenarios.Study) Drawn {
	if d.Leading {
		d.Names, d.Leading = LeadPictures(len(s.Accounts) > 0), false
	}
	return d
}

// Picture is one of the figures of a run.
type Picture struct {
	Name  string
	Title model.Title
	lead  lead
	// measures are those that it shows, for what it rests on.
	measures []string
	of       func(*forecast.Result, message.Language) figure.Figure
}

// lead says when a figure is one of the few that a run leaves unless others are asked for.
type lead string

const (
	always          lead = "always"
	withAccounts    lead = "with accounts" // of a study that keeps funds' accounts
	withoutAccounts lead = "without accounts"
	never           lead = "never"
)

// Leads says whether the figure is one of the few that a run leaves unless others are asked for; accounts, whether the study keeps
// accounts of funds.
func (p Picture) Leads(accounts bool) bool {
	return p.lead == always || accounts && p.lead == withAccounts || !accounts && p.lead == withoutAccounts
}

// Pictures are the figures of every run, in the order to show them: at most six lead, the others are for an appendix.
func Pictures() []Picture {
	return []Picture{
		{"differences", model.TitleOf(message.Say("What each alternative changes")), always, []string{"fund_spending", "oop_per_patient", "poverty_d2"}, func(r *forecast.Result, l message.Language) figure.Figure { return differences(r, l) }},
		{"changes", model.TitleOf(message.Say("Which benefits the change in fund spending is made of")), always, []string{"fund_spending"}, func(r *forecast.Result, l message.Language) figure.Figure { return changes(r, l) }},
		{"funds", model.TitleOf(message.Say("The funds' spending by year")), always, []string{"fund_spending"}, func(r *forecast.Result, l message.Language) figure.Figure { return fundFans(r, l) }},
		{"budgets", model.TitleOf(message.Say("The probability that a fund's spending passes an amount")), always, []string{"fund_spending"}, func(r *forecast.Result, l message.Language) figure.Figure { return budgetCurves(r, l) }},
		{"balances", model.TitleOf(message.Say("The funds' balances, and how likely they run short")), withAccounts, []string{"fund_balance", "payer_spending"}, func(r *forecast.Result, l message.Language) figure.Figure { return balances(r, l) }},
		{"poverty", model.TitleOf(message.Say("Illness-induced poverty by year")), always, []string{"poverty_d2"}, func(r *forecast.Result, l message.Language) figure.Figure { return povertyFans(r, l) }},
		{"bill", model.TitleOf(message.Say("One family's bills through the layers")), withoutAccounts, []string{"oop_per_patient"}, func(r *forecast.Result, l message.Language) figure.Figure { return caseFigure(r, l) }},
		{"spending", model.TitleOf(message.Say("Spending by benefit and fund")), never, []string{"fund_spending"}, func(r *forecast.Result, l message.Language) figure.Figure { return spendingBars(r, l) }},
		{"scenarios", model.TitleOf(message.Say("Fund spending by year under each scenario")), never, []string{"fund_spending"}, func(r *forecast.Result, l message.Language) figure.Figure { return scenarioFans(r, l) }},
		{"deciles", model.TitleOf(message.Say("What families pay, by income")), never, []string{"oop_per_person"}, func(r *forecast.Result, l message.Language) figure.Figure { return deciles(r, l) }},
		{"plane", model.TitleOf(message.Say("Money against households kept out of poverty")), never, []string{"fund_spending", "poverty_d2"}, func(r *forecast.Result, l message.Language) figure.Figure { return plane(r, l) }},
		{"tornado", model.TitleOf(message.Say("The inputs that matter most")), never, []string{"fund_spending", "poverty_d2"}, func(r *forecast.Result, l message.Language) figure.Figure { return tornado(r, l) }},
	}
}

// LeadPictures are the names of those that a run leaves unless others are asked for; accounts, whether its study keeps accounts of
// funds: balances take the place of the family's bill then.
func LeadPictures(accounts bool) []string {
	var out []string
	for _, p := range Pictures() {
		if p.Leads(accounts) {
			out = append(out, p.Name)
		}
	}
	return out
}
