package report

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
)

const docxTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`

const docxRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

const docxDocumentRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`

// docxStyle is a style of paragraphs.
type docxStyle struct {
	name, font   string
	size         int // of letters, half points
	before, line int // room above a paragraph, and from line to line, twentieths of a point
	rest         string
}

// docxStyles name the fonts of official documents; where a machine has none of them, its own Song or serif takes their place.
func docxStyles(l message.Language) []docxStyle {
	text := docxStyle{"Text", "仿宋_GB2312", 24, 0, 360, `<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>`}
	if l == message.English { // which says the same in more lines, and has no standard to keep
		text.size, text.line = 22, 290
	}
	return []docxStyle{
		{"Title", "方正小标宋简体", 44, 0, 600, `<w:jc w:val="center"/>`},
		{"Heading1", "黑体", 28, 60, 400, `<w:keepNext/>`},
		text,
		{"Cell", "仿宋_GB2312", docxCell, 0, 270, ``},
		{"Small", "仿宋_GB2312", 20, 0, 270, `<w:jc w:val="both"/>`},
	}
}

const docxSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

func docxStylesXML(l message.Language) string {
	out := `<w:styles xmlns:w="` + docxSpace + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/><w:sz w:val="32"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="380" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>`
	for _, s := range docxStyles(l) {
		out += fmt.Sprintf(`<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:pPr>%s<w:spacing w:before="%d" w:line="%d" w:lineRule="exact"/></w:pPr><w:rPr><w:rFonts w:eastAsia="%s"/><w:sz w:val="%d"/></w:rPr></w:style>`,
			s.name, s.name, s.rest, s.before, s.line, s.font, s.size)
	}
	return out + `</w:styles>`
}

// height is how high a paragraph is on a width, twentieths of a point: a Chinese character is as wide as high, another half.
func (s docxStyle) height(text string, width int) int {
	cells := document.Cells(text)
	if s.name == "Text" {
		cells += 4 // the first line is indented
	}
	across := max(width/(s.size*5), 1)
	return s.before + s.line*max((cells+across-1)/across, 1)
}

// docx is the body of a document at work.
type docx struct {
	strings.Builder
	lang   message.Language
	height int // twentieths of a point
}

func (b *docx) paragraph(style, text string) {
	b.height += b.style(style).height(text, docxWidth)
	fmt.Fprintf(b, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, style, docxText(text))
}

func (b *docx) style(name string) docxStyle {
	all := docxStyles(b.lang)
	return all[slices.IndexFunc(all, func(s docxStyle) bool { return s.name == name })]
}

// docxText is a text as XML can hold it: what XML has no place for becomes the replacement character.
func docxText(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a strings.Builder takes everything
	return b.String()
}

// docxWidths are the widths of a table's columns in twentieths of a point: numbers have what their widest cell needs, names the rest.
func docxWidths(rows [][]string) []int {
	out := make([]int, len(rows[0]))
	cell := docxCell * 5
	for _, r := range rows {
		for i := 1; i < len(r); i++ {
			out[i] = max(out[i], min((document.Cells(r[i])+4)*cell, docxWidth/len(out)*3/2))
		}
	}
	out[0] = docxWidth
	for _, width := range out[1:] {
		out[0] -= width
	}
	return out
}

// docxWidth and docxHeight are those of what is printed on the sheet, twentieths of a point.
const (
	docxWidth  = 11906 - 1474 - 1587
	docxHeight = 16838 - 1417 - 1134
)

// table sets a table with lines above, below and under its head, as statistical tables have them.
func (b *docx) table(t *table) {
	rows := [][]string{t.head}
	for _, r := range t.rows {
		var cells []string
		for i, c := range r {
			text := strings.TrimSpace(c.text)
			if i == 0 && len(r) > 1 && strings.HasPrefix(c.text, " ") {
				text = "　" + text
			}
			if c.span != "" {
				text += " (" + c.span + ")"
			}
			cells = append(cells, text)
		}
		for len(r) > 1 && len(cells) < len(t.head) {
			cells = append(cells, "")
		}
		rows = append(rows, cells)
	}
	line := func(name string, size int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:color="000000"/>`, name, size)
	}
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>` + line("top", 8) + line("bottom", 8) + line("insideH", 2) + `</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	widths := docxWidths(rows)
	for _, width := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, width)
	}
	b.WriteString(`</w:tblGrid>`)
	for i, r := range rows {
		b.row(r, widths, i == 0)
	}
	b.WriteString(`</w:tbl>`)
}

// row sets a row of a table; one cell alone, the heading of the rows below it, goes across all columns.
func (b *docx) row(cells []string, widths []int, head bool) {
	high, style := 0, b.style("Cell")
	alone := len(cells) == 1 && len(widths) > 1
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for i, width := range widths[:len(cells)] {
		align, weight, across := "right", "", fmt.Sprintf(`<w:tcW w:w="%d" w:type="dxa"/>`, width)
		if i == 0 {
			align = "left"
		}
		if head || alone {
			weight = "<w:rPr><w:b/></w:rPr>"
		}
		if alone {
			across, width = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, len(widths)), docxWidth
		}
		high = max(high, style.height(cells[i], width-docxInset))
		fmt.Fprintf(b, `<w:tc><w:tcPr>%s</w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="%s"/></w:pPr><w:r>%s<w:t xml:space="preserve">%s</w:t></w:r></w:p></w:tc>`, across, align, weight, docxText(cells[i]))
	}
	b.WriteString(`</w:tr>`)
	b.height += high + docxLine
}

const (
	docxCell  = 20      // letters of a cell, half points
	docxInset = 2 * 108 // room at both sides of a cell
	docxLine  = 10      // between rows
)
