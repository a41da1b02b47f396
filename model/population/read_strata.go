package population

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"doudi/model/document"
)

// strata reads the two strata. The register is the one whose income is stated as a depth below the line, wherever it stands.
func (r *reader) strata(f *document.Fields) {
	entries := f.Map("strata")
	if len(entries) != 2 {
		r.Errorf(f.At, "a profile has two strata: the register of the poor first, then the others").Instead("strata: {register: {…}, other: {…}}")
		return
	}
	states := func(e document.Field, keys ...string) bool {
		return slices.ContainsFunc(keys, func(key string) bool { return e.Value.Get("income").Get(key) != nil })
	}
	if states(entries[0], "mean", "sigma") || states(entries[1], "below_line", "bend") {
		entries = []document.Field{entries[1], entries[0]}
	}
	for _, e := range entries {
		g := r.Fields(e.Value, "a stratum")
		r.Clear(e.Key, "a name")
		s := Stratum{ID: e.Key.Text, Title: r.Title(g.Optional("title"))}
		s.Persons, s.Households = g.Whole("persons", 1, MaxPersons, 1), g.Whole("households", 1, MaxPersons, 1)
		r.cited(g, "source")
		r.categories(g, &s)
		r.cited(g, "categories_source")
		income := r.Fields(g.Required("income"), "`income`")
		if len(r.p.Strata) == Register {
			s.belowLine, s.bend = income.Number("below_line", 0, 1, 0.5), income.Number("bend", 0.1, 10, 1)
		} else {
			s.mean, s.sigma = income.Number("mean", 1, 1e7, 1), income.Number("sigma", 0.01, 3, 0.5)
		}
		income.Done()
		r.cited(g, "income_source")
		g.Done()
		r.p.Strata = append(r.p.Strata, s)
	}
	for i := range r.p.Strata { // shares over the categories of all strata
		for len(r.p.Strata[i].Category) < len(r.p.Categories) {
			r.p.Strata[i].Category = append(r.p.Strata[i].Category, 0)
		}
	}
	r.ordinary(f)
	r.exited(f)
}

// categories reads the shares of a stratum, the rarest first and those of one share by name: an order that the file's
// has no part in.
func (r *reader) categories(g *document.Fields, s *Stratum) {
	s.Category = make([]float64, len(r.p.Categories))
	shares, sum := map[string]float64{}, 0.0
	for _, c := range g.Map("categories") {
		r.Clear(c.Key, "a name")
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
	if len(r.p.Categories) > maxCategories {
		r.Errorf(g.At.Get("categories"), "a profile has at most %d categories", maxCategories)
	}
	if math.Abs(sum-1) > 1e-9 {
		r.Errorf(g.At.Get("categories"), "the shares of the categories add up to %v, not 1", sum)
	}
}

// ordinary finds the ordinary resident: the category that `ordinary` names, else the one called resident.
func (r *reader) ordinary(f *document.Fields) {
	at := f.Optional("ordinary")
	name := "resident"
	if at != nil {
		name = r.Text(at, "ordinary")
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
