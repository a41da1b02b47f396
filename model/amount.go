package model

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
)

// What ParseAmount refuses.
var (
	ErrNoAmount   = errors.New("it is no amount of money")
	ErrNoUnit     = errors.New("it does not say whether it is yuan or ten thousand yuan")
	ErrHalfFen    = errors.New("it has more decimals than a fen")
	ErrHugeAmount = errors.New("it is above ten million million yuan")
)

// amountForm is digits, in threes where they are grouped, and a unit.
var amountForm = regexp.MustCompile(`^([+-]?)(\d{1,3}(?:,\d{3})+|\d+(?:_\d+)*)(?:\.(\d+))? *([^\d.,_].*)?$`)

// power is how many zeros stand between a unit of money and the fen; 0 for what is none.
func power(unit string) int {
	switch unit {
	case "元", "yuan":
		return 2
	case "thousand yuan", "thousand":
		return 5
	case "万元", "万", "ten thousand yuan":
		return 6
	case "million yuan", "million":
		return 8
	case "亿元", "亿":
		return 10
	case "billion yuan", "billion":
		return 11
	}
	return 0
}

// maxAmount has as many digits as ten million million yuan in fen, which a float64 holds exactly.
const maxAmount = 1e15

// ParseAmount reads an amount of public money as people write it, exactly: 4500万元, 1.2亿, 80,750,000元, 80.75 million. A
// number without a unit is refused: offices write yuan and ten thousand yuan alike.
func ParseAmount(s string) (Fen, error) {
	part := amountForm.FindStringSubmatch(strings.ReplaceAll(strings.TrimSpace(s), "，", ","))
	if part == nil {
		return 0, ErrNoAmount
	}
	sign, whole, decimals, unit := part[1], strings.NewReplacer(",", "", "_", "").Replace(part[2]), strings.TrimRight(part[3], "0"), strings.TrimSpace(part[4])
	zeros := power(unit)
	switch {
	case unit == "":
		return 0, ErrNoUnit
	case zeros == 0:
		return 0, ErrNoAmount
	case len(decimals) > zeros:
		return 0, ErrHalfFen
	}
	digits := strings.TrimLeft(whole+decimals+strings.Repeat("0", zeros-len(decimals)), "0")
	n, err := strconv.ParseInt("0"+digits, 10, 64)
	if err != nil || n > maxAmount {
		return 0, ErrHugeAmount
	}
	if sign == "-" {
		n = -n
	}
	return Fen(n), nil
}
