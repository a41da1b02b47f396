package measure

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

// By hand: two equal groups with 1 and 3: L = 0.25, 1; 1 − 0.5·0.25 − 0.5·1.25 = 0.25. Ranked the other way the
// concentration is −0.25, the Gini still 0.25.
func TestInequality(t *testing.T) {
	near(t, "Gini", Gini([]float64{5, 5}, []float64{5, 15}), 0.25, 1e-12)
	near(t, "Gini of the reverse", Gini([]float64{5, 5}, []float64{15, 5}), 0.25, 1e-12)
	near(t, "concentration", Concentration([]float64{5, 5}, []float64{15, 5}), -0.25, 1e-12)
	near(t, "unequal groups", Gini([]float64{1, 3}, []float64{0, 6}), 0.25, 1e-12)                          // 1 − 0.25·0 − 0.75·1
	near(t, "ranked by the amount a head", Gini([]float64{10, 1}, []float64{20, 10}), 10.0/11-2.0/3, 1e-12) // ten people at 2, one at 10
	near(t, "an empty group", Gini([]float64{5, 0, 5}, []float64{5, 0, 15}), 0.25, 1e-12)
	near(t, "no amount", Concentration([]float64{5, 5}, []float64{0, 0}), 0, 0)
	near(t, "no people", Concentration([]float64{0, 0}, []float64{1, 2}), 0, 0)
	near(t, "nobody", Gini([]float64{0, 0}, []float64{0, 0}), 0, 0)
}
