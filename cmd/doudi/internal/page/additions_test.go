package page

import (
	"fmt"
	"testing"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/read"
	"doudi/rules/settle"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"
)

// changedBy is the study that entries make of Baise's, and the policy of its alternative.
func changedBy(t *testing.T, values map[string]string) (string, *scenarios.Study, *rules.Policy) {
	t.Helper()
	b, err := (&Desk{}).studied("baise")
	if err != nil {
		t.Fatal(err)
	}
	f, err := b.studyFile(message.Chinese, values)
	if err != nil {
		t.Fatal(err)
	}
	text := f.text.String()
	study, _, err := scenarios.Parse(studyName, []byte(text), scenarios.Given{Quick: true, Flags: map[string]string{"people": "1000", "draws": "2"}})
	if err != nil {
		t.Fatalf("%v\n%s", document.Mistakes("", nil, err).Shown(message.English), text)
	}
	last := study.Scenarios[len(study.Scenarios)-1]
	p, _, err := read.With(b.policy, last.Set, last.Add)
	if err != nil {
		t.Fatal(err)
	}
	return text, study, p
}

// By hand: a person abroad of the county with 90,000 yuan, of which 20,000 eligible, and another of the household; income 30,000. The
// policy without the addition leaves them L; of L beyond 0.3 × 30,000 = 9,000 the addition pays 0.6, at most 2,000.
func TestAssistanceOnApplicationByHand(t *testing.T) {
	const bills = "year: 2018\nhousehold: {size: 2, income: 30000}\npersons: [{id: a, age: 50, category: resident}, {id: b, age: 45, category: resident}]\n" +
		"claims: [{person: a, month: 3, level: province, total: 90000.00, eligible: 20000.00}, {person: b, month: 4, level: province, total: 9000.00, eligible: 0.00}]\n"
	left := func(p *rules.Policy) float64 {
		docs, err := document.Parse("one.yaml", []byte(bills))
		if err != nil {
			t.Fatal(err)
		}
		given, _, err := bill.ReadIn(docs[0], p, 0)
		if err != nil {
			t.Fatal(err)
		}
		sheet, err := settle.Year(p, given)
		if err != nil {
			t.Fatal(err)
		}
		return float64(sheet.Totals.OOP) / 100
	}
	b, err := (&Desk{}).studied("baise")
	if err != nil {
		t.Fatal(err)
	}
	before := left(b.policy)
	if before <= 9000 {
		t.Fatalf("the household pays only %v", before)
	}
	values := map[string]string{"alternatives": "1", "alt.0.add.application": "30％", "alt.0.add.application_rate": "0.6", "alt.0.add.application_take_up": "100%"}
	_, _, p := changedBy(t, values)
	if got, want := left(p), before-0.6*(before-9000); got < want-0.006 || got > want+0.006 {
		t.Errorf("%v is left of %v, not %v", got, before, want)
	}
	values["alt.0.add.application_most"] = "2,000元"
	if _, _, p = changedBy(t, values); left(p) != before-2000 {
		t.Errorf("with a ceiling %v is left of %v", left(p), before)
	}
}

// Nobody applies, and nothing changes; everybody does, and the fund pays; half of the households, and it pays less. What is assumed of
// them is told with its status.
func TestAssistanceOnApplicationHangsOnWhoApplies(t *testing.T) {
	shares := []string{"0", "0.5", "1"}
	values := map[string]string{"alternatives": "3"}
	for i, share := range shares {
		prefix := fmt.Sprintf("alt.%d.add.application", i)
		values[prefix], values[prefix+"_rate"], values[prefix+"_take_up"] = "0.1", "0.6", share
	}
	_, study, _ := changedBy(t, values)
	plan, err := forecast.Open(study)
	if err != nil {
		t.Fatal(err)
	}
	result, err := dispatch.Run(t.Context(), plan, dispatch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var spent []float64
	for i := range shares {
		row, ok := result.Row(fmt.Sprintf("page_%d", i+1), 0, "fund_spending", "benefit", "page_application")
		if !ok {
			t.Fatal("the spending of the benefit is not told")
		}
		spent = append(spent, row.Mean)
	}
	if spent[0] != 0 || !(spent[1] > 0.2*spent[2] && spent[1] < 0.8*spent[2]) {
		t.Errorf("spent: %v", spent)
	}
	last := result.TakeUps[len(result.TakeUps)-1]
	if last.Benefit != "page_application" || last.Share.Value != 1 || last.Share.Status != "unverified" {
		t.Errorf("the take-up is told as %+v", last)
	}
}

// A benefit with only some of its numbers, and a share that is none, are told at their field and not run.
func TestWhatIsMissingOfAnAdditionIsTold(t *testing.T) {
	for field, entered := range map[string]map[string]string{
		"alt.0.add.application_rate":    {"application": "0.3", "application_take_up": "0.5"},
		"alt.0.add.application_take_up": {"application": "0.3", "application_rate": "0.6", "application_take_up": "50"},
		"alt.0.add.application":         {"application": "三成", "application_rate": "0.6", "application_take_up": "0.5"},
		"alt.0.add.floor":               {"floor": "85"},
		"alt.0.add.cap":                 {"cap": "９０％"},
		"alt.0.add.application_most":    {"application": "0.3", "application_rate": "0.6", "application_take_up": "0.5", "application_most": "很多"},
	} {
		values := map[string]string{"study": "baise", "alternatives": "1", "people": "1000", "draws": "2"}
		for name, v := range entered {
			values["alt.0.add."+name] = v
		}
		out := ask(t, &Desk{}, "simulate", Request{Lang: message.Chinese, Values: values, Part: 1, Of: 1})
		if !out.Failed || out.Fields[field] == "" || len(out.Fields) != 1 || out.Parts["trouble"] == "" {
			t.Errorf("%s: %v\n%s", field, out.Fields, out.Parts["trouble"])
		}
	}
}
