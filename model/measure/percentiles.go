package measure

import (
	"math/bits"
	"slices"
)

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

// counts are weighted counts by bin, and upTo of each bin and those below it.
type counts struct{ bins, upTo []float64 }

// none empties counts, or makes empty ones.
func (x *counts) none() {
	if x.bins == nil {
		x.bins, x.upTo = make([]float64, burdenBins), make([]float64, burdenBins)
	}
	clear(x.bins)
}

// sum makes upTo of bins.
func (x *counts) sum() {
	sum := 0.0
	for bin, n := range x.bins {
		sum += n
		x.upTo[bin] = sum
	}
}

// percentile is the amount, CNY, that a share q above 0 of those counted does not pass; 0 where nobody is.
func (x counts) percentile(q float64) float64 {
	want := q * x.upTo[len(x.upTo)-1]
	if want == 0 {
		return 0
	}
	bin, _ := slices.BinarySearch(x.upTo, want)
	low, high := binBounds(bin)
	if bin < 16 { // whole fen
		return low / 100
	}
	return (low + float64((want-x.upTo[bin-1])/x.bins[bin]*(high-low))) / 100
}

// burdens are the counts of a group's households or patients, of the whole and of the halves of a sample.
type burdens struct {
	known  bool // of the tally at hand
	whole  counts
	halves [2]counts // of a sample
}

// burden makes a percentile of everybody (status −1) or of a status, over the years of several tallies together.
func (v *Valuer) burden(of []*Tally, m *Measure, status int) Value {
	at := [2]int{m.burden, status}
	b := v.spread[at]
	if b == nil {
		b = &burdens{}
		v.spread[at] = b
	}
	if !b.known {
		v.count(b, of, m.burden, status)
	}
	out := Value{Num: b.whole.percentile(m.quantile), Den: 1}
	if v.l.Halves == 2 { // as of an index: half the difference of the two
		out.HalfNum = (b.halves[0].percentile(m.quantile) - b.halves[1].percentile(m.quantile)) / 2
	}
	return out
}

// count adds up the bins of a group.
func (v *Valuer) count(b *burdens, of []*Tally, kind, status int) {
	b.known = true
	b.whole.none()
	for half := range v.l.Halves {
		x := &b.halves[half]
		x.none()
		for p, part := range v.l.Parts {
			if status >= 0 && part.Status != status {
				continue
			}
			for _, t := range of {
				for bin, n := range t.Burdens[v.l.Burdens(half, p, kind):][:burdenBins] {
					if n != 0 {
						x.bins[bin] += float64(n) * v.weight[part.Stratum]
					}
				}
			}
		}
		for bin, n := range x.bins {
			b.whole.bins[bin] += n
		}
		x.sum()
	}
	b.whole.sum()
}
