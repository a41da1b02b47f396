package wave

import (
	"fmt"
	"slices"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules"
)

// knows refuses bills of a kind of care that the policies were not compiled for.
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
			return fmt.Errorf("wave: a bill of kind %d for policies compiled for others", k)
		}
	}
	return nil
}

// resize makes room for the payments and clears them.
func (w *Waves) resize(c *model.Claims, out *model.Settled) {
	fit := func(x [][]model.Fen, streams, rows int) [][]model.Fen {
		for len(x) < streams {
			x = append(x, nil)
		}
		for i := range x[:streams] {
			x[i] = slices.Grow(x[i][:0], rows)[:rows]
			clear(x[i])
		}
		return x[:streams]
	}
	out.Paid = fit(out.Paid, w.count, len(c.Total))
	out.PaidEligible = fit(out.PaidEligible, w.apart, len(c.Total))
	out.PaidPerson = fit(out.PaidPerson, w.count, len(c.Patients))
	out.PaidHousehold = fit(out.PaidHousehold, w.count, len(c.Households))
}

// load makes columns of the bills and patients, and clears the state. Bills that go by class are gathered from where they
// are, class by class.
func (r *Runner) load(c *model.Claims) error {
	patients := len(c.Patients)
	for i, column := range r.w.columns {
		x := r.words[i][:0]
		switch {
		case column.ofPatients():
			r.words[i] = slices.Grow(x, patients)[:patients]
			if err := r.loadPatients(r.words[i], c, column); err != nil {
				return err
			}
		case column.ofBills() && r.w.classes == nil:
			r.words[i] = slices.Grow(x, len(c.Total))[:len(c.Total)]
			r.fill(r.words[i], c, column, 0, nil)
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
	return nil
}

// loadPatients fills one column of patients.
func (r *Runner) loadPatients(to []float64, c *model.Claims, of column) error {
	switch of.own {
	case application:
		return loadApplications(to, c, of)
	case enrolment:
		return loadEnrolled(to, c, of)
	case unbroken, missed:
		return loadSpells(to, c, of)
	}
	codes, read := &r.codes[of.policy], patientWord(of.Column)
	for i := range to {
		to[i] = read(codes, c, &c.Patients[i])
	}
	return nil
}

// loadEnrolled fills the column of who is insured under some policies.
func loadEnrolled(to []float64, c *model.Claims, of column) error {
	if len(c.Enrolled) < of.policy {
		if len(to) == 0 {
			return nil
		}
		return fmt.Errorf("wave: the bills do not say who is insured under the policies of enrolment %d", of.policy)
	}
	for i, yes := range c.Enrolled[of.policy-1][:len(to)] {
		to[i] = truth(yes)
	}
	return nil
}

// loadSpells fills a column of how long people have been insured under some policies.
func loadSpells(to []float64, c *model.Claims, of column) error {
	if len(c.Spells) <= of.policy {
		if len(to) == 0 {
			return nil
		}
		return fmt.Errorf("wave: the bills do not say for how long people have been insured under the policies of enrolment %d", of.policy)
	}
	for i, s := range c.Spells[of.policy][:len(to)] {
		to[i] = float64(s.Unbroken)
		if of.own == missed {
			to[i] = float64(s.Missed)
		}
	}
	return nil
}

// fill makes a column of the bills from lo on: of each, or of those that rows names.
func (r *Runner) fill(to []float64, c *model.Claims, of column, lo int, rows []int32) {
	switch of.own {
	case billTotal:
		toFloat(to, c.Total[lo:], rows)
		return
	case billEligible:
		toFloat(to, c.Eligible[lo:], rows)
		return
	case billExcluded:
		for k := range to {
			j := at(rows, k)
			to[k] = float64(c.Total[lo+j] - c.Eligible[lo+j])
		}
		return
	}
	switch codes := &r.codes[of.policy]; of.Name {
	case month.Name:
		toFloat(to, c.Month[lo:], rows)
	case "kind":
		mapped(to, c.Kind[lo:], codes.kind, rows)
	case "level":
		mapped(to, c.Level[lo:], codes.level, rows)
	case "place":
		mapped(to, c.Place[lo:], codes.place, rows)
	case "disease":
		mapped(to, c.Disease[lo:], codes.disease, rows)
	case inCounty.Name:
		for k := range to {
			to[k] = truth(c.Place[lo+at(rows, k)] == model.InCounty)
		}
	case referred.Name:
		for k := range to {
			to[k] = truth(c.Referred[lo+at(rows, k)])
		}
	}
}

// at is the k-th of rows, or k where all rows are meant.
func at(rows []int32, k int) int {
	if rows == nil {
		return k
	}
	return int(rows[k])
}

func toFloat[T ~int64 | ~uint8](x []float64, from []T, rows []int32) {
	if rows == nil {
		for i, v := range from[:len(x)] {
			x[i] = float64(v)
		}
		return
	}
	for k, j := range rows[:len(x)] {
		x[k] = float64(from[j])
	}
}

func mapped[T ~uint8 | ~uint16](x []float64, from []T, code []float64, rows []int32) {
	if rows == nil {
		for i, v := range from[:len(x)] {
			x[i] = code[v]
		}
		return
	}
	for k, j := range rows[:len(x)] {
		x[k] = code[from[j]]
	}
}

// truth is 1 or 0. Go assigns a whole number without a jump, which a float would take and bills mispredict.
func truth(yes bool) float64 {
	var x uint8
	if yes {
		x = 1
	}
	return float64(x)
}

// codes turn the simulation's words into the policy's codes.
type codes struct {
	kind, level, place, disease, category, sex []float64
	categories, otherwise, diseases            []string
}

// bind looks every word of the bills up in the policy. A word that formulas read and that the policy does not know is
// an error; others are −1.
func (k *codes) bind(p *rules.Policy, c *model.Claims) error {
	if k.kind != nil && slices.Equal(k.categories, c.Categories) && slices.Equal(k.otherwise, c.Otherwise) && slices.Equal(k.diseases, c.Diseases) {
		return nil
	}
	var missing error
	look := func(name string, words []string) []float64 {
		e := p.Enumeration(name)
		out := make([]float64, len(words))
		for i, word := range words {
			out[i] = float64(e.Code(word))
			if out[i] < 0 && p.ReadsWord(name) && !e.Open && missing == nil {
				missing = message.Say("the policy `%s` has no %s `%s`, which the simulation has: add it under `enumerations`", p.ID, name, word)
			}
		}
		return out
	}
	k.kind, k.level, k.place = look("kind", model.KindNames()), look("level", model.LevelNames()), look("place", model.PlaceNames())
	k.sex, k.category, k.disease = look("sex", model.SexNames()), look("category", spelled(p, c)), look("disease", c.Diseases)
	k.categories, k.otherwise, k.diseases = slices.Clone(c.Categories), slices.Clone(c.Otherwise), slices.Clone(c.Diseases)
	return missing
}

// spelled are the categories of the bills in a policy's words.
func spelled(p *rules.Policy, c *model.Claims) []string {
	out := slices.Clone(c.Categories)
	for i, word := range c.Otherwise {
		if word != "" && !p.Understands(out[i]) {
			out[i] = word
		}
	}
	return out
}

// ofPatient is a word of a patient or household, as a number; income in fen.
func (k *codes) ofPatient(c *model.Claims, i int, word rules.Column) float64 {
	return patientWord(word)(k, c, &c.Patients[i])
}

// patientWord is how a word is read of a patient. Words are long to compare, so that a column looks its own up once.
func patientWord(word rules.Column) func(k *codes, c *model.Claims, p *model.Patient) float64 {
	switch word {
	case age.Column:
		return func(_ *codes, _ *model.Claims, p *model.Patient) float64 { return float64(p.Age) }
	case rules.PersonWord("sex"):
		return func(k *codes, _ *model.Claims, p *model.Patient) float64 { return k.sex[p.Sex] }
	case rules.PersonWord("category"):
		return func(k *codes, _ *model.Claims, p *model.Patient) float64 { return k.category[p.Category] }
	case insured.Column:
		return func(_ *codes, _ *model.Claims, p *model.Patient) float64 { return truth(p.Insured) }
	case rules.HouseholdSize:
		return func(_ *codes, c *model.Claims, p *model.Patient) float64 {
			return float64(c.Households[p.Household].Size)
		}
	}
	return func(_ *codes, c *model.Claims, p *model.Patient) float64 {
		return float64(c.Households[p.Household].Income)
	}
}
