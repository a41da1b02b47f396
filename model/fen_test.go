package model

import (
	"strings"
	"testing"

	"doudi/model/message"
)

func TestAmountsOfMoney(t *testing.T) {
	for text, want := range map[string]Fen{
		"0": 0, "1": 100, "1.5": 150, "1.05": 105, ".5": 50, "5.": 500, "-3.21": -321, "+3.21": 321, " 12.30 ": 1230, "1_000.00": 100_000,
		"1.500": 150, "0.01": 1, "10000000000": MaxFen, "9999999999.99": MaxFen - 1, "-10000000000": -MaxFen,
	} {
		if got, err := ParseFen(text); err != nil || got != want {
			t.Errorf("%q: %d, %v, want %d", text, got, err, want)
		}
	}
	for text, says := range map[string]string{
		"1.234": "more than two decimals", "1.005": "more than two decimals", "10000000000.01": "above the largest amount", "99999999999999999999": "above the largest amount",
		"1,5": "not an amount", "--1": "not an amount", "1e3": "not an amount", "1.-5": "not an amount", "1.2.3": "more than two decimals",
	} {
		if got, err := ParseFen(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %d, %v, want %q", text, got, err, says)
		}
	}
	for fen, want := range map[Fen]string{0: "0.00", 5: "0.05", 50: "0.50", 123_450: "1234.50", -5: "-0.05", -123_456: "-1234.56", 100: "1.00"} {
		if fen.String() != want {
			t.Errorf("%d fen are written %s, want %s", int64(fen), fen, want)
		}
	}
}

// Halves go away from zero.
func TestFenAndYuan(t *testing.T) {
	for yuan, want := range map[float64]Fen{12.34: 1234, 0.125: 13, -0.125: -13, 0.124: 12, 0.005: 1, -0.004: 0, 2.999: 300} {
		if got := FenOf(yuan); got != want {
			t.Errorf("%v yuan: %d fen, want %d", yuan, got, want)
		}
	}
	if Fen(12_345).Yuan() != 123.45 || Fen(-1).Yuan() != -0.01 {
		t.Errorf("%v, %v", Fen(12_345).Yuan(), Fen(-1).Yuan())
	}
}

func TestTitlesInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		title Title
		lang  message.Language
		want  string
	}{
		{Title{"甲", "a"}, "zh", "甲"}, {Title{"甲", "a"}, "en", "a"}, {Title{ZH: "甲"}, "en", "甲"}, {Title{EN: "a"}, "zh", "a"}, {Title{}, "en", "id"}, {Title{}, "zh", "id"},
	} {
		if got := c.title.In(c.lang, "id"); got != c.want {
			t.Errorf("%+v in %s: %s", c.title, c.lang, got)
		}
	}
}

// The words of policy files stand where their numbers are.
func TestWordsByNumber(t *testing.T) {
	for word, got := range map[string]string{
		"inpatient": KindNames()[Inpatient], "outpatient": KindNames()[Outpatient], "outpatient_chronic": KindNames()[OutpatientChronic],
		"township": LevelNames()[Township], "county": LevelNames()[County], "city": LevelNames()[City], "province": LevelNames()[Province],
		"in_county": PlaceNames()[InCounty], "in_area": PlaceNames()[InArea], "in_province": PlaceNames()[InProvince], "out_of_province": PlaceNames()[OutOfProvince],
		"male": SexNames()[Male], "female": SexNames()[Female],
	} {
		if got != word {
			t.Errorf("%s stands where %s should", got, word)
		}
	}
	if len(KindNames()) != 3 || len(LevelNames()) != 4 || len(PlaceNames()) != 4 || len(SexNames()) != 2 {
		t.Error("there are more words than numbers")
	}
}

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
