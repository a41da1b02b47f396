package scenarios

import (
	"strings"
	"testing"
)

// What a published figure stands for: 0.80 for anything that rounds to it, a floor for anything above.
func TestTargetsAgreeAsFarAsTheyAreRounded(t *testing.T) {
	for _, c := range []struct {
		value     string
		low, high float64
		agrees    bool
	}{
		{"0.80", 0.8003, 0.8009, true},
		{"0.80", 0.8060, 0.8100, false},
		{"0.9085", 0.8824, 0.9031, false},
		{"0.9085", 0.8824, 0.90847, true},
		{"8075", 8076, 9000, false},
		{"{at_least: 0.9}", 0.903, 0.92, true},
		{"{at_least: 0.9}", 0.80, 0.85, false},
		{"{at_most: 0.9}", 0.80, 0.85, true},
		{"0.9", 0.894, 0.894, false},
		{"{at_most: 0.9}", 0.96, 0.99, false},
	} {
		text := good + "targets:\n  - {name: x, measure: che10, value: " + c.value + ", unit: ratio, source: {ref: r, status: stated}}\n"
		if strings.Contains(good, "targets:") {
			text = good[:strings.Index(good, "targets:")] + text[len(good):]
		}
		s, _, err := Parse("s.yaml", []byte(text), Given{})
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Targets[len(s.Targets)-1].Agrees(c.low, c.high); got != c.agrees {
			t.Errorf("%s against [%v, %v]: %v", c.value, c.low, c.high, got)
		}
	}
}
