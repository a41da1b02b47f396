package report

import (
	"math"
	"strings"
	"testing"

	"doudi/model/message"
)

// A benefit in force, the only one of its fund, of whose kind no bills are simulated: that is said wherever its figure would stand, in the
// tables, the budgets and the pictures' notes, and neither that it is too little nor that the sample holds none.
func TestNoSuchBillsIsSaid(t *testing.T) {
	run := drawn(t)
	for i := range run.Rows {
		if r := &run.Rows[i]; r.Scenario == "current" && (r.Group == "backstop" || r.Group == "county_backstop") {
			r.Mean, r.P05, r.P95, r.Rare = 0, 0, 0, true
		}
	}
	run.Unsimulated = map[string][]string{"current": {"backstop"}}
	run.Budgets[0].Rare = true
	run.Curves[0].Fund = "county_backstop"
	for lang, want := range map[message.Language]struct{ term, benefit, fund, note string }{
		"zh": {"不模拟这类账单", "政府兜底保障", "县级财政兜底资金", "不模拟这类账单："},
		"en": {"no bills simulated", "Government backstop", "County backstop fund", "No such bills are simulated: "},
	} {
		text := strings.Join(strings.Fields(textOf(t, run, lang)), " ")
		for _, w := range []string{want.benefit + " " + want.term, want.fund + " " + want.term} {
			if !strings.Contains(text, w) {
				t.Errorf("%q is missing in\n%s", w, text)
			}
		}
		for _, w := range []string{message.Language(lang).Say("too few to say"), message.Language(lang).Say("none in sample")} {
			if strings.Contains(text, want.benefit+" "+w) || strings.Contains(text, want.fund+" "+w) {
				t.Errorf("%q is said in\n%s", w, text)
			}
		}
		for name, notes := range map[string][]string{
			"spending": spendingBars(run, lang).Notes, "funds": fundFans(run, lang).Notes, "budgets": budgetCurves(run, lang).Notes,
		} {
			if all := strings.Join(notes, "\n"); !strings.Contains(all, want.note) || strings.Contains(all, lang.Say("Nothing is spent, or too little to say: %s.", want.fund)) {
				t.Errorf("%s: the notes are %q", name, all)
			}
		}
	}
	for _, a := range Compose(run, "en").Answers {
		if a.Benefit == "backstop" && (!a.Unsimulated || !math.IsNaN(float64(a.Amount)) || a.Text != "No such bills are simulated: County backstop fund.") {
			t.Errorf("%+v", a)
		}
	}
	if page := Compose(run, "en"); !page.Yearly.Lines[4].Cells[0].Unsimulated || page.Yearly.Lines[3].Cells[0].Unsimulated {
		t.Errorf("by year %+v", page.Yearly.Lines)
	}
	run.Unsimulated = nil
	if text := textOf(t, run, "en"); strings.Contains(text, "no bills simulated") {
		t.Error("it is said of what is simulated")
	}
}
