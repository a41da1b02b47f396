package data

import (
	"io"
	"slices"
	"strconv"

	"doudi/scenarios/forecast"
)

// replicate is one row of replicates.parquet: one figure of one simulation.
type replicate struct {
	Scenario  string  `parquet:"scenario,dict"`
	Year      string  `parquet:"year,dict"` // all = all years of the study together
	Measure   string  `parquet:"measure,dict"`
	By        string  `parquet:"by,dict"`
	Group     string  `parquet:"group,dict"`
	Draw      int32   `parquet:"draw,dict"`      // 1…draws
	Replicate int32   `parquet:"replicate,dict"` // 1…replicates
	Unit      string  `parquet:"unit,dict"`
	Value     float64 `parquet:"value"`
}

// told are the measures that a page tells of a scenario, each with the ways to divide it in replicates.csv.
func told(run *forecast.Result) map[string][]string {
	out := map[string][]string{
		"fund_spending": {"all", "benefit", "fund", "status"}, "premium_subsidy": {"all"},
		"fund_income": {"fund", "fund/income"}, "fund_balance": {"fund"}, "fund_settled": {"fund"}, "fund_owed": {"fund"}, "fund_interventions": {"fund/intervention"},
		"cost_per_admission": {"all"}, "admission_rate": {"all"},
	}
	for _, id := range []string{"oop_per_person", "oop_bills_per_person", "oop_per_patient", "effective_rate_inpatient", "che10", "che25", "che40", "poverty_d1", "poverty_d2"} {
		out[id] = []string{"all", "status"}
	}
	for _, g := range run.Gauges {
		out[g.ID] = []string{"all", "status"}
	}
	return out
}

// inParquet says whether replicates.parquet has a figure: every measure of all, by status and by who pays; by category and
// decile those that are told. The others are nine tenths of all figures, and of too few households in most.
func inParquet(told map[string][]string, f *forecast.Replicated) bool {
	switch f.By {
	case "all", "status", "benefit", "premium", "fund", "payer":
		return true
	case "category", "decile":
		return told[f.Measure] != nil
	}
	return false
}

func writeReplicates(w io.Writer, run *forecast.Result) error {
	of := told(run)
	return writeCSV(w, []string{"scenario", "year", "measure", "by", "group", "unit", "draw", "replicate", "value"}, func(write func([]string) error) error {
		for _, f := range run.Replicated {
			if !slices.Contains(of[f.Measure], f.By) {
				continue
			}
			record := []string{f.Scenario, yearName(f.Year), f.Measure, f.By, f.Group, f.Unit, "", "", ""}
			for i, x := range f.Values {
				draw, replicate := place(run, i)
				record[6], record[7], record[8] = strconv.Itoa(draw), strconv.Itoa(replicate), exact(x)
				if err := write(record); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func writeReplicatesParquet(w io.Writer, run *forecast.Result) error {
	of := told(run)
	return writeParquet(w, func(put func(replicate) error) error {
		for _, f := range run.Replicated {
			if !inParquet(of, &f) {
				continue
			}
			row := replicate{Scenario: f.Scenario, Year: yearName(f.Year), Measure: f.Measure, By: f.By, Group: f.Group, Unit: f.Unit}
			for i, x := range f.Values {
				draw, replicate := place(run, i)
				row.Draw, row.Replicate, row.Value = int32(draw), int32(replicate), x
				if err := put(row); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// place is the draw and the replicate of a simulation, each from 1.
func place(run *forecast.Result, simulation int) (draw, replicate int) {
	return simulation/run.Study.Replicates + 1, simulation%run.Study.Replicates + 1
}
