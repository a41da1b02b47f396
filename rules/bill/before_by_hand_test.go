package settle

import (
	"strings"
	"testing"

	"doudi/model"
)

const twoPayers = made + `
benefits:
  - {id: basic, pays: 0.5 * eligible}
  - {id: extra, covers: [excluded], pays: '0.3 * excluded + 0 * (ytd.unpaid.eligible + ytd.unpaid.total + ytd.unpaid.excluded)'}
  - {id: shown, covers: none, pays: 'ytd.eligible + ytd.excluded + ytd.total + ytd.paid.total + ytd.paid.basic + ytd.paid.extra + ytd.oop.total + ytd.oop.eligible + ytd.oop.excluded + ytd.unpaid.eligible'}
`

// Bills of 1,000, of them 900 eligible, of which basic paid 400 and extra 30 of the rest: from whatever part of that a file states,
// the others follow. Extra found 500 of the eligible part unpaid, 100 of the rest, 600 in all.
func TestWhatFollowsFromBefore(t *testing.T) {
	p := policyOf(t, twoPayers)
	want := map[string]model.Fen{"total": 1000_00, "eligible": 900_00, "excluded": 100_00, "paid.total": 430_00, "paid.basic": 400_00, "paid.extra": 30_00, "oop.total": 570_00, "oop.eligible": 500_00, "oop.excluded": 70_00,
		"unpaid.eligible@extra": 500_00, "unpaid.excluded@extra": 100_00, "unpaid.total@extra": 600_00, "unpaid.eligible@shown": 500_00}
	for _, before := range []string{
		"{paid: {basic: 400, extra: 30}, oop: {eligible: 500, excluded: 70}}",
		"{paid: {basic: 400, extra: 30}, oop: {total: 570, excluded: 70}}",
		"{paid: {basic: 400, extra: 30}, oop: {total: 570, eligible: 500}}",
		"{total: 1000, eligible: 900, excluded: 100, paid: {basic: 400, extra: 30}}",
		"{eligible: 900, excluded: 100, paid: {total: 430, basic: 400}}",
		"{paid: {total: 430, extra: 30}, oop: {eligible: 500, excluded: 70}}",
		"{total: 1000, paid: {basic: 400, total: 430}, oop: {total: 570, excluded: 70}}",
		"{total: 1000, paid: {basic: 400, extra: 30}, oop: {eligible: 500, excluded: 70}}",
		"{eligible: 900, paid: {basic: 400, extra: 30}, oop: {total: 570}}",
		"{paid: {basic: 400, extra: 30}, oop: {eligible: 500, excluded: 70}, unpaid: {eligible: 500, excluded: 100, total: 600}}",
		"{paid: {basic: 400, extra: 30}, oop: {eligible: 500, excluded: 70}, unpaid: {extra: {eligible: 500, excluded: 100, total: 600}, shown: {eligible: 500}}}",
	} {
		b, _, err := billsOf(t, p, "year: 2018\nbefore: "+before+"\nclaims: [{total: 1}]\n")
		if err != nil {
			t.Errorf("%s: %v", before, err)
			continue
		}
		got := b.Persons[0].Before.Year
		for word, fen := range want {
			if got[word] != fen {
				t.Errorf("%s: %s is %s, want %s", before, word, got[word], fen)
			}
		}
	}
	for before, words := range map[string]string{
		"{paid: {basic: 400, extra: 30, total: 431}, oop: {total: 570}}":                   "`before` states `paid.total` as 431.00, and the others make it 430.00",
		"{paid: {basic: 400, extra: 30, total: 429}, oop: {total: 570}}":                   "and the others make it 430.00",
		"{paid: {basic: 400, extra: 30}, oop: {eligible: 500, excluded: 70, total: 571}}":  "`before` states `oop.total` as 571.00, and the others make it 570.00",
		"{paid: {basic: 400, extra: 30}, oop: {eligible: 500, excluded: 70, total: 569}}":  "and the others make it 570.00",
		"{total: 1001, paid: {basic: 400, extra: 30}, oop: {eligible: 500, excluded: 70}}": "`before` states `total` as 1001.00, and the others make it 1000.00",
		"{total: 429, paid: {basic: 400, extra: 30}}":                                      "`before` states `total` as 429.00, and the others make it 430.00",
		"{paid: {total: 430}, oop: {eligible: 500, excluded: 70}}":                         "does not state `paid.basic`",
	} {
		_, _, err := billsOf(t, p, "year: 2018\nbefore: "+before+"\nclaims: [{total: 1}]\n")
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v, want %s", before, err, words)
		}
	}
	// Nothing but a total is of the first cost; what is not said is nothing, and is named.
	b, _, err := billsOf(t, p, "year: 2018\nbefore: {oop: {total: 570}}\nclaims: [{total: 1}]\n")
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, a := range b.assumed() {
		said = append(said, a.Key+"="+a.Amount.String())
	}
	if got := strings.Join(said, " "); got != "paid.basic=0.00 paid.extra=0.00 paid.total=0.00 oop.excluded=0.00 unpaid.extra.total=570.00 unpaid.extra.eligible=570.00 unpaid.extra.excluded=0.00 unpaid.shown.eligible=570.00" {
		t.Errorf("assumed %s", got)
	}
}

// A cap leaves 3,000 of the year. Earlier bills of 20,000, all eligible, were half paid; of the file's bill of 5,000, 4,000 are eligible,
// and half of them is paid: 3,000 are left, 2,000 of them eligible. The year's end pays 10,000 + 3,000 − 3,000 = 10,000, eligible cost
// first: 12,000 are left of that, so that all of it is, and the file's 2,000 count with it. Of the file's bill 1,000 are left at
// most, none of them eligible, and of its eligible cost all is paid: never more than the whole.
func TestWhatIsPaidForEarlierCostsIsNotTheFiles(t *testing.T) {
	p := policyOf(t, made+"benefits:\n  - {id: basic, pays: 0.5 * eligible}\n  - {id: cap, at: year_end, covers: total, leaves: 3000}\n")
	b, _, err := billsOf(t, p, "year: 2018\nbefore: {total: 20000, paid: {basic: 10000}, oop: {total: 10000}}\nclaims: [{id: c1, total: 5000, eligible: 4000}]\n")
	if err != nil {
		t.Fatal(err)
	}
	s, err := Year(p, b)
	if err != nil {
		t.Fatal(err)
	}
	if broken := s.Broken(); broken != "" {
		t.Error(broken)
	}
	for what, want := range map[string]float64{"basic": 2000, "cap": 10000, "paid_total": 4000, "oop": 1000, "oop.eligible": 0, "oop.excluded": 1000, "eligible_rate": 1} {
		if got := s.Figure("year", what); got != want {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	if s.Totals.PaidEligible != 4000_00 {
		t.Errorf("%s of the eligible cost are paid", s.Totals.PaidEligible)
	}
}
