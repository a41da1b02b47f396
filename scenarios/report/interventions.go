package report

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// writeInterventions lists what interventions reach and cost, one scenario, intervention and year a line. A cost that is not known is left
// empty.
func writeInterventions(w io.Writer, costs []forecast.InterventionCost) error {
	out := csv.NewWriter(w)
	out.Write([]string{"scenario", "intervention", "title_zh", "title_en", "paid_by_zh", "paid_by_en", "year", "coverage", "reached", "of", "cost", "p05", "p95", "fund"})
	for _, x := range costs {
		of := map[bool]string{false: "persons", true: "households"}[x.Households]
		line := []string{x.Scenario, x.Intervention, folder.Cell(x.Title.ZH), folder.Cell(x.Title.EN), folder.Cell(x.PaidBy.ZH), folder.Cell(x.PaidBy.EN), strconv.Itoa(x.Year),
			strconv.FormatFloat(x.Coverage, 'g', -1, 64), strconv.FormatFloat(x.Reached, 'f', 0, 64), of}
		for _, v := range []float64{x.Cost, x.P05, x.P95} {
			text := ""
			if x.Known && !math.IsNaN(v) {
				text = strconv.FormatFloat(v, 'f', 2, 64)
			}
			line = append(line, text)
		}
		out.Write(append(line, x.Fund))
	}
	out.Flush()
	return out.Error()
}
