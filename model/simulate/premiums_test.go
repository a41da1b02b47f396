package simulate

import (
	"testing"

	"doudi/model"
	"doudi/model/measure"
)

// Of the four households the first, still poor, states the first category, the others that of the exited, the third of the words.
// A premium of 10 yuan for everybody of the poor pays 30 for three members; one of 5 for women of 30 and 7 for men of 30 among
// the exited pays 12 for the couple. The scenario without benefits at enrolment has what the profile says, half of 200 yuan a
// head; that with them has theirs instead.
func TestPremiumsOfFourHouseholds(t *testing.T) {
	k, _, s := theirWorker()
	l := k.world.Layout
	l.Premiums = []string{"cover", "women"}
	k = k.world.NewWorker()
	p := k.open(fourHouseholds(), &theirYear)
	s.own = k.sums[0].own[0]
	cover, women := make([]model.Fen, 3*premiumRows), make([]model.Fen, 3*premiumRows)
	for i := range premiumRows {
		cover[i] = 10_00
	}
	women[2*premiumRows+1*128+30], women[2*premiumRows+30] = 5_00, 7_00
	of := [][]Premium{nil, {{Column: 0, Paid: cover}, {Column: 1, Paid: women}}}
	k.premiums.sum(of, []int{0, 0}, p)
	for i, enrols := range []bool{false, true} {
		k.premiums.add(i, enrols, 0, p, s.own[i])
		s.own[i].Merge(k.opened[0])
	}
	for i, want := range [][4][3]int64{{{0, 0, 300_00}, {0, 0, 200_00}, {0, 0, 100_00}, {0, 0, 100_00}}, {{30_00, 0, 30_00}, {0, 12_00, 12_00}, {0, 0, 0}, {0, 0, 0}}} {
		for h, c := range [4][3]int{{poor, 0, 2}, {exited, 0, 5}, {exited, 0, 0}, {exited, 0, 3}} {
			f := s.own[i].Cells[l.Cell(0, c[0], c[1], c[2]):]
			if got := [3]int64{f[l.Premium(0)], f[l.Premium(1)], f[measure.Subsidy]}; got != want[h] {
				t.Errorf("scenario %d, household %d: %d, want %d", i, h, got, want[h])
			}
		}
	}
	if len(k.premiums.of[1]) != 2 || k.premiums.used != 2 {
		t.Errorf("%d tables", k.premiums.used)
	}
}

// One premium for everybody of a category is paid for each of its members, wherever they live in the block: 4 yuan for the couple and
// the two who live alone, who follow on the first household of three.
func TestAPremiumForEverybodyOfACategory(t *testing.T) {
	k, _, s := theirWorker()
	l := k.world.Layout
	l.Premiums = []string{"cover"}
	k = k.world.NewWorker()
	p := k.open(fourHouseholds(), &theirYear)
	s.own = k.sums[0].own[0]
	cover := make([]model.Fen, 3*premiumRows)
	for i := range premiumRows {
		cover[2*premiumRows+i] = 4_00
	}
	k.premiums.sum([][]Premium{{{Column: 0, Paid: cover}}}, []int{0}, p)
	k.premiums.add(0, true, 0, p, s.own[0])
	s.own[0].Merge(k.opened[0])
	for h, c := range [4][3]int{{poor, 0, 2}, {exited, 0, 5}, {exited, 0, 0}, {exited, 0, 3}} {
		if got, want := s.own[0].Cells[l.Cell(0, c[0], c[1], c[2]):][l.Premium(0)], [4]int64{0, 8_00, 4_00, 4_00}[h]; got != want {
			t.Errorf("household %d: %d, want %d", h, got, want)
		}
	}
}
