package household

import (
	"math"
	"testing"
)

func near(t *testing.T, name string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s is %.9g, want %.9g", name, got, want)
	}
}

// The handbook case of the World Bank (Haughton and Khandker, Handbook on Poverty and Inequality, ch. 4): incomes 100,
// 110, 150, 160 under a line of 125.
func TestPovertyOfTheHandbook(t *testing.T) {
	var poor, gap, squared, watts float64
	for _, y := range []float64{100, 110, 150, 160} {
		d := DepthOf(y, 125)
		if d.Gap > 0 {
			poor++
		}
		gap, squared, watts = gap+d.Gap, squared+d.Squared, watts+d.Watts
	}
	near(t, "headcount", poor/4, 0.5, 0)
	near(t, "gap", gap/4, 0.08, 1e-12)
	near(t, "squared gap", squared/4, 0.0136, 1e-12)
	near(t, "Watts", watts/4, 0.0877442, 5e-8)
}

func TestDepthAtTheEdges(t *testing.T) {
	if d := DepthOf(125, 125); d != (Depth{}) {
		t.Errorf("at the line %+v", d)
	}
	d := DepthOf(-50, 125) // nothing left is the deepest there is
	near(t, "gap", d.Gap, 1, 0)
	near(t, "Watts", d.Watts, math.Log(100), 1e-12)
	near(t, "Watts below a hundredth of the line", DepthOf(1, 125).Watts, math.Log(100), 1e-12)
	near(t, "Watts above it", DepthOf(2.5, 125).Watts, math.Log(50), 1e-12)
	if d := DepthOf(0, 0); d != (Depth{}) {
		t.Errorf("without a line %+v", d)
	}
}

// With elasticity 0.5 a quarter of the mean income gives half of the mean consumption.
func TestConsumption(t *testing.T) {
	near(t, "consumption", Consumption(2500, 10000, 8000, 0.5), 4000, 1e-9)
}

// At the mean size subsistence is φ · line a head; 0.6 · 3000 · 4 = 7200. For one person of mean size 4:
// 1800 · 4^0.44 = 1800 · 1.840375… = 3312.676.
func TestSubsistence(t *testing.T) {
	near(t, "four", Subsistence(0.6, 3000, 4, 4), 7200, 1e-9)
	near(t, "one", Subsistence(0.6, 3000, 4, 1), 3312.676, 1e-3)
}
