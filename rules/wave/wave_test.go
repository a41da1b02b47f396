package wave_test

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules/internal/made"
	"doudi/rules/wave"
)

// TestWavesAgreeWithTheReference holds the columns to the one-by-one settlement on expr's VM, to the fen, for every
// policy of the project and every year in which something of it changes.
func TestWavesAgreeWithTheReference(t *testing.T) {
	for _, pattern := range []string{"../packs/*.yaml", "../../testdata/policies/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, ".examples.yaml") {
				continue
			}
			t.Run(filepath.Base(file), func(t *testing.T) { agree(t, file) })
		}
	}
}

func agree(t *testing.T, file string) {
	p, _, err := made.File(file)
	if err != nil {
		t.Fatal(err)
	}
	if p.YearStarts != 1 {
		t.Skip("its year does not begin in January; the simulation counts calendar years")
	}
	categories := p.Enumeration("category").Members
	years := []int{2018}
	if first := p.Changes()[0].Year() + 1; first > 2018 {
		years[0] = first // the first whole year in force
	}
	for _, m := range p.Changes() {
		if m.Year() > 0 && !slices.Contains(years, m.Year()) {
			years = append(years, m.Year())
		}
	}
	r := rand.New(rand.NewPCG(7, 11))
	compared, households := false, 120
	if testing.Short() {
		households = 40
	}
	for i, year := range years {
		for k, kinds := range [][]model.Kind{nil, {model.Inpatient, model.OutpatientChronic}, {model.Inpatient, model.Outpatient}} {
			if testing.Short() && k != i%3 {
				continue
			}
			compared = made.Agree(t, p, made.Claims(r, households, categories, year), kinds) || compared
		}
	}
	if !compared {
		t.Skip("its words are not those of simulated bills")
	}
}

// Of a figure that keeps the largest, the year of A holds 1,200, the larger of 1,200 and 1,000, of B 600 and of C 400: by hand a
// tenth of each.
func TestLargestOfTheYear(t *testing.T) {
	p := made.Policy(t, made.Head+"accumulators: {most: {for: person, keeps: max, adds: total}}\nbenefits: [{id: tenth, at: year_end, covers: total, pays: 0.1 * ytd.most}]\n")
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	var out model.Settled
	if err := w.NewRunner().Settle(threePatients(), &out); err != nil {
		t.Fatal(err)
	}
	if want := []model.Fen{120_00, 60_00, 40_00}; !slices.Equal(out.PaidPerson[0], want) {
		t.Errorf("%v, want %v", out.PaidPerson[0], want)
	}
}
