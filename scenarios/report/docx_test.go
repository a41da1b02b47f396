package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
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

// A line of text of 12 points holds 8,845 twentieths of a point over 240 a character: 36, two fewer in the first. 35 characters
// take two lines of 18 points; as many letters, half as wide, one.
func TestOnePageReckonsItsHeight(t *testing.T) {
	for text, want := range map[string]int{strings.Repeat("长", 34): 360, strings.Repeat("长", 35): 720, strings.Repeat("a", 68): 360, "": 360} {
		if got := (&docx{lang: "zh"}).style("Text").height(text, docxWidth); got != want {
			t.Errorf("%d bytes: %d twentieths of a point, not %d", len(text), got, want)
		}
	}
}

// What does not fit on one page is left out: remarks but the first, then published figures; never question, answer or budget.
func TestOnePageLeavesOutWhatDoesNotFit(t *testing.T) {
	page := Compose(told(t), "zh")
	if got := page.docxOnePage(); got != page.docxBody(3, 5, 2).String() {
		t.Error("a page with room is cut")
	}
	short := page.docxBody(1, 0, 0).height
	page.About[0] = strings.Repeat("长", 44*(docxHeight-short)/270) // the sheet is full but for less than a line
	whole := page.docxOnePage()
	if whole != page.docxBody(1, 0, 0).String() {
		t.Error("a full page is not cut to the answer, the budget and a remark")
	}
	missed := 0
	for _, row := range page.publishedPart().table.rows {
		if row[len(row)-1].text == "未命中" {
			missed++
		}
	}
	for _, want := range []string{fmt.Sprintf("另有%d个公布的数见报告，其中%d个模拟未命中。", len(page.Published), missed), page.Notes[0], page.answer()[0][2:], page.BudgetsTitle} {
		if !strings.Contains(whole, docxText(want)) {
			t.Errorf("left out: %s", want)
		}
	}
}

// Numbers with their intervals stand in one line.
func TestOnePageTablesHoldTheirNumbers(t *testing.T) {
	widths := docxWidths([][]string{{"公布的数字", "公布值", "模拟", "结果"}, {"政府兜底住院人次，人次", "85,390", "175,426 (78,261 至 331,476)", "命中"}})
	if of := widths[2] - docxInset; of < 28*100 { // 28 letters of half of ten points
		t.Errorf("%d twentieths of a point for 28 letters", of)
	}
	if sum := widths[0] + widths[1] + widths[2] + widths[3]; sum != docxWidth {
		t.Errorf("columns are %d wide together, the page %d", sum, docxWidth)
	}
}

// Where the page has no room for every benefit it holds funds and sums: benefits of a fund that has a row of its own go, and those that too
// little is spent on to say.
func TestOnePageHoldsFundsBeforeBenefits(t *testing.T) {
	page := Compose(told(t), "zh")
	u := page.Answers[0].unit
	answer := func(label string, amount float64, shared bool) Answer {
		return Answer{Label: label, Amount: number(amount), Shortfall: number(math.NaN()), Narrower: number(math.NaN()), Simulations: 200, unit: u, shared: shared}
	}
	page.Answers = []Answer{answer("不报的待遇", math.NaN(), true), answer("独有的待遇", 3e6, false)}
	for i := range 9 {
		page.Answers = append(page.Answers, answer(fmt.Sprint("待遇", i), 1e6, true))
	}
	fund := answer("医疗救助基金(待遇0、待遇1)", 9e6, false)
	fund.brief = "医疗救助基金"
	page.Answers = append(page.Answers, fund, answer("公共资金合计", 12e6, false))
	var got []string
	for _, r := range page.budgetsBriefly(10).rows {
		got = append(got, r[0].text)
	}
	if want := []string{"独有的待遇", "医疗救助基金", "公共资金合计"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if n := len(page.budgetsBriefly(13).rows); n != 13 {
		t.Errorf("%d rows of 13 that there is room for", n)
	}
}

// Of a study that keeps accounts the page says by year what suffices, what is left and how likely the fund is short; of many years the first
// and the last.
func TestOnePageHoldsTheAccounts(t *testing.T) {
	page := Compose(accountExample(t), "zh")
	var rows []string
	for _, r := range page.accountsBriefly(2, 6).rows {
		line := ""
		for _, c := range r {
			line += strings.TrimSpace(c.text) + " "
		}
		rows = append(rows, strings.TrimSpace(line))
	}
	if want := []string{"县级财政兜底资金", "当年支出（95%够用） 9,000 9,000 9,000", "年末滚存结余 -500 -500 -500", "收不抵支的概率，% 55 55 55"}; !slices.Equal(rows, want) {
		t.Errorf("%q, want %q", rows, want)
	}
	if got, want := page.accountsBriefly(2, 2).head[1:], []string{"2017", "2019"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	few := accountExample(t)
	few.Unbudgeted = model.Title{ZH: "不报编列金额。"}
	if n := len(Compose(few, "zh").accountsBriefly(2, 6).rows); n != 3 {
		t.Errorf("%d rows where nothing is said to suffice", n)
	}
	if Compose(told(t), "zh").accountsBriefly(2, 6) != nil {
		t.Error("a study without accounts has some")
	}
	if !strings.Contains(page.docxOnePage(), "收不抵支的概率") {
		t.Error("the page leaves the accounts out")
	}
}
