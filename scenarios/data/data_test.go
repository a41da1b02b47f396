package data

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"

	"github.com/parquet-go/parquet-go"
)

// everybody is a study of a small place, all of whose people are simulated.
const everybody = `study: everybody
policy: baise
population: {profile: huolinguole}
illness: china-rural
years: 2018..2019
draws: 6
replicates: 2
measures: [{id: fifth, title: {zh: 超过收入两成, en: Above a fifth of income}, of: household, formula: oop > 0.2 * income}]
scenarios:
  - id: current
    title: {zh: 现行政策, en: Current policy}
  - id: no_backstop
    title: {zh: 取消兜底, en: No backstop}
    set: [{path: benefits.backstop.enabled, value: false}]
  - id: other_backstop
    title: {zh: 改兜底, en: Other backstop}
    set: [{path: parameters.backstop_inpatient_rate, value: 0.85}]
`

// run is a run of the study, made once.
var run = sync.OnceValues(func() (*forecast.Result, error) {
	study, _, err := scenarios.Parse("everybody.yaml", []byte(everybody), scenarios.Given{})
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

// written is a file as records, its head first.
func written(t *testing.T, name string) [][]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(raw(t, name))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func raw(t *testing.T, name string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Files(result(t), All)[name](&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// near says whether two numbers are the same but for the order in which they were added.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-11*max(math.Abs(a), math.Abs(b), 1e-9) }

// percentile is type 7 of Hyndman and Fan, written apart from the program's.
func percentile(values []float64, p float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	at := p * float64(len(sorted)-1)
	low, high := int(math.Floor(at)), int(math.Ceil(at))
	return sorted[low]*(1-(at-float64(low))) + sorted[high]*(at-float64(low))
}

// mean of some values.
func mean(values []float64) float64 {
	sum := 0.0
	for _, x := range values {
		sum += x / float64(len(values))
	}
	return sum
}

// What replicates.csv holds gives the mean, percentiles and paired differences of the summary, figure by figure.
func TestReplicatesGiveTheSummary(t *testing.T) {
	figures := map[[5]string][]float64{}
	for i, r := range written(t, replicatesCSV)[1:] {
		key := [5]string(r[:5])
		n := len(figures[key])
		if r[6] != strconv.Itoa(n/2+1) || r[7] != strconv.Itoa(n%2+1) {
			t.Fatalf("line %d: draw %s, replicate %s", i+2, r[6], r[7])
		}
		x, err := strconv.ParseFloat(r[8], 64)
		if err != nil {
			t.Fatal(err)
		}
		figures[key] = append(figures[key], x)
	}
	held, differ := 0, 0
	for key, values := range figures {
		row := found(t, key)
		if len(values) != 12 || !near(mean(values), row.Mean) {
			t.Fatalf("%v: %d values, mean %v, want %v", key, len(values), mean(values), row.Mean)
		}
		if !row.Rare {
			held++
			if low, high := percentile(values, 0.05), percentile(values, 0.95); !near(min(low, row.Mean), row.P05) || !near(max(high, row.Mean), row.P95) {
				t.Errorf("%v: %v to %v, want %v to %v", key, low, high, row.P05, row.P95)
			}
		}
		base := figures[[5]string{"current", key[1], key[2], key[3], key[4]}]
		if key[0] == "current" || base == nil {
			continue
		}
		var d []float64
		for i := range values {
			d = append(d, values[i]-base[i])
		}
		if !near(mean(d), row.DiffMean) && math.Abs(mean(d)-row.DiffMean) > 1e-9*math.Abs(row.Mean) {
			t.Errorf("%v: a difference of %v, want %v", key, mean(d), row.DiffMean)
		}
		if !row.DiffRare && row.DiffMean != 0 {
			differ++
			if high := max(percentile(d, 0.95), row.DiffMean); !near(high, row.DiffP95) && math.Abs(high-row.DiffP95) > 1e-9*math.Abs(row.Mean) {
				t.Errorf("%v: a difference of up to %v, want %v", key, high, row.DiffP95)
			}
		}
	}
	if len(figures) < 300 || held < 200 || differ < 40 {
		t.Errorf("%d figures, %d with an interval, %d that differ", len(figures), held, differ)
	}
}

func found(t *testing.T, key [5]string) measure.Row {
	t.Helper()
	year, _ := strconv.Atoi(key[1])
	row, ok := result(t).Row(key[0], year, key[2], key[3], key[4])
	if !ok {
		t.Fatalf("summary.csv has no %v", key)
	}
	return row
}

// The readers, where their language is installed, give the same as the summary.
func TestReadersGiveTheSummary(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{replicatesCSV, "read.py", "read.R"} {
		if err := os.WriteFile(filepath.Join(folder, name), raw(t, name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, reader := range [][2]string{{"python3", "read.py"}, {"Rscript", "read.R"}} {
		t.Run(reader[1], func(t *testing.T) {
			program, err := exec.LookPath(reader[0])
			if err != nil {
				t.Skipf("%s is not installed, and %s is not tried", reader[0], reader[1])
			}
			for _, measured := range []string{"fund_spending", "oop_per_person"} {
				out, err := exec.Command(program, filepath.Join(folder, reader[1]), measured).Output()
				var failed *exec.ExitError
				if errors.As(err, &failed) {
					t.Fatalf("%v: %s", err, failed.Stderr)
				}
				records, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
				if err != nil || len(records) < 15 {
					t.Fatalf("%d lines, %v: %.300s", len(records), err, out)
				}
				for _, r := range records[1:] {
					row := found(t, [5]string(r[:5]))
					want := []float64{row.Mean, row.P05, row.P95, row.DiffMean, row.DiffP05, row.DiffP95}
					for i, cell := range r[5:] {
						x, err := strconv.ParseFloat(cell, 64)
						rare := row.Rare && (i == 1 || i == 2) || row.DiffRare && i > 3
						switch {
						case i >= 3 && r[0] == "current":
							if cell != "" {
								t.Errorf("%v: the baseline differs from itself by %s", r[:5], cell)
							}
						case !rare && (err != nil || math.Abs(x-want[i]) > 1e-9*max(math.Abs(row.Mean), math.Abs(want[i]), 1e-9)): // R writes 15 digits
							t.Errorf("%v, column %d: %s, want %v", r[:5], i, cell, want[i])
						}
					}
				}
			}
		})
	}
}

// Parquet holds what the CSV holds and what it leaves out, the same bytes when written again.
func TestParquetHoldsTheSame(t *testing.T) {
	text := raw(t, replicatesParquet)
	if !bytes.Equal(text, raw(t, replicatesParquet)) || !bytes.Equal(raw(t, drawsParquet), raw(t, drawsParquet)) {
		t.Error("written again, the bytes are others")
	}
	rows, err := parquet.Read[replicate](bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	values := map[replicate]float64{}
	byDecile := false
	for _, r := range rows {
		x := r.Value
		r.Value = 0
		values[r] = x
		byDecile = byDecile || r.By == "decile"
	}
	records := written(t, replicatesCSV)[1:]
	for _, r := range records {
		draw, _ := strconv.Atoi(r[6])
		again, _ := strconv.Atoi(r[7])
		x, there := values[replicate{r[0], r[1], r[2], r[3], r[4], int32(draw), int32(again), r[5], 0}]
		if !there || exact(x) != r[8] {
			t.Fatalf("%v: %v, %v", r, x, there)
		}
	}
	if len(values) != len(rows) || len(rows) < 2*len(records) || !byDecile {
		t.Errorf("%d rows, %d of them different, %d in the CSV", len(rows), len(values), len(records))
	}
}

// Every input has its range, source and status, and stays within its range in every draw.
func TestParametersAndTheirDraws(t *testing.T) {
	text := raw(t, drawsParquet)
	rows, err := parquet.Read[draw](bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[[2]string][]float64{}
	for _, r := range rows {
		key := [2]string{r.Input, r.Scenario}
		if drawn[key] = append(drawn[key], r.Value); int(r.Draw) != len(drawn[key]) {
			t.Fatalf("%v: draw %d is the %d.", key, r.Draw, len(drawn[key]))
		}
	}
	records := written(t, parametersCSV)[1:]
	statuses := []string{"stated", "found", "derived", "unverified"}
	for _, r := range records {
		value, _ := strconv.ParseFloat(r[5], 64)
		low, _ := strconv.ParseFloat(r[6], 64)
		high, _ := strconv.ParseFloat(r[7], 64)
		if !(low <= value && value <= high && low < high) || r[10] == "" || !slices.Contains(statuses, r[11]) || r[2] == "" || r[3] == "" {
			t.Errorf("%v", r)
		}
		values := drawn[[2]string{r[0], r[1]}]
		if len(values) != 6 || slices.Min(values) < low || slices.Max(values) > high || slices.Min(values) == slices.Max(values) {
			t.Errorf("%s: %v are not six draws between %v and %v", r[0], values, low, high)
		}
	}
	if len(drawn) != len(records) || len(records) < result(t).Uncertain {
		t.Errorf("%d inputs, %d of them drawn, %d uncertain", len(records), len(drawn), result(t).Uncertain)
	}
}

// What a file calls a scenario, a group or an input is text to a spreadsheet; numbers stay as they are.
func TestTitlesAreNoFormulas(t *testing.T) {
	run := *result(t)
	formula := model.Title{ZH: "＝公式", EN: "=cmd|'/C calc'!A0"}
	study := *run.Study
	study.Scenarios = slices.Clone(study.Scenarios)
	study.Scenarios[1].Title = formula
	run.Study = &study
	run.Gauges = []measure.Gauge{{ID: "fifth", Unit: "household-years", Title: formula}}
	run.Groups = []forecast.Grouping{{By: "fund", Members: []forecast.Member{{ID: "pool", Title: formula}}}}
	input := model.Quantity{Path: "x", Title: formula, Unit: "-", Value: -2, Low: -3, High: -1, Source: "@SUM(A1)", Status: "found", Family: "+f", Shared: 0.5}
	run.Drawn = []forecast.Drawn{{Quantity: input}}
	for name, want := range map[string]int{dictionaryCSV: 3 * 2, parametersCSV: 5} {
		var b bytes.Buffer
		if err := Files(&run, CSV)[name](&b); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		quoted := 0
		for _, cell := range slices.Concat(records...) {
			if strings.HasPrefix(cell, "'") {
				quoted++
			}
			if _, err := strconv.ParseFloat(cell, 64); err != nil && strings.IndexAny(cell, "=+-@＝") == 0 {
				t.Errorf("%s: %s", name, cell)
			}
		}
		if quoted != want {
			t.Errorf("%s: %d cells with an apostrophe, want %d", name, quoted, want)
		}
	}
}

// The dictionary explains every column, measure and group of the files in both languages.
func TestDictionaryExplainsEverything(t *testing.T) {
	known := map[[3]string]bool{}
	for _, r := range written(t, dictionaryCSV)[1:] {
		known[[3]string{r[0], r[1], r[2]}] = true
		if r[4] == "" || r[5] == "" {
			t.Errorf("%v is not explained", r)
		}
	}
	for _, name := range []string{replicatesCSV, parametersCSV} {
		for _, c := range written(t, name)[0] {
			if !known[[3]string{"column", name, c}] {
				t.Errorf("the column %s of %s is not explained", c, name)
			}
		}
	}
	for name, schema := range map[string]*parquet.Schema{replicatesParquet: parquet.SchemaOf(replicate{}), drawsParquet: parquet.SchemaOf(draw{})} {
		for _, f := range schema.Fields() {
			if !known[[3]string{"column", name, f.Name()}] {
				t.Errorf("the column %s of %s is not explained", f.Name(), name)
			}
		}
	}
	own := 0
	for _, r := range written(t, replicatesCSV)[1:] {
		if r[2] == "fifth" {
			own++
		}
		for _, want := range [][3]string{{"scenario", "", r[0]}, {"measure", "", r[2]}, {r[3], "", r[4]}} {
			if want[0] != "all" && !known[want] {
				t.Fatalf("%v is not explained", want)
			}
		}
	}
	if own == 0 {
		t.Error("the study's own measure is not among the replicates")
	}
}

// Nothing is written where nothing is wanted, and what a run has tells what was.
func TestKindsOfData(t *testing.T) {
	for kind, n := range map[string]int{None: 0, CSV: 5, All: 7} {
		files := Files(result(t), kind)
		got := KindOf(func(name string) bool { return files[name] != nil })
		if len(files) != n || got != kind {
			t.Errorf("%s: %d files, taken for %s", kind, len(files), got)
		}
	}
}
