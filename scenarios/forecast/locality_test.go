package forecast

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// A profile that states its own admissions has those drawn and not how far places differ in them; nobody else's draws move.
func TestAPlacesLevelTakesTheFactorsPlace(t *testing.T) {
	profile, study := ofBaise(t)
	own := profile + "\nlocality:\n  admissions: {value: 0.2, range: [0.18, 0.22], year: 2018, source: {ref: norm, status: unverified}}\n"
	before := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(nil)).inputs()
	after := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", own), few(nil)).inputs()
	const factor, level = "catalogue.locality.admissions", "profile.locality.admissions"
	if before.place[factor] == nil || before.place[level] != nil || after.place[factor] != nil || after.place[level] == nil || len(before.place) != len(after.place) {
		t.Errorf("%d inputs before and %d after", len(before.place), len(after.place))
	}
	for path, place := range before.place {
		if path != factor && !slices.Equal(place, after.place[path]) {
			t.Errorf("%s has moved", path)
		}
	}
}

// 0.03 of township and county admissions are in another county: no more than 0.97 of all may be said to stay.
func TestNoMoreStaysThanMay(t *testing.T) {
	profile, study := ofBaise(t)
	own := profile + "\nlocality:\n  in_county: {value: 0.98, source: {ref: norm, status: unverified}}\n"
	err := openError(t, "study.yaml", study, "profile.yaml", own)
	if err == nil || !strings.Contains(err.Error(), "the profile `baise` states that 0.98 of all admissions are within the county, and `china-rural` leaves 0.970 at most") {
		t.Errorf("%v", err)
	}
}

// Baise's 2,579,268 rural people are 12.9 counties of 200,000: its admissions differ by the root of 0.5² + 0.46²/12.9 = 0.2664.
func TestAPlaceDiffersByItsSize(t *testing.T) {
	profile, study := ofBaise(t)
	for _, q := range planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(nil)).inputs().shared {
		if q.Path != "catalogue.locality.admissions" {
			continue
		}
		if want := 0.25 + 0.2116*200_000/2_579_268; math.Abs(q.Spread*q.Spread-want) > 1e-9 {
			t.Errorf("a variance of %v, want %v", q.Spread*q.Spread, want)
		}
		return
	}
	t.Error("its admissions are not drawn")
}
