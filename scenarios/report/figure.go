package report

import (
	"io"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	"doudi/scenarios/forecast"
)

const figuresFolder = "figures"

// dotsPerInch of the PNG files: sharp in print at the figure's size.
const dotsPerInch = 200

// figure is one picture of the report. Its paint draws it with the words of a language; ready says whether the run has
// the rows that it shows.
type figure struct {
	name  string
	ready func(*forecast.Result) bool
	paint func(house, *forecast.Result, draw.Canvas)
}

// figures are the pictures, in the order to show them.
func figures() []figure {
	return []figure{
		{"fund_spending", hasSpending, paintSpending},
		{"scenarios", hasScenarios, paintScenarios},
		{"oop_by_decile", hasDeciles, paintDeciles},
	}
}

// addFigures adds the files of every figure that the run has rows for, in both languages and both formats.
func addFigures(files map[string]func(io.Writer) error, run *forecast.Result) error {
	face, fonts, err := loadFont()
	if err != nil {
		return err
	}
	for _, f := range figures() {
		if !f.ready(run) {
			continue
		}
		for _, lang := range []string{"zh", "en"} {
			for _, format := range []string{"png", "svg"} {
				h := house{tongue(lang), text.Plain{Fonts: fonts}}
				files[strings.Join([]string{figuresFolder, f.name + "_" + lang + "." + format}, "/")] = func(w io.Writer) error {
					canvas := &outlined{CanvasWriterTo: blank(format), face: face}
					f.paint(h, run, draw.New(canvas))
					_, err := canvas.WriteTo(w)
					return err
				}
			}
		}
	}
	return nil
}

// blank is an empty sheet of a format.
func blank(format string) vg.CanvasWriterTo {
	if format == "svg" {
		return vgsvg.New(figureWidth, figureHeight)
	}
	return vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(figureWidth, figureHeight), vgimg.UseDPI(dotsPerInch))}
}

// origin is the note under a figure: what run it shows.
func (h house) origin(run *forecast.Result) string {
	return h.l.sayf("%s。%d次参数抽样 × %d次重复模拟；区间以所列参数范围为前提。", "%s. %d parameter draws × %d replicates; intervals hold under the stated ranges of the inputs.",
		run.Study.Title.In(string(h.l), run.Study.ID), run.Study.Draws, run.Study.Replicates)
}
