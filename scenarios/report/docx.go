package report

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"doudi/model/message"
)

// WriteDocx writes one page that can be edited: what was asked, what came out, how much to budget, how sure that is, how much is
// lacking if it fails, and why. The sheet is that of official documents (GB/T 9704: A4, type area 156 × 225 mm, title in 小标宋 of 22
// points, text in 仿宋 of 16, numbered 一、（一）1.); tables and remarks are set smaller, so that it stays one page. What is in it
// stands on the page too.
func (p *Page) WriteDocx(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, f := range []struct{ name, text string }{
		{"[Content_Types].xml", docxTypes}, {"_rels/.rels", docxRels}, {"word/_rels/document.xml.rels", docxDocumentRels},
		{"word/styles.xml", docxStyles}, {"word/document.xml", p.docxBody()},
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

const docxTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`

const docxRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

const docxDocumentRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`

// docxStyles name the fonts of official documents; where a machine has none of them, its own Song or serif takes their place.
var docxStyles = `<w:styles xmlns:w="` + docxSpace + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/><w:sz w:val="32"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="380" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>` +
	docxStyle("Title", "方正小标宋简体", 44, `<w:jc w:val="center"/><w:spacing w:after="120" w:line="600" w:lineRule="exact"/>`) +
	docxStyle("Heading1", "黑体", 28, `<w:keepNext/><w:spacing w:before="80" w:line="420" w:lineRule="exact"/>`) +
	docxStyle("Text", "仿宋_GB2312", 24, `<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>`) +
	docxStyle("Cell", "仿宋_GB2312", 20, `<w:spacing w:line="280" w:lineRule="exact"/>`) +
	docxStyle("Small", "仿宋_GB2312", 20, `<w:spacing w:line="290" w:lineRule="exact"/><w:jc w:val="both"/>`) + `</w:styles>`

const docxSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// docxStyle is a style of paragraphs: font, size in half points, and the properties of the paragraph.
func docxStyle(name, font string, size int, properties string) string {
	return fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:pPr>%s</w:pPr><w:rPr><w:rFonts w:eastAsia="%s"/><w:sz w:val="%d"/></w:rPr></w:style>`, name, name, properties, font, size)
}

// docxBody is the text of the page.
func (p *Page) docxBody() string {
	l := p.Lang
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="` + docxSpace + `"><w:body>`)
	docxParagraph(&b, "Title", brief(p.Title))
	docxParagraph(&b, "Small", p.About[0])
	numbers := []string{"一、", "二、", "三、", "四、", "五、"}
	if l == message.English {
		numbers = []string{"1. ", "2. ", "3. ", "4. ", "5. "}
	}
	heading := func(text string) {
		docxParagraph(&b, "Heading1", numbers[0]+text)
		numbers = numbers[1:]
	}
	heading(l.Say("The question"))
	docxParagraph(&b, "Text", p.question())
	heading(l.Say("The answer"))
	for i, a := range p.answer() {
		docxParagraph(&b, "Text", docxOrdinal(l, i)+strings.TrimLeft(a, "0123456789 "))
	}
	budgets := p.budgetsPart()
	heading(l.Say("How much to budget, and how sure it is"))
	for _, w := range append([]string{budgets.title}, budgets.words...) {
		docxParagraph(&b, "Small", w)
	}
	if budgets.table != nil {
		docxTable(&b, budgets.table.only(10, 0, 1, 2, 3, 4))
		docxParagraph(&b, "Small", budgets.below[0])
	}
	if len(p.Published) > 0 {
		heading(l.Say("How it fared against what was published"))
		docxTable(&b, p.publishedBriefly(5))
	}
	heading(l.Say("What it rests on"))
	for i, n := range p.Notes[:min(len(p.Notes), 3)] {
		docxParagraph(&b, "Small", docxOrdinal(l, i)+n)
	}
	b.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1474" w:bottom="1134" w:left="1587" w:header="851" w:footer="851" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return b.String()
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

func docxParagraph(b *strings.Builder, style, text string) {
	fmt.Fprintf(b, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, style, docxText(text))
}

// docxText is a text as XML can hold it: what XML has no place for becomes the replacement character.
func docxText(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder takes everything
	return b.String()
}

// docxWidths are the widths of a table's columns in twentieths of a point: the first, of names, is as wide as two others.
func docxWidths(columns int) []int {
	one := docxWidth / (columns + 1)
	out := slices.Repeat([]int{one}, columns)
	out[0] = docxWidth - one*(columns-1)
	return out
}

// docxWidth is that of the type area.
const docxWidth = 11906 - 1474 - 1587

// docxTable sets a table with lines above, below and under its head, as statistical tables have them.
func docxTable(b *strings.Builder, t *table) {
	line := func(name string, size int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:color="000000"/>`, name, size)
	}
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>` + line("top", 8) + line("bottom", 8) + line("insideH", 2) + `</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	widths := docxWidths(len(t.head))
	for _, width := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, width)
	}
	b.WriteString(`</w:tblGrid>`)
	row := func(cells []string, span int, bold bool) {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, c := range cells {
			align, weight, across := "right", "", fmt.Sprintf(`<w:tcW w:w="%d" w:type="dxa"/>`, widths[i])
			if i == 0 {
				align = "left"
			}
			if bold {
				weight = "<w:rPr><w:b/></w:rPr>"
			}
			if span > 1 {
				across = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, span)
			}
			fmt.Fprintf(b, `<w:tc><w:tcPr>%s</w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="%s"/></w:pPr><w:r>%s<w:t xml:space="preserve">%s</w:t></w:r></w:p></w:tc>`, across, align, weight, docxText(c))
		}
		b.WriteString(`</w:tr>`)
	}
	row(t.head, 1, true)
	for _, r := range t.rows {
		if len(r) == 1 {
			row([]string{strings.TrimSpace(r[0].text)}, len(t.head), true)
			continue
		}
		cells := make([]string, len(t.head))
		for i, c := range r {
			cells[i] = strings.TrimSpace(c.text)
			if i == 0 && strings.HasPrefix(c.text, " ") {
				cells[i] = "　" + cells[i]
			}
			if c.span != "" {
				cells[i] += " (" + c.span + ")"
			}
		}
		row(cells, 1, false)
	}
	b.WriteString(`</w:tbl>`)
}
