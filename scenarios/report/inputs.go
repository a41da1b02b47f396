package report

import (
	"encoding/csv"
	"io"
	"strconv"

	"doudi/model"
)

// writeInputs lists the inputs that have a range, one a line: what is stated of each, and the mean that its draws have.
func writeInputs(w io.Writer, inputs []model.Quantity) error {
	out := csv.NewWriter(w)
	out.Write([]string{"input", "stated", "mean", "low", "high", "unit", "law", "sd", "family", "shared", "source", "status", "title_zh", "title_en"})
	number := func(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
	for _, q := range inputs {
		line := []string{q.Path, number(q.Value), number(q.Expected()), number(q.Low), number(q.High), q.Unit, lawOf(q), "", q.Family, "", q.Source, q.Status, q.Title.ZH, q.Title.EN}
		if q.Spread > 0 {
			line[7] = number(q.Spread)
		}
		if q.Family != "" {
			line[9] = number(q.Shared)
		}
		out.Write(line)
	}
	out.Flush()
	return out.Error()
}

// lawOf is the word for how a quantity's credence lies over its range.
func lawOf(q model.Quantity) string {
	switch q.Law {
	case model.Leaning:
		return "mean"
	case model.Factor:
		return "factor"
	case model.Shift:
		return "shift"
	}
	return "triangle"
}
