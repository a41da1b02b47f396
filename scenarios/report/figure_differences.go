package report

import (
	"math"
	"strings"

	"doudi/model/measure"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// compared is a measure by which alternatives are compared, on the first screen and in the picture of differences.
type compared struct {
	measure, zh, en string
	head            [2]string // zh, en: over a column, short
	noun            string    // en, within a sentence
	more, less      [2]string // zh, en: formats of the amount with its unit
}

func comparedMeasures() []compared {
	return []compared{
		{"fund_spending", "基金支出", "Fund spending", [2]string{"基金支出", "Funds"}, "fund spending", [2]string{"基金多支出%s", "the funds pay %s more"}, [2]string{"基金少支出%s", "the funds pay %s less"}},
		{"oop_per_patient", "患者人均负担", "Burden per patient", [2]string{"患者人均负担", "Per patient"}, "burden per patient", [2]string{"患者人均多负担%s", "a patient pays %s more"}, [2]string{"患者人均少负担%s", "a patient pays %s less"}},
		{"poverty_d2", "因病致贫", "Poor by illness", [2]string{"因病致贫(D2)", "Poor (D2)"}, "illness-induced poverty", [2]string{"因病致贫多%s", "%s more are poor by illness"}, [2]string{"因病致贫少%s", "%s fewer are poor by illness"}},
	}
}

// differences is the picture of the alternatives against the baseline.
func differences(run *forecast.Result, l tongue) *figure.Differences {
	base := run.Study.Baseline()
	name := l.quoted(base.Title.In(string(l), base.ID))
	out := &figure.Differences{Empty: l.say("本研究只有基准一个方案，没有差别可画。", "The study has the baseline alone: there is nothing to compare.")}
	out.Title, out.Mark = differencesTitle(run, l), mark(run, l)
	out.Subtitle = l.sayf("各方案与基准%s之差，%s年。圆点为均值，粗条、细线为50%%、90%%不确定性区间；~（灰色）为差别可能只是随机波动。",
		"Differences to the baseline %s, %s. Dot: mean; thick and thin line: 50 %% and 90 %% uncertainty intervals; ~ (grey): may be noise.", name, inYears(run))
	if len(run.Study.Scenarios) > 1 {
		out.Empty = l.say("没有可比的指标。", "There is no measure to compare.")
	}
	var levels []string
	for _, m := range comparedMeasures() {
		row, ok := run.Row(base.ID, 0, m.measure, "all", "all")
		if !ok {
			continue
		}
		levels = append(levels, l.level(m, row, run.Study.Years.Count()))
		out.Panels = append(out.Panels, panelOf(run, l, m, row.Unit))
	}
	for _, c := range run.Study.Scenarios[1:] {
		out.Names = append(out.Names, c.Title.In(string(l), c.ID))
	}
	if len(levels) > 0 {
		out.Notes = append(out.Notes, l.sayf("基准%s的水平（均值，90%%区间）：%s。", "Levels of the baseline %s (mean, 90 %% interval): %s.", name, strings.Join(levels, l.say("；", "; "))))
	}
	out.Notes = append(out.Notes, origin(run, l))
	return out
}

// level is the baseline's level of a measure, in words.
func (l tongue) level(m compared, r measure.Row, years int) string {
	u := l.easyUnit(r.Unit, years, r.Mean)
	return l.sayf("%s%s%s（%s）", "%s %s %s (%s)", l.say(m.zh, m.en), minus(u.of(r.Mean)), u.name, minus(u.span(l, r.P05, r.P95)))
}

// panelOf is one measure's panel. A scenario without the measure has no band there.
func panelOf(run *forecast.Result, l tongue, m compared, name string) figure.Panel {
	var rows []measure.Row
	var ends []float64
	for _, c := range run.Study.Scenarios[1:] {
		r, ok := run.Row(c.ID, 0, m.measure, "all", "all")
		if !ok {
			r.DiffMean = math.NaN()
		} else {
			ends = append(ends, r.DiffMean, r.DiffP05, r.DiffP95)
		}
		rows = append(rows, r)
	}
	u := l.easyUnit(name, run.Study.Years.Count(), ends...)
	out := figure.Panel{Unit: u.name}
	over := l.say("年合计", ", sum")
	if measure.IsRatio(name) { // over the years a mean, not a sum
		over = l.say("年平均", ", mean")
	}
	if run.Study.Years.Count() == 1 {
		over = l.say("年", "")
	}
	out.Title = l.sayf("%s之差，%s%s", "%s, difference, %s%s", l.say(m.zh, m.en), inYears(run), over)
	for _, r := range rows {
		b := figure.Band{Mean: r.DiffMean * u.factor, P05: r.DiffP05 * u.factor, P25: r.DiffP25 * u.factor, P75: r.DiffP75 * u.factor, P95: r.DiffP95 * u.factor, Noise: r.Noise}
		b.Label = minus(line(r, "", false).difference(l, u))
		switch {
		case r.DiffRare:
			b.Mean = math.NaN()
		case math.IsNaN(r.DiffMean):
			b.Label = l.say("无", "none")
		}
		out.Bands = append(out.Bands, b)
	}
	return out
}

// differencesTitle says what the alternative with the largest effect on patients changes.
func differencesTitle(run *forecast.Result, l tongue) string {
	others := run.Study.Scenarios[1:]
	if len(others) == 0 {
		return l.say("只有基准，没有可比的方案", "The baseline alone: nothing to compare")
	}
	at, largest, same := -1, 0.0, true
	for i, c := range others {
		for _, m := range comparedMeasures() {
			r, ok := run.Row(c.ID, 0, m.measure, "all", "all")
			same = same && (!ok || line(r, "", false).same())
			if ok && m.measure == "oop_per_patient" && !r.Noise && math.Abs(r.DiffMean) > largest {
				at, largest = i, math.Abs(r.DiffMean)
			}
		}
	}
	switch {
	case same:
		return l.say("各方案与基准毫无差别", "The alternatives differ from the baseline in nothing")
	case at < 0:
		return l.say("各方案患者负担的差别可能只是随机波动", "The alternatives' differences in what patients pay may be noise")
	}
	c := others[at]
	var parts []string
	for _, m := range comparedMeasures() {
		r, ok := run.Row(c.ID, 0, m.measure, "all", "all")
		if !ok || r.Noise || r.DiffMean == 0 {
			continue
		}
		verb := m.more
		if r.DiffMean < 0 {
			verb = m.less
		}
		u := l.easyUnit(r.Unit, run.Study.Years.Count(), r.DiffMean)
		parts = append(parts, l.sayf(verb[0], verb[1], u.of(math.Abs(r.DiffMean))+l.say("", " ")+u.name))
	}
	return c.Title.In(string(l), c.ID) + l.say("：", ": ") + strings.Join(parts, l.say("，", "; "))
}
