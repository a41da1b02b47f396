package figure

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

func near(t *testing.T, what string, got, want vg.Length) {
	t.Helper()
	if math.Abs(float64(got-want)) > 0.01 {
		t.Errorf("%s: %.3f, want %.3f", what, got, want)
	}
}

// The interval of 90 % runs from −200 to 100 and that of 50 % from −100 to 0: the second begins a third of the way along
// the first and is a third as long. The zero of the axis is where it ends.
func TestBandsStandInProportion(t *testing.T) {
	w, _ := seen(t, &Differences{Names: []string{"甲"}, Panels: []Panel{{Title: "支出", Unit: "万元", Bands: []Band{{Mean: -60, P05: -200, P25: -100, P75: 0, P95: 100, Label: "−60"}}}}})
	whole, half, zero := w.lines[2][0], w.lines[9][0], w.lines[1.2][0] // caps of no length follow
	wide := whole.Max.X - whole.Min.X
	near(t, "begin of the half", half.Min.X, whole.Min.X+wide/3)
	near(t, "end of the half", half.Max.X, whole.Min.X+2*wide/3)
	near(t, "zero", zero.Min.X, half.Max.X)
	dot := w.areas[paper()][1] // after the page
	near(t, "mean", (dot.Min.X+dot.Max.X)/2, whole.Min.X+wide*140/300)
	near(t, "height of the mean", (dot.Min.Y+dot.Max.Y)/2, whole.Min.Y)
}

// Of 1,000 a layer pays half, the next half of the rest: bars of the whole, its right half, its second quarter, and a
// quarter that is left.
func TestBarsStandInProportion(t *testing.T) {
	w, _ := seen(t, &Waterfall{Axis: "元", Bills: []Bill{way("现行政策", 2)}})
	total, first, second, left := w.areas[soft()][0], w.areas[blue()][0], w.areas[sky()][0], w.areas[orange()][0]
	wide, from := total.Max.X-total.Min.X, total.Min.X
	for _, x := range []struct {
		what      string
		box       vg.Rectangle
		low, high vg.Length
	}{{"first layer", first, 0.5, 1}, {"second layer", second, 0.25, 0.5}, {"left", left, 0, 0.25}, {"rest behind the first", w.areas[faint()][0], 0, 0.5}} {
		near(t, x.what+" begins", x.box.Min.X, from+x.low*wide)
		near(t, x.what+" ends", x.box.Max.X, from+x.high*wide)
	}
	if !(total.Min.Y > first.Max.Y && first.Min.Y > second.Max.Y && second.Min.Y > left.Max.Y) {
		t.Error("the layers do not stand below each other in turn")
	}
}

// A straight fall from 0 to 100: the marks stand at 50, 80 and 95 % of the way along and down.
func TestMarksStandOnTheCurve(t *testing.T) {
	w, _ := seen(t, &Budgets{Curves: []Curve{fund(0, func(q float64) float64 { return 100 * q })}})
	curve := w.lines[2.4][0]
	drops := w.lines[0.8]
	found := 0
	for _, q := range []vg.Length{0.5, 0.8, 0.95} {
		x, y := curve.Min.X+q*(curve.Max.X-curve.Min.X), curve.Max.Y-q*(curve.Max.Y-curve.Min.Y)
		for _, d := range drops {
			if math.Abs(float64(d.Min.X-x)) < 0.01 && math.Abs(float64(d.Max.X-x)) < 0.01 && math.Abs(float64(d.Max.Y-y)) < 0.01 && math.Abs(float64(d.Min.Y-curve.Min.Y)) < 0.01 {
				found++
			}
		}
	}
	if found != 3 {
		t.Errorf("%d of 3 marks stand where they should", found)
	}
}

// The axis of amounts is long enough for the label at the right of every mark, however long it is.
func TestLabelsOfMarksHaveRoom(t *testing.T) {
	h, err := newHouse(Half)
	if err != nil {
		t.Fatal(err)
	}
	sty := h.style(noteSize, ink(), text.XLeft, text.YBottom)
	const room = vg.Length(400)
	for _, label := range []string{"", "95%  10", strings.Repeat("95%  ", 5)} {
		v := &Curve{Points: []Overrun{{1, 1}, {10, 0}}, Marks: []Mark{{Overrun{9.5, 0.05}, label}}}
		low, high := v.span(sty, room)
		end := vg.Length((9.5-low)/(high-low))*room + markRoom + sty.Width(label)
		if low > 1 || high < 10 || end > room {
			t.Errorf("%q ends at %v of %v on an axis from %v to %v", label, end, room, low, high)
		}
	}
}
