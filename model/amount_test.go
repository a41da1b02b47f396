package model

import (
	"errors"
	"testing"
)

// Amounts as offices write them, in fen by hand.
func TestParseAmount(t *testing.T) {
	for text, want := range map[string]Fen{
		"0元": 0, "12.5元": 1250, "1,234.56元": 123456, "1_234元": 123400, "4500万元": 4_500_000_000, "4500万": 4_500_000_000, "-0.01万元": -10_000, "1200.000000万元": 1_200_000_000,
		"352.123456万元": 352_123_456, "1.2亿": 12_000_000_000, "1.2 亿元": 12_000_000_000, "80.75 million yuan": 8_075_000_000, "3 billion yuan": 300_000_000_000,
		"7 thousand yuan": 700_000, "2 ten thousand yuan": 2_000_000, "5 yuan": 500, "45 million": 4_500_000_000, "2 thousand": 200_000, "1，200元": 120_000, "100000亿元": 1e15, "+3元": 300,
	} {
		if got, err := ParseAmount(text); err != nil || got != want {
			t.Errorf("%s is %d fen, %v; want %d", text, got, err, want)
		}
	}
	for text, want := range map[string]error{
		"": ErrNoAmount, "many": ErrNoAmount, "1e6元": ErrNoAmount, "1,2万元": ErrNoAmount, "12,34元": ErrNoAmount, "１２元": ErrNoAmount, "--1元": ErrNoAmount, "3 dollars": ErrNoAmount, "=1万元": ErrNoAmount,
		"4500": ErrNoUnit, "1,200": ErrNoUnit, "0.005元": ErrHalfFen, "1.2345678万元": ErrHalfFen, "100001亿元": ErrHugeAmount, "99999999999999999999元": ErrHugeAmount,
	} {
		if got, err := ParseAmount(text); !errors.Is(err, want) {
			t.Errorf("%s is %d fen, %v; want: %v", text, got, err, want)
		}
	}
}
