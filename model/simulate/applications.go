package simulate

import (
	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// applications states the numbers by which the patients of laid-out claims, and their households, apply for benefits in a
// year, whose key is given. They hang on the benefit's id, the year and whose they are: neither on the scenario nor on whether
// another benefit has a take-up, and of what a bill is (package illness) they leave everything as it is. That a bill is claimed
// at all is a draw of the bill's own and comes first: who claims nothing applies for nothing.
func (l *layout) applications(benefits []string, x *cases, p *people, year random.Key, c *model.Claims) {
	c.Applied = resize(c.Applied, len(benefits))
	for b, id := range benefits {
		word, of := random.Word(id), &c.Applied[b]
		of.Benefit = id
		of.Person, of.Household = resize(of.Person, len(x.patients)), resize(of.Household, len(x.homes))
		first := p.view.FirstID * population.Slots
		for i, place := range l.person {
			key := year.With(first + uint64(place))
			of.Person[i] = key.For(random.ForTakeUp).With(word).Uniform()
		}
		for h := range x.homes {
			key := year.With(first + uint64(x.homes[h].household)*population.Slots)
			of.Household[h] = key.For(random.ForFamily).With(word).Uniform()
		}
	}
}
