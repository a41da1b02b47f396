package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
)

// paragraphs are the texts of a document's paragraphs, each with its style.
func paragraphs(t *testing.T, docx []byte) (out [][2]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, style := "", ""
		for d := xml.NewDecoder(r); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			switch x := token.(type) {
			case xml.StartElement:
				if x.Name.Local == "pStyle" {
					style = x.Attr[0].Value
				}
				if x.Name.Local == "p" {
					text = ""
				}
			case xml.CharData:
				text += string(x)
			case xml.EndElement:
				if x.Name.Local == "p" && f.Name == "word/document.xml" {
					out = append(out, [2]string{style, text})
				}
			}
		}
	}
	return out
}

// The one page says question, answer and budget, numbered as official documents are, and no number that the page does not hold.
func TestOnePageHoldsThePagesNumbers(t *testing.T) {
	run := told(t)
	for lang, heads := range map[message.Language][]string{
		"zh": {"一、问题", "二、回答", "三、需要多少预算，有多大把握", "四、与公布的数字相比", "五、依据和局限"},
		"en": {"1. The question", "2. The answer", "3. How much to budget, and how sure it is", "4. How it fared against what was published", "5. What it rests on"},
	} {
		page := Compose(run, lang)
		var m, d bytes.Buffer
		if err := page.WriteMarkdown(&m); err != nil {
			t.Fatal(err)
		}
		if err := page.WriteDocx(&d); err != nil {
			t.Fatal(err)
		}
		var got []string
		held := numbers.FindAllString(strings.ReplaceAll(m.String(), `\`, ""), -1)
		for _, p := range paragraphs(t, d.Bytes()) {
			if p[0] == "Heading1" {
				got = append(got, p[1])
				continue
			}
			for _, n := range numbers.FindAllString(p[1], -1) {
				if !slices.Contains(held, n) && !strings.HasPrefix(p[1], "("+n+")") {
					t.Errorf("%s: the page does not hold %s of: %s", lang, n, p[1])
				}
			}
		}
		if !slices.Equal(got, heads) {
			t.Errorf("%s: headings %q", lang, got)
		}
	}
}

// The same page is the same bytes, and a title that is markup, or holds what XML cannot, is text.
func TestOnePageOfHostileTitles(t *testing.T) {
	run := told(t)
	run.Study.Title = model.Title{ZH: "</w:t><w:t>\x00\x1b=cmd|' /C calc'!A1 " + strings.Repeat("长", 2000)}
	var a, b bytes.Buffer
	page := Compose(run, "zh")
	if page.WriteDocx(&a) != nil || page.WriteDocx(&b) != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("not the same bytes")
	}
	title := paragraphs(t, a.Bytes())[0]
	if title[0] != "Title" || !strings.HasPrefix(title[1], "</w:t><w:t>��=cmd|' /C calc'!A1 长") || !strings.HasSuffix(title[1], "…") || len([]rune(title[1])) != 60 {
		t.Errorf("%q", title)
	}
}
