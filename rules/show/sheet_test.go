package show

import (
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/rules/internal/made"
)

const stated = `policy: stated
currency: %CUR%
sources: {made: {title: made up}}
from: 2010-01-01
source: {ref: made, status: unverified}
parameters: {deductible_share: {value: 0.05, unit: share}, deductible: 1000, loss_deductible: {value: 7, allow: shown nowhere}, annual: 16901}
benefits:
  - {id: first, title: {zh: 甲}, pays: '0.5 * (eligible - deductible * if(category == "dibao", 0.5, 1)) + 0 * deductible_share', deductible: 'if(kind == "inpatient", deductible * if(category == "dibao", 0.5, 1), none)'}
  - {id: yearly, title: {zh: 乙}, pays: '0.1 * max(0, ytd.eligible + eligible - annual) - ytd.paid.yearly', deductible: 'max(0, annual - ytd.eligible)'}
  - {id: silent, title: {zh: 丙}, pays: 0.1 * (unpaid.eligible - deductible)}
`

// The sheet shows the deductible that a benefit states, as it was at that bill, and no other. By hand: half of 1,000 for a
// person of the minimum income, on inpatient bills; of the year's 16,901 all at the first bill, 901 after 16,000, and
// nothing after 32,000. The third benefit states none.
func TestSheetShowsWhatIsStated(t *testing.T) {
	bills := `
year: 2018
person: {category: dibao}
claims:
  - {id: c1, month: 1, total: 16000.00}
  - {id: c2, month: 2, total: 16000.00, kind: outpatient}
  - {id: c3, month: 3, total: 100.00}
`
	p := made.Policy(t, strings.Replace(stated, "%CUR%", "CNY", 1))
	b, _, err := made.Bills(t, p, bills)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := WriteSheet(&out, p, b, SheetOptions{Lang: "zh"}); err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, line := range strings.Split(out.String(), "\n") {
		if strings.Contains(line, "起付标准") {
			shown = append(shown, strings.Join(strings.Fields(line), " "))
		}
	}
	want := "本次起付标准（甲） 500.00|本次起付标准（乙） 16901.00|本次起付标准（乙） 901.00|本次起付标准（甲） 500.00|本次起付标准（乙） 0.00"
	if got := strings.Join(shown, "|"); got != want {
		t.Errorf("shown %s, want %s", got, want)
	}
	// Of the first bill 16,000 − 7,750 − 725 = 7,525 are left: nine characters of two cells that end in cell 62, as figures do.
	if words := "  个人负担（大写）" + strings.Repeat(" ", 62-18-18) + "柒仟伍佰贰拾伍元整\n"; !strings.Contains(out.String(), words) {
		t.Errorf("there is no line\n%s in\n%s", words, &out)
	}
	if !strings.Contains(out.String(), "单位：元") || !strings.Contains(out.String(), "大写") {
		t.Error("yuan are not said to be yuan")
	}
}

// Yen are no yuan and are not written in words.
func TestSheetInYen(t *testing.T) {
	p := made.Policy(t, strings.Replace(stated, "%CUR%", "JPY", 1))
	for _, lang := range []message.Language{"zh", "en"} {
		b, _, err := made.Bills(t, p, "year: 2018\nclaims: [{id: c1, total: 16000.00}]\n")
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		if err := WriteSheet(&out, p, b, SheetOptions{Lang: lang}); err != nil {
			t.Fatal(err)
		}
		for _, wrong := range []string{"元", "yuan", "大写", "in words", "仟"} {
			if strings.Contains(out.String(), wrong) {
				t.Errorf("%s: the sheet says %s", lang, wrong)
			}
		}
		if !strings.Contains(out.String(), "JPY") {
			t.Errorf("%s: the sheet does not say JPY", lang)
		}
	}
}
