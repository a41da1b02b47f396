package report

import (
	"math"
	"strings"

	"doudi/model/measure"
	"doudi/scenarios/forecast"
)

// about says what was run, in a line, and then by which inputs.
func about(run *forecast.Result, l tongue) []string {
	s := run.Study
	people := l.sayf("模拟%s人", "%s people", grouped(float64(run.Simulated), 0))
	if run.Represented > run.Simulated {
		people += l.sayf("(样本，代表%s人)", " (a sample of %s)", grouped(float64(run.Represented), 0))
	}
	what := l.sayf("%s年；%s；参数抽样%d次，%s", "%s; %s; %d parameter draws, %s", inYears(run), people, s.Draws, l.each(s.Replicates))
	if s.Quick {
		what += l.say("；快速试算，不作依据", "; a quick trial")
	}
	return []string{what, l.sayf("输入：政策 %s，人口概况 %s，疾病目录 %s，种子 %d", "Inputs: policy %s, population %s, illness %s, seed %d",
		s.Policy, s.Population.Profile, s.Illness, s.Seed)}
}

// each says how often each draw was simulated.
func (l tongue) each(replicates int) string {
	if replicates == 1 {
		return l.say("各模拟1次", "once each")
	}
	return l.sayf("各模拟%d次", "%d times each", replicates)
}

// notes is what a reader must know to read the numbers rightly, each thing once.
func notes(run *forecast.Result, l tongue) []string {
	s := run.Study
	out := []string{
		l.say("不确定性区间为模拟结果的第5至第95百分位，以各参数所列范围为前提；不是抽样调查的误差范围。",
			"Uncertainty intervals run from the 5th to the 95th percentile of the simulations and hold under the stated ranges of the inputs."),
	}
	if len(s.Scenarios) > 1 {
		out = append(out, l.sayf("与“%s”之差是同一批人、同一批病的成对比较；~ 表示差别可能只是随机波动，0 表示所模拟的人毫无差别。",
			"Differences to \"%s\" are paired: the same people and illnesses; ~ means it may be noise, 0 that nobody simulated differs.",
			s.Baseline().Title.In(string(l), s.Baseline().ID)))
	}
	if split(run) {
		out = append(out, l.say("标准差分列：“参数”出自参数取值不定，“过程”出自疾病发生的偶然。",
			"Standard deviations apart: parameter = from uncertain inputs, process = from chance in who falls ill."))
	}
	if s.Years.Count() > 1 {
		out = append(out, l.say("户次、人次是各年相加：一户三年都在其中，计三次；不是不同的户数、人数。",
			"Household-years and person-years add up the years: who is counted in three years counts three times; they are no numbers of different households or people."))
	}
	if text := outsideBills(run, l); text != "" {
		out = append(out, text)
	}
	if s.Quick {
		out = append(out, l.say("快速试算（--quick）减少了人数和次数，数字只供初看。", "A quick trial (--quick) cuts down people and simulations; figures are for a first impression."))
	}
	if run.Unverified > 0 {
		out = append(out, l.sayf("%d个不确定参数中有%d个未经核实（unverified），其取值和范围是假定。", "Of %d uncertain inputs %d are unverified; their values and ranges are assumptions.",
			run.Uncertain, run.Unverified))
	}
	if s.Draws < measure.DrawsForP99 {
		out = append(out, l.sayf("参数抽样少于%d次，第99百分位不显示。", "With fewer than %d draws the 99th percentile is not shown.", measure.DrawsForP99))
	}
	for _, i := range run.Influences {
		if text := strongest(i, l); text != "" {
			out = append(out, text)
		}
	}
	for _, w := range run.Warnings {
		out = append(out, w.In(string(l), ""))
	}
	return out
}

// outsideBills says how much of what families pay no policy changes.
func outsideBills(run *forecast.Result, l tongue) string {
	base := run.Study.Baseline().ID
	whole, ok := run.Row(base, 0, "oop_per_person", "all", "all")
	other, known := run.Row(base, 0, "oop_other_per_person", "all", "all")
	if !ok || !known || whole.Mean <= 0 {
		return ""
	}
	return l.sayf("个人负担中%.0f%%是账单外支出（普通门诊、购药等），其数额是假定，政策改变不了它；灾难性支出和致贫的判定计入了它。",
		"%.0f %% of out-of-pocket cost is spending outside bills (ordinary outpatient care, medicines): its amount is assumed, and no policy here changes it. Catastrophic spending and poverty are judged with it.",
		100*other.Mean/whole.Mean)
}

// strongest names the inputs that matter most for a measure, as far as they can be told from noise, and says which way it
// goes with them.
func strongest(i forecast.Influences, l tongue) string {
	var parts []string
	for _, x := range i.Strongest {
		if math.Abs(x.Rank) <= x.Noise {
			continue
		}
		way := l.say("越高则越多", "more of it, more of this")
		if x.Rank < 0 {
			way = l.say("越高则越少", "more of it, less of this")
		}
		parts = append(parts, l.sayf("%s（%s，秩相关%+.2f）", "%s (%s; rank correlation %+.2f)", x.Title.In(string(l), x.Path), way, x.Rank))
	}
	if len(parts) == 0 {
		return ""
	}
	m, _ := measure.Find(i.Measure)
	return l.sayf("%s最取决于这些不确定参数：%s。", "What %s hangs on most: %s.", m.Title.In(string(l), i.Measure), strings.Join(parts, l.say("、", ", ")))
}
