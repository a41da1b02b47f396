package settle

import (
	"fmt"
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/kernel"
)

// Runner settles with one goroutine's working memory, which grows to the largest block it has seen.
type Runner struct {
	w        *Waves
	frames   map[*pass]*kernel.Frame
	words    map[string][]float64 // columns of bills, then of patients
	state    [][]float64          // by kept word, by patient
	seen     []float64            // the month that mtd. words are about, by patient
	bills    []float64            // inpatient bills so far, by patient
	payments [][]float64
	window   [][]float64
	outputs  [][]float64
	codes    codes
	single   *singles
}

// NewRunner makes a Runner.
func (w *Waves) NewRunner() *Runner {
	r := &Runner{w: w, frames: map[*pass]*kernel.Frame{}, words: map[string][]float64{}, state: make([][]float64, len(w.state))}
	if w.oneByOne {
		r.single = newSingles(w)
		return r
	}
	for _, p := range append(append(w.claims[:], w.monthEnd[:]...), w.yearEnd) {
		if p != nil && r.frames[p] == nil {
			r.frames[p] = p.program.NewFrame()
		}
	}
	return r
}

// Settle settles a block's year. out is resized to the bills, patients and households of c.
func (r *Runner) Settle(c *model.Claims, out *model.Settled) error {
	if c.Year != r.w.year {
		return fmt.Errorf("settle: bills of %d for a policy compiled for %d", c.Year, r.w.year)
	}
	if c.ByHousehold {
		return fmt.Errorf("settle: bills must be laid out by person")
	}
	r.w.resize(c, out)
	if err := r.codes.bind(r.w.policy, c); err != nil {
		return err
	}
	if err := r.w.knows(c.Kind); err != nil {
		return err
	}
	if r.single != nil {
		return r.single.settle(c, &r.codes, out)
	}
	r.load(c)
	for k := 0; k+1 < len(c.Waves); k++ {
		if err := r.wave(c, out, k); err != nil {
			return err
		}
	}
	if r.w.doubtful {
		if err := r.numbers(); err != nil {
			return err
		}
	}
	return r.yearEnd(c, out)
}

// numbers refuses state that is no number.
func (r *Runner) numbers() error {
	for i, column := range r.state {
		if slices.ContainsFunc(column, math.IsNaN) {
			_, word := splitPeriod(r.w.state[i])
			return document.Say("accumulator %s gives no amount for a bill", word)
		}
	}
	return nil
}

// knows refuses bills of a kind of care that the policy was not compiled for.
func (w *Waves) knows(kinds []model.Kind) error {
	if len(w.kinds) == 0 {
		return nil
	}
	var known [256]bool
	for _, k := range w.kinds {
		known[k] = true
	}
	for _, k := range kinds {
		if !known[k] {
			return fmt.Errorf("settle: a bill of kind %d for a policy compiled for others", k)
		}
	}
	return nil
}

// resize makes room for the payments and clears them.
func (w *Waves) resize(c *model.Claims, out *model.Settled) {
	n := len(w.policy.Benefits)
	fit := func(x [][]model.Fen, rows int) [][]model.Fen {
		for len(x) < n {
			x = append(x, nil)
		}
		for i := range x[:n] {
			x[i] = slices.Grow(x[i][:0], rows)[:rows]
			clear(x[i])
		}
		return x[:n]
	}
	out.Paid = fit(out.Paid, len(c.Total))
	out.PaidPerson = fit(out.PaidPerson, len(c.Patients))
	out.PaidHousehold = fit(out.PaidHousehold, len(c.Households))
}

// column returns a column of working memory.
func (r *Runner) column(name string, rows int) []float64 {
	x := slices.Grow(r.words[name][:0], rows)[:rows]
	r.words[name] = x
	return x
}

// load makes columns of the bills and patients, and clears the state.
func (r *Runner) load(c *model.Claims) {
	for _, name := range r.w.columns {
		r.loadBills(c, name)
	}
	patients := len(c.Patients)
	for _, name := range []string{"age", "sex", "category", "insured", "household.size", "household.income"} {
		x := r.column(name, patients)
		for i := range c.Patients {
			x[i] = r.codes.ofPatient(c, i, name)
		}
	}
	for i := range r.state {
		r.state[i] = slices.Grow(r.state[i][:0], patients)[:patients]
		clear(r.state[i])
	}
	r.seen = slices.Grow(r.seen[:0], patients)[:patients]
	r.bills = slices.Grow(r.bills[:0], patients)[:patients]
	clear(r.seen)
	clear(r.bills)
}

// loadBills fills one column of bills, if the name is one.
func (r *Runner) loadBills(c *model.Claims, name string) {
	rows := len(c.Total)
	switch name {
	case columnTotal:
		toFloat(r.column(name, rows), c.Total)
	case "month":
		toFloat(r.column(name, rows), c.Month)
	case "kind":
		mapped(r.column(name, rows), c.Kind, r.codes.kind)
	case "level":
		mapped(r.column(name, rows), c.Level, r.codes.level)
	case "place":
		mapped(r.column(name, rows), c.Place, r.codes.place)
	case "disease":
		mapped(r.column(name, rows), c.Disease, r.codes.disease)
	case "in_county":
		x := r.column(name, rows)
		for i, p := range c.Place {
			x[i] = truth(p == model.InCounty)
		}
	case "referred":
		x := r.column(name, rows)
		for i, yes := range c.Referred {
			x[i] = truth(yes)
		}
	}
	for k, cost := range r.w.policy.Costs {
		if name == columnCost+cost {
			r.cost(c, r.column(name, rows), k)
		}
	}
}

// cost splits a simulated bill: the eligible cost is the first part of the policy's, what is excluded the last.
func (r *Runner) cost(c *model.Claims, x []float64, k int) {
	last := len(r.w.policy.Costs) - 1
	for i := range x {
		switch k {
		case 0:
			x[i] = float64(c.Eligible[i])
			if last == 0 {
				x[i] = float64(c.Total[i])
			}
		case last:
			x[i] = float64(c.Total[i] - c.Eligible[i])
		default:
			x[i] = 0
		}
	}
}

func toFloat[T ~int64 | ~uint8](x []float64, from []T) {
	for i, v := range from[:len(x)] {
		x[i] = float64(v)
	}
}

func mapped[T ~uint8 | ~uint16](x []float64, from []T, code []float64) {
	for i, v := range from[:len(x)] {
		x[i] = code[v]
	}
}

func truth(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// wave settles the k-th bill of every patient that has one.
func (r *Runner) wave(c *model.Claims, out *model.Settled, k int) error {
	lo, hi := int(c.Waves[k]), int(c.Waves[k+1])
	for j := lo; j < hi; j++ {
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
	return r.monthEnds(c, out, k)
}

// claims runs a program over rows from…to of a wave that begins at row lo; row i is patient i − lo.
func (r *Runner) claims(c *model.Claims, out *model.Settled, p *pass, from, to, lo int) error {
	r.window = r.window[:0]
	for _, name := range p.columns {
		switch {
		case name == columnMonthSeen:
			r.window = append(r.window, r.seen[from-lo:to-lo])
		case name == "admission_no":
			r.window = append(r.window, r.bills[from-lo:to-lo])
		case periodOf(name) != "":
			r.window = append(r.window, r.state[slices.Index(r.w.state, name)][from-lo:to-lo])
		case len(r.words[name]) == len(c.Total) && isBillColumn(name):
			r.window = append(r.window, r.words[name][from:to])
		default:
			r.window = append(r.window, r.words[name][from-lo:to-lo])
		}
	}
	if err := r.run(p, to-from, from-lo); err != nil {
		return err
	}
	if err := r.collect(p, out.Paid, from, to-from); err != nil {
		return err
	}
	copy(r.seen[from-lo:to-lo], r.monthsOf(c, from, to))
	return nil
}

// monthsOf are the months of the bills as numbers.
func (r *Runner) monthsOf(c *model.Claims, from, to int) []float64 {
	x := r.column("#months", to-from)
	toFloat(x, c.Month[from:to])
	return x
}

func isBillColumn(name string) bool {
	switch name {
	case "age", "sex", "category", "insured", "household.size", "household.income":
		return false
	}
	return true
}

// run runs a program over the window: payments into working memory, state in place. first is the first patient.
func (r *Runner) run(p *pass, rows, first int) error {
	r.outputs = r.outputs[:0]
	for len(r.payments) < len(p.benefits) {
		r.payments = append(r.payments, nil)
	}
	for i := range p.benefits {
		r.payments[i] = slices.Grow(r.payments[i][:0], rows)[:rows]
		r.outputs = append(r.outputs, r.payments[i])
	}
	for _, s := range p.kept {
		r.outputs = append(r.outputs, r.state[s][first:first+rows])
	}
	r.frames[p].Run(rows, r.window, r.outputs)
	return nil
}

// collect turns payments into fen; a payment that is no number means that no rule applied.
func (r *Runner) collect(p *pass, into [][]model.Fen, at, rows int) error {
	for i, b := range p.benefits {
		to := into[b][at : at+rows]
		for j, x := range r.payments[i][:rows] {
			if !(x >= 0) {
				return document.Say("benefit %s gives no amount for a bill", r.w.policy.Benefits[b].ID)
			}
			to[j] += model.Fen(x)
		}
	}
	return nil
}

// monthEnds pays the patients whose last bill of a month this wave held.
func (r *Runner) monthEnds(c *model.Claims, out *model.Settled, k int) error {
	lo, hi := int(c.Waves[k]), int(c.Waves[k+1])
	for j := lo; j < hi; j++ {
		month := c.Month[j]
		p := r.w.monthEnd[month-1]
		if p == nil {
			continue
		}
		if next := hi + j - lo; k+2 < len(c.Waves) && next < int(c.Waves[k+2]) && c.Month[next] == month {
			continue
		}
		if err := r.end(p, out.PaidPerson, j-lo, j-lo+1); err != nil {
			return err
		}
	}
	return nil
}

// end runs a period-end program over patients from…to.
func (r *Runner) end(p *pass, into [][]model.Fen, from, to int) error {
	r.window = r.window[:0]
	for _, name := range p.columns {
		switch {
		case periodOf(name) != "":
			r.window = append(r.window, r.state[slices.Index(r.w.state, name)][from:to])
		case name == "month":
			r.window = append(r.window, r.seen[from:to])
		default:
			r.window = append(r.window, r.words[name][from:to])
		}
	}
	if err := r.run(p, to-from, from); err != nil {
		return err
	}
	return r.collect(p, into, from, to-from)
}

// yearEnd pays persons, then households, for the whole year.
func (r *Runner) yearEnd(c *model.Claims, out *model.Settled) error {
	if r.w.yearEnd != nil {
		for i := range r.seen {
			r.seen[i] = 12
		}
		if err := r.end(r.w.yearEnd, out.PaidPerson, 0, len(c.Patients)); err != nil {
			return err
		}
	}
	if len(r.w.later) == 0 {
		return nil
	}
	return r.households(c, out)
}

// households pays year-end benefits for households one at a time: they are few steps over few households.
func (r *Runner) households(c *model.Claims, out *model.Settled) error {
	if r.single == nil {
		r.single = newSingles(r.w)
	}
	return r.single.yearEnds(c, &r.codes, r.w.later, r.sums(c), out)
}

// sums are the household's words over the year: its patients' together.
func (r *Runner) sums(c *model.Claims) []ledger {
	out := make([]ledger, len(c.Households))
	for h := range out {
		out[h] = ledger{}
	}
	for i, name := range r.w.state {
		period, word := splitPeriod(name)
		if period != "ytd." {
			continue
		}
		for p, patient := range c.Patients {
			out[patient.Household][word] += model.Fen(r.state[i][p])
		}
	}
	return out
}

// codes turn the simulation's words into the policy's codes.
type codes struct {
	kind, level, place, disease, category, sex []float64
	categories, diseases                       []string
}

// bind looks every word of the bills up in the policy. A word that formulas read and that the policy does not know is
// an error; others are −1.
func (k *codes) bind(p *rules.Policy, c *model.Claims) error {
	if k.kind != nil && slices.Equal(k.categories, c.Categories) && slices.Equal(k.diseases, c.Diseases) {
		return nil
	}
	reads := p.Reads()
	var missing error
	look := func(name string, words []string) []float64 {
		e := p.Enumeration(name)
		out := make([]float64, len(words))
		for i, word := range words {
			out[i] = float64(e.Code(word))
			if out[i] < 0 && reads[name] && !e.Open() && missing == nil {
				missing = document.Say("the policy `%s` has no %s `%s`, which the simulation has: add it under `enumerations`", p.ID, name, word)
			}
		}
		return out
	}
	k.kind, k.level, k.place = look("kind", model.KindNames()), look("level", model.LevelNames()), look("place", model.PlaceNames())
	k.sex, k.category, k.disease = look("sex", model.SexNames()), look("category", c.Categories), look("disease", c.Diseases)
	k.categories, k.diseases = slices.Clone(c.Categories), slices.Clone(c.Diseases)
	return missing
}

// ofPatient is a word of a patient or household, as a number; income in fen.
func (k *codes) ofPatient(c *model.Claims, i int, name string) float64 {
	p := &c.Patients[i]
	switch name {
	case "age":
		return float64(p.Age)
	case "sex":
		return k.sex[p.Sex]
	case "category":
		return k.category[p.Category]
	case "insured":
		return truth(p.Insured)
	case "household.size":
		return float64(c.Households[p.Household].Size)
	}
	return float64(c.Households[p.Household].Income)
}
