package show

import (
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
)

// twice pays a share of each bill by a clause whose words are too long for a cell, and a gift in cash.
func twice(share, section string) string {
	return "policy: twice\nsources: {made: {title: made up}}\nsource: {ref: made, section: " + section + ", status: stated}\n" +
		"benefits:\n  - {id: basic, pays: " + share + " * total}\n  - {id: gift, covers: none, pays: 10}\n"
}

const long = "article three of the measures of the county and its second paragraph"

// Every bill has its line of what is left in every case, and a clause that the table cuts is written out below, once, with the cases
// that it holds for. Of bills of 1,000 and 400 half and a fifth are paid, and the family gets 20 in cash: it bears 680 and 1,100.
func TestAComparisonHasEveryBillAndClause(t *testing.T) {
	const bills = "year: 2018\nclaims: [{id: c1, month: 2, total: 1000}, {id: c2, month: 11, total: 400}]\n"
	cases := []Case{{"a", made.Settled(t, made.Policy(t, twice("0.5", long)), bills)}, {"b", made.Settled(t, made.Policy(t, twice("0.2", long)), bills)}}
	for _, html := range []bool{false, true} {
		var b strings.Builder
		if err := WriteComparison(&b, cases, SheetOptions{Lang: "en", HTML: html}); err != nil {
			t.Fatal(err)
		}
		var lines []string
		for _, line := range strings.Split(strings.NewReplacer("<td>", " ", "<td class=\"number\">", " ").Replace(b.String()), "\n") {
			lines = append(lines, strings.Join(strings.Fields(stripped(line)), " "))
		}
		text := "\n" + strings.Join(lines, "\n") + "\n"
		for _, want := range []string{"Total cost 1400.00 1400.00", "Paid in all 700.00 280.00", "The family's burden, less cash 680.00 1100.00", "against a 0.00 +420.00",
			"Out of pocket by bill, before payments at period ends", "c1, month 2, 1000.00 500.00 800.00", "c2, month 11, 400.00 200.00 320.00"} {
			if !strings.Contains(text, "\n"+want+"\n") {
				t.Errorf("HTML %v: no line %q in\n%s", html, want, text)
			}
		}
		if html {
			continue // nothing is cut there
		}
		end := text[strings.Index(text, "\nClauses in full"):]
		if want := "\nClauses in full\nbasic: " + long + " (a, b)\ngift: " + long + " (a, b)\n"; strings.TrimRight(end, "\n") != strings.TrimRight(want, "\n") || !strings.Contains(b.String(), "\n\nClauses in full") {
			t.Errorf("%q, want %q", end, want)
		}
	}
	var b strings.Builder
	if err := WriteComparison(&b, []Case{{"a", made.Settled(t, made.Policy(t, twice("0.5", "short")), bills)}}, SheetOptions{Lang: "en"}); err != nil || strings.Contains(b.String(), "Clauses in full") {
		t.Errorf("a short clause is written twice: %v\n%s", err, &b)
	}
}

// stripped is a line without its marks.
func stripped(line string) string {
	var b strings.Builder
	in := false
	for _, r := range line {
		switch {
		case r == '<':
			in = true
			b.WriteByte(' ')
		case r == '>':
			in = false
		case !in:
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(b.String(), "&#39;", "'")
}

// A family that loses, gains or has the same is told which, with what is left before and after: of 2,000 twice half is paid, then a
// fifth, then half again.
func TestAStandardFamilyLosesGainsOrHasTheSame(t *testing.T) {
	const head = "policy: p\nsources: {made: {title: made up}}\nsource: {ref: made, status: stated}\nenumerations: {level: [township], place: [in_county], category: [resident]}\n"
	of := func(share string) Dated {
		return Dated{made.Policy(t, head+"benefits: [{id: b, pays: '"+share+" * total'}]\n"), rules.MonthOf(2018, 6)}
	}
	bill := Standard{Kind: "inpatient", Level: "township", Place: "in_county", Category: "resident", Total: 200_000, Eligible: 200_000}
	for _, c := range []struct{ before, after, want string }{
		{"0.5", "0.2", "pays 1200.00 yuan more (2000.00 -> 3200.00)"}, {"0.2", "0.5", "pays 1200.00 yuan less (3200.00 -> 2000.00)"}, {"0.5", "1 / 2", "the same (2000.00)"},
	} {
		var b strings.Builder
		if _, err := WriteDiff(&b, of(c.before), of(c.after), []Standard{bill, bill}, Options{Lang: "en", Markdown: true}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "- resident: "+c.want+"\n") {
			t.Errorf("from %s to %s: no %q in\n%s", c.before, c.after, c.want, &b)
		}
	}
}

// What a period's end pays for costs before the file stands in a line of its own, since it is no payment of these bills.
func TestTheSheetTellsWhatIsPaidForCostsBeforeTheFile(t *testing.T) {
	p := made.Policy(t, made.Head+"funds: {pool: {}}\nbenefits: [{id: half, fund: pool, pays: 0.5 * total}, {id: end, fund: pool, at: year_end, covers: total, pays: 1000}]\n")
	docs, err := document.Parse("b.yaml", []byte("year: 2018\nbefore: {paid: {half: 500, end: 0}, oop: {total: 500, excluded: 0}}\nclaims: [{total: 200}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	bills, _, err := bill.Read(docs[0], p)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := WriteSheet(&b, p, bills, SheetOptions{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	found := false
	for line := range strings.Lines(b.String()) {
		found = found || strings.Join(strings.Fields(line), " ") == "Paid besides, for costs before the file 500.00"
	}
	if !found {
		t.Errorf("the 500 are not told in\n%s", &b)
	}
}
