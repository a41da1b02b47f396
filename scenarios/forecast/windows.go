package forecast

import (
	"slices"

	"doudi/model/measure"
	"doudi/model/simulate"
	"doudi/scenarios"
)

// window is what the study or a target covers: pieces of the simulation (simulate.Window) and, where they are several, in
// which of World.Windows heads are counted over them; −1 for a single one, whose tally counts each of them once.
type window struct {
	pieces []int
	heads  int
	whole  bool // years, none of them cut
}

// findWindows divides the simulated years as the study and its targets cover them.
func (p *Plan) findWindows(w *simulate.World) {
	p.all = cover(w, p.Study.Years, p.Study.Months)
	for _, t := range p.Study.Targets {
		p.windows = append(p.windows, cover(w, t.Years, t.Months))
	}
}

// cover is a window of years and months, with pieces of no years where not all of them are simulated.
func cover(w *simulate.World, years scenarios.Years, months scenarios.Months) window {
	out := window{heads: -1, whole: months.Whole()}
	for year := years.From; year <= years.To; year++ {
		y := slices.Index(w.Years, year)
		if y < 0 {
			return window{heads: -1}
		}
		first, last := months.Of(years, year)
		out.pieces = append(out.pieces, piece(w, y, first, last))
	}
	if len(out.pieces) > 1 {
		of := simulate.Window(out.pieces)
		out.heads = slices.IndexFunc(w.Windows, func(x simulate.Window) bool { return slices.Equal(x, of) })
		if out.heads < 0 {
			out.heads = len(w.Windows)
			w.Windows = append(w.Windows, of)
		}
	}
	return out
}

// piece is the number of a year, given by its place, or of a part of it.
func piece(w *simulate.World, year, first, last int) int {
	if first == 1 && last == 12 {
		return year
	}
	part := simulate.Part{Year: year, First: first, Last: last}
	at := slices.Index(w.Parts, part)
	if at < 0 {
		at = len(w.Parts)
		w.Parts = append(w.Parts, part)
	}
	return len(w.Years) + at
}

// figure makes a figure of a window: of its pieces by what they add up to, of heads by who is counted once in it, of percentiles by all of
// its people together.
func (of window) figure(key int, ratio, together bool, pieces, once [][]measure.Value) measure.Value {
	if together && of.heads >= 0 {
		return once[of.heads][key]
	}
	var all measure.Value
	for n, piece := range of.pieces {
		all = plus(all, pieces[piece][key], n, ratio)
	}
	return all
}
