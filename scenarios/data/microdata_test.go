package data

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"testing"

	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"

	"github.com/parquet-go/parquet-go"
)

// once is everybody's study with one simulation, which the microdata are of. The yearly cap pays persons at the year's end, the
// household's share pays households.
const once = `study: once
policy: baise
population: {profile: huolinguole}
illness: china-rural
years: 2018..2019
draws: 1
replicates: 1
scenarios:
  - id: current
  - id: capped
    add:
      - {after: backstop, benefit: {id: yearly_cap, at: year_end, for: person, fund: county_backstop, covers: total, leaves: 3000}}
      - {after: yearly_cap, benefit: {id: home_cap, at: year_end, for: household, fund: county_backstop, covers: total, leaves: 2000}}
`

func planOf(t *testing.T, text string) *forecast.Plan {
	t.Helper()
	study, _, err := scenarios.Parse("once.yaml", []byte(text), scenarios.Given{})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := forecast.Open(study)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// table is a CSV file by column name.
type table struct {
	at   map[string]int
	rows [][]string
}

func (x table) number(t *testing.T, row []string, column string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(row[x.at[column]], 64)
	if err != nil {
		t.Fatalf("%s: %v", column, err)
	}
	return v
}

func microdata(t *testing.T, run *forecast.Result, plan *forecast.Plan, households int) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for name, write := range MicroFiles(run, plan.Micro(households), All) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		out[name] = b.Bytes()
	}
	return out
}

func tableOf(t *testing.T, text []byte) table {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	x := table{map[string]int{}, rows[1:]}
	for i, name := range rows[0] {
		x.at[name] = i
	}
	return x
}

// All households of the only simulation together are what summary.csv says of it, year by year and under each scenario.
func TestMicrodataAddUpToTheSummary(t *testing.T) {
	plan := planOf(t, once)
	run, err := dispatch.Run(context.Background(), plan, dispatch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files := microdata(t, run, plan, forecast.MaxMicrodata)
	sums := map[[5]string]float64{} // scenario, year, measure, by, group
	persons, payments, burdens := tableOf(t, files[personsCSV]), tableOf(t, files[paymentsCSV]), tableOf(t, files[burdensCSV])
	homes := map[string]string{} // status by household and year
	members := map[string]float64{}
	for _, row := range persons.rows {
		year := row[persons.at["year"]]
		for _, c := range run.Study.Scenarios {
			add := func(measure string, x float64) {
				sums[[5]string{c.ID, year, measure, "all", "all"}] += x
				sums[[5]string{c.ID, year, measure, "status", row[persons.at["status"]]}] += x
				sums[[5]string{c.ID, year, measure, "category", row[persons.at["category"]]}] += x
				sums[[5]string{c.ID, year, measure, "decile", row[persons.at["decile"]]}] += x
			}
			add("persons", 1)
			add("admissions", persons.number(t, row, "admissions"))
			if persons.number(t, row, "cost") > 0 {
				add("patients", 1)
			}
		}
		key := row[persons.at["household"]] + year
		homes[key], members[key] = row[persons.at["status"]], persons.number(t, row, "size")
	}
	for _, row := range burdens.rows {
		scenario, year := row[burdens.at["scenario"]], row[burdens.at["year"]]
		status := homes[row[burdens.at["household"]]+year]
		for measure, x := range map[string]float64{
			"households": 1, "che10": burdens.number(t, row, "che10"), "che25": burdens.number(t, row, "che25"), "che40": burdens.number(t, row, "che40"),
			"poverty_d1": burdens.number(t, row, "poverty_d1"), "poverty_d2": burdens.number(t, row, "poverty_d2"), "oop": burdens.number(t, row, "oop"),
		} {
			sums[[5]string{scenario, year, measure, "all", "all"}] += x
			sums[[5]string{scenario, year, measure, "status", status}] += x
		}
	}
	claimed, paid := map[string]float64{}, map[string]float64{} // by person and year, by household and year
	for _, row := range persons.rows {
		key := row[persons.at["household"]] + row[persons.at["year"]]
		claimed[key+"/"+row[persons.at["person"]]] = persons.number(t, row, "cost") - persons.number(t, row, "unclaimed")
		claimed[key] += persons.number(t, row, "cost")
		claimed[key+"/outside"] = persons.number(t, row, "outside")
	}
	atEnds := map[string]int{}
	for _, row := range payments.rows {
		benefit := row[payments.at["benefit"]]
		sums[[5]string{row[payments.at["scenario"]], row[payments.at["year"]], "fund_spending", "benefit", benefit}] += payments.number(t, row, "paid")
		key := row[payments.at["household"]] + row[payments.at["year"]]
		if row[payments.at["scenario"]] == "capped" {
			paid[key] += payments.number(t, row, "paid")
		}
		if row[payments.at["person"]] == "0" {
			atEnds[benefit]++
		} else if most := claimed[key+"/"+row[payments.at["person"]]]; payments.number(t, row, "paid") > most+1e-6 {
			t.Errorf("%v, of claimed bills of %v", row, most)
		}
	}
	for _, row := range burdens.rows { // this policy pays nothing in cash and nothing from own accounts
		key := row[burdens.at["household"]] + row[burdens.at["year"]]
		if want := claimed[key+"/outside"] + claimed[key] - paid[key]; row[burdens.at["scenario"]] == "capped" && math.Abs(burdens.number(t, row, "oop")-want) > 1e-6 {
			t.Errorf("%v: bills, outside them and payments leave %v", row, want)
		}
	}
	if atEnds["home_cap"] == 0 || atEnds["yearly_cap"] != 0 || len(atEnds) != 1 {
		t.Errorf("paid to households: %v", atEnds)
	}
	held := map[string]int{}
	for _, r := range run.Rows {
		got, known := sums[[5]string{r.Scenario, strconv.Itoa(r.Year), r.Measure, r.By, r.Group}]
		if r.Measure == "oop" && r.By != "all" || r.Year == 0 || !known {
			continue
		}
		held[r.Measure]++
		if math.Abs(got-r.Mean) > 1e-6*math.Max(1, math.Abs(r.Mean)) {
			t.Errorf("%s %d %s/%s/%s: the households add up to %v, the summary has %v", r.Scenario, r.Year, r.Measure, r.By, r.Group, got, r.Mean)
		}
	}
	for measure, least := range map[string]int{"persons": 40, "admissions": 40, "patients": 40, "households": 16, "oop": 4, "che10": 16, "che25": 16, "che40": 16, "poverty_d1": 16, "poverty_d2": 16, "fund_spending": 14} {
		if held[measure] < least {
			t.Errorf("%s: %d sums were held against the summary", measure, held[measure])
		}
	}
	var inParquet int
	in, err := parquet.OpenFile(bytes.NewReader(files[paymentsParquet]), int64(len(files[paymentsParquet])))
	if err != nil {
		t.Fatal(err)
	}
	rows := parquet.NewGenericReader[payment](in)
	for list := make([]payment, 512); ; {
		n, err := rows.Read(list)
		for _, p := range list[:n] {
			if record := p.record(); record[5] != payments.rows[inParquet][5] || record[0] != payments.rows[inParquet][0] {
				t.Fatalf("row %d of the Parquet file is %v, of the CSV %v", inParquet, record, payments.rows[inParquet])
			}
			inParquet++
		}
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if inParquet != len(payments.rows) {
		t.Errorf("%d rows in the Parquet file, %d in the CSV", inParquet, len(payments.rows))
	}
}

// Some households are as many as are asked for, spread over all; each is what it is among all others, under whatever scenarios
// beside it, and stands for as many as there are households for each.
func TestSomeHouseholdsAreThemselves(t *testing.T) {
	plan := planOf(t, once)
	run := &forecast.Result{Study: plan.Study}
	all, some := microdata(t, run, plan, forecast.MaxMicrodata), microdata(t, run, plan, 100)
	whole := map[string]string{}
	every := tableOf(t, all[personsCSV])
	homes := map[string]bool{}
	for _, row := range every.rows {
		whole[row[every.at["household"]]+"/"+row[every.at["year"]]+"/"+row[every.at["person"]]] = row[every.at["cost"]] + row[every.at["age"]] + row[every.at["income"]]
		homes[row[every.at["household"]]] = true
	}
	few := tableOf(t, some[personsCSV])
	seen, weight := map[string]bool{}, 0.0
	for _, row := range few.rows {
		if id := row[few.at["household"]]; !seen[id] {
			seen[id] = true
			weight += few.number(t, row, "weight")
		}
		if of := row[few.at["cost"]] + row[few.at["age"]] + row[few.at["income"]]; whole[row[few.at["household"]]+"/"+row[few.at["year"]]+"/"+row[few.at["person"]]] != of {
			t.Errorf("%v is another person among all", row)
		}
	}
	if len(seen) < 98 || len(seen) > 100 || math.Abs(weight/float64(len(homes))-1) > 0.03 { // in a few nobody lives any more
		t.Errorf("%d households, which stand for %v of %d", len(seen), weight, len(homes))
	}
	again := microdata(t, run, planOf(t, once), 100)
	for name := range some {
		if !bytes.Equal(some[name], again[name]) {
			t.Errorf("%s: written again, the bytes are others", name)
		}
	}
}
