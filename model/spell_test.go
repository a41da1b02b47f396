package model

import "testing"

// By hand: two years insured, three missed, two insured. A child born in the last year has missed nothing; one who was two years old when the
// break ended had missed the last of it, being born in its third year.
func TestSpells(t *testing.T) {
	var s Spell
	want := []Spell{{1, 0}, {2, 0}, {0, 1}, {0, 2}, {0, 3}, {1, 3}, {2, 3}, {0, 1}}
	for i, insured := range []bool{true, true, false, false, false, true, true, false} {
		if s = s.Next(insured); s != want[i] {
			t.Errorf("after %d years %+v, want %+v", i+1, s, want[i])
		}
	}
	if s := (Spell{}).Next(false).Next(false).Next(true); s != (Spell{1, 2}) {
		t.Errorf("who begins without insurance has %+v", s)
	}
	for age, want := range map[uint8]Spell{0: {1, 0}, 1: {2, 0}, 2: {2, 1}, 3: {2, 2}, 4: {2, 3}, 90: {2, 3}} {
		if got := (Spell{2, 3}).At(age); got != want {
			t.Errorf("aged %d: %+v, want %+v", age, got, want)
		}
	}
	if got := (Spell{0, 3}).At(1); got != (Spell{0, 2}) {
		t.Errorf("a child of a household that is not insured has %+v", got)
	}
	for range 400 {
		s = s.Next(true)
	}
	if s.Unbroken != mostYears {
		t.Errorf("%+v", s)
	}
}
