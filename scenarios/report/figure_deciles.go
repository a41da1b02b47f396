package report

import (
	"image/color"
	"math"
	"strconv"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"doudi/model/measure"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// mostSeries is how many scenarios the picture by decile can hold and still be read.
const mostSeries = 6

// deciles is a scenario's out-of-pocket cost a head by income decile, poorest first: what bills leave, since spending
// outside them is assumed, and no policy changes it.
func deciles(run *forecast.Result, scenario string) []measure.Row {
	var out []measure.Row
	for _, group := range run.Members("decile") {
		if r, ok := run.Row(scenario, 0, "oop_bills_per_person", "decile", group); ok && !r.Rare {
			out = append(out, r)
		}
	}
	return out
}

func hasDeciles(run *forecast.Result) bool {
	for _, s := range run.Study.Scenarios {
		if len(deciles(run, s.ID)) != 10 {
			return false
		}
	}
	return true
}

// paintDeciles draws what people of each income decile pay: the baseline as bars with intervals, the alternatives as
// dots, whose intervals are as wide and would hide the difference.
func paintDeciles(h house, run *forecast.Result, c draw.Canvas) {
	base := deciles(run, run.Study.Baseline().ID)
	u := h.l.unitOf(base[0].Unit)
	p := h.plot()
	p.Add(rules{upright: true})
	series := run.Study.Scenarios[:min(len(run.Study.Scenarios), mostSeries)]
	var all []mark
	for s, scenario := range series {
		list := make([]mark, 0, len(base))
		for i, r := range deciles(run, scenario.ID) {
			k := mark{at: float64(i), mean: r.Mean * u.factor, low: math.NaN(), top: math.NaN()}
			if s == 0 {
				k.low, k.top = r.P05*u.factor, r.P95*u.factor
			}
			list = append(list, k)
		}
		all = append(all, list...)
		m := marks{list: list, upright: true, colour: func(int) color.Color { return palette(s) }, shift: (vg.Length(s) - vg.Length(len(series)-1)/2) * min(6, 28/vg.Length(len(series)))}
		if s == 0 {
			m.bar = 30
		}
		p.Add(m)
	}
	tenths := make([]string, len(base))
	for i := range tenths {
		tenths[i] = strconv.Itoa(i + 1)
	}
	tenths[0] = h.l.say("1（最低）", "1 (poorest)")
	tenths[9] = h.l.say("10（最高）", "10 (richest)")
	named(&p.X, tenths)
	p.X.Min, p.X.Max = -0.7, 9.7
	p.Y.Min, p.Y.Max = 0, highest(all)*1.05
	p.Y.Tick.Marker = ticks(p.Y.Max, 6)
	p.X.Label.Text = h.l.say("按人均收入分的十等份", "Tenths of the people by income per head")
	p.Y.Label.Text = h.l.sayf("人均个人负担（账单内），%s", "Out-of-pocket per person on bills, %s", u.name)
	area := h.frame(c, decilesTitle(h, run, base), h.l.say(
		"条和线段为第一个方案的平均值和不确定性区间（第5至第95百分位），点为各方案的平均值；不含账单外支出",
		"Bars and lines: mean and 5th to 95th percentile under the first scenario; dots: means of the scenarios; bills only"), h.origin(run))
	p.Draw(h.legend(area, series))
}

// decilesTitle compares the two ends.
func decilesTitle(h house, run *forecast.Result, base []measure.Row) string {
	poor, rich := base[0], base[len(base)-1]
	u := h.l.unitOf(poor.Unit)
	first := run.Study.Baseline()
	return h.l.sayf("%[4]s：收入最低的十分之一账单内人均负担%[1]s%[3]s，最高的十分之一%[2]s%[3]s", "%[4]s: of bills, the poorest tenth pays %[1]s %[3]s a person, the richest %[2]s %[3]s",
		u.of(poor.Mean), u.of(rich.Mean), u.name, first.Title.In(string(h.l), first.ID))
}

// legend writes the scenarios with their colours in a line, or several, and returns the space below.
func (h house) legend(c draw.Canvas, series []scenarios.Scenario) draw.Canvas {
	sty := h.style(textSize, ink(), text.XLeft, text.YCenter)
	x, y := c.Min.X, c.Max.Y-textSize/2
	for i, s := range series {
		name := s.Title.In(string(h.l), s.ID)
		wide := sty.Width(name) + 26
		if x+wide > c.Max.X && x > c.Min.X {
			x, y = c.Min.X, y-textSize*1.4
		}
		c.DrawGlyphNoClip(draw.GlyphStyle{Color: palette(i), Radius: 3, Shape: draw.CircleGlyph{}}, vg.Point{X: x + 4, Y: y})
		c.FillText(sty, vg.Point{X: x + 11, Y: y}, name)
		x += wide
	}
	c.Max.Y = y - textSize*1.4
	return c
}
