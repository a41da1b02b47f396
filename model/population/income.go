package population

import (
	"math"
	"sort"

	"doudi/model/random"
)

// incomeOf is a household's income a head in the base year, CNY, by its uniform number. The register lies below the
// poverty line, line × (1 − b·u^k); the others are lognormal with the part below the line cut off, since whoever was
// below it at the outset stands on the register.
func (p *Population) incomeOf(stratum int, u float64) float64 {
	s := &p.Profile.Strata[stratum]
	if stratum == Register {
		return p.line * (1 - s.belowLine*math.Pow(u, s.bend))
	}
	mu := math.Log(s.mean) - s.sigma*s.sigma/2
	cut := normal((math.Log(p.line) - mu) / s.sigma)
	return math.Exp(mu + s.sigma*random.NormInv(cut+u*(1-cut)))
}

func normal(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

// incomes finds the deciles of income a head over all people of the profile, and each stratum's mean, from the
// profile's own households: every third, which leaves the deciles' error below a thousandth.
func (p *Population) incomes() {
	type share struct{ income, people float64 }
	var all []share
	total := 0.0
	for i := range p.strata {
		s := &p.strata[i]
		sum, people := 0.0, 0.0
		for h := 0; h < len(s.order); h += 3 {
			size := float64(p.pool[s.order[h]].size)
			x := p.incomeOf(i, p.key.With(household(i, h)).With(1).Uniform())
			all = append(all, share{x, size})
			sum, people, total = sum+x*size, people+size, total+size
		}
		p.meanIncome = append(p.meanIncome, sum/people)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].income < all[j].income })
	below := 0.0
	for _, x := range all {
		below += x.people
		if len(p.deciles) < 9 && below >= total*float64(len(p.deciles)+1)/10 {
			p.deciles = append(p.deciles, x.income)
		}
	}
}

func (p *Population) decileOf(income float64) uint8 {
	d := uint8(0)
	for _, end := range p.deciles {
		if income > end {
			d++
		}
	}
	return d
}
