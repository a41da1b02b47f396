package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// writeChanged lists what scenarios make of inputs, one scenario, input and run of years a line.
func writeChanged(w io.Writer, changed []forecast.Changed) error {
	out := csv.NewWriter(w)
	out.Write([]string{"scenario", "input", "from", "until", "change", "by", "low", "high", "share", "intervention", "source", "status"})
	year := func(y int) string {
		if y == 0 {
			return ""
		}
		return strconv.Itoa(y)
	}
	for _, x := range changed {
		c := &x.Change
		line := []string{x.Scenario, x.Input, year(c.From), year(c.Until), c.How.Key()}
		for _, v := range []float64{c.By.Value, c.By.Low, c.By.High, c.Share} {
			line = append(line, strconv.FormatFloat(v, 'g', -1, 64))
		}
		out.Write(append(line, x.Because, folder.Cell(c.By.Source), c.By.Status))
	}
	out.Flush()
	return out.Error()
}
