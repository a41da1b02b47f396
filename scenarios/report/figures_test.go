package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/rules/bill"
	"doudi/rules/read"
	"doudi/rules/settle"
	"doudi/scenarios"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// layers is a policy that can be worked by hand: insurance pays 70 % of what is eligible, assistance half of the rest of
// it, the family's account 50 of what is unpaid, and the family gets 300 in cash.
const layers = `
policy: layers
title: {zh: 手算政策, en: A policy by hand}
from: 2010-01-01
sources: {doc: {title: made up}}
source: {ref: doc, status: derived}
funds:
  insurance: {title: {zh: 保险基金, en: Insurance fund}, kind: public}
  account: {title: {zh: 个人账户, en: Account}, kind: own}
benefits:
  - {id: basic, title: {zh: 基本医保, en: Basic}, fund: insurance, pays: 0.7 * eligible}
  - {id: assistance, title: {zh: 医疗救助, en: Assistance}, fund: insurance, pays: 0.5 * unpaid.eligible}
  - {id: own, title: {zh: 账户, en: Account}, fund: account, covers: total, pays: "50"}
  - {id: subsidy, title: {zh: 慰问金, en: Subsidy}, fund: insurance, covers: none, pays: "300"}
`

// settled settles one bill of 1,000 yuan, 900 of it eligible.
func settled(t testing.TB, policy string) *settle.Sheet { return caseOf(t, "", policy).Sheet }

// caseOf is the same as the case of a scenario.
func caseOf(t testing.TB, scenario, policy string) forecast.CaseSheet {
	t.Helper()
	root := func(name, text string) *document.Node {
		docs, err := document.Parse(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		out, err := document.One(docs)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	p, _, err := read.Policy(root("policy.yaml", policy))
	if err != nil {
		t.Fatal(err)
	}
	bills, _, err := bill.Read(root("bills.yaml", "year: 2019\nclaims: [{id: c1, level: county, total: 1000.00, eligible: 900.00}]\n"), p)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := settle.Year(p, bills)
	if err != nil {
		t.Fatal(err)
	}
	return forecast.CaseSheet{Scenario: scenario, Policy: p, Bills: bills, Sheet: sheet}
}

// drawn is a run with everything that figures show. The county fund is the more uncertain; the second has two benefits.
func drawn(t testing.TB) *forecast.Result {
	run := accountExample(t)
	for i := range run.Rows {
		r := &run.Rows[i]
		r.DiffP25, r.DiffP75 = r.DiffMean-math.Abs(r.DiffMean)/4, r.DiffMean+math.Abs(r.DiffMean)/4
		r.P10 = r.Mean * 0.8
	}
	for i, c := range run.Study.Scenarios { // a person and year, poorest first: 360, 420 … 900, of which an alternative changes a fiftieth
		for d := 1; d <= 10; d++ {
			x := 300 + 60*float64(d)
			run.Rows = append(run.Rows, measure.Row{Scenario: c.ID, Measure: "oop_per_person", By: "decile", Group: strconv.Itoa(d), Unit: "CNY per person",
				Mean: x + x/50*float64(i), P05: x - 30, P95: x + 40, DiffMean: x / 50 * float64(i), DiffP05: x / 60 * float64(i), DiffP95: x / 40 * float64(i)})
		}
		if i > 0 {
			run.Clouds = append(run.Clouds, forecast.Cloud{Scenario: c.ID, Spending: []float64{-150e6, -100e6}, Averted: []float64{-1000, -860}})
		}
	}
	for i := range run.Rows { // without the backstop its fund is short in one simulation of twenty
		if r := &run.Rows[i]; r.Measure == "fund_short" && r.Year == 2019 && r.Scenario == run.Study.Scenarios[1].ID {
			r.Mean = 0.05
		}
	}
	run.Swings = []forecast.Swings{
		{Measure: "fund_spending", Unit: "CNY", Mean: 3_549e6, Limit: 120e6, Inputs: 96, Told: 1, R2: 0.41, Widest: []forecast.Swing{
			{Path: "admissions", Title: model.Title{ZH: "住院率水平", EN: "admission rate"}, Low: 3_100e6, High: 3_998e6}, {Path: "cost", Low: 3_600e6, High: 3_498e6},
		}},
		{Measure: "poverty_d2", Unit: "households", Mean: 16_200, Limit: 900, Inputs: 96},
	}
	run.Curves = []forecast.Curve{
		{Fund: "county", Public: true, Title: model.Title{ZH: "县级兜底资金", EN: "County fund"}, Benefits: []string{"backstop"}, Year: 2019,
			Amounts: []float64{30e6, 40e6, 60e6}, Enough: []forecast.Enough{{Share: 0.5, Amount: 40e6}, {Share: 0.8, Amount: 52e6}, {Share: 0.95, Amount: 58e6}}},
		{Fund: "pool", Public: true, Title: model.Title{ZH: "医保基金", EN: "Pool"}, Benefits: []string{"basic", "assistance"}, Year: 2019,
			Amounts: []float64{1.2e9, 1.3e9}, Enough: []forecast.Enough{{Share: 0.5, Amount: 1.25e9}, {Share: 0.8, Amount: 1.28e9}, {Share: 0.95, Amount: 1.295e9}}},
		{Fund: "idle", Public: true, Title: model.Title{ZH: "停用资金", EN: "Idle fund"}, Benefits: []string{"commercial"}, Year: 2019,
			Amounts: []float64{0, 0}, Enough: []forecast.Enough{{Share: 0.5}, {Share: 0.8}, {Share: 0.95}}},
	}
	without := strings.Replace(layers, "pays: 0.5 * unpaid.eligible", "enabled: false, pays: 0.5 * unpaid.eligible", 1)
	run.Case = &forecast.Case{Year: 2019, Helped: 12345.4, Cost: 1000_00}
	for i, c := range run.Study.Scenarios {
		text := layers
		if i == 1 {
			text = without
		}
		run.Case.Sheets = append(run.Case.Sheets, caseOf(t, c.ID, text))
	}
	return run
}

// wordsOn is what stands on a figure, one text a line.
func wordsOn(t *testing.T, f figure.Figure) string {
	t.Helper()
	var b bytes.Buffer
	if err := figure.Write(&b, f, "svg", figure.Half); err != nil {
		t.Fatal(err)
	}
	var texts []string
	words := ""
	for d := xml.NewDecoder(&b); ; {
		token, err := d.Token()
		if err == io.EOF {
			return strings.Join(texts, "\n")
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Local == "text" {
				words = ""
			}
		case xml.CharData:
			words += string(x)
		case xml.EndElement:
			if x.Name.Local == "text" {
				texts = append(texts, words)
			}
		}
	}
}

// By the example: without the backstop 3 × 41 million less from the funds, 97 yuan more a patient, 3 × 310 households.
// Of the bill of 1,000 yuan insurance pays 630, assistance 135 of the 270 left, the account 50, which leaves 185; with the
// account and less 300 in cash the family bears −65. Without assistance 320 are left, and it bears 70.
func TestFiguresSayTheFinding(t *testing.T) {
	run := drawn(t)
	want := map[string][2][]string{
		"differences": {
			{"取消政府兜底：基金少支出12,300万元，患者人均多负担97.0元，因病致贫多930户", "−12,300", "+97.0", "基金支出354,900万元（248,430 至 496,860）", "基准“现行政策”", "2017-2019年合计"},
			{"Without the backstop: the funds pay 123 million yuan less; a patient pays 97.0 yuan more; 930 households more are poor by illness", "−123", "Fund spending 3,549 million yuan (2,484 to 4,969)"},
		},
		"budgets": {
			{"2019年县级兜底资金最难估：编列4,000万元，超支概率50%；降到5%要编列5,800万元", "医保基金（基本医疗保险、医疗救助）", "5%  129,500", "2019年无支出：停用资金"},
			{"2019: County fund is the hardest to foresee: 40.0 million yuan is overrun with a probability of 50 %; for 5 % it takes 58.0 million yuan", "Pool (Basic medical insurance, Medical assistance)", "5%  1,295"},
		},
		"balances": { // of the example −5 million (−35 to 25), in every year and scenario but one
			{"县级财政兜底资金到2019年末收不抵支的概率为55%；“取消政府兜底”下为5%", "县级财政兜底资金，万元", "2019年−500（−3,500至2,500）", "下方的条：该年末收不抵支的概率", "其下即收不抵支", "与基准相同、不另画的：县级财政兜底资金在兜底到85%、个人年负担封顶3000元下的"},
			{"County backstop fund ends 2019 short with a probability of 55 %; under \"Without the backstop\" 5 %", "County backstop fund, million yuan", "2019: −5.00 (−35.0 to 25.0)"},
		},
		"changes": {
			{"取消政府兜底：基金少支出12,300万元", "2兜底到85%", "−4,920", "（−7,380至−2,460）", "+7,380", "+2,700", "+10,080", "年负担封顶", "没有增减的待遇不列"},
			{"Without the backstop: the funds pay 123 million yuan less", "3 Yearly burden held to 3,000 yuan", "+73.8", "+101"},
		},
		"funds": {
			{"2019年基金支出合计118,300万元（90%区间82,810至165,620），2017年以来年均0.0%", "各基金合计，万元", "2019年118,300（82,810至165,620）", "城乡居民基本医保基金，万元", "没有支出，或太少不报：城乡居民大病保险资金、"},
			{"The funds spend 1,183 million yuan in 2019 (90 % interval 828 to 1,656): since 2017 0.0 % a year", "All funds, million yuan"},
		},
		"poverty": {
			{"2019年因病致贫5,400户（90%区间3,780至7,560）；“取消政府兜底”下+310户", "现行政策，户", "2019年5,710（3,997至7,994）", "没有列出单一年份的贫困公布数"},
			{"2019: 5,400 households are poor by illness (90 % interval 3,780 to 7,560); under \"Without the backstop\" +310 households"},
		},
		"spending": { // 960, 88 and 61 of 1,183 million a year
			{"2017-2019年基金支出合计354,900万元：基本医疗保险占81.1%、医疗救助占7.4%、城乡居民大病保险占5.2%", "288,000万元（201,600至403,200）", "其中较小的，横轴放大", "政府兜底保障（县级财政兜底资金）"},
			{"Of 3,549 million yuan that the funds spend in 2017-2019: Basic medical insurance 81.1 %, Medical assistance 7.4 %, Critical-illness insurance 5.2 %"},
		},
		"scenarios": { // 1,183 + 33.6 and 1,183 − 41 million
			{"2019年基金支出“个人年负担封顶3000元”下最多，121,660万元；“取消政府兜底”下最少，114,200万元", "兜底到85%，万元"},
			{"In 2019 the funds spend most under \"Yearly burden held to 3,000 yuan\", 1,217 million yuan, and least under \"Without the backstop\", 1,142 million yuan"},
		},
		"deciles": { // of 360 a fiftieth, three times under the third alternative
			{"最穷的十分之一人均每年负担360元，最富的900元；“个人年负担封顶3000元”下最穷的+21.6元", "现行政策，元", "1取消政府兜底之差，元"},
			{"The poorest tenth pay 360 yuan a person and year, the richest 900; under \"Yearly burden held to 3,000 yuan\" the poorest +21.6"},
		},
		"plane": {
			{"取消政府兜底：基金少支出12,300万元，因病致贫多930户", "2兜底到85%：基金少支出4,920万元，致贫可能没有差别", "基金支出之差，万元，2017-2019年"},
			{"Without the backstop: the funds pay 123 million yuan less, 930 households more are poor by illness"},
		},
		"tornado": {
			{"基金支出随“住院率水平”变动最大：310,000至399,800万元", "96个参数中1个超出偶然的界限，合起来解释各次抽样间方差的41%（调整R²）。", "360,000…349,800", "96个参数没有一个超出偶然的界限。"},
			{"Fund spending depends most on \"admission rate\": 3,100 to 3,998 million yuan over its range", "adjusted R²"},
		},
		"bill": {
			{"同一账单1,000.00元：“现行政策”下家庭负担−65.00元，“取消政府兜底”下70.00元", "135.00", "185.00", "18.5%", "−300.00", "−6.5%", "约12,345名", "慰问金"},
			{"The same bills of 1,000.00 yuan: the family bears −65.00 under \"Current policy\", 70.00 under \"Without the backstop\"", "185.00", "18.5 %"},
		},
	}
	for _, p := range Pictures() {
		for i, lang := range []message.Language{"zh", "en"} {
			lines := wordsOn(t, p.of(run, message.Language(lang)))
			if want[p.Name][i] == nil {
				t.Errorf("nothing is expected of %s", p.Name)
			}
			all := strings.ReplaceAll(lines, "\n", []string{"", " "}[i]) // where a line was broken
			if i == 0 {
				all = strings.ReplaceAll(all, " ", "")
			}
			for _, w := range want[p.Name][i] {
				if i == 0 {
					w = strings.ReplaceAll(w, " ", "")
				}
				if !strings.Contains(all, w) {
					t.Errorf("%s %s: %q is not drawn:\n%s", p.Name, lang, w, lines)
				}
			}
			if strings.Contains(lines, "□") {
				t.Errorf("%s %s: the font lacks a character:\n%s", p.Name, lang, lines)
			}
			if strings.Contains(lines, "样本") || strings.Contains(lines, "Sample") {
				t.Errorf("%s: a full run is called a sample", p.Name)
			}
		}
	}
}

func TestTrialsAreMarked(t *testing.T) {
	run := drawn(t)
	run.Study.Quick = true
	run.Represented = 3 * run.Simulated
	for _, p := range Pictures() {
		for i, lang := range []message.Language{"zh", "en"} {
			want := []string{"样本 · 快速试算", "Sample · quick trial"}[i]
			if lines := wordsOn(t, p.of(run, message.Language(lang))); !strings.HasPrefix(lines, want) {
				t.Errorf("%s %s begins with no %q:\n%s", p.Name, lang, want, lines)
			}
		}
	}
}

func TestAlternativesWithoutEffectAreNoFinding(t *testing.T) {
	run := drawn(t)
	for i := range run.Rows {
		run.Rows[i].Noise = true
	}
	if got := differencesTitle(run, "zh"); got != "各方案患者负担的差别可能只是随机波动" {
		t.Error(got)
	}
	for i := range run.Rows {
		r := &run.Rows[i]
		r.DiffMean, r.DiffP05, r.DiffP25, r.DiffP75, r.DiffP95, r.Noise = 0, 0, 0, 0, 0, false
	}
	if got := differencesTitle(run, "en"); got != "The alternatives differ from the baseline in nothing" {
		t.Error(got)
	}
	if got := changesTitle(run, "zh"); got != "各方案基金支出与基准毫无差别" {
		t.Error(got)
	}
}

// A study of the baseline alone, of one simulation, without spending, without anybody helped; one of forty scenarios, some
// without a measure.
func TestEveryRunHasItsPictures(t *testing.T) {
	alone := drawn(t)
	alone.Study.Scenarios = alone.Study.Scenarios[:1]
	alone.Case.Sheets, alone.Clouds, alone.Swings = alone.Case.Sheets[:1], nil, nil
	nothing := drawn(t)
	nothing.Rows, nothing.Curves, nothing.Case, nothing.Clouds, nothing.Swings = nil, nil, nil, nil, nil
	once := drawn(t)
	once.Study.Draws, once.Study.Replicates = 1, 1
	once.Curves = once.Curves[:1]
	once.Curves[0].Amounts = []float64{4e7}
	once.Swings = nil
	for i := range once.Clouds {
		c := &once.Clouds[i]
		c.Spending, c.Averted = c.Spending[:1], c.Averted[:1]
	}
	many := drawn(t)
	for i := len(many.Study.Scenarios); i < 40; i++ {
		c := scenarios.Scenario{ID: fmt.Sprint("s", i), Title: model.Title{ZH: strings.Repeat("很长的方案名", i)}}
		many.Study.Scenarios = append(many.Study.Scenarios, c)
		if i%3 > 0 {
			exampleRows(many, i%4, c.ID)
		}
		many.Case.Sheets = append(many.Case.Sheets, many.Case.Sheets[0])
		many.Clouds = append(many.Clouds, forecast.Cloud{Scenario: c.ID, Spending: []float64{1e6 * float64(i)}, Averted: []float64{float64(i)}})
	}
	for name, run := range map[string]*forecast.Result{"alone": alone, "nothing": nothing, "once": once, "many": many} {
		for _, p := range Pictures() {
			for _, lang := range []message.Language{"zh", "en"} {
				lines := wordsOn(t, p.of(run, message.Language(lang)))
				if lines == "" || strings.Contains(lines, "NaN") || strings.Contains(lines, "%!") {
					t.Errorf("%s, %s %s:\n%s", name, p.Name, lang, lines)
				}
				if everyScenario := p.Name != "funds" && p.Name != "budgets" && p.Name != "bill" && p.Name != "spending" && p.Name != "tornado"; name == "many" && everyScenario && strings.Count(lines, "很长的方案名") < 36 {
					t.Errorf("not every scenario is named:\n%s", lines)
				}
			}
		}
	}
}

// The marks of a curve lie on it: half of the simulations stay below the amount for 50 %, one in twenty passes that for 95 %.
func TestMarksLieOnTheirCurve(t *testing.T) {
	run := drawn(t)
	for _, c := range run.Curves[:2] {
		curve := curveOf(run, "zh", c)
		for i, m := range curve.Marks {
			if want := 1 - c.Enough[i].Share; math.Abs(m.Probability-want) > 1e-12 {
				t.Errorf("%s: what suffices with %v is passed with %v", c.Fund, c.Enough[i].Share, m.Probability)
			}
			for k, p := range curve.Points[1:] {
				from := curve.Points[k]
				if from.Amount > m.Amount || m.Amount > p.Amount {
					continue
				}
				on := from.Probability + (p.Probability-from.Probability)*(m.Amount-from.Amount)/(p.Amount-from.Amount)
				if math.Abs(on-m.Probability) > 1e-9 {
					t.Errorf("%s: the mark of %v stands at %v, the curve at %v", c.Fund, m.Amount, m.Probability, on)
				}
			}
		}
	}
}

// Over a small drawing stand a fund's benefits, or how many there are.
func TestFundsOfManyBenefitsHaveShortHeadings(t *testing.T) {
	for _, c := range []struct {
		benefits []string
		want     string
	}{{[]string{"甲"}, "基金"}, {[]string{"甲", "乙"}, "基金（甲、乙）"}, {[]string{"甲", "乙", "丙"}, "基金（3项待遇）"}} {
		if got := fundHeading("zh", "基金", c.benefits); got != c.want {
			t.Errorf("%v: %q, want %q", c.benefits, got, c.want)
		}
	}
}

// Where the baseline leaves no fund short, an alternative that leaves the second fund short is told of, not only what becomes of the first.
func TestTheTitleOfBalancesLooksAtAllFunds(t *testing.T) {
	run := accountExample(t)
	for i := range run.Rows {
		if r := &run.Rows[i]; r.Measure == "fund_short" {
			r.Mean = 0
		}
	}
	if got, want := balancesTitle(run, "en"), "In no simulation does a fund end 2019 short"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for i, c := range run.Study.Scenarios {
		run.Accounts = append(run.Accounts, forecast.Account{Scenario: c.ID, Fund: "second", Title: model.Title{EN: "Second fund"}})
		run.Rows = append(run.Rows, measure.Row{Scenario: c.ID, Year: 2019, Measure: "fund_short", By: "fund", Group: "second", Unit: "ratio", Mean: []float64{0, 0.2, 0, 0}[i]})
	}
	want := `In no simulation does a fund end 2019 short under the baseline; under "Without the backstop" Second fund does with a probability of 20 %`
	if got := balancesTitle(run, "en"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Where the leading figures are asked for, a study that keeps accounts gets its balances in the place of the family's bill.
func TestLeadingFiguresGoByTheStudy(t *testing.T) {
	study := &scenarios.Study{}
	if d := (Drawn{Leading: true}).For(study); d.Leading || !slices.Contains(d.Names, "bill") || slices.Contains(d.Names, "balances") {
		t.Errorf("%+v", d)
	}
	study.Accounts = make([]scenarios.Account, 1)
	if d := (Drawn{Leading: true}).For(study); len(d.Names) != 6 || slices.Contains(d.Names, "bill") || !slices.Contains(d.Names, "balances") {
		t.Errorf("%+v", d)
	}
	if d := (Drawn{Names: []string{"bill"}}).For(study); len(d.Names) != 1 {
		t.Errorf("%+v", d)
	}
}
