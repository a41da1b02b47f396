package simulate

import (
	"testing"

	"doudi/model/measure"
)

// Of the four households, by hand in yuan: the first owes 17,750 under the first scenario and 14,510 under the second, the second
// 54,100 and 53,900, the third 100, the fourth 400 and 550. Of the patients the person of 40 has bills of 30,900, of which insurance
// pays 13,350 and the first scenario's assistance 1,000, the second's 4,100; the person of 70 has 1,100, less 200, and then 60 and
// the floor of 80; one of 30 has 55,900, less 2,000, and what the household gets is not the patient's; the last has 450, less 150
// under the first.
func TestBurdensOfFourHouseholds(t *testing.T) {
	k, _, got := settled(t)
	l := k.world.Layout
	for s, of := range [2]map[[2]int][]int64{
		{{0, measure.HouseholdBurden}: {17_750}, {1, measure.HouseholdBurden}: {54_100, 100, 400}, {0, measure.PatientBurden}: {16_550, 900}, {1, measure.PatientBurden}: {53_900, 300}},
		{{0, measure.HouseholdBurden}: {14_510}, {1, measure.HouseholdBurden}: {53_900, 100, 550}, {0, measure.PatientBurden}: {13_450, 760}, {1, measure.PatientBurden}: {53_900, 450}},
	} {
		for x, amounts := range of {
			at, want := l.Burdens(0, x[0], x[1]), map[int]int64{}
			for _, yuan := range amounts {
				want[measure.BurdenBin(yuan*100)]++
			}
			bins := got[s].Burdens[at : at+measure.PatientBins]
			for bin, n := range bins {
				if n != want[bin] {
					t.Errorf("scenario %d, part %d, kind %d: %d in bin %d, want %d", s, x[0], x[1], n, bin, want[bin])
				}
			}
		}
	}
}
