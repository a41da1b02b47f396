package population

import (
	"math"
	"reflect"
	"slices"
	"sync"
	"testing"

	"doudi/model"
	"doudi/model/random"
)

// at is a profile's year at the stated values, and of its population.
func (p *Population) at(year int, values model.Values) *Year {
	y := p.Profile.Resolve(values, year, p.Incomes(), p.StratumPersons(), 0)
	return &y
}

// few is a sample of 20,000 of Baise's people, made once for the tests of this file, which only read it.
var few = sync.OnceValue(func() *Population {
	all, err := everybody()
	if err != nil {
		panic(err)
	}
	p, err := Synthesise(all.Profile, 7, 20_000)
	if err != nil {
		panic(err)
	}
	return p
})

// member is a member of a household by their identities.
type member struct {
	household uint64
	slot      uint8
}

// person is what a year says of a member.
type person struct {
	age     uint8
	sex     model.Sex
	chronic uint8
}

// everyone are the people of a year by who they are.
func (p *Population) everyone(t *testing.T, y *Year) map[member]person {
	t.Helper()
	out := map[member]person{}
	var own Block
	var living Living
	for i := range p.Blocks() {
		v := p.View(p.At(i, &own), y, &living)
		for h := range v.Households() {
			last, places := -1, uint16(0)
			for k := v.First[h]; k < v.First[h+1]; k++ {
				if int(v.Slot[k]) <= last || v.Place[k] != uint32(h)*16+uint32(v.Slot[k]) {
					t.Fatalf("place %d of household %d stands behind %d", v.Slot[k], h, last)
				}
				last = int(v.Slot[k])
				places |= 1 << last
				out[member{v.FirstID + uint64(h), v.Slot[k]}] = person{v.Age[k], v.Sex[k], v.Chronic[k]}
			}
			if v.Living(h) != places {
				t.Fatalf("household %d: places %b, want %b", h, v.Living(h), places)
			}
		}
	}
	return out
}

// A table by hand: of men 0.8 live to 50 and 0.2 to 100, of women 0.9 and 0.36, and mortality is twice the table's. So of men of 50
// exp(−2·ln(4)·k/50) live k years on, of women of 20 0.9^(2·k/50). Women of 20 to 39 have 0.1 children in the first year and 0.05 in the
// second and third.
func handLives() *lives {
	x := &lives{mortality: model.Quantity{Value: 2}, fertility: model.Quantity{Value: 0.5}, births: model.Yearly{Values: map[int]float64{2016: 0.2, 2017: 0.1}}}
	for age := range 128 {
		if age <= 50 {
			x.hazard[0][age], x.hazard[1][age] = -math.Log(0.8)*float64(age)/50, -math.Log(0.9)*float64(age)/50
		} else {
			x.hazard[0][age] = -math.Log(0.8) + math.Log(4)*float64(age-50)/50
			x.hazard[1][age] = -math.Log(0.9) + math.Log(2.5)*float64(age-50)/50
		}
	}
	return x
}

// The people of 2018 of a thousand men of 50, a thousand women of 38 and of 18, and a hundred women of 19, at the end of 2015: women of 38
// bear in one year, those of 18 in the years in which they are 20 and 21, those of 19 in all three.
func TestExpectedPeopleByHand(t *testing.T) {
	outset := Ages{}
	outset[model.Male][50], outset[model.Female][38], outset[model.Female][18], outset[model.Female][19] = 1000, 1000, 1000, 100
	got := handLives().of(nil, 2015, 2018).expected(&outset)
	f := func(k float64) float64 { return math.Pow(0.9, 2*k/50) } // a woman below 50 lives k years
	m := func(k float64) float64 { return math.Pow(0.8, 2*k/50) }
	first, second, third := 0.1*(1000*f(1)+100*f(1)), 0.05*(1000*f(2)+100*f(2)), 0.05*(1000*f(3)+100*f(3))
	for _, c := range []struct {
		sex  model.Sex
		age  int
		want float64
	}{
		{model.Male, 53, 1000 * math.Exp(-2*math.Log(4)*3/50)}, {model.Female, 41, 1000 * f(3)}, {model.Female, 21, 1000 * f(3)}, {model.Female, 22, 100 * f(3)},
		{model.Female, 0, third / 2}, {model.Female, 1, second / 2 * f(1)}, {model.Female, 2, first / 2 * f(2)},
		{model.Male, 0, third / 2}, {model.Male, 1, second / 2 * m(1)}, {model.Male, 2, first / 2 * m(2)},
	} {
		if x := got[c.sex][c.age]; math.Abs(x-c.want) > 1e-9 {
			t.Errorf("sex %d, age %d: %v, want %v", c.sex, c.age, x, c.want)
		}
		got[c.sex][c.age] = 0
	}
	if got != (Ages{}) {
		t.Error("there are people of other ages")
	}
	if x := handLives().of(nil, 2015, 2012); x.years != 0 || x.expected(&outset) != outset {
		t.Error("before the outset there are others")
	}
}

// After seven years everybody, by sex and ten years of age, is as many as are to be expected of the outset's people: every one's life is
// Bernoulli or a child's Poisson, so the variance is the mean at most, and five standard errors are allowed. The mean age too.
func TestTheLivingAreThoseExpected(t *testing.T) {
	p := few()
	y := p.at(2022, nil)
	var got [2][13]float64
	living := p.everyone(t, y)
	ages := 0.0
	for _, x := range living {
		got[x.sex][x.age/10]++
		ages += float64(x.age)
	}
	var outset [2]Ages // those simulated
	for i := range p.strata {
		s := &p.strata[i]
		for h := range s.households {
			e := &p.pool[s.order[h%len(s.order)]]
			for m := range e.size {
				outset[i][e.sex[m]][e.age[m]]++
			}
		}
	}
	var want [2][13]float64
	sum, mean, square := 0.0, 0.0, 0.0
	for i := range outset {
		of := y.vital.expected(&outset[i])
		for sex := range of {
			for age, n := range of[sex] {
				want[sex][age/10] += n
				sum, mean, square = sum+n, mean+n*float64(age), square+n*float64(age*age)
			}
		}
	}
	for sex := range want {
		for band, n := range want[sex] {
			if math.Abs(got[sex][band]-n) > 5*math.Sqrt(n) {
				t.Errorf("sex %d, ages from %d: %v, want %v", sex, 10*band, got[sex][band], n)
			}
		}
	}
	mean /= sum
	if miss := math.Abs(ages/float64(len(living)) - mean); miss > 5*math.Sqrt((square/sum-mean*mean)/sum) {
		t.Errorf("the mean age is %v off %v", miss, mean)
	}
	if born := want[0][0] + want[1][0]; born < 1_500 {
		t.Errorf("%v children are to be expected: too few to say anything", born)
	}
}

// Year by year: who was there is a year older or gone for ever, who comes is newborn and stands behind the others, and sexes stay. The
// same people come in another memory without the years before, and among all the people of the profile.
func TestPeopleStayWhoTheyAre(t *testing.T) {
	p := few()
	before, gone := p.everyone(t, p.at(2015, nil)), map[member]bool{}
	died, born := 0, 0
	for year := 2016; year <= 2024; year++ {
		now := p.everyone(t, p.at(year, nil))
		for who, x := range before {
			y, lives := now[who]
			if !lives {
				gone[who], died = true, died+1
			} else if y.age != x.age+1 || y.sex != x.sex {
				t.Fatalf("%d: %v is %v after %v", year, who, y, x)
			}
		}
		for who, x := range now {
			if _, was := before[who]; was {
				continue
			}
			if born++; x.age != 0 || gone[who] {
				t.Fatalf("%d: %v comes at the age of %d", year, who, x.age)
			}
		}
		before = now
	}
	if died < 800 || born < 800 {
		t.Errorf("%d died, %d were born", died, born)
	}
	all := synthesised(t, 0)
	y := all.at(2024, nil)
	for i := range all.Blocks() {
		b := all.At(i, nil)
		if b.FirstID&(1<<40-1) != 0 { // each stratum's first
			continue
		}
		v := all.View(b, y, &Living{})
		for h := range v.Households() {
			if _, within := before[member{v.FirstID + uint64(h), 0}]; !within {
				continue
			}
			for k := v.First[h]; k < v.First[h+1]; k++ {
				who := member{v.FirstID + uint64(h), v.Slot[k]}
				if x := (person{v.Age[k], v.Sex[k], v.Chronic[k]}); before[who] != x {
					t.Fatalf("%v is %v in a sample and %v among all", who, before[who], x)
				}
			}
		}
	}
}

// Another mortality takes or leaves people of its own: whoever lives under the higher one lives under the lower one, as does every
// child of a household whose mothers live. More births leave those there are in their places, born earlier or when they were.
func TestRatesMoveNobodyElse(t *testing.T) {
	p := few()
	of := func(mortality, births float64) map[member]person {
		return p.everyone(t, p.at(2021, model.Values{"profile.survival.mortality": mortality, "profile.births.level": births}))
	}
	stated, deadly, fertile := of(1, 1), of(1.25, 1), of(1, 1.3)
	sizes := p.everyone(t, &Year{})
	for who, x := range deadly {
		_, outset := sizes[who]
		if y, lives := stated[who]; outset && y != x || !outset && (!lives || y.age < x.age || y.sex != x.sex) {
			t.Fatalf("%v is %v under a higher mortality and %v under the stated one", who, x, y)
		}
	}
	earlier := 0
	for who, x := range stated {
		y, lives := fertile[who]
		_, outset := sizes[who]
		if !lives && !outset { // born earlier, and died of the longer risk
			earlier++
			continue
		}
		if outset && y != x || y.age < x.age || y.sex != x.sex {
			t.Fatalf("%v is %v with more births and %v with those stated", who, y, x)
		}
		if y.age > x.age {
			earlier++
		}
	}
	if len(deadly) >= len(stated) || len(fertile) <= len(stated) || earlier == 0 {
		t.Errorf("%d live, %d under a higher mortality, %d with more births, %d born earlier", len(stated), len(deadly), len(fertile), earlier)
	}
}

// Who lives in a year, by the definition: a member of the outset lives while the yearly risks add to less than −log of the member's own
// number; a household's mothers, of those who live, expect children of every year, and the n-th is born when that passes the sum of n
// such numbers of the household; a child lives by the same rule. Income goes by head, and a household's place is kept.
func TestLivesByDefinition(t *testing.T) {
	p := few()
	const base, last = 2015, 2023
	values := model.Values{"profile.survival.mortality": 1.2, "profile.births.level": 1.25}
	y := p.at(last, values)
	rate := map[int]float64{2016: 0.0813, 2017: 0.0813, 2018: 0.0813, 2019: 0.0771, 2020: 0.0641, 2021: 0.0566, 2022: 0.0510, 2023: 0.0481}
	hazard := p.Profile.lives.hazard
	trait, tables := random.Root(7).With(1), random.NewTables()
	exponential := func(k random.Key) float64 { return -math.Log((float64(uint64(k)>>12) + 0.5) / (1 << 52)) }
	lives := func(id uint64, slot int, sex model.Sex, age, years int) bool {
		risk := 0.0
		for k := range years {
			risk += 1.2 * (hazard[sex][age+k+1] - hazard[sex][age+k])
		}
		return exponential(trait.With(id*16+uint64(slot)).With(7)) >= risk
	}
	var living Living
	empty, children := 0, 0
	for i := range p.Blocks() {
		b := &Block{}
		p.Block(i, b)
		kept := b.clone()
		v := p.View(b, y, &living)
		for h := range b.Households() {
			id := b.FirstID + uint64(h)
			var slots, ages []uint8
			size := int(b.First[h+1] - b.First[h])
			for k := range size {
				age, sex := int(b.Age[int(b.First[h])+k]), b.Sex[int(b.First[h])+k]
				if lives(id, k, sex, age, last-base) {
					slots, ages = append(slots, uint8(k)), append(ages, uint8(age+last-base))
				}
			}
			expected, slot := 0.0, size
			next := exponential(trait.With(id * 16).With(34).With(35).With(0))
			for year := base + 1; year <= last; year++ {
				for k := range size {
					age, sex := int(b.Age[int(b.First[h])+k]), b.Sex[int(b.First[h])+k]
					if now := age + year - base; sex == model.Female && now >= 20 && now < 40 && lives(id, k, sex, age, year-base) {
						expected += 1.25 * rate[year]
					}
				}
				for ; expected >= next && slot < 16; slot++ {
					children++
					sex := model.Sex(uint64(trait.With(id*16+uint64(slot)).With(6)) >> 63)
					if lives(id, slot, sex, 0, last-year) {
						slots, ages = append(slots, uint8(slot)), append(ages, uint8(last-year))
					}
					next += exponential(trait.With(id * 16).With(34).With(35).With(uint64(slot - size + 1)))
				}
			}
			first, end := v.First[h], v.First[h+1]
			if !slices.Equal(v.Slot[first:end], slots) || !slices.Equal(v.Age[first:end], ages) {
				t.Fatalf("household %d: places %v of ages %v, want %v of %v", id, v.Slot[first:end], v.Age[first:end], slots, ages)
			}
			for k, slot := range slots { // everybody keeps a frailty of one's own, the unborn too
				if want := float32(tables.Normal(trait.With(id*16 + uint64(slot)).With(8))); v.FrailtyZ[int(first)+k] != want {
					t.Fatalf("household %d, place %d: frailty %v, want %v", id, slot, v.FrailtyZ[int(first)+k], want)
				}
			}
			want, grown := math.Round(float64(b.Income[h])*float64(len(slots))/float64(size)), 0.0
			if b.Register { // by its slowness, for the five years to 2020
				grown = -0.5*random.NormInv(random.Root(7).With(0x706f70).With(id).With(3).Uniform()) - 0.125
				want = math.Round(want * math.Exp(grown))
			}
			if math.Abs(float64(v.Income[h])-want) > 1+1e-6*want || math.Abs(v.LogIncome[h]-b.LogIncome[h]-grown) > 1e-6 {
				t.Fatalf("household %d has %d fen a year, want %v", id, v.Income[h], want)
			}
			workers := 0
			for _, age := range ages {
				if age >= 16 && age <= 64 {
					workers++
				}
			}
			if int(v.Workers[h]) != max(workers, 1) || v.Category[h] != b.Category[h] || v.Decile[h] != b.Decile[h] {
				t.Fatalf("household %d has %d workers, want %d", id, v.Workers[h], workers)
			}
			if len(slots) == 0 {
				empty++
			}
		}
		if b.Persons() != kept.Persons() || !slices.Equal(b.Age, kept.Age) || !slices.Equal(b.Marks, kept.Marks) || !slices.Equal(b.Income, kept.Income) || !slices.Equal(b.First, kept.First) {
			t.Fatal("a view changes its block")
		}
	}
	if empty < 10 || children < 300 {
		t.Errorf("%d households are empty, %d children: too few to say anything", empty, children)
	}
}

// Conditions follow the ages of the year: of all who are 60 and more in 2023 as many have hypertension as the profile says of
// that age, and the marks are those of the conditions. Five standard errors are allowed.
func TestConditionsFollowTheYears(t *testing.T) {
	p := few()
	bit := slices.Index(p.Profile.Conditions, "hypertension")
	trait := random.Root(7).With(1)
	var n, with [4]float64
	var own Block
	var living Living
	for i := range p.Blocks() {
		v := p.View(p.At(i, &own), p.at(2023, nil), &living)
		marked := make([]uint8, v.Persons())
		for _, m := range v.Marks {
			place := v.FirstID*16 + uint64(v.Place[m.Person])
			if want := uint32(uint64(trait.With(place).With(9).With(uint64(m.Condition))) >> 32); m.Bits != want || marked[m.Person]&(1<<m.Condition) != 0 {
				t.Fatalf("person %d has the number %d for condition %d, want %d once", m.Person, m.Bits, m.Condition, want)
			}
			marked[m.Person] |= 1 << m.Condition
		}
		if !slices.Equal(marked, v.Chronic) || !slices.IsSortedFunc(v.Marks, func(a, b Mark) int { return int(a.Person - b.Person) }) {
			t.Fatal("marks and conditions differ")
		}
		for k, age := range v.Age {
			at := 0
			for _, from := range []uint8{15, 45, 60} {
				if age >= from {
					at++
				}
			}
			n[at]++
			if v.Chronic[k]&(1<<bit) != 0 {
				with[at]++
			}
		}
	}
	for band, share := range []float64{0, 0.018, 0.162, 0.304} {
		if miss := math.Abs(with[band]/n[band] - share); miss > 5*math.Sqrt(share*(1-share)/n[band]) {
			t.Errorf("band %d: %v have hypertension, want %v", band, with[band]/n[band], share)
		}
	}
}

// A condition that becomes rarer with age is left again, and may come back: shares of 0.5, 0.1 and 0.4 from 0, 30 and 60 on. Whoever has it
// at some age has had it since birth, or since 60 if not at 30: at 70 these are 0.1 and 0.3.
func TestConditionsMayBeLeft(t *testing.T) {
	p := &Population{Profile: &Profile{Conditions: []string{"x"}, conditionAges: []int{0, 30, 60}, conditions: [][]float64{{0.5, 0.1, 0.4}}}}
	p.thresholds()
	none, always, often, early, since := 0, 0, 0, 0, map[uint8]int{}
	for k := range uint64(4_000) {
		switch got := p.holds(nil, 3, 20, random.Root(k)); {
		case len(got) == 0:
			none++
		case slices.Equal(got, []Mark{{Person: 3, From: 0, Until: 255}}):
			always++
		case slices.Equal(got, []Mark{{Person: 3, From: 0, Until: 30}, {Person: 3, From: 60, Until: 255}}):
			often++
		case slices.Equal(got, []Mark{{Person: 3, From: 0, Until: 30}}):
			early++
		default:
			t.Fatalf("%+v", got)
		}
		for _, later := range p.holds(nil, 3, 70, random.Root(k)) {
			since[later.From]++
		}
	}
	if len(since) != 2 || since[0] != always || since[60] != often {
		t.Errorf("at 70 it is had since %v", since)
	}
	for share, n := range map[float64]int{0.5: none, 0.1: always, 0.3: often} {
		if math.Abs(float64(n)/4000-share) > 5*math.Sqrt(share*(1-share)/4000) {
			t.Errorf("%d of 4,000, want the share %v", n, share)
		}
	}
	if math.Abs(float64(early)/4000-0.1) > 5*math.Sqrt(0.09/4000) {
		t.Errorf("%d have it to 30 alone", early)
	}
}

// Who has a condition of all ages has it since birth, where the first year is a band of its own too.
func TestAConditionIsHadSinceBirth(t *testing.T) {
	p := &Population{Profile: &Profile{Conditions: []string{"x"}, conditionAges: []int{0, 1, 30}, conditions: [][]float64{{1, 1, 1}}}}
	p.thresholds()
	for _, age := range []uint8{0, 1, 20, 30} {
		if got := p.holds(nil, 3, age, random.Root(7)); !slices.Equal(got, []Mark{{Person: 3, From: 0, Until: 255}}) {
			t.Errorf("at %d: %+v", age, got)
		}
	}
}

// A view in memory that others were in is that in new memory, whoever they were; and the conditions of who was there at the outset are
// those of the block's marks at the age of the year.
func TestAViewInUsedMemory(t *testing.T) {
	p := few()
	var used Living
	for _, year := range []int{2023, 2019} {
		y := p.at(year, nil)
		for i := range p.Blocks() {
			var b Block
			p.Block(i, &b)
			for j := range b.Marks { // some leave their condition in 2018
				if m := &b.Marks[j]; j%3 == 0 {
					m.Until = max(m.From, b.Age[m.Person]+3)
				}
			}
			var own Living
			want, got := p.View(&b, y, &own), p.View(&b, y, &used)
			want.Made, got.Made = 0, 0
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%d, block %d: another view than in new memory", year, i)
			}
			at := map[uint32]int32{}
			for k, place := range got.Place {
				at[place] = int32(k)
			}
			held := make([]uint8, got.Persons())
			for _, m := range b.Marks {
				if k, lives := at[b.Place[m.Person]]; lives && got.Age[k] >= m.From && got.Age[k] < m.Until {
					held[k] |= 1 << m.Condition
				}
			}
			for place, k := range at {
				h := place / 16
				if outset := uint8(b.First[h+1] - b.First[h]); got.Slot[k] < outset && got.Chronic[k] != held[k] {
					t.Fatalf("%d, block %d, place %d: conditions %b, want %b", year, i, place, got.Chronic[k], held[k])
				}
			}
		}
	}
}
