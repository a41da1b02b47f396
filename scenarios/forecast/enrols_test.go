package forecast

import (
	"testing"

	"doudi/model/document"
	"doudi/rules/packs"
	"doudi/rules/read"
)

// The national pack pays premiums from 2022, Huaihua's from 2018, as its document says. Before, what the profile says of subsidised premiums counts; a benefit that has
// lapsed, as Chongqing's of 2021, still says that nothing is paid.
func TestPremiumsCountFromTheFirstBenefitOn(t *testing.T) {
	for _, c := range []struct {
		pack string
		year int
		want bool
	}{{"national", 2021, false}, {"national", 2022, true}, {"national", 2026, true}, {"chongqing", 2017, true}, {"chongqing", 2026, true}, {"huaihua", 2017, false}, {"huaihua", 2018, true}, {"yunyang", 2016, true}, {"huolinguole", 2018, true}} {
		name, text, err := packs.Open(c.pack)
		if err != nil {
			t.Fatal(err)
		}
		docs, err := document.Parse(name, text)
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := read.Policy(docs[0])
		if err != nil {
			t.Fatal(err)
		}
		if got := enrols(p, c.year); got != c.want {
			t.Errorf("%s in %d: %v", c.pack, c.year, got)
		}
	}
}
