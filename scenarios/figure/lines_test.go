package figure

import (
	"bytes"
	"compress/zlib"
	"image/color"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// The hatching of what becomes more: lines that rise by a point for each to the right, five points apart from end to end of their bar,
// none outside of it; on its own bar, whichever way its amount goes.
func TestHatchingFillsItsBarAndNoMore(t *testing.T) {
	for _, step := range []Step{{From: 100, To: 400}, {From: 400, To: 100}, {From: -100, To: 200}} {
		step.Label, step.Amount, step.Kind = "乙", "+", More
		w, _ := seen(t, &Waterfall{Bills: []Bill{{Title: "甲", Axis: "元", Steps: []Step{step, {Label: "丙", Amount: "−", From: 400, To: 250, Kind: Less}}}}})
		bar, lines := w.areas[orange()][0], w.paths[1]
		wide := bar.Max.X - bar.Min.X
		if want := int(math.Ceil(float64(wide+9) / 5)); len(lines) != want { // the first begins 14 − 5 points before the bar
			t.Fatalf("%d lines on a bar of %.1f points, want %d", len(lines), wide, want)
		}
		last := vg.Length(0)
		for i, line := range lines {
			from, to := line[0].Pos, line[1].Pos
			near(t, "the slope", to.Y-from.Y, to.X-from.X)
			foot := from.X - (from.Y - bar.Min.Y) // where it would leave the bar below
			if i > 0 {
				near(t, "apart", foot-last, 5)
			} else {
				near(t, "the first", foot, bar.Min.X-9)
			}
			last = foot
			near(t, "the left end", from.X, max(bar.Min.X, foot))
			near(t, "the right end", to.X, min(bar.Max.X, foot+14))
		}
	}
}

// Labels on the axis of ratios want five points between them. Three of a width w, at the doublings of an axis of two, have them
// where the axis is longer than 2 · (w + 5), and are every second one where it is not.
func TestPowersHaveRoom(t *testing.T) {
	h, err := newHouse(Half)
	if err != nil {
		t.Fatal(err)
	}
	sty := h.style(noteSize, ink(), text.XCenter, text.YTop)
	wide := max((sty.Width("1")+sty.Width("2"))/2, (sty.Width("2")+sty.Width("4"))/2)
	labels := func(low, high float64, length vg.Length) (out string) {
		for _, tick := range h.powers(low, high, length) {
			out += tick.Label + " "
		}
		return out
	}
	if got := labels(0, 2, 2*(wide+5)+0.1); got != "1 2 4 " {
		t.Errorf("with room for three: %s", got)
	}
	if got := labels(0, 2, 2*(wide+5)-0.1); got != "1 4 " {
		t.Errorf("without it: %s", got)
	}
	if got := labels(-3, 3, 100*wide); got != "1/8 1/4 1/2 1 2 4 8 " {
		t.Errorf("of a long axis: %s", got)
	}
}

// An arrow at an end of the axis points out of it: six points long and as high, about the row's middle.
func TestArrowsPointOutOfTheAxis(t *testing.T) {
	w, _ := seen(t, &Forest{Groups: []Stand{{Trees: []Tree{{Mean: 1, P05: 0.001, P25: 1, P75: 1, P95: 1000, Inside: true}}}}})
	whole, arrows := w.lines[2][0], w.areas[blue()]
	if len(arrows) != 2 {
		t.Fatalf("%d arrows", len(arrows))
	}
	for i, ends := range [][2]vg.Length{{whole.Min.X - 6, whole.Min.X}, {whole.Max.X, whole.Max.X + 6}} {
		near(t, "from", arrows[i].Min.X, ends[0])
		near(t, "to", arrows[i].Max.X, ends[1])
		near(t, "height", arrows[i].Max.Y-arrows[i].Min.Y, 6)
		near(t, "middle", (arrows[i].Max.Y+arrows[i].Min.Y)/2, whole.Min.Y)
	}
}

// Probabilities of ending short stand on a line over all years, as wide as half a year each and, at certainty, 26 points high; where two
// labels have no room the last year's stands.
func TestProbabilitiesStandOnALine(t *testing.T) {
	b := Balance{Short: []Chance{{2029, 0.5, strings.Repeat("百分之五十", 5)}, {2030, 1, strings.Repeat("百分之一百", 5)}}}
	b.Years = []Spread{{2029, 100, 100, 100, 100, 100, 100, 100}, {2030, 50, 50, 50, 50, 50, 50, 50}}
	w, _ := seen(t, &Balances{Funds: []Reserve{{Title: "基金，元", Ways: []Balance{b}}}})
	years, bars := w.lines[1.8][0], w.areas[orange()]
	year := years.Max.X - years.Min.X
	var foot []vg.Rectangle
	for _, line := range w.lines[0.8] {
		if math.Abs(float64(line.Min.Y-bars[0].Min.Y)) < 0.01 && line.Max.Y == line.Min.Y {
			foot = append(foot, line)
		}
	}
	if len(foot) != 1 || len(bars) != 2 {
		t.Fatalf("%d lines below %d probabilities", len(foot), len(bars))
	}
	near(t, "certain", bars[0].Max.Y-bars[0].Min.Y, 26)
	near(t, "half", bars[1].Max.Y-bars[1].Min.Y, 13)
	for i, bar := range bars {
		near(t, "half a year", bar.Max.X-bar.Min.X, year/2)
		if bar.Min.X < foot[0].Min.X || bar.Max.X > foot[0].Max.X {
			t.Errorf("probability %d from %.1f to %.1f is not on the line from %.1f to %.1f", i, bar.Min.X, bar.Max.X, foot[0].Min.X, foot[0].Max.X)
		}
	}
	w.where(b.Short[1].Label)
	for _, x := range w.texts {
		if x.text == b.Short[0].Label {
			t.Error("two labels lie over each other")
		}
	}
}

// A drawing is like the first one where no line would be elsewhere by more than a thousandth of the axis, here of 1,060: amounts from 0
// to 1,000 and room of 6 %. Whatever differs tells them apart: an amount, a probability's words, how many years there are.
func TestDrawingsThatLookAlike(t *testing.T) {
	of := func(change func(*Balance)) Balance {
		b := Balance{Short: []Chance{{2029, 0.25, "25%"}}}
		b.Title, b.Years, b.Holds = "第二", []Spread{{Year: 2029, Mean: 500, P05: 100, P10: 200, P25: 300, P75: 700, P90: 800, P95: 900}}, []float64{1000}
		change(&b)
		return b
	}
	one := func(move float64, of func(*Spread) *float64) func(*Balance) {
		return func(b *Balance) { *of(&b.Years[0]) += move }
	}
	for name, c := range map[string]struct {
		change func(*Balance)
		alike  bool
	}{
		"the same":             {func(*Balance) {}, true},
		"another mean by 1.05": {one(1.05, func(s *Spread) *float64 { return &s.Mean }), true},
		"another mean by 1.07": {one(1.07, func(s *Spread) *float64 { return &s.Mean }), false},
		"another mean below":   {one(-1.07, func(s *Spread) *float64 { return &s.Mean }), false},
		"another P5":           {one(2, func(s *Spread) *float64 { return &s.P05 }), false},
		"another P10":          {one(2, func(s *Spread) *float64 { return &s.P10 }), false},
		"another P25":          {one(2, func(s *Spread) *float64 { return &s.P25 }), false},
		"another P75":          {one(2, func(s *Spread) *float64 { return &s.P75 }), false},
		"another P90":          {one(2, func(s *Spread) *float64 { return &s.P90 }), false},
		"another P95":          {one(2, func(s *Spread) *float64 { return &s.P95 }), false},
		"no amount":            {func(b *Balance) { b.Years[0].Mean = math.NaN() }, false},
		"other words":          {func(b *Balance) { b.Short[0].Label = "26%" }, false},
		"no probability":       {func(b *Balance) { b.Short = nil }, false},
		"another year":         {func(b *Balance) { b.Years = append(b.Years, b.Years[0]) }, false},
	} {
		r := Reserve{Ways: []Balance{of(func(*Balance) {}), of(c.change), of(func(b *Balance) { b.Title, b.Years[0].Mean = "第三", 600 })}}
		names := r.Alike(1)
		if (len(names) == 1 && names[0] == "第二" && len(r.Ways) == 2) != c.alike || !c.alike && (names != nil || len(r.Ways) != 3) {
			t.Errorf("%s: %v is like the first, %d are drawn", name, names, len(r.Ways))
		}
		if r.Ways[0].Years[0].Mean != 500 || r.Ways[len(r.Ways)-1].Years[0].Mean != 600 {
			t.Errorf("%s: the first and the third are not drawn", name)
		}
	}
	r := Reserve{Ways: []Balance{of(func(*Balance) {}), of(func(*Balance) {}), of(func(*Balance) {})}}
	if names := r.Alike(1); names != nil || len(r.Ways) != 3 {
		t.Errorf("of more than one none is taken out: %v", names)
	}
}

// A point of the drawing on a page that shrinks it to a half and counts from the top of its 100 points. First laid down moves last: (1, 0)
// is stretched to (2, 0), turned by a right angle to (0, 2), moved by (30, 40) to (30, 42), which is (15, 21), 79 from the top. (0, 1)
// goes to (0, 5), (−5, 0) and (25, 40). What is taken back moves nothing any more.
func TestPlacesOnAPage(t *testing.T) {
	p, err := newPDF(400, 200, 0.5, "题")
	if err != nil {
		t.Fatal(err)
	}
	at := func(what string, x, y vg.Length, wantX, wantY float64) {
		t.Helper()
		gotX, gotY := p.place(vg.Point{X: x, Y: y})
		near(t, what+", right", vg.Length(gotX), vg.Length(wantX))
		near(t, what+", down", vg.Length(gotY), vg.Length(wantY))
	}
	at("nothing moved", 10, 20, 5, 90)
	p.SetColor(color.Black)
	p.Push()
	p.Translate(vg.Point{X: 30, Y: 40})
	at("moved", 0, 0, 15, 80)
	p.Rotate(math.Pi / 2)
	at("turned", 2, 0, 15, 79)
	p.Scale(2, 5)
	at("the first", 1, 0, 15, 79)
	at("the second", 0, 1, 12.5, 80)
	p.Translate(vg.Point{X: 1, Y: 1}) // of what is stretched and turned: the sum of both
	at("moved again", 0, 0, 12.5, 79)
	p.Pop()
	at("taken back", 10, 20, 5, 90)
}

// A bar is a rectangle: its path goes through its four corners, each once, and from one to the next along a side.
func TestBarsAreRectangles(t *testing.T) {
	b := Balance{Short: []Chance{{2029, 0.25, "25%"}, {2030, 1, "100%"}}}
	b.Years = []Spread{{2029, 100, 100, 100, 100, 100, 100, 100}, {2030, 50, 50, 50, 50, 50, 50, 50}}
	for name, c := range map[string]struct {
		f    Figure
		bars map[color.Color]int
	}{
		"a bill":    {&Waterfall{Axis: "元", Bills: []Bill{way("甲", 2)}}, map[color.Color]int{soft(): 1, blue(): 1, sky(): 1, orange(): 1}},
		"scales":    {&Bars{Scales: []Scale{{Unit: "元", Bars: []Bar{{"甲", "一百", 100, 50, 200, false}, {"乙", "廿五", 25, 20, 30, true}}}}}, map[color.Color]int{blue(): 1, rule(): 1}},
		"columns":   {&Columns{Charts: []Chart{{Title: "甲", Bars: []Column{{"1", 100, 80, 120, false}, {"2", -50, -60, -40, false}}}}}, map[color.Color]int{sky(): 2}},
		"a balance": {&Balances{Funds: []Reserve{{Title: "基金，元", Ways: []Balance{b}}}}, map[color.Color]int{orange(): 2}},
	} {
		w, _ := seen(t, c.f)
		for of, n := range c.bars {
			if len(w.fills[of]) != n {
				t.Errorf("%s: %d bars of %v, want %d", name, len(w.fills[of]), of, n)
			}
			for i, path := range w.fills[of] {
				box, corners := w.areas[of][i], map[vg.Point]bool{}
				var before *vg.Point
				for _, step := range path {
					if step.Type == vg.CloseComp {
						continue
					}
					at := step.Pos
					if (at.X != box.Min.X && at.X != box.Max.X) || (at.Y != box.Min.Y && at.Y != box.Max.Y) || before != nil && at.X != before.X && at.Y != before.Y {
						t.Errorf("%s: a bar %.1f goes through %.1f", name, box, at)
					}
					corners[at], before = true, &at
				}
				if len(corners) != 4 {
					t.Errorf("%s: a bar has %d corners", name, len(corners))
				}
			}
		}
	}
}

// Zero is marked at each step of a change, whatever it is, and at none of a bill.
func TestChangesHaveTheirZero(t *testing.T) {
	for kind, want := range map[Kind]int{Total: 0, Paid: 0, Own: 0, Borne: 0, Cash: 0, More: 1, Less: 1, Net: 1} {
		w, _ := seen(t, &Waterfall{Bills: []Bill{{Title: "甲", Axis: "元", Steps: []Step{{Label: "乙", Amount: "100", To: 100, Kind: kind}}}}})
		if got := len(w.lines[1.2]); got != want {
			t.Errorf("kind %d: %d lines at zero, want %d", kind, got, want)
		}
	}
}

// The library shortens an axis by what its last label stands out. Labels from 0 to 100 in twenties stand apart where a fifth of what is left
// holds half of 80, five points and half of 100; else in fifties.
func TestTicksHaveRoomOnAShortenedAxis(t *testing.T) {
	h, err := newHouse(Half)
	if err != nil {
		t.Fatal(err)
	}
	sty := h.style(noteSize, ink(), text.XCenter, text.YTop)
	need, out := 5*((sty.Width("80")+sty.Width("100"))/2+5), sty.Width("100")/2
	for length, want := range map[vg.Length]string{need + out + 0.1: "0 20 40 60 80 100 ", need + out - 0.1: "0 50 100 ", need + 0.1: "0 50 100 "} {
		got := ""
		for _, tick := range h.ticks(0, 100, length, 100) {
			got += tick.Label + " "
		}
		if got != want {
			t.Errorf("on %.1f points: %s, want %s", length, got, want)
		}
	}
}

// A label that would stand out to the left by more than seven points is left out under bars too: −4,000 is some 43 points wide and its
// mark 8 from the left end.
func TestNoLabelOfBarsStandsInTheMargin(t *testing.T) {
	w, _ := seen(t, &Bars{Scales: []Scale{{Unit: "元", Bars: []Bar{{"甲", "六千", 6000, 6000, 6000, false}, {"乙", "负", -4000, -4000, -4000, false}}}}})
	w.where("−2,000")
	for _, x := range w.texts {
		if x.text == "−4,000" || x.box.Min.X < 14-7 {
			t.Errorf("%q stands at %.1f", x.text, x.box)
		}
	}
}

// A PDF has every word of the drawing, and no other, each in its place on a page of half the size.
func TestPDFHasItsWordsInPlace(t *testing.T) {
	w, _ := seen(t, example())
	var drawn bytes.Buffer
	for rest := file(t, example(), "pdf"); ; {
		_, after, found := bytes.Cut(rest, []byte("stream\n"))
		if !found {
			break
		}
		if z, err := zlib.NewReader(bytes.NewReader(after)); err == nil {
			io.Copy(&drawn, z) // to the stream's end
		}
		_, rest, _ = bytes.Cut(after, []byte("endstream"))
	}
	texts := regexp.MustCompile(`(?s)BT (-?[\d.]+) (-?[\d.]+) Td \((.*?)\) Tj ET`).FindAllStringSubmatch(drawn.String(), -1)
	if len(texts) != len(w.texts) || len(texts) < 10 {
		t.Fatalf("%d texts, want %d", len(texts), len(w.texts))
	}
	for i, m := range texts {
		units := strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r").Replace(m[3])
		var letters []uint16
		for k := 0; k+1 < len(units); k += 2 {
			letters = append(letters, uint16(units[k])<<8|uint16(units[k+1]))
		}
		x, _ := strconv.ParseFloat(m[1], 64)
		y, _ := strconv.ParseFloat(m[2], 64)
		want := w.texts[i]
		if text := string(utf16.Decode(letters)); text != want.text {
			t.Errorf("%q, want %q", text, want.text)
		}
		near(t, want.text+", right", vg.Length(x), want.box.Min.X/2)
		near(t, want.text+", up", vg.Length(y), (want.box.Min.Y+0.12*want.size)/2)
	}
}
