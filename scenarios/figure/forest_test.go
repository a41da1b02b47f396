package figure

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
)

// forests are pictures of a backtest at their ends.
func forests() map[string]Figure {
	nan := math.NaN()
	of := func(name func(int) string, n int) *Forest {
		f := &Forest{Words: exampleWords(), Axis: "模拟值/公布值"}
		for g := range 4 {
			s := Stand{Title: fmt.Sprintf("第%d种：4个中1个在区间内（占比的95%%区间0%%至58%%）", g)}
			for i := range n {
				x := math.Exp2(float64(i%9) - 4)
				s.Trees = append(s.Trees, Tree{Name: name(i), Label: fmt.Sprintf("×%.2f", x), Mean: x, P05: x / 2, P25: x * 0.9, P75: x * 1.1, P95: x * 2, Inside: i%2 == 0})
			}
			f.Groups = append(f.Groups, s)
		}
		return f
	}
	short := func(i int) string { return fmt.Sprint("某地 公布数", i) }
	ends := of(short, 1)
	ends.Groups[0].Trees = []Tree{
		{Name: "没有", Label: "太少", Mean: nan, P05: nan, P25: nan, P75: nan, P95: nan}, {Name: "零", Label: "×0.00"}, {Name: "一次", Label: "×1.00", Mean: 1, P05: 1, P25: 1, P75: 1, P95: 1, Inside: true},
		{Name: "极远", Label: "×1,000,000.00", Mean: 1e6, P05: 1e-6, P25: 1, P75: 2e6, P95: 1e9}, {Name: "无限", Mean: math.Inf(1), P05: 1, P25: 1, P75: math.Inf(1), P95: math.Inf(1)},
	}
	return map[string]Figure{
		"forest_none": &Forest{Words: exampleWords(), Empty: "没有可比的公布数。"}, "forest_1": of(short, 1), "forest_26": of(short, 26), "forest_long": of(long, 3), "forest_ends": ends,
	}
}

func TestForestsAreSound(t *testing.T) {
	for name, f := range forests() {
		t.Run(name, func(t *testing.T) { sound(t, f) })
	}
}

// On the axis a doubling is as long everywhere. The interval from 1/2 to 4 has its published figure a third along; its middle
// half from 1 to 2 is the third third before the last; a mean of 2 stands at two thirds. The axis goes a quarter of a doubling
// beyond 1/2 and 4.
func TestForestStandsInProportion(t *testing.T) {
	f := &Forest{Axis: "比", Groups: []Stand{{Title: "金额", Trees: []Tree{{Name: "甲", Label: "×2.00", Mean: 2, P05: 0.5, P25: 1, P75: 2, P95: 4, Inside: true}}}}}
	w, _ := seen(t, f)
	whole, half, one := w.lines[2][0], w.lines[7][0], w.lines[1.6][0]
	wide := whole.Max.X - whole.Min.X
	near(t, "published", one.Min.X, whole.Min.X+wide/3)
	near(t, "begin of the half", half.Min.X, whole.Min.X+wide/3)
	near(t, "end of the half", half.Max.X, whole.Min.X+2*wide/3)
	near(t, "left end", whole.Min.X-margin, wide/3/4)
	dot := w.areas[paper()][1] // after the page
	near(t, "mean", (dot.Min.X+dot.Max.X)/2, whole.Min.X+2*wide/3)
	for label, doublings := range map[string]vg.Length{"1/2": 0, "1": 1, "2": 2, "4": 3} {
		x := w.where(label).box
		near(t, label, (x.Min.X+x.Max.X)/2, whole.Min.X+doublings*wide/3)
	}
	near(t, "the label ends at the right", w.where("×2.00").box.Max.X, Half.sheet()-margin)
}

// Without colour a hit is a hollow dot and a miss a full one; what goes beyond the axis, which ends at 32 and 1/32, ends in an
// arrow, and what is beyond it wholly has no dot.
func TestForestSpeaksWithoutColour(t *testing.T) {
	of := func(tree Tree) (dots, arrows int) {
		w, _ := seen(t, &Forest{Groups: []Stand{{Trees: []Tree{tree}}}})
		return len(w.areas[ink()]) + 10*(len(w.areas[paper()])-1), len(w.areas[blue()]) + len(w.areas[orange()])
	}
	for _, c := range []struct {
		tree         Tree
		dots, arrows int
	}{
		{Tree{Mean: 1, P05: 0.5, P25: 1, P75: 1, P95: 2, Inside: true}, 11, 0}, {Tree{Mean: 3, P05: 2, P25: 3, P75: 3, P95: 4}, 1, 0},
		{Tree{Mean: 3, P05: 0, P25: 3, P75: 3, P95: 100}, 1, 2}, {Tree{Mean: 90, P05: 20, P25: 80, P75: 95, P95: 100}, 0, 1},
		{Tree{Mean: math.NaN(), P05: math.NaN(), P25: math.NaN(), P75: math.NaN(), P95: math.NaN()}, 0, 0},
	} {
		if dots, arrows := of(c.tree); dots != c.dots || arrows != c.arrows {
			t.Errorf("%+v: dots %d, arrows %d, want %d, %d", c.tree, dots, arrows, c.dots, c.arrows)
		}
	}
}
