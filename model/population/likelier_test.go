package population

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// Two categories of a half each, in two classes of a half each, of which one makes the first four times as likely: with the odds r in the
// other, r/(r + 1) and 4r/(4r + 1) add up to 1, so r is a half, and the shares a third and two thirds. Factors alike change nothing.
func TestScaledByHand(t *testing.T) {
	got := scaled([]float64{0.5, 0.5}, [][]float64{{1, 1}, {4, 1}}, []float64{0.5, 0.5})
	for class, want := range []float64{1.0 / 3, 2.0 / 3} {
		if math.Abs(got[class][0]-want) > 1e-9 || math.Abs(got[class][1]-(1-want)) > 1e-9 {
			t.Errorf("class %d: %v, want %v of the first", class, got[class], want)
		}
	}
	for _, of := range scaled([]float64{0.1, 0, 0.9}, [][]float64{{3, 2, 3}, {1, 5, 1}}, []float64{0.2, 0.8}) {
		if math.Abs(of[0]-0.1) > 1e-12 || of[1] != 0 || math.Abs(of[2]-0.9) > 1e-12 {
			t.Errorf("%v", of)
		}
	}
}

func TestClassesOfHouseholds(t *testing.T) {
	for _, x := range []struct {
		ages []uint8
		ill  bool
		want int
	}{{[]uint8{60}, false, elders | small}, {[]uint8{59}, false, small}, {[]uint8{70, 61, 95}, true, elders | ill}, {[]uint8{70, 8}, true, small | ill}, {[]uint8{70, 40, 8}, false, 0}} {
		e := entry{size: len(x.ages)}
		copy(e.age[:], x.ages)
		if got := e.classOf(x.ill); got != x.want {
			t.Errorf("%v, ill %v: class %b, want %b", x.ages, x.ill, got, x.want)
		}
	}
}

// In Baise the stated shares hold, whoever is likelier, and of households of each class the categories have the odds of the factors: counted
// over the register, within five standard errors. Old people alone are twenty times three times likelier extremely poor than a large
// household that is well, against registered_poor.
func TestTheOldAreExtremelyPoor(t *testing.T) {
	p, err := Synthesise(read(t, "baise"), 1, 60_000)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(p.Profile.Strata, func(s Stratum) bool { return s.Register })
	counts := make([]map[string]float64, classes)
	n := 0.0
	for h, at := range p.strata[i].order {
		e, key := &p.pool[at], p.key.With(p.Profile.Strata[i].household(h))
		class := e.classOf(p.ill(e, key))
		if counts[class] == nil {
			counts[class] = map[string]float64{}
		}
		counts[class][p.Profile.Categories[p.categoryAt(i, e, key)]]++
		n++
	}
	all := map[string]float64{}
	for _, of := range counts {
		for category, k := range of {
			all[category] += k
		}
	}
	for category, share := range map[string]float64{"extreme_poor": 0.02, "dibao": 0.15, "registered_poor": 0.83} {
		if math.Abs(all[category]/n-share) > 5*math.Sqrt(share/n) {
			t.Errorf("%s: %v of the register, want %v", category, all[category]/n, share)
		}
	}
	odds := func(class int, category string) (ratio, relative float64) {
		of := counts[class]
		return of[category] / of["registered_poor"], 1/of[category] + 1/of["registered_poor"]
	}
	for _, x := range []struct {
		class, against int
		category       string
		want           float64
	}{{elders | small, 0, "extreme_poor", 60}, {elders | small | ill, 0, "extreme_poor", 90}, {ill, 0, "dibao", 2}, {small | ill, 0, "dibao", 3}, {ill, 0, "extreme_poor", 1.5}} {
		a, va := odds(x.class, x.category)
		b, vb := odds(x.against, x.category)
		if math.Abs(math.Log(a/b/x.want)) > 5*math.Sqrt(va+vb) {
			t.Errorf("%s in class %b: the odds are %v times those in %b, want %v", x.category, x.class, a/b, x.against, x.want)
		}
	}
}

// The people of the register's classes are those of its households, and of the well as many as are found well, within five standard
// errors of what households of their size bring.
func TestPeopleOfTheClasses(t *testing.T) {
	p := few()
	persons, well, square := make([]float64, ill), make([]float64, ill), make([]float64, ill)
	for h, at := range p.strata[0].order {
		e := &p.pool[at]
		class, n := e.classOf(false), float64(e.size)
		persons[class] += n
		if !p.ill(e, p.key.With(p.Profile.Strata[0].household(h))) {
			well[class] += n
		}
		square[class] += n * n / 4 // the variance is less
	}
	for class, x := range p.People(&Year{}).Classes[0] {
		all, expected := 0.0, 0.0
		for sex := range x.Persons {
			for age, n := range x.Persons[sex] {
				all, expected = all+n, expected+x.Well[sex][age]
			}
		}
		if all != persons[class] || math.Abs(expected-well[class]) > 5*math.Sqrt(square[class]) {
			t.Errorf("class %b: %v people, %v of them well, want %v and about %v", class, all, expected, persons[class], well[class])
		}
	}
}

// Of people of 50 of whom 0.28 carry a condition and of 40 0.1, it comes in ten years to 0.2 of the 0.9 who did not have it; none come by one
// that grows rarer, as of 0.4 to 0.3, or that all have. Children born since have it as all of the age.
func TestSinceByHand(t *testing.T) {
	p := &Profile{conditionAges: []int{0, 45}, conditions: [][]float64{{0.1, 0.28}, {0.4, 0.3}, {1, 1}}}
	for _, x := range []struct {
		age, years int
		want       []float64
	}{{50, 10, []float64{0.2, 0, 0}}, {44, 10, []float64{0, 0, 0}}, {9, 10, []float64{0.1, 0.4, 1}}, {50, 0, []float64{0, 0, 0}}} {
		for c, got := range p.since(x.age, x.years) {
			if math.Abs(got-x.want[c]) > 1e-12 {
				t.Errorf("of %d after %d years: %v of condition %d, want %v", x.age, x.years, got, c, x.want[c])
			}
		}
	}
}

// A profile that says nothing, and one whose factors are all 1, have the same categories: those of the share alone.
func TestCategoriesWithoutFactors(t *testing.T) {
	p := read(t, "baise")
	p.likelier = nil
	none, err := Synthesise(p, 1, 20_000)
	if err != nil {
		t.Fatal(err)
	}
	p = read(t, "baise")
	p.likelier = map[string][]float64{"dibao": {1, 1, 1}}
	ones, err := Synthesise(p, 1, 20_000)
	if err != nil {
		t.Fatal(err)
	}
	var a, b Block
	for i := range none.Blocks() {
		none.Block(i, &a)
		ones.Block(i, &b)
		if !slices.Equal(a.Category, b.Category) {
			t.Errorf("block %d differs", i)
		}
	}
}

func TestLikelierIsRead(t *testing.T) {
	const at = "income_level:"
	for add, want := range map[string]string{
		"likelier: {dibao: {ill: 2}, source: {ref: a, status: unverified}}\n":          "",
		"likelier: {diabo: {ill: 2}, source: {ref: a, status: unverified}}\n":          "no stratum has the category `diabo`",
		"likelier: {dibao: {sick: 2}, source: {ref: a, status: unverified}}\n":         "the key `sick` is not known here",
		"likelier: {dibao: {ill: 0}, source: {ref: a, status: unverified}}\n":          "it must lie from 0.001 to 1000",
		"likelier: {dibao: {ill: 1001}, source: {ref: a, status: stated}}\n":           "it must lie from 0.001 to 1000",
		"likelier: {dibao: {ill: 2}}\n":                                                "the key `source` is missing",
		"likelier: {dibao: 2, source: {ref: a, status: unverified}}\n":                 "must be a map of `key: value`",
		"likelier: {dibao: {small: 3, elders: 4}, source: {ref: b, status: stated}}\n": "",
	} {
		p, says := readText(t, at, add+at)
		if want == "" && says != "" || !strings.Contains(says, want) {
			t.Errorf("%s: %q, want %q", add, says, want)
		}
		if strings.Contains(add, "elders: 4") && !slices.Equal(p.likelier["dibao"], []float64{4, 3, 1}) {
			t.Errorf("%v", p.likelier)
		}
	}
}
