package model

import (
	"math"
	"testing"
)

// moments are mean and standard deviation of what a quantity draws, over a fine grid of places.
func moments(q Quantity, of func(float64) float64) (mean, sd float64) {
	const n = 100_000
	var sum, squares float64
	for i := range n {
		x := of(q.At((float64(i) + 0.5) / n))
		sum, squares = sum+x, squares+float64(x*x)
	}
	mean = sum / n
	return mean, math.Sqrt(squares/n - mean*mean)
}

func itself(x float64) float64 { return x }

// What says its mean has it, wherever that lies between a sixth of the range from either end; no draw leaves the range, and a higher
// place never gives less.
func TestAStatedMeanIsTheMean(t *testing.T) {
	for _, q := range []Quantity{{Low: 0.3, Mean: 0.8, High: 1}, {Low: 0.3, Mean: 0.65, High: 1}, {Low: 4600, Mean: 6002.2, High: 6600}, {Low: 0, Mean: 0.2, High: 1}, {Low: 0, Mean: 1.0 / 6, High: 1},
		{Low: -1, Mean: 0, High: 1}, {Low: 0, Mean: 5.0 / 6, High: 1}, {Low: 0, Mean: 1.0 / 3, High: 1}, {Low: 0, Mean: 2.0 / 3, High: 1}} {
		q.Law, q.Value = Leaning, q.Mean
		if !CanLean(q.Low, q.Mean, q.High) {
			t.Errorf("%+v cannot lean", q)
		}
		if got, _ := moments(q, itself); math.Abs(got-q.Mean) > 1e-4*(q.High-q.Low) || q.Expected() != q.Mean {
			t.Errorf("%+v has the mean %v and expects %v", q, got, q.Expected())
		}
		last := q.Low
		for i := range 1001 {
			x := q.At(float64(i) / 1000)
			if !(x >= last && x <= q.High) {
				t.Errorf("%+v at %d thousandths: %v after %v", q, i, x, last)
			}
			last = x
		}
		if q.At(0) != q.Low || q.At(1) != q.High {
			t.Errorf("%+v runs from %v to %v", q, q.At(0), q.At(1))
		}
	}
	for _, c := range [][3]float64{{0, 0.16, 1}, {0, 0.84, 1}, {2, 2, 3}, {2, 2, 2}, {0, -1, 1}, {0, 2, 1}} {
		if CanLean(c[0], c[1], c[2]) {
			t.Errorf("%v can lean", c)
		}
	}
}

// Of 0.3 to 1 with the mean 0.8, which lies at 5/7 of the range, the power is (5/7)/(2/7) = 2.5 with its mode at the end: the median is 0.3 +
// 0.7 · 0.5^0.4 = 0.830501. The triangle with the mode 0.8 has the mean 0.7. Of 0 to 1 with the mean 0.5 the law is the triangle with the mode 0.5:
// the place 0.18 is at √(0.18 · 0.5) = 0.3.
func TestLeaningByHand(t *testing.T) {
	entitled := Quantity{Low: 0.3, Value: 0.8, High: 1}
	if got := entitled.Expected(); math.Abs(got-0.7) > 1e-12 {
		t.Errorf("the triangle expects %v", got)
	}
	entitled.Law, entitled.Mean = Leaning, 0.8
	middle := Quantity{Low: 0, Value: 0.5, High: 1, Law: Leaning, Mean: 0.5}
	for _, x := range []struct{ got, want float64 }{{entitled.At(0.5), 0.830501}, {middle.At(0.18), 0.3}, {middle.At(0.82), 0.7}, {middle.At(0.5), 0.5}} {
		if math.Abs(x.got-x.want) > 1e-6 {
			t.Errorf("%v, want %v", x.got, x.want)
		}
	}
}

// A factor has the mean 1 and the stated sd of the log, a shift the mean 0 and the stated sd. Both end: the normal that is cut off at
// three sds has √(1 − 6φ(3)/(2Φ(3) − 1)) = 0.98658 of its sd left, so they end at 3/0.98658 of the stated sd.
func TestFactorsAndShifts(t *testing.T) {
	for _, sd := range []float64{0.15, 0.35, 0.8, 2} {
		f := Quantity{Value: 1, Law: Factor, Spread: sd}.Ends()
		if mean, _ := moments(f, itself); math.Abs(mean-1) > 1e-3 || f.Expected() != 1 {
			t.Errorf("the factor %v has the mean %v", sd, mean)
		}
		middle, got := moments(f, math.Log)
		if math.Abs(got-sd) > 3e-4*sd {
			t.Errorf("the factor %v has the sd of the log %v", sd, got)
		}
		if end := math.Log(f.High) - middle; math.Abs(end-3*sd/0.98657839) > 1e-6 || math.Abs(math.Log(f.Low)-middle+end) > 1e-6 || f.At(1) != f.High || f.At(0) != f.Low {
			t.Errorf("the factor %v ends at %v and %v", sd, f.Low, f.High)
		}
		s := Quantity{Value: 0, Law: Shift, Spread: sd}.Ends()
		if mean, got := moments(s, itself); math.Abs(mean) > 1e-9 || math.Abs(got-sd) > 1e-4*sd || s.Expected() != 0 {
			t.Errorf("the shift %v has mean %v and sd %v", sd, mean, got)
		}
	}
	// With one sd of the normal the mean of its exponential is √e·(Φ(2) − Φ(−4))/(2Φ(3) − 1) = 1.648721·(0.977250 − 0.000032)/0.997300, by
	// which the median is below 1.
	if f := (Quantity{Value: 1, Law: Factor, Spread: remains}); math.Abs(f.At(0.5)*1.6487213*(0.9772499-0.0000317)/0.9973002-1) > 1e-6 {
		t.Errorf("the median of a factor is %v", f.At(0.5))
	}
	if phi := math.Exp(-4.5) / math.Sqrt(2*math.Pi); math.Abs(within-math.Erf(3/math.Sqrt2)) > 1e-15 || math.Abs(remains-math.Sqrt(1-6*phi/within)) > 1e-12 {
		t.Errorf("%v, %v", within, remains)
	}
}
