package population

import (
	"math"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/model/random"
)

// Households differ in how likely they have a category: the old, the small and the ill. A profile says by what factor being so makes
// a category likelier against the stratum's others; a household that is all three has the product. The shares of the stratum stay what they
// are: the categories are scaled against each other until they do.

// kinds are what a household may be: elders alone, nobody being below elder; small, of one member or two; ill, a member carrying
// a condition at the outset. A household's class has a bit for each.
func kinds() []string { return []string{"elders", "small", "ill"} }

const (
	elders = 1 << iota
	small
	ill
	classes = 1 << iota
)

// elder is the age from which nobody is expected to live by work, as the rules on the extremely poor have it.
const elder = 60

// likelier reads `likelier: {dibao: {ill: 2}, source: …}`. Where nothing is said all households are alike. What a profile takes over from
// another (states is false) counts for the categories that it has.
func (r *reader) likelier(f *document.Fields, states bool) {
	n := f.Optional("likelier")
	if n == nil {
		return
	}
	g := r.Fields(n, "`likelier`")
	r.cited(g, "source")
	r.p.likelier = map[string][]float64{}
	for _, e := range g.At.Fields {
		if e.Key.Text == "source" {
			continue
		}
		if known := slices.Contains(r.p.Categories, e.Key.Text); !known && states {
			r.Errorf(e.Key, "no stratum has the category `%s`", e.Key.Text).Instead("one of %s", strings.Join(r.p.Categories, ", "))
		}
		of := r.Fields(g.Optional(e.Key.Text), "`likelier`")
		var factors []float64
		for _, kind := range kinds() {
			factors = append(factors, of.Number(kind, 0.001, 1000, 1))
		}
		of.Done()
		r.p.likelier[e.Key.Text] = factors // of a category that no stratum has it is never looked up
	}
	g.Done()
}

// classOf is a household's, with an illness or without.
func (e *entry) classOf(isIll bool) int {
	class := elders
	for _, age := range e.age[:e.size] {
		if age < elder {
			class = 0
		}
	}
	if e.size <= 2 {
		class |= small
	}
	if isIll {
		class |= ill
	}
	return class
}

// Class are the people of a stratum whose households are alike in all that makes a category likelier but for illness. So the categories
// of the outset go with age, and with the conditions of whoever carried them then.
type Class struct {
	Persons       Ages      // of a year
	Well          Ages      // those of them in whose household nobody carried a condition at the outset
	OfWell, OfIll []float64 // shares of the categories among households in which nobody did, and among the others
}

// categories prepares the cumulative thresholds by stratum and class, and the people of the classes.
func (p *Population) categories() {
	for i := range p.Profile.Strata {
		shares := p.Profile.Strata[i].Category
		frequency, people := p.classesOf(i)
		of := slices.Repeat([][]float64{shares}, classes)
		if p.Profile.likelier != nil {
			of = scaled(shares, p.Profile.factors(), frequency)
		}
		var cumulative [][]uint64
		for _, shares := range of {
			cumulative = append(cumulative, cumulate(shares))
		}
		for class := range people {
			people[class].OfWell, people[class].OfIll = of[class], of[class|ill]
		}
		p.category, p.classes = append(p.category, cumulative), append(p.classes, people)
	}
}

// cumulate makes thresholds of shares, the last category that has any taking what rounding leaves.
func cumulate(shares []float64) (out []uint64) {
	sum, last := 0.0, 0
	for c, share := range shares {
		sum += share
		out = append(out, random.Threshold(sum))
		if share > 0 {
			last = c
		}
	}
	out[last] = math.MaxUint64
	return out
}

// factors are the products by class and category.
func (p *Profile) factors() [][]float64 {
	out := make([][]float64, classes)
	for class := range out {
		for _, name := range p.Categories {
			out[class] = append(out[class], p.factorOf(name, class))
		}
	}
	return out
}

// factorOf is how much likelier a category is in a class, against one that is nothing of it.
func (p *Profile) factorOf(category string, class int) float64 {
	product := 1.0
	for kind, factor := range p.likelier[category] {
		if class>>kind&1 == 1 {
			product *= factor
		}
	}
	return product
}

// scaled are the shares of the categories in each class: proportional to the factors times a number for each category that makes the
// shares over all classes the stated ones (iterative proportional fitting; it converges, all factors being above 0).
func scaled(shares []float64, factors [][]float64, frequency []float64) [][]float64 {
	scale, out := slices.Clone(shares), make([][]float64, len(factors))
	for range 1000 {
		got, worst := make([]float64, len(shares)), 0.0
		for class := range factors {
			sum := 0.0
			out[class] = make([]float64, len(shares))
			for c, factor := range factors[class] {
				out[class][c] = scale[c] * factor
				sum += out[class][c]
			}
			for c := range out[class] {
				out[class][c] /= sum
				got[c] += out[class][c] * frequency[class]
			}
		}
		for c, share := range shares {
			if share > 0 {
				worst = max(worst, math.Abs(got[c]/share-1))
				scale[c] *= share / got[c]
			}
		}
		if worst < 1e-12 {
			break
		}
	}
	return out
}

// classesOf are the expected shares of a stratum's households by class, and their people by class but for illness.
func (p *Population) classesOf(stratum int) (households []float64, people []Class) {
	households, people = make([]float64, classes), make([]Class, ill)
	healthy := make([]float64, 128)
	for age := range healthy {
		healthy[age] = 1
		for _, share := range p.Profile.carried(age) {
			healthy[age] *= 1 - share
		}
	}
	order := p.strata[stratum].order
	for _, at := range order {
		e, none := &p.pool[at], 1.0
		for _, age := range e.age[:e.size] {
			none *= healthy[age&127]
		}
		class := e.classOf(false)
		households[class] += none / float64(len(order))
		households[class|ill] += (1 - none) / float64(len(order))
		of := &people[class]
		for m, age := range e.age[:e.size] {
			of.Persons[e.sex[m]&1][age&127]++
			of.Well[e.sex[m]&1][age&127] += none
		}
	}
	return households, people
}

// categoryAt is the category of a household of a stratum, by its key.
func (p *Population) categoryAt(stratum int, e *entry, key random.Key) uint8 {
	return categoryOf(p.category[stratum][p.classOf(e, key)], key.For(random.ForCategory).Bits())
}

// classOf is the class of a household by its key; 0 where all classes are alike.
func (p *Population) classOf(e *entry, key random.Key) int {
	if p.Profile.likelier == nil {
		return 0
	}
	return e.classOf(p.ill(e, key))
}

func categoryOf(cumulative []uint64, bits uint64) uint8 {
	c := 0
	for c < len(cumulative)-1 && bits >= cumulative[c] {
		c++
	}
	return uint8(c)
}

// ill says whether a member of a household carries a condition at the outset.
func (p *Population) ill(e *entry, key random.Key) bool {
	for m, age := range e.age[:e.size] {
		of := key.With(uint64(random.ForConditions) + uint64(m))
		for c, threshold := range p.condition[age&127] {
			if threshold > 0 && of.With(uint64(c)).Bits() < threshold {
				return true
			}
		}
	}
	return false
}
