package wave

import (
	"slices"

	"doudi/model"
	"doudi/rules"
)

// class is what is known of some of the bills. What it decides is folded away: of a first bill that nothing was paid before,
// of other categories that benefits for the poor pay nothing.
type class struct {
	kind       float64   // code
	categories []float64 // codes that its patients may have
	first      bool      // a patient's first of the year
	admissions float64   // up to a first bill, itself included
}

// classes are the programs of bills by class: kind of care, categories that some formula names and those that none does,
// a patient's first bill and later ones.
type classes struct {
	kinds    []model.Kind
	named    []bool     // by code of the category, after one for a category that the policies do not have
	programs [2][]*pass // of first bills and of later ones, by classes.at; nil where no category is
	later    bool       // the year's end, or a check, takes what last bills leave
	months   bool       // what is kept of a month is read
}

// at is the class of a kind by its place in kinds, and of categories.
func (x *classes) at(kind int, named bool) int {
	if named {
		return 2*kind + 1
	}
	return 2 * kind
}

// classify compiles programs by class, where one edition holds all year, no month ends with a payment, no policy looks at
// households, and all policies have the same categories. Elsewhere the general programs serve: a class would need a program
// for each edition, and rows of one patient stand alone at month ends.
func (w *Waves) classify(g *graphs, needed []bool) error {
	if g.claims[0] == nil || slices.ContainsFunc(g.claims[:], func(x *graph) bool { return x != g.claims[0] }) ||
		slices.ContainsFunc(g.monthEnd[:], func(x *graph) bool { return x != nil }) || slices.ContainsFunc(w.parts, func(p *part) bool { return p.home }) {
		return nil
	}
	category, kind := rules.PersonWord("category"), rules.ClaimWord("kind")
	p := w.parts[0]
	if slices.ContainsFunc(w.parts, func(other *part) bool {
		return other.coded[category] != p.coded[category] || other.coded[kind] != p.coded[kind]
	}) {
		return nil
	}
	x := &classes{kinds: slices.Clone(w.kinds), named: make([]bool, len(p.policy.Enumeration("category").Members)+1)}
	if len(x.kinds) == 0 {
		x.kinds = []model.Kind{model.Inpatient, model.Outpatient, model.OutpatientChronic}
	}
	slices.Sort(x.kinds)
	x.kinds = slices.Compact(x.kinds)
	for _, code := range g.claims[0].Compared(g.claims[0].column(p.coded[category])) {
		if code >= 0 && int(code) < len(x.named)-1 {
			x.named[int(code)+1] = true
		}
	}
	x.later = g.yearEnd != nil || slices.ContainsFunc(w.parts, func(p *part) bool { return p.doubtful })
	x.months = g.yearEnd != nil || slices.Contains(g.claims[0].list, figure(monthSeen))
	for i, first := range []bool{true, false} {
		for _, kind := range x.kinds {
			of := class{kind: float64(p.policy.Enumeration("kind").Code(model.KindNames()[kind])), first: first}
			if kind == model.Inpatient {
				of.admissions = 1
			}
			for _, named := range []bool{false, true} {
				pass, err := w.classProgram(of, x.codes(named), needed)
				if err != nil {
					return err
				}
				x.programs[i] = append(x.programs[i], pass)
			}
		}
	}
	w.classes = x
	return nil
}

// codes are the categories that formulas name, or those that they do not.
func (x *classes) codes(named bool) []float64 {
	var out []float64
	for i, is := range x.named {
		if is == named {
			out = append(out, float64(i-1))
		}
	}
	return out
}

// classProgram is the program of one class; nil where it has no category.
func (w *Waves) classProgram(of class, categories []float64, needed []bool) (*pass, error) {
	if len(categories) == 0 {
		return nil, nil
	}
	of.categories = categories
	g, err := w.graph(func(s *scope) error { return s.bill() }, 0, &of)
	if err != nil || g == nil {
		return nil, err
	}
	return w.program(g, needed)
}
