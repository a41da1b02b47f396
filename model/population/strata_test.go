package population

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/profiles"
)

// urban is a third stratum beside Baise's register and other rural people.
const urban = `  urban:
    persons: 1100000
    households: 400000
    source: {ref: norm, status: unverified}
    categories: {dibao: 0.02, resident: 0.9, staff: 0.08}
    categories_source: {ref: norm, status: unverified}
    income: {mean: 26000, sigma: 0.5}
    income_source: {ref: norm, status: unverified}
`

// three is Baise with a third stratum, the strata in the order of the file that is asked for.
func three(t *testing.T, order ...string) *Profile {
	t.Helper()
	_, text, err := profiles.Open("baise")
	if err != nil {
		t.Fatal(err)
	}
	from, between, to := strings.Index(string(text), "  register:\n"), strings.Index(string(text), "  other:\n"), strings.Index(string(text), "income_level:")
	parts := map[string]string{"register": string(text[from:between]), "other": string(text[between:to]), "urban": urban}
	now := ""
	for _, id := range order {
		now += parts[id]
	}
	return changed(t, "baise", string(text[from:to]), now)
}

// Three strata: the people of each are those stated, their margins hold (or Synthesise says so), and where they stand in the file
// changes nothing. The register and the other rural people are whom they were without the third, but for the deciles, which are
// of all people.
func TestThreeStrata(t *testing.T) {
	p := three(t, "register", "other", "urban")
	var ids []string
	for _, s := range p.Strata {
		ids = append(ids, s.ID)
		if s.Register != (s.ID == "register") {
			t.Errorf("%s: a register: %v", s.ID, s.Register)
		}
	}
	if !slices.Equal(ids, []string{"register", "other", "urban"}) {
		t.Fatalf("strata %q", ids)
	}
	all, err := Synthesise(p, 7, 0)
	if err != nil {
		t.Fatal(err)
	}
	two := synthesised(t, 0)
	if want := 682_000 + 1_897_268 + 1_100_000; all.Persons() != want || p.Persons() != want {
		t.Errorf("%d and %d people, want %d", all.Persons(), p.Persons(), want)
	}
	var persons, households [3]int
	var urbanIncome float64
	var own, before Block
	from := map[uint64]int{}
	for i := range two.Blocks() {
		from[two.At(i, &before).FirstID] = i
	}
	for i := range all.Blocks() {
		all.Block(i, &own)
		persons[own.Stratum] += own.Persons()
		households[own.Stratum] += own.Households()
		if own.Stratum == 2 {
			for _, x := range own.Income {
				urbanIncome += x.Yuan()
			}
			continue
		}
		b := two.At(from[own.FirstID], &before)
		if own.FirstID != b.FirstID || !slices.Equal(own.Income, b.Income) || !slices.Equal(own.Age, b.Age) || !slices.Equal(own.Chronic, b.Chronic) || !slices.Equal(own.SpendingZ, b.SpendingZ) || own.Stratum != b.Stratum {
			t.Fatalf("block %d, from %#x, is another beside a third stratum", i, own.FirstID)
		}
	}
	if persons != [3]int{682_000, 1_897_268, 1_100_000} || households != [3]int{173_300, 545_192, 400_000} {
		t.Errorf("%v people in %v households", persons, households)
	}
	// Lognormal with a mean of 26,000 a head and a log sd of 0.5, of which nearly nobody (Φ(−4.2)) is cut off at 2,855: the mean of
	// 400,000 households has a standard error of 0.53/√400000; five, and a thousandth for their sizes.
	if mean := urbanIncome / 1_100_000; math.Abs(mean/26_000-1) > 5*0.53/math.Sqrt(400_000)+1e-3 {
		t.Errorf("an urban income of %v a head", mean)
	}
	for _, order := range [][]string{{"urban", "other", "register"}, {"other", "register", "urban"}} {
		q := three(t, order...)
		if !reflect.DeepEqual(q.Strata, p.Strata) || !slices.Equal(q.Categories, p.Categories) || q.Ordinary != p.Ordinary {
			t.Errorf("%v: strata %+v of %v, want %+v of %v", order, q.Strata, q.Categories, p.Strata, p.Categories)
		}
	}
	// A sample has so many households of each, and weights that make up the whole.
	sample, err := Synthesise(p, 7, 60_000)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range p.Strata {
		if n := sample.Households(i); n != int(math.Round(float64(s.Households)*60_000/3_679_268)) || math.Abs(sample.Weight(i)*float64(n)-float64(s.Households)) > 1e-6 {
			t.Errorf("%s: %d households of %v", s.ID, n, sample.Weight(i))
		}
	}
}

// Registers have a growth of incomes of their own, 30.2 %, and their own factor on other spending whichever place they have: of three strata the
// first and none else here.
func TestGrowthOfThreeStrata(t *testing.T) {
	p := three(t, "urban", "register", "other")
	y := p.Resolve(nil, 2017, [][]float64{{2_000}, {10_000}, {26_000}}, []float64{1, 1, 1})
	near(t, "register", y.Growth[0], 1.302*1.302, 1e-12)
	near(t, "other", y.Growth[1], 1.095*1.095, 1e-12)
	near(t, "urban", y.Growth[2], 1.095*1.095, 1e-12)
	near(t, "mean income", y.MeanIncome, (2_000*1.302*1.302+36_000*1.095*1.095)/3, 1e-12)
	if y.Other[1] != y.Other[2] || len(y.Other) != 3 {
		t.Errorf("other spending %v", y.Other)
	}
	near(t, "register's other spending", y.Other[0], p.otherPoor.Value*y.Other[1], 1e-12)
}

// A register and others alone are 0 and 1 whatever they are called, so are `register` and `other` among several; the rest have
// numbers of their names, which no further stratum changes, from 2 on and each its own.
func TestNumbersOfStrata(t *testing.T) {
	number := func(strata ...Stratum) map[string]uint64 {
		arrange(strata)
		out := map[string]uint64{}
		for _, s := range strata {
			out[s.ID] = s.number
		}
		return out
	}
	register := func(id string) Stratum { return Stratum{ID: id, Register: true} }
	other := func(id string) Stratum { return Stratum{ID: id} }
	if got := number(other("a"), register("z")); !reflect.DeepEqual(got, map[string]uint64{"z": 0, "a": 1}) {
		t.Errorf("two strata: %v", got)
	}
	some := number(other("urban"), other("other"), register("listed"))
	if some["listed"] != 0 || some["other"] != 1 || some["urban"] < 2 || some["urban"] >= 1<<20 {
		t.Errorf("three strata: %v", some)
	}
	more := number(other("abroad"), register("register"), other("other"), register("city register"), other("urban"))
	if more["register"] != 0 || more["other"] != 1 || more["urban"] != some["urban"] {
		t.Errorf("five strata: %v, urban was %d", more, some["urban"])
	}
	seen := map[uint64]bool{}
	for id, n := range more {
		if seen[n] || n >= 1<<20 {
			t.Errorf("%s has the number %d", id, n)
		}
		seen[n] = true
	}
	// A person's number fits into a word: the last household of the last stratum, the last place.
	s := Stratum{number: 1<<20 - 1}
	if h := s.household(1<<40 - 1); h*Slots/Slots != h {
		t.Errorf("the household %#x has no room for its members", h)
	}
}

// A household of places 0, 2 and 3, after one of the places 0 and 1: who is born or has died moves nobody's place, nor anybody's
// number for a certificate. Person 1 has the conditions 0 and 7, person 4 the condition 2.
func TestMembersByPlace(t *testing.T) {
	b := &Block{FirstID: 7, First: []int32{0, 2, 5, 5}, Slot: []uint8{0, 1, 0, 2, 3}, Age: make([]uint8, 5), Chronic: []uint8{0, 1 | 1<<7, 0, 0, 1 << 2}, Income: make([]model.Fen, 3)}
	b.Derive(9)
	if want := []uint32{0, 1, 16, 18, 19}; !slices.Equal(b.Place, want) {
		t.Errorf("places %v, want %v", b.Place, want)
	}
	key := func(household uint64, slot uint8, condition uint64) uint32 {
		return uint32(PersonKey(9, household, slot).With(9).With(condition) >> 32)
	}
	if want := []Mark{{1, key(7, 1, 0), 0, 0, 255}, {1, key(7, 1, 7), 7, 0, 255}, {4, key(8, 3, 2), 2, 0, 255}}; !slices.Equal(b.Marks, want) {
		t.Errorf("marks %v, want %v", b.Marks, want)
	}
	if PersonKey(1, 2, 3) == PersonKey(1, 3, 2) || PersonKey(1, 2, 15) == PersonKey(1, 3, 0) {
		t.Error("two persons have one key")
	}
}

// Of ages 15, 16, 64 and 65 two are of working age; where nobody is, one counts. 30,000 yuan of four are 7,500 a head. Without any
// income the log is finite, so that with an elasticity of 0 everybody consumes the same.
func TestDerivedColumns(t *testing.T) {
	b := &Block{FirstID: 5, First: []int32{0, 4, 6}, Income: []model.Fen{30_000_00, 0}, Slot: make([]uint8, 6), Age: []uint8{15, 16, 64, 65, 70, 3}, Chronic: make([]uint8, 6)}
	b.Derive(9)
	if !slices.Equal(b.Workers, []uint8{2, 1}) || math.Abs(b.LogIncome[0]-math.Log(7_500)) > 1e-12 {
		t.Errorf("%v of working age, logs %v", b.Workers, b.LogIncome)
	}
	if x := math.Exp(0 * b.LogIncome[1]); x != 1 || math.Exp(0.5*b.LogIncome[1]) != 0 {
		t.Errorf("no income to the power of nothing is %v", x)
	}
	if b.SpendingZ[0] == b.SpendingZ[1] || len(b.SpendingZ) != 2 {
		t.Errorf("places in spending %v", b.SpendingZ)
	}
}
