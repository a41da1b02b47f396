package show

import (
	"fmt"
	"math"
	"strings"

	"doudi/model/document"
	"doudi/rules/settle"
	"doudi/rules/trace"
)

// explain lists the formulas of a turn with their numbers.
func (t *text) explain(turn settle.Turn) []string {
	b := t.sheet.Policy.Benefits[turn.Benefit]
	out := []string{fmt.Sprintf("%s (%s)%s", t.benefit(b), b.ID, t.clause(b.Source))}
	for _, f := range turn.Formulas {
		out = append(out, t.formula(f, "  ")...)
	}
	if !turn.Held {
		return append(out, "  "+t.Lang.Say("the condition does not hold: pays 0.00"))
	}
	limit := ""
	if !math.IsInf(turn.Ceiling, 1) {
		limit = t.Lang.Say(", ceiling %.2f", turn.Ceiling)
	}
	result := t.Lang.Say("computed %.4f%s, unpaid %s, pays %s", turn.Amount, limit, turn.Unpaid, turn.Paid)
	return append(out, "  => "+result)
}

// formula writes a formula, its numbers and the defines it uses.
func (t *text) formula(x trace.Explained, indent string) []string {
	out := []string{indent + t.Lang.Say("%s: %s", t.clauseName(x.Name), x.Text)}
	filled, result := filled(x.Of[0], 0), cameTo(x)
	if filled != result {
		out = append(out, fmt.Sprintf("%s  = %s", indent, filled))
	}
	out = append(out, fmt.Sprintf("%s  = %s", indent, result))
	for _, d := range formulasIn(x.Of[0]) {
		out = append(out, t.formula(d, indent+"    ")...)
	}
	return out
}

// clause says where a benefit stands in the policy's text.
func (t *text) clause(s document.Source) string {
	if text := t.cited(t.sheet.Policy, s); text != "" {
		return t.Lang.Say(", source: %s", text)
	}
	return ""
}

// clauses lists by which clause each benefit in force pays; step by step they stand with every payment already.
func (t *text) clauses() {
	if t.explains || t.HTML { // the page has them with every payment
		return
	}
	t.line("")
	t.line(t.Lang.Say("[Clauses]"))
	for k, b := range t.sheet.Policy.Benefits {
		if text := t.cited(t.sheet.Policy, b.Source); t.sheet.Totals.InForce[k] && text != "" {
			t.line(t.Lang.Say("  %s: %s", t.benefit(b), text))
		}
	}
}

// explanations writes what was kept for a bill.
func (t *text) explanations(claim int, id string) {
	if !t.explains || len(t.turns[claim]) == 0 {
		return
	}
	title := t.Lang.Say("  Bill %s, step by step:", id)
	if claim < 0 {
		title = t.Lang.Say("  Step by step, at the period's end:")
	}
	if t.HTML {
		var steps [][]string
		for _, x := range t.turns[claim] {
			steps = append(steps, t.explain(x))
		}
		t.unfolded(title, steps)
		return
	}
	t.line("")
	t.line(title)
	for _, x := range t.turns[claim] {
		t.line("    " + strings.Join(t.explain(x), "\n    "))
	}
}
