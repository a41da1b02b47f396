package decide

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"doudi/model"
	"doudi/model/document"
)

// Amount reads an amount of money as people write it, CNY: 4500万, 0.45亿, 45 million, or a number alone, which is of yuan. where is what
// a message calls its place.
func Amount(where, text string) (float64, error) {
	amount, err := model.ParseAmount(text)
	if errors.Is(err, model.ErrNoUnit) {
		amount, err = model.ParseAmount(text + "元")
	}
	if err != nil || amount < 0 {
		return 0, document.Refusef(where, "`%s` is no amount; write 4500万, 0.45亿 or 45000000", text)
	}
	return float64(amount) / 100, nil
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

// plainNumber reads digits with a point.
func plainNumber(text string) (float64, bool) {
	if text == "" || strings.Trim(text, "0123456789.") != "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil
}
