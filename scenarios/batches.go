package scenarios

import (
	"os"

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
	d := p.Errorf(p.drawsAt(root, given), "%d draws are no whole batches of %d", draws, random.Batch).
		Because("every batch fills the ranges of the inputs evenly, and a run of whole batches can be extended").
		Instead("draws: %d, or %d", low, min(low+random.Batch, MaxDraws))
	if d.File == "" {
		d.File = "DOUDI_DRAWS"
		if _, flag := given.Flags["draws"]; flag {
			d.File = "--draws"
		}
	}
}

// drawsAt is where the file says the draws that are taken; nil where a flag or the environment does.
func (p *reader) drawsAt(root *document.Node, given Given) *document.Node {
	if _, flag := given.Flags["draws"]; flag || os.Getenv("DOUDI_DRAWS") != "" {
		return nil
	}
	return root.Get("draws")
}
