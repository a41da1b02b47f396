package illness

import (
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/catalogues"
	"doudi/model/document"
	"doudi/model/population"
	"doudi/model/random"
)

var conditions = []string{"hypertension", "diabetes", "copd", "stroke", "mental", "tb", "kidney_failure", "other_chronic"}

// rural is the catalogue without its lines of dear outpatient care, so that people without a condition have admissions alone.
func rural(t testing.TB) *Catalogue {
	t.Helper()
	c := withLines(t)
	c.Lines, c.ChronicVisits = nil, model.Quantity{}
	return c
}

func withLines(t testing.TB) *Catalogue {
	t.Helper()
	name, text, err := catalogues.Open("china-rural")
	if err != nil {
		t.Fatal(err)
	}
	docs, err := document.Parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := Read(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// ages counts the people of blocks.
func ages(blocks ...*population.Block) *population.People {
	resident := []population.Class{{OfWell: []float64{1}, OfIll: []float64{1}}}
	out := &population.People{Categories: []string{"resident"}, Classes: [][]population.Class{resident, resident}}
	for _, b := range blocks {
		of := &out.Others
		if b.Register {
			of = &out.Register
		}
		for i, age := range b.Age {
			of[b.Sex[i]][age]++
		}
	}
	return out
}

// sampled is the year of a block by a sampler of its own.
func sampled(b *population.Block, r *Rates, year, traits uint64) []model.Bill {
	b.Derive(random.Root(traits))
	return (&Sampler{}).Sample(population.View{Block: b}, r, random.Root(year))
}

// people makes a block of households of four, of one age and sex.
func people(households int, first uint64, age uint8, sex model.Sex, chronic uint8) *population.Block {
	b := &population.Block{Stratum: 1, FirstID: first, First: []int32{0}, Income: make([]model.Fen, households), Category: make([]uint8, households)}
	for range households {
		for slot := range uint8(4) {
			b.Slot = append(b.Slot, slot)
			b.Age, b.Sex, b.Chronic = append(b.Age, age), append(b.Sex, sex), append(b.Chronic, chronic)
		}
		b.First = append(b.First, int32(len(b.Age)))
	}
	return b
}

// steady are the shocks of years that are like any other.
func steady(int) Shocks { return Shocks{1, 1, 1} }

func year(c *Catalogue, b *population.Block, seed uint64) []model.Bill {
	return sampled(b, c.Resolve(nil, 2018, steady, conditions, ages(b)), seed, 99)
}

// anchored is what the catalogue's `rate` is multiplied by, by hand: 0.131 over its mean over the persons of `ages`, of whom 5,881 are below
// five, 13,652 below fifteen, and so on; ofCommon are the admissions for common causes of people of 70.
const (
	anchored = 0.131 * 99_997 / (5_881*0.11 + 13_652*0.04 + 11_107*0.06 + 13_788*0.11 + 13_727*0.07 + 16_287*0.10 + 12_227*0.16 + 13_328*0.272)
	ofCommon = 0.272 * anchored * 0.8195
)

// The mean number of admissions for other causes is rate × share; each is a geometric count, so that of a mean m in all
// the variance is at most m·(1 + again)/(1 − again) = 1.56·m. Five standard errors are allowed.
func TestAdmissionsFollowTheRates(t *testing.T) {
	c := rural(t)
	for age, rate := range map[uint8]float64{2: 0.11, 10: 0.04, 40: 0.07, 64: 0.16, 65: 0.272, 70: 0.272} {
		b := people(50_000, 0, age, model.Male, 0)
		n := 0
		for _, x := range year(c, b, uint64(age)) {
			if x.Disease == 0 {
				n++
			}
		}
		want := rate * anchored * 0.8195 * float64(b.Persons())
		if se := math.Sqrt(1.6 * want); math.Abs(float64(n)-want) > 5*se {
			t.Errorf("age %d: %d admissions, want %.0f ± %.0f", age, n, want, se)
		}
	}
}

func TestSpecialDiseasesFollowTheirRates(t *testing.T) {
	c := rural(t)
	overInAYear(c)
	b := people(100_000, 0, 70, model.Female, 0)
	e := year(c, b, 5)
	for i, d := range c.Special {
		want := d.Per100000 / 1e5 * d.Shape[c.band(70)] * d.Admissions * float64(b.Persons())
		if d.Sex == "male" {
			want = 0
		}
		n := 0
		for _, x := range e {
			if int(x.Disease) == i+1 {
				n++
			}
		}
		// A case brings all its admissions at once, so the variance is that of cases times the square of their number.
		if se := math.Sqrt(want * (d.Admissions + 1)); math.Abs(float64(n)-want) > 5*se+1 {
			t.Errorf("%s: %d admissions, want %.1f ± %.1f", d.ID, n, want, se)
		}
	}
}

// What a household draws is the same whatever households stand beside it and however they are cut into blocks.
func TestOthersChangeNothing(t *testing.T) {
	c := rural(t)
	whole := year(c, people(5000, 0, 70, model.Female, 3), 3)
	part := year(c, people(1000, 2000, 70, model.Female, 3), 3)
	var of []int
	for i := range whole {
		if p := whole[i].Person; p >= 8000 && p < 12000 {
			of = append(of, i)
		}
	}
	if len(of) != len(part) {
		t.Fatalf("%d bills in the whole, %d in the part", len(of), len(part))
	}
	for k, i := range of {
		if whole[i].Total != part[k].Total || whole[i].Person-8000 != part[k].Person || whole[i].Month != part[k].Month {
			t.Fatalf("bill %d differs", k)
		}
	}
}

// A disease that costs what the mean of the level is moves nobody's costs either: others' are what is left of that mean.
func TestAnotherDiseaseChangesNothing(t *testing.T) {
	c, more := rural(t), rural(t)
	more.Special = append(slices.Clone(more.Special), Disease{ID: "new", Shape: more.Special[0].Shape, Per100000: 500, Admissions: 2, Cost: 1, Severe: 0.5})
	b := people(5000, 0, 70, model.Female, 3)
	before, after := year(c, b, 3), year(more, b, 3)
	k, added := 0, 0
	for i := range after {
		if int(after[i].Disease) == len(more.Special) {
			added++
			continue
		}
		if after[i].Total != before[k].Total || after[i].Person != before[k].Person || after[i].Level != before[k].Level {
			t.Fatalf("bill %d changed", k)
		}
		k++
	}
	if k != len(before) || added == 0 {
		t.Errorf("%d of %d bills stayed, %d were added", k, len(before), added)
	}
}

// Bills come by person, of one person common causes first, then special diseases by their numbers, then chronic bills.
func TestEveryBillIsWhole(t *testing.T) {
	place := func(b *model.Bill) int {
		if b.Kind == model.OutpatientChronic {
			return 1 << 16
		}
		return int(b.Disease)
	}
	both := 0
	e := year(rural(t), people(20_000, 0, 60, model.Male, 255), 8)
	for i := range e {
		if e[i].Eligible < 0 || e[i].Eligible > e[i].Total || e[i].Month < 1 || e[i].Month > 12 {
			t.Fatalf("bill %d: %s of %s in month %d", i, e[i].Eligible, e[i].Total, e[i].Month)
		}
		if i == 0 || e[i].Person != e[i-1].Person {
			if i > 0 && e[i].Person < e[i-1].Person {
				t.Fatalf("bill %d is out of order", i)
			}
			continue
		}
		if place(&e[i]) < place(&e[i-1]) {
			t.Fatalf("bill %d of person %d is out of order", i, e[i].Person)
		}
		if place(&e[i-1]) == 0 && place(&e[i]) == 1<<16 {
			both++
		}
	}
	if both < 100 {
		t.Errorf("%d persons with a common admission have chronic bills", both)
	}
}

func TestBadCataloguesAreLocated(t *testing.T) {
	name, text, err := catalogues.Open("china-rural")
	if err != nil {
		t.Fatal(err)
	}
	for from, c := range map[string]struct{ to, says string }{
		"again: {value: 0.22":                        {"again: {value: 22", "`catalogue.admissions.again` is 22"},
		"shape: cancer, per_100000: 18":              {"shape: canser, per_100000: 18", "there is no shape `canser`"},
		"bands: [0, 5, 15":                           {"bands: [0, 15, 5", "must rise"},
		"tail:\n":                                    {"tale:\n", "the key `tail` is missing"},
		"source: {ref: liu_2023":                     {"source: {ref: liu_2032", "no source is called `liu_2032`"},
		"range: [0.12, 0.32], unit: probability":     {"range: [0.32, 0.12], unit: probability", "begins above its end"},
		"{id: gastric_cancer, title: 胃癌":             {"{id: oesophageal_cancer, title: 胃癌", "is given twice"},
		"other_causes: {value: 0.8195, range: [0.75": {"other_causes: {value: 0.8195, range: [0.9", "does not hold its value"},
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
	name, text, err := catalogues.Open("china-rural")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add("catalogue: x\nadmissions: {bands: [0], rate: [1]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		if docs, err := document.Parse(name, []byte(text)); err == nil {
			_, _, _ = Read(docs[0])
		}
	})
}

func BenchmarkSample(b *testing.B) {
	c := rural(b)
	block := people(4500, 0, 45, model.Male, 0)
	for i := range block.Age { // a spread of ages; every fourth carries a condition
		block.Age[i] = uint8(i * 7 % 85)
		block.Chronic[i] = uint8(i % 4 / 3)
	}
	r, s, out := c.Resolve(nil, 2018, steady, conditions, ages(block)), &Sampler{}, []model.Bill(nil)
	block.Derive(random.Root(99))
	b.ReportAllocs()
	n := uint64(0)
	for b.Loop() {
		n++
		out = s.Sample(population.View{Block: block}, r, random.Root(n))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n)/float64(block.Persons()), "ns/person-year")
	b.ReportMetric(float64(len(out))/float64(block.Persons()), "bills/person")
}
