package figure

import (
	"fmt"
	"math"
	"testing"
)

// kinds are pictures of spending, burden, poverty and uncertainty at their ends: nothing, one year, one draw, forty scenarios,
// amounts below zero, none where it is too rare, long names.
func kinds() map[string]Figure {
	out := map[string]Figure{}
	short := func(i int) string { return fmt.Sprintf("方案%d：兜底到%d%%", i, 50+i) }
	for _, n := range []int{0, 1, 2, 3, 40} {
		out[fmt.Sprintf("fans_%d", n)] = fans(n, 3, short)
		out[fmt.Sprintf("balances_%d", n)] = reserves(n, 5, short)
		out[fmt.Sprintf("columns_%d", n)] = columns(n, short)
		out[fmt.Sprintf("bars_%d", n)] = bars(n, short)
		out[fmt.Sprintf("plane_%d", n)] = planes(n, 30, short)
		out[fmt.Sprintf("tornado_%d", n)] = storms(min(n, 3), n, short)
		out[fmt.Sprintf("changes_%d", n)] = falls(n, short)
		out[fmt.Sprintf("frontier_%d", n)] = reach(n)
	}
	out["fans_year"], out["fans_decade"], out["fans_long"] = fans(3, 1, short), fans(3, 14, short), fans(4, 3, long)
	out["columns_long"], out["bars_long"], out["plane_long"], out["tornado_long"], out["changes_long"] = columns(3, long), bars(4, long), planes(5, 1, long), storms(1, 4, long), falls(3, long)
	out["balances_year"], out["balances_decades"], out["balances_long"] = reserves(3, 1, short), reserves(4, 20, short), reserves(4, 5, long)
	nan := math.NaN()
	none := Spread{Mean: nan, P05: nan, P10: nan, P25: nan, P75: nan, P90: nan, P95: nan}
	gap := fans(1, 5, short)
	for i, year := range []int{1, 3, 4} { // a year alone, then none, one, none
		x := none
		x.Year = gap.Fans[0].Years[year].Year
		gap.Fans[0].Years[[]int{1, 3, 4}[i]] = x
	}
	out["fans_gaps"] = gap
	out["fans_zero"] = &Fans{Words: exampleWords(), Fans: []Fan{{Title: "基金", Years: []Spread{{Year: 2019}, {Year: 2020}}}, {Title: "没有年份"}}}
	below := fans(2, 3, short)
	for i := range below.Fans[0].Years {
		s := &below.Fans[0].Years[i]
		*s = Spread{s.Year, -s.Mean, -s.P95, -s.P90, -s.P75, -s.P25, -s.P10, -s.P05}
	}
	out["fans_below"] = below
	out["columns_zero"] = &Columns{Words: exampleWords(), Axis: "组", Charts: []Chart{{Title: "没有", Bars: []Column{{Label: "1"}, {Label: "2", Mean: nan, P05: nan, P95: nan}, {Label: "3", P05: nan, P95: nan, Noise: true}}}, {Title: "空"}}}
	out["bars_zero"] = &Bars{Words: exampleWords(), Scales: []Scale{{Unit: "元", Bars: []Bar{{Label: "零", Amount: "0"}, {Label: "无", Mean: nan, P05: nan, P95: nan}, {Label: "负", Amount: "−5", Mean: -5, P05: -9, P95: nan}}}}}
	out["plane_none"] = &Plane{Words: exampleWords(), Up: "上", Right: "右", Fields: []Field{{Clouds: []Cloud{{Name: "太少", Mean: Spot{nan, nan}}, {Name: "零", Spots: []Spot{{}}}}}}}
	out["tornado_still"] = &Tornado{Words: exampleWords(), Storms: []Storm{{Title: "不动", Unit: "元", Mean: 7, Inputs: []Input{{Label: "甲", Amount: "7 … 7", Low: 7, High: 7}}}}}
	return out
}

func fans(n, years int, name func(int) string) *Fans {
	out := &Fans{Words: exampleWords(), Empty: "没有基金支出。"}
	for i := range n {
		f := Fan{Title: name(i) + "，万元", Caption: "2019年1,234（900至1,500）"}
		for y := range years {
			x := math.Pow(10, float64(i%6)) * (5 + float64(y))
			f.Years = append(f.Years, Spread{2017 + y, x, x * 0.5, x * 0.6, x * 0.8, x * 1.2, x * 1.5, x * 1.8})
		}
		f.Points = []Published{{2017, f.Years[0].P95 * 1.3}}
		out.Fans = append(out.Fans, f)
	}
	return out
}

// reserves are balances of two funds that sink below zero, under n scenarios.
func reserves(n, years int, name func(int) string) *Balances {
	out := &Balances{Words: exampleWords(), Axis: "下方的条：该年末收不抵支的概率", Empty: "没有账户。"}
	if n == 0 {
		return out
	}
	for _, fund := range []string{"城乡医疗救助基金，万元", "城乡居民基本医保基金，万元"} {
		r := Reserve{Title: fund}
		for i := range n {
			b := Balance{Fan: Fan{Title: name(i), Caption: "2030年−1,234（−9,000至5,000）"}}
			for y := range years {
				x := 1000 - float64(300*y+i)
				b.Years = append(b.Years, Spread{2026 + y, x, x - 900, x - 600, x - 300, x + 300, x + 600, x + 900})
				p := []float64{0, 0.19, 1, math.NaN()}[(y+i)%4]
				b.Short = append(b.Short, Chance{2026 + y, p, Number(100*p, 0) + "%"})
			}
			r.Ways = append(r.Ways, b)
		}
		out.Funds = append(out.Funds, r)
	}
	return out
}

func columns(n int, name func(int) string) *Columns {
	out := &Columns{Words: exampleWords(), Axis: "横轴：最穷的十分之一（1）到最富的（10）", Empty: "没有分组。"}
	for i := range n {
		c := Chart{Title: name(i) + "之差，元", Caption: "没有变化", Holds: []float64{-300, 900}}
		for d := range 10 {
			x := 100 * math.Sin(float64(i+d))
			c.Bars = append(c.Bars, Column{fmt.Sprint(d + 1), x, x - 40, x + 50, d%3 == 0})
		}
		out.Charts = append(out.Charts, c)
	}
	return out
}

func bars(n int, name func(int) string) *Bars {
	out := &Bars{Words: exampleWords(), Empty: "没有基金支出。"}
	if n == 0 {
		return out
	}
	s := Scale{Title: "其中较小的", Unit: "万元，2017-2019年"}
	for i := range n {
		x := math.Pow(10, float64(i%5))
		s.Bars = append(s.Bars, Bar{name(i), Number(x, 0) + "万元（" + Number(x/2, 0) + "至" + Number(2*x, 0) + "）", x, x / 2, 2 * x, i%3 == 0})
	}
	out.Scales = []Scale{s, s}
	return out
}

func planes(n, draws int, name func(int) string) *Plane {
	out := &Plane{Words: exampleWords(), Up: "纵轴：少因病致贫的户", Right: "基金支出之差，万元", Empty: "没有可比的方案"}
	for i := range n {
		c := Cloud{Name: name(i) + "：−13,620万元，致贫多3,018户", Mean: Spot{float64(100 * (i - 1)), float64(7 - 3*i)}}
		for d := range draws {
			c.Spots = append(c.Spots, Spot{c.Mean.Right + 40*math.Sin(float64(d)), c.Mean.Up + 2*math.Cos(float64(3*d))})
		}
		if i%MostClouds == 0 {
			out.Fields = append(out.Fields, Field{})
		}
		f := &out.Fields[len(out.Fields)-1]
		f.Clouds = append(f.Clouds, c)
	}
	return out
}

func storms(outcomes, inputs int, name func(int) string) *Tornado {
	out := &Tornado{Words: exampleWords(), Empty: "抽样太少。"}
	for range outcomes {
		s := Storm{Title: "基金支出", Caption: "40个参数中1个超出偶然的界限。", Unit: "万元，2017-2019年", Mean: 400_000, Limit: 9_000}
		for i := range inputs {
			half := 50_000 / float64(i+1) * math.Pow(-1, float64(i))
			s.Inputs = append(s.Inputs, Input{name(i), Number(s.Mean-half, 0) + " … " + Number(s.Mean+half, 0), s.Mean - half, s.Mean + half})
		}
		out.Storms = append(out.Storms, s)
	}
	return out
}

// reach is a frontier of n values, at each of which some are within and some beyond, and at the last of which nothing is.
func reach(n int) *Frontier {
	out := &Frontier{Words: exampleWords(), Up: "纵轴：parameters.backstop_inpatient_rate", Right: "parameters.deductible.scale", Empty: "没有试过。"}
	for i := range n {
		x := 2 * float64(i) / float64(max(n-1, 1))
		for k := range 5 {
			out.Tried = append(out.Tried, Trial{Spot{x, float64(k) / 4}, k < 3 && i < n-1})
		}
		out.Line = append(out.Line, Spot{x, 0.5})
	}
	if n > 0 {
		out.Line[n-1].Up, out.Best = math.NaN(), out.Line[:1]
	}
	if n > 2 {
		out.Level = &Level{0.75, "预算4,500万元"}
	}
	return out
}

func falls(n int, name func(int) string) *Waterfall {
	out := &Waterfall{Words: exampleWords()}
	for i := range n {
		b := Bill{Title: name(i), Axis: "万元，2017-2019年"}
		at := 0.0
		for k := range 4 {
			x := 5000 * math.Sin(float64(i+2*k))
			kind := More
			if x < 0 {
				kind = Less
			}
			b.Steps = append(b.Steps, Step{Label: fmt.Sprint("第", k, "项待遇"), Amount: Number(x, 0), Share: "（−3,000至4,000）", From: at, To: at + x, Kind: kind, Noise: k == 2})
			at += x
		}
		out.Bills = append(out.Bills, Bill{b.Title, b.Axis, append(b.Steps, Step{Label: "各基金合计", Amount: Number(at, 0), To: at, Kind: Net})})
	}
	return out
}

func TestKindsAreSoundInEveryShape(t *testing.T) {
	for name, f := range kinds() {
		t.Run(name, func(t *testing.T) { sound(t, f) })
	}
}
