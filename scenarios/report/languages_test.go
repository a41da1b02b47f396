package report

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/figure"
)

// A run draws its files in one language; the report in the other shows the pictures in its own all the same, and the page, beside which
// the files lie, says in which they are.
func TestPicturesAreInTheReportsLanguage(t *testing.T) {
	run := drawn(t)
	of := Drawn{Names: []string{"differences", "budgets"}, Languages: []message.Language{message.Chinese}, Width: figure.Half, Formats: []string{"svg"}}
	files, err := Files(run, of)
	if err != nil {
		t.Fatal(err)
	}
	said := func(name string) string {
		var b bytes.Buffer
		if err := files[name](&b); err != nil {
			t.Fatal(name, err)
		}
		return b.String()
	}
	for name, want := range map[string]string{"report.html": "来源", "report_en.html": "Source"} {
		pictures := strings.Split(said(name), "data:image/svg+xml;base64,")[1:]
		if len(pictures) != 2 {
			t.Fatalf("%s shows %d pictures", name, len(pictures))
		}
		for _, p := range pictures {
			code, _, _ := strings.Cut(p, "\"")
			svg, err := base64.StdEncoding.DecodeString(code)
			if err != nil || !bytes.Contains(svg, []byte(want)) {
				t.Errorf("%s: a picture without %q: %v", name, want, err)
			}
			if want == "Source" && bytes.ContainsFunc(svg, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }) {
				t.Errorf("%s: a picture with Chinese", name)
			}
		}
	}
	if page := said("page_en.md"); !strings.Contains(page, "The files of the pictures are labelled in Chinese; report\\_en.html shows them in the language of this page.") {
		t.Errorf("the English page does not say that its pictures are Chinese:\n%s", page)
	}
	if page := said("page.md"); strings.Contains(page, "图片文件") {
		t.Error("the Chinese page speaks of the language of its own pictures")
	}
	for name := range files {
		if strings.HasPrefix(name, figuresFolder+"/") && strings.Contains(name, "_en") {
			t.Errorf("%s is drawn, and was not asked for", name)
		}
	}
}
