package decide

import (
	"math"
	"strconv"
	"strings"

	"doudi/model/document"
)

// multiples are what stands behind a number, the longer before what it ends with.
var multiples = []struct {
	word  string
	times float64
}{{"亿元", 1e8}, {"万元", 1e4}, {"亿", 1e8}, {"万", 1e4}, {"元", 1}, {"million", 1e6}, {"billion", 1e9}, {"thousand", 1e3}}

// Amount reads an amount of money as people write it, CNY: 4500万, 0.45亿, 45,000,000 or 45 million. where is what a message calls its place.
func Amount(where, text string) (float64, error) {
	number, times := strings.TrimSpace(text), 1.0
	for _, m := range multiples {
		if rest, ok := strings.CutSuffix(number, m.word); ok {
			number, times = strings.TrimSpace(rest), m.times
			break
		}
	}
	x, ok := plainNumber(number)
	if !ok || x < 0 || x*times > 1e15 {
		return 0, document.Refusef(where, "`%s` is no amount; write 4500万, 0.45亿 or 45000000", text)
	}
	return x * times, nil
}

// Share reads a share as people write it, 0…1: 95% or 0.95.
func Share(where, text string) (float64, error) {
	number, percent := strings.TrimSpace(text), false
	for _, sign := range []string{"%", "％"} {
		if rest, ok := strings.CutSuffix(number, sign); ok {
			number, percent = strings.TrimSpace(rest), true
		}
	}
	x, ok := plainNumber(number)
	if percent {
		x /= 100
	}
	if !ok || x < 0 || x > 1 {
		return 0, document.Refusef(where, "`%s` is no share; write 95%% or 0.95", text)
	}
	return x, nil
}

// Ends reads between which two values a lever is moved, the lower first: 0.5,0.9.
func Ends(where, text string) (*[2]float64, error) {
	low, high, two := strings.Cut(text, ",")
	from, errFrom := strconv.ParseFloat(strings.TrimSpace(low), 64)
	to, errTo := strconv.ParseFloat(strings.TrimSpace(high), 64)
	if !two || errFrom != nil || errTo != nil || !(from < to) || math.IsInf(from, 0) || math.IsInf(to, 0) {
		return nil, document.Refusef(where, "`%s` are no two values, the lower first; write 0.5,0.9", text)
	}
	return &[2]float64{from, to}, nil
}

// plainNumber reads digits with a point, and commas or underscores between thousands.
func plainNumber(text string) (float64, bool) {
	text = strings.NewReplacer(",", "", "，", "", "_", "").Replace(text)
	if text == "" || strings.Trim(text, "0123456789.") != "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil && !math.IsInf(x, 0)
}
