package figure

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/plot/vg"
)

// where finds the one text that says something.
func (w *witness) where(text string) written {
	w.t.Helper()
	var found []written
	for _, x := range w.texts {
		if x.text == text {
			found = append(found, x)
		}
	}
	if len(found) != 1 {
		w.t.Fatalf("%q stands there %d times", text, len(found))
	}
	return found[0]
}

// tall is the height of a figure's sheet.
func tall(t *testing.T, f Figure) vg.Length {
	t.Helper()
	_, height := seen(t, f)
	return height
}

// What each part adds to a sheet, in points. A line is 1.3 times as high as its letters: a title 19 · 1.3 + 4 = 28.7, a
// subtitle or a note 14.2 · 1.3 + 4 = 22.46, the mark 14.2 · 1.3 + 2 · 4 + 8 = 34.46; a step of a bill, one line and its
// bar, 18.46 + 14 + 7 = 39.46; an alternative, its name and a strip with its label, 15 · 1.3 + 17 + 18.46 + 9 = 63.96; a
// third fund makes a second row of curves: title 15 · 1.3 + 4, curve 130, gap 14, and the axis.
func TestPartsOfASheetByHand(t *testing.T) {
	bill := func(n int, w Words) *Waterfall {
		return &Waterfall{Words: w, Axis: "元", Bills: []Bill{way("甲", n)}}
	}
	bare := tall(t, bill(2, Words{}))
	for _, c := range []struct {
		what string
		f    Figure
		want vg.Length
	}{
		{"a title", bill(2, Words{Title: "题"}), 28.7},
		{"a subtitle", bill(2, Words{Subtitle: "副题"}), 22.46},
		{"a note", bill(2, Words{Notes: []string{"注"}}), 22.46},
		{"two notes", bill(2, Words{Notes: []string{"注", "又注"}}), 44.92},
		{"a mark", bill(2, Words{Mark: "样本"}), 34.46},
		{"a step", bill(3, Words{}), 39.46},
	} {
		near(t, c.what, tall(t, c.f)-bare, c.want)
	}
	// The sheet of the bill of four lines: margins 28, gaps 20, its title 19.5 + 4, the lines 4 · 39.46, and the axis; that of
	// two bills is twice that and 16 between them.
	axis := bare - 28 - 20 - 23.5 - 4*39.46
	h, err := newHouse(Half)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "the axis", axis, bill(2, Words{}).ways(h, 425.54).axis) // as high as the library makes it
	two := &Waterfall{Axis: "元", Bills: []Bill{way("甲", 2), way("乙", 2)}}
	near(t, "a second bill", tall(t, two)-bare, 23.5+4*39.46+axis+16)
	of := func(n int) *Differences {
		d := &Differences{Panels: []Panel{{Title: "支出", Unit: "元"}}}
		for i := range n {
			d.Names = append(d.Names, fmt.Sprint("方案", i))
			d.Panels[0].Bands = append(d.Panels[0].Bands, Band{Mean: 1, P05: 0, P25: 0, P75: 2, P95: 3, Label: "+1"})
		}
		return d
	}
	near(t, "an alternative", tall(t, of(4))-tall(t, of(3)), 63.96)
	near(t, "one alternative", tall(t, of(1)), 28+20+23.5+63.96+axis) // heading of the panel 19.5 + 4
	named := of(1)
	named.Names[0] = long(0) // three lines and no more
	near(t, "a long name", tall(t, named)-tall(t, of(1)), 2*19.5)
	curves := func(n int) *Budgets {
		b := &Budgets{Axis: "超支概率"}
		for range n {
			b.Curves = append(b.Curves, Curve{Title: "基金", Unit: "元", Points: []Overrun{{0, 1}, {100, 0}}})
		}
		return b
	}
	row := tall(t, curves(2)) - tall(t, curves(1))
	near(t, "a row of curves", row, 19.5+4+130+14+axis+6) // the axis stands six points below zero
	near(t, "third and fourth curve", tall(t, curves(4))-tall(t, curves(3)), 0)
	near(t, "fifth curve", tall(t, curves(5))-tall(t, curves(4)), row)
	near(t, "one curve", tall(t, curves(1)), 28+20+18.46+6+row)
}

// Bars of 14 points stand 39.46 apart, each below its words; the amount ends where the widest share leaves off, the share
// at the right margin: the sheet is 453.54 points wide, 14 of them margin.
func TestLinesOfABillByHand(t *testing.T) {
	b := way("甲", 2)
	w, height := seen(t, &Waterfall{Words: Words{Title: "题", Notes: []string{"注"}}, Axis: "元", Bills: []Bill{b}})
	bars := []vg.Rectangle{w.areas[soft()][0], w.areas[blue()][0], w.areas[sky()][0], w.areas[orange()][0]}
	for i, bar := range bars {
		near(t, "height of a bar", bar.Max.Y-bar.Min.Y, 14)
		// margin 14, title 28.7, gap 10, the bill's title 23.5, then its line of words 18.46
		near(t, fmt.Sprint("top of bar ", i), height-bar.Max.Y, 14+28.7+10+23.5+18.46+vg.Length(i)*39.46)
		words := w.where(b.Steps[i].Label)
		near(t, "left of the words", words.box.Min.X, 14)
		if words.box.Min.Y < bar.Max.Y || words.box.Max.Y > bar.Max.Y+25 {
			t.Errorf("%q stands at %.1f, its bar at %.1f", words.text, words.box, bar)
		}
		if share := b.Steps[i].Share; share == "50.0%" {
			near(t, "right of the share", w.where(share).box.Max.X, 453.54-14)
		}
	}
	near(t, "amounts end together", w.where("500.00").box.Max.X, w.where("1,000.00").box.Max.X)
	wide := w.where("50.0%").box.Max.X - w.where("50.0%").box.Min.X
	near(t, "right of the amount", w.where("500.00").box.Max.X, 453.54-14-wide-7.1)
	near(t, "left of the bars", bars[0].Min.X, 14)
	axis := w.lines[0.8][0]                                             // seven points below the last bar
	near(t, "the axis below the bars", bars[3].Min.Y-axis.Max.Y, 7+0.4) // half of its own width below its place
	if note := w.where("注").box; note.Min.Y < 14 || note.Min.Y > 14+22.46 {
		t.Errorf("the note stands at %.1f", note)
	}
	if title := w.where("题").box; height-title.Max.Y < 14 || height-title.Max.Y > 14+10 {
		t.Errorf("the title stands at %.1f of %.1f", title, height)
	}
}

// What comes in cash goes below zero: of 1,000 the family bears 250, less 950 in cash −700. Zero stands 700 and the room of a
// fiftieth, 34, to the right of the left end: at 734 of 1,734.
func TestCashGoesBelowZero(t *testing.T) {
	b := way("甲", 2)
	b.Steps = append(b.Steps, Step{Label: "减：现金", Amount: "−950", From: 250, To: -700, Kind: Cash}, Step{Label: "净", Amount: "−700", To: -700, Kind: Borne})
	w, _ := seen(t, &Waterfall{Axis: "元", Bills: []Bill{b}})
	total, cash, net := w.areas[soft()][0], w.areas[rule()][0], w.areas[orange()][1]
	point := (total.Max.X - total.Min.X) / 1000 // a yuan
	near(t, "cash begins", cash.Min.X, total.Min.X-700*point)
	near(t, "cash ends", cash.Max.X, total.Min.X+250*point)
	near(t, "net", net.Max.X-net.Min.X, 700*point)
	near(t, "the left end", total.Min.X-734*point, 14)
}

// Labels of the axis stand below their amounts.
func TestTicksStandInProportion(t *testing.T) {
	w, _ := seen(t, &Waterfall{Axis: "元", Bills: []Bill{{Title: "甲", Steps: []Step{{Label: "总", Amount: "一千", To: 1000}}}}})
	total := w.areas[soft()][0]
	for label, share := range map[string]vg.Length{"0": 0, "200": 0.2, "800": 0.8, "1,000": 1} {
		x := w.where(label).box
		near(t, "label "+label, (x.Min.X+x.Max.X)/2, total.Min.X+share*(total.Max.X-total.Min.X))
	}
}

// A label that would stand out to the left by more than seven points, half of the margin, is left out: −4,000 is some 43
// points wide and its mark 8 from the left end.
func TestNoLabelStandsInTheMargin(t *testing.T) {
	b := Bill{Title: "甲", Steps: []Step{{Label: "总", Amount: "六千", To: 6000}, {Label: "现金", Amount: "现", From: 0, To: -4000, Kind: Cash}}}
	w, _ := seen(t, &Waterfall{Axis: "元", Bills: []Bill{b}})
	w.where("−2,000")
	for _, x := range w.texts {
		if x.text == "−4,000" || x.box.Min.X < 14-7 {
			t.Errorf("%q stands at %.1f", x.text, x.box)
		}
	}
}

// Three alternatives, each with a band of its own in its own row, 63.96 points below the one before; two panels of (425.54 −
// 16)/2 points, the second with its own axis. A mean outside of its interval is within the axis. What is NaN has a zero and
// no dot.
func TestRowsAndPanelsByHand(t *testing.T) {
	nan := math.NaN()
	bands := func(scale float64) []Band {
		return []Band{{Mean: scale * 50, P05: -scale, P25: 0, P75: 2 * scale, P95: 3 * scale, Label: "上"}, {Mean: nan, P05: nan, P25: nan, P75: nan, P95: nan, Label: "无"},
			{Mean: scale, P05: nan, P25: nan, P75: nan, P95: nan, Label: "下", Noise: true}}
	}
	w, height := seen(t, &Differences{Names: []string{"一", "二", "三"}, Panels: []Panel{{Title: "支出", Unit: "元", Bands: bands(1)}, {Title: "负担", Unit: "户", Bands: bands(1000)}}})
	const panel = (453.543 - 28 - 16) / 2
	zeros, dots, whole := w.lines[1.2], w.areas[paper()][1:], w.lines[2]
	if len(zeros) != 6 || len(dots) != 4 || len(whole)%2 != 0 {
		t.Fatalf("%d zeros, %d dots, %d intervals", len(zeros), len(dots), len(whole))
	}
	for i := range 6 {
		row, column := vg.Length(i%3), vg.Length(i/3)
		// margin 14, gap 10, the panels' titles 23.5, half the gap of rows 4.5, the name 19.5, then the strip of 17
		near(t, "top of a zero", height-zeros[i].Max.Y, 14+10+23.5+4.5+19.5+63.96*row)
		near(t, "height of a zero", zeros[i].Max.Y-zeros[i].Min.Y, 17)
		// The library shortens an axis by what its last label stands out: by a hair less where that is shorter.
		if miss := zeros[i].Min.X - zeros[0].Min.X - column*(panel+16); math.Abs(float64(miss)) > 0.1 {
			t.Errorf("a zero of panel %d stands at %.2f, the first one's at %.2f", i/3, zeros[i].Min.X, zeros[0].Min.X)
		}
	}
	for i, dot := range dots {
		of := zeros[[]int{0, 2, 3, 5}[i]]
		near(t, "height of a dot", (dot.Min.Y+dot.Max.Y)/2, (of.Min.Y+of.Max.Y)/2)
		left := 14 + vg.Length(i/2)*(panel+16)
		if dot.Min.X < left || dot.Max.X > left+panel {
			t.Errorf("dot %d at %.1f is outside of its panel, which begins at %.1f", i, dot, left)
		}
		near(t, "width of a dot", dot.Max.X-dot.Min.X, 6.8)
	}
	// From −1 to 50 the axis has 51 and a twenty-fifth of that at each end, 55.08: zero is at 3.04 of them, the mean at 53.04.
	near(t, "the mean outside", (dots[0].Min.X+dots[0].Max.X)/2-zeros[0].Min.X, (zeros[0].Min.X-14)*50/3.04)
	if a, b := w.where("一"), w.where("三"); a.box.Min.X != 14 || math.Abs(float64(a.box.Min.Y-b.box.Min.Y-2*63.96)) > 0.01 {
		t.Errorf("the names stand at %.1f and %.1f", a.box, b.box)
	}
	// A line over both panels, below their titles, 14 + 10 + 23.5 points from the top.
	if line := w.lines[0.8][0]; line.Min.Y != line.Max.Y || math.Abs(float64(height-line.Max.Y-47.5)) > 0.01 || math.Abs(float64(line.Max.X-line.Min.X-425.54)) > 0.01 {
		t.Errorf("the line below the titles is %.2f", line)
	}
	if top := height - w.where("一").box.Max.Y; top < 52 || top > 57 { // below the gaps, the first strip's name
		t.Errorf("the first name stands %.1f points below the top", top)
	}
	for _, x := range w.texts {
		if x.text == "上" || x.text == "下" {
			row := zeros[map[string]int{"上": 0, "下": 2}[x.text]]
			if x.box.Max.Y > row.Min.Y+5 || x.box.Min.Y < row.Min.Y-20 {
				t.Errorf("%s stands at %.1f, its band at %.1f", x.text, x.box, row)
			}
		}
	}
}

// A curve falls from the left at the top to the right at the bottom, over 130 points less half of the letters of 100 %, 7.1,
// which stand out above. Of three, the second
// stands beside the first, (425.54 − 16)/2 + 16 points to the right, and the third below it.
func TestCurvesStandInAGrid(t *testing.T) {
	c := Curve{Title: "基金", Unit: "元", Points: []Overrun{{10, 1}, {40, 0.25}, {110, 0}}, Marks: []Mark{{Overrun{40, 0.25}, "八成"}}}
	w, _ := seen(t, &Budgets{Axis: "超支概率", Curves: []Curve{c, c, c}})
	lines, paths := w.lines[2.4], w.paths[2.4]
	if len(lines) != 3 {
		t.Fatalf("%d curves", len(lines))
	}
	near(t, "height", lines[0].Max.Y-lines[0].Min.Y, 122.9)
	near(t, "the second beside", lines[1].Min.X-lines[0].Min.X, (453.543-28-16)/2+16)
	near(t, "the second as high", lines[1].Min.Y, lines[0].Min.Y)
	near(t, "the third below", lines[2].Min.X, lines[0].Min.X)
	if lines[2].Max.Y > lines[0].Min.Y-130 && lines[2].Max.Y > lines[0].Min.Y-40 {
		t.Errorf("the third curve at %.1f, the first at %.1f", lines[2], lines[0])
	}
	var at []vg.Point
	for _, step := range paths[0] {
		at = append(at, step.Pos)
	}
	if len(at) != 3 || !(at[0].X < at[1].X && at[1].X < at[2].X && at[0].Y > at[1].Y && at[1].Y > at[2].Y) {
		t.Fatalf("the curve goes by %.1f", at)
	}
	near(t, "a third of the way", at[1].X-at[0].X, (at[2].X-at[0].X)*30/100)
	near(t, "three quarters down", at[0].Y-at[1].Y, 122.9*0.75)
	var label written
	for _, x := range w.texts {
		if x.text == "八成" && (label.text == "" || x.box.Min.X < label.box.Min.X && x.box.Min.Y > label.box.Min.Y-1) {
			label = x
		}
	}
	near(t, "the label's left", label.box.Min.X, at[1].X+9)
	if label.box.Min.Y < at[1].Y-1 || label.box.Min.Y > at[1].Y+6 {
		t.Errorf("the label stands at %.1f, its mark at %.1f", label.box, at[1])
	}
}

// The span of an axis of amounts has a fiftieth behind the largest; a single amount has a quarter of itself on both sides, and
// nothing below zero where amounts are not negative; none at all stand from 0 to 2.
func TestSpansOfCurves(t *testing.T) {
	h, err := newHouse(Half)
	if err != nil {
		t.Fatal(err)
	}
	sty := h.style(noteSize, ink(), 0, 0)
	at := func(x ...float64) (out []Overrun) {
		for _, a := range x {
			out = append(out, Overrun{Amount: a})
		}
		return out
	}
	for _, c := range []struct {
		points    []Overrun
		low, high float64
	}{
		{at(100, 300, 200), 100, 304}, {at(80, 80), 60, 100.8}, {at(0), 0, 1.02}, {at(-80), -100, -59.2}, {nil, -1, 1.04}, {at(1e12, 1e12+1), 0.75e12, 1.25e12 + 1e10},
	} {
		low, high := (&Curve{Points: c.points}).span(sty, 300)
		if math.Abs(low-c.low) > 1e-6*math.Abs(c.low) || math.Abs(high-c.high) > 1e-6*math.Abs(c.high) {
			t.Errorf("%v: from %v to %v, want %v to %v", c.points, low, high, c.low, c.high)
		}
	}
	// A label that takes with the 9 points before it half of the room needs its mark in the first half: from 0 to 100 with a
	// mark at 100 the axis ends at 200.
	label := "一二三四五六七八"
	room := 2 * (sty.Width(label) + 9)
	if low, high := (&Curve{Points: at(0, 100), Marks: []Mark{{Overrun{Amount: 100}, label}}}).span(sty, room); low != 0 || math.Abs(high-204) > 1e-6 {
		t.Errorf("from %v to %v, want 0 to 204", low, high)
	}
}
