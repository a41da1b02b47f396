package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// writeCarriedOn lists the inputs that were used outside the years that they are known for, one a line.
func writeCarriedOn(w io.Writer, inputs []forecast.CarriedOn) error {
	out := csv.NewWriter(w)
	out.Write([]string{"input", "first_known", "last_known", "rule", "grow", "low", "high", "source", "status"})
	year := func(y int) string {
		if y == 0 {
			return ""
		}
		return strconv.Itoa(y)
	}
	for _, x := range inputs {
		line := []string{x.Input, year(x.First), year(x.Last), x.Rule, "", "", "", "", ""}
		if x.Rule == "grow" {
			for i, v := range []float64{x.Grow.Value, x.Grow.Low, x.Grow.High} {
				line[4+i] = strconv.FormatFloat(v, 'g', -1, 64)
			}
			line[7], line[8] = folder.Cell(x.Grow.Source), x.Grow.Status
		}
		out.Write(line)
	}
	out.Flush()
	return out.Error()
}
