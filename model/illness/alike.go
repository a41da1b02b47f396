package illness

import "slices"

// FallIllAs says whether as many people fall ill of the same at two rates, by the same lives: everything that decides who has a bill is the
// same, and only what a bill is may differ.
func (r *Rates) FallIllAs(other *Rates) bool {
	return r.Year == other.Year && r.band == other.band && r.spells == other.spells && r.frailty.falls(&other.frailty) &&
		r.chronicWhole == other.chronicWhole && r.chronicMore == other.chronicMore && slices.Equal(r.certified, other.certified) &&
		slices.Equal(r.words, other.words) && slices.EqualFunc(r.special, other.special, special.casesAs) &&
		slices.EqualFunc(r.starts, other.starts, start.fallsAs) && slices.EqualFunc(r.lines, other.lines, line.fallsAs) &&
		slices.EqualFunc(r.carriers, other.carriers, carriers.fallsAs)
}

// falls says whether frailty is the same in every stratum.
func (x *frailty) falls(other *frailty) bool {
	return x.home == other.home && x.own == other.own && x.variance == other.variance && x.carried == other.carried && x.age == other.age &&
		slices.Equal(x.category, other.category) && slices.Equal(x.balance, other.balance)
}

// casesAs says whether cases have as many admissions in the same years of their courses. What a bill of them costs and whether it is severe
// may differ.
func (x special) casesAs(other special) bool {
	return x.rate == other.rate && x.raise == other.raise && x.admissions == other.admissions && slices.Equal(x.course, other.course)
}

// fallsAs says whether cases began alike in a year.
func (x start) fallsAs(other start) bool {
	same := x.level == other.level && x.special == other.special && x.poor == other.poor && slices.Equal(x.diseases, other.diseases)
	for register := range x.falls {
		for sex := range x.falls[register] {
			same = same && slices.EqualFunc(x.falls[register][sex], other.falls[register][sex], slices.Equal)
		}
		same = same && slices.EqualFunc(x.most[register], other.most[register], slices.Equal)
	}
	return same
}

// fallsAs says whether the same people are on a line, with as many bills.
func (x line) fallsAs(other line) bool {
	return x.word == other.word && x.named == other.named && x.whole == other.whole && x.more == other.more && slices.Equal(x.below, other.below)
}
