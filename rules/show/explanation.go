package settle

import (
	"fmt"
	"math"
	"strings"

	"doudi/model/document"
	"doudi/rules"
)

// explanation is what the sheet says of one benefit's turn.
type explanation struct {
	title      string
	deductible string
	lines      []string
}

// watch writes an explanation while the columns still hold the numbers of the step.
func (t *text) watch(s *run, turn turn) {
	b := s.policy.Benefits[turn.step.Benefit]
	month := 12
	if turn.claim >= 0 {
		month = s.bills.Claims[turn.claim].Month
	} else if n := len(s.sheet.Claims); n > 0 {
		month = int(s.household.month)
	}
	e, err := s.edition(month, nil)
	if err != nil {
		return
	}
	t.sheet = s.sheet
	x := explanation{title: t.benefit(b)}
	if turn.held && turn.step.Deductible != nil {
		if yuan, err := e.v.Number(turn.step.Deductible); err == nil && !math.IsInf(yuan, 0) { // `none`: not of this bill
			x.deductible = fmt.Sprintf("%.2f", yuan)
		}
	}
	if t.o.Explain {
		x.lines = t.explain(e, b, turn)
	}
	t.steps[turn.claim] = append(t.steps[turn.claim], x)
}

// explain lists the formulas of the turn with their numbers.
func (t *text) explain(e *edition, b *rules.Benefit, turn turn) []string {
	out := []string{fmt.Sprintf("%s (%s)%s", t.benefit(b), b.ID, t.clause(b.Source))}
	add := func(name string, f *rules.Formula) {
		if f != nil {
			out = append(out, t.formula(e.Explain(b, name, f, e.v), "  ")...)
		}
	}
	add("when", b.When)
	if !turn.held {
		return append(out, "  "+t.say("条件不成立，支付 0.00", "the condition does not hold: pays 0.00"))
	}
	add("pays", b.Pays)
	add("leaves", b.Leaves)
	add("ceiling", b.Ceiling)
	add("deductible", b.Deductible)
	limit := ""
	if !math.IsInf(turn.ceiling, 1) {
		limit = fmt.Sprintf(t.say("，限额 %.2f", ", ceiling %.2f"), turn.ceiling)
	}
	result := fmt.Sprintf(t.say("计算 %.4f%s，可付余额 %s，支付 %s", "computed %.4f%s, unpaid %s, pays %s"), turn.amount, limit, turn.unpaid, turn.paid)
	return append(out, "  => "+result)
}

// formula writes a formula, its numbers and the defines it uses.
func (t *text) formula(x rules.Explained, indent string) []string {
	out := []string{fmt.Sprintf("%s%s: %s", indent, x.Name, x.Text)}
	if x.Filled != x.Value {
		out = append(out, fmt.Sprintf("%s  = %s", indent, x.Filled))
	}
	out = append(out, fmt.Sprintf("%s  = %s", indent, x.Value))
	for _, d := range x.Defines {
		out = append(out, t.formula(d, indent+"    ")...)
	}
	return out
}

// clause says where a benefit stands in the policy's text.
func (t *text) clause(s document.Source) string {
	if text := t.cited(s); text != "" {
		return fmt.Sprintf(t.say("，依据：%s", ", source: %s"), text)
	}
	return ""
}

// cited is a publication with its section, "" where the policy names none.
func (t *text) cited(s document.Source) string {
	if p := t.sheet.Policy.Publication(s.Ref); p != nil {
		return strings.TrimRight(fmt.Sprintf("%s %s", p.Title, s.Section), " ")
	}
	return ""
}

// clauses lists by which clause each benefit in force pays; step by step they stand with every payment already.
func (t *text) clauses() {
	if t.o.Explain {
		return
	}
	t.line("")
	t.line("%s", t.say("[依据]", "[Clauses]"))
	for k, b := range t.sheet.Policy.Benefits {
		if text := t.cited(b.Source); t.sheet.Totals.InForce[k] && text != "" {
			t.line(t.say("  %s：%s", "  %s: %s"), t.benefit(b), text)
		}
	}
}

// explanations writes what was kept for a bill.
func (t *text) explanations(claim int, id string) {
	if !t.o.Explain || len(t.steps[claim]) == 0 {
		return
	}
	t.line("")
	if claim < 0 {
		t.line(t.say("  期末逐步说明：", "  Step by step, at the period's end:"))
	} else {
		t.line(t.say("  账单 %s 逐步说明：", "  Bill %s, step by step:"), id)
	}
	for _, x := range t.steps[claim] {
		t.line("    %s", strings.Join(x.lines, "\n    "))
	}
}
