package report

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// style is the look of the report, on a screen and on paper.
//
//go:embed report.css
var style string

// chainStyle is the look of what opens below its figures and rows.
//
//go:embed chain.css
var chainStyle string

// ChainStyle is the same for a page that holds a report's body and has a style of its own.
func ChainStyle() string { return chainStyle }

// Sheet is the page with what a reader of a report asks beside it.
type Sheet struct {
	Page     *Page
	Pictures []Shown  // those that lead
	Chains   *Chains  // what figures rest on; nil where the run came of no plan
	Behind   []Behind // opened by whoever wants to know
	Altered  []string // what each alternative changes, a line each, where whoever makes the sheet says so
}

// Shown is a picture of the run, an SVG, with what it is of.
type Shown struct {
	Name     string // of Pictures
	Says     string
	Measures []string // that it shows
	SVG      func(io.Writer) error
}

// Behind is a text that stands behind the figures: the policy's clauses, a family's bills, what was assumed, what was run. Its
// lines are set as they are, in a font of one width.
type Behind struct{ Title, Text string }

// WriteHTML writes the report as one file that asks for nothing else: question, answer, comparison, pictures, budgets, what was
// published, and behind them what they rest on. It has no script, and its policy (Content-Security-Policy) allows none: only its own
// style, known by its hash, and pictures that are in it. What is in it is what Markdown and the terminal show.
func (s *Sheet) WriteHTML(w io.Writer) error {
	p, l := s.Page, s.Page.Lang
	look := style + chainStyle
	hash := sha256.Sum256([]byte(look))
	if _, err := fmt.Fprintf(w, `<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-%s'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>%s</style>
</head>
<body>
<main>
`, map[message.Language]string{message.Chinese: "zh-CN", message.English: "en"}[l], base64.StdEncoding.EncodeToString(hash[:]), html.EscapeString(p.Title), look); err != nil {
		return err
	}
	if err := s.WriteBody(w); err != nil {
		return err
	}
	_, err := io.WriteString(w, "</main>\n</body>\n</html>\n")
	return err
}

// WriteBody writes what the report says as a part of a page.
func (s *Sheet) WriteBody(w io.Writer) error {
	p, l := s.Page, s.Page.Lang
	var b strings.Builder
	fmt.Fprintf(&b, "<h1>%s</h1>\n<p class=\"about\">%s</p>\n", html.EscapeString(p.Title), html.EscapeString(p.About[0]))
	if p.CarriedOn != "" {
		fmt.Fprintf(&b, "<p class=\"about\">%s</p>\n", html.EscapeString(p.CarriedOn))
	}
	part{title: l.Say("The question"), words: []string{p.question()}}.html(&b, "")
	part{title: l.Say("The answer"), words: p.answer()}.html(&b, "answer")
	if n := len(p.Alternatives); n > 0 {
		s.open(part{title: l.Say("The alternatives against the baseline"), table: p.comparison(0, n), below: []string{l.Say("In brackets: the 90%% uncertainty interval. ~ means that the difference may be noise.")}}).html(&b, "")
	}
	if len(s.Altered) > 0 {
		part{title: l.Say("What the alternatives change"), items: s.Altered}.html(&b, "")
	}
	s.open(p.levelsPart()).html(&b, "")
	if s.Chains != nil {
		paragraph(&b, "below screen", l.Say("A row with a sign before it opens onto what it is made of."))
	}
	b.WriteString("<div class=\"pictures\">\n")
	for _, picture := range s.Pictures {
		var svg bytes.Buffer
		if err := picture.SVG(&svg); err != nil {
			return err
		}
		fmt.Fprintf(&b, "<figure><img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\">%s</figure>\n", html.EscapeString(picture.Says), base64.StdEncoding.EncodeToString(svg.Bytes()), s.Chains.figure(picture, len(s.Behind) > 1))
	}
	b.WriteString("</div>\n")
	details := p.details()
	s.open(details[0]).html(&b, "") // budgets
	if len(p.Published) > 0 {
		s.open(p.publishedPart()).html(&b, "")
	}
	details[len(details)-1].html(&b, "notes")
	s.Chains.explained(&b)
	fmt.Fprintf(&b, "<h2 id=\"behind\">%s</h2>\n", html.EscapeString(l.Say("What stands behind the figures")))
	for _, d := range details[1 : len(details)-1] {
		if len(p.Published) > 0 && d.title == p.publishedPart().title {
			continue
		}
		fmt.Fprintf(&b, "<details><summary>%s</summary>\n", html.EscapeString(d.title))
		d.title = ""
		s.open(d).html(&b, "")
		b.WriteString("</details>\n")
	}
	for _, x := range s.Behind {
		fmt.Fprintf(&b, "<details><summary>%s</summary>\n<pre>%s</pre>\n</details>\n", html.EscapeString(x.Title), html.EscapeString(x.Text))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// open lets the rows of a part open onto what they rest on.
func (s *Sheet) open(p part) part {
	if p.table != nil && s.Chains != nil {
		p.table.opens = s.Chains.row
	}
	return p
}

// shown are the pictures that lead, of those that are drawn, labelled in a language: from the run's files where they are in it.
func shown(run *forecast.Result, l message.Language, drawn Drawn, files map[string]func(io.Writer) error) []Shown {
	var out []Shown
	for _, x := range Pictures() {
		if len(drawn.Languages) == 0 || !slices.Contains(drawn.Names, x.Name) || !x.Leads(len(run.Study.Accounts) > 0) {
			continue
		}
		svg := files[figuresFolder+"/"+drawn.file(x.Name, l)+".svg"]
		if svg == nil {
			of := x.of(run, l)
			svg = func(w io.Writer) error { return figure.Write(w, of, "svg", drawn.Width) }
		}
		out = append(out, Shown{Name: x.Name, Says: x.Title.In(l, x.Name), Measures: x.measures, SVG: svg})
	}
	return out
}

// question is what the study asks.
func (p *Page) question() string {
	l := p.Lang
	var names []string
	for _, a := range p.Alternatives {
		names = append(names, quoted(l, a.Title))
	}
	base := ""
	for _, s := range p.Scenarios {
		if s.Baseline {
			base = quoted(l, s.Title)
		}
	}
	if names == nil {
		return l.Say("What does %s cost, and what does it leave to families?", base)
	}
	const most = 6 // titles that a question can hold
	if len(names) > most {
		return l.Say("Against %s, what would change in funds' spending, patients' burden and families made poor by illness under each of %d alternatives?", base, len(names))
	}
	return l.Say("Against %s, what would change in funds' spending, patients' burden and families made poor by illness under %s?", base, l.List(names))
}

// answer is a sentence of each alternative, or what there is to say of the baseline alone.
func (p *Page) answer() []string {
	if len(p.Alternatives) == 0 {
		return []string{p.alone()}
	}
	return p.sentences()
}

// html sets a part, its paragraphs with a class.
func (p part) html(b *strings.Builder, class string) {
	if p.title != "" {
		fmt.Fprintf(b, "<h2>%s</h2>\n", html.EscapeString(p.title))
	}
	paragraphs := func(list []string, class string) {
		for _, w := range list {
			if class == "" {
				fmt.Fprintf(b, "<p>%s</p>\n", html.EscapeString(w))
			} else {
				fmt.Fprintf(b, "<p class=\"%s\">%s</p>\n", class, html.EscapeString(w))
			}
		}
	}
	paragraphs(p.words, class)
	if p.table != nil {
		p.table.html(b)
	}
	paragraphs(p.below, "below")
	if p.items != nil {
		b.WriteString("<ul>\n")
		for _, i := range p.items {
			fmt.Fprintf(b, "<li>%s</li>\n", html.EscapeString(i))
		}
		b.WriteString("</ul>\n")
	}
}

func (t *table) html(b *strings.Builder) {
	class := ""
	if t.text {
		class = " class=\"text\""
	}
	fmt.Fprintf(b, "<div class=\"wide\"><table%s>\n<thead><tr>", class)
	for _, h := range t.head {
		fmt.Fprintf(b, "<th scope=\"col\">%s</th>", html.EscapeString(h))
	}
	b.WriteString("</tr></thead>\n<tbody>\n")
	for _, row := range t.rows {
		if len(row) == 1 {
			fmt.Fprintf(b, "<tr class=\"of\"><th scope=\"rowgroup\" colspan=\"%d\">%s</th></tr>\n", len(t.head), html.EscapeString(strings.TrimSpace(row[0].text)))
			continue
		}
		b.WriteString("<tr>")
		for i, c := range row {
			text := html.EscapeString(strings.TrimSpace(c.text))
			switch {
			case i == 0 && strings.HasPrefix(c.text, " "):
				fmt.Fprintf(b, "<th scope=\"row\" class=\"part\">%s</th>", text)
			case i == 0:
				fmt.Fprintf(b, "<th scope=\"row\">%s</th>", text)
			case c.span == "":
				fmt.Fprintf(b, "<td>%s</td>", text)
			default:
				fmt.Fprintf(b, "<td>%s <span>(%s)</span></td>", text, html.EscapeString(c.span))
			}
		}
		b.WriteString("</tr>\n")
		if t.opens != nil {
			if chain := t.opens(row[0].of, row[0].text); chain != "" {
				fmt.Fprintf(b, "<tr class=\"chain\"><td colspan=\"%d\">%s</td></tr>\n", len(t.head), chain)
			}
		}
	}
	b.WriteString("</tbody>\n</table></div>\n")
}
