package population

import (
	"sync"

	"doudi/model/random"
)

// bytesAPerson is the memory of a kept block, households' columns included, at three members a household and two conditions in three
// persons, those to come included: 16 of a person, 55 of a register's household, 12 of a mark.
const bytesAPerson = 44

// bytesAYear are those of a person for each year whose numbers are held: 8 of a household.
const bytesAYear = 3

// yearly are numbers of a block's households in a year.
type yearly struct {
	year int
	z    []float64
}

// Keep holds blocks in memory, as many as fit into a number of bytes, since to fill one anew takes as long as to sample
// its year, and with them what households have of some years that no draw moves. It uses a goroutine each for so many workers.
func (p *Population) Keep(bytes, workers int, years ...int) {
	n, room := 0, bytes/(bytesAPerson+bytesAYear*len(years))
	for ; n < len(p.blocks) && room > 0; n++ {
		room -= p.blocks[n].count * p.meanSize(p.blocks[n].stratum)
	}
	p.kept = make([]Block, n)
	var wait sync.WaitGroup
	for w := range max(workers, 1) {
		wait.Go(func() {
			for i := w; i < n; i += max(workers, 1) {
				var b Block
				p.Block(i, &b)
				p.kept[i] = b.clone()
				for _, year := range years {
					p.kept[i].years = append(p.kept[i].years, yearly{year, p.kept[i].yearZ(p.traits, year, nil)})
				}
			}
		})
	}
	wait.Wait()
}

// YearZ is the place of each household of the view among others in what is of the year alone in other health spending: standard
// normal, alike in all draws. Of a kept block it is there, else own is filled with it. traits is the key of what households keep.
func (v View) YearZ(traits random.Key, own *[]float64) []float64 {
	for i := range v.years {
		if v.years[i].year == v.Year {
			return v.years[i].z
		}
	}
	*own = v.yearZ(traits, v.Year, *own)
	return *own
}

func (b *Block) yearZ(traits random.Key, year int, own []float64) []float64 {
	z, tables := resize(own, b.Households()), random.NewTables()
	for h := range z {
		z[h] = tables.Normal(HouseholdKey(traits, b.FirstID+uint64(h)).With(uint64(year)))
	}
	return z
}

// meanSize is the members of a household, rounded up.
func (p *Population) meanSize(stratum int) int {
	s := &p.strata[stratum]
	return (s.persons + s.households - 1) / s.households
}

// At is block i: a kept one, else own is filled with it. The result must not be changed.
func (p *Population) At(i int, own *Block) *Block {
	if i < len(p.kept) {
		return &p.kept[i]
	}
	if own.Index != i || own.First == nil {
		p.Block(i, own)
	}
	return own
}
