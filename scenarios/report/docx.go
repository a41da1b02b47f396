package report

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"doudi/model/message"
)

// WriteDocx writes one page that can be edited: what was asked, what came out, how much to budget, how sure that is, how much is
// lacking if it fails, and why. Fonts, numbers (一、（一）1.), the title of 22 points and the width of 156 mm are those of official
// documents (GB/T 9704); the text is smaller than theirs and the page fuller, so that it stays one. Where that is not enough,
// remarks, then published figures and then accounts are left out from the last on, and it is said how many of the figures missed. What is in it stands on the page too.
func (p *Page) WriteDocx(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, f := range []struct{ name, text string }{
		{"[Content_Types].xml", docxTypes}, {"_rels/.rels", docxRels}, {"word/_rels/document.xml.rels", docxDocumentRels},
		{"word/styles.xml", docxStylesXML(p.Lang)}, {"word/document.xml", p.docxOnePage()},
	} {
		to, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate}) // without a time: the same page is the same bytes
		if err != nil {
			return err
		}
		if _, err := io.WriteString(to, xml.Header+f.text); err != nil {
			return err
		}
	}
	return z.Close()
}

// DocxName is what the page is called in a run's folder.
func DocxName(l message.Language) string {
	if l == message.Chinese {
		return "一页纸.docx"
	}
	return "one-page.docx"
}

// docxOnePage is the document with as much as one page holds.
func (p *Page) docxOnePage() string {
	for cut := 0; ; cut++ {
		notes := max(3-cut, 1)
		published := max(5-(cut-(3-notes)), 0)
		body := p.docxBody(notes, published, max(mostAccounts-max(cut-7, 0), 0))
		if body.height <= docxHeight || cut == 7+mostAccounts {
			return body.String()
		}
	}
}

// mostAnswers is of how many alternatives the page has a sentence, the first ones.
const mostAnswers = 3

// mostAccounts is how many funds' accounts the page has room for.
const mostAccounts = 2

// docxBody is the document with so many remarks, published figures and funds' accounts.
func (p *Page) docxBody(notes, published, accounts int) *docx {
	l := p.Lang
	b := &docx{lang: l}
	b.WriteString(`<w:document xmlns:w="` + docxSpace + `"><w:body>`)
	b.paragraph("Title", brief(p.Title))
	about := p.About[0]
	if p.CarriedOn != "" {
		about += l.Say("; ") + p.CarriedOn
	}
	b.paragraph("Small", about)
	numbers := []string{"一、", "二、", "三、", "四、", "五、"}
	if l == message.English {
		numbers = []string{"1. ", "2. ", "3. ", "4. ", "5. "}
	}
	heading := func(text string) {
		b.paragraph("Heading1", numbers[0]+text)
		numbers = numbers[1:]
	}
	heading(l.Say("The question"))
	b.paragraph("Text", p.question())
	heading(l.Say("The answer"))
	answer := p.answer()
	answer = answer[:min(len(answer), mostAnswers)]
	for i, a := range answer {
		b.paragraph("Text", docxOrdinal(l, i)+strings.TrimLeft(a, "0123456789 "))
	}
	if rest := p.Alternatives[min(len(answer), len(p.Alternatives)):]; len(rest) > 0 {
		b.paragraph("Text", l.Say("%d more alternatives stand in the report, the first of them %s.", len(rest), quoted(l, brief(rest[0].Title))))
	}
	budgets := p.budgetsPart()
	heading(l.Say("How much to budget, and how sure it is"))
	for _, w := range append([]string{budgets.title}, budgets.words...) {
		b.paragraph("Small", w)
	}
	if budgets.table != nil {
		b.table(p.budgetsBriefly(10))
		b.paragraph("Small", budgets.below[0])
		if p.Apart != "" && len(p.Accounts) == 0 {
			b.paragraph("Small", p.Apart)
		}
	}
	if t := p.accountsBriefly(accounts, 6); t != nil {
		b.table(t)
		b.paragraph("Small", l.Say("Balances are means. What a fund spends holds the premiums that it pays for people, which the amounts to budget above do not."))
	}
	if len(p.Published) > 0 {
		heading(l.Say("How it fared against what was published"))
		if published > 0 {
			b.table(p.publishedBriefly(published))
		}
		if rest := p.Published[min(published, len(p.Published)):]; len(rest) > 0 {
			b.paragraph("Small", l.Say("%d more published figures stand in the report; the simulation misses %d of them.", len(rest), misses(rest)))
		}
	}
	heading(l.Say("What it rests on"))
	for i, n := range p.Notes[:min(len(p.Notes), notes)] {
		b.paragraph("Small", docxOrdinal(l, i)+n)
	}
	b.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1474" w:bottom="1134" w:left="1587" w:header="851" w:footer="851" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return b
}

// budgetsBriefly is the amounts to budget in so many rows: where there are more, funds and sums go before benefits that a fund's row holds,
// and before what too little is spent on to say.
func (p *Page) budgetsBriefly(rows int) *table {
	short := *p
	first := func(a Answer) int {
		return slices.IndexFunc(p.Answers, func(b Answer) bool { return b.Money == a.Money })
	}
	for _, spare := range []func(a Answer) bool{
		func(a Answer) bool { return math.IsNaN(float64(a.Amount)) },
		func(a Answer) bool { return a.shared },
	} {
		if len(short.budgetsPart().table.rows) > rows {
			short.Answers = slices.DeleteFunc(slices.Clone(short.Answers), spare)
			slices.SortStableFunc(short.Answers, func(a, b Answer) int { return first(a) - first(b) }) // payers in the page's order
			for i, a := range short.Answers {
				short.Answers[i].Label = cmp.Or(a.brief, a.Label)
			}
		}
	}
	if len(short.Answers) == 0 {
		short = *p
	}
	return short.budgetsPart().table.only(rows, 0, 1, 2, 3, 4)
}

// accountsBriefly is how the first funds of which the study keeps accounts stand by year, of at most so many years, the last among them;
// nil without accounts.
func (p *Page) accountsBriefly(funds, years int) *table {
	l := p.Lang
	if funds = min(funds, len(p.Accounts)); funds == 0 {
		return nil
	}
	out := &table{head: []string{l.Say("%s, baseline", p.Accounts[0].unit.name)}}
	var at []int
	for i := range p.Accounts[0].Years {
		if n := len(p.Accounts[0].Years); n <= years || i < years-1 || i == n-1 {
			at = append(at, i)
			out.head = append(out.head, fmt.Sprint(p.Accounts[0].Years[i]))
		}
	}
	for _, a := range p.Accounts[:funds] {
		out.rows = append(out.rows, words(a.Title))
		enough, balance, short := words("  "+l.Say("spending that suffices with 95 %%")), words("  "+l.Say("Balance at year's end")), words("  "+l.Say("Short with probability, %%"))
		for _, i := range at {
			enough = append(enough, cell{text: a.amount(a.Asks[i].Enough[1], true)})
			for _, line := range a.Lines {
				switch line.Measure {
				case "fund_balance":
					balance = append(balance, cell{text: line.cell(l, line.Cells[i]).text})
				case "fund_short":
					short = append(short, line.cell(l, line.Cells[i]))
				}
			}
		}
		if a.unbudgeted == "" {
			out.rows = append(out.rows, enough)
		}
		out.rows = append(out.rows, balance, short)
	}
	return out
}

// publishedBriefly is the first published figures beside the simulated, each with its unit.
func (p *Page) publishedBriefly(rows int) *table {
	l, whole := p.Lang, p.publishedPart().table
	out := whole.only(rows, 0, 3, 4, 5)
	for i := range out.rows {
		out.rows[i][0].text = l.Say("%s, %s", out.rows[i][0].text, whole.rows[i][2].text)
	}
	return out
}

// docxOrdinal numbers the points below a heading.
func docxOrdinal(l message.Language, i int) string {
	if l == message.English {
		return fmt.Sprintf("(%d) ", i+1)
	}
	return "（" + []string{"一", "二", "三", "四"}[i] + "）"
}

// brief is a title short enough for one page.
func brief(title string) string {
	if r := []rune(title); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return title
}

// only is some columns of a table, of so many rows at most.
func (t *table) only(rows int, columns ...int) *table {
	out := &table{}
	for _, c := range columns {
		out.head = append(out.head, t.head[c])
	}
	for _, r := range t.rows[:min(len(t.rows), rows)] {
		var row []cell
		for _, c := range columns {
			if c < len(r) {
				row = append(row, r[c])
			}
		}
		out.rows = append(out.rows, row)
	}
	return out
}
