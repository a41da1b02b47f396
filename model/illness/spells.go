package illness

import (
	"math"

	"doudi/model/random"
)

// A person falls ill for common causes as the points of a unit Poisson process before a rate, so that the mean is the rate,
// whatever it is, and whoever's rate is another keeps the points before the lower one. With each spell there is an admission,
// and further ones with a chance of their own.
//
// A catalogue states the admissions of those who have any: with a further one after each with the chance `again`, so that
// they are 1 + again + again² + … . Some of them are further spells, and the rest of them further admissions of a spell. So rate
// and chance follow from two conditions: the mean of admissions, and the share of people with any, which is that mean over
// the admissions of those who have any. People differ in frailty, a factor on the rate with mean 1: the first condition takes no
// notice of it, the second is of all of them together.

// point is one of a unit Poisson process: the point −log(1 − u) beyond another.
type point struct{ from, u float64 }

// first is the first point, whose chance to be no farther than it is is given, and whether it is before a rate.
func first(u uint64, rate float64) (point, bool) {
	at := point{u: random.Key(u).Uniform()}
	// −log(1 − u) is between u and u/(1 − u), so that most who are before it need no logarithm either.
	return at, at.u < rate && (at.u < rate*(1-at.u)*(1-1e-12) || -math.Log1p(-at.u) < rate)
}

// next is the point after one, and whether it is before a rate.
func (p point) next(key random.Key, rate float64) (point, bool) {
	u := key.Uniform()
	if p.from+p.u+u >= rate { // −log(1 − u) is u at least, so that most need no logarithm
		return p, false
	}
	next := point{p.from - math.Log1p(-p.u), u}
	return next, next.from-math.Log1p(-u) < rate
}

// spells are a person's in a year.
type spells struct {
	rate  float64 // spells a year
	again uint64  // chance of a further admission after each of a spell
	mean  float64 // admissions a spell
}

// MaxAdmissions bounds the admissions of a spell.
const MaxAdmissions = 12

// maxSpells bounds the spells a year, which a catalogue's factors could drive without end.
const maxSpells = 20

// mostSpells bounds those of one person, however frail.
const mostSpells = 100

// spellsOf are those with so many admissions a year in the mean, where those who have any have as many as again says. Where
// that is not to be had, because so many people would fall ill more than once, each spell has one admission and those
// who have any have more. square is the mean of the square of frailty.
func spellsOf(admissions, again, square float64) spells {
	ill := admissions / geometric(again) // the share with any
	if ill <= 0 {
		return spells{mean: 1}
	}
	if ill < 1 {
		of := mixtureOf(square)
		if mean := admissions / of.rateOf(ill, admissions); mean > 1 {
			again = chanceOf(mean)
			return spells{min(admissions/mean, maxSpells), random.Threshold(again), geometric(again)}
		}
	}
	return spells{rate: min(admissions, maxSpells), mean: 1}
}

// admissions are the expected ones of a year.
func (x *spells) admissions() float64 { return x.rate * x.mean }

// geometric is the mean of a count that goes on after each with a chance, to MaxAdmissions: 1 + again + … + again¹¹.
func geometric(again float64) float64 {
	sum := 1.0
	for range MaxAdmissions - 1 {
		sum = 1 + float64(again*sum)
	}
	return sum
}

// chanceOf is the chance with which a geometric count has a mean, from 1 to below MaxAdmissions.
func chanceOf(mean float64) float64 {
	low, high := 0.0, 1.0
	for range 60 {
		if middle := (low + high) / 2; geometric(middle) < mean {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2
}
