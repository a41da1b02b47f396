package wave

import (
	"math"

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

// Premiums are what policies pay at enrolment in a year for an enrolled person: by policy and by its benefits at enrolment
// (rules.Policy.Enrolments), in fen for each category, sex and age, at (category·2 + sex)·128 + age; nil for a benefit that is
// not in force at the year's beginning. Policies that pay alike share a table. words state the categories. Nothing else of a
// person is read (resolve), so that a table is exact. drawn says that some of them hang on a number that draws move.
func Premiums(all []Rules, year int, words *model.Claims) (paid [][][]model.Fen, drawn bool, err error) {
	w := &Waves{year: year}
	g := newGraph(len(all))
	number := func(_ rules.Drawn, stated float64) kernel.Ref {
		drawn = true
		return g.Const(stated)
	}
	var outputs []kernel.Ref
	places := make([]map[int]int, len(all)) // by policy and benefit: among the outputs
	for i, r := range all {
		p, err := newPart(r, year, nil)
		if err != nil {
			return nil, false, err
		}
		p.index, places[i] = i, map[int]int{}
		p.nameColumns(w.parts)
		w.parts = append(w.parts, p)
		for k := range p.editions[0].Enrolments {
			step := &p.editions[0].Enrolments[k]
			paid, err := premium(atEnrolment(g, w, p, number), step)
			if err != nil {
				return nil, false, err
			}
			places[i][step.Benefit] = among(&outputs, paid)
		}
	}
	tables, err := tabulate(w, g, outputs, words)
	if err != nil {
		return nil, false, err
	}
	out := make([][][]model.Fen, len(all))
	for i, r := range all {
		out[i] = make([][]model.Fen, len(r.Policy.Enrolments))
		for benefit, at := range places[i] {
			if tables[at] == nil {
				return nil, false, message.Say("benefit %s pays without limit", r.Policy.Enrolments[benefit].ID)
			}
			out[i][benefit] = tables[at]
		}
	}
	return out, drawn, nil
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

// tabulate runs the program for every category, sex and age; a table is nil where some payment is no number.
func tabulate(w *Waves, g *graph, outputs []kernel.Ref, words *model.Claims) ([][]model.Fen, error) {
	if len(outputs) == 0 {
		return nil, nil
	}
	program, err := g.Compile(outputs)
	if err != nil {
		return nil, err
	}
	known := make([]codes, len(w.parts))
	for i, p := range w.parts {
		if err := known[i].bind(p.policy, words); err != nil {
			return nil, err
		}
	}
	rows := len(words.Categories) * sexes * ages
	people := &model.Claims{Patients: make([]model.Patient, rows), Households: make([]model.Payer, 1)}
	for i := range people.Patients {
		people.Patients[i] = model.Patient{Age: uint8(i % ages), Sex: model.Sex(i / ages % sexes), Category: uint8(i / (ages * sexes)), Insured: true}
	}
	var window, to [][]float64
	for _, c := range g.list {
		column := make([]float64, rows)
		for i := range column {
			column[i] = known[c.policy].ofPatient(people, i, c.Column)
		}
		window = append(window, column)
	}
	for range outputs {
		to = append(to, make([]float64, rows))
	}
	program.NewFrame().Run(rows, window, to)
	tables := make([][]model.Fen, len(outputs))
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
	return tables, nil
}
