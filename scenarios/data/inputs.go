package data

import (
	"io"

	"doudi/model"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// distribution is the word for what an input is drawn from, see model.Law; none where it has no range.
func distribution(q model.Quantity) string {
	switch {
	case !q.Uncertain():
		return ""
	case q.Law == model.Leaning:
		return "two-sided power"
	case q.Law == model.Factor:
		return "lognormal"
	case q.Law == model.Shift:
		return "normal"
	}
	return "triangular"
}

// writeParameters lists the uncertain inputs, one a line.
func writeParameters(w io.Writer, run *forecast.Result) error {
	head := []string{"input", "scenario", "title_zh", "title_en", "unit", "value", "low", "high", "distribution", "drawn_as", "source", "status", "mean", "sd", "family", "shared"}
	return writeCSV(w, head, func(write func([]string) error) error {
		for _, d := range run.Drawn {
			sd, shared := "", ""
			if d.Spread > 0 {
				sd = exact(d.Spread)
			}
			if d.Family != "" {
				shared = exact(d.Shared)
			}
			err := write([]string{d.Path, d.Scenario, folder.Cell(d.Title.ZH), folder.Cell(d.Title.EN), folder.Cell(d.Unit), exact(d.Value), exact(d.Low), exact(d.High),
				distribution(d.Quantity), d.Quantity.Drawn(), folder.Cell(d.Source), d.Status, exact(d.Expected()), sd, folder.Cell(d.Family), shared})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// draw is one row of draws.parquet: what an input is in one draw.
type draw struct {
	Input    string  `parquet:"input,dict"`
	Scenario string  `parquet:"scenario,dict"`
	Draw     int32   `parquet:"draw,dict"` // 1…draws
	Value    float64 `parquet:"value"`
}

func writeDraws(w io.Writer, run *forecast.Result) error {
	return writeParquet(w, func(put func(draw) error) error {
		for _, d := range run.Drawn {
			for i, x := range d.Values {
				if err := put(draw{d.Path, d.Scenario, int32(i + 1), x}); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
