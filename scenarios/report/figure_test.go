package report

import (
	"image/png"
	"io"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/encoding/simplifiedchinese"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg/draw"

	"doudi/scenarios/forecast"
)

// gb2312 is the characters of GB 2312-80: 682 signs and 6,763 hanzi, by rows and the places in each that are taken.
func gb2312(t *testing.T) []rune {
	t.Helper()
	taken := map[int][][2]int{
		1: {{1, 94}}, 2: {{17, 66}, {69, 78}, {81, 92}}, 3: {{1, 94}}, 4: {{1, 83}}, 5: {{1, 86}}, 6: {{1, 24}, {33, 56}},
		7: {{1, 33}, {49, 81}}, 8: {{1, 26}, {37, 73}}, 9: {{4, 79}}, 55: {{1, 89}},
	}
	var out []rune
	for row := 1; row <= 87; row++ {
		places, special := taken[row]
		if !special {
			if row < 16 {
				continue
			}
			places = [][2]int{{1, 94}}
		}
		for _, p := range places {
			for place := p[0]; place <= p[1]; place++ {
				s, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{byte(0xa0 + row), byte(0xa0 + place)})
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, []rune(string(s))...)
			}
		}
	}
	if len(out) != 682+6763 {
		t.Fatalf("GB 2312 has 7,445 characters, not %d", len(out))
	}
	return out
}

func TestFontShowsChineseGreekAndLatin(t *testing.T) {
	face, _, err := loadFont()
	if err != nil {
		t.Fatal(err)
	}
	all := gb2312(t)
	for r := rune(' '); r <= '~'; r++ {
		all = append(all, r)
	}
	all = append(all, []rune("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω±×÷≤≥≈−‰¥²³–—“”…")...)
	var buffer sfnt.Buffer
	for _, r := range all {
		if index, err := face.GlyphIndex(&buffer, r); err != nil || index == 0 {
			t.Errorf("the font has no %c (U+%04X)", r, r)
		}
	}
	name, err := face.Name(&buffer, sfnt.NameIDFamily)
	if err != nil || name != "Doudi Sans" || strings.Contains(name, "Source") {
		t.Errorf("the font is called %q (%v)", name, err)
	}
}

// paint draws a figure and returns the characters drawn.
func paint(t *testing.T, f figure, lang, format string, run *forecast.Result, w io.Writer) string {
	t.Helper()
	face, fonts, err := loadFont()
	if err != nil {
		t.Fatal(err)
	}
	var drawn strings.Builder
	canvas := &outlined{CanvasWriterTo: blank(format), face: face, drawn: func(r rune) { drawn.WriteRune(r) }}
	f.paint(house{tongue(lang), text.Plain{Fonts: fonts}}, run, draw.New(canvas))
	if _, err := canvas.WriteTo(w); err != nil {
		t.Fatal(err)
	}
	return drawn.String()
}

func TestFiguresSayTheFindingInGlyphsThatExist(t *testing.T) {
	run := example(t)
	face, _, err := loadFont()
	if err != nil {
		t.Fatal(err)
	}
	// From the example: 2,880 of 3,549 million are 81 %; without the backstop 97 yuan a patient; deciles 300 + 60 d.
	want := map[string][2]string{
		"fund_spending": {"现行政策：2017-2019年各项共支出约354,900万元，其中基本医疗保险占81%", "81 % of it by"},
		"scenarios":     {"取消政府兜底：患者人均多负担97.0元，基金少支出12,300万元", "a patient pays 97.0 yuan more"},
		"oop_by_decile": {"现行政策：收入最低的十分之一账单内人均负担360元，最高的十分之一900元", "the poorest tenth pays 360 yuan"},
	}
	var buffer sfnt.Buffer
	for _, f := range figures() {
		for i, lang := range []string{"zh", "en"} {
			drawn := paint(t, f, lang, "svg", run, io.Discard)
			if !strings.Contains(drawn, want[f.name][i]) {
				t.Errorf("%s %s: %q is not drawn:\n%s", f.name, lang, want[f.name][i], drawn)
			}
			for _, r := range drawn {
				if index, err := face.GlyphIndex(&buffer, r); err != nil || index == 0 {
					t.Errorf("%s %s: no glyph for %c", f.name, lang, r)
				}
			}
		}
	}
}

func TestFigureFiles(t *testing.T) {
	run := example(t)
	in, out := io.Pipe()
	go func() {
		paint(t, figures()[0], "zh", "png", run, out)
		out.Close()
	}()
	picture, err := png.Decode(in)
	if err != nil {
		t.Fatal(err)
	}
	// 18 × 11 cm at 200 dots an inch of 2.54 cm.
	if size := picture.Bounds().Size(); size.X != 1417 || size.Y != 866 {
		t.Errorf("the PNG is %v", size)
	}
	var svg strings.Builder
	paint(t, figures()[0], "zh", "svg", run, &svg)
	if strings.Contains(svg.String(), "<text") || !strings.Contains(svg.String(), "<path") {
		t.Error("the SVG depends on a font of the reader's machine")
	}
}

func TestAlternativesWithoutEffectAreNoFinding(t *testing.T) {
	run := example(t)
	for i := range run.Rows {
		run.Rows[i].Noise = true
	}
	if got := scenariosTitle(house{l: "zh"}, run); got != "各方案患者负担的差别可能只是随机波动" {
		t.Error(got)
	}
}

func TestTicksAreRound(t *testing.T) {
	for _, c := range []struct {
		top  float64
		most int
		want string
	}{
		{550_000, 5, "0 100,000 200,000 300,000 400,000 500,000"}, {5300, 3, "0 2,000 4,000"}, {0.9, 5, "0.0 0.2 0.4 0.6 0.8"}, {10, 5, "0 2 4 6 8 10"},
	} {
		var labels []string
		for _, tick := range ticks(c.top, c.most) {
			labels = append(labels, tick.Label)
		}
		if got := strings.Join(labels, " "); got != c.want {
			t.Errorf("%v: %s, want %s", c.top, got, c.want)
		}
	}
}

func TestWrapFitsTheWidth(t *testing.T) {
	_, fonts, err := loadFont()
	if err != nil {
		t.Fatal(err)
	}
	sty := house{"zh", text.Plain{Fonts: fonts}}.style(10, ink(), text.XLeft, text.YTop)
	for words, want := range map[string][]string{
		"一二三四五六七八": {"一二三四五", "六七八"}, // ten points a character, five in 55 points
		"一二三四五，六":  {"一二三四", "五，六"},  // a comma begins no line
		"short":    {"short"},
	} {
		if got := wrap(sty, words, 55); strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}
