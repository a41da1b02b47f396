package bill_test

import (
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules/internal/made"
)

const twoPayers = made.Head + `
benefits:
  - {id: basic, pays: 0.5 * eligible}
  - {id: extra, covers: [excluded], pays: '0.3 * excluded + 0 * (ytd.unpaid.eligible + ytd.unpaid.total + ytd.unpaid.excluded)'}
  - {id: shown, covers: none, pays: 'ytd.eligible + ytd.excluded + ytd.total + ytd.paid.total + ytd.paid.basic + ytd.paid.extra + ytd.oop.total + ytd.oop.eligible + ytd.oop.excluded + ytd.unpaid.eligible'}
`

// Bills of 1,000, of them 900 eligible, of which basic paid 400 and extra 30 of the rest: from whatever part of that a file states,
// the others follow. Extra found 500 of the eligible part unpaid, 100 of the rest, 600 in all.
func TestWhatFollowsFromBefore(t *testing.T) {
	p := made.Policy(t, twoPayers)
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
		b, _, err := made.Bills(t, p, "year: 2018\nbefore: "+before+"\nclaims: [{total: 1}]\n")
		if err != nil {
			t.Errorf("%s: %v", before, err)
			continue
		}
		got := map[string]model.Fen{}
		for c, fen := range b.Persons[0].Before.Year {
			got[c.String()] = fen
		}
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
		_, _, err := made.Bills(t, p, "year: 2018\nbefore: "+before+"\nclaims: [{total: 1}]\n")
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v, want %s", before, err, words)
		}
	}
	// Nothing but a total is of the first cost; what is not said is nothing, and is named.
	b, _, err := made.Bills(t, p, "year: 2018\nbefore: {oop: {total: 570}}\nclaims: [{total: 1}]\n")
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, a := range b.Assumed() {
		said = append(said, a.Key+"="+a.Amount.String())
	}
	if got := strings.Join(said, " "); got != "paid.basic=0.00 paid.extra=0.00 paid.total=0.00 oop.excluded=0.00 unpaid.extra.total=570.00 unpaid.extra.eligible=570.00 unpaid.extra.excluded=0.00 unpaid.shown.eligible=570.00" {
		t.Errorf("assumed %s", got)
	}
}
