package scenarios

import (
	"doudi/model/document"
	"doudi/model/random"
)

// batches refuses draws that leave a batch half full: such a run could not be extended, and its last draws would fill the
// ranges more coarsely than the others. Below one batch the draws are a hypercube of their own.
func (p *reader) batches(root *document.Node, given Given) {
	draws := p.study.Draws
	if draws <= random.Batch || draws%random.Batch == 0 {
		return
	}
	low := draws / random.Batch * random.Batch
	at := root.Get("draws")
	_, where, outside := given.text(setting{name: "draws"})
	if outside {
		at = nil
	}
	d := p.Errorf(at, "%d draws are no whole batches of %d", draws, random.Batch).
		Because("every batch fills the ranges of the inputs evenly, and a run of whole batches can be extended").
		Instead("draws: %d, or %d", low, min(low+random.Batch, MaxDraws))
	if outside {
		d.File = where
	}
}
