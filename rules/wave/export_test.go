package wave

import (
	"slices"

	"doudi/rules"
)

// Size is how many instructions January's bills take, and how many buffers; by class, those of the class that takes most.
func (w *Waves) Size() (instructions, buffers int) {
	all := w.claims[:1]
	if w.classes != nil {
		all = slices.Concat(w.classes.programs[0], w.classes.programs[1])
	}
	for _, p := range all {
		if p != nil {
			i, b := p.program.Size()
			instructions, buffers = max(instructions, i), max(buffers, b)
		}
	}
	return instructions, buffers
}

// ByClass says whether bills have programs by class.
func (w *Waves) ByClass() bool { return w.classes != nil }

// ByHousehold is how many groups of policies settle by household.
func (w *Waves) ByHousehold() int { return len(w.homes) }

// Parted says of each policy which of the cells of a column is its own, counted from 0 in order of policies.
func (w *Waves) Parted(c rules.Column) []int {
	var out, known []int
	for _, p := range w.parts {
		cell := p.cell[slices.Index(p.words, c)]
		if !slices.Contains(known, cell) {
			known = append(known, cell)
		}
		out = append(out, slices.Index(known, cell))
	}
	return out
}

// Kept is what a cell holds of each patient after the last block, in fen.
func (r *Runner) Kept(c rules.Column) []float64 { return r.state[slices.Index(r.w.cells, word(c))] }

// KeepsProgramsOf says whether a draw has the programs of the study.
func (w *Waves) KeepsProgramsOf(study *Waves) bool { return &w.parts[0] == &study.parts[0] }

// Year is the year that the policies were compiled for.
func (w *Waves) Year() int { return w.year }
