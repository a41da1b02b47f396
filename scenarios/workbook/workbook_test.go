package workbook

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"

	"github.com/xuri/excelize/v2"
)

const small = `study: small
title: {zh: 小县, en: A small county}
policy: baise
population: {profile: huolinguole}
illness: china-rural
years: 2017..2019
draws: 4
replicates: 2
scenarios:
  - id: current
    title: {zh: 现行政策, en: Current policy}
  - id: no_backstop
    title: {zh: 取消兜底, en: No backstop}
    set: [{path: benefits.backstop.enabled, value: false}]
`

// run is a run of the study, made once.
var run = sync.OnceValues(func() (*forecast.Result, error) {
	study, _, err := scenarios.Parse("small.yaml", []byte(small), scenarios.Given{})
	if err != nil {
		return nil, err
	}
	plan, err := forecast.Open(study)
	if err != nil {
		return nil, err
	}
	return dispatch.Run(context.Background(), plan, dispatch.Options{})
})

func result(t *testing.T) *forecast.Result {
	t.Helper()
	out, err := run()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// written is the workbook of a run, opened again.
func written(t *testing.T, run *forecast.Result, l message.Language) (*excelize.File, []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, run, l); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, b.Bytes()
}

// raw is what stands in a cell, unformatted; isText says that it is text.
func raw(t *testing.T, f *excelize.File, sheet, at string) (text string, isText bool) {
	t.Helper()
	text, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	kind, err := f.GetCellType(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	return text, kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString
}

// every calls see for every cell of a sheet that is no formula.
func every(t *testing.T, f *excelize.File, sheet string, see func(at string, column, row int, text string, isText bool)) {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for y, row := range rows {
		for x := range row {
			at, _ := excelize.CoordinatesToCellName(x+1, y+1)
			if formula, _ := f.GetCellFormula(sheet, at); formula != "" {
				continue
			}
			if text, isText := raw(t, f, sheet, at); text != "" {
				see(at, x, y, text, isText)
			}
		}
	}
}

// scaled is an amount of money in ten thousand yuan to two decimals, written apart from the program's.
func scaled(cny float64) float64 {
	x, _ := strconv.ParseFloat(strconv.FormatFloat(cny/1e4, 'f', 2, 64), 64)
	return x
}

func near(a, b float64) bool { return math.Abs(a-b) <= 0.0051*max(1, math.Abs(b)*1e-12) }

// Every number of the sheets of tables is that of the row of summary.csv which the sheet names.
func TestTablesAreRowsOfTheSummary(t *testing.T) {
	run := result(t)
	f, _ := written(t, run, message.English)
	ids := map[string]string{"Current policy": "current", "No backstop": "no_backstop"}
	for _, c := range []struct {
		sheet              string
		key, first, change int // columns: of measure/by/group, of the mean, of the difference
		fields             func(r measure.Row) []float64
	}{
		{"Groups", 12, 5, 8, func(r measure.Row) []float64 { return []float64{r.Mean, r.P05, r.P95} }},
		{"Funds by year", 13, 4, 10, func(r measure.Row) []float64 { return []float64{r.Mean, r.P05, r.P25, r.P50, r.P75, r.P95} }},
	} {
		rows, err := f.GetRows(c.sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		held := 0
		for _, cells := range rows[3:] {
			key := strings.Split(cells[c.key], "/")
			year := 0
			if c.sheet == "Funds by year" && cells[1] != "all years" {
				year, _ = strconv.Atoi(cells[1])
			}
			r, ok := run.Row(ids[cells[0]], year, key[0], key[1], key[2])
			if !ok {
				t.Fatalf("%s: no row %v", c.sheet, cells)
			}
			for i, want := range c.fields(r) {
				if r.Unit == "CNY" {
					want = scaled(want)
				}
				if r.Rare {
					continue
				}
				if x, err := strconv.ParseFloat(cells[c.first+i], 64); err != nil || !near(x, want) {
					t.Errorf("%s: %v: %s, want %v", c.sheet, cells, cells[c.first+i], want)
				}
				held++
			}
			if want := r.DiffMean; r.Scenario != "current" && !r.DiffRare {
				if r.Unit == "CNY" {
					want = scaled(want)
				}
				if x, err := strconv.ParseFloat(cells[c.change], 64); err != nil || !near(x, want) {
					t.Errorf("%s: %v: a difference of %s, want %v", c.sheet, cells, cells[c.change], want)
				}
			}
		}
		if held < 100 {
			t.Errorf("%s: only %d numbers were held against the summary", c.sheet, held)
		}
	}
}

// No other sheet has a number that is not one of the results: of the rows, the budgets, the simulations or the inputs.
func TestEveryNumberIsAResult(t *testing.T) {
	run := result(t)
	known := map[string]bool{}
	know := func(unit string, values ...float64) {
		for _, x := range values {
			if unit == "CNY" {
				x = scaled(x)
			}
			known[fmt.Sprintf("%.8g", x)] = true
		}
	}
	for _, r := range run.Rows {
		know(r.Unit, r.Mean, r.P05, r.P25, r.P50, r.P75, r.P95, r.DiffMean, r.DiffP05, r.DiffP95)
	}
	for _, b := range run.Budgets {
		know("CNY", b.Amount, b.MCError, b.Shortfall)
	}
	for _, r := range run.Replicated {
		if r.By == "all" && r.Year == 0 {
			know(r.Unit, r.Values...)
		}
	}
	for _, d := range run.Drawn {
		know("", d.Value, d.Low, d.High)
	}
	know("", 2017, 2018, 2019, 1, 2, 3, 4) // years, draws, replicates
	for _, l := range []message.Language{message.Chinese, message.English} {
		f, _ := written(t, run, l)
		n := 0
		for _, sheet := range f.GetSheetList() {
			every(t, f, sheet, func(at string, _, _ int, text string, isText bool) {
				if isText {
					return
				}
				n++
				if x, err := strconv.ParseFloat(text, 64); err != nil || !known[fmt.Sprintf("%.8g", x)] && !known[fmt.Sprintf("%.8g", x+0.01)] && !known[fmt.Sprintf("%.8g", x-0.01)] {
					t.Errorf("%s %s: %s is no number of the results", sheet, at, text)
				}
			})
		}
		if sheets := f.GetSheetList(); len(sheets) != 11 || n < 800 {
			t.Errorf("%d sheets, %d numbers: %v", len(sheets), n, sheets)
		}
	}
}

// calculated is what a formula comes to.
func calculated(t *testing.T, f *excelize.File, sheet, at string) string {
	t.Helper()
	out, err := f.CalcCellValue(sheet, at, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("%s %s: %v", sheet, at, err)
	}
	return out
}

func number64(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatalf("%q is no number", text)
	}
	return x
}

// What funds pay follows what is written into the sheet: twice the people pay twice as much, and the product is that of the
// simulation but for means of products.
func TestReckoningMoves(t *testing.T) {
	f, _ := written(t, result(t), message.Chinese)
	const sheet = "测算过程表"
	at := func(column string) float64 {
		text, _ := raw(t, f, sheet, column+"4")
		return number64(t, text)
	}
	paid := number64(t, calculated(t, f, sheet, "K4"))
	if shown, _ := raw(t, f, sheet, "K4"); math.Abs(number64(t, shown)-paid) > 1e-9*paid {
		t.Errorf("%s is shown before anything is reckoned, want %v", shown, paid)
	}
	if want := at("D") * at("E") * at("G") / 1e4 * at("L") / at("I"); math.Abs(paid-want) > 1e-9*want || math.Abs(paid/at("L")-1) > 0.15 { // means of the draws, which vary together
		t.Errorf("%v paid, want %v, simulated %v", paid, want, at("L"))
	}
	if err := errors.Join(f.SetCellFloat(sheet, "D4", 2*at("D"), -1, 64), f.SetCellFloat(sheet, "J4", 0.5, -1, 64)); err != nil {
		t.Fatal(err)
	}
	cost := number64(t, calculated(t, f, sheet, "H4"))
	if got := number64(t, calculated(t, f, sheet, "K4")); math.Abs(got-cost/2) > 1e-9*cost || math.Abs(cost-at("D")*at("E")*at("G")/1e4) > 1e-9*cost {
		t.Errorf("half of a cost of %v is %v", cost, got)
	}
}

// What accounts know is never a simulated number; once it is written into the form, the form adds up.
func TestBudgetAddsUpOnceFilledIn(t *testing.T) {
	run := result(t)
	f, _ := written(t, run, message.Chinese)
	const sheet = "收支预算表"
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]int{}
	for y, row := range rows {
		if len(row) > 0 {
			lines[strings.TrimSpace(row[0])] = y + 1
		}
	}
	every(t, f, sheet, func(at string, column, row int, text string, isText bool) {
		if column >= 1 && column <= 3 && row > 2 && row < lines["三、年初结余"] && (!isText || text != "待填") {
			t.Errorf("%s: %s stands where only accounts know", at, text)
		}
	})
	balance := fmt.Sprintf("B%d", lines["四、年末结余"])
	if got := calculated(t, f, sheet, balance); got != "待填" {
		t.Errorf("the balance of nothing is %s", got)
	}
	// An income of 100 + 50 + 0 + 0, spending of 30 + 20 + 10 and nothing else, and 7 at the beginning leave 97.
	fill := func(column, label string, x float64) {
		t.Helper()
		if lines[label] == 0 {
			t.Fatalf("there is no line %q in %v", label, lines)
		}
		if err := f.SetCellFloat(sheet, fmt.Sprint(column, lines[label]), x, -1, 64); err != nil {
			t.Fatal(err)
		}
	}
	fill("B", "中央和省级财政补助", 100)
	fill("B", "利息和其他收入", 50)
	if got := calculated(t, f, sheet, fmt.Sprintf("B%d", lines["收入合计"])); got != "待填" {
		t.Errorf("with two lines to be filled in, income is %s", got)
	}
	fill("B", "市县财政预算安排", 0)
	fill("B", "彩票公益金和社会捐赠", 0)
	fill("B", "资助参保", 30)
	var benefits []string
	for label := range lines {
		if strings.Contains(label, "：") && !strings.HasPrefix(label, "医疗救助中") && lines[label] < lines["支出合计"] {
			benefits = append(benefits, label)
		}
	}
	slices.Sort(benefits)
	if len(benefits) < 2 {
		t.Fatalf("the form has the lines %v", lines)
	}
	fill("B", benefits[0], 20)
	fill("B", benefits[1], 10)
	for _, label := range benefits[2:] {
		fill("B", label, 0)
	}
	fill("B", "三、年初结余", 7)
	fill("B", "医疗救助中：住院救助（按基金账目分，不再相加）", 1000)
	for at, want := range map[string]float64{fmt.Sprintf("B%d", lines["收入合计"]): 150, fmt.Sprintf("B%d", lines["支出合计"]): 60, balance: 97} {
		if got := number64(t, calculated(t, f, sheet, at)); got != want {
			t.Errorf("%s comes to %v, want %v", at, got, want)
		}
	}
	// Next year's sum is that of its lines, and the change is known once this year's is.
	next, sum := 0.0, number64(t, calculated(t, f, sheet, fmt.Sprintf("E%d", lines["支出合计"])))
	for _, label := range append(benefits, "资助参保") {
		text, isText := raw(t, f, sheet, fmt.Sprintf("E%d", lines[label]))
		if !isText {
			next += number64(t, text)
		}
	}
	for _, label := range benefits { // also of a benefit that is too rare for an interval
		if text, isText := raw(t, f, sheet, fmt.Sprintf("E%d", lines[label])); isText {
			t.Errorf("%s: next year is %s, and the sum is without it", label, text)
		}
	}
	if math.Abs(sum-next) > 1e-6 || sum == 0 {
		t.Errorf("next year's spending comes to %v, want %v", sum, next)
	}
	n := lines["资助参保"]
	text, _ := raw(t, f, sheet, fmt.Sprintf("E%d", n))
	fill("C", "资助参保", 10)
	if got := number64(t, calculated(t, f, sheet, fmt.Sprintf("F%d", n))); math.Abs(got-(number64(t, text)-10)) > 1e-9 {
		t.Errorf("%s against 10 is %v more", text, got)
	}
	if got := calculated(t, f, sheet, fmt.Sprintf("F%d", lines["利息和其他收入"])); got != "-" {
		t.Errorf("the change of what is not known is %s", got)
	}
}

// The same run gives the same bytes, and every part of them is XML or a picture that can be read.
func TestWorkbookIsTheSameBytes(t *testing.T) {
	for _, l := range []message.Language{message.Chinese, message.English} {
		_, first := written(t, result(t), l)
		for range 3 {
			if _, again := written(t, result(t), l); !bytes.Equal(first, again) {
				t.Fatalf("%s: written again, the bytes are others", l)
			}
		}
		parts, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range parts.File {
			from, err := p.Open()
			if err != nil {
				t.Fatal(err)
			}
			for d := xml.NewDecoder(from); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Errorf("%s: %v", p.Name, err)
					break
				}
			}
			from.Close()
		}
	}
}

// A title that begins as a formula does is text, whatever it would do.
func TestTitlesAreNeverFormulas(t *testing.T) {
	of := *result(t)
	study := *of.Study
	of.Study = &study
	study.Scenarios = slices.Clone(study.Scenarios)
	titles := []string{"=cmd|' /C calc'!A0", "@SUM(1+1)"}
	study.Title = model.Title{ZH: "+1+1", EN: "+1+1"}
	for i := range titles {
		study.Scenarios[i].Title = model.Title{ZH: titles[i], EN: titles[i]}
	}
	f, _ := written(t, &of, message.Chinese)
	seen := 0
	for _, sheet := range f.GetSheetList() {
		every(t, f, sheet, func(at string, _, _ int, text string, isText bool) {
			if slices.Contains(titles, text) || strings.HasPrefix(text, "+1+1") {
				if seen++; !isText {
					t.Errorf("%s %s: %q is no text", sheet, at, text)
				}
			}
		})
	}
	if seen < 50 {
		t.Errorf("the titles stand in %d cells", seen)
	}
}

// Sheets are printed landscape and as wide as a page, their heads stay in sight, and two have a chart.
func TestSheetsArePrintable(t *testing.T) {
	f, text := written(t, result(t), message.Chinese)
	for _, sheet := range f.GetSheetList() {
		layout, err := f.GetPageLayout(sheet)
		props, wrong := f.GetSheetProps(sheet)
		panes, missing := f.GetPanes(sheet)
		if err != nil || wrong != nil || missing != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || !*props.FitToPage || !panes.Freeze || panes.YSplit != 3 {
			t.Errorf("%s: %v %v %v, %+v", sheet, err, wrong, missing, panes)
		}
	}
	parts, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	charts := 0
	for _, p := range parts.File {
		if strings.HasPrefix(p.Name, "xl/charts/chart") {
			charts++
			from, err := p.Open()
			if err != nil {
				t.Fatal(err)
			}
			drawn, _ := io.ReadAll(from)
			from.Close()
			if !bytes.Contains(drawn, []byte(`<min val="0"`)) {
				t.Errorf("the columns of %s do not begin at nothing", p.Name)
			}
		}
	}
	if charts != 2 {
		t.Errorf("%d charts", charts)
	}
}

// LibreOffice, where it is installed, reads the numbers that were written.
func TestLibreOfficeReadsTheNumbers(t *testing.T) {
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed, and nothing is converted")
	}
	f, text := written(t, result(t), message.English)
	folder := t.TempDir()
	file := filepath.Join(folder, "workbook.xlsx")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(folder, "out")
	c := exec.Command(program, "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", "xlsx", "--outdir", out, file)
	if said, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	converted, err := excelize.OpenFile(filepath.Join(out, "workbook.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer converted.Close()
	held := 0
	for _, sheet := range f.GetSheetList() {
		every(t, f, sheet, func(at string, _, _ int, want string, isText bool) {
			if got, _ := raw(t, converted, sheet, at); !isText {
				if held++; math.Abs(number64(t, got)-number64(t, want)) > 1e-9*math.Abs(number64(t, want)) {
					t.Errorf("%s %s: %s became %s", sheet, at, want, got)
				}
			}
		})
	}
	paid, _ := raw(t, converted, "Reckoning", "K4") // which LibreOffice reckoned
	if got := number64(t, paid); held < 800 || math.Abs(got-number64(t, calculated(t, f, "Reckoning", "K4"))) > 1e-6*got {
		t.Errorf("%d numbers; what funds pay became %s", held, paid)
	}
}

// On a Chinese sheet no unit, status or kind of input is English, and scenarios go by their titles; where the path, the source and the
// names of files stand, they stay what they are.
func TestChineseInputsHaveNoEnglishUnits(t *testing.T) {
	run := *result(t)
	run.Drawn = append(slices.Clone(run.Drawn), forecast.Drawn{Quantity: model.Quantity{Path: "policy.x", Unit: "CNY per year", Status: "derived"}, Scenario: "no_backstop"})
	f, _ := written(t, &run, message.Chinese)
	latin := func(text string) bool {
		return strings.ContainsFunc(text, func(r rune) bool { return r < 128 && unicode.IsLetter(r) })
	}
	units := 0
	every(t, f, "参数", func(at string, column, row int, text string, isText bool) {
		if row < 3 || column != 2 && column != 6 && column != 8 {
			return
		}
		if column == 2 {
			units++
		}
		if latin(text) {
			t.Errorf("参数 %s: %q", at, text)
		}
	})
	if units < 10 {
		t.Errorf("%d units", units)
	}
	every(t, f, "清单", func(at string, column, row int, text string, isText bool) {
		if name := strings.NewReplacer("Doudi", "", "Go", "").Replace(text); row >= 3 && column == 0 && !strings.ContainsAny(name, "，。") && latin(name) {
			t.Errorf("清单 %s: %q", at, text)
		}
	})
}

// What a formula comes to is a number in the file, for programs that do not reckon; words that one comes to stay words.
func TestFormulasHoldNumbers(t *testing.T) {
	_, text := written(t, result(t), message.Chinese)
	z, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	numbers, words := 0, 0
	cell := regexp.MustCompile(`<c [^>]*?(t="str")?><f>[^<]*</f><v>([^<]*)</v>`)
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/") {
			continue
		}
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range cell.FindAllSubmatch(part, -1) {
			_, err := strconv.ParseFloat(string(m[2]), 64)
			if isText := len(m[1]) > 0; isText == (err == nil) || isText && string(m[2]) != "待填" && string(m[2]) != "-" {
				t.Errorf("%s: %s", f.Name, m[0])
			} else if isText {
				words++
			} else {
				numbers++
			}
		}
	}
	if numbers < 20 || words == 0 {
		t.Errorf("%d numbers, %d words", numbers, words)
	}
}
