package population

import (
	"fmt"
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/random"
)

// Population is a synthesised profile: a pool of distinct households, the order in which they stand, and how to fill a
// block from it. Its memory is that of the profile's own households, four bytes each, however many people are asked
// for: a larger population repeats them under further identities.
type Population struct {
	Profile   *Profile
	pool      []entry
	strata    []placed
	blocks    []span
	condition [128][]uint64 // thresholds by age, by condition
	highest   [128][]uint64 // the same of this age or any later one
	bandStart [128]uint8    // the first age of the band of conditions
	bandEnd   [128]uint8    // the first age of the next one, ageless for none
	category  [][][]uint64  // cumulative thresholds by stratum and class of household
	deciles   []float64     // upper ends of income a head, but for the last
	quantiles [][]float64   // income a head in the base year, by stratum: see quantileMeans
	classes   [][]Class     // by stratum of the profile, at the outset
	taken     [][]taking    // by stratum and circle
	line      float64
	key       random.Key
	traits    random.Key
	kept      []Block // the first ones
}

// placed is a stratum as it is simulated.
type placed struct {
	order      []uint32 // pool entry of each of the profile's households
	households int      // simulated
	persons    int
	weight     float64 // people of the profile that one simulated person stands for
}

// span is one block's households.
type span struct{ stratum, first, count int }

// blockHouseholds is how many households make a block: about 18,000 people, which stay in the second cache.
const blockHouseholds = 4608

// MaxHouseholds is how many households the strata of a profile may have together where people are made of it: each of them takes some
// 22 bytes while that is done, however few are simulated. No province has as many.
const MaxHouseholds = 100_000_000

// tooMany refuses a profile of more.
func tooMany(p *Profile) error {
	n := 0
	for _, s := range p.Strata {
		n += s.Households
	}
	if n <= MaxHouseholds {
		return nil
	}
	return document.Refusef(p.ID, "the strata of the profile have %d households, and people are made of %d at most, for want of memory; describe a part of the place: shares and means are the same, and amounts are its part",
		n, MaxHouseholds)
}

// Synthesise makes the population of a profile. people is how many are simulated: 0 for everybody, fewer than the
// profile has for a sample with weights, more for a larger population of the same make-up. The households' identities
// do not depend on it.
func Synthesise(p *Profile, seed uint64, people int) (*Population, error) {
	if err := tooMany(p); err != nil {
		return nil, err
	}
	key := random.Root(seed).For(random.ForPeople)
	out := &Population{Profile: p, key: key, traits: random.Root(seed).For(random.ForHouseholds), pool: p.makePool(key.For(random.ForPool)), line: p.line.In(nil, p.BaseYear)}
	scale := 1.0
	if people > 0 {
		scale = float64(people) / float64(p.Persons())
	}
	for i := range p.Strata {
		s := &p.Strata[i]
		counts := p.sizeCounts(s)
		order := expand(out.pool, p.rake(out.pool, s, counts), counts, key.For(random.ForOrder).With(s.number))
		n := max(int(math.Round(float64(s.Households)*scale)), 1)
		x := placed{order: order, households: n, weight: 1}
		if people > 0 && people < p.Persons() {
			x.weight = float64(s.Households) / float64(n)
		}
		for h := range n {
			x.persons += out.pool[order[h%len(order)]].size
		}
		for at := 0; at < n; at += blockHouseholds {
			out.blocks = append(out.blocks, span{i, at, min(blockHouseholds, n-at)})
		}
		out.strata = append(out.strata, x)
	}
	out.thresholds()
	out.incomes()
	for i := range p.Strata {
		out.takings(i)
	}
	return out, out.Missed()
}

// Blocks is the number of blocks.
func (p *Population) Blocks() int { return len(p.blocks) }

// Persons is how many are simulated.
func (p *Population) Persons() int {
	n := 0
	for _, s := range p.strata {
		n += s.persons
	}
	return n
}

// Households is how many of a stratum are simulated.
func (p *Population) Households(stratum int) int { return p.strata[stratum].households }

// Weight is how many households of the profile one simulated household of a stratum stands for.
func (p *Population) Weight(stratum int) float64 { return p.strata[stratum].weight }

// Incomes are the incomes a head in the base year, CNY, by stratum of the profile: the mean of each 256th of its people,
// poorest first.
func (p *Population) Incomes() [][]float64 { return p.quantiles }

// StratumPersons are the people of each stratum of the profile.
func (p *Population) StratumPersons() []float64 {
	var out []float64
	for _, s := range p.Profile.Strata {
		out = append(out, float64(s.Persons))
	}
	return out
}

// People are the people of the profile in a year by age and sex, on registers of the poor and off them: as many of each as are
// to be expected.
func (p *Population) People(y *Year) *People {
	out := p.with(y.vital)
	for year, vital := range y.then {
		if out.then == nil {
			out.then = map[int]*People{}
		}
		out.then[year] = p.with(vital)
	}
	return out
}

// with are the people after so many years of births and deaths; nil = those of the outset.
func (p *Population) with(vital *vital) *People {
	out, years := &People{Categories: p.Profile.Categories, Locality: p.Profile.Locality}, 0
	if vital != nil {
		years = vital.years
	}
	for age := range out.Carried {
		out.Carried[age], out.Since[age] = p.Profile.carried(age), p.Profile.since(age, years)
	}
	for i, classes := range p.classes {
		of := &out.Others
		if p.Profile.Strata[i].Register {
			of = &out.Register
		}
		then := slices.Clone(classes)
		for k := range then {
			x := &then[k]
			if vital != nil {
				x.Persons, x.Well = vital.expected(&x.Persons), vital.expected(&x.Well)
			}
			for sex := range x.Persons {
				for age, n := range x.Persons[sex] {
					of[sex][age] += n
				}
			}
		}
		out.Classes = append(out.Classes, then)
	}
	return out
}

// Block fills b with block i. It allocates only where b's columns are too small.
func (p *Population) Block(i int, b *Block) {
	at := p.blocks[i]
	s, stratum := &p.strata[at.stratum], &p.Profile.Strata[at.stratum]
	b.empty(at.count)
	b.Index, b.Stratum, b.Register, b.FirstID = i, at.stratum, stratum.Register, stratum.household(at.first)
	for h := at.first; h < at.first+at.count; h++ {
		e := &p.pool[s.order[h%len(s.order)]]
		id := stratum.household(h)
		key := p.key.With(id)
		income, exit := key.For(random.ForIncome).Uniform(), key.For(random.ForExit).Uniform()
		perHead := p.incomeOf(at.stratum, income)
		b.Income = append(b.Income, model.FenOf(perHead*float64(e.size)))
		b.Category = append(b.Category, p.categoryAt(at.stratum, e, key))
		p.join(b, e, perHead, key)
		b.Decile = append(b.Decile, p.decileOf(perHead))
		b.ExitRank = append(b.ExitRank, float32(exit))
		if b.Register {
			b.Poorness, b.Slowness = append(b.Poorness, float32(random.NormInv(income))), append(b.Slowness, float32(random.NormInv(exit)))
			b.Return = append(b.Return, float32(random.NormInv(key.For(random.ForReturn).Uniform())))
		}
		b.Age, b.Sex = append(b.Age, e.age[:e.size]...), append(b.Sex, e.sex[:e.size]...)
		for m := range e.size {
			b.Slot = append(b.Slot, uint8(m))
			b.Marks = p.holds(b.Marks, b.First[len(b.First)-1]+int32(m), e.age[m], p.conditionsKey(id, uint8(m)))
			b.Chronic = append(b.Chronic, 0)
		}
		b.First = append(b.First, int32(len(b.Age)))
	}
	for _, m := range b.Marks {
		if age := b.Age[m.Person]; age >= m.From && age < m.Until {
			b.Chronic[m.Person] |= 1 << m.Condition
		}
	}
	b.derive(p.traits)
}

// conditionsKey is the key of a member's conditions.
func (p *Population) conditionsKey(household uint64, slot uint8) random.Key {
	return p.key.With(household).With(uint64(random.ForConditions) + uint64(slot))
}

// holds adds the marks of a person's conditions from an age on, each with the age since when it is had. A person has one number for each,
// and the condition while it is below the share of the age at hand: so of every age there are as many as the profile says.
func (p *Population) holds(marks []Mark, person int32, age uint8, key random.Key) []Mark {
	for c, most := range p.highest[age&127] {
		if most == 0 {
			continue
		}
		number := key.With(uint64(c)).Bits()
		if number >= most {
			continue
		}
		first := len(marks)
		for from := age & 127; from < 128; from = p.bandEnd[from] {
			switch end := p.bandEnd[from]; {
			case number >= p.condition[from][c]:
			case len(marks) > first && marks[len(marks)-1].Until == from:
				marks[len(marks)-1].Until = end
			default:
				marks = append(marks, Mark{Person: person, Condition: uint8(c), From: p.heldSince(c, number, from), Until: end})
			}
		}
	}
	return marks
}

// heldSince is the age since when somebody has a condition who has it at an age.
func (p *Population) heldSince(condition int, number uint64, age uint8) uint8 {
	for age = p.bandStart[age]; age > 0 && number < p.condition[age-1][condition]; {
		age = p.bandStart[age-1]
	}
	return age
}

// thresholds prepares what is compared with random bits.
func (p *Population) thresholds() {
	pr := p.Profile
	for age := range 128 {
		for _, share := range pr.carried(age) {
			p.condition[age] = append(p.condition[age], random.Threshold(share))
		}
	}
	p.highest, p.bandEnd[127] = p.condition, ageless
	for age := 126; age >= 0; age-- {
		if p.bandEnd[age] = uint8(age + 1); slices.Equal(p.condition[age], p.condition[age+1]) {
			p.bandEnd[age] = p.bandEnd[age+1]
		}
		p.highest[age] = slices.Clone(p.condition[age])
		for c, t := range p.highest[age+1] {
			p.highest[age][c] = max(p.highest[age][c], t)
		}
	}
	for age := 1; age < 128; age++ {
		if p.bandStart[age] = uint8(age); p.bandEnd[age] == p.bandEnd[age-1] {
			p.bandStart[age] = p.bandStart[age-1]
		}
	}
	p.categories()
}

// String names the population for messages.
func (p *Population) String() string {
	return fmt.Sprintf("%s: %d people in %d blocks", p.Profile.ID, p.Persons(), p.Blocks())
}
