package gauge

import (
	"slices"
	"strings"
	"testing"

	"doudi/model/document"
)

// node is a formula in a file of its own.
func node(t *testing.T, formula string) *document.Node {
	t.Helper()
	docs, err := document.Parse("s.yaml", []byte("formula: '"+strings.ReplaceAll(formula, "'", "''")+"'\n"))
	if err != nil {
		t.Fatal(err)
	}
	return docs[0].Get("formula")
}

// Three rows by hand, the columns in the order of Reads.
func TestFormulasByHand(t *testing.T) {
	rows := map[string][3]float64{
		"household.size": {1, 4, 6}, "income": {5000, 40000, 90000}, "consumption": {4000, 30000, 60000}, "line": {3000, 12000, 18000}, "oop": {900, 12000, 7000},
		"age": {3, 64, 65}, "sex": {0, 1, 1}, "category": {0, 1, 2}, "insured": {1, 0, 1},
	}
	for _, c := range []struct {
		formula string
		persons bool
		counts  bool
		want    [3]float64
	}{
		{"oop > 0.2 * income", false, true, [3]float64{0, 1, 0}},
		{"consumption - oop < line and consumption >= line", false, true, [3]float64{0, 0, 0}},
		{"max(0, oop - 0.1 * consumption)", false, false, [3]float64{500, 9000, 1000}},
		{"oop / max(1, household.size)", false, false, [3]float64{900, 3000, 7000.0 / 6}},
		{"oop / household.size", false, false, [3]float64{900, 3000, 7000.0 / 6}},
		{"if(income / household.size < 6000, min(oop, 1000), 0)", false, false, [3]float64{900, 0, 0}},
		{"age >= 65 and insured", true, true, [3]float64{0, 0, 1}},
		{"category in [\"dibao\", \"resident\"] or not insured", true, true, [3]float64{1, 1, 1}},
		{"sex == \"female\" and category != \"resident\"", true, true, [3]float64{0, 1, 0}},
		{"if(sex == \"male\", oop, 2 * oop)", true, false, [3]float64{900, 24000, 14000}},
	} {
		var report document.Report
		f := Read(&report, node(t, c.formula), c.persons, []string{"dibao", "marginal", "resident"})
		if f == nil {
			t.Errorf("%s: %v", c.formula, report.Err())
			continue
		}
		var columns [][]float64
		for _, name := range f.Reads {
			if !slices.Contains(wordsOf(c.persons), name) {
				t.Errorf("%s reads %s", c.formula, name)
			}
			x := rows[name]
			columns = append(columns, x[:])
		}
		out := make([]float64, 3)
		f.Make()(3, columns, out)
		if [3]float64(out) != c.want || f.Counts != c.counts {
			t.Errorf("%s: %v, %v; want %v", c.formula, out, f.Counts, c.want)
		}
	}
}

// What a measure cannot read is said at its place, with what could be meant.
func TestFormulasThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		formula string
		persons bool
		want    string
	}{
		{"total > 100", false, "s.yaml:1:11: error: `total` is of bills, and a measure is of what a year leaves"},
		{"oop > 1 and level == \"city\"", true, "s.yaml:1:23: error: `level` is of bills"},
		{"oop.total > 100", false, "s.yaml:1:11: error: `oop.total` is of bills"},
		{"ytd.paid.basic", true, "s.yaml:1:11: error: `ytd.paid.basic` is of bills"},
		{"incom > 3", false, "error: there is nothing called `incom` in a measure"},
		{"household.income > 3", false, "error: there is nothing called `household.income` in a measure"},
		{"age > 3", false, "error: there is nothing called `age` in a measure"},
		{"consumption > 3", true, "error: there is nothing called `consumption` in a measure"},
		{"oop / income", false, "error: this may be zero or less, and something is divided by it"},
		{"category", true, "error: a measure is a condition or a number, and this is a member of category"},
		{"category == \"residnt\"", true, "error: `category` has no member `residnt`"},
		{"map([1, 2], {#})", false, "is not part of the policy language"},
		{"oop +", false, "error: the formula cannot be read"},
		{"oop > insured", true, "error: `>` needs a number on both sides"},
	} {
		var report document.Report
		f := Read(&report, node(t, c.formula), c.persons, []string{"dibao", "resident"})
		if err := report.Err(); f != nil || err == nil || !strings.Contains(err.Error(), c.want) || len(report.All()) != 1 {
			t.Errorf("%s: %v", c.formula, err)
		}
	}
}

// Each word that is said to be read can be.
func TestEveryWordIsRead(t *testing.T) {
	for _, persons := range []bool{false, true} {
		for _, word := range wordsOf(persons) {
			formula := map[string]string{"category": "category == \"resident\"", "sex": "sex == \"male\""}[word]
			if formula == "" {
				formula = word
			}
			var report document.Report
			if f := Read(&report, node(t, formula), persons, []string{"resident"}); f == nil || !slices.Equal(f.Reads, []string{word}) {
				t.Errorf("%s: %+v, %v", word, f, report.Err())
			}
		}
	}
}

// wordsOf are those that measures of households, or of persons, read.
func wordsOf(persons bool) []string {
	if persons {
		return []string{"age", "category", "insured", "oop", "sex"}
	}
	return []string{"consumption", "household.size", "income", "line", "oop"}
}
