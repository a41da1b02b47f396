package report

import (
	"doudi/model"
	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// Drawn is which pictures a run leaves, and how. Without names there are none.
type Drawn struct {
	Names     []string // of Pictures
	Languages []message.Language
	Width     figure.Width
	Formats   []string // of figure.Formats; nil: all
}

// Picture is one of the figures of a run.
type Picture struct {
	Name  string
	Title model.Title
	Lead  bool // one of the few that a run leaves unless more are asked for
	of    func(*forecast.Result, message.Language) figure.Figure
}

// Pictures are the figures of every run, in the order to show them: at most six lead, the others are for an appendix.
func Pictures() []Picture {
	return []Picture{
		{"differences", model.TitleOf(message.Say("What each alternative changes")), true, func(r *forecast.Result, l message.Language) figure.Figure { return differences(r, l) }},
		{"changes", model.TitleOf(message.Say("Which benefits the change in fund spending is made of")), true, func(r *forecast.Result, l message.Language) figure.Figure { return changes(r, l) }},
		{"funds", model.TitleOf(message.Say("The funds' spending by year")), true, func(r *forecast.Result, l message.Language) figure.Figure { return fundFans(r, l) }},
		{"budgets", model.TitleOf(message.Say("The probability that a fund's spending passes an amount")), true, func(r *forecast.Result, l message.Language) figure.Figure { return budgetCurves(r, l) }},
		{"poverty", model.TitleOf(message.Say("Illness-induced poverty by year")), true, func(r *forecast.Result, l message.Language) figure.Figure { return povertyFans(r, l) }},
		{"bill", model.TitleOf(message.Say("One family's bills through the layers")), true, func(r *forecast.Result, l message.Language) figure.Figure { return caseFigure(r, l) }},
		{"spending", model.TitleOf(message.Say("Spending by benefit and fund")), false, func(r *forecast.Result, l message.Language) figure.Figure { return spendingBars(r, l) }},
		{"scenarios", model.TitleOf(message.Say("Fund spending by year under each scenario")), false, func(r *forecast.Result, l message.Language) figure.Figure { return scenarioFans(r, l) }},
		{"deciles", model.TitleOf(message.Say("What families pay, by income")), false, func(r *forecast.Result, l message.Language) figure.Figure { return deciles(r, l) }},
		{"plane", model.TitleOf(message.Say("Money against households kept out of poverty")), false, func(r *forecast.Result, l message.Language) figure.Figure { return plane(r, l) }},
		{"tornado", model.TitleOf(message.Say("The inputs that matter most")), false, func(r *forecast.Result, l message.Language) figure.Figure { return tornado(r, l) }},
	}
}

// LeadPictures are the names of those that a run leaves unless others are asked for.
func LeadPictures() []string {
	var out []string
	for _, p := range Pictures() {
		if p.Lead {
			out = append(out, p.Name)
		}
	}
	return out
}
