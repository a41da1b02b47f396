package report

import (
	"slices"

	"doudi/model"
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
func BillFigure(list []BillUnder, lang string, notes ...string) *figure.Waterfall {
	l := tongue(lang)
	first := list[0].Sheet
	out := &figure.Waterfall{Axis: l.sayf("元，%d年", "yuan, %d", first.Year)}
	if slices.ContainsFunc(list, func(b BillUnder) bool { return b.Sheet.Year != first.Year }) {
		out.Axis = l.say("元", "yuan") // the titles say the years
	}
	out.Title = billTitle(list, l)
	n := len(first.Claims)
	bills := "bills"
	if n == 1 {
		bills = "bill"
	}
	out.Subtitle = l.sayf("一户一年%[1]d张账单依次过各层：深灰为总费用，蓝为该层支付，浅灰为此后剩余，橙为家庭负担。",
		"A household's %[1]d %[2]s of a year through the layers in turn: dark grey the cost, blue what a layer pays, light grey what is then left, orange what the family bears.", n, bills)
	for _, b := range list {
		out.Bills = append(out.Bills, figure.Bill{Title: b.Title, Steps: stepsOf(b.Sheet, l)})
	}
	out.Notes = notes
	return out
}

func billTitle(list []BillUnder, l tongue) string {
	total := list[0].Sheet.Totals.Total
	if len(list) == 1 {
		s := list[0].Sheet
		return l.sayf("总费用%s元：各层支付%s元，家庭负担%s元（%s）", "Of %s yuan the layers pay %s, the family bears %s (%s)",
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
		return l.sayf("同一账单%s元，各政策下家庭都负担%s元", "The same bills of %s yuan: under every policy the family bears %s", fen(total), fen(list[0].Sheet.Burden()))
	}
	if len(list) == 2 {
		low, high = 0, 1
	}
	return l.sayf("同一账单%[1]s元：%[3]s下家庭负担%[2]s元，%[5]s下%[4]s元", "The same bills of %s yuan: the family bears %s under %s, %s under %s",
		fen(total), fen(list[low].Sheet.Burden()), l.quoted(list[low].Title), fen(list[high].Sheet.Burden()), l.quoted(list[high].Title))
}

// stepsOf are the lines of a waterfall: the cost, the layers in force, what is left, and what own accounts and cash change.
func stepsOf(s *settle.Sheet, l tongue) []figure.Step {
	t, p := &s.Totals, s.Policy
	part := func(f model.Fen) string { return share(l, f, t.Total) }
	out := []figure.Step{{Label: l.say("医疗费用总额", "Total cost"), Amount: fen(t.Total), To: t.Total.Yuan(), Kind: figure.Total}}
	left := t.Total
	for k, b := range p.Benefits {
		if !t.InForce[k] || b.Cash {
			continue
		}
		step := figure.Step{Label: b.Title.In(string(l), b.ID), Amount: fen(t.Paid[k]), Share: part(t.Paid[k]), From: left.Yuan(), To: (left - t.Paid[k]).Yuan(), Kind: figure.Paid}
		if p.Fund(b.Fund).Kind == "own" {
			step.Kind = figure.Own
			step.Label += l.say("（家庭自己的账户）", " (the family's own account)")
		}
		left -= t.Paid[k]
		out = append(out, step)
	}
	out = append(out, figure.Step{Label: l.say("个人负担", "Out of pocket"), Amount: fen(t.OOP), Share: part(t.OOP), To: t.OOP.Yuan(), Kind: figure.Borne})
	if s.Burden() == t.OOP && t.Own == 0 {
		return out
	}
	net := t.OOP
	change := func(label string, by model.Fen, kind figure.Kind) {
		out = append(out, figure.Step{Label: label, Amount: fen(by), From: net.Yuan(), To: (net + by).Yuan(), Kind: kind})
		net += by
	}
	if t.Own != 0 {
		change(l.say("加：自己的账户所付", "plus: from the own account"), t.Own, figure.Own)
	}
	for k, b := range p.Benefits {
		if t.Cash[k] != 0 {
			change(l.say("减：现金给付，", "less: in cash, ")+b.Title.In(string(l), b.ID), -t.Cash[k], figure.Cash)
		}
	}
	return append(out, figure.Step{Label: l.say("家庭净负担", "What the family bears"), Amount: fen(net), Share: part(net), To: net.Yuan(), Kind: figure.Borne})
}

// fen writes an amount in yuan to the fen.
func fen(f model.Fen) string { return minus(grouped(f.Yuan(), 2)) }

func share(l tongue, part, whole model.Fen) string {
	if whole == 0 {
		return "-"
	}
	return minus(grouped(100*float64(part)/float64(whole), 1)) + l.say("%", " %")
}

// caseFigure is the bill of a run: under the baseline, and under the alternative that changes most for that family.
func caseFigure(run *forecast.Result, l tongue) *figure.Waterfall {
	if run.Case == nil {
		out := &figure.Waterfall{}
		out.Title = l.sayf("%d年没有住院病人得到支付，没有账单可画", "No inpatient is paid anything in %d: there is no bill to draw", run.Study.Years.To)
		out.Mark, out.Notes = mark(run, l), []string{origin(run, l)}
		return out
	}
	title := func(i int) string { return run.Study.Scenarios[i].Title.In(string(l), run.Study.Scenarios[i].ID) }
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
	out := BillFigure(list, string(l), caseNote(run, l, at), origin(run, l))
	out.Mark = mark(run, l)
	return out
}

// caseNote says whose bills they are, and which alternative is beside the baseline.
func caseNote(run *forecast.Result, l tongue, at int) string {
	c := run.Case
	note := l.sayf("账单取自一次模拟（首次参数抽样）中受助住院病人的中位者：本年住院费用%[1]s元，排在约%[2]s名受助住院病人正中；连同其家人的已结算账单，按政策所列数值结算。受助指首层之后还有待遇支付。",
		"The bills are of the median helped inpatient of one simulation (the first draw): admissions of %[1]s yuan, in the middle of about %[2]s inpatients helped; with the settled bills of the family, at the stated values of the policies. Helped: a benefit behind the first pays.",
		fen(c.Cost), grouped(c.Helped, 0))
	switch {
	case len(run.Study.Scenarios) == 1:
		return note
	case at == 0:
		return note + l.say("其他方案下该户负担相同。", " The other scenarios leave that family the same burden.")
	}
	return note + l.say("下图为使该户负担变化最大的方案。", " Below: the scenario that changes most for that family.")
}
