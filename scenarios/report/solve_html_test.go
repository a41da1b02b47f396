package report

import (
	"html"
	"math"
	"strings"
	"testing"

	"doudi/model/message"
)

// The page's answer has every number and word of the terminal's, and turns and errors with them.
func TestTheAnswerOnThePageHoldsTheTerminals(t *testing.T) {
	a := solvedExample()
	a.Turns = []float64{0.25, 0.75}
	for _, l := range []message.Language{message.Chinese, message.English} {
		var text, page strings.Builder
		if err := WriteAnswerText(&text, a, l); err != nil {
			t.Fatal(err)
		}
		if err := WriteAnswerHTML(&page, a, l, "<svg>drawn</svg>"); err != nil {
			t.Fatal(err)
		}
		squeezed := func(s string) string { return strings.Join(strings.Fields(s), "") }
		got := squeezed(html.UnescapeString(htmlTag.ReplaceAllString(page.String(), " ")))
		for _, line := range strings.Split(text.String(), "\n") {
			for _, word := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '←' }) {
				word = strings.Trim(word, "-")
				if !strings.Contains(got, squeezed(word)) {
					t.Errorf("%s: %q of the line %q is not on the page", l, word, line)
				}
			}
		}
		if !strings.Contains(page.String(), "<svg>drawn</svg>") {
			t.Error("the drawing is missing")
		}
	}
}

// Of the example 4, 44.950001 and 124 million suffice: the axis ends at the highest, a budget of 45 million is drawn, one of 200 million
// would leave the lines flat and is not, and a lever that changes nothing has no best.
func TestWhatIsDrawnOfAnAnswer(t *testing.T) {
	a := solvedExample()
	list := TriedOf(a, message.English)
	if len(list) != 1 {
		t.Fatalf("%d figures", len(list))
	}
	f := list[0]
	if f.Most != 124e6 || f.Limit != 45e6 || f.Best != 1 || len(f.Lines) != 2 || f.Lines[0].Y[1] != 44_950_001 || f.Lines[1].Y[2] != 72e6 || f.X[1] != 0.5 {
		t.Errorf("drawn is %+v", f)
	}
	if got := f.Says(62e6) + f.Values[0] + f.Values[1]; got != "62.0"+"0"+"parameters.rate = 1" {
		t.Errorf("said is %q", got)
	}
	a.Question.Budget, a.Idle = 200e6, true
	if f = TriedOf(a, message.English)[0]; !math.IsNaN(f.Limit) || f.Most != 124e6 || f.Best != -1 {
		t.Errorf("drawn is %+v", f)
	}
}
