package population

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/random"
)

// View is a block as a year finds it: its households and their members. Whoever follows people through a year reads them
// through a view and never through the block, and knows a member by the place in the household (Slot, Place), never by the
// position in the columns, which move with the year as members are born and die. A household keeps its place also where
// nobody lives in it any more.
type View struct {
	*Block
	Year int    // calendar year
	Made uint64 // among the views that were made in the same memory: another number, other people; 0 for a block as it is

	monitored []bool // by household, of a register; empty where none is
}

// Living are the places of a household of the view in which somebody lives, a bit each.
func (v View) Living(h int) uint16 {
	slots := v.Slot[v.First[h]:v.First[h+1]]
	if n := len(slots); n > 0 && int(slots[n-1]-slots[0]) == n-1 { // they rise, so that none is missing in between
		return uint16(1<<n-1) << slots[0]
	}
	var out uint16
	for _, slot := range slots {
		out |= 1 << slot
	}
	return out
}

// Living is one goroutine's memory for views.
type Living struct {
	block Block
	made  uint64
	moved []int32 // by person of the block: the position in the view, −1 for who does not live
	born  []Mark  // of those who were born since the outset

	// Of a register.
	exit      []float32
	log       []float64
	monitored []bool
}

// View is the block in a year of a draw: those of the outset who live, older by the years since, and those born since. Who lives
// in a year lives all of it. It is valid until the next call on the same memory.
//
// The income a head, the decile and the category of a household stay those of the outset, so that its income moves with its
// members; a register's incomes move by themselves too (register). Nobody marries, moves or parts.
func (p *Population) View(b *Block, y *Year, own *Living) View {
	if y.vital == nil {
		return View{Block: b, Year: y.Year}
	}
	own.made++
	own.begin(b)
	x, v, n := y.vital, &own.block, int32(0)
	ages, sexes, lifespans, moved := b.Age, b.Sex[:len(b.Age)], b.Lifespan[:len(b.Age)], own.moved[:len(b.Age)]
	next := int32(0) // of the block, who is not taken over yet
	for h := range b.Households() {
		if n+Slots > int32(len(v.Age)) {
			own.room(2 * len(v.Age))
		}
		first, end := b.First[h], b.First[h+1]
		start, children, working, then := n, float32(0), uint8(0), v.Age
		for i := first; i < end; i++ {
			of := &x.since[sexes[i]&1][ages[i]&127]
			children += of.children
			if lifespans[i] < of.risk {
				own.take(b, next, i, n)
				moved[i], next = -1, i+1
				continue
			}
			moved[i], then[n] = n, of.age
			working += of.works
			n++
		}
		// With all mothers alive there would be a child: so only then it is looked for.
		if most := children * (1 + rounding); b.FirstBirth[h] <= most {
			own.take(b, next, end, n)
			next = end
			n, working = p.children(b, h, x, float64(most), own, n, working)
		}
		living, income := n-start, b.Income[h]
		if living != end-first {
			income = model.Fen(math.Round(float64(income) * float64(living) / float64(end-first)))
		}
		v.First[h+1], v.Income[h], v.Workers[h] = n, income, max(working, 1)
	}
	own.take(b, next, int32(b.Persons()), n)
	v.Slot, v.Place, v.Age, v.Sex, v.FrailtyZ, v.Chronic = v.Slot[:n], v.Place[:n], v.Age[:n], v.Sex[:n], v.FrailtyZ[:n], zeroed(v.Chronic, n)
	own.marks(b)
	if !b.Register {
		return View{Block: v, Year: y.Year, Made: own.made}
	}
	own.register(b, y)
	return View{Block: v, Year: y.Year, Made: own.made, monitored: own.monitored}
}

// rounding is more than what single precision and another order of sums may do to a number.
const rounding = 1e-5

// begin makes room for a block's people. What is of households and stays is the block's own.
func (own *Living) begin(b *Block) {
	old, n := own.block, b.Households()
	v := &own.block
	*v = *b
	v.Lifespan, v.FirstBirth = nil, nil
	v.First, v.Income, v.Workers = resize(old.First, n+1), resize(old.Income, n), resize(old.Workers, n)
	v.Slot, v.Place, v.Age, v.Sex, v.FrailtyZ, v.Chronic, v.Marks = old.Slot, old.Place, old.Age, old.Sex, old.FrailtyZ, old.Chronic, old.Marks
	own.room(b.Persons() + b.Persons()/8 + Slots)
	own.moved, own.born = resize(own.moved, b.Persons()), own.born[:0]
	v.First[0] = 0
}

// take takes the persons from…to−1 of a block over, who live; those behind them stand from position n on.
func (own *Living) take(b *Block, from, to, n int32) {
	v, at := &own.block, n-(to-from)
	copy(v.Slot[at:], b.Slot[from:to])
	copy(v.Place[at:], b.Place[from:to])
	copy(v.Sex[at:], b.Sex[from:to])
	copy(v.FrailtyZ[at:], b.FrailtyZ[from:to])
}

// room makes the columns of persons at least so long; what is in them stays.
func (own *Living) room(n int) {
	v := &own.block
	n = max(n, cap(v.Age))
	grow(&v.Slot, n)
	grow(&v.Place, n)
	grow(&v.Age, n)
	grow(&v.Sex, n)
	grow(&v.FrailtyZ, n)
}

func grow[T any](x *[]T, n int) { *x = slices.Grow((*x)[:cap(*x)], max(n-cap(*x), 0))[:n] }

func resize[T any](x []T, n int) []T { return slices.Grow(x[:0], n)[:n] }

func zeroed[T any](x []T, n int32) []T {
	x = resize(x, int(n))
	clear(x)
	return x
}

// children adds those of a household of the block who live, from position n on, and says how far they go and how many are of working age
// then. They have the places behind those of the outset, in the order of their births, while there are any. most bounds the children that
// the household's mothers are to expect.
func (p *Population) children(b *Block, h int, x *vital, most float64, own *Living, n int32, working uint8) (int32, uint8) {
	v, id := &own.block, b.FirstID+uint64(h)
	births, tables := HouseholdKey(p.traits, id).For(random.ForBirths), random.NewTables()
	expected := 0.0
	for k, slot := uint64(0), b.Slot[b.First[h+1]-1]+1; slot < Slots; k, slot = k+1, slot+1 {
		u := births.With(k).Uniform()
		if expected+(1-u) > most { // −log u is 1 − u at least: most households have one child, and need no further logarithm
			break
		}
		expected -= math.Log(u)
		year := x.bornIn(b, h, expected)
		if year > x.years {
			break
		}
		key, age := PersonKey(p.traits, id, slot), x.years-year
		sex := model.Sex(key.For(random.ForSex).Bits() >> 63)
		if x.dies(key, sex, age) {
			continue
		}
		v.Slot[n], v.Place[n], v.Age[n], v.Sex[n] = slot, uint32(h)*Slots+uint32(slot), uint8(oldest(age)), sex
		v.FrailtyZ[n] = frailtyOf(key, tables)
		working += works(v.Age[n])
		first := len(own.born)
		own.born = p.holds(own.born, n, v.Age[n], p.conditionsKey(id, slot))
		for i := range own.born[first:] {
			own.born[first+i].certify(key)
		}
		n++
	}
	return n, working
}

// dies says whether someone who is born dies before an age.
func (x *vital) dies(person random.Key, sex model.Sex, age int) bool {
	risk, u := x.risk(int(sex), 0, age), person.For(random.ForSurvival).Uniform()
	if 1-u > risk*(1+rounding) { // −log u is 1 − u at least
		return false
	}
	return float32(-math.Log(u)) < float32(risk)
}

// marks takes over the marks of the living, as far as the conditions are those of their ages.
func (own *Living) marks(b *Block) {
	v, born := &own.block, own.born
	v.Marks = resize(v.Marks, len(b.Marks)+len(born))
	n, to, ages, chronic := 0, v.Marks, v.Age, v.Chronic
	for i := range b.Marks {
		m := &b.Marks[i]
		person := own.moved[m.Person]
		if person < 0 {
			continue
		}
		for len(born) > 0 && born[0].Person < person {
			n = hold(&born[0], born[0].Person, to, n, ages, chronic)
			born = born[1:]
		}
		n = hold(m, person, to, n, ages, chronic)
	}
	for i := range born {
		n = hold(&born[i], born[i].Person, to, n, ages, chronic)
	}
	v.Marks = to[:n]
}

// hold writes a person's mark at a place, and gives the next place, which is the same where the person is not of its ages.
func hold(m *Mark, person int32, to []Mark, n int, ages, chronic []uint8) int {
	// In any case: no branch to mispredict.
	to[n] = *m
	to[n].Person = person
	is := 0
	if ages[person]-m.From < m.Until-m.From { // wraps below From
		is = 1
	}
	chronic[person] |= uint8(is) << (m.Condition & 7)
	return n + is
}

// bornIn is the year since the outset in which a household's mothers, while they live, have so many children to expect in all;
// beyond the years at hand where they have not.
func (x *vital) bornIn(b *Block, h int, children float64) int {
	var mothers [MaxSize]int32
	n := 0
	for i := b.First[h]; i < b.First[h+1]; i++ {
		if x.since[b.Sex[i]&1][b.Age[i]&127].children > 0 {
			mothers[n&(MaxSize-1)] = i
			n++
		}
	}
	expected := 0.0
	for year := 1; year <= x.years; year++ {
		for _, i := range mothers[:n] {
			age, sex := int(b.Age[i]&127), b.Sex[i]&1
			if rate := x.bears(sex, age+year, year); rate > 0 && b.Lifespan[i] >= float32(x.risk(int(sex), age, year)) {
				expected += rate
			}
		}
		if expected >= children {
			return year
		}
	}
	return x.years + 1
}

// Slots is how many places a household has in the keys of its members.
const Slots = MaxSize

// PersonKey is the key of the member at a place of a household, under the key of a year or of what is kept.
func PersonKey(k random.Key, household uint64, slot uint8) random.Key {
	return k.With(household*Slots + uint64(slot))
}

// HouseholdKey is the key of what a household keeps, under Population.Traits.
func HouseholdKey(traits random.Key, household uint64) random.Key {
	return PersonKey(traits, household, 0).For(random.ForSpending)
}

// Traits is the key of what households and persons keep over draws, replicates and years.
func (p *Population) Traits() random.Key { return p.traits }
