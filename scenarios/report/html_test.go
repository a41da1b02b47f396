package report

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules/show"
	"doudi/scenarios/library"
)

var (
	htmlRow  = regexp.MustCompile(`(?s)<tr[^>]*>(.*?)</tr>`)
	htmlCell = regexp.MustCompile(`(?s)<t[hd][^>]*>(.*?)</t[hd]>`)
	htmlTag  = regexp.MustCompile(`<[^>]*>`)
)

// The report has every row of page.md, number by number, and every sentence of it.
func TestReportHoldsThePagesNumbers(t *testing.T) {
	run := told(t)
	for _, lang := range []message.Language{"zh", "en"} {
		page := Compose(run, lang)
		var m, h strings.Builder
		if err := page.WriteMarkdown(&m); err != nil {
			t.Fatal(err)
		}
		if err := (&Sheet{Page: page}).WriteHTML(&h); err != nil {
			t.Fatal(err)
		}
		var rows []string
		for _, r := range htmlRow.FindAllStringSubmatch(h.String(), -1) {
			var cells []string
			for _, c := range htmlCell.FindAllStringSubmatch(r[1], -1) {
				cells = append(cells, html.UnescapeString(htmlTag.ReplaceAllString(c[1], "")))
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		checked := 0
		for _, row := range rowsOf(m.String()) {
			cells := row[1:]
			if strings.HasPrefix(cells[0], "**") {
				cells = []string{strings.Trim(cells[0], "*")}
			}
			checked++
			if want := strings.Join(cells, "|"); !slices.Contains(rows, want) {
				t.Errorf("%s: the report has no row %s", lang, want)
			}
		}
		if checked < 40 {
			t.Errorf("%s: %d rows looked for", lang, checked)
		}
		for _, line := range strings.Split(m.String(), "\n") {
			if item, ok := strings.CutPrefix(line, "- "); ok && !strings.Contains(html.UnescapeString(h.String()), strings.ReplaceAll(item, `\`, "")) {
				t.Errorf("%s: the report does not say: %s", lang, item)
			}
		}
	}
}

// A report asks nothing of any other place, runs nothing, and shows whatever a title holds as text. Its style is known by the
// hash of just what stands between the tags.
func TestReportIsOneFileThatRunsNothing(t *testing.T) {
	run := told(t)
	bomb := `<script>alert(1)</script><img src=x onerror=alert(2)>" =cmd|'/c calc'!A1 ` + strings.Repeat("长", 2000)
	run.Study.Title = model.Title{ZH: bomb, EN: bomb}
	run.Study.Scenarios[1].Title = model.Title{ZH: bomb, EN: bomb}
	var h strings.Builder
	chains := &Chains{run: run, l: "zh", Benefits: []BenefitChain{{Told: show.Told{ID: "x", Title: bomb, Fund: bomb, Formulas: [][2]string{{bomb, bomb}}, Numbers: []show.Number{{Title: bomb}}}}}}
	sheet := &Sheet{Page: Compose(run, "zh"), Chains: chains, Pictures: []Shown{{Says: bomb, SVG: func(w io.Writer) error { _, err := io.WriteString(w, "<svg/>"); return err }}}, Behind: []Behind{{bomb, bomb}}}
	if err := sheet.WriteHTML(&h); err != nil {
		t.Fatal(err)
	}
	text := h.String()
	tags := regexp.MustCompile(`<[a-zA-Z!/][^>]*>`).FindAllString(text, -1)
	known := regexp.MustCompile(`^</?(!DOCTYPE html|html|head|meta|title|style|body|main|h1|h2|p|div|table|thead|tbody|tr|th|td|span|ul|li|figure|figcaption|a|img|details|summary|pre)\b`)
	for _, tag := range tags {
		if !known.MatchString(tag) && !strings.HasPrefix(tag, "<!DOCTYPE") || strings.Contains(tag, "onerror") && !strings.Contains(tag, "&") {
			t.Errorf("there is a tag %s", tag[:min(len(tag), 80)])
		}
	}
	for _, never := range []string{"<script", "javascript:", "http:", "https:", "@import", "url("} {
		if strings.Contains(text, never) {
			t.Errorf("the report holds %s", never)
		}
	}
	within := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindStringSubmatch(text)
	if within == nil {
		t.Fatal("no style")
	}
	hash := sha256.Sum256([]byte(within[1]))
	if want := "default-src 'none'; img-src data:; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"; !strings.Contains(text, want) {
		t.Errorf("the policy is not %s", want)
	}
	if n := strings.Count(text, `<figcaption><details class="chain">`); n != strings.Count(text, "<figure>") || n == 0 || strings.Count(text, `id="behind"`) != 1 {
		t.Errorf("%d figures open onto what they rest on", n)
	}
	if !strings.Contains(text, base64.StdEncoding.EncodeToString([]byte("<svg/>"))) {
		t.Error("the picture is not in the file")
	}
}

// Behind the figures stand the family's bills with every formula filled in, the policy's clauses, and what was run.
func TestReportOpensWhatStandsBehind(t *testing.T) {
	run := drawn(t)
	run.Inputs = []library.Input{{Kind: "policy", Name: "layers.yaml", SHA256: "abc123"}}
	for lang, wants := range map[message.Language][]string{
		"zh": {"种子", "layers.yaml  sha256 abc123", "=> "},
		"en": {"seed", "layers.yaml  sha256 abc123", "=> computed 630.0000"}, // 0.7 of 900
	} {
		list, err := behind(run, lang)
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, x := range list {
			all += x.Title + "\n" + x.Text
		}
		for _, want := range wants {
			if !strings.Contains(all, want) {
				t.Errorf("%s: there is no %q in\n%s", lang, want, all)
			}
		}
		if len(list) != 3 {
			t.Errorf("%s: %d texts", lang, len(list))
		}
	}
}
