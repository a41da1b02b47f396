package resolve_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/read"
	"doudi/rules/resolve"
)

// The rate of 2018 is less sure than that of 2019. One place is drawn for both: a draw that stands at a quantile of the
// first range stands at the same of the second, half as wide, so the factors' distances from 1 are 2 to 1, and the rate
// of 2020, of the range of 2018, has its factor.
func TestDatesOfAParameterAreDrawnAsOne(t *testing.T) {
	docs, err := document.Parse("dated.yaml", []byte(`policy: dated
sources: {made: {title: made up}}
from: 2018-01-01
source: {ref: made, status: unverified}
parameters:
  rate:
    unit: rate
    values:
      - {from: 2018-01-01, value: 0.5, range: [0.8, 1.2]}
      - {from: 2019-01-01, value: 0.5, range: [0.9, 1.1]}
      - {from: 2020-01-01, value: 0.5, range: [0.8, 1.2]}
      - {from: 2021-01-01, value: 0.5}
benefits:
  - {id: only, pays: rate * total}
`))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, q := range p.Quantities() {
		paths = append(paths, fmt.Sprint(q.Path, " ", q.Low, "–", q.High))
	}
	if got := strings.Join(paths, ", "); got != "policy.rate 0.8–1.2, policy.rate.2019-01-01 0.9–1.1" {
		t.Errorf("uncertain are %s", got)
	}
	for _, place := range []float64{0, 0.1, 0.5, 0.83, 1} {
		values := model.Values{}
		for _, q := range p.Quantities() {
			if q.Drawn() != "policy.rate" {
				t.Errorf("%s is drawn as %s", q.Path, q.Drawn())
			}
			values[q.Path] = q.At(place)
		}
		rate := func(year int) float64 {
			_, err := resolve.Edition(p, rules.MonthOf(year, 1), values)
			if err != nil {
				t.Fatal(err)
			}
			return p.Parameters[0].On(rules.MonthOf(year, 1), values).Number
		}
		first := rate(2018) - 0.5
		if math.Abs(first-2*(rate(2019)-0.5)) > 1e-12 || rate(2020) != rate(2018) || rate(2021) != 0.5 {
			t.Errorf("at %v: %v, %v, %v, %v", place, rate(2018), rate(2019), rate(2020), rate(2021))
		}
	}
}
