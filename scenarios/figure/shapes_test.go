package figure

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// alternatives makes a picture of n alternatives with all sorts of differences.
func alternatives(n int, name func(int) string) *Differences {
	d := &Differences{Words: exampleWords(), Empty: "没有可比的方案"}
	d.Panels = []Panel{{Title: "基金支出之差，2017-2019年合计", Unit: "万元"}, {Title: "患者人均负担之差，2017-2019年平均", Unit: "元"}, {Title: "因病致贫之差，2017-2019年合计", Unit: "户"}}
	for i := range n {
		d.Names = append(d.Names, name(i))
		for p := range d.Panels {
			x := math.Sin(float64(3*i+p)) * math.Pow(10, float64(4-p))
			b := Band{Mean: x, P05: x - math.Abs(x), P25: x - math.Abs(x)/3, P75: x + math.Abs(x)/4, P95: x + math.Abs(x)/2, Label: Number(x, 0)}
			switch i % 5 {
			case 3:
				b = Band{Label: "0"}
			case 4:
				b.P95, b.P05, b.Noise, b.Label = math.Abs(x), -math.Abs(x), true, "~"
			}
			d.Panels[p].Bands = append(d.Panels[p].Bands, b)
		}
	}
	return d
}

func exampleWords() Words {
	return Words{
		Title: "取消政府兜底：基金少支出12,244万元，患者人均多负担149元", Subtitle: "各方案与基准之差；粗条为50%、细线为90%不确定性区间",
		Mark: "样本 · 快速试算", Notes: []string{"基准的水平：基金支出425,715万元（349,176 至 493,587）。", "来源：模拟。"},
	}
}

// long is a name that no line holds.
func long(i int) string {
	if i%2 == 0 {
		return fmt.Sprintf("方案%d：", i) + strings.Repeat("提高贫困人口县域内住院政策范围内费用的支付比例", 12)
	}
	return fmt.Sprintf("Scenario %d ", i) + strings.Repeat("Donaudampfschifffahrtsgesellschaft", 12)
}

// shapes are pictures of every kind at their ends.
func shapes() map[string]Figure {
	out := map[string]Figure{}
	for _, n := range []int{0, 1, 3, 9, 39} {
		out[fmt.Sprintf("differences_%d", n+1)] = alternatives(n, func(i int) string { return fmt.Sprintf("方案%d：兜底到%d%%", i, 50+i) })
	}
	out["differences_long"] = alternatives(5, long)
	equal := alternatives(3, func(i int) string { return fmt.Sprint("同样", i) })
	for p := range equal.Panels {
		for i := range equal.Panels[p].Bands {
			equal.Panels[p].Bands[i] = Band{Label: "0"}
		}
	}
	out["differences_equal"] = equal
	once := alternatives(2, func(i int) string { return fmt.Sprint("一次抽样", i) })
	once.Panels[0].Bands = []Band{{Mean: 7, P05: 7, P25: 7, P75: 7, P95: 7, Label: "+7"}, {Mean: math.NaN(), P05: math.NaN(), P25: math.NaN(), P75: math.NaN(), P95: math.NaN(), Label: "无"}}
	out["differences_once"] = once
	rare := alternatives(2, func(int) string { return "㛃县 👍\n\u200bnew\tline \xff" })
	rare.Title = "龘靐齉爩 🙂 \u0000"
	out["differences_rare"] = rare
	for _, n := range []int{0, 1, 2, 3, 11} {
		b := &Budgets{Words: exampleWords(), Axis: "超支概率", Empty: "没有基金支出"}
		for i := range n {
			b.Curves = append(b.Curves, fund(i, func(q float64) float64 { return math.Pow(10, float64(i%6)) * (5 + 3*q/(1.2-q)) }))
		}
		out[fmt.Sprintf("budgets_%d", n)] = b
	}
	out["budgets_once"] = &Budgets{Words: exampleWords(), Axis: "超支概率", Curves: []Curve{
		fund(0, func(float64) float64 { return 1234 }), fund(1, func(float64) float64 { return 0 }), fund(2, func(q float64) float64 { return max(0, q-0.9) * 1e6 }),
	}}
	out["budgets_hair"] = &Budgets{Words: exampleWords(), Axis: "超支概率", Curves: []Curve{fund(0, func(q float64) float64 { return 1e15 + q })}}
	wide := &Budgets{Words: exampleWords(), Axis: "超支概率"}
	for i := range 4 {
		c := fund(i, func(q float64) float64 { return 123_456_789 * (1 + q/1000) })
		c.Title = long(i)
		wide.Curves = append(wide.Curves, c)
	}
	out["budgets_long"] = wide
	out["bill_1"] = &Waterfall{Words: exampleWords(), Axis: "元，2018年", Bills: []Bill{way("现行政策", 5)}}
	out["bill_2"] = &Waterfall{Words: exampleWords(), Axis: "元，2018年", Bills: []Bill{way("现行政策", 5), way(long(1), 14)}}
	cash := way("现金给付超过负担", 3)
	cash.Steps = append(cash.Steps, Step{Label: "减：现金给付，" + long(0), Amount: "−99,999,999.99", From: 250, To: -700, Kind: Cash}, Step{Label: "家庭净负担", Amount: "−700.00", Share: "−70.0%", To: -700, Kind: Borne})
	out["bill_cash"] = &Waterfall{Words: exampleWords(), Axis: "元，2018年", Bills: []Bill{cash}}
	out["bill_zero"] = &Waterfall{Words: exampleWords(), Axis: "元，2018年", Bills: []Bill{{Title: "没有费用", Steps: []Step{{Label: "医疗费用总额", Amount: "0.00"}, {Label: "个人负担", Amount: "0.00", Share: "-", Kind: Borne}}}}}
	out["bill_none"] = &Waterfall{Words: exampleWords()}
	return out
}

// fund is a curve of forty amounts by probability.
func fund(i int, amount func(q float64) float64) Curve {
	c := Curve{Title: fmt.Sprintf("第%d项基金（基本医疗保险、大病保险）", i), Unit: "万元，2019年"}
	for k := range 40 {
		q := float64(k) / 39
		c.Points = append(c.Points, Overrun{amount(q), 1 - q})
	}
	for _, q := range []float64{0.5, 0.8, 0.95} {
		c.Marks = append(c.Marks, Mark{Overrun{amount(q), 1 - q}, Number(100*q, 0) + "%  " + Number(amount(q), 0)})
	}
	return c
}

// way is a bill of 1,000 of which every layer halves what is left.
func way(title string, layers int) Bill {
	b := Bill{Title: title, Steps: []Step{{Label: "医疗费用总额", Amount: "1,000.00", To: 1000}}}
	left := 1000.0
	for i := range layers {
		b.Steps = append(b.Steps, Step{Label: fmt.Sprintf("第%d层保障", i+1), Amount: Number(left/2, 2), Share: Number(left/20, 1) + "%", From: left, To: left / 2, Kind: Kind(1 + i%2)})
		left /= 2
	}
	return Bill{Title: b.Title, Steps: append(b.Steps, Step{Label: "个人负担", Amount: Number(left, 2), Share: Number(left/10, 1) + "%", To: left, Kind: Borne})}
}

func TestFiguresAreSoundInEveryShape(t *testing.T) {
	for name, f := range shapes() {
		t.Run(name, func(t *testing.T) {
			sound(t, f)
			if folder := os.Getenv("DOUDI_FIGURES"); folder != "" { // to be looked at
				var b bytes.Buffer
				if err := Write(&b, f, "png", Half); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(folder, name+".png"), b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
