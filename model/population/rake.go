package population

import (
	"math"
	"slices"

	"doudi/model/random"
)

// rounds bounds the iterations of the weighting; it ends earlier once the margins hold to a ten-thousandth.
const rounds = 400

// rake weights the pool so that households by size and persons by age band and sex meet a stratum's margins.
//
// After the generalised iterative scaling of Darroch and Ratcliff (1972): a household's weight is multiplied by the geometric
// mean, over its members, of wanted over fitted persons of their cells; then the households of each size are scaled to their
// count. Where all are of one size it converges to the weights nearest to even ones (in relative entropy) that meet both. Of
// several sizes those would be products over the members, not means: a cell's factor moves a large household less here.
func (p *Profile) rake(pool []entry, s *Stratum, counts []int) []float64 {
	wanted := p.cellsOf(s)
	weight := make([]float64, len(pool))
	for i := range weight {
		weight[i] = 1
	}
	fitted, correction := make([]float64, len(wanted)), make([]float64, len(wanted))
	for range rounds {
		scaleSizes(pool, weight, counts)
		clear(fitted)
		for i := range pool {
			for _, c := range pool[i].cells[:pool[i].size] {
				fitted[c] += weight[i]
			}
		}
		worst := 0.0
		for c := range wanted {
			correction[c] = 0
			if fitted[c] > 0 && wanted[c] > 0 {
				correction[c] = math.Log(wanted[c] / fitted[c])
				worst = max(worst, math.Abs(correction[c]))
			}
		}
		if worst < 1e-4 {
			break
		}
		for i := range pool {
			sum := 0.0
			for _, c := range pool[i].cells[:pool[i].size] {
				sum += correction[c]
			}
			weight[i] *= math.Exp(sum / float64(pool[i].size))
		}
	}
	scaleSizes(pool, weight, counts)
	return weight
}

// cellsOf are the persons wanted by age band × 2 + sex: the profile's shape at the stratum's size.
func (p *Profile) cellsOf(s *Stratum) []float64 {
	total := 0
	for b := range p.AgeFrom {
		total += p.Male[b] + p.Female[b]
	}
	out := make([]float64, 2*len(p.AgeFrom))
	for b := range p.AgeFrom {
		out[2*b] = float64(p.Male[b]) / float64(total) * float64(s.Persons)
		out[2*b+1] = float64(p.Female[b]) / float64(total) * float64(s.Persons)
	}
	return out
}

func scaleSizes(pool []entry, weight []float64, counts []int) {
	sums := make([]float64, len(counts)+1)
	for i := range pool {
		sums[pool[i].size] += weight[i]
	}
	for i := range pool {
		if sum := sums[pool[i].size]; sum > 0 {
			weight[i] *= float64(counts[pool[i].size-1]) / sum
		}
	}
}

// expand lists each household of a stratum as an index of the pool, in an order shuffled by key: any run of it and any
// random half is like any other. Weights become whole numbers size by size, by the steps of their running sum, so that
// every size has its exact count.
func expand(pool []entry, weight []float64, counts []int, key random.Key) []uint32 {
	var out []uint32
	for size := 1; size <= len(counts); size++ {
		sum, given := key.With(uint64(size)).Uniform()*0.999, 0
		for i := range pool {
			if pool[i].size != size {
				continue
			}
			sum += weight[i]
			for given < counts[size-1] && float64(given+1) <= sum+1e-9 {
				out = append(out, uint32(i))
				given++
			}
		}
		for i := len(pool) - 1; given < counts[size-1]; i-- { // what rounding left over
			if pool[i].size == size {
				out = append(out, uint32(i))
				given++
			}
		}
	}
	shuffle := key.With(1000)
	for i := len(out) - 1; i > 0; i-- {
		j := int(shuffle.With(uint64(i)).Bits() % uint64(i+1))
		out[i], out[j] = out[j], out[i]
	}
	return slices.Clip(out)
}
