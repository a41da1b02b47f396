package population

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
)

// Of 1,240 yuan a head in 2018 patients pay 0.454 of 800 yuan of admissions; what is left grows by a quarter a year, and the register has half of
// it. Where admissions would take more than there is, nothing is left. Without a total the admissions have no part in it.
func TestSpendingIsWhatAdmissionsLeave(t *testing.T) {
	q := func(path string, x float64) model.Quantity {
		return model.Quantity{Path: path, Value: x, Low: x, High: x}
	}
	p := &Profile{BaseYear: 2015, Strata: []Stratum{{Register: true}, {}}, otherTotal: q("total", 1240), otherOwn: q("own", 0.454), otherPoor: q("poor", 0.5),
		otherGrowth: model.Trend{Growth: q("growth", 0.25)}}
	of := func(year int, inpatient float64) []float64 {
		return p.Resolve(nil, year, [][]float64{{1}, {1}}, []float64{1, 1}, inpatient).Other
	}
	for _, x := range []struct {
		year            int
		inpatient, want float64
	}{{2018, 800, 1240 - 0.454*800}, {2019, 800, 1.25 * (1240 - 0.454*800)}, {2018, 0, 1240}, {2018, 3000, 0}} {
		if got := of(x.year, x.inpatient); math.Abs(got[1]-x.want) > 1e-9 || math.Abs(got[0]-x.want/2) > 1e-9 {
			t.Errorf("%d, %v yuan of admissions: %v, want half of %v and all", x.year, x.inpatient, got, x.want)
		}
	}
	p.otherTotal, p.otherPerHead = model.Quantity{}, q("per_head", 900)
	if got := of(2018, 800); got[1] != 900 {
		t.Errorf("stated as 900 it is %v", got[1])
	}
}

// Of 300 people a hundred are from 0 to 9, of whom half are below five and carry nothing, the other half 0.1 of one and 0.3 of another condition;
// two hundred are of ten, with 0.5 of the one and none of the other: (50 · 0.4 + 200 · 0.5)/300.
func TestConditionsCarried(t *testing.T) {
	p := &Profile{AgeFrom: []int{0, 10}, Male: []int{40, 200}, Female: []int{60, 0}, Conditions: []string{"one", "two"}, conditionAges: []int{0, 5, 10},
		conditions: [][]float64{{0, 0.1, 0.5}, {0, 0.3, 0}}}
	if got, want := p.Carried(), (50*0.4+200*0.5)/300.0; math.Abs(got-want) > 1e-12 {
		t.Errorf("%v, want %v", got, want)
	}
}

// Both ways to state it are read; at once they are refused, and neither is missed.
func TestSpendingIsReadOneWay(t *testing.T) {
	const stated = "  per_head: {value: 900, range: [800, 1000], source: {ref: a, status: stated}}\n"
	const total = "  total: {value: 1240, source: {ref: a, status: stated}}\n"
	const own = "  own: {value: 0.4, source: {ref: a, status: stated}}\n"
	for to, want := range map[string]string{
		total + own: "", stated + total + own: "`per_head` and `total` are two ways to say the same", total: "the key `own` is missing", "": "the key `per_head` is missing",
		stated + own: "the key `own` is not known here", total + strings.Replace(own, "0.4", "1.1", 1): "is 1.1",
	} {
		p, says := readText(t, stated, to)
		if want == "" && (says != "" || p.otherTotal.Value != 1240 || p.otherOwn.Value != 0.4) || !strings.Contains(says, want) {
			t.Errorf("%q: %q", to, says)
		}
	}
}
