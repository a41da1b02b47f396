package model

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Fen is an amount of money in hundredths of the currency unit (yuan). Sums of Fen are exact in any order, which is
// why every total of the simulation is one.
type Fen int64

// MaxFen bounds the amounts that are read from files: ten billion yuan, far above any bill and far below the 2⁵³ fen
// that a float64 holds exactly.
const MaxFen Fen = 1e12

// Yuan returns the amount in yuan, correctly rounded to a float64.
func (f Fen) Yuan() float64 { return float64(f) / 100 }

// FenOf returns the whole fen nearest to an amount in yuan (halves away from zero). It is for amounts that are sampled
// or summarised; a benefit is rounded by its policy's own rule.
func FenOf(yuan float64) Fen { return Fen(math.Round(yuan * 100)) }

// String writes the amount in yuan with two decimals, without grouping: 1234.50.
func (f Fen) String() string {
	sign := ""
	if f < 0 {
		sign, f = "-", -f
	}
	return fmt.Sprintf("%s%d.%02d", sign, f/100, f%100)
}

// ParseFen reads a decimal amount of yuan exactly. More than two decimals are refused, since a bill has none.
func ParseFen(s string) (Fen, error) {
	text := strings.ReplaceAll(strings.TrimSpace(s), "_", "")
	negative := strings.HasPrefix(text, "-")
	if negative || strings.HasPrefix(text, "+") {
		text = text[1:]
	}
	whole, part, _ := strings.Cut(text, ".")
	if whole+part == "" {
		return 0, fmt.Errorf("%q is not an amount of money; write it like 1234.50", s)
	}
	part = strings.TrimRight(part, "0")
	if len(part) > 2 {
		return 0, fmt.Errorf("%q has more than two decimals; amounts are whole fen", s)
	}
	part += "00"[len(part):]
	if whole == "" {
		whole = "0"
	}
	for _, r := range whole + part {
		if r < '0' || r > '9' {
			return 0, fmt.Errorf("%q is not an amount of money; write it like 1234.50", s)
		}
	}
	n, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil || Fen(n) > MaxFen {
		return 0, fmt.Errorf("%q is above the largest amount that is read, %s", s, MaxFen)
	}
	if negative {
		n = -n
	}
	return Fen(n), nil
}
