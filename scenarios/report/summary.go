package report

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"doudi/model/measure"
)

// columns of summary.csv, a promise to other programs.
func columns() []string {
	return []string{"scenario", "year", "measure", "by", "group", "unit", "mean", "p05", "p25", "p50", "p75", "p90", "p95", "p99",
		"mc_error", "parameter_sd", "process_sd", "diff_mean", "diff_p05", "diff_p95", "diff_p25", "diff_p75", "rare", "diff_rare"}
}

// writeSummary writes the rows as CSV. What has no meaning is empty: NaN, the 99th percentile of few draws, the
// baseline's difference to itself, the interval of what is too rare to have one. A rare figure keeps its mean, so that
// parts add up.
func writeSummary(w io.Writer, rows []measure.Row, baseline string, draws int) error {
	out := csv.NewWriter(w)
	if err := out.Write(columns()); err != nil {
		return err
	}
	for _, r := range rows {
		if draws < measure.DrawsForP99 {
			r.P99 = math.NaN()
		}
		if r.Scenario == baseline {
			r.DiffMean, r.DiffP05, r.DiffP25, r.DiffP75, r.DiffP95 = math.NaN(), math.NaN(), math.NaN(), math.NaN(), math.NaN()
		}
		nan, rare, diffRare := math.NaN(), "", ""
		if r.Rare {
			rare, r.P05, r.P25, r.P50, r.P75, r.P90, r.P95, r.P99, r.ParameterSD, r.ProcessSD = "1", nan, nan, nan, nan, nan, nan, nan, nan, nan
		}
		if r.DiffRare && r.Scenario != baseline {
			diffRare, r.DiffP05, r.DiffP25, r.DiffP75, r.DiffP95 = "1", nan, nan, nan, nan
		}
		year := "all"
		if r.Year > 0 {
			year = strconv.Itoa(r.Year)
		}
		record := []string{r.Scenario, year, r.Measure, r.By, r.Group, r.Unit}
		for _, x := range []float64{r.Mean, r.P05, r.P25, r.P50, r.P75, r.P90, r.P95, r.P99, r.MCError, r.ParameterSD, r.ProcessSD,
			r.DiffMean, r.DiffP05, r.DiffP95, r.DiffP25, r.DiffP75} {
			record = append(record, plain(x))
		}
		if err := out.Write(append(record, rare, diffRare)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// plain writes a number for other programs: twelve significant digits (a yuan of a trillion), no exponent, and nothing
// for NaN.
func plain(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 12, 64), 64)
	if err != nil || rounded == 0 {
		return "0" // and never -0
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
