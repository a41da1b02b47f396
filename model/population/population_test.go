package population

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"doudi/model/document"
	"doudi/model/profiles"
)

func baise(t testing.TB) *Profile {
	t.Helper()
	return read(t, "baise")
}

// everybody is Baise's whole population with its blocks in memory, made once for all tests, which only read it.
var everybody = sync.OnceValues(func() (*Population, error) {
	name, text, err := profiles.Open("baise")
	if err != nil {
		return nil, err
	}
	docs, err := document.Parse(name, text)
	if err != nil {
		return nil, err
	}
	profile, _, err := Read(docs[0])
	if err != nil {
		return nil, err
	}
	p, err := Synthesise(profile, 7, 0)
	if err == nil {
		p.Keep(1<<30, 2)
	}
	return p, err
})

func synthesised(t testing.TB, people int) *Population {
	t.Helper()
	p, err := everybody()
	if people > 0 {
		p, err = Synthesise(baise(t), 7, people)
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The register counts 682,000 persons in 173,300 households, and every other figure is the profile's own.
func TestMarginsHold(t *testing.T) {
	p := synthesised(t, 0)
	if p.Persons() != 682_000+1_897_268 {
		t.Errorf("%d people", p.Persons())
	}
	worst := map[string]float64{}
	for _, m := range p.Margins() {
		worst[m.What] = max(worst[m.What], m.Miss())
		if m.Miss() > m.Tolerance+1e-12 {
			t.Errorf("%s %s %s: %v, wanted %v", m.Stratum, m.What, m.Group, m.Fitted, m.Wanted)
		}
	}
	t.Logf("worst relative miss: %v", worst)
}

// A block is the same whichever was filled before it and whatever the size of the run.
func TestBlocksAreIndependent(t *testing.T) {
	all, sample := synthesised(t, 0), synthesised(t, 30_000)
	var a, b Block
	all.Block(3, &b)
	all.Block(0, &a)
	sample.Block(0, &b)
	n := b.Households()
	if !slices.Equal(a.Income[:n], b.Income) || !slices.Equal(a.Category[:n], b.Category) || !slices.Equal(a.First[:n+1], b.First) || !slices.Equal(a.Chronic[:len(b.Chronic)], b.Chronic) {
		t.Error("the sample's households are not the first of the whole")
	}
}

func TestSampleWeightsAddUp(t *testing.T) {
	p := synthesised(t, 30_000)
	for i, s := range p.Profile.Strata {
		if got := p.Weight(i) * float64(p.strata[i].households); math.Abs(got-float64(s.Households)) > 1e-6 {
			t.Errorf("%s: %v households stand for %d", s.ID, got, s.Households)
		}
	}
	if n := p.Persons(); math.Abs(float64(n)-30_000) > 300 {
		t.Errorf("%d people were asked for, %d are simulated", 30_000, n)
	}
}

func TestALargerPopulationHasTheSameMakeUp(t *testing.T) {
	p := synthesised(t, 6_000_000)
	if n := p.Persons(); math.Abs(float64(n)-6e6) > 6e6*0.001 {
		t.Errorf("%d people", n)
	}
	if p.Weight(0) != 1 {
		t.Errorf("weight %v", p.Weight(0))
	}
}

// The people on the register and off it by age and sex are those of the blocks, also where only a sample stands in these.
func TestAgesAreThePeople(t *testing.T) {
	p := synthesised(t, 0)
	want := &People{}
	for i := range p.Blocks() {
		b := p.At(i, &Block{})
		for k, age := range b.Age {
			of := &want.Others
			if b.Stratum == 0 {
				of = &want.Register
			}
			of[b.Sex[k]][age]++
		}
	}
	same := func(x *People) bool { return x.Others == want.Others && x.Register == want.Register }
	if !same(p.People(&Year{})) || !same(synthesised(t, 30_000).People(&Year{})) {
		t.Error("the ages are not those of the people")
	}
}

// The shares of conditions hold from their ages on, 15, 45 and 60, to the year, and over all who are of 60 and more; every
// person's are drawn alone, and five standard errors are allowed.
func TestConditionsFollowTheAges(t *testing.T) {
	p := synthesised(t, 0)
	shares := map[string][]float64{"hypertension": {0, 0.018, 0.162, 0.304}, "mental": {0.001, 0.006, 0.006, 0.005}, "other_chronic": {0.01, 0.03, 0.1, 0.15}}
	band := map[uint8]int{0: 0, 14: 0, 15: 1, 44: 1, 45: 2, 59: 2, 60: 3, 85: 3}
	var n [128]float64
	with := map[string]*[128]float64{}
	for name := range shares {
		with[name] = &[128]float64{}
	}
	for i := range p.Blocks() {
		b := p.At(i, &Block{})
		for k, age := range b.Age {
			n[age]++
			for name, count := range with {
				if b.Chronic[k]&(1<<slices.Index(p.Profile.Conditions, name)) != 0 {
					count[age]++
				}
			}
		}
	}
	for name, count := range with {
		old, elders := 0.0, 0.0
		for age := 60; age < 128; age++ {
			old, elders = old+count[age], elders+n[age]
		}
		if want := shares[name][3] * elders; math.Abs(old-want) > 5*math.Sqrt(want) {
			t.Errorf("%s from 60 on: %v of %v, want %.0f", name, old, elders, want)
		}
		for age, at := range band {
			want := shares[name][at] * n[age]
			if n[age] < 1000 || math.Abs(count[age]-want) > 5*math.Sqrt(want)+1e-9 {
				t.Errorf("%s at %d: %v of %v, want %.0f", name, age, count[age], n[age], want)
			}
		}
	}
}

// Each decile holds a tenth of the people, but for the error of the third of the households that they were cut from.
func TestDecilesHoldATenthEach(t *testing.T) {
	p := synthesised(t, 0)
	counts := [10]float64{}
	total := 0.0
	for i := range p.Blocks() {
		b := p.At(i, &Block{})
		for h, d := range b.Decile {
			n := float64(b.First[h+1] - b.First[h])
			counts[d] += n
			total += n
		}
	}
	for d, n := range counts {
		if math.Abs(n/total-0.1) > 0.002 {
			t.Errorf("decile %d holds %.4f", d+1, n/total)
		}
	}
}

// Everybody on a register whose incomes are stated as a depth is below the line of 2,855 yuan at the outset, and nobody else.
func TestTheRegisterIsBelowTheLine(t *testing.T) {
	p, err := Synthesise(changed(t, "baise", "    register: true\n    income: {mean: 3416, sigma: 0.4}", "    income: {below_line: 0.6, bend: 1.5}"), 7, 100_000)
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.Blocks() {
		b := p.At(i, &Block{})
		for h, income := range b.Income {
			perHead := income.Yuan() / float64(b.First[h+1]-b.First[h])
			if (perHead <= 2855.01) != b.Register || b.Register != (b.Stratum == 0) {
				t.Fatalf("stratum %d has %.2f a head", b.Stratum, perHead)
			}
		}
	}
}

// changed reads a shipped profile with some text replaced.
func changed(t *testing.T, id string, pairs ...string) *Profile {
	t.Helper()
	name, text, err := profiles.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	if now := strings.NewReplacer(pairs...).Replace(string(text)); now != string(text) {
		text = []byte(now)
	} else {
		t.Fatalf("%s holds none of %q", id, pairs)
	}
	docs, err := document.Parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := Read(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// 55 % of the register were poor at the end of 2017. With 2018 missing from the table they still are at its end; they
// are not all poor again.
func TestAMissingYearOfTheShareStillPoor(t *testing.T) {
	p := changed(t, "baise", "  2018: {value: 0.3118, range: [0.30, 0.33]", "  2014: {value: 0.3118, range: [0.30, 0.33]")
	for year, want := range map[int]float64{2015: 1, 2016: 1, 2017: 0.78, 2018: 0.55, 2019: 0.55, 2020: 0.10, 2021: 0, 2050: 0} {
		if got := p.Resolve(nil, year, [][]float64{{2000}, {10000}}, []float64{1, 1}).Poor; got != want {
			t.Errorf("%d: %v still poor, want %v", year, got, want)
		}
	}
	late := changed(t, "baise", "  2015: {value: 1.0", "  2014: {value: 1.0", "  2016: {value: 0.78", "  2021: {value: 0.78")
	if got := late.Resolve(nil, 2017, [][]float64{{2000}, {10000}}, []float64{1, 1}).Poor; got != 1 {
		t.Errorf("%v still poor before the first year that the table states", got)
	}
}

// A profile that is like another goes on as that one does: the line grows by 3 % a year after the own table's last year.
func TestAProfileLikeAnotherTakesItsRules(t *testing.T) {
	p := changed(t, "chongqing", "like: baise\n", "like: baise\nline: {2015: 2855, 2021: 5000}\n"+
		"income_growth: {value: 0.05, source: {ref: nbs, status: unverified}}\n")
	y := p.Resolve(nil, 2023, [][]float64{{2000}, {10000}}, []float64{1, 1})
	if want := 5000 * 1.03 * 1.03; math.Abs(y.Line-want) > 1e-9 {
		t.Errorf("the line is %v, want %v", y.Line, want)
	}
	// The own growth is known for as long as the tables are, the contribution's to 2026.
	if want := math.Pow(1.05, 8); math.Abs(y.Growth[1]-want) > 1e-9 {
		t.Errorf("incomes are %v of those of 2015, want %v", y.Growth[1], want)
	}
	if y = p.Resolve(nil, 2028, [][]float64{{2000}, {10000}}, []float64{1, 1}); math.Abs(y.Growth[1]-math.Pow(1.05, 11)*1.066*1.066) > 1e-9 {
		t.Errorf("incomes of 2028 are %v of those of 2015", y.Growth[1])
	}
}

func TestBadProfilesAreLocated(t *testing.T) {
	name, text, err := profiles.Open("baise")
	if err != nil {
		t.Fatal(err)
	}
	for from, c := range map[string]struct{ to, says string }{
		"persons: 682000":                       {"persons: many", "`persons` must be a whole number"},
		"extreme_poor: 0.02":                    {"extreme_poor: 0.2", "add up to"},
		"entitled: {value: 0.95":                {"entitled: {value: 95", "`profile.entitled` is 95"},
		"households: 173300":                    {"households: 17330", "cannot be households of 1 to 8"},
		"  elasticity:":                         {"  elasticty:", "the key `elasticty` is not known here"},
		"line_source: {ref: nbs_poverty":        {"line_source: {ref: nbs_powerty", "no source is called `nbs_powerty`"},
		"marginal: 0.04, resident: 0.96":        {"marginal: 0.04, villager: 0.96", "does not say which category is the ordinary resident"},
		"2019: 3218, 2020: 4000,":               {"2019: 3218, 2020: 4000, last: 2020,", "`last` is no year"},
		"grow: 0.03, range: [0.02, 0.08]":       {"grow: 0.03, range: [0.04, 0.08]", "does not hold its value 0.03"},
		"after: {grow: 0.025, range: [0, 0.05]": {"after: {range: [0, 0.05]", "the key `grow` is missing"},
		"hypertension: [0, 0.018, 0.162, 0.304": {"hypertension: [0, 0.018, 0.162", "one number for each of the 4 ages"},
	} {
		docs, err := document.Parse(name, []byte(strings.Replace(string(text), from, c.to, 1)))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := Read(docs[0]); err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), name+":") {
			t.Errorf("%q: got %v, want %q", c.to, err, c.says)
		}
	}
}

func FuzzRead(f *testing.F) {
	name, text, err := profiles.Open("baise")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(strings.Replace(string(text), "income_level:", urban+"income_level:", 1))
	f.Fuzz(func(t *testing.T, text string) {
		if docs, err := document.Parse(name, []byte(text)); err == nil {
			_, _, _ = Read(docs[0])
		}
	})
}

func BenchmarkBlock(b *testing.B) {
	p := synthesised(b, 100_000)
	var block Block
	p.Block(0, &block)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		p.Block(1, &block)
		n += block.Persons()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/person")
}
