package show

import (
	"fmt"
	"io"
	"math"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/settle"
)

// SheetOptions say how a sheet is written.
type SheetOptions struct {
	Lang    string // zh or en
	Explain bool
}

// WriteSheet settles the bills and writes the one-stop settlement sheet (一站式结算单).
func WriteSheet(w io.Writer, p *rules.Policy, b *bill.Bills, o SheetOptions) error {
	sheet, turns, err := settle.Explain(p, b, o.Explain)
	if err != nil {
		return err
	}
	t := &text{w: &strings.Builder{}, o: o, sheet: sheet, turns: map[int][]settle.Turn{}}
	for _, turn := range turns {
		t.turns[turn.Claim] = append(t.turns[turn.Claim], turn)
	}
	for _, c := range b.Claims {
		if len(c.Spans) > 0 {
			t.spans(p, b)
			break
		}
	}
	t.heading()
	for i := range sheet.Claims {
		t.claim(i)
	}
	t.explanations(-1, "")
	t.year()
	t.clauses()
	_, err = io.WriteString(w, t.w.String())
	return err
}

type text struct {
	w     *strings.Builder
	o     SheetOptions
	sheet *settle.Sheet
	turns map[int][]settle.Turn // by bill, −1 for period ends
}

func (t *text) say(zh, en string) string {
	if t.o.Lang == "en" {
		return en
	}
	return zh
}

func (t *text) line(format string, args ...any) { fmt.Fprintf(t.w, format+"\n", args...) }

// row writes a label and an amount, aligned by terminal cells.
func (t *text) row(label string, amount string, note string) {
	pad := max(44-document.Cells(label), 1)
	line := "  " + label + strings.Repeat(" ", pad) + fmt.Sprintf("%16s", amount)
	if note != "" {
		line += "  " + note
	}
	t.line("%s", line)
}

// claim writes one bill: what it cost, who pays, what is left.
func (t *text) claim(i int) {
	s, p := &t.sheet.Claims[i], t.sheet.Policy
	t.line("")
	t.line("%s", t.title(s))
	t.row(t.say("医疗费用总额", "Total cost"), s.Claim.Total.String(), "")
	for k, name := range p.Costs {
		t.row("  "+t.costName(name), s.Claim.Costs[k].String(), "")
	}
	t.deductibles(i)
	for k, b := range p.Benefits {
		if s.InForce[k] {
			amount := s.Paid[k] + s.Cash[k]
			t.row(t.benefit(b), amount.String(), t.fund(b))
		}
	}
	t.row(t.say("支付合计", "Paid in all"), s.PaidTotal.String(), "")
	t.left(s.OOP, s.Left)
	t.rates(s.PaidTotal, t.own(s.Paid), s.Claim.Total, s.PaidEligible, s.Eligible())
	t.words(s.OOP)
	t.explanations(i, s.Claim.ID)
}

// deductibles writes the 起付标准 that the benefits state, as it was at their turns of a bill or, with −1, at period ends: of a yearly
// one, what earlier bills have left of it.
func (t *text) deductibles(claim int) {
	for _, x := range t.turns[claim] {
		if !math.IsNaN(x.Deductible) {
			title := t.benefit(t.sheet.Policy.Benefits[x.Benefit])
			t.row(fmt.Sprintf(t.say("本次起付标准（%s）", "Deductible due (%s)"), title), fmt.Sprintf("%.2f", x.Deductible), "")
		}
	}
}

func (t *text) title(s *settle.Settlement) string {
	c := s.Claim
	parts := []string{fmt.Sprintf(t.say("账单 %s，%d月", "Bill %s, month %d"), c.ID, c.Month)}
	if id := t.sheet.Bills.Persons[c.Person].ID; id != "" {
		parts = append(parts, id)
	}
	for _, name := range []string{"kind", "level"} {
		e := t.sheet.Policy.Enumeration(name)
		if code, given := c.Values[name]; given && code >= 0 {
			parts = append(parts, e.Title(e.Members[int(code)], t.o.Lang))
		}
	}
	return "[" + strings.Join(parts, t.say("，", ", ")) + "]"
}

func (t *text) costName(name string) string {
	usual := map[string]string{"eligible": "政策范围内费用", "excluded": "政策范围外费用"}[name]
	if usual != "" && t.o.Lang != "en" {
		return usual
	}
	return strings.ReplaceAll(name, "_", " ")
}

func (t *text) benefit(b *rules.Benefit) string { return b.Title.In(t.o.Lang, b.ID) }

func (t *text) fund(b *rules.Benefit) string {
	if b.Fund == "" {
		return ""
	}
	f := t.sheet.Policy.Fund(b.Fund)
	return f.Title.In(t.o.Lang, f.ID)
}

// left writes what the family pays: 自付 is its share within the scope, 自费 what lies outside it.
func (t *text) left(oop model.Fen, left []model.Fen) {
	t.row(t.say("个人负担", "Out of pocket"), oop.String(), "")
	if len(left) < 2 {
		return
	}
	outside := left[len(left)-1]
	t.row("  "+t.say("其中：自付（政策范围内）", "of it within the scope"), (oop - outside).String(), "")
	t.row("  "+t.say("其中：自费（政策范围外）", "of it outside the scope"), outside.String(), "")
}

// own is what came from the family's own accounts.
func (t *text) own(paid []model.Fen) model.Fen {
	sum := model.Fen(0)
	for k := range t.sheet.Policy.Benefits {
		if t.sheet.Policy.IsOwn(k) {
			sum += paid[k]
		}
	}
	return sum
}

func (t *text) rates(paid, own, total, paidEligible, eligible model.Fen) {
	if own > 0 {
		t.row(t.say("个人账户支付（计入家庭负担）", "From own account (the family's burden)"), own.String(), "")
	}
	percent := func(paid, of model.Fen) string {
		if of == 0 {
			return "-"
		}
		return fmt.Sprintf("%.2f%%", 100*float64(paid)/float64(of))
	}
	t.row(t.say("综合报销比例（占总费用）", "Effective rate (of total cost)"), percent(paid-own, total), "")
	t.row(t.say("政策范围内支付比例（各基金）", "Eligible cost paid by all funds"), percent(paidEligible, eligible), "")
}

// year writes the period-end payments and the totals.
func (t *text) year() {
	p, y := t.sheet.Policy, &t.sheet.Totals
	if len(t.sheet.Periods) > 0 {
		t.line("")
		t.line(t.say("[期末支付]", "[Paid at the end of a period]"))
		t.deductibles(-1)
		for _, x := range t.sheet.Periods {
			t.row(t.period(x), x.Paid.String(), t.fund(p.Benefits[x.Benefit]))
		}
	}
	t.line("")
	t.line(t.say("[全年合计]", "[The year]"))
	t.row(t.say("医疗费用总额", "Total cost"), y.Total.String(), "")
	for k, b := range p.Benefits {
		if y.InForce[k] {
			t.row(t.benefit(b), (y.Paid[k] + y.Cash[k]).String(), t.fund(b))
		}
	}
	t.row(t.say("支付合计", "Paid in all"), y.PaidTotal.String(), "")
	if y.Earlier > 0 {
		t.row(t.say("另付此前的费用", "Paid besides, for costs before the file"), y.Earlier.String(), "")
	}
	t.row(t.say("个人负担", "Out of pocket"), y.OOP.String(), "")
	t.rates(y.PaidTotal, y.Own, y.Total, y.PaidEligible, y.Eligible)
	t.words(y.OOP)
}

func (t *text) period(x settle.PeriodPayment) string {
	when := t.say("年末", "year's end")
	if x.At == rules.AtMonthEnd {
		when = fmt.Sprintf(t.say("%d月末", "end of month %d"), x.Month)
	}
	who := t.say("家庭", "household")
	if x.Person >= 0 {
		who = t.sheet.Bills.Persons[x.Person].ID
		if who == "" {
			who = t.say("本人", "person")
		}
	}
	return fmt.Sprintf("%s, %s, %s", t.benefit(t.sheet.Policy.Benefits[x.Benefit]), who, when)
}

// spans says between which results out of pocket lies at the points of the unknown costs that were tried.
func (t *text) spans(p *rules.Policy, b *bill.Bills) {
	var low, high model.Fen
	tried := b.Variants()
	for i, v := range tried {
		s, err := settle.Year(p, v)
		if err != nil {
			return
		}
		if i == 0 {
			low, high = s.Totals.OOP, s.Totals.OOP
		}
		low, high = min(low, s.Totals.OOP), max(high, s.Totals.OOP)
	}
	t.line(t.say("账单中有未知的部分：在所写范围内试算%d次，个人负担在 %s 至 %s 之间；下面按中点结算。",
		"Part of the bill is not known: in %d trials within what is stated, out of pocket lies between %s and %s; settled at the middle below."), len(tried), low, high)
}
