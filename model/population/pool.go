package population

import (
	"math"

	"doudi/model"
	"doudi/model/random"
)

// poolSize is how many distinct households are made before they are weighted.
const poolSize = 24_000

// entry is one distinct household: its members' ages and sexes.
type entry struct {
	size  int
	age   [MaxSize]uint8
	sex   [MaxSize]model.Sex
	cells [MaxSize]uint8 // age band × 2 + sex of each member
}

// makePool makes plausible households of every size: people alone, couples, parents with children, grandparents. Their
// weights come later, so that the margins hold; the pool only has to offer every age and sex at every size.
func (p *Profile) makePool(key random.Key) []entry {
	pool := make([]entry, 0, poolSize)
	per := poolSize / len(p.SizeShare)
	for size := 1; size <= len(p.SizeShare); size++ {
		for n := range per {
			k := key.With(uint64(size)).With(uint64(n))
			e := entry{size: size}
			ages := family(k, size)
			for i, age := range ages {
				e.age[i] = uint8(min(max(age, 0), 95))
				e.sex[i] = model.Sex(k.With(100+uint64(i)).Bits() >> 63)
			}
			if size > 1 && ages[1] > 19 && math.Abs(float64(ages[0]-ages[1])) < 12 { // a couple
				e.sex[0], e.sex[1] = model.Male, model.Female
			}
			for i := range size {
				e.cells[i] = uint8(p.ageBand(int(e.age[i]))*2 + int(e.sex[i]))
			}
			pool = append(pool, e)
		}
	}
	return pool
}

// family draws the ages of a household: a head, mostly a spouse, then children and elders in turn.
func family(k random.Key, size int) []int {
	u := func(purpose uint64) float64 { return k.With(purpose).Uniform() }
	head := 22 + int(u(1)*58)
	if size == 1 {
		head = 18 + int(u(1)*72)
	}
	ages := []int{head}
	if size > 1 {
		spouse := head - 6 + int(u(2)*10)
		if u(3) < 0.15 { // a lone parent with a child, or an elder with one
			spouse = head - 20 - int(u(4)*20)
		}
		ages = append(ages, spouse)
	}
	for i := uint64(len(ages)); len(ages) < size; i++ {
		switch x := u(10 + i); {
		case x < 0.6 || head > 62 && x < 0.85: // a child of the head, or of one
			ages = append(ages, head-20-int(u(30+i)*22))
		case x < 0.85: // a parent
			ages = append(ages, head+20+int(u(50+i)*14))
		default: // a grandchild
			ages = append(ages, head-44-int(u(70+i)*18))
		}
	}
	for i, a := range ages {
		if a < 0 { // the head was too young for it: a small child instead
			ages[i] = int(u(90+uint64(i)) * 14)
		}
	}
	return ages
}

func (p *Profile) ageBand(age int) int {
	b := 0
	for i, from := range p.AgeFrom {
		if age >= from {
			b = i
		}
	}
	return b
}

// sizeCounts are whole numbers of households by size that give the stratum's households and persons exactly: the shape,
// tilted exponentially to the mean, rounded, and then mended by single moves between neighbouring sizes.
func (p *Profile) sizeCounts(s *Stratum) []int {
	mean := float64(s.Persons) / float64(s.Households)
	tilted := func(t float64) (share []float64, m float64) {
		sum := 0.0
		for i, x := range p.SizeShare {
			w := x * math.Exp(t*float64(i))
			share = append(share, w)
			sum += w
			m += w * float64(i+1)
		}
		for i := range share {
			share[i] /= sum
		}
		return share, m / sum
	}
	lo, hi := -40.0, 40.0
	for range 200 {
		if _, m := tilted((lo + hi) / 2); m < mean {
			lo = (lo + hi) / 2
		} else {
			hi = (lo + hi) / 2
		}
	}
	share, _ := tilted((lo + hi) / 2)
	counts := apportion(share, s.Households)
	persons := 0
	for i, n := range counts {
		persons += n * (i + 1)
	}
	for at := 0; persons != s.Persons; at = (at + 1) % (len(counts) - 1) {
		switch {
		case persons < s.Persons && counts[at] > 0:
			counts[at]--
			counts[at+1]++
			persons++
		case persons > s.Persons && counts[at+1] > 0:
			counts[at+1]--
			counts[at]++
			persons--
		}
	}
	return counts
}

// apportion splits a whole number by shares: largest remainders get the rest.
func apportion(share []float64, total int) []int {
	out := make([]int, len(share))
	given := 0
	for i, x := range share {
		out[i] = int(x * float64(total))
		given += out[i]
	}
	for ; given < total; given++ {
		best, most := 0, -1.0
		for i, x := range share {
			if rest := x*float64(total) - float64(out[i]); rest > most {
				best, most = i, rest
			}
		}
		out[best]++
	}
	return out
}
