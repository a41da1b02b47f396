package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// writeTakeUps lists which share of those whom benefits would pay apply for them, one scenario, benefit, place and date a line.
func writeTakeUps(w io.Writer, inputs []forecast.TakeUp) error {
	out := csv.NewWriter(w)
	out.Write([]string{"scenario", "benefit", "place", "from", "share", "low", "high", "source", "status"})
	for _, x := range inputs {
		line := []string{x.Scenario, x.Benefit, x.Place, x.From}
		for _, v := range []float64{x.Share.Value, x.Share.Low, x.Share.High} {
			line = append(line, strconv.FormatFloat(v, 'g', -1, 64))
		}
		out.Write(append(line, folder.Cell(x.Share.Source), x.Share.Status))
	}
	out.Flush()
	return out.Error()
}
