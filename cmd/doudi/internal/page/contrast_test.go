package page

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// luminance is a colour's as WCAG 2.1 defines it, of #rrggbb or #rgb.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 4 {
		hex = fmt.Sprintf("#%c%c%c%c%c%c", hex[1], hex[1], hex[2], hex[2], hex[3], hex[3])
	}
	sum := 0.0
	for i, share := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			sum += share * c / 12.92
		} else {
			sum += share * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Every colour of letters stands out from what is behind it as WCAG's AA asks, by 4.5: a rule's own background, or, where it has none,
// any light one that the page has. What bounds a field or draws a line stands out by 3 from white.
func TestColoursStandOut(t *testing.T) {
	if got := contrast(t, "#000", "#ffffff"); math.Abs(got-21) > 1e-9 {
		t.Fatalf("black on white is %v", got)
	}
	if got := contrast(t, "#777777", "#fff"); math.Abs(got-4.48) > 0.005 { // as WCAG's own example has it
		t.Fatalf("grey on white is %v", got)
	}
	rule := regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	value := func(name, block string) string {
		if found := regexp.MustCompile(`(?:^|[;\s])` + name + `:[^;]*?(#[0-9a-f]{3,6})`).FindStringSubmatch(block); found != nil {
			return found[1]
		}
		return ""
	}
	var light []string
	for _, x := range rule.FindAllStringSubmatch(style, -1) {
		if b := value("background", x[2]); b != "" && luminance(t, b) > 0.5 {
			light = append(light, b)
		}
	}
	letters, lines := 0, 0
	for _, x := range rule.FindAllStringSubmatch(style, -1) {
		if c := value("color", x[2]); c != "" {
			behind := light
			if b := value("background", x[2]); b != "" {
				behind = []string{b}
			} else if luminance(t, c) > 0.5 {
				t.Errorf("%s: %s has no background of its own", x[1], c)
			}
			for _, b := range behind {
				if letters++; contrast(t, c, b) < 4.5 {
					t.Errorf("%s: %s on %s is %.2f", x[1], c, b, contrast(t, c, b))
				}
			}
		}
		for _, name := range []string{"stroke", "fill"} {
			if c := value(name, x[2]); c != "" && !regexp.MustCompile(`\.grid`).MatchString(x[1]) {
				if lines++; contrast(t, c, "#fff") < 3 {
					t.Errorf("%s: %s on white is %.2f", x[1], c, contrast(t, c, "#fff"))
				}
			}
		}
	}
	if field := regexp.MustCompile(`\ninput, select, textarea \{[^}]*border: 1px solid (#[0-9a-f]+)`).FindStringSubmatch(style); field == nil || contrast(t, field[1], "#fff") < 3 {
		t.Errorf("a field's border: %v", field)
	}
	if letters < 20 || lines < 4 {
		t.Errorf("%d pairs of letters and %d lines were found", letters, lines)
	}
}

// Nothing moves by itself, so that whoever asks for less motion has it; and a system or browser that darkens pages leaves this one as it
// is, with the colours that were measured.
func TestNothingMovesOrDarkens(t *testing.T) {
	for _, moves := range []string{"transition", "animation", "@keyframes", "scroll-behavior"} {
		if strings.Contains(style, moves) || strings.Contains(script, moves) {
			t.Errorf("the page has %s", moves)
		}
	}
	if strings.Contains(script, `behavior: "smooth"`) || !strings.Contains(style, "color-scheme: only light") {
		t.Error("the page scrolls smoothly, or takes part in dark modes")
	}
}
