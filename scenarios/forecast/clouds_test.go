package forecast

import (
	"slices"
	"testing"

	"doudi/scenarios"
)

// Two draws of two replicates, over both years: the alternative spends 10 and 30 more in the first draw, 20 on average, and 5 less
// twice in the second; of households 4 and 2 fewer are poor, 3 on average, then none. The years by themselves are not looked at.
func TestCloudsByHand(t *testing.T) {
	p, r := byHand(t, 2, 2)
	r.put(t, 0, 2, "fund_spending", "all", "all", 100, 100, 50, 60)
	r.put(t, 1, 2, "fund_spending", "all", "all", 110, 130, 45, 55)
	r.put(t, 1, 1, "fund_spending", "all", "all", 9, 9, 9, 9)
	r.put(t, 0, 2, "poverty_d2", "all", "all", 14, 12, 7, 7)
	r.put(t, 1, 2, "poverty_d2", "all", "all", 10, 10, 7, 7)
	got := p.clouds(r)
	if len(got) != 1 || got[0].Scenario != "other" || !slices.Equal(got[0].Spending, []float64{20, -5}) || !slices.Equal(got[0].Averted, []float64{3, 0}) {
		t.Errorf("%+v", got)
	}
	p.Study.Months = scenarios.Months{First: 2, Last: 12}
	if got := p.clouds(r); got != nil {
		t.Errorf("of eleven months: %+v", got)
	}
}

// A study of fewer than a hundred draws says nothing of its inputs.
func TestFewDrawsTellNoInputs(t *testing.T) {
	p, r := byHand(t, 99, 1)
	in := &inputs{paths: []string{"a"}, place: map[string][]float64{"a": make([]float64, 99)}}
	if got := p.swings(in, r); got != nil {
		t.Errorf("%+v", got)
	}
	p, r = byHand(t, 100, 1)
	in.place["a"] = make([]float64, 100)
	for i := range 100 {
		in.place["a"][i] = (float64(i) + 0.5) / 100
		r.series[0][2][r.key(t, "fund_spending", "all", "all")].Values[i] = 1000 + 100*in.place["a"][i]
	}
	got := p.swings(in, r)
	if len(got) != 3 || got[0].Measure != "fund_spending" || got[0].Unit != "CNY" || got[0].Told != 1 || got[0].R2 < 0.999 || got[1].Told != 0 {
		t.Errorf("%+v", got)
	}
}
