package population

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
)

// societalText is a societal line with a range in the dollar's yuan; its numbers are made up.
const societalText = `societal_line:
  dollars: 2017
  yuan_per_dollar: {value: 4, range: [3.5, 4.5], source: {ref: a, status: unverified}}
  median: {2016: 1.6, 2018: 10, after: {grow: 0.1, source: {ref: a, status: unverified}}}
  median_source: {ref: a, status: stated}
  prices: {2016: 98, 2017: 100, 2018: 103, after: {grow: 0.02, source: {ref: b, status: unverified}}}
  prices_source: {ref: b, status: stated}
tolerance:`

// The line by its definition: in 2016 a median of 1.60 makes 1.15 + 0.80, less than the extreme line of 2.15; in 2018 one of 10 makes 6.15,
// in 2020 one of 12.10 7.20. Yuan are those of 2017, carried by prices of 98, 103 and 103 · 1.02² to 100. In dollars of 2021 the line is
// at least 3.00 and begins at 1.30.
func TestSocietalLineByItsDefinition(t *testing.T) {
	incomes := [][]float64{{2000}, {10000}}
	p, says := readText(t, "tolerance:", societalText)
	if says != "" || !p.Societal() {
		t.Fatal(says)
	}
	if first, last := p.Quantities(), p.Unverified(); len(first) != len(mustRead(t).Quantities())+1 || last != mustRead(t).Unverified()+1 {
		t.Errorf("%d uncertain inputs, %d unverified", len(first), last)
	}
	for year, daily := range map[int]float64{2016: 2.15 * 0.98, 2018: 6.15 * 1.03, 2020: (1.15 + 10*1.1*1.1/2) * 1.03 * 1.02 * 1.02} {
		if got, want := p.Resolve(nil, year, incomes, []float64{1, 1}).Societal, daily*365*4; math.Abs(got-want) > 1e-9*want {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
	}
	if got, want := p.Resolve(model.Values{"profile.societal_line.yuan_per_dollar": 4.4}, 2018, incomes, []float64{1, 1}).Societal, 6.15*1.03*365*4.4; math.Abs(got-want) > 1e-9*want {
		t.Errorf("a draw of the dollar's yuan: %v, want %v", got, want)
	}
	p, says = readText(t, "tolerance:", strings.NewReplacer("dollars: 2017", "dollars: 2021", "2017: 100, 2018: 103", "2017: 100, 2018: 103, 2021: 110").Replace(societalText))
	if says != "" {
		t.Fatal(says)
	}
	for year, daily := range map[int]float64{2016: 3.00 * 98 / 110, 2018: 6.30 * 103 / 110} {
		if got, want := p.Resolve(nil, year, incomes, []float64{1, 1}).Societal, daily*365*4; math.Abs(got-want) > 1e-9*want {
			t.Errorf("%d in dollars of 2021: %v, want %v", year, got, want)
		}
	}
}

// Without the key nothing is known of the line; every key below it is needed.
func TestSocietalLineIsWholeOrAbsent(t *testing.T) {
	if p := mustRead(t); p.Societal() || p.Resolve(nil, 2018, [][]float64{{2000}, {10000}}, []float64{1, 1}).Societal != 0 {
		t.Error("a line that nobody stated")
	}
	for _, key := range []string{"dollars", "yuan_per_dollar", "median", "median_source", "prices", "prices_source"} {
		text := strings.Replace(societalText, "  "+key+":", "  # "+key+":", 1)
		if _, says := readText(t, "tolerance:", text); !strings.Contains(says, "`"+key+"`") {
			t.Errorf("without %s: %q", key, says)
		}
	}
}

func mustRead(t *testing.T) *Profile {
	t.Helper()
	p, says := readText(t)
	if says != "" {
		t.Fatal(says)
	}
	return p
}
