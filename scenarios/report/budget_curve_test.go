package report

import (
	"math"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// Five simulations spend 100, 200, 200, 300 and 500 thousand yuan: the curve falls by a quarter from one to the next, and is straight
// between them.
func TestABudgetIsAskedForOneAmount(t *testing.T) {
	run := &forecast.Result{Study: &scenarios.Study{Draws: 5, Replicates: 1}, Curves: []forecast.Curve{
		{Fund: "f", Year: 2019, Amounts: []float64{100e3, 200e3, 200e3, 300e3, 500e3}},
		{Fund: "idle", Year: 2019, Amounts: []float64{0, 0, 0, 0, 0}},
	}}
	list := Budgets(run, message.English)
	if len(list) != 1 {
		t.Fatalf("%d funds; one spends nothing", len(list))
	}
	b := list[0]
	if b.Most != 500e3 || len(b.Points) != 5 || b.Points[0] != (figure.Overrun{Amount: 100e3, Probability: 1}) {
		t.Errorf("the curve is %+v", b)
	}
	for amount, want := range map[float64]float64{0: 1, 100e3: 1, 150e3: 0.875, 250e3: 0.375, 300e3: 0.25, 400e3: 0.125, 500e3: 0, 600e3: 0} {
		if got, _ := b.At(amount); math.Abs(got-want) > 1e-12 {
			t.Errorf("%v is passed with probability %v, not %v", amount, got, want)
		}
	}
	if _, said := b.At(400e3); !strings.Contains(said, "400 thousand yuan for 2019: by 5 simulations") || !strings.Contains(said, "about 13 %") {
		t.Errorf("it is said: %s", said)
	}
}
