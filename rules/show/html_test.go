package show

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"doudi/rules/internal/made"
	"doudi/rules/settle"
)

const hostile = `policy: hostile
title: {zh: "<script>alert(1)</script>"}
sources: {made: {title: "<b>made</b> & up"}}
from: 2010-01-01
source: {ref: made, status: unverified}
funds: {f: {title: {zh: 基金}, kind: public}}
benefits:
  - {id: first, title: {zh: "甲<i>"}, fund: f, pays: 0.5 * eligible}
  - {id: later, title: {zh: 乙}, fund: f, at: year_end, for: person, covers: total, leaves: 1000}
`

// The page of a sheet has the rows of its text, each with the same amount, the year before the bills; a payment has its fund and its
// clause; a title with markup is text. By hand: of 6,000.00 with 5,000.00 eligible the first pays 2,500.00, and of the 3,500.00 that
// are left the year's end takes all but 1,000.00.
func TestTheSheetOfAPageHasTheRowsOfItsText(t *testing.T) {
	p := made.Policy(t, hostile)
	b, _, err := made.Bills(t, p, "year: 2018\nclaims:\n  - {id: '<u>', month: 1, total: 6000.00, eligible: 5000.00}\n")
	if err != nil {
		t.Fatal(err)
	}
	write := func(o SheetOptions) string {
		t.Helper()
		var out strings.Builder
		if err := WriteSheet(&out, p, b, o); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	page := write(SheetOptions{Lang: "zh", Explain: true, HTML: true})
	var rows []string
	for _, x := range regexp.MustCompile(`<th scope="row">([^<]*)</th><td>([^<]*)</td>`).FindAllStringSubmatch(page, -1) {
		rows = append(rows, html.UnescapeString(x[1])+" "+x[2])
	}
	var text []string
	for line := range strings.Lines(write(SheetOptions{Lang: "zh"})) {
		if row := regexp.MustCompile(`^ {2,}(\S.*?) {2,}(\S+)(?: {2}.*)?\n$`).FindStringSubmatch(line); row != nil {
			text = append(text, row[1]+" "+row[2])
		}
	}
	slices.Sort(text)
	inOrder := slices.Clone(rows)
	slices.Sort(inOrder)
	if !slices.Equal(inOrder, text) {
		t.Errorf("the page has\n%s\nthe text\n%s", strings.Join(inOrder, "\n"), strings.Join(text, "\n"))
	}
	if want := []string{"医疗费用总额 6000.00", "甲<i> 2500.00", "乙 2500.00", "支付合计 5000.00", "个人负担 1000.00"}; len(rows) < 5 || !slices.Equal(rows[:5], want) {
		t.Errorf("the page begins with %q, not with the year %q", rows[:min(5, len(rows))], want)
	}
	if strings.Contains(page, "<script>") || strings.Contains(page, "<i>") || strings.Contains(page, "<u>") || strings.Contains(page, "<b>") {
		t.Errorf("words of the files are markup:\n%s", page)
	}
	if !strings.Contains(page, "<td>2500.00</td><td>基金</td><td>&lt;b&gt;made&lt;/b&gt; &amp; up（未核实）</td>") {
		t.Errorf("a payment is without its fund and clause:\n%s", page)
	}
	if n := strings.Count(page, "<table>"); n != strings.Count(page, "</table>") || n != 3 { // the year, the bill, the year's end
		t.Errorf("%d tables", n)
	}
	if strings.Count(page, "<details") != 2 || !strings.Contains(page, "0.5 * 5000") {
		t.Error("the formulas with their numbers are not there to open")
	}
}

// The comparison of a page has the rows of its text, none cut.
func TestTheComparisonOfAPageIsThatOfItsText(t *testing.T) {
	p := made.Policy(t, hostile)
	b, _, err := made.Bills(t, p, "year: 2018\nclaims:\n  - {id: c1, month: 1, total: 6000.00, eligible: 5000.00}\n")
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := settle.Year(p, b)
	if err != nil {
		t.Fatal(err)
	}
	var page strings.Builder
	if err := WriteComparison(&page, []Case{{"a@2018", sheet}, {"b@2018", sheet}}, SheetOptions{Lang: "zh", HTML: true}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<td>a@2018</td><td>b@2018</td>", `<tr class="part"><th scope="row">比a@2018</th><td>0.00</td><td>0.00</td></tr>`,
		"<td>&lt;b&gt;made&lt;/b&gt; &amp; up</td>", "<td>2500.00</td><td>2500.00</td>", "<td>1000.00</td><td>1000.00</td>",
	} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("there is no %s in\n%s", want, &page)
		}
	}
	if strings.Contains(page.String(), "----") {
		t.Error("a rule of a terminal stands on the page")
	}
}
