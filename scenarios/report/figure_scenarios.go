package report

import (
	"math"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"doudi/model/measure"
	"doudi/scenarios/forecast"
)

// shown is a measure of the comparison of scenarios.
type shown struct{ measure, zh, en string }

func compared() []shown {
	return []shown{
		{"fund_spending", "基金支出合计", "Fund spending"},
		{"oop_per_patient", "患者人均负担", "Out-of-pocket per patient"},
		{"poverty_d2", "因病致贫（D2）", "Poor by illness (D2)"},
	}
}

// levels is a measure's rows of all scenarios; ok is false unless all have one.
func levels(run *forecast.Result, name string) (rows []measure.Row, ok bool) {
	for _, c := range run.Study.Scenarios {
		r, found := run.Row(c.ID, 0, name, "all", "all")
		if !found || r.Rare {
			return nil, false
		}
		rows = append(rows, r)
	}
	return rows, true
}

func hasScenarios(run *forecast.Result) bool {
	_, ok := levels(run, compared()[0].measure)
	return ok && len(run.Study.Scenarios) > 1
}

// paintScenarios draws the scenarios side by side: one panel a measure, one row a scenario, the names on the left.
func paintScenarios(h house, run *forecast.Result, c draw.Canvas) {
	area := h.frame(c, scenariosTitle(h, run), h.l.say(
		"点为平均值，线段为不确定性区间（第5至第95百分位）；点下为与基准之差，~ 表示可能只是随机波动",
		"Dots are means, lines 5th to 95th percentile; below: difference to the first, ~ where it may be noise"), h.origin(run))
	var panels []shown
	for _, s := range compared() {
		if _, ok := levels(run, s.measure); ok {
			panels = append(panels, s)
		}
	}
	sty := h.style(textSize, ink(), text.XRight, text.YCenter)
	left := vg.Length(0)
	for _, s := range run.Study.Scenarios {
		left = max(left, sty.Width(s.Title.In(string(h.l), s.ID)))
	}
	left = min(left, (area.Max.X-area.Min.X)/3)
	each := (area.Max.X - area.Min.X - left) / vg.Length(len(panels))
	for i, s := range panels {
		panel := area
		panel.Min.X = area.Min.X + left + vg.Length(i)*each + 14
		panel.Max.X = panel.Min.X + each - 14
		rows := paintPanel(h, run, s, panel)
		if i > 0 {
			continue
		}
		for k, place := range rows {
			name := wrap(sty, run.Study.Scenarios[k].Title.In(string(h.l), run.Study.Scenarios[k].ID), left)
			for n, line := range name {
				lower := (vg.Length(n) - vg.Length(len(name)-1)/2) * textSize * 1.25
				c.FillText(sty, vg.Point{X: area.Min.X + left, Y: place - lower}, line)
			}
		}
	}
}

// paintPanel draws one measure and returns the heights of its rows.
func paintPanel(h house, run *forecast.Result, s shown, c draw.Canvas) []vg.Length {
	rows, _ := levels(run, s.measure)
	u := h.l.unitOver(rows[0].Unit, run.Study.Years.Count())
	p := h.plot()
	list := make([]mark, len(rows))
	for i, r := range rows {
		list[i] = mark{at: float64(len(rows) - 1 - i), mean: r.Mean * u.factor, low: r.P05 * u.factor, top: r.P95 * u.factor, label: u.of(r.Mean)}
		if i > 0 {
			list[i].below = line(r, "", false).difference(h.l, u)
		}
	}
	p.Title.Text = h.l.say(s.zh, s.en)
	p.Y.Min, p.Y.Max = -0.6, float64(len(rows))-0.4
	named(&p.Y, make([]string, len(rows)))
	p.X.Min, p.X.Max = 0, highest(list)*1.08
	p.X.Tick.Marker = h.fitting(p.X.Max, 3, c.Max.X-c.Min.X)
	p.X.Tick.Label.Font.Size = noteSize
	p.X.Label.Text = u.name
	p.Add(rules{}, marks{
		list: list, colour: palette, label: h.style(noteSize, ink(), text.XCenter, text.YBottom), soft: h.style(noteSize, soft(), text.XCenter, text.YTop),
	})
	p.Draw(c)
	inner := p.DataCanvas(c)
	_, y := p.Transforms(&inner)
	places := make([]vg.Length, len(rows))
	for i, k := range list {
		places[i] = y(k.at)
	}
	return places
}

// scenariosTitle says what the alternative with the largest effect on patients changes.
func scenariosTitle(h house, run *forecast.Result) string {
	patients, ok := levels(run, "oop_per_patient")
	spent, _ := levels(run, "fund_spending")
	at := 0
	for i := range patients {
		if i > 0 && !patients[i].Noise && patients[i].DiffMean != 0 && (at == 0 || math.Abs(patients[i].DiffMean) > math.Abs(patients[at].DiffMean)) {
			at = i
		}
	}
	if !ok || at == 0 {
		return h.l.say("各方案患者负担的差别可能只是随机波动", "The scenarios' differences in what patients pay may be noise")
	}
	c := run.Study.Scenarios[at]
	money, yuan := h.l.unitOf(spent[at].Unit), h.l.unitOf(patients[at].Unit)
	return h.l.sayf("%[1]s：患者人均%[2]s%[3]s%[4]s，基金%[5]s%[6]s%[7]s", "%[1]s: a patient pays %[3]s %[4]s %[2]s, the funds %[6]s %[7]s %[5]s",
		c.Title.In(string(h.l), c.ID), moreOrLess(h.l, "多负担", "少负担", patients[at].DiffMean), yuan.of(math.Abs(patients[at].DiffMean)), yuan.name,
		moreOrLess(h.l, "多支出", "少支出", spent[at].DiffMean), money.of(math.Abs(spent[at].DiffMean)), money.name)
}

func moreOrLess(l tongue, more, less string, x float64) string {
	if x < 0 {
		return l.say(less, "less")
	}
	return l.say(more, "more")
}
