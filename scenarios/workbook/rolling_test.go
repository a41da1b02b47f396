package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/message"

	"github.com/xuri/excelize/v2"
)

// Three years hold a line of every benefit of the baseline in the order of its funds, behind them the sum of all, each with mean and
// interval of the summary's row by year.
func TestThreeYearsHaveEveryBenefitAndTheSum(t *testing.T) {
	run := result(t)
	f, _ := written(t, run, message.English)
	rows, err := f.GetRows("Three years", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][2]string{"all benefits together": {"all", "all"}}
	var order []string
	for _, fund := range run.Funds {
		for _, id := range fund.Benefits {
			if fund.Scenario == "current" {
				title := run.GroupTitle("benefit", id, message.English)
				want[title] = [2]string{"benefit", id}
				order = append(order, title)
			}
		}
	}
	order = append(order, "all benefits together")
	var labels []string
	for _, cells := range rows[3:] {
		of, ok := want[cells[0]]
		if !ok {
			break // the note
		}
		labels = append(labels, cells[0])
		for i, year := range []int{2017, 2018, 2019} {
			if rows[2][1+3*i] != fmt.Sprint(year) {
				t.Fatalf("heads %v", rows[2])
			}
			r, ok := run.Row("current", year, "fund_spending", of[0], of[1])
			if !ok {
				t.Fatalf("no row of %s in %d", cells[0], year)
			}
			for k, x := range []float64{r.Mean, r.P05, r.P95} {
				got, err := strconv.ParseFloat(cells[1+3*i+k], 64)
				if r.Rare {
					continue
				}
				if err != nil || !near(got, scaled(x)) {
					t.Errorf("%s in %d: %s, want %v", cells[0], year, cells[1+3*i+k], scaled(x))
				}
			}
		}
	}
	if !slices.Equal(labels, order) {
		t.Errorf("lines %q, want %q", labels, order)
	}
}

// Every series of a chart is named by a head or a scenario, stands over words, and shows the numbers beside them: of three years the
// benefits without their sum, which would dwarf them.
func TestChartsShowTheirTables(t *testing.T) {
	run := result(t)
	f, text := written(t, run, message.English)
	parts, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	cells := func(of string) (out []string) {
		sheet, area, _ := strings.Cut(strings.Trim(of, "'"), "'!")
		from, to, both := strings.Cut(strings.ReplaceAll(area, "$", ""), ":")
		if !both {
			to = from
		}
		column, first, err := excelize.CellNameToCoordinates(from)
		_, last, wrong := excelize.CellNameToCoordinates(to)
		if err != nil || wrong != nil {
			t.Fatalf("%s: %v, %v", of, err, wrong)
		}
		for row := first; row <= last; row++ {
			at, _ := excelize.CoordinatesToCellName(column, row)
			x, _ := raw(t, f, sheet, at)
			out = append(out, x)
		}
		return out
	}
	said := map[string]string{} // by sheet: names, then the last one's categories
	var compared []string       // what the chart of alternatives shows
	shown := regexp.MustCompile(`<f>([^<]*)</f>`)
	for _, p := range parts.File {
		if !strings.HasPrefix(p.Name, "xl/charts/chart") {
			continue
		}
		from, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		drawn, _ := io.ReadAll(from)
		from.Close()
		var refs []string
		for _, m := range shown.FindAllStringSubmatch(strings.NewReplacer("<c:f>", "<f>", "</c:f>", "</f>", "&#39;", "'", "&apos;", "'").Replace(string(drawn)), -1) {
			refs = append(refs, m[1])
		}
		if len(refs) == 0 || len(refs)%3 != 0 {
			t.Fatalf("%s: %q", p.Name, refs)
		}
		sheet, _, _ := strings.Cut(strings.Trim(refs[0], "'"), "'!")
		for i := 0; i < len(refs); i += 3 {
			name, categories, values := cells(refs[i]), cells(refs[i+1]), cells(refs[i+2])
			said[sheet] += name[0] + " "
			if len(name) != 1 || len(categories) != len(values) {
				t.Errorf("%s: %d names, %d categories, %d values", p.Name, len(name), len(categories), len(values))
			}
			if sheet == "Comparison" {
				compared = append(compared, values...)
			}
			if i == len(refs)-3 {
				said[sheet] += strings.Join(categories, ", ")
			}
			for k := range values {
				if _, err := strconv.ParseFloat(values[k], 64); err != nil && values[k] != "too few to say" && values[k] != "no bills simulated" {
					t.Errorf("%s: %q of %q is no number", p.Name, values[k], categories[k])
				}
			}
		}
	}
	var benefits []string
	for _, fund := range run.Funds {
		for _, id := range fund.Benefits {
			if fund.Scenario == "current" {
				benefits = append(benefits, run.GroupTitle("benefit", id, message.English))
			}
		}
	}
	if want := "2017 2018 2019 " + strings.Join(benefits, ", "); said["Three years"] != want {
		t.Errorf("three years: %q, want %q", said["Three years"], want)
	}
	if got := said["Comparison"]; !strings.HasPrefix(got, "Current policy No backstop Fund spending") || len(said) != 2 {
		t.Errorf("charts %q", said)
	}
	for i, scenario := range []string{"current", "no_backstop"} {
		r, _ := run.Row(scenario, 0, "fund_spending", "all", "all")
		if x, err := strconv.ParseFloat(compared[i], 64); err != nil || !near(x, scaled(r.Mean)) {
			t.Errorf("%s: the chart shows %s, want %v", scenario, compared[i], scaled(r.Mean))
		}
	}
}

// No text of a table needs more lines than its row is high, at 15 points a line of as many letters as its column is wide; a note has all
// columns together. Rows of one line are as high as the program that opens them makes them.
func TestRowsAreAsHighAsTheirTexts(t *testing.T) {
	for _, lang := range []message.Language{message.English, message.Chinese} {
		f, _ := written(t, result(t), lang)
		high := 0
		for _, sheet := range f.GetSheetList() {
			merged, err := f.GetMergeCells(sheet)
			if err != nil {
				t.Fatal(err)
			}
			wide := map[string]float64{}
			for _, m := range merged {
				from, row, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
				to, last, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
				if row != last {
					t.Errorf("%s: %s is over several rows", sheet, m.GetStartAxis())
				}
				for column := from; column <= to; column++ {
					name, _ := excelize.ColumnNumberToName(column)
					w, _ := f.GetColWidth(sheet, name)
					wide[m.GetStartAxis()] += w
				}
			}
			every(t, f, sheet, func(at string, column, row int, text string, isText bool) {
				if row < 2 || !isText {
					return // the title and what was run are not wrapped
				}
				width := wide[at]
				if width == 0 {
					name, _ := excelize.ColumnNumberToName(column + 1)
					width, _ = f.GetColWidth(sheet, name)
				}
				height, _ := f.GetRowHeight(sheet, row+1)
				if lines := float64(document.Cells(text)) / width; lines > 1 {
					high++
					if height < min(15*lines, 400) {
						t.Errorf("%s!%s: %.1f lines of text in a row of %.0f points: %.40s", sheet, at, lines, height, text)
					}
				}
			})
		}
		if high < 10 {
			t.Errorf("%s: only %d texts are of several lines", lang, high)
		}
	}
}

// The table of alternatives says below it what its sign means.
func TestTheSignOfNoiseIsExplained(t *testing.T) {
	f, _ := written(t, result(t), message.English)
	rows, err := f.GetRows("Comparison")
	if err != nil {
		t.Fatal(err)
	}
	if last := rows[len(rows)-1]; len(last) == 0 || !strings.Contains(last[0], "~ stands where the difference may be noise") {
		t.Errorf("the last row is %q", last)
	}
}

// Where a study has more years than one, what is spent in all of them together stands behind the years, and in no study of one.
func TestAllYearsStandBehindSeveral(t *testing.T) {
	for first, want := range map[int]bool{2018: true, 2019: false} {
		own := *result(t)
		study := *own.Study
		study.Years.From = first
		own.Study = &study
		f, _ := written(t, &own, message.English)
		rows, err := f.GetRows("Funds by year")
		if err != nil {
			t.Fatal(err)
		}
		years := map[string]int{}
		for _, cells := range rows[3:] {
			years[cells[1]]++
		}
		if (years["all years"] > 0) != want || years["2019"] == 0 || (years["2018"] > 0) != want || want && years["all years"] != years["2019"] {
			t.Errorf("from %d on: %v", first, years)
		}
	}
}
