package model

import "testing"

// What has no digit is no money, and one sign stands before an amount.
func TestParseFen(t *testing.T) {
	for _, text := range []string{"", " ", ".", "-", "+", "_", "__", "-.", "._", "-+5", "+-5", "--5", "1.2.3", "1e3", "1,000", "0x10", "5-", "1.005"} {
		if f, err := ParseFen(text); err == nil {
			t.Errorf("%q is read as %s", text, f)
		}
	}
	for text, want := range map[string]Fen{"0": 0, "-0": 0, ".5": 50, "5.": 500, "+5": 500, "-5.01": -501, "1_000.10": 100010, "007": 700, "1.500": 150} {
		if f, err := ParseFen(text); err != nil || f != want {
			t.Errorf("%q is read as %s, %v; want %s", text, f, err, want)
		}
	}
}
