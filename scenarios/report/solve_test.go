package report

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/decide"
	"doudi/scenarios/figure"
)

// solvedExample is an answer of 45 million yuan and three values, of which 0.5 is the last within it.
func solvedExample() *decide.Answer {
	nan := math.NaN()
	at := func(x, enough, mean float64, held int, affords bool) decide.Point {
		return decide.Point{Values: []float64{x}, Enough: enough, Mean: mean, Held: held, Affords: affords, Measured: nan, Low: nan, High: nan}
	}
	present := at(0.7, 91_000_001, 51.4e6, 46, false)
	present.Values = nil
	return &decide.Answer{
		Question: decide.Question{Study: &scenarios.Study{ID: "small", Title: model.Title{ZH: "小研究", EN: "Small"}}, Fund: "pool", Budget: 45e6, Sure: 0.975},
		Year:     2019, Scenario: scenarios.Scenario{ID: "current", Title: model.Title{ZH: "现行", EN: "Current"}}, Title: model.Title{ZH: "救助基金", EN: "Assistance fund"},
		Levers: []*decide.Lever{{Path: "parameters.rate", Low: 0, High: 1, Present: 0.7}}, Runs: 100, Present: present, Best: 1, Error: 0.0312, Binds: true,
		Points: []decide.Point{at(0, 4e6, 2e6, 100, true), at(0.5, 44_950_001, 26e6, 97, true), at(1, 124e6, 72e6, 19, false)},
	}
}

// The answer is told with its error of one digit, amounts that suffice rounded up, and every value that was tried; a budget that does not
// bind, a lever that changes nothing and turns are said.
func TestAnswersAreTold(t *testing.T) {
	told := func(a *decide.Answer, l message.Language) string {
		var b strings.Builder
		if err := WriteAnswerText(&b, a, l); err != nil {
			t.Fatal(err)
		}
		return strings.Join(strings.Fields(b.String()), " ")
	}
	a := solvedExample()
	for _, want := range []string{"小研究：现行，2019年", "救助基金一年的支出（含代缴保费），100次模拟中有97.5%不超过4,500万元；预算用到最多", "parameters.rate = 0.5（现为0.7）：4,496万元够用，100次模拟中97次预算够。",
		"此值的模拟误差约0.03", "预算够的是0至0.5", "现状 9,101 46 5,140 超出预算", "0.5 4,496 97 2,600 ← 答案", "1 12,400 19 7,200 超出预算"} {
		if text := told(a, message.Chinese); !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	a.Error, a.Binds, a.Turns = math.NaN(), false, []float64{0.25, 0.5}
	text := told(a, message.English)
	for _, want := range []string{"Small: Current, 2019", "Assistance fund", "The budget does not bind", "not monotone: it turns at about 0.25, 0.5"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if a.Idle = true; !strings.Contains(told(a, message.English), "changes nothing of what was asked") {
		t.Error("an idle lever is not said")
	}
}

// An answer is drawn as what suffices by value, in ten thousand yuan, with the budget across; of two levers as the best of the second by
// the first, which is broken where nothing is affordable.
func TestAnswersAreDrawn(t *testing.T) {
	a := solvedExample()
	a.People, a.For, a.Question.Study.Draws = 5000, 9000, 100
	f := AnswerFigure(a, message.Chinese)
	if got := fmt.Sprint(f.Tried, f.Line, f.Best, *f.Level); got != "[{{0 400} true} {{0.5 4495.0001} true} {{1 12400} false}] [{0 400} {0.5 4495.0001} {1 12400}] [{0.5 4495.0001}] {4500 预算4,500}" {
		t.Error(got)
	}
	if f.Right != "parameters.rate" || f.Up != "纵轴：救助基金够用的支出（97.5%），万元" || f.Mark != "样本" || !strings.HasPrefix(f.Notes[0], "方案“现行”。问：") {
		t.Errorf("%q, %q, %q, %q", f.Right, f.Up, f.Mark, f.Notes)
	}
	a.Question.Fund, a.Question.Measure, a.Measure = "", "oop", measure.KeyOf("oop", "all", "all")
	for i := range a.Points {
		a.Points[i].Measured = float64(i) * 1e6
	}
	if f := AnswerFigure(a, message.English); f.Level != nil || f.Best[0] != (figure.Spot{Right: 0.5, Up: 1}) || !strings.HasPrefix(f.Up, "Upwards: ") {
		t.Errorf("%+v", f)
	}
	a.Idle = true
	if f := AnswerFigure(a, message.English); f.Best != nil || len(f.Tried) != 3 {
		t.Errorf("a number that changes nothing has a best value: %+v", f)
	}
	a = solvedExample()
	pair := func(x, y float64, affords bool) decide.Point {
		return decide.Point{Values: []float64{x, y}, Enough: 1e6, Affords: affords}
	}
	a.Levers = append(a.Levers, &decide.Lever{Path: "parameters.other", Scale: true, High: 2})
	a.Points, a.Best = []decide.Point{pair(0, 1, true), pair(0, 2, false), pair(0.5, 1, false)}, 0
	a.Frontier = []decide.Point{a.Points[0], a.Points[2]}
	f = AnswerFigure(a, message.English)
	if len(f.Tried) != 3 || !f.Tried[0].Within || f.Tried[1].Within || f.Line[0] != (figure.Spot{Right: 0, Up: 1}) || !math.IsNaN(f.Line[1].Up) || f.Best[0] != f.Line[0] || f.Up != "Upwards: parameters.other, times" {
		t.Errorf("%+v", f)
	}
}
