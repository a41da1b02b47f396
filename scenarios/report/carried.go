package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"doudi/model/message"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// carriedOn says how old the inputs are that a study of later years is carried on from; "" where none is.
func carriedOn(run *forecast.Result, l message.Language) string {
	n, first, last := 0, 0, 0
	for _, x := range run.CarriedOn {
		if x.Rule != "hold" && x.Rule != "grow" || x.Last == 0 || x.Last >= run.Study.Years.To {
			continue
		}
		if n++; first == 0 || x.Last < first {
			first = x.Last
		}
		last = max(last, x.Last)
	}
	if n == 0 {
		return ""
	}
	known := strconv.Itoa(last)
	if first < last {
		known = fmt.Sprintf("%d-%d", first, last)
	}
	return l.Say("Inputs carried on by their rules: %d, to %d; known until %s (%s)", n, run.Study.Years.To, known, forecast.CarriedFile)
}

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
