package forecast

import (
	"testing"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/packs"
	"doudi/rules/wave"
)

// The national pack pays premiums from 2022, Huaihua's from 2018, as its document says. Before, what the profile says of subsidised premiums counts; a benefit that has
// lapsed, as Chongqing's of 2021, still says that nothing is paid.
func TestPremiumsCountFromTheFirstBenefitOn(t *testing.T) {
	for _, c := range []struct {
		pack string
		year int
		want bool
	}{{"national", 2021, false}, {"national", 2022, true}, {"national", 2026, true}, {"chongqing", 2017, true}, {"chongqing", 2026, true}, {"huaihua", 2017, false}, {"huaihua", 2018, true}, {"yunyang", 2016, true}, {"huolinguole", 2018, true}} {
		if got := enrols(packed(t, c.pack), c.year); got != c.want {
			t.Errorf("%s in %d: %v", c.pack, c.year, got)
		}
	}
}

func packed(t *testing.T, pack string) *rules.Policy {
	t.Helper()
	_, text, err := packs.Open(pack)
	if err != nil {
		t.Fatal(err)
	}
	return policyOf(t, string(text))
}

// What is paid for one person, in yuan: the contribution of 2018, 220, in full, and in Yunyang from 2017 the 200 of the supplementary
// insurance; nothing for an ordinary resident, nor in Huolinguole for one at the margin.
func TestPremiumsOfThePacksByHand(t *testing.T) {
	for _, c := range []struct {
		pack, category string
		year, want     int
	}{
		{"yunyang", "registered_poor", 2018, 420}, {"yunyang", "exited_poor", 2019, 450}, {"yunyang", "registered_poor", 2016, 150}, {"yunyang", "resident", 2018, 0},
		{"huaihua", "registered_poor", 2018, 220}, {"huaihua", "extreme_poor", 2020, 280}, {"huaihua", "resident", 2018, 0}, {"huaihua", "registered_poor", 2017, 0},
		{"huolinguole", "dibao", 2018, 220}, {"huolinguole", "marginal", 2018, 0},
	} {
		words := &model.Claims{Waves: []int32{0}, Categories: []string{c.category}, Otherwise: []string{"resident"}}
		compiled, err := wave.CompilePremiums([]wave.Rules{{Policy: packed(t, c.pack)}}, c.year, words)
		if err != nil {
			t.Fatal(err)
		}
		paid := compiled.Stated()
		sum := model.Fen(0)
		for _, table := range paid[0] {
			if table != nil {
				sum += table[40] // a man of forty
			}
		}
		if sum != model.Fen(c.want*100) {
			t.Errorf("%s, %s in %d: %v fen, want %d yuan", c.pack, c.category, c.year, sum, c.want)
		}
	}
}
