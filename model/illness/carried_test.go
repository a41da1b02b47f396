package illness

import (
	"math"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// strokes is a catalogue with one disease, of a condition that people carry.
func strokes(t *testing.T, share float64, course ...float64) *Catalogue {
	c := rural(t)
	d := flat(c, course...)
	d.Carried = Carried{"stroke", model.Quantity{Path: "catalogue.special.long.carried.share", Value: share}}
	c.Special = []Disease{d}
	return c
}

// among are people of whom every n-th carries stroke from an age on, and every seventh diabetes, and the shares that the profile would give.
func among(households int, age uint8, n int, from uint8) (*population.Block, *population.People) {
	b := people(households, 0, age, model.Female, 0)
	for i := range b.Age {
		if i%7 == 0 {
			b.Chronic[i] |= 1 << 1
		}
		if i%n == 0 {
			b.Chronic[i] |= 1 << 3
		}
	}
	b.Derive(random.Root(99))
	for i := range b.Marks {
		if b.Marks[i].Condition == 3 {
			b.Marks[i].From = from
		}
	}
	of := ages(b)
	for age := range of.Carried {
		of.Carried[age] = make([]float64, len(conditions))
		of.Carried[age][1] = 1.0 / 7
		if age >= int(from) {
			of.Carried[age][3] = 1 / float64(n)
		}
	}
	return b, of
}

// bills are those of a year of a block that has its marks.
func bills(b *population.Block, r *Rates, year uint64) []model.Bill {
	return (&Sampler{}).Sample(population.View{Block: b}, r, random.Root(year))
}

// ofFirst are those for the first special disease.
func ofFirst(all []model.Bill) (out []model.Bill) {
	for _, x := range all {
		if x.Disease == 1 {
			out = append(out, x)
		}
	}
	return out
}

// counted are each person's admissions for the first special disease.
func counted(b *population.Block, r *Rates) []float64 {
	out := make([]float64, b.Persons())
	for _, x := range ofFirst(bills(b, r, 9)) {
		out[x.Person]++
	}
	return out
}

// Of people of whom a twentieth carry the condition, carriers have 0.4 of 0.03 cases over a twentieth and with all others 0.6 of them:
// 0.24 + 0.018 and 0.018 of 2.5 admissions each, together as many as stated. Courses of three years have the same, as nothing grows; where
// the condition is carried since last year only, what began before that is everybody's.
func TestCarriersHaveTheirShareAndAllTogetherTheStatedCases(t *testing.T) {
	for name, x := range map[string]struct {
		course  []float64
		from    uint8
		carrier float64 // of the cases over the share who carry it
	}{
		"over in its year": {nil, 0, 0.24},
		"three years":      {[]float64{0.6, 0.25, 0.15}, 0, 0.24},
		"since last year":  {[]float64{0.6, 0.25, 0.15}, 49, 0.24 * 0.85},
	} {
		c := strokes(t, 0.4, x.course...)
		b, of := among(50_000, 50, 20, x.from)
		anybody := 0.03 - x.carrier/20
		var carrier, other mean
		for i, n := range counted(b, c.Resolve(level, 2018, steady, conditions, of)) {
			if i%20 == 0 {
				carrier.add(n)
			} else {
				other.add(n)
			}
		}
		carrier.is(t, name+": a carrier's admissions", 2.5*(x.carrier+anybody))
		other.is(t, name+": another's admissions", 2.5*anybody)
	}
}

// Where a tenth carry the condition at 50, a twentieth since before, whoever has carried it for long has the twentieth's courses of earlier
// years too, and who carries it since this year only what begins now: 0.4 of 0.03 cases, of which 0.6 are admissions of now.
func TestWhoCarriesItSinceThisYearHasNoEarlierCourses(t *testing.T) {
	c := strokes(t, 0.4, 0.6, 0.25, 0.15)
	b, of := among(50_000, 50, 10, 0)
	for i := range b.Marks {
		if m := &b.Marks[i]; m.Condition == 3 && m.Person%20 == 10 {
			m.From = 50
		}
	}
	for age := range 50 {
		of.Carried[age][3] = 0.05
	}
	now, before := 0.012*0.6/0.1, 0.012*0.4/0.05
	var long, new, other mean
	for i, n := range counted(b, c.Resolve(level, 2018, steady, conditions, of)) {
		switch i % 20 {
		case 0:
			long.add(n)
		case 10:
			new.add(n)
		default:
			other.add(n)
		}
	}
	long.is(t, "admissions of who has carried it for long", 2.5*(now+before+0.018))
	new.is(t, "admissions of who carries it since this year", 2.5*(now+0.018))
	other.is(t, "another's admissions", 2.5*0.018)
}

// Whoever carries a condition at the outset has carried it before, and a child born since from its birth: in the first year as in a later one
// carriers, who have all cases here, have those of courses that began before. Of the share of an age who carry it those who did so many
// years ago are the share of the age of then, as the shares rise with age; so the carriers of an age have together the cases of everybody of
// it over the share.
func TestCarriersOfTheOutsetHaveEarlierCourses(t *testing.T) {
	const replicates = 60
	profile := baise(t)
	p, err := population.Synthesise(profile, 7, 20_000)
	if err != nil {
		t.Fatal(err)
	}
	c := strokes(t, 1, 0.5, 0.2, 0.2, 0.1)
	c.Special[0].Carried.Condition, c.Special[0].Admissions, c.Special[0].Per100000 = "other_chronic", 1, 300
	condition := slices.Index(profile.Conditions, "other_chronic")
	for _, year := range []int{2015, 2016, 2024} {
		now := profile.Resolve(nil, year, p.Incomes(), p.StratumPersons(), 0)
		of := p.People(&now)
		r := c.Resolve(nil, year, steady, profile.Conditions, of)
		var own population.Living
		var block population.Block
		var s Sampler
		var got, want [2]float64 // of children, and of people from 15 on
		kind := func(age uint8) int { return min(int(age)/15, 1) }
		for i := range p.Blocks() {
			p.Block(i, &block)
			v := p.View(&block, &now, &own)
			for person, age := range v.Age {
				if v.Chronic[person]&(1<<condition) == 0 {
					continue
				}
				for back, share := range c.Special[0].Course[:min(4, int(age)+1)] {
					cases := r.begins(0, back, onRegister(v), int(v.Sex[person]), int(r.band[int(age)-back]))
					want[kind(age)] += replicates * share * cases / of.Carried[age][condition]
				}
			}
			for k := range uint64(replicates) {
				for _, x := range ofFirst(s.Sample(v, r, random.Root(k))) {
					got[kind(v.Age[x.Person])]++
				}
			}
		}
		for i := range got {
			// Five standard errors, of which the years of those just past a step of the shares are a part.
			if miss := 5 * math.Sqrt(1.5*want[i]); want[i] < 500 || math.Abs(got[i]-want[i]) > miss {
				t.Errorf("%d, %s: %v admissions, want %.0f ± %.0f", year, []string{"children", "grown"}[i], got[i], want[i], miss)
			}
		}
	}
}

// Who carried it until this year has no more cases than who never did: 0.6 of 0.03.
func TestWhoCarriesItNoLongerHasWhatOthersHave(t *testing.T) {
	c := strokes(t, 0.4)
	b, of := among(50_000, 50, 10, 0)
	for i := range b.Marks {
		if m := &b.Marks[i]; m.Condition == 3 && m.Person%20 == 10 {
			m.Until = 50
		}
	}
	of.Carried[50][3] = 0.05
	var still, once mean
	for i, n := range counted(b, c.Resolve(level, 2018, steady, conditions, of)) {
		switch i % 20 {
		case 0:
			still.add(n)
		case 10:
			once.add(n)
		}
	}
	still.is(t, "admissions of who carries it still", 2.5*(0.012/0.05+0.018))
	once.is(t, "admissions of who does not any more", 2.5*0.018)
}

// Where everybody carries it and half the cases are carriers', everybody has the stated cases, of which none has the numbers of another: no
// two bills of a person cost the same.
func TestCarriersCasesHaveNumbersOfTheirOwn(t *testing.T) {
	c := strokes(t, 0.5)
	c.Special[0].Per100000 = 20_000
	b, of := among(10_000, 50, 1, 0)
	type cost struct {
		person int32
		total  model.Fen
	}
	seen, times := map[cost]bool{}, 0
	all := ofFirst(bills(b, c.Resolve(level, 2018, steady, conditions, of), 9))
	for _, x := range all {
		if is := (cost{x.Person, x.Total}); seen[is] {
			times++
		} else {
			seen[is] = true
		}
	}
	if want := 2.5 * 0.2 * float64(b.Persons()); math.Abs(float64(len(all))-want) > 0.05*want {
		t.Errorf("%d admissions, want some %.0f", len(all), want)
	}
	if times > 10 {
		t.Errorf("%d bills of a person cost what another of the person does", times)
	}
}

// Of every age, sex and year of a course, carriers' cases over the share who have carried it since and the rest together are those that
// began by the rate of the age of then.
func TestPartsAreTheWhole(t *testing.T) {
	c := rural(t)
	_, of := among(1, 50, 1, 0)
	for age := range of.Carried {
		for i := range of.Carried[age] {
			of.Carried[age][i] = float64(age) / 500
		}
	}
	r := c.Resolve(level, 2018, steady, conditions, of)
	if len(r.carriers) != 5 {
		t.Fatalf("%d diseases have carriers", len(r.carriers))
	}
	for i := range r.carriers {
		x := &r.carriers[i]
		for back := range x.held {
			for age := back; age < 110; age++ {
				for sex := range 2 {
					carrier, anybody := x.parts(r, back, 1, sex, age)
					want := r.begins(int(x.disease), back, 1, sex, c.band(age-back))
					if got := carrier*float64(age-back)/500 + anybody; math.Abs(got-want) > 1e-12 || carrier > 1 {
						t.Fatalf("%s, %d years ago, age %d: %v cases, want %v; %v of a carrier", c.Special[x.disease].ID, back, age, got, want, carrier)
					}
				}
			}
		}
	}
}

// As many have both of two diseases of one condition as would if these knew nothing of each other.
func TestDiseasesOfOneConditionAreIndependent(t *testing.T) {
	c := strokes(t, 1)
	c.Special[0].Per100000 = 20_000
	second := c.Special[0]
	second.ID = "second"
	c.Special = append(c.Special, second)
	b, of := among(10_000, 50, 1, 0)
	has, both := [3]map[int32]bool{{}, {}, {}}, 0
	for _, x := range bills(b, c.Resolve(level, 2018, steady, conditions, of), 9) {
		if x.Disease > 0 {
			has[x.Disease][x.Person] = true
		}
	}
	for person := range has[1] {
		if has[2][person] {
			both++
		}
	}
	share := -math.Expm1(-0.2)
	if want := share * share * float64(b.Persons()); math.Abs(float64(both)-want) > 5*math.Sqrt(want) {
		t.Errorf("%d persons have both diseases, want some %.0f", both, want)
	}
}

// Where as many are treated as carry the condition, no carrier has more than one case a year, and the rest are of everybody alike: of 0.03
// cases a person 0.01 are those of the hundredth who carry it.
func TestNoCarrierHasMoreThanACaseAYear(t *testing.T) {
	c := strokes(t, 0.9)
	b, of := among(50_000, 50, 100, 0)
	var carrier, other mean
	for i, n := range counted(b, c.Resolve(level, 2018, steady, conditions, of)) {
		if i%100 == 0 {
			carrier.add(n)
		} else {
			other.add(n)
		}
	}
	carrier.is(t, "a carrier's admissions", 2.5*1.02)
	other.is(t, "another's admissions", 2.5*0.02)
}

// Where the profile does not know the condition, or nobody carries it, the bills are those of a disease of which nothing is said.
func TestWithoutCarriersNothingIsAnothers(t *testing.T) {
	b, of := among(2_000, 50, 20, 0)
	alike := strokes(t, 0, 0.6, 0.4)
	alike.Special[0].Carried = Carried{}
	want := ofFirst(bills(b, alike.Resolve(level, 2018, steady, conditions, of), 9))
	known := strokes(t, 0.9, 0.6, 0.4)
	for age := range of.Carried {
		of.Carried[age] = []float64{0, 1.0 / 7, 0, 0, 0, 0, 0, 0}
	}
	unknown := slices.Clone(conditions)
	unknown[3] = "palsy"
	for name, names := range map[string][]string{"nobody carries it": conditions, "the profile has no such condition": unknown} {
		if got := ofFirst(bills(b, known.Resolve(level, 2018, steady, names, of), 9)); len(got) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %d bills, want %d", name, len(got), len(want))
		}
	}
}

// The carriers' cases that begin in a year go on in the years of their course: each bill of a course in parts is once one of the same case
// in one year.
func TestACarriersCourseGoesOn(t *testing.T) {
	c := strokes(t, 1, 0.6, 0.25, 0.15)
	type bill struct {
		person int32
		total  model.Fen
		level  model.Level
	}
	in := func(year int) (out map[bill]bool) {
		b, of := among(2_000, 50, 10, 0)
		out = map[bill]bool{}
		for _, x := range ofFirst(bills(b, c.Resolve(level, year, steady, conditions, of), 5)) {
			if x.Person%10 != 0 {
				t.Fatalf("%d has a bill, and does not carry the condition", x.Person)
			}
			out[bill{x.Person, x.Total, x.Level}] = true
		}
		return out
	}
	parts := map[int]map[bill]bool{}
	for year := 2013; year < 2018; year++ {
		parts[year] = in(year)
	}
	c.Special[0].Course = nil
	begun, found := in(2013), [3]int{}
	for x := range begun {
		times := 0
		for after := range 3 {
			if parts[2013+after][x] {
				found[after]++
				times++
			}
		}
		if times != 1 {
			t.Fatalf("a bill of a case is found %d times", times)
		}
	}
	// 800 carriers with 0.3 cases of 2.5 admissions: 600.
	for after, share := range []float64{0.6, 0.25, 0.15} {
		if n := float64(len(begun)); n < 450 || math.Abs(float64(found[after])/n-share) > 5*math.Sqrt(share*(1-share)/n) {
			t.Errorf("%d of %v admissions are of year %d", found[after], n, after)
		}
	}
}

// Another share, and a disease of a condition before others, leave all bills of other diseases as they are, of whoever it is.
func TestCarriersOfOneDiseaseMoveNobodyElse(t *testing.T) {
	known := rural(t).Diseases()
	others := func(change func(*Catalogue)) (out []model.Bill) {
		c := rural(t)
		change(c)
		b, of := among(5_000, 70, 20, 0)
		names := c.Diseases()
		for _, x := range bills(b, c.Resolve(level, 2018, steady, conditions, of), 9) {
			if id := names[x.Disease]; id != "stroke" && id != "long" {
				x.Disease = uint16(slices.Index(known, id))
				out = append(out, x)
			}
		}
		return out
	}
	// Costs hang on what special diseases leave for common ones; so they are held out.
	bare := func(of []model.Bill) []model.Bill {
		for i := range of {
			of[i].Total, of[i].Eligible = 0, 0
		}
		return of
	}
	want := bare(others(func(*Catalogue) {}))
	if len(want) < 1_000 {
		t.Fatalf("%d bills", len(want))
	}
	for name, change := range map[string]func(*Catalogue){
		"another share": func(c *Catalogue) {
			c.Special[slices.IndexFunc(c.Special, func(d Disease) bool { return d.ID == "stroke" })].Carried.Share.Value = 0.9
		},
		"a disease before others": func(c *Catalogue) { c.Special = slices.Insert(c.Special, 2, strokes(t, 0.4).Special[0]) },
	} {
		if got := bare(others(change)); !slices.Equal(got, want) {
			t.Errorf("%s: %d bills of other diseases, want %d, or others", name, len(got), len(want))
		}
	}
}

// A person's bills stand by disease, carried or not.
func TestBillsOfCarriersStandInOrder(t *testing.T) {
	c := rural(t)
	c.Special[0].Carried = Carried{"diabetes", model.Quantity{Path: "catalogue.special.a.carried.share", Value: 0.9}}
	b, of := among(20_000, 70, 3, 0)
	last, several := model.Bill{Person: -1}, 0
	for _, x := range bills(b, c.Resolve(level, 2018, steady, conditions, of), 9) {
		if x.Person < last.Person || x.Person == last.Person && x.Kind == last.Kind && x.Disease < last.Disease {
			t.Fatalf("person %d's disease %d stands behind %d's %d", x.Person, x.Disease, last.Person, last.Disease)
		}
		if x.Person == last.Person && x.Kind == model.Inpatient && last.Kind != model.Inpatient {
			t.Fatalf("person %d's admission stands behind an outpatient bill", x.Person)
		}
		if x.Person == last.Person && last.Disease > 0 && x.Disease > last.Disease {
			several++
		}
		last = x
	}
	if several < 20 {
		t.Errorf("only %d persons have two special diseases", several)
	}
}
