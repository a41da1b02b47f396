package report

import (
	"slices"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules/settle"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// BillUnder is a family's settled bills under one policy.
type BillUnder struct {
	Title string // of the policy, with the date where that tells it apart
	Sheet *settle.Sheet
}

// BillFigure draws the same bills under one policy or several above each other. Notes say where the bills are from.
func BillFigure(list []BillUnder, l message.Language, notes ...string) *figure.Waterfall {
	first := list[0].Sheet
	out := &figure.Waterfall{Axis: l.Say("yuan, %d", first.Year)}
	if slices.ContainsFunc(list, func(b BillUnder) bool { return b.Sheet.Year != first.Year }) {
		out.Axis = l.Say("yuan") // the titles say the years
	}
	out.Title = billTitle(list, l)
	out.Subtitle = l.Say("A household's %d bills of a year through the layers in turn: dark grey the cost, blue what a layer pays, light grey what is then left, orange what the family bears.", len(first.Claims))
	if len(first.Claims) == 1 {
		out.Subtitle = l.Say("A household's 1 bill of a year through the layers in turn: dark grey the cost, blue what a layer pays, light grey what is then left, orange what the family bears.")
	}
	for _, b := range list {
		out.Bills = append(out.Bills, figure.Bill{Title: b.Title, Steps: stepsOf(b.Sheet, l)})
	}
	out.Notes = notes
	return out
}

func billTitle(list []BillUnder, l message.Language) string {
	total := list[0].Sheet.Totals.Total
	if len(list) == 1 {
		s := list[0].Sheet
		return l.Say("Of %s yuan the layers pay %s, the family bears %s (%s)",
			fen(total), fen(s.Totals.PaidTotal-s.Totals.Own), fen(s.Burden()), share(l, s.Burden(), total))
	}
	low, high := 0, 0
	for i, b := range list {
		if b.Sheet.Burden() < list[low].Sheet.Burden() {
			low = i
		}
		if b.Sheet.Burden() > list[high].Sheet.Burden() {
			high = i
		}
	}
	if list[low].Sheet.Burden() == list[high].Sheet.Burden() {
		return l.Say("The same bills of %s yuan: under every policy the family bears %s", fen(total), fen(list[0].Sheet.Burden()))
	}
	if len(list) == 2 {
		low, high = 0, 1
	}
	return l.Say("The same bills of %s yuan: the family bears %s under %s, %s under %s",
		fen(total), fen(list[low].Sheet.Burden()), quoted(l, headlined(list[low].Title)), fen(list[high].Sheet.Burden()), quoted(l, headlined(list[high].Title)))
}

// stepsOf are the lines of a waterfall: the cost, the layers in force, what is left, and what own accounts and cash change.
func stepsOf(s *settle.Sheet, l message.Language) []figure.Step {
	t, p := &s.Totals, s.Policy
	part := func(f model.Fen) string { return share(l, f, t.Total) }
	out := []figure.Step{{Label: l.Say("Total cost"), Amount: fen(t.Total), To: t.Total.Yuan(), Kind: figure.Total}}
	left := t.Total
	for k, b := range p.Benefits {
		if !t.InForce[k] || b.Cash {
			continue
		}
		step := figure.Step{Label: b.Title.In(l, b.ID), Amount: fen(t.Paid[k]), Share: part(t.Paid[k]), From: left.Yuan(), To: (left - t.Paid[k]).Yuan(), Kind: figure.Paid}
		if p.Fund(b.Fund).Kind == "own" {
			step.Kind = figure.Own
			step.Label += l.Say(" (the family's own account)")
		}
		left -= t.Paid[k]
		out = append(out, step)
	}
	out = append(out, figure.Step{Label: l.Say("Out of pocket"), Amount: fen(t.OOP), Share: part(t.OOP), To: t.OOP.Yuan(), Kind: figure.Borne})
	if s.Burden() == t.OOP && t.Own == 0 {
		return out
	}
	net := t.OOP
	change := func(label string, by model.Fen, kind figure.Kind) {
		out = append(out, figure.Step{Label: label, Amount: fen(by), From: net.Yuan(), To: (net + by).Yuan(), Kind: kind})
		net += by
	}
	if t.Own != 0 {
		change(l.Say("plus: from the own account"), t.Own, figure.Own)
	}
	for k, b := range p.Benefits {
		if t.Cash[k] != 0 {
			change(l.Say("less: in cash, %s", b.Title.In(l, b.ID)), -t.Cash[k], figure.Cash)
		}
	}
	return append(out, figure.Step{Label: l.Say("What the family bears"), Amount: fen(net), Share: part(net), To: net.Yuan(), Kind: figure.Borne})
}

// fen writes an amount in yuan to the fen.
func fen(f model.Fen) string { return minus(grouped(f.Yuan(), 2)) }

func share(l message.Language, part, whole model.Fen) string {
	if whole == 0 {
		return "-"
	}
	return l.Say("%s %%", minus(grouped(100*float64(part)/float64(whole), 1)))
}

// caseFigure is the bill of a run: under the baseline, and under the alternative that changes most for that family.
func caseFigure(run *forecast.Result, l message.Language) *figure.Waterfall {
	if run.Case == nil {
		out := &figure.Waterfall{}
		out.Title = l.Say("No inpatient is paid anything in %d: there is no bill to draw", run.Study.Years.To)
		out.Mark, out.Notes = mark(run, l), []string{origin(run, l)}
		return out
	}
	title := func(i int) string { return run.Study.Scenarios[i].Title.In(l, run.Study.Scenarios[i].ID) }
	sheets := run.Case.Sheets
	list := []BillUnder{{title(0), sheets[0].Sheet}}
	at, largest := 0, model.Fen(0)
	for i := range sheets {
		change := sheets[i].Sheet.Burden() - sheets[0].Sheet.Burden()
		if max(change, -change) > largest {
			at, largest = i, max(change, -change)
		}
	}
	if at > 0 {
		list = append(list, BillUnder{title(at), sheets[at].Sheet})
	}
	out := BillFigure(list, l, caseNote(run, l, at), origin(run, l))
	out.Mark = mark(run, l)
	return out
}

// caseNote says whose bills they are, and which alternative is beside the baseline.
func caseNote(run *forecast.Result, l message.Language, at int) string {
	c := run.Case
	note := l.Say("The bills are of the median helped inpatient of one simulation (the first draw): admissions of %[1]s yuan, in the middle of about %[2]s inpatients helped; with the settled bills of the family, at the stated values of the policies. Helped: a benefit behind the first pays.",
		fen(c.Cost), grouped(c.Helped, 0))
	switch {
	case len(run.Study.Scenarios) == 1:
		return note
	case at == 0:
		return note + l.Say(" The other scenarios leave that family the same burden.")
	}
	return note + l.Say(" Below: the scenario that changes most for that family.")
}
