package population

import "sync"

// bytesAPerson is the memory of a kept block, households' columns included, at three members a household and two conditions in three
// persons, those to come included: 16 of a person, 55 of a register's household, 12 of a mark.
const bytesAPerson = 44

// Keep holds blocks in memory, as many as fit into a number of bytes, since to fill one anew takes as long as to sample
// its year. It uses a goroutine each for so many workers.
func (p *Population) Keep(bytes, workers int) {
	n, room := 0, bytes/bytesAPerson
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
			}
		})
	}
	wait.Wait()
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
