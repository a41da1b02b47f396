package population

import (
	"cmp"
	"math"
	"slices"

	"doudi/model/random"
)

// incomeOf is a household's income a head in the base year, CNY, by its uniform number. A register lies below the
// poverty line, line × (1 − b·u^k), or is lognormal, 0 the richest either way; the others are lognormal with the part below
// the line cut off, since whoever was below it at the outset stands on the register.
func (p *Population) incomeOf(stratum int, u float64) float64 {
	s := &p.Profile.Strata[stratum]
	if s.Register && s.mean == 0 {
		return p.line * (1 - s.belowLine*math.Pow(u, s.bend))
	}
	mu := math.Log(s.mean) - s.sigma*s.sigma/2
	if s.Register {
		return math.Exp(mu - s.sigma*random.NormInv(u))
	}
	cut := normal((math.Log(p.line) - mu) / s.sigma)
	return math.Exp(mu + s.sigma*random.NormInv(cut+u*(1-cut)))
}

func normal(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

// share is a household's income a head and its members.
type share struct{ income, people float64 }

// incomes finds the deciles of income a head over all people of the profile, and each stratum's quantiles, from the
// profile's own households: of a large stratum every third, which leaves the deciles' error below a thousandth.
func (p *Population) incomes() {
	var all []share
	for i := range p.strata {
		s := &p.strata[i]
		step, from := 1, len(all)
		if len(s.order) > 30_000 {
			step = 3
		}
		for h := 0; h < len(s.order); h += step {
			x := p.incomeOf(i, p.key.With(p.Profile.Strata[i].household(h)).For(random.ForIncome).Uniform())
			all = append(all, share{x, float64(p.pool[s.order[h]].size)})
		}
		p.quantiles = append(p.quantiles, quantileMeans(all[from:]))
	}
	sortByIncome(all)
	total, below := people(all), 0.0
	for _, x := range all {
		below += x.people
		if len(p.deciles) < 9 && below >= total*float64(len(p.deciles)+1)/10 {
			p.deciles = append(p.deciles, x.income)
		}
	}
}

func sortByIncome(all []share) {
	slices.SortFunc(all, func(a, b share) int { return cmp.Compare(a.income, b.income) })
}

func people(all []share) float64 {
	sum := 0.0
	for _, x := range all {
		sum += x.people
	}
	return sum
}

// quantiles is into how many parts of equally many people a stratum is cut. A power of two, so that parts of whole people
// are exact.
const quantiles = 256

// quantileMeans sorts households by income a head and gives the mean of each part of the people, poorest first. A
// household that lies across a cut counts on both sides, by its members. Means and not the cuts' own values: so their
// mean is the stratum's.
func quantileMeans(all []share) []float64 {
	sortByIncome(all)
	each := people(all) / quantiles
	out, room, sum := make([]float64, 0, quantiles), each, 0.0
	for _, x := range all {
		for left := x.people; left > 0; {
			take := min(left, room)
			sum, left, room = sum+take*x.income, left-take, room-take
			if room == 0 {
				out, room, sum = append(out, sum/each), each, 0
			}
		}
	}
	return out
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

// meanPower is the mean over all people of income a head, grown by stratum, to a power. incomes are Population.Incomes.
func meanPower(incomes [][]float64, persons []float64, growth []float64, exponent float64) float64 {
	total, people := 0.0, 0.0
	for s, parts := range incomes {
		sum := 0.0
		for _, x := range parts {
			sum += math.Pow(x*growth[s], exponent)
		}
		total += sum / float64(len(parts)) * persons[s]
		people += persons[s]
	}
	return total / people
}
