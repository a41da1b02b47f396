package workbook

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios/forecast"
	"doudi/scenarios/report"

	"github.com/xuri/excelize/v2"
)

// look is how a cell is shown.
type look int

const (
	plain  look = iota // text, wrapped
	title              // over a sheet
	head               // over a column
	money              // ten thousand yuan, two decimals
	yuan               // two decimals
	count              // whole
	share              // a ratio, as per cent
	number             // as it stands
	dated              // a year, in the middle
	given              // text to be filled in
	note               // below a table
	looks
)

// cell is what stands in one place: a text, a number or a formula.
type cell struct {
	text    string
	x       float64
	formula string
	as      look
}

func words(texts ...string) []cell {
	var out []cell
	for _, t := range texts {
		out = append(out, cell{text: t})
	}
	return out
}

// book is a workbook at work.
type book struct {
	file   *excelize.File
	run    *forecast.Result
	page   *report.Page
	lang   message.Language
	styles [looks]int
	failed error // the first

	formulas []formula         // that were written
	said     map[string]string // what those come to that are words, by sheet and cell
}

// formula is a formula and where it stands.
type formula struct{ sheet, cell, formula string }

// sheet is a sheet at work.
type sheet struct {
	*book
	name   string
	row    int // the last that is written
	frozen int // rows that stay in sight
	widths []float64
}

// Files are the workbooks that a run leaves, in both languages, each by its name.
func Files(run *forecast.Result) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{
		"workbook.xlsx":    func(w io.Writer) error { return Write(w, run, message.Chinese) },
		"workbook_en.xlsx": func(w io.Writer) error { return Write(w, run, message.English) },
	}
}

// Write writes the workbook of a run in a language. The same run gives the same bytes.
func Write(w io.Writer, run *forecast.Result, l message.Language) error {
	b := &book{file: excelize.NewFile(), run: run, page: report.Compose(run, l), lang: l, said: map[string]string{}}
	defer b.file.Close()
	b.makeStyles()
	b.summary()
	b.comparison()
	b.budget()
	b.performance()
	b.rolling()
	b.reckoning()
	b.funds()
	b.accounts()
	b.groups()
	b.simulations()
	b.inputs()
	b.manifest()
	b.calculate()
	b.try(b.file.DeleteSheet("Sheet1"))
	anew := true
	b.try(b.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &anew}))
	b.file.SetActiveSheet(0)
	const anyTime = "2000-01-01T00:00:00Z" // the bytes of a run do not hang on when they are written
	b.try(b.file.SetDocProps(&excelize.DocProperties{Creator: "doudi", LastModifiedBy: "doudi", Created: anyTime, Modified: anyTime, Title: b.page.Title}))
	if b.failed != nil {
		return b.failed
	}
	var text bytes.Buffer
	if err := b.file.Write(&text); err != nil {
		return err
	}
	said := map[string]map[string]string{}
	for id, name := range b.file.GetSheetMap() {
		part := fmt.Sprintf("xl/worksheets/sheet%d.xml", id)
		said[part] = map[string]string{}
		for at, text := range b.said {
			if cell, ok := strings.CutPrefix(at, name+"!"); ok {
				said[part][cell] = text
			}
		}
	}
	return ordered(w, text.Bytes(), said)
}

// try keeps the first error.
func (b *book) try(err error) {
	if b.failed == nil {
		b.failed = err
	}
}

func (b *book) makeStyles() {
	lines := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		lines = append(lines, excelize.Border{Type: side, Style: 1, Color: "9A9A9A"})
	}
	family, err := b.file.GetDefaultFont()
	b.try(err)
	wrapped := &excelize.Alignment{WrapText: true, Vertical: "center"}
	format := func(code string) excelize.Style {
		return excelize.Style{Border: lines, CustomNumFmt: &code, Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "right"}}
	}
	for as, style := range []excelize.Style{
		plain: {Border: lines, Alignment: wrapped},
		title: {Font: &excelize.Font{Bold: true, Size: 14, Family: family}},
		head:  {Border: lines, Font: &excelize.Font{Bold: true, Family: family}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E3E8EE"}}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "center"}},
		money: format("#,##0.00"), yuan: format("#,##0.00"), count: format("#,##0"), share: format("0.00%"), number: format("General"),
		dated: {Border: lines, Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "center"}},
		note:  {Alignment: wrapped},
		given: {Border: lines, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF4CC"}}, Alignment: wrapped},
	} {
		id, err := b.file.NewStyle(&style)
		b.try(err)
		b.styles[as] = id
	}
}

// sheet begins a sheet: landscape, as wide as a page, its title in the first row and whatever kind of run it is behind it.
func (b *book) sheet(name string, widths ...float64) *sheet {
	s := &sheet{book: b, name: name, widths: widths}
	_, err := b.file.NewSheet(name)
	b.try(err)
	landscape, a4, wide, high, fit := "landscape", 9, 1, 0, true
	b.try(b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &high}))
	b.try(b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	for i, w := range widths {
		column, _ := excelize.ColumnNumberToName(i + 1)
		b.try(b.file.SetColWidth(name, column, column, w))
	}
	s.add(cell{text: b.page.Title + "  " + name, as: title})
	s.add(cell{text: b.page.About[0]})
	return s
}

// heads writes the row over the columns, which stays in sight and is printed on every page.
func (s *sheet) heads(texts ...string) {
	var cells []cell
	for _, t := range texts {
		cells = append(cells, cell{text: t, as: head})
	}
	s.add(cells...)
	if s.frozen > 0 {
		return
	}
	s.frozen = s.row
	s.try(s.file.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: s.row, TopLeftCell: fmt.Sprintf("A%d", s.row+1), ActivePane: "bottomLeft"}))
	s.try(s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", s.name, s.row, s.row), Scope: s.name}))
}

// add writes a row.
func (s *sheet) add(cells ...cell) {
	s.row++
	for i, c := range cells {
		at := s.at(i)
		switch {
		case c.formula != "":
			s.write(at, c.formula)
		case c.text == "-" && c.as == plain:
			s.try(s.file.SetCellStr(s.name, at, c.text))
			c.as = number // it stands where a number would
		case c.text != "" || c.as <= head || c.as == given:
			s.try(s.file.SetCellStr(s.name, at, c.text)) // as text, whatever it begins with
		case math.IsNaN(c.x):
			s.try(s.file.SetCellStr(s.name, at, "-"))
		default:
			s.try(s.file.SetCellFloat(s.name, at, c.x, -1, 64))
		}
		if s.row > 2 || c.as == title { // what was run stands without a frame
			s.try(s.file.SetCellStyle(s.name, at, at, s.styles[c.as]))
		}
	}
	s.heighten(cells)
}

// write writes a formula.
func (s *sheet) write(at, text string) {
	s.try(s.file.SetCellFormula(s.name, at, text))
	s.formulas = append(s.formulas, formula{s.name, at, text})
}

// heighten makes a row as high as its longest text needs, which no program does by itself when it opens the file.
func (s *sheet) heighten(cells []cell) {
	lines := 1
	for i, c := range cells {
		if i < len(s.widths) && (c.as == plain || c.as == head || c.as == given) && s.row > 2 {
			of := int(s.widths[i]) - 1
			if c.as == head { // bold letters are wider
				of -= 2
			}
			lines = max(lines, (document.Cells(c.text)+of-1)/max(of, 1))
		}
	}
	if lines > 1 {
		s.try(s.file.SetRowHeight(s.name, s.row, min(float64(lines)*15, 400)))
	}
}

// at is the name of a cell of the last row, columns from 0.
func (s *sheet) at(column int) string {
	name, err := excelize.CoordinatesToCellName(column+1, max(s.row, 1))
	s.try(err)
	return name
}

// note writes words below a table, over its whole width, in as many lines as they need.
func (s *sheet) note(text string) {
	s.row++
	width := 0.0
	for _, w := range s.widths {
		width += w
	}
	s.try(s.file.SetCellStr(s.name, s.at(0), text))
	s.try(s.file.MergeCell(s.name, s.at(0), s.at(len(s.widths)-1)))
	s.try(s.file.SetCellStyle(s.name, s.at(0), s.at(0), s.styles[note]))
	if lines := document.Cells(text)/int(width) + 1; lines > 1 {
		s.try(s.file.SetRowHeight(s.name, s.row, float64(lines)*15))
	}
}

// calculate writes beside every formula what it comes to, for programs that show a workbook without reckoning.
func (b *book) calculate() {
	for _, at := range b.formulas {
		text, err := b.file.CalcCellValue(at.sheet, at.cell, excelize.Options{RawCellValue: true})
		b.try(err)
		if x, err := strconv.ParseFloat(text, 64); err == nil {
			b.try(b.file.SetCellFloat(at.sheet, at.cell, x, -1, 64))
		} else {
			b.try(b.file.SetCellDefault(at.sheet, at.cell, text)) // of which the library keeps nothing once it is a formula
			b.said[at.sheet+"!"+at.cell] = text
		}
		b.try(b.file.SetCellFormula(at.sheet, at.cell, at.formula))
	}
}
