package wave

import (
	"fmt"
	"math"
	"slices"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules/kernel"
)

// Runner settles with one goroutine's working memory, which grows to the largest block it has seen and goes on from draw to draw.
type Runner struct {
	w        *Waves
	memory   kernel.Memory
	frames   map[*pass]*kernel.Frame
	words    [][]float64 // by column of Waves.columns, by bill or patient
	state    [][]float64 // by cell, by patient
	seen     []float64   // the month that mtd. words are about, by patient
	bills    []float64   // inpatient bills so far, by patient
	last     []float64   // the year's last month, by patient
	payments [][]float64
	window   [][]float64
	outputs  [][]float64
	codes    []codes // by policy
	class    classRunner
	homes    []*homeRunner
	byHome   arrangement
	checked  []bool // by cell: that it holds numbers
}

// NewRunner makes a Runner.
func (w *Waves) NewRunner() *Runner {
	r := &Runner{words: make([][]float64, len(w.columns)), state: make([][]float64, len(w.cells)), codes: make([]codes, len(w.parts))}
	for _, h := range w.homes {
		r.homes = append(r.homes, newHomeRunner(r, h))
	}
	r.tell(w)
	return r
}

// RunnerAfter makes a Runner of one that is not used again, of another draw: where both draws have the programs of their study
// it has the other's working memory. nil is none.
func (w *Waves) RunnerAfter(other *Runner) *Runner {
	if other == nil || other.w.numbers != w.numbers {
		return w.NewRunner()
	}
	other.tell(w)
	return other
}

// tell makes the frames of a draw's programs.
func (r *Runner) tell(w *Waves) {
	r.w, r.frames = w, map[*pass]*kernel.Frame{}
	r.memory.Forget()
	for _, p := range w.passes() {
		if r.frames[p] == nil {
			r.frames[p] = r.memory.NewFrame(p.program, w.given...)
		}
	}
}

// Streams are those of the Waves.
func (r *Runner) Streams() [][]int { return r.w.streams }

// Eligible is that of the Waves.
func (r *Runner) Eligible() []int { return r.w.eligible }

// Settle settles a block's year by every policy. out holds the payments by stream; it is resized to the bills, patients
// and households of c.
func (r *Runner) Settle(c *model.Claims, out *model.Settled) error {
	if c.Year != r.w.year {
		return fmt.Errorf("wave: bills of %d for policies compiled for %d", c.Year, r.w.year)
	}
	if err := r.w.knows(c.Kind); err != nil {
		return err
	}
	r.w.resize(c, out)
	for i, p := range r.w.parts {
		if err := r.codes[i].bind(p.policy, c); err != nil {
			return err
		}
	}
	if err := r.holes(c); err != nil {
		return err
	}
	if err := r.load(c); err != nil {
		return err
	}
	for k := 0; k+1 < len(c.Waves); k++ {
		if err := r.wave(c, out, k); err != nil {
			return err
		}
	}
	if err := r.numbers(); err != nil {
		return err
	}
	return r.yearEnd(c, out)
}

// allNumbers says whether a column holds numbers alone: written out, since a call for each takes as long as a column of settlement.
func allNumbers(x []float64) bool {
	for _, v := range x {
		if math.IsNaN(v) {
			return false
		}
	}
	return true
}

// numbers refuses state that is no number.
func (r *Runner) numbers() error {
	r.checked = append(r.checked[:0], make([]bool, len(r.state))...)
	for _, p := range r.w.parts {
		for k, cell := range p.cell {
			if !p.doubts(p.words[k]) || p.home || r.checked[cell] { // policies share cells
				continue
			}
			r.checked[cell] = true
			if !allNumbers(r.state[cell]) {
				return message.Say("accumulator %s gives no amount for a bill", p.words[k].OfBill())
			}
		}
	}
	return nil
}

// wave settles the k-th bill of every patient that has one.
func (r *Runner) wave(c *model.Claims, out *model.Settled, k int) error {
	if r.w.classes != nil {
		return r.classWave(c, out, k)
	}
	lo, hi := int(c.Waves[k]), int(c.Waves[k+1])
	for j := lo; j < hi && r.w.numbered; j++ {
		if c.Kind[j] == model.Inpatient {
			r.bills[j-lo]++
		}
	}
	for from := lo; from < hi; { // runs of bills of one edition; with one edition a year that is the whole wave
		p := r.w.claims[c.Month[from]-1]
		to := from + 1
		for to < hi && r.w.claims[c.Month[to]-1] == p {
			to++
		}
		if err := r.claims(c, out, p, from, to, lo); err != nil {
			return err
		}
		from = to
	}
	if !r.w.monthly {
		return nil
	}
	return r.monthEnds(c, out, k)
}

// claims runs a program over rows from…to of a wave that begins at row lo; row i is patient i − lo.
func (r *Runner) claims(c *model.Claims, out *model.Settled, p *pass, from, to, lo int) error {
	if p == nil {
		return nil
	}
	r.window = r.window[:0]
	for _, x := range p.places {
		switch x.from {
		case fromState:
			r.window = append(r.window, r.state[x.at][from-lo:to-lo])
		case fromMonthSeen:
			r.window = append(r.window, r.seen[from-lo:to-lo])
		case fromAdmissions:
			r.window = append(r.window, r.bills[from-lo:to-lo])
		case fromPatients:
			r.window = append(r.window, r.words[x.at][from-lo:to-lo])
		default:
			r.window = append(r.window, r.words[x.at][from:to])
		}
	}
	r.run(p, to-from, from-lo)
	if err := r.collect(p, out.Paid, from, to-from); err != nil {
		return err
	}
	for i, stream := range p.funded {
		paid := out.PaidEligible[stream][from:to]
		for j, x := range r.payments[len(p.streams)+i][:to-from] {
			paid[j] = model.Fen(x)
		}
	}
	toFloat(r.seen[from-lo:to-lo], c.Month[from:to], nil)
	return nil
}

// run runs a program over the window: payments into working memory, state in place. first is the first patient.
func (r *Runner) run(p *pass, rows, first int) {
	r.outputs = r.outputs[:0]
	paid := len(p.streams) + len(p.funded)
	for len(r.payments) < paid {
		r.payments = append(r.payments, nil)
	}
	for i := range paid {
		r.payments[i] = slices.Grow(r.payments[i][:0], rows)[:rows]
		r.outputs = append(r.outputs, r.payments[i])
	}
	for _, s := range p.kept {
		r.outputs = append(r.outputs, r.state[s][first:first+rows])
	}
	r.frames[p].Run(rows, r.window, r.outputs)
}

// collect turns payments into fen; a payment that is no number means that no rule applied.
func (r *Runner) collect(p *pass, into [][]model.Fen, at, rows int) error {
	for i, stream := range p.streams {
		to := into[stream][at : at+rows]
		for j, x := range r.payments[i][:rows] {
			if !(x >= 0) {
				return r.w.noAmount(stream)
			}
			to[j] += model.Fen(x)
		}
	}
	return nil
}

// noAmount refuses a payment that is no number, of the benefit whose payments a stream holds.
func (w *Waves) noAmount(stream int) error {
	for i, p := range w.parts {
		if k := slices.Index(w.streams[i], stream); k >= 0 {
			b := p.policy.Benefits[k]
			if b.Leaves != nil {
				return message.Say("benefit %s gives no amount for a bill, or leaves one below zero: write `leaves: max(0, …)`", b.ID)
			}
			return message.Say("benefit %s gives no amount for a bill", b.ID)
		}
	}
	return fmt.Errorf("wave: no benefit has stream %d", stream)
}
