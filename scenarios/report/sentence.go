package report

import (
	"fmt"
	"math"
	"strings"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/scenarios/forecast"
)

// Answer is the sentence that answers what to budget, with its numbers.
type Answer struct {
	Text        string `json:"text"`
	Scenario    string `json:"scenario"`
	Benefit     string `json:"benefit"` // "" = all together
	Year        int    `json:"year"`
	Amount      number `json:"amount"` // CNY
	MCError     number `json:"mc_error"`
	Suffices    int    `json:"suffices"`
	Simulations int    `json:"simulations"`
	Label       string `json:"label"`
	Chance      number `json:"chance_only"`   // CNY, what suffices as often by chance alone
	Narrower    number `json:"ranges_halved"` // CNY, with the ranges of the inputs halved, about
	Wider       number `json:"ranges_wider"`  // CNY, with ranges half as wide again, about
}

// Comparison is a published figure beside the simulated one.
type Comparison struct {
	Name      string `json:"name"`
	Scenario  string `json:"scenario"`
	Measure   string `json:"measure"`
	Years     string `json:"years"`
	Unit      string `json:"unit"`
	Published number `json:"published"`
	Bound     string `json:"bound,omitempty"` // at_least | at_most; "" = the value itself
	Range
	Hit    bool   `json:"hit"`
	Source string `json:"source"`
	Status string `json:"status"`
	years  int
}

// answers says what the baseline needs in the last year of the study, benefit by benefit and together.
func answers(run *forecast.Result, l tongue) []Answer {
	n := run.Study.Simulations()
	money := l.unitOf("CNY")
	base := run.Study.Baseline()
	var out []Answer
	for _, b := range run.Budgets {
		if b.Scenario != base.ID || b.Year != run.Study.Years.To {
			continue
		}
		what := l.say("各项待遇合计", "all benefits together")
		if b.Benefit != "" {
			what = run.GroupTitle("benefit", b.Benefit, string(l))
		}
		if b.Rare {
			nan := number(math.NaN())
			out = append(out, Answer{l.sayf("%d年%s支出太少，不报编列金额。", "Too little is spent on %[2]s in %[1]d to say what to budget.", b.Year, what),
				b.Scenario, b.Benefit, b.Year, nan, nan, 0, n, what, nan, nan, nan})
			continue
		}
		money := money
		if l == "en" && b.Amount < 1e6 {
			money = unit{"thousand yuan", 1e-3, false}
		}
		text := l.sayf(
			"按%[1]d次模拟，%[2]d年%[3]s编列%[4]s%[5]s，有%[6]d次够用（此数的模拟误差约%[7]s%[5]s）。",
			"In %[1]d simulations, a budget of %[4]s %[5]s in %[2]d for %[3]s is enough in %[6]d (simulation error of this figure: about %[7]s).",
			n, b.Year, what, money.enough(b.Amount), money.name, b.Suffices, money.of(b.MCError))
		out = append(out, Answer{text, b.Scenario, b.Benefit, b.Year, number(b.Amount), number(b.MCError), b.Suffices, n,
			what, number(b.Chance), number(b.Narrower), number(b.Wider)})
	}
	return out
}

// enough writes an amount rounded up: a budget rounded down would not suffice as often as it says.
func (u unit) enough(amount float64) string {
	decimals := u.decimalsFor(amount)
	return grouped(math.Ceil(amount*u.factor*math.Pow10(decimals))/math.Pow10(decimals), decimals)
}

// about says what was simulated.
func about(run *forecast.Result, l tongue) []string {
	s := run.Study
	people := l.sayf("模拟%s人", "%s people simulated", grouped(float64(run.Simulated), 0))
	if run.Represented > run.Simulated {
		people = l.sayf("模拟%s人（样本），代表%s人", "%s people simulated (a sample), standing for %s",
			grouped(float64(run.Simulated), 0), grouped(float64(run.Represented), 0))
	}
	return []string{
		l.sayf("政策 %s，人口 %s，疾病 %s，%s年", "policy %s, population %s, illness %s, %s",
			s.Policy, s.Population.Profile, s.Illness, hyphened(s.Years.String())),
		l.sayf("%s；参数抽样%d次，每次重复模拟%d次，种子%d", "%s; %d parameter draws, %d replicates each, seed %d",
			people, s.Draws, s.Replicates, s.Seed),
	}
}

// published lists the targets with what was simulated for them.
func published(run *forecast.Result, l tongue) []Comparison {
	var out []Comparison
	for _, b := range run.Backtests {
		t := b.Target
		source := t.Source.Ref
		if t.Source.Section != "" {
			source += " " + t.Source.Section
		}
		out = append(out, Comparison{
			Name: t.Name.In(string(l), t.Measure), Scenario: t.Scenario, Measure: t.Measure, Years: t.Years.String(), Unit: t.Unit,
			Published: number(t.Value), Bound: string(t.Bound), Range: rangeOf(b.Mean, b.P05, b.P95, b.Rare), Hit: b.Hit(),
			Source: source, Status: t.Source.Status, years: t.Years.Count(),
		})
	}
	return out
}

// notes is what a reader must know to read the numbers rightly.
func notes(run *forecast.Result, l tongue) []string {
	s := run.Study
	out := []string{
		l.say("不确定性区间为模拟结果的第5至第95百分位，以各参数所列范围为前提；不是抽样调查的误差范围。",
			"Uncertainty intervals run from the 5th to the 95th percentile of the simulations and hold under the stated ranges of the inputs."),
		l.sayf("与“%s”之差是同一批人、同一批病的成对比较；~ 表示差别可能只是随机波动，0 表示所模拟的人毫无差别。",
			"Differences to \"%s\" are paired: the same people and illnesses; ~ means it may be noise, 0 that nobody simulated differs.",
			s.Baseline().Title.In(string(l), s.Baseline().ID)),
	}
	if split(run) {
		out = append(out, l.say("标准差分列：“参数”出自参数取值不定，“过程”出自疾病发生的偶然。",
			"Standard deviations apart: parameter = from uncertain inputs, process = from chance in who falls ill."))
	}
	if s.Years.Count() > 1 {
		out = append(out, l.say("户次、人次是各年相加：一户三年都在其中，计三次；不是不同的户数、人数。",
			"Household-years and person-years add up the years: who is counted in three years counts three times; they are no numbers of different households or people."))
	}
	if whole, ok := run.Row(s.Baseline().ID, 0, "oop_per_person", "all", "all"); ok && whole.Mean > 0 {
		if other, ok := run.Row(s.Baseline().ID, 0, "oop_other_per_person", "all", "all"); ok {
			out = append(out, l.sayf("个人负担中%.0f%%是账单外支出（普通门诊、购药等），其数额是假定，政策改变不了它；灾难性支出和致贫的判定计入了它。",
				"%.0f %% of out-of-pocket cost is spending outside bills (ordinary outpatient care, medicines): its amount is assumed, and no policy here changes it. Catastrophic spending and poverty are judged with it.",
				100*other.Mean/whole.Mean))
		}
	}
	if run.Represented > run.Simulated {
		out = append(out, l.sayf("人口是抽样的：每户带权重，平均1人代表%s人。", "The population is a sample: households carry weights, one person stands for %s on average.",
			grouped(float64(run.Represented)/float64(run.Simulated), 1)))
	}
	if s.Quick {
		out = append(out, l.say("这是快速试算（--quick）：人数和次数都已减少，数字只供初看。", "This is a quick look (--quick): sample and simulations were cut down; figures are for a first impression."))
	}
	if run.Unverified > 0 {
		out = append(out, l.sayf("%d个不确定参数中有%d个未经核实（unverified），其取值和范围是假定。", "Of %d uncertain inputs %d are unverified; their values and ranges are assumptions.",
			run.Uncertain, run.Unverified))
	}
	if s.Draws < measure.DrawsForP99 {
		out = append(out, l.sayf("参数抽样%d次，少于%d次，第99百分位不显示。", "With %d draws, fewer than %d, the 99th percentile is not shown.", s.Draws, measure.DrawsForP99))
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

// strongest names the inputs that matter most for a measure, as far as they can be told from noise.
func strongest(i forecast.Influences, l tongue) string {
	names := map[string][2]string{
		"fund_spending": {"基金支出合计", "fund spending"}, "oop_per_person": {"人均个人负担(含账单外)", "out-of-pocket cost per person, outside bills included"},
		"poverty_d2": {"因病致贫（D2）", "illness-induced poverty (D2)"},
	}
	var parts []string
	for _, x := range i.Strongest {
		if math.Abs(x.Rank) > x.Noise {
			parts = append(parts, fmt.Sprintf("%s (%+.2f)", x.Title.In(string(l), x.Path), x.Rank))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	name := names[i.Measure]
	return l.sayf("对%s影响最大的不确定参数（秩相关）：%s。", "Uncertain inputs that matter most for %s (rank correlation): %s.",
		l.say(name[0], name[1]), strings.Join(parts, l.say("、", ", ")))
}

// verdict says hit or miss in words.
func verdict(c Comparison, l tongue) string {
	switch {
	case c.Rare:
		return tooFew(l)
	case math.IsNaN(float64(c.Mean)):
		return l.say("未模拟", "not simulated")
	case c.Hit:
		return l.say("命中", "hit")
	}
	return l.say("未命中", "miss")
}

// cells is the columns that a text takes in a terminal.
func cells(s string) int { return document.Cells(s) }
