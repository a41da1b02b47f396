package illness

import (
	"math"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// Whichever member of however large a household, and whichever household of a run of
// 512, falls ill by a special disease as often as any other. Households of sixteen, from the 300th of a run on.
func TestEveryPlaceFallsIll(t *testing.T) {
	c := rural(t)
	const households = 512 * 8
	b := &population.Block{Stratum: 1, FirstID: 300, First: []int32{0}, Income: make([]model.Fen, households), Category: make([]uint8, households)}
	for range households {
		for slot := range uint8(population.Slots) {
			b.Slot = append(b.Slot, slot)
			b.Age, b.Sex, b.Chronic = append(b.Age, 70), append(b.Sex, model.Male), append(b.Chronic, 0)
		}
		b.First = append(b.First, int32(len(b.Age)))
	}
	c.Special = []Disease{{ID: "frequent", Shape: slices.Repeat([]float64{1}, len(c.Bands)), Per100000: 20_000, Admissions: 1, Cost: 1}}
	const slots = population.Slots
	e := sampled(b, c.Resolve(nil, 2018, steady, conditions, ages(b)), 3, 99)
	counts := make([]float64, b.Persons())
	for i := range e {
		p := e[i].Person
		if e[i].Disease == 1 {
			counts[p]++
		}
	}
	var all, squares mean
	var member [slots]mean
	var run, ends [2]mean
	for p, n := range counts {
		all.add(n)
		squares.add((n - 0.2) * (n - 0.2))
		member[p%slots].add(n)
		place := (300 + p/slots) % 512
		run[place/256].add(n)
		if place == 0 || place == 511 {
			ends[place/511].add(n)
		}
	}
	all.is(t, "all", 0.2)
	squares.is(t, "variance of a Poisson count", 0.2)
	for m := range member {
		member[m].is(t, "a member", 0.2)
	}
	run[0].is(t, "the first half of a run", 0.2)
	run[1].is(t, "the second", 0.2)
	ends[0].is(t, "the first household of a run", 0.2)
	ends[1].is(t, "the last", 0.2)
	// A block that is one run: persons 0, 4 and 8 of the first household, and 3, 7 and 15 of the last, over 100 years.
	one := *b
	one.FirstID, one.First, one.Age = 512, b.First[:513], b.Age[:512*slots]
	one.Derive(random.Root(99))
	var first, last mean
	var s Sampler
	r := c.Resolve(nil, 2018, steady, conditions, ages(&one))
	for seed := range uint64(100) {
		e := s.Sample(population.View{Block: &one}, r, random.Root(100+seed))
		counts := make([]float64, 512*slots)
		for i := range e {
			p := e[i].Person
			if e[i].Disease == 1 {
				counts[p]++
			}
		}
		for _, at := range []int{0, 4, 8} {
			first.add(counts[at])
		}
		for _, at := range []int{3, 7, 15} {
			last.add(counts[511*slots+at])
		}
	}
	first.is(t, "the first persons of a run", 0.2)
	last.is(t, "the last persons of a run", 0.2)
}

// A case brings the whole part of its mean admissions for certain, and one more with the rest; the register's factor is on cases.
func TestAdmissionsOfACase(t *testing.T) {
	c := rural(t)
	c.Special = []Disease{{ID: "repeated", Shape: slices.Repeat([]float64{1}, len(c.Bands)), Per100000: 1_000, Admissions: 2.25, Cost: 1}}
	b := people(100_000, 0, 30, model.Male, 0)
	b.Register = true
	r := c.Resolve(model.Values{"catalogue.admissions.poor": 2}, 2018, steady, conditions, ages(b))
	e := sampled(b, r, 8, 99)
	counts := map[int32]int{}
	for i := range e {
		p := e[i].Person
		if e[i].Disease == 1 {
			counts[p]++
		}
	}
	// Cases are Poisson with 0.02: of persons with one case, three quarters have two admissions and a quarter three.
	var ill, three mean
	for p := range int32(b.Persons()) {
		n := counts[p]
		ill.add(indicator(n > 0))
		if n == 1 {
			t.Fatal("a case has one admission")
		}
		if n == 2 || n == 3 {
			three.add(float64(n) - 2)
		}
	}
	ill.is(t, "ill", 1-math.Exp(-0.02))
	three.is(t, "a third admission", 0.25)
}

// A sampler that has been used gives what a new one gives: other years, other blocks, other certificates.
func TestAUsedSamplerIsAsGoodAsNew(t *testing.T) {
	c := rural(t)
	blocks := []*population.Block{people(2_000, 0, 60, model.Male, 3), people(500, 7_000, 60, model.Female, 1), people(2_000, 0, 60, model.Male, 8)}
	refilled := *blocks[2] // as a worker's own block is: other households in the same memory
	refilled.FirstID = 9_000
	refilled.Place = nil
	blocks = append(blocks, &refilled)
	var used Sampler
	for i, x := range []struct {
		block  int
		values model.Values
		year   uint64
		fixed  uint64
	}{{0, nil, 1, 9}, {0, nil, 2, 9}, {0, model.Values{"catalogue.chronic.certified.diabetes": 0.5}, 2, 9}, {1, nil, 2, 9}, {2, nil, 2, 9}, {2, nil, 2, 8}, {0, nil, 2, 9}, {2, nil, 2, 9}, {3, nil, 2, 9}} {
		b := blocks[x.block]
		r := c.Resolve(x.values, 2018, steady, conditions, ages(b))
		b.Derive(random.Root(x.fixed))
		got := used.Sample(population.View{Block: b}, r, random.Root(x.year))
		want := sampled(b, r, x.year, x.fixed)
		if !slices.Equal(got, want) || len(got) == 0 {
			t.Errorf("sample %d: %d bills of a used sampler, %d of a new one", i, len(got), len(want))
		}
	}
	// A view made in the memory of another, with the same first mark and no other one.
	b := blocks[0]
	r := c.Resolve(nil, 2018, steady, conditions, ages(b))
	used.Sample(population.View{Block: b, Made: 1}, r, random.Root(1))
	fewer := *b
	fewer.Marks = b.Marks[:1]
	got, want := used.Sample(population.View{Block: &fewer, Made: 2}, r, random.Root(1)), (&Sampler{}).Sample(population.View{Block: &fewer}, r, random.Root(1))
	if !slices.Equal(got, want) {
		t.Errorf("another view: %d bills of a used sampler, %d of a new one", len(got), len(want))
	}
	// Who has a certificate keeps it from year to year.
	holders := func(year uint64) map[int32]bool {
		b := blocks[0]
		e := used.Sample(population.View{Block: b}, c.Resolve(nil, 2018, steady, conditions, ages(b)), random.Root(year))
		out := map[int32]bool{}
		for i := range e {
			p := e[i].Person
			if e[i].Kind == model.OutpatientChronic {
				out[p] = true
			}
		}
		return out
	}
	first, second := holders(1), holders(2)
	for p := range first {
		if !second[p] {
			t.Fatalf("person %d has lost the certificate", p)
		}
	}
	if len(first) != len(second) {
		t.Errorf("%d have one, then %d", len(first), len(second))
	}
}

// At the median a bill costs e^μ: a key of the half ½, but for 2⁻⁵⁴. With a tail above 0.9 of index 2 the bill at 0.9 costs e^(μ + σz₀),
// z₀ = 1.2816, that at 0.975, which a quarter of the tail lies above, twice as much. An outpatient bill has no tail, nor has the lower
// side. Nothing costs less than a yuan or more than ten million.
func TestBillsByTheirPlace(t *testing.T) {
	z := random.NormInv(0.9)
	r := &Rates{tables: random.NewTables(), tailAbove: 0.9, tailIndex: 2, tailZ: z}
	// key is the key that is at u from the end of its side.
	key := func(u float64, upper uint64) random.Key { return random.Key(uint64(u*0x1p64) | upper<<63) }
	for _, c := range []struct {
		key       random.Key
		mu, sigma float64
		kind      model.Kind
		total     model.Fen
	}{
		{1<<63 - 1, math.Log(1000), 0.5, model.Inpatient, 1000_00},
		{1<<64 - 1, math.Log(1000), 0.5, model.Inpatient, 1000_00},
		{key(0.1, 1), math.Log(1000), 0.5, model.Inpatient, model.FenOf(1000 * math.Exp(0.5*z))},
		{key(0.1, 0), math.Log(1000), 0.5, model.Inpatient, model.FenOf(1000 * math.Exp(-0.5*z))},
		{key(0.025, 1), math.Log(1000), 0.5, model.Inpatient, model.FenOf(2000 * math.Exp(0.5*z))},
		{key(0.025, 0), math.Log(1000), 0.5, model.Inpatient, model.FenOf(1000 * math.Exp(-0.5*1.959963984540054))},
		{key(0.025, 1), math.Log(1000), 0.5, model.OutpatientChronic, model.FenOf(1000 * math.Exp(0.5*1.959963984540054))},
		{1<<63 - 1, math.Log(0.5), 1, model.Inpatient, 100}, {1<<63 - 1, math.Log(1.25), 1, model.Inpatient, 125}, {1<<63 - 1, 30, 1, model.Inpatient, 1_000_000_000},
	} {
		if got := r.cost(c.kind, c.key, c.mu, c.sigma); got != c.total {
			t.Errorf("%+v: %s", c, got)
		}
	}
	r.tailAbove = 1
	if got := r.cost(model.Inpatient, 1<<63, math.Log(1000), 0.5); got != model.FenOf(1000*math.Exp(-0.5*random.NormInv(0x1p-54))) {
		t.Errorf("without a tail: %s", got)
	}
}

// Days are those of the level, none for an outpatient.
func TestDaysInHospital(t *testing.T) {
	c := rural(t)
	e := year(c, people(20_000, 0, 70, model.Male, 1), 4)
	for i := range e {
		want := float32(c.Care[e[i].Level].Days.Value)
		if e[i].Kind == model.OutpatientChronic {
			want = 0
		}
		if e[i].LostDays != want {
			t.Fatalf("%v days at level %d, want %v", e[i].LostDays, e[i].Level, want)
		}
	}
	if !slices.Equal(Kinds(), []model.Kind{model.Inpatient, model.OutpatientChronic}) {
		t.Error("bills have other kinds")
	}
}
