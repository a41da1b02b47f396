package population

import (
	"math"
	"testing"
)

// What Pengshui's households spend outside bills goes by what is published of all their health spending, less what they pay of admissions then:
// about 2,000 yuan a head in 2024, of which 0.454 of 21.7 admissions per 100 at 7,408 yuan are 729.8. Who has left poverty has in 2022 the 14,342
// yuan that are published of it, at 6.6 % a year.
func TestPengshuiSpendsWhatIsPublished(t *testing.T) {
	p := read(t, "pengshui")
	ones, persons := make([][]float64, len(p.Strata)), make([]float64, len(p.Strata))
	for i := range ones {
		ones[i], persons[i] = []float64{1}, 1
	}
	in2018, in2024 := 0.131*6106.0, 0.217*7408
	y := p.Resolve(nil, 2024, ones, persons, in2018)
	for i, s := range p.Strata {
		if all := y.Other[i] + 0.454*in2024; !s.Register && math.Abs(all-2000) > 20 {
			t.Errorf("%s: %v yuan a head in 2024, want about 2000", s.ID, all)
		}
		if income := s.mean * p.Resolve(nil, 2022, ones, persons, in2018).Growth[i]; s.ID == "exited" && math.Abs(income-14342) > 20 {
			t.Errorf("%s has %v in 2022", s.ID, income)
		}
	}
}
