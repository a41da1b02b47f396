package page

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/report"
)

// Of 0.5, 0.75 and 1 the second answers: the axis goes from 80 to 610 of the drawing, and that stands in its midst. Of at most 100, 50
// stands half of 205 above the foot at 220. The line ends at 15 and the budget of 98 is at 19.1, less than a line of words below it: its
// words are moved down to 15 behind the line's, each 4 below its place.
func TestWhatWasTriedIsDrawn(t *testing.T) {
	got := tried(report.Tried{
		Title: "A", X: []float64{0.5, 0.75, 1}, Most: 100, Limit: 98, Best: 1, Values: [2]string{"0.5", "x = 1"},
		Lines: []report.TriedLine{{Title: "mean", Y: []float64{0, 50, 100}}}, Says: func(y float64) string { return fmt.Sprint(y) },
	}, message.English)
	for _, want := range []string{`points="80.0,220.0 345.0,117.5 610.0,15.0 "`, `cx="345.0" cy="117.5"`, `y="19.0">mean<`, `y="34.0">Budget<`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
}
