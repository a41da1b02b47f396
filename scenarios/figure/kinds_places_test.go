package figure

import (
	"testing"

	"gonum.org/v1/plot/vg"
)

// A fan of two years: in the first 10 to 90, with 20 to 80 and 40 to 60 in it, about 50; in the second all twice as high. The
// bands lie on each other, the widest below; heights are in proportion from zero; a year is as far as the whole axis less 0.7.
func TestFansStandInProportion(t *testing.T) {
	year := func(y int, scale float64) Spread {
		return Spread{y, 50 * scale, 10 * scale, 20 * scale, 40 * scale, 60 * scale, 80 * scale, 90 * scale}
	}
	f := &Fans{Fans: []Fan{{Title: "基金，元", Years: []Spread{year(2018, 1), year(2019, 2)}, Points: []Published{{2019, 180}}}}}
	w, _ := seen(t, f)
	wide, middle, narrow := w.areas[shades()[0]][0], w.areas[shades()[1]][0], w.areas[shades()[2]][0]
	point := (wide.Max.Y - wide.Min.Y) / 170 // of one yuan: from 10 in the first year to 180 in the second
	near(t, "80 % above", wide.Max.Y-middle.Max.Y, 20*point)
	near(t, "80 % below", middle.Min.Y-wide.Min.Y, 10*point)
	near(t, "50 % above", wide.Max.Y-narrow.Max.Y, 60*point)
	near(t, "50 % below", narrow.Min.Y-wide.Min.Y, 30*point)
	near(t, "as wide", narrow.Max.X-narrow.Min.X, wide.Max.X-wide.Min.X)
	line := w.lines[1.8][0]
	near(t, "mean of the first year", line.Min.Y-wide.Min.Y, 40*point)
	near(t, "mean of the second year", wide.Max.Y-line.Max.Y, 80*point)
	zero := w.lines[1][0]
	near(t, "zero", wide.Min.Y-zero.Min.Y, 10*point)
	near(t, "a year", line.Max.X-line.Min.X, (zero.Max.X-zero.Min.X)/1.7)
	mark := w.areas[orange()][0]
	near(t, "published", (mark.Min.Y+mark.Max.Y)/2-zero.Min.Y, 180*point)
	near(t, "published in the second year", (mark.Min.X+mark.Max.X)/2, line.Max.X)
	for label, x := range map[string]vg.Length{"2018": line.Min.X, "2019": line.Max.X} {
		box := w.where(label).box
		near(t, label, (box.Min.X+box.Max.X)/2, x)
	}
}

// A year that stands alone is a bar 0.36 of a year wide; where there is none the band breaks.
func TestFansBreakWhereThereIsNoAmount(t *testing.T) {
	f := fans(1, 5, func(int) string { return "甲" })
	f.Fans[0].Points = nil
	nan := Spread{Year: 2018}
	nan.Mean = nan.Mean / nan.Mean // 0/0
	f.Fans[0].Years[1] = nan
	w, _ := seen(t, f)
	wide := w.areas[shades()[0]]
	if len(wide) != 2 {
		t.Fatalf("%d bands, want one of 2017 and one of 2019 to 2021", len(wide))
	}
	near(t, "two years against 0.36", wide[1].Max.X-wide[1].Min.X, (wide[0].Max.X-wide[0].Min.X)/0.36*2)
}

// A balance of 100, then −100: the strong line at zero lies in the middle of both. Below, a quarter and certainty: bars from one foot,
// a quarter as high, each in its year.
func TestBalancesStandInProportion(t *testing.T) {
	b := Balance{Short: []Chance{{2029, 0.25, "25%"}, {2030, 1, "100%"}}}
	b.Years = []Spread{{2029, 100, 100, 100, 100, 100, 100, 100}, {2030, -100, -100, -100, -100, -100, -100, -100}}
	w, _ := seen(t, &Balances{Funds: []Reserve{{Title: "基金，元", Ways: []Balance{b}}}})
	line, zero := w.lines[1.8][0], w.lines[1.4][0]
	near(t, "zero", zero.Min.Y, (line.Min.Y+line.Max.Y)/2)
	bars := w.areas[orange()]
	near(t, "from one foot", bars[0].Min.Y, bars[1].Min.Y)
	high := func(r vg.Rectangle) vg.Length { return r.Max.Y - r.Min.Y }
	if high(bars[0]) > high(bars[1]) { // drawn from the last year on
		bars[0], bars[1] = bars[1], bars[0]
	}
	near(t, "a quarter as high", 4*high(bars[0]), high(bars[1]))
	near(t, "in the first year", (bars[0].Min.X+bars[0].Max.X)/2, line.Min.X)
	near(t, "in the second year", (bars[1].Min.X+bars[1].Max.X)/2, line.Max.X)
	for label, bar := range map[string]vg.Rectangle{"25%": bars[0], "100%": bars[1]} {
		box := w.where(label).box
		near(t, label, (box.Min.X+box.Max.X)/2, (bar.Min.X+bar.Max.X)/2)
		if box.Min.Y < bar.Max.Y-1 || box.Min.Y > bar.Max.Y+6 {
			t.Errorf("%s stands at %.1f, its bar at %.1f", label, box, bar)
		}
	}
	if year := w.where("2030").box; year.Min.Y < w.where("100%").box.Max.Y {
		t.Errorf("the year lies over its probability: %.1f", year)
	}
}

// Bars of 100 and −50 with intervals: as high as they say from zero on, each 0.68 of their distance wide; one that may be noise is
// empty.
func TestColumnsStandInProportion(t *testing.T) {
	w, _ := seen(t, &Columns{Charts: []Chart{{Title: "甲", Bars: []Column{{"1", 100, 80, 120, false}, {"2", -50, -60, -40, true}}}}})
	full, empty := w.areas[sky()][0], w.areas[paper()][1] // after the page
	zero := w.lines[1.6]
	near(t, "half as high", empty.Max.Y-empty.Min.Y, (full.Max.Y-full.Min.Y)/2)
	near(t, "from the same zero", empty.Max.Y, full.Min.Y)
	near(t, "width", full.Max.X-full.Min.X, 0.68*((empty.Min.X+empty.Max.X)-(full.Min.X+full.Max.X))/2)
	near(t, "the interval", zero[0].Max.Y-zero[0].Min.Y, (full.Max.Y-full.Min.Y)*0.4)
	near(t, "its middle", zero[0].Max.X, (full.Min.X+full.Max.X)/2)
}

// Bars of 100 and 25 on one axis; the first one's interval goes from 50 to 200, where the axis ends. One that is a sum is grey.
func TestBarsOfAScaleStandInProportion(t *testing.T) {
	w, _ := seen(t, &Bars{Scales: []Scale{{Unit: "元", Bars: []Bar{{"甲", "一百", 100, 50, 200, false}, {"乙", "廿五", 25, 20, 30, true}}}}})
	first, second, line := w.areas[blue()][0], w.areas[rule()][0], w.lines[2][0]
	near(t, "a quarter", second.Max.X-second.Min.X, (first.Max.X-first.Min.X)/4)
	near(t, "from the same zero", second.Min.X, first.Min.X)
	near(t, "the interval begins at half", line.Min.X, (first.Min.X+first.Max.X)/2)
	near(t, "and ends at twice", line.Max.X-first.Min.X, 2*(first.Max.X-first.Min.X))
	near(t, "the amount ends at the right", w.where("一百").box.Max.X, Half.sheet()-margin)
	for label, bar := range map[string]vg.Rectangle{"甲": first, "乙": second} {
		if words := w.where(label).box; bar.Max.Y > words.Min.Y || bar.Max.Y < words.Min.Y-6 { // a line is 18.46 points, its letters 14.2
			t.Errorf("%s stands at %.1f, its bar at %.1f", label, words, bar)
		}
		near(t, "height of "+label, bar.Max.Y-bar.Min.Y, 14)
	}
}

// An amount whose words leave less than the label needs stands below the label.
func TestLongAmountsStandBelowTheirLabels(t *testing.T) {
	amount := "347,754万元（283,493至423,777）"
	w, _ := seen(t, &Bars{Scales: []Scale{{Unit: "元", Bars: []Bar{{"基本医疗保险（城乡居民基本医保基金）", amount, 1, 1, 1, false}, {"短", "1", 1, 1, 1, false}}}}})
	if label, below := w.where("基本医疗保险（城乡居民基本医保基金）").box, w.where(amount).box; below.Max.Y > label.Min.Y+1 {
		t.Errorf("the amount stands at %.1f, its label at %.1f", below, label)
	}
	if label, beside := w.where("短").box, w.texts[len(w.texts)-1]; beside.box.Min.Y > label.Max.Y {
		t.Errorf("%q stands at %.1f, its label at %.1f", beside.text, beside.box, label)
	}
}

// About a mean of 100 chance reaches 10; one input goes from 60 (low) to 140 (high), another the other way from 120 to 80.
func TestTornadoStandsInProportion(t *testing.T) {
	s := Storm{Title: "支出", Unit: "元", Mean: 100, Limit: 10, Inputs: []Input{{"甲", "一", 60, 140}, {"乙", "二", 120, 80}}}
	w, _ := seen(t, &Tornado{Storms: []Storm{s}})
	chance, low, high := w.areas[faint()], w.areas[sky()], w.areas[blue()]
	point := (chance[0].Max.X - chance[0].Min.X) / 20
	mean := (chance[0].Min.X + chance[0].Max.X) / 2
	near(t, "low of the first", low[0].Min.X, mean-40*point)
	near(t, "high of the first", high[0].Max.X, mean+40*point)
	near(t, "low of the second", low[1].Max.X, mean+20*point)
	near(t, "high of the second", high[1].Min.X, mean-20*point)
	near(t, "the mean", w.lines[1.4][0].Min.X, mean)
	near(t, "both from the mean", low[0].Max.X, high[0].Min.X)
}

// Clouds at (−100, 10) and (100, −10): a large glyph at each mean, one dot a draw, zero in the middle of both.
func TestPlaneStandsInProportion(t *testing.T) {
	g := &Plane{Up: "上", Right: "元", Fields: []Field{{Clouds: []Cloud{
		{Name: "甲", Mean: Spot{-100, 10}, Spots: []Spot{{-120, 12}, {-80, 8}}}, {Name: "乙", Mean: Spot{100, -10}, Spots: []Spot{{100, -10}}},
	}}}}
	w, _ := seen(t, g)
	spots := w.areas[blue()] // the draws, the mean, and the mark beside the name
	if len(spots) != 4 {
		t.Fatalf("%d blue glyphs", len(spots))
	}
	middle := func(r vg.Rectangle) vg.Point { return vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2} }
	named, a, b, mean := middle(spots[0]), middle(spots[1]), middle(spots[2]), middle(spots[3])
	near(t, "the mean is between both", mean.X, (a.X+b.X)/2)
	near(t, "and as high", mean.Y, (a.Y+b.Y)/2)
	other := middle(w.areas[orange()][1]) // a triangle's middle is not its own: only to the right
	zero := w.lines[1]
	near(t, "zero is in the middle", zero[len(zero)-1].Min.X, (mean.X+other.X)/2)
	near(t, "a draw's 40 to the right", b.X-a.X, (other.X-mean.X)/5)
	if name := w.where("甲").box; named.X > name.Min.X || named.Y < name.Min.Y-3 || named.Y > name.Max.Y+3 {
		t.Errorf("the mark of the name is at %.1f, the name at %.1f", named, name)
	}
}

// Of a change what becomes more is hatched, what becomes less and the sum are not; what may be noise is empty.
func TestChangesAreToldApartWithoutColour(t *testing.T) {
	steps := func(kind Kind, noise bool) int {
		w, _ := seen(t, &Waterfall{Bills: []Bill{{Title: "甲", Axis: "元", Steps: []Step{{Label: "乙", Amount: "+100", To: 100, Kind: kind, Noise: noise}}}}})
		return len(w.lines[1]) // the hatching's, and the edge of an empty bar
	}
	if more, less, net, noise := steps(More, false), steps(Less, false), steps(Net, false), steps(More, true); more < 20 || less != 0 || net != 0 || noise != 1 {
		t.Errorf("%d, %d, %d and %d lines", more, less, net, noise)
	}
}

// Bills with an axis of their own are as long as their sheet allows, whatever the others are.
func TestChangesHaveTheirOwnAxes(t *testing.T) {
	bill := func(to float64) Bill {
		return Bill{Title: "甲", Axis: "元", Steps: []Step{{Label: "乙", Amount: "+", To: to, Kind: Net}}}
	}
	w, _ := seen(t, &Waterfall{Bills: []Bill{bill(1000), bill(10)}})
	var axes []vg.Rectangle
	for _, line := range w.lines[0.8] {
		if line.Min.Y == line.Max.Y {
			axes = append(axes, line)
		}
	}
	for i, bar := range w.areas[soft()] {
		near(t, "from the left end of its axis", bar.Min.X, axes[i].Min.X)
		near(t, "to the right end of its axis", bar.Max.X, axes[i].Max.X)
	}
}
