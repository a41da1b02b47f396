package show

import (
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/internal/made"
)

const words = "policy: p\nsources: {made: {title: made up}}\nsource: {ref: made, status: stated}\nenumerations: {level: [township], place: [in_county, in_province], category: [resident]}\n"

// A standard bill is settled as what it is: of 2,000 a county's own hospital is paid eight tenths, another to which a patient was referred
// five and one without a referral two. A second bill of the year is the same person's, and the age and insurance are those of a grown member.
func TestStandardBillsAreSettledAsWhatTheyAre(t *testing.T) {
	d := Dated{made.Policy(t, words+"benefits: [{id: b, covers: total, pays: 'if(in_county, 0.8, if(referred, 0.5, 0.2)) * total'}]\n"), rules.MonthOf(2018, 6)}
	for _, c := range []struct {
		place    string
		referred bool
		want     model.Fen
	}{{"in_county", false, 1600_00}, {"in_county", true, 1600_00}, {"in_province", true, 1000_00}, {"in_province", false, 400_00}} {
		s := Standard{Kind: "inpatient", Level: "township", Place: c.place, Referred: c.referred, Category: "resident", Total: 2000_00, Eligible: 1500_00}
		for n := range 3 {
			bills := []Standard{s, s, s}[:n+1]
			if paid, ok := settled(d, bills); !ok || paid != c.want*model.Fen(n+1) {
				t.Errorf("%d bills, %s, referred %v: %s, %v, want %s each", n+1, c.place, c.referred, paid, ok, c.want)
			}
		}
	}
}

// A family is told of where both policies know its words, and it has more than the one bill that stands in the table.
func TestAFamilyIsToldOfWhereBothPoliciesKnowIt(t *testing.T) {
	of := func(level, share string) Dated {
		return Dated{made.Policy(t, strings.Replace(words, "[township]", level, 1)+"benefits: [{id: b, covers: total, pays: '"+share+" * total'}]\n"), rules.MonthOf(2018, 6)}
	}
	bill := Standard{Kind: "inpatient", Level: "township", Place: "in_county", Category: "resident", Total: 2000_00, Eligible: 2000_00}
	knows, other := of("[township]", "0.5"), of("[county]", "0.2")
	for _, c := range []struct {
		a, b  Dated
		bills int
		row   string
		told  bool
	}{
		{knows, of("[township]", "0.2"), 2, "| 1000.00 | 1600.00 | 600.00 |", true}, {knows, of("[township]", "0.2"), 1, "| 1000.00 | 1600.00 | 600.00 |", false},
		{knows, other, 2, "| 1000.00 | - | - |", false}, {other, knows, 2, "| - | 1000.00 | - |", false}, {other, other, 2, "", false},
	} {
		var b strings.Builder
		if _, err := WriteDiff(&b, c.a, c.b, []Standard{bill, bill}[:c.bills], Options{Lang: "en", Markdown: true}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "A standard family") != c.told || strings.Contains(b.String(), "resident: pays") != c.told || !strings.Contains(b.String(), c.row) || c.row == "" && strings.Contains(b.String(), "| resident") {
			t.Errorf("%d bills, want the family %v and %q:\n%s", c.bills, c.told, c.row, &b)
		}
	}
}
