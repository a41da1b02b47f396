package figure

import (
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/encoding/simplifiedchinese"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

func point(x, y vg.Length) vg.Point { return vg.Point{X: x, Y: y} }

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
	l, err := loadFont()
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
		if index, err := l.font.GlyphIndex(&buffer, r); err != nil || index == 0 {
			t.Errorf("the font has no %c (U+%04X)", r, r)
		}
	}
	name, err := l.font.Name(&buffer, sfnt.NameIDFamily)
	if err != nil || name != "Doudi Sans" || strings.Contains(name, "Source") {
		t.Errorf("the font is called %q (%v)", name, err)
	}
}

func TestWrapFitsTheWidth(t *testing.T) {
	h, err := newHouse(Half)
	if err != nil {
		t.Fatal(err)
	}
	sty := h.style(10, ink(), text.XLeft, text.YTop)
	for _, c := range []struct {
		words string
		most  int
		want  string
	}{
		{"一二三四五六七八", 9, "一二三四五|六七八"}, // ten points a character, five in 55 points
		{"一二三四五，六", 9, "一二三四|五，六"},   // a comma begins no line
		{"一二三四（六七", 9, "一二三四|（六七"},   // a bracket ends none
		{"一二三四五)))六", 9, "一二三四|五)))六"},
		{"一二三四五六七八", 1, "一二三四…"},
		{"一二三四五", 1, "一二三四五"}, // nothing is cut that fits
		{"short", 9, "short"},
		{"", 9, ""},
	} {
		if got := strings.Join(wrap(sty, c.words, 55, c.most), "|"); got != c.want {
			t.Errorf("%q: %q, want %q", c.words, got, c.want)
		}
	}
	for _, line := range wrap(sty, strings.Repeat("W", 500), 55, 100) {
		if sty.Width(line) > 55 {
			t.Errorf("%q is wider than the line", line)
		}
	}
	if got := strings.Join(wrap(sty, strings.Repeat("Wmi", 50), 55, 100), ""); got != strings.Repeat("Wmi", 50) {
		t.Errorf("a word without a break loses letters: %s", got)
	}
}

func TestCharactersOutsideTheFontAreShownAsMissing(t *testing.T) {
	l, err := loadFont()
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{"龘县": "□县", "a\tb\nc": "a b c", "x\u200by": "xy", "\xff!": "□!"} {
		if got := l.shown(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func TestTicksAreRound(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		steps     int
		want      string
	}{
		{0, 550_000, 5, "0 200,000 400,000"}, {0, 500_000, 5, "0 100,000 200,000 300,000 400,000 500,000"}, {-5300, 1200, 4, "−4,000 −2,000 0"},
		{0.13, 0.9, 5, "0.2 0.4 0.6 0.8"}, {-1, 1, 2, "−1 0 1"},
	} {
		var labels []string
		for _, tick := range round(c.low, c.high, c.steps) {
			labels = append(labels, tick.Label)
		}
		if got := strings.Join(labels, " "); got != c.want {
			t.Errorf("%v to %v: %s, want %s", c.low, c.high, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		x        float64
		decimals int
		want     string
	}{{1234567.891, 2, "1,234,567.89"}, {-1234, 0, "−1,234"}, {-0.001, 2, "0.00"}, {999, 0, "999"}} {
		if got := Number(c.x, c.decimals); got != c.want {
			t.Errorf("%v: %s, want %s", c.x, got, c.want)
		}
	}
}
