package show

import (
	"fmt"
	"math"
	"strings"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/settle"
)

// explain lists the formulas of a turn with their numbers.
func (t *text) explain(turn settle.Turn) []string {
	b := t.sheet.Policy.Benefits[turn.Benefit]
	out := []string{fmt.Sprintf("%s (%s)%s", t.benefit(b), b.ID, t.clause(b.Source))}
	for _, f := range turn.Formulas {
		out = append(out, t.formula(f, "  ")...)
	}
	if !turn.Held {
		return append(out, "  "+t.say("条件不成立，支付 0.00", "the condition does not hold: pays 0.00"))
	}
	limit := ""
	if !math.IsInf(turn.Ceiling, 1) {
		limit = fmt.Sprintf(t.say("，限额 %.2f", ", ceiling %.2f"), turn.Ceiling)
	}
	result := fmt.Sprintf(t.say("计算 %.4f%s，可付余额 %s，支付 %s", "computed %.4f%s, unpaid %s, pays %s"), turn.Amount, limit, turn.Unpaid, turn.Paid)
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
	if !t.o.Explain || len(t.turns[claim]) == 0 {
		return
	}
	t.line("")
	if claim < 0 {
		t.line(t.say("  期末逐步说明：", "  Step by step, at the period's end:"))
	} else {
		t.line(t.say("  账单 %s 逐步说明：", "  Bill %s, step by step:"), id)
	}
	for _, x := range t.turns[claim] {
		t.line("    %s", strings.Join(t.explain(x), "\n    "))
	}
}
