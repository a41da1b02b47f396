package report

import (
	"encoding/json"
	"math"
	"strings"

	"doudi/model/message"
	"doudi/scenarios/figure"
)

// grouped writes a number with a fixed number of decimals and its thousands parted by commas; nothing for NaN. A terminal
// gets a hyphen for the minus sign of the figures.
func grouped(x float64, decimals int) string {
	return strings.Replace(figure.Number(x, decimals), "−", "-", 1)
}

// decimalsFor is how many decimals show three digits of the largest of some amounts, at most two, or the unit's own
// number of them; a count of one or more has none. Amounts that are read together get the same.
func (u unit) decimalsFor(amounts ...float64) int {
	if u.fixed {
		return 2
	}
	largest := u.largest(amounts...)
	switch {
	case largest == 0 || largest >= 100 || u.whole && largest >= 1:
		return 0
	case largest >= 10:
		return 1
	}
	return 2
}

// largest is the largest of some amounts in the unit.
func (u unit) largest(amounts ...float64) float64 {
	largest := 0.0
	for _, x := range amounts {
		if !math.IsNaN(x) {
			largest = max(largest, math.Abs(x*u.factor))
		}
	}
	return largest
}

// of writes an amount in the unit.
func (u unit) of(x float64) string { return grouped(x*u.factor, u.decimalsFor(x)) }

// span writes an interval in the unit.
func (u unit) span(l message.Language, low, high float64) string {
	if math.IsNaN(low) || math.IsNaN(high) {
		return ""
	}
	decimals := u.decimalsFor(low, high)
	return l.Say("%s to %s", grouped(low*u.factor, decimals), grouped(high*u.factor, decimals))
}

// signed writes a difference in the unit, with its sign.
func (u unit) signed(x float64) string {
	text := u.of(x)
	if x > 0 && strings.Trim(text, "0.,") != "" {
		return "+" + text
	}
	return text
}

// number is a float64 that JSON shows as null where it has no meaning.
type number float64

// MarshalJSON writes the number as summary.csv does.
func (n number) MarshalJSON() ([]byte, error) {
	text := plain(float64(n))
	if text == "" {
		return json.Marshal(nil)
	}
	return []byte(text), nil
}
