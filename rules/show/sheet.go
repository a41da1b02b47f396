package show

import (
	"fmt"
	"io"
	"math"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/settle"
)

// SheetOptions say how a sheet is written.
type SheetOptions struct {
	Lang    message.Language
	Explain bool
	HTML    bool // a part of a page, instead of text
}

// WriteSheet settles the bills and writes the one-stop settlement sheet (一站式结算单).
func WriteSheet(w io.Writer, p *rules.Policy, b *bill.Bills, o SheetOptions) error {
	sheet, turns, err := settle.Explain(p, b, o.Explain)
	if err != nil {
		return err
	}
	t := &text{page: &page{Options: Options{Lang: o.Lang, HTML: o.HTML}}, sheet: sheet, explains: o.Explain, turns: map[int][]settle.Turn{}}
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
	if t.HTML { // what it comes to first: nobody scrolls to the end of a page for it
		t.year()
	}
	for i := range sheet.Claims {
		t.claim(i)
	}
	t.explanations(-1, "")
	t.periods()
	if !t.HTML {
		t.year()
	}
	t.clauses()
	return t.writeTo(w)
}

// text is the page of a settlement sheet.
type text struct {
	*page
	sheet    *settle.Sheet
	explains bool
	turns    map[int][]settle.Turn // by bill, −1 for period ends
}

const rowCells, amountCells = 62, 17

// row writes a label and an amount that ends where all do; one in words may begin before the others.
func (t *text) row(label, amount, note string) {
	if t.HTML {
		t.tableRow("", label, amount, note, "")
		return
	}
	wide := max(document.Cells(amount), amountCells)
	t.cells(cell{text: "  " + label, width: rowCells - wide}, cell{text: amount, width: amountCells, right: true}, cell{text: "  " + note})
}

// begin writes the title of a table.
func (t *text) begin(title string) {
	if t.HTML {
		t.caption(title)
		return
	}
	t.line("")
	t.line(title)
}

// paid writes what a benefit pays and out of which fund; on a page also by which clause, which text lists below.
func (t *text) paid(b *rules.Benefit, amount model.Fen) {
	p := t.sheet.Policy
	if t.HTML {
		t.tableRow("paid", t.benefit(b), amount.String(), t.fund(p, b), t.source(p, b.Source))
		return
	}
	t.row(t.benefit(b), amount.String(), t.fund(p, b))
}

// claim writes one bill: what it cost, who pays, what is left.
func (t *text) claim(i int) {
	s, p := &t.sheet.Claims[i], t.sheet.Policy
	t.begin(t.title(s))
	t.row(t.Lang.Say("Total cost"), s.Claim.Total.String(), "")
	for k, name := range p.Costs {
		t.row("  "+costName(t.Lang, name), s.Claim.Costs[k].String(), "")
	}
	t.deductibles(i)
	for k, b := range p.Benefits {
		if s.InForce[k] {
			t.paid(b, s.Paid[k]+s.Cash[k])
		}
	}
	t.row(t.Lang.Say("Paid in all"), s.PaidTotal.String(), "")
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
			t.row(t.Lang.Say("Deductible due (%s)", title), fmt.Sprintf("%.2f", x.Deductible), "")
		}
	}
}

func (t *text) title(s *settle.Settlement) string {
	return "[" + t.titled(s, func(id string) string { return id }) + "]"
}

// titled is the title of a bill, with a person named by their id.
func (t *text) titled(s *settle.Settlement, person func(id string) string) string {
	c := s.Claim
	parts := []string{t.Lang.Say("Bill %s, month %d", c.ID, c.Month)}
	if id := t.sheet.Bills.Persons[c.Person].ID; id != "" {
		parts = append(parts, person(id))
	}
	for _, name := range []string{"kind", "level"} {
		e := t.sheet.Policy.Enumeration(name)
		if code, given := c.Values[name]; given && code >= 0 {
			parts = append(parts, e.Title(e.Members[int(code)], t.Lang))
		}
	}
	return strings.Join(parts, t.Lang.Say(", "))
}

// costName is what a part of a bill is called.
func costName(l message.Language, name string) string {
	switch name {
	case "eligible":
		return l.Say("eligible")
	case "excluded":
		return l.Say("excluded")
	}
	return strings.ReplaceAll(name, "_", " ")
}

// left writes what the family pays: 自付 is its share within the scope, 自费 what lies outside it.
func (t *text) left(oop model.Fen, left []model.Fen) {
	t.row(t.Lang.Say("Out of pocket"), oop.String(), "")
	if len(left) < 2 {
		return
	}
	outside := left[len(left)-1]
	t.row("  "+t.Lang.Say("of it within the scope"), (oop - outside).String(), "")
	t.row("  "+t.Lang.Say("of it outside the scope"), outside.String(), "")
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
		t.row(t.Lang.Say("From own account (the family's burden)"), own.String(), "")
	}
	percent := func(paid, of model.Fen) string {
		if of == 0 {
			return "-"
		}
		return fmt.Sprintf("%.2f%%", 100*float64(paid)/float64(of))
	}
	t.row(t.Lang.Say("Effective rate (of total cost)"), percent(paid-own, total), "")
	t.row(t.Lang.Say("Eligible cost paid by all funds"), percent(paidEligible, eligible), "")
}

// periods writes the period-end payments.
func (t *text) periods() {
	if len(t.sheet.Periods) == 0 {
		return
	}
	p := t.sheet.Policy
	t.begin(t.Lang.Say("[Paid at the end of a period]"))
	t.deductibles(-1)
	for _, x := range t.sheet.Periods {
		t.row(t.period(x), x.Paid.String(), t.fund(p, p.Benefits[x.Benefit]))
	}
}

// year writes the totals.
func (t *text) year() {
	p, y := t.sheet.Policy, &t.sheet.Totals
	t.begin(t.Lang.Say("[The year]"))
	t.row(t.Lang.Say("Total cost"), y.Total.String(), "")
	for k, b := range p.Benefits {
		if y.InForce[k] {
			t.paid(b, y.Paid[k]+y.Cash[k])
		}
	}
	t.row(t.Lang.Say("Paid in all"), y.PaidTotal.String(), "")
	if y.Earlier > 0 {
		t.row(t.Lang.Say("Paid besides, for costs before the file"), y.Earlier.String(), "")
	}
	t.row(t.Lang.Say("Out of pocket"), y.OOP.String(), "")
	t.rates(y.PaidTotal, y.Own, y.Total, y.PaidEligible, y.Eligible)
	t.words(y.OOP)
}

func (t *text) period(x settle.PeriodPayment) string {
	when := t.Lang.Say("year's end")
	if x.At == rules.AtMonthEnd {
		when = t.Lang.Say("end of month %d", x.Month)
	}
	who := t.Lang.Say("household")
	if x.Person >= 0 {
		who = t.sheet.Bills.Persons[x.Person].ID
		if who == "" {
			who = t.Lang.Say("person")
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
	t.line(t.Lang.Say("Part of the bill is not known: in %d trials within what is stated, out of pocket lies between %s and %s; settled at the middle below.", len(tried), low, high))
}
