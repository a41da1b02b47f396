package page

import (
	"strings"
	"testing"

	"doudi/model/message"
)

// Of several the longest counts; 300 ms are within 0.3 s and 301 are not; what was not measured is not told.
func TestWhatThePageMeasuresIsHeldToItsBars(t *testing.T) {
	for longest, want := range map[string]string{"300": "<td>0.300 s</td><td>0.3 s</td><td>within</td>", "301": "<td>0.301 s</td><td>0.3 s</td><td>beyond</td>"} {
		out := ask(t, &Desk{}, "benchmark", Request{Lang: message.English, Values: map[string]string{"file": "16777216", "settle": "120 " + longest + " 90"}})
		if got := out.Parts["benchmark"]; !strings.Contains(got, want) || !strings.Contains(got, "<td>16.0 MB</td><td>16 MB</td><td>within</td>") || strings.Count(got, "data-measured") != 2 {
			t.Errorf("%s: %s", longest, got)
		}
	}
}
