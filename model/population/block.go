package population

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/random"
)

// Block is a run of whole households of one stratum, in columns: about 18,000 people, small enough to stay in cache.
// Everything in it is fixed for the whole run; what changes by year, draw or scenario is computed from it: who lives in a year,
// and how old, is a View.
type Block struct {
	Index   int // 0…Blocks−1
	Stratum int // index in Profile.Strata

	Register bool // the stratum is a register of the poor

	// One entry a household.
	FirstID  uint64      // identity of the first household, the next are consecutive: the key of its randomness
	First    []int32     // first person of each household, one more at the end
	Income   []model.Fen // disposable income of the household in Profile.BaseYear, a year
	Category []uint8     // index in Profile.Categories, what the household is registered as at the outset
	Decile   []uint8     // 0…9, income per head among all people of the profile
	ExitRank []float32   // in (0, 1): the order in which register households leave poverty, 0 first; of a view with what the income adds to it

	// One entry a household of a register, empty of others: standard normal.
	Poorness []float32 // of the income at the outset, the poorest highest
	Slowness []float32 // of its growth and of leaving poverty, the slowest highest
	Return   []float32 // of coming under monitoring again, the first highest

	// One entry a household of a stratum with categories that have dates, empty of others.
	Circle []uint8   // of the stratum's circles, 1 for the first; 0 for a household that never comes under such a category
	Rank   []float32 // in (0, 1): the order in which the circle's households come under its categories, 0 first
	Relief []float32 // in (0, 1): the order in which their risk is removed, 0 first

	// One entry a household, worked out of the others once for all draws.
	LogIncome  []float64 // log of the income a head in the base year, CNY
	SpendingZ  []float64 // the household's place among others in other health spending: standard normal
	Workers    []uint8   // members of working age, at least one
	HomeZ      []float32 // what members have in common of how easily they fall ill: standard normal
	FirstBirth []float32 // how many children its mothers are to expect when the first is born

	// One entry a person, of the outset.
	Slot    []uint8 // the place in the household, by which draws are keyed; rising within a household
	Age     []uint8
	Sex     []model.Sex
	Chronic []uint8 // bit set over Profile.Chronic (conditions by name)

	// Worked out of the others once for all draws.
	Place    []uint32  // household of the block · Slots + Slot: what a member's keys add to those of the first household
	FrailtyZ []float32 // the member's own part of how easily they fall ill: standard normal
	Lifespan []float32 // the risk of dying that the person outlives, as a cumulative hazard since the outset
	Marks    []Mark    // for each condition of each person at any age from that of the outset on, in order of person

	years []yearly // of a kept block
}

// Mark is the number by which a person is certified for a condition, who keeps it for life: in the order of these numbers
// people have a certificate, as many as a draw says. The condition is the person's at the ages From…Until−1, of which some may be before the outset.
type Mark struct {
	Person      int32 // position in the block
	Bits        uint32
	Condition   uint8 // bit of Block.Chronic
	From, Until uint8
}

// ageless is beyond all ages.
const ageless = 255

// Ages counts people by sex and age.
type Ages [2][128]float64

// People are the people on registers of the poor and off them in a year, and what they are.
type People struct {
	Others, Register Ages
	Carried          [128][]float64 // share of those of an age who carry each of Profile.Conditions, each apart from the others
	Since            [128][]float64 // the same of those in whose household nobody carried any at the outset
	Categories       []string       // Profile.Categories
	Classes          [][]Class      // by stratum
	Locality         Locality       // what the place states of its own care
	then             map[int]*People
}

// Households is the number of households of the block.
func (b *Block) Households() int { return len(b.First) - 1 }

// Persons is the number of people of the block.
func (b *Block) Persons() int { return len(b.Age) }

// empty makes room for so many households, and for their members as far as it is known how many.
func (b *Block) empty(households int) {
	b.First, b.Income, b.Category = slices.Grow(b.First[:0], households+1), slices.Grow(b.Income[:0], households), slices.Grow(b.Category[:0], households)
	b.Decile, b.ExitRank = slices.Grow(b.Decile[:0], households), slices.Grow(b.ExitRank[:0], households)
	b.Poorness, b.Slowness, b.Return = b.Poorness[:0], b.Slowness[:0], b.Return[:0]
	b.Circle, b.Rank, b.Relief = b.Circle[:0], b.Rank[:0], b.Relief[:0]
	b.Slot, b.Age, b.Sex, b.Chronic, b.Marks = b.Slot[:0], b.Age[:0], b.Sex[:0], b.Chronic[:0], b.Marks[:0]
	b.First = append(b.First, 0)
}

// Working age, as labour is counted for lost work.
const workFrom, workUntil = 16, 65

// Derive works out the columns that follow from the others and from the key of what households keep, where everybody has the
// conditions of the outset at all ages. It allocates only where columns are too small.
func (b *Block) Derive(traits random.Key) {
	b.Marks = b.Marks[:0]
	for i, held := range b.Chronic {
		for c := range uint8(8) {
			if held&(1<<c) != 0 {
				b.Marks = append(b.Marks, Mark{Person: int32(i), Condition: c, Until: ageless})
			}
		}
	}
	b.derive(traits)
}

// derive is Derive of a block whose marks are there but for their numbers.
func (b *Block) derive(traits random.Key) {
	b.members(traits)
	n := b.Households()
	b.LogIncome, b.SpendingZ, b.Workers = slices.Grow(b.LogIncome[:0], n), slices.Grow(b.SpendingZ[:0], n), slices.Grow(b.Workers[:0], n)
	b.FirstBirth = slices.Grow(b.FirstBirth[:0], n)
	b.HomeZ = slices.Grow(b.HomeZ[:0], n)
	tables := random.NewTables()
	for h := range n {
		ages := b.Age[b.First[h]:b.First[h+1]]
		// No income has the log −∞, which times an elasticity of 0 would be no number.
		b.LogIncome = append(b.LogIncome, max(math.Log(b.Income[h].Yuan()/float64(len(ages))), -math.MaxFloat64))
		own := HouseholdKey(traits, b.FirstID+uint64(h))
		b.SpendingZ = append(b.SpendingZ, random.NormInv(own.Uniform()))
		b.HomeZ = append(b.HomeZ, float32(tables.Normal(own.For(random.ForHome))))
		b.FirstBirth = append(b.FirstBirth, float32(exponential(own.For(random.ForBirths).With(0))))
		b.Workers = append(b.Workers, workers(ages))
	}
}

// workers are the members of working age among some, at least one.
func workers(ages []uint8) uint8 {
	n := uint8(0)
	for _, age := range ages {
		n += works(age)
	}
	return max(n, 1)
}

// works is 1 at working age, else 0.
func works(age uint8) uint8 {
	if age-workFrom < workUntil-workFrom { // wraps below workFrom
		return 1
	}
	return 0
}

// exponential is a key's number with the unit exponential distribution.
func exponential(key random.Key) float64 { return -math.Log(key.Uniform()) }

// members works out the columns of persons.
func (b *Block) members(traits random.Key) {
	b.Place, b.Lifespan = slices.Grow(b.Place[:0], b.Persons()), slices.Grow(b.Lifespan[:0], b.Persons())
	b.FrailtyZ = slices.Grow(b.FrailtyZ[:0], b.Persons())
	tables, marks := random.NewTables(), b.Marks
	for h := range b.Households() {
		for i := b.First[h]; i < b.First[h+1]; i++ {
			key := PersonKey(traits, b.FirstID+uint64(h), b.Slot[i])
			b.Place = append(b.Place, uint32(h)*Slots+uint32(b.Slot[i]))
			b.FrailtyZ = append(b.FrailtyZ, frailtyOf(key, tables))
			b.Lifespan = append(b.Lifespan, float32(exponential(key.For(random.ForSurvival))))
			for ; len(marks) > 0 && marks[0].Person == i; marks = marks[1:] {
				marks[0].certify(key)
			}
		}
	}
}

// frailtyOf is the member's own part of how easily the member falls ill, by the member's key of what is kept.
func frailtyOf(person random.Key, tables *random.Tables) float32 {
	return float32(tables.Normal(person.For(random.ForFrailty)))
}

// certify gives a mark its number, by the person's key of what is kept.
func (m *Mark) certify(person random.Key) {
	m.Bits = uint32(person.For(random.ForCertificate).With(uint64(m.Condition)).Bits() >> 32)
}

// clone is the block in memory of just its size.
func (b *Block) clone() Block {
	out := *b
	out.First, out.Income, out.Category = slices.Clone(b.First), slices.Clone(b.Income), slices.Clone(b.Category)
	out.Decile, out.ExitRank = slices.Clone(b.Decile), slices.Clone(b.ExitRank)
	out.Poorness, out.Slowness, out.Return = slices.Clone(b.Poorness), slices.Clone(b.Slowness), slices.Clone(b.Return)
	out.Circle, out.Rank, out.Relief = slices.Clone(b.Circle), slices.Clone(b.Rank), slices.Clone(b.Relief)
	out.LogIncome, out.SpendingZ, out.Workers, out.FirstBirth = slices.Clone(b.LogIncome), slices.Clone(b.SpendingZ), slices.Clone(b.Workers), slices.Clone(b.FirstBirth)
	out.Slot, out.Age, out.Sex, out.Chronic = slices.Clone(b.Slot), slices.Clone(b.Age), slices.Clone(b.Sex), slices.Clone(b.Chronic)
	out.Place, out.Lifespan, out.Marks = slices.Clone(b.Place), slices.Clone(b.Lifespan), slices.Clone(b.Marks)
	out.HomeZ, out.FrailtyZ = slices.Clone(b.HomeZ), slices.Clone(b.FrailtyZ)
	return out
}
