package measure

import "math/bits"

// Burdens of a year are counted in bins whose width grows with the amount, sixteen to each doubling: whole numbers, so that
// counts of other people and years merge exactly in any order, and any percentile is known to a sixteenth of itself at worst;
// within a bin amounts count as evenly spread.

// Whose burden is counted: of a household all it pays out of pocket, of a person with a bill what is left of the bills after
// what is paid for that person.
const (
	HouseholdBurden = iota
	PatientBurden
	burdenKinds
)

// burdenBins reach to 2³⁷ fen, 1.4 billion yuan.
const burdenBins = 34 * 16

// BurdenBin is the bin of an amount in fen, which is not negative.
func BurdenBin(fen int64) int {
	if fen < 16 {
		return int(max(fen, 0))
	}
	shift := bits.Len64(uint64(fen)) - 5
	return min(shift<<4+int(fen>>shift), burdenBins-1)
}

// binBounds are the least amount of a bin and of the next, in fen.
func binBounds(bin int) (low, high float64) {
	if bin < 16 {
		return float64(bin), float64(bin + 1)
	}
	shift := bin>>4 - 1
	return float64(int64(16+bin&15) << shift), float64(int64(17+bin&15) << shift)
}

// Burdens is where the bins of a part's households or patients begin in Tally.Burdens.
func (l *Layout) Burdens(half, part, kind int) int {
	return ((half*len(l.Parts)+part)*burdenKinds + kind) * burdenBins
}

// PatientBins is how far behind the bins of a part's households those of its patients begin.
const PatientBins = (PatientBurden - HouseholdBurden) * burdenBins

// percentile is the amount, CNY, that a share q of those counted does not pass; 0 where nobody is.
func percentile(bins []float64, q float64) float64 {
	all := 0.0
	for _, n := range bins {
		all += n
	}
	want, seen := q*all, 0.0
	for bin, n := range bins {
		if n > 0 && seen+n >= want {
			low, high := binBounds(bin)
			if bin < 16 { // whole fen
				return low / 100
			}
			return (low + float64((want-seen)/n*(high-low))) / 100
		}
		seen += n
	}
	return 0
}

// burdens are the weighted counts by bin of a group's households or patients, of the whole and of the halves of a sample.
type burdens struct{ whole, first, second []float64 }

// burden makes a percentile of everybody (status −1) or of a status, over the years of several tallies together.
func (v *valuer) burden(of []*Tally, m *Measure, status int) Value {
	at := [2]int{m.burden, status}
	b, known := v.spread[at]
	if !known {
		b = v.counted(of, m.burden, status)
		if v.spread == nil {
			v.spread = map[[2]int]*burdens{}
		}
		v.spread[at] = b
	}
	out := Value{Num: percentile(b.whole, m.quantile), Den: 1}
	if b.first != nil { // as of an index: half the difference of the two
		out.HalfNum = (percentile(b.first, m.quantile) - percentile(b.second, m.quantile)) / 2
	}
	return out
}

// counted adds up the bins of a group.
func (v *valuer) counted(of []*Tally, kind, status int) *burdens {
	var halves [2][]float64
	b := &burdens{whole: make([]float64, burdenBins)}
	for half := range v.l.Halves {
		halves[half] = make([]float64, burdenBins)
		for p, part := range v.l.Parts {
			if status >= 0 && part.Status != status {
				continue
			}
			for _, t := range of {
				for bin, n := range t.Burdens[v.l.Burdens(half, p, kind):][:burdenBins] {
					halves[half][bin] += float64(n) * v.weight[part.Stratum]
				}
			}
		}
		for bin, n := range halves[half] {
			b.whole[bin] += n
		}
	}
	if v.l.Halves == 2 {
		b.first, b.second = halves[0], halves[1]
	}
	return b
}
