package wave

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/kernel"
)

// The persons of a table of premiums: by category as bills state it, sex and age.
const (
	sexes = 2
	ages  = 128
)

// Premiums are what policies pay at the enrolment of a year's beginning, compiled for that year. It is safe for many goroutines.
type Premiums struct {
	w       *Waves // its parts and numbers
	all     []Rules
	words   *model.Claims
	program *kernel.Program // nil where nothing is paid
	window  [][]float64     // its columns: what a formula reads of people, by the places of a table
	outputs int
	places  []map[int]int // by policy and benefit: among the outputs
	stated  [][][]model.Fen
}

// CompilePremiums prepares the benefits at enrolment of policies for a year. words state the categories.
func CompilePremiums(all []Rules, year int, words *model.Claims) (*Premiums, error) {
	x := &Premiums{w: &Waves{year: year, numbers: &numbers{at: map[number]int{}}}, all: all, words: words, places: make([]map[int]int, len(all))}
	w, g := x.w, newGraph(len(all))
	var outputs []kernel.Ref
	for i, r := range all {
		p, err := newPart(r, year, nil)
		if err != nil {
			return nil, err
		}
		p.index, p.place, x.places[i] = i, i, map[int]int{}
		p.nameColumns(w.parts)
		w.parts = append(w.parts, p)
		for k := range p.editions[0].Enrolments {
			step := &p.editions[0].Enrolments[k]
			paid, err := premium(atEnrolment(g, w, p, nil), step)
			if err != nil {
				return nil, err
			}
			x.places[i][step.Benefit] = among(&outputs, paid)
		}
	}
	if x.outputs = len(outputs); x.outputs > 0 {
		var err error
		if x.program, err = g.Compile(outputs); err != nil {
			return nil, err
		}
		if err := x.read(g); err != nil {
			return nil, err
		}
	}
	stated, _ := w.numbers.drawn(make([]model.Values, len(all)))
	var err error
	x.stated, err = x.tables(stated)
	return x, err
}

// Stated is what each policy pays by its benefits (rules.Policy.Enrolments), in fen for each category, sex and age, at
// (category·2 + sex)·128 + age; nil for a benefit that is not in force at the year's beginning. Policies that pay alike share a table.
// Nothing else of a person is read (resolve), so that a table is exact.
func (x *Premiums) Stated() [][][]model.Fen { return x.stated }

// Draw is Stated under the numbers of a draw, by policy.
func (x *Premiums) Draw(values []model.Values) ([][][]model.Fen, error) {
	for i, p := range x.w.parts {
		if err := p.divides(values[i]); err != nil {
			return nil, err
		}
	}
	given, told := x.w.numbers.drawn(values)
	switch {
	case !told:
		all := slices.Clone(x.all)
		for i := range all {
			all[i].Values = values[i]
		}
		anew, err := CompilePremiums(all, x.w.year, x.words)
		if err != nil {
			return nil, err
		}
		return anew.stated, nil
	case len(given) == 0:
		return x.stated, nil
	}
	return x.tables(given)
}

// tables are those of the numbers that are given.
func (x *Premiums) tables(given []float64) ([][][]model.Fen, error) {
	tables := x.tabulate(given)
	out := make([][][]model.Fen, len(x.all))
	for i, r := range x.all {
		out[i] = make([][]model.Fen, len(r.Policy.Enrolments))
		for benefit, at := range x.places[i] {
			if tables[at] == nil {
				return nil, message.Say("benefit %s pays without limit", r.Policy.Enrolments[benefit].ID)
			}
			out[i][benefit] = tables[at]
		}
	}
	return out, nil
}

// atEnrolment is what names mean at enrolment, when no bill is at hand.
func atEnrolment(g *graph, w *Waves, p *part, drawn func(rules.Drawn, float64) kernel.Ref) *scope {
	return &scope{graph: g, w: w, p: p, e: p.editions[0], turn: -1, fen: map[rules.Column]kernel.Ref{}, drawn: drawn}
}

// premium is what a benefit pays for a person at enrolment, in fen.
func premium(s *scope, step *rules.Step) (kernel.Ref, error) {
	amount, err := rules.Lower(s.Builder, step.Amount, s.names())
	if err != nil {
		return 0, err
	}
	free := *step
	free.Cash = true // it is held to no bill
	paid, err := s.give(&free, amount, 0)
	if err != nil || step.When == nil {
		return paid, err
	}
	when, err := rules.Lower(s.Builder, step.When, s.names())
	if err != nil {
		return 0, err
	}
	return s.Make(kernel.Select, when, paid, s.Const(0)), nil
}

// among is the place of a payment among the outputs, once.
func among(outputs *[]kernel.Ref, r kernel.Ref) int {
	for at, known := range *outputs {
		if known == r {
			return at
		}
	}
	*outputs = append(*outputs, r)
	return len(*outputs) - 1
}

// read makes the columns of the program: those of every category, sex and age.
func (x *Premiums) read(g *graph) error {
	known := make([]codes, len(x.w.parts))
	for i, p := range x.w.parts {
		if err := known[i].bind(p.policy, x.words); err != nil {
			return err
		}
	}
	rows := len(x.words.Categories) * sexes * ages
	people := &model.Claims{Patients: make([]model.Patient, rows), Households: make([]model.Payer, 1)}
	for i := range people.Patients {
		people.Patients[i] = model.Patient{Age: uint8(i % ages), Sex: model.Sex(i / ages % sexes), Category: uint8(i / (ages * sexes)), Insured: true}
	}
	for _, c := range g.list {
		column := make([]float64, rows)
		for i := range column {
			column[i] = known[c.policy].ofPatient(people, i, c.Column)
		}
		x.window = append(x.window, column)
	}
	return nil
}

// tabulate runs the program for every category, sex and age; a table is nil where some payment is no number.
func (x *Premiums) tabulate(given []float64) [][]model.Fen {
	if x.program == nil {
		return nil
	}
	rows := len(x.words.Categories) * sexes * ages
	var to [][]float64
	for range x.outputs {
		to = append(to, make([]float64, rows))
	}
	x.program.NewFrame(given...).Run(rows, x.window, to)
	tables := make([][]model.Fen, x.outputs)
	for at, column := range to {
		table := make([]model.Fen, rows)
		for i, x := range column {
			if math.IsNaN(x) || x > float64(model.MaxFen) {
				table = nil
				break
			}
			table[i] = model.Fen(x)
		}
		tables[at] = table
	}
	return tables
}
