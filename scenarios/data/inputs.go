package data

import (
	"io"

	"doudi/scenarios/forecast"
)

// distribution is what every input with a range is drawn from: see model.Quantity.At.
const distribution = "triangular"

// writeParameters lists the uncertain inputs, one a line.
func writeParameters(w io.Writer, run *forecast.Result) error {
	head := []string{"input", "scenario", "title_zh", "title_en", "unit", "value", "low", "high", "distribution", "drawn_as", "source", "status"}
	return writeCSV(w, head, func(write func([]string) error) error {
		for _, d := range run.Drawn {
			err := write([]string{d.Path, d.Scenario, d.Title.ZH, d.Title.EN, d.Unit, exact(d.Value), exact(d.Low), exact(d.High),
				distribution, d.Quantity.Drawn(), d.Source, d.Status})
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
