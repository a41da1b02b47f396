package population

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"doudi/model"
	"doudi/model/document"
)

// Bounds of a profile.
const (
	MaxPersons = 2_000_000_000
	MaxSize    = 16 // members of a household; keys have room for as many

	maxCategories = 100
)

type reader struct {
	document.Cited
	p *Profile
}

// Read reads a profile document.
func Read(root *document.Node) (*Profile, *document.Report, error) {
	r := &reader{Cited: document.Cited{Report: &document.Report{}, Kind: "profile"}, p: &Profile{}}
	root = r.likened(root)
	f, ok := r.Begin(root, "profile")
	if !ok {
		return nil, r.Report, r.Err()
	}
	f.Optional("like")
	r.p.ID = f.Name("profile")
	r.p.Title = r.Title(f.Optional("title"))
	r.p.BaseYear = f.Whole("base_year", 1990, 2100, 2015)
	r.List(f)
	r.ages(f.Required("ages"))
	r.sizes(f.Required("sizes"))
	r.strata(f)
	r.p.incomeLevel = r.quantity(f, "", "income_level", 0, 10)
	r.remaining(f)
	r.p.entitled = r.quantity(f, "", "entitled", 0, 1)
	r.p.line = r.byYear(f, "", "line", 0, 1e6)
	r.cited(f, "line_source")
	r.budget(f)
	r.trends(f)
	r.conditions(f.Required("conditions"))
	r.tolerance(f.Required("tolerance"))
	f.Done()
	if !r.Failed() {
		r.possible(root)
	}
	return r.p, r.Report, r.Err()
}

// quantity reads a required number within [lo, hi] with its source, and counts those that are not verified. One
// that has no title of its own has its usual one.
func (r *reader) quantity(f *document.Fields, path, key string, lo, hi float64) model.Quantity {
	q := r.Stated(f, path, key, lo, hi)
	if q.Status == "unverified" {
		r.p.unverified++
	}
	if q.Title == (model.Title{}) {
		q.Title = usualTitle(path, key)
	}
	return q
}

// cited reads the source of a table.
func (r *reader) cited(f *document.Fields, key string) {
	n := f.Required(key)
	if n == nil {
		return
	}
	if r.Source(n).Status == "unverified" {
		r.p.unverified++
	}
	r.Known(n)
}

// numbers reads a list of numbers within [lo, hi].
func (r *reader) numbers(f *document.Fields, key string, lo, hi float64) []float64 {
	var out []float64
	for _, n := range f.List(key) {
		out = append(out, r.Number(n, key, lo, hi))
	}
	if len(out) == 0 && f.At.Pos.Line > 0 {
		r.Errorf(f.At, "`%s` must be a list of numbers", key)
	}
	return out
}

func (r *reader) ages(n *document.Node) {
	f := r.Fields(n, "`ages`")
	for i, x := range r.numbers(f, "from", 0, 120) {
		if i == 0 && x != 0 || i > 0 && int(x) <= r.p.AgeFrom[i-1] {
			r.Errorf(f.At.Get("from"), "the bands must rise from age 0")
			break
		}
		r.p.AgeFrom = append(r.p.AgeFrom, int(x))
	}
	counts := func(key string) (out []int) {
		for _, x := range r.numbers(f, key, 0, 1e9) {
			out = append(out, int(x))
		}
		if len(out) != len(r.p.AgeFrom) {
			r.Errorf(f.At.Get(key), "`%s` must list one number for each of the %d age bands", key, len(r.p.AgeFrom))
		}
		return out
	}
	r.p.Male, r.p.Female = counts("male"), counts("female")
	r.cited(f, "source")
	f.Done()
}

func (r *reader) sizes(n *document.Node) {
	f := r.Fields(n, "`sizes`")
	r.p.SizeShare = r.numbers(f, "share", 0, 1)
	if len(r.p.SizeShare) > MaxSize {
		r.Errorf(n, "households have at most %d members here", MaxSize)
	}
	r.cited(f, "source")
	f.Done()
}

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

func (r *reader) remaining(f *document.Fields) {
	r.p.remaining = map[int]model.Quantity{}
	n := f.Required("remaining")
	g := r.Fields(n, "`remaining`")
	for _, e := range g.At.Fields {
		year, err := strconv.Atoi(e.Key.Text)
		if err != nil {
			r.Errorf(e.Key, "`%s` is no year", e.Key.Text)
			continue
		}
		q := r.quantity(g, "remaining.", e.Key.Text, 0, 1)
		q.Together = "profile.remaining"
		r.p.remaining[year] = q
	}
	g.Done()
	if len(r.p.remaining) > 0 {
		years := slices.Sorted(maps.Keys(r.p.remaining))
		r.p.series = append(r.p.series, document.Series{Path: "profile.remaining", At: n, First: r.p.BaseYear, Last: years[len(years)-1], Step: true})
	}
}

// byYear reads money by year and how it goes on.
func (r *reader) byYear(f *document.Fields, path, key string, lo, hi float64) model.Yearly {
	out := model.Yearly{Values: map[int]float64{}}
	for _, e := range f.Map(key) {
		if e.Key.Text == "after" {
			continue
		}
		year, err := strconv.Atoi(e.Key.Text)
		if err != nil {
			r.Errorf(e.Key, "`%s` is no year", e.Key.Text)
			continue
		}
		out.Values[year] = r.Number(e.Value, key, lo, hi)
	}
	if len(out.Values) == 0 {
		if f.At.Pos.Line > 0 {
			r.Errorf(f.At, "`%s` must give a number for a year at least", key).Instead("%s: {2018: 2995}", key)
		}
		return out
	}
	years := slices.Sorted(maps.Keys(out.Values))
	last := years[len(years)-1]
	out.After = r.After(f.At.Get(key), path+key, last)
	r.p.series = append(r.p.series, document.Series{Path: "profile." + path + key, At: f.At.Get(key), First: years[0], Last: last, After: out.After})
	return out
}

// trends reads what grows from year to year. It comes after the tables: a growth that does not say until when it is
// known counts as known for as long as they are.
func (r *reader) trends(f *document.Fields) {
	r.p.incomeGrowth = r.trend(f, "", "income_growth")
	r.p.registerGrowth = r.trend(f, "", "register_growth")
	if spending := f.Optional("other_spending"); spending != nil && spending.Shape == document.Map {
		r.p.otherGrowth = r.trend(r.Fields(spending, "`other_spending`"), "other_spending.", "growth")
	}
}

func (r *reader) trend(f *document.Fields, path, key string) model.Trend {
	t, s := r.Trend(f, path, key, -0.5, 0.5, r.p.stated())
	t.Name(usualTitle(path, key))
	if t.Growth.Status == "unverified" {
		r.p.unverified++
	}
	r.p.series = append(r.p.series, s)
	return t
}

func (r *reader) budget(f *document.Fields) {
	g := r.Fields(f.Required("consumption"), "`consumption`")
	r.p.ratio = r.quantity(g, "consumption.", "ratio", 0.01, 2)
	r.p.elasticity = r.quantity(g, "consumption.", "elasticity", 0, 2)
	r.p.food = r.quantity(g, "consumption.", "food", 0, 2)
	r.p.meanSize = r.quantity(g, "consumption.", "mean_size", 1, MaxSize)
	g.Done()
	g = r.Fields(f.Required("other_spending"), "`other_spending`")
	r.p.otherPerHead = r.quantity(g, "other_spending.", "per_head", 0, 1e6)
	r.p.otherPoor = r.quantity(g, "other_spending.", "poor", 0, 10)
	g.Optional("growth") // read with the trends
	g.Done()
	g = r.Fields(f.Required("premium"), "`premium`")
	r.p.premium = r.byYear(g, "premium.", "personal", 0, 1e5)
	r.cited(g, "source")
	r.p.subsidised = r.quantity(g, "premium.", "subsidised", 0, 1)
	r.p.enrolled = r.quantity(g, "premium.", "enrolled", 0, 1)
	g.Done()
}

func (r *reader) conditions(n *document.Node) {
	f := r.Fields(n, "`conditions`")
	for _, x := range r.numbers(f, "ages", 0, 120) {
		r.p.conditionAges = append(r.p.conditionAges, int(x))
	}
	g := r.Fields(f.Required("share"), "`share`")
	entries := slices.SortedFunc(slices.Values(g.At.Fields), func(a, b document.Field) int { return numbered(a.Key.Text, b.Key.Text) })
	for _, e := range entries {
		shares := r.numbers(g, e.Key.Text, 0, 1)
		if len(shares) != len(r.p.conditionAges) {
			r.Errorf(e.Value, "`%s` must list one number for each of the %d ages", e.Key.Text, len(r.p.conditionAges))
			shares = make([]float64, len(r.p.conditionAges))
		}
		r.Clear(e.Key, "a name")
		r.p.Conditions = append(r.p.Conditions, e.Key.Text)
		r.p.conditions = append(r.p.conditions, shares)
	}
	if len(r.p.Conditions) > 8 {
		r.Errorf(f.At, "at most 8 conditions are carried")
	}
	g.Done()
	r.cited(f, "source")
	f.Done()
}

// numbered puts conditions in order: the customary ones have the numbers by which their draws have always been keyed, and
// others follow by name.
func numbered(a, b string) int {
	customary := []string{"hypertension", "diabetes", "copd", "stroke", "mental", "tb", "kidney_failure", "other_chronic"}
	place := func(name string) int {
		if i := slices.Index(customary, name); i >= 0 {
			return i
		}
		return len(customary)
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b))
}

func (r *reader) tolerance(n *document.Node) {
	f := r.Fields(n, "`tolerance`")
	f.Number("persons", 0, 1, 0)
	f.Number("households", 0, 1, 0)
	r.p.toleranceAgeSex = f.Number("age_sex", 0, 10, 0.02)
	r.p.toleranceSize = f.Number("size", 0, 1, 0.001)
	r.p.toleranceCategories = f.Number("category", 0, 1, 0.01)
	f.Done()
}

// possible reports strata whose mean size no mixture of sizes can give.
func (r *reader) possible(root *document.Node) {
	for _, s := range r.p.Strata {
		mean := float64(s.Persons) / float64(s.Households)
		if mean < 1 || mean > float64(len(r.p.SizeShare)) {
			r.Errorf(root.Get("strata").Get(s.ID), "%d persons in %d households cannot be households of 1 to %d", s.Persons, s.Households, len(r.p.SizeShare))
		}
	}
}
