package report

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doudi/model/message"
)

// rowsOf are the rows of the tables of page.md: heading, label, cells.
func rowsOf(markdown string) [][]string {
	var out [][]string
	heading := ""
	for _, line := range strings.Split(markdown, "\n") {
		if h, ok := strings.CutPrefix(line, "## "); ok {
			heading = h
		}
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| ---") {
			continue
		}
		row := []string{heading}
		for _, cell := range strings.Split(strings.Trim(line, "|"), " | ") {
			row = append(row, strings.ReplaceAll(strings.TrimSpace(cell), `\`, ""))
		}
		out = append(out, row)
	}
	return out
}

var numbers = regexp.MustCompile(`[-+]?[0-9][0-9,]*(\.[0-9]+)?`)

// shows says whether a cell shows some numbers, in a unit of so many of the results' and each as exactly as it is written.
func shows(cell string, factor float64, want ...number) bool {
	found := numbers.FindAllString(cell, -1)
	if len(found) != len(want) {
		return false
	}
	for i, text := range found {
		x, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
		_, decimals, _ := strings.Cut(text, ".")
		if err != nil || math.Abs(x-float64(want[i])*factor) > 0.5000001*math.Pow10(-len(decimals)) {
			return false
		}
	}
	return true
}

// The JSON, page.md and the terminal hold the same numbers: of every figure of the JSON there is a cell in page.md, and of
// every row of page.md a line on the terminal.
func TestDressesHoldTheSameNumbers(t *testing.T) {
	run := told(t)
	for i := range run.Budgets {
		b := &run.Budgets[i]
		b.Chance, b.Narrower, b.Wider = b.Amount*0.8, b.Amount*0.9, b.Amount*1.1
	}
	for _, lang := range []message.Language{"zh", "en"} {
		page := Compose(run, lang)
		var j, m, term strings.Builder
		if page.WriteJSON(&j) != nil || page.WriteMarkdown(&m) != nil || page.WriteText(&term) != nil {
			t.Fatal("a dress is not written")
		}
		var got Page
		if err := json.Unmarshal([]byte(j.String()), &got); err != nil {
			t.Fatal(err)
		}
		rows := rowsOf(m.String())
		money := map[message.Language]float64{"zh": 1e-4, "en": 1e-6}[lang]
		factor := func(unit string) float64 {
			return map[string]float64{"CNY": money, "ratio": 100}[unit] + map[bool]float64{true: 1}[unit != "CNY" && unit != "ratio"]
		}
		checked := 0
		find := func(what, heading, label string, column int, factor float64, want ...number) {
			checked++
			if !slices.ContainsFunc(rows, func(row []string) bool {
				return strings.Contains(row[0], heading) && strings.HasPrefix(row[1], label) && column < len(row) && shows(row[column], factor, want...)
			}) {
				t.Errorf("%s: no row of page.md has %s %s %v", lang, what, label, want)
			}
		}
		for _, s := range got.Levels {
			for _, n := range s.Lines {
				find("level", got.LevelsTitle, strings.TrimSpace(n.Label), 2, factor(s.Unit), n.Mean, n.P05, n.P95)
			}
		}
		for _, a := range got.Alternatives {
			for k, d := range a.Differences {
				want := []number{d.DiffMean, d.DiffP05, d.DiffP95}
				if d.Noise {
					want = want[1:]
				}
				find("difference", "", fmt.Sprintf("%d %s", a.Number, a.Title), 2+k, factor(got.Compared[k].Unit), want...)
			}
			if !strings.Contains(m.String(), "- "+escaped(fmt.Sprintf("%d %s", a.Number, a.Sentence))) {
				t.Errorf("%s: page.md does not say: %s", lang, a.Sentence)
			}
		}
		for _, s := range got.Scenarios {
			for _, section := range s.Sections {
				for _, n := range section.Lines {
					if s.Baseline || n.DiffMean != 0 {
						find("figure", s.Title, strings.TrimSpace(n.Label), 2, factor(section.Unit), n.Mean, n.P05, n.P95)
					}
				}
			}
		}
		for _, n := range got.Yearly.Lines {
			for y, c := range n.Cells {
				find("year", got.Yearly.Title, strings.TrimSpace(n.Label), 2+y, money, c.Mean, c.P05, c.P95)
			}
		}
		for _, a := range got.Answers {
			up := math.Ceil(float64(a.Amount) * money)
			if lang == "en" && up < 100 {
				up = math.Ceil(float64(a.Amount)*money*10) / 10
			}
			find("budget", "", a.Label, 2, 1, number(up))
		}
		for _, c := range got.Published {
			find("published", "", c.Name, 4, factor(c.Unit), c.Published)
			find("simulated", "", c.Name, 5, factor(c.Unit), c.Mean, c.P05, c.P95)
		}
		if checked < 100 {
			t.Errorf("%d figures of the JSON", checked)
		}
		// A label may be cut on the terminal; the numbers behind it are not.
		lines := strings.Split(term.String(), "\n")
		for _, row := range rows {
			cells := strings.Join(row[2:], " ")
			if !numbers.MatchString(cells) {
				continue
			}
			begins := string([]rune(row[1])[:min(8, len([]rune(row[1])))])
			if !slices.ContainsFunc(lines, func(line string) bool {
				return strings.HasPrefix(strings.TrimSpace(line), begins) && strings.HasSuffix(joined(line), joined(cells))
			}) {
				t.Errorf("%s: no line of the terminal holds %v", lang, row)
			}
		}
	}
}

// joined is a line without spaces.
func joined(s string) string { return strings.ReplaceAll(s, " ", "") }

// What means something to Markdown is a title's own.
func TestMarkdownKeepsTitlesAsTheyAre(t *testing.T) {
	run := example(t)
	run.Study.Scenarios[1].Title.EN = "a|b *c* <d> [e]"
	var b strings.Builder
	if err := Compose(run, "en").WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	if text := b.String(); !strings.Contains(text, `| 1 a\|b \*c\* \<d\> \[e\] |`) || strings.Contains(text, "a|b") || strings.Contains(text, "<d>") {
		t.Errorf("the title is not escaped in\n%s", text)
	}
}
