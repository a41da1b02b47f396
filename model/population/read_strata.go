package population

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"doudi/model/document"
)

// strata reads the strata, of which one at least is a register of the poor.
func (r *reader) strata(f *document.Fields) {
	entries := f.Map("strata")
	if len(entries) < 1 || len(entries) > maxStrata {
		r.Errorf(cmp.Or(f.At.Get("strata"), f.At), "a profile has 1 to %d strata: the register of the poor, and the others", maxStrata).Instead("strata: {register: {…}, other: {…}}")
		return
	}
	for i, e := range entries {
		r.p.Strata = append(r.p.Strata, Stratum{ID: e.Key.Text, Register: r.register(entries, i)})
	}
	arrange(r.p.Strata)
	for i := range r.p.Strata {
		s := &r.p.Strata[i]
		e := entries[slices.IndexFunc(entries, func(e document.Field) bool { return e.Key.Text == s.ID })]
		g := r.Fields(e.Value, "a stratum")
		r.Clear(e.Key, "a name")
		s.Title = r.Title(g.Optional("title"))
		g.Bool("register", s.Register)
		s.Persons, s.Households = g.Whole("persons", 1, MaxPersons, 1), g.Whole("households", 1, MaxPersons, 1)
		r.cited(g, "source")
		r.categories(g, s)
		r.cited(g, "categories_source")
		s.income(r.Fields(g.Required("income"), "`income`"))
		r.cited(g, "income_source")
		g.Done()
	}
	if !slices.ContainsFunc(r.p.Strata, func(s Stratum) bool { return s.Register }) {
		r.Errorf(f.At.Get("strata"), "no stratum is the register of the poor").
			Because("whoever is below the poverty line at the outset stands on it, and the others' incomes begin at the line").
			Instead("income: {below_line: …, bend: …} in the stratum that is")
	}
	for i := range r.p.Strata { // shares over the categories of all strata
		for len(r.p.Strata[i].Category) < len(r.p.Categories) {
			r.p.Strata[i].Category = append(r.p.Strata[i].Category, 0)
		}
	}
	r.ordinary(f)
	r.exited(f)
}

// income reads what incomes of a stratum are: those of a register as a depth below the line, or by their mean.
func (s *Stratum) income(f *document.Fields) {
	if s.Register && f.At.Get("mean") == nil {
		s.belowLine, s.bend = f.Number("below_line", 0, 1, 0.5), f.Number("bend", 0.1, 10, 1)
	} else {
		s.mean, s.sigma = f.Number("mean", 1, 1e7, 1), f.Number("sigma", 0.01, 3, 0.5)
	}
	f.Done()
}

// register says whether a stratum is a register of the poor: it says so itself (`register: true`), or its income is stated as a
// depth below the line. Of two strata one that states nothing of it is what the other is not, and the first is the register
// where neither does.
func (r *reader) register(strata []document.Field, i int) bool {
	states := func(at int, keys ...string) bool {
		return slices.ContainsFunc(keys, func(key string) bool { return strata[at].Value.Get("income").Get(key) != nil })
	}
	said := func(at int) bool { // a word that is neither is reported where the stratum is read
		n := strata[at].Value.Get("register")
		is := false
		if n != nil {
			is, _ = n.Bool()
		}
		return is
	}
	below := func(at int) bool { return said(at) || states(at, "below_line", "bend") }
	above := func(at int) bool { return !said(at) && states(at, "mean", "sigma") }
	switch {
	case below(i), above(i):
		return below(i)
	case len(strata) == 2:
		return above(1-i) || !below(1-i) && i == 0
	}
	r.Errorf(strata[i].Key, "the stratum `%s` does not say whether it is the register of the poor", strata[i].Key.Text).
		Instead("income: {below_line: …, bend: …} if it is, income: {mean: …, sigma: …} if it is not")
	return false
}

// categories reads the shares of a stratum at the outset, the rarest first and those of one share by name: an order that the file's
// has no part in; and the categories that have dates.
func (r *reader) categories(g *document.Fields, s *Stratum) {
	s.Category = make([]float64, len(r.p.Categories))
	shares, sum, dated := map[string]float64{}, 0.0, []document.Field(nil)
	for _, c := range g.Map("categories") {
		r.Clear(c.Key, "a name")
		if c.Value != nil && c.Value.Shape == document.Map {
			dated = append(dated, c)
			continue
		}
		shares[c.Key.Text] = r.Number(c.Value, "categories", 0, 1)
	}
	names := slices.SortedFunc(maps.Keys(shares), func(a, b string) int {
		return cmp.Or(cmp.Compare(shares[a], shares[b]), cmp.Compare(a, b))
	})
	for _, name := range names {
		i := slices.Index(r.p.Categories, name)
		if i < 0 {
			i = len(r.p.Categories)
			r.p.Categories = append(r.p.Categories, name)
			s.Category = append(s.Category, 0)
		}
		s.Category[i] = shares[name]
		sum += shares[name]
	}
	r.memberships(s, dated)
	if len(r.p.Categories) > maxCategories {
		r.Errorf(g.At.Get("categories"), "a profile has at most %d categories", maxCategories)
	}
	if math.Abs(sum-1) > 1e-9 {
		r.Errorf(g.At.Get("categories"), "the shares of the categories add up to %v, not 1", sum)
	}
}

// ordinary finds the ordinary resident: the category that `ordinary` names, else the one called resident. Of a register alone nobody is
// one at the outset, but who leaves it without benefits becomes one.
func (r *reader) ordinary(f *document.Fields) {
	at := f.Optional("ordinary")
	name := "resident"
	if at != nil {
		name = r.Text(at, "ordinary")
	}
	onlyRegister := !slices.ContainsFunc(r.p.Strata, func(s Stratum) bool { return !s.Register })
	if at == nil && onlyRegister && len(r.p.Categories) > 0 && !slices.Contains(r.p.Categories, name) {
		r.p.Categories = append(r.p.Categories, name)
		for i := range r.p.Strata {
			r.p.Strata[i].Category = append(r.p.Strata[i].Category, 0)
		}
	}
	r.p.Ordinary = slices.Index(r.p.Categories, name)
	if r.p.Ordinary >= 0 || len(r.p.Categories) == 0 {
		return
	}
	known := strings.Join(r.p.Categories, ", ")
	if at != nil {
		r.Errorf(at, "no stratum has the category `%s`", name).Instead("one of %s", known)
		return
	}
	r.Errorf(f.At.Get("strata"), "the profile does not say which category is the ordinary resident, and none is called `resident`").
		Because("who is not ordinary is insured by government and counts as marginal outside the register").
		Instead("ordinary: NAME, at the top of the file, with one of %s", known)
}

// exited reads the categories of households that have left poverty: `exited: {registered_poor: exited_poor}`, which is also
// what holds where nothing is said. 特困 and 低保 households keep theirs, the higher one.
func (r *reader) exited(f *document.Fields) {
	r.p.Exited = make([]string, len(r.p.Categories))
	at := f.Optional("exited")
	if at == nil {
		if i := slices.Index(r.p.Categories, "registered_poor"); i >= 0 {
			r.p.Exited[i] = "exited_poor"
		}
		return
	}
	g := r.Fields(at, "`exited`")
	for _, e := range g.At.Fields {
		i := slices.Index(r.p.Categories, e.Key.Text)
		if i < 0 {
			r.Errorf(e.Key, "no stratum has the category `%s`", e.Key.Text).Instead("one of %s", strings.Join(r.p.Categories, ", "))
			continue
		}
		r.p.Exited[i] = g.Name(e.Key.Text)
	}
}
