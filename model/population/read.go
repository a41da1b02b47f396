package population

import (
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
	r := &reader{Cited: document.Cited{Report: &document.Report{}, Kind: "profile", Bounds: map[string][2]float64{}}, p: &Profile{}}
	states := root.Get("likelier") != nil
	root = r.completed(r.likened(root))
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
	r.statuses(f)
	r.likelier(f, states)
	r.p.incomeLevel = r.quantity(f, "", "income_level", 0, 10)
	r.p.remaining = r.dated(f, f.Required("remaining"), "remaining")
	r.p.monitored = r.dated(f, f.Optional("monitored"), "monitored")
	r.leavesSome(f)
	r.p.growthSpread = r.quantity(f, "", "growth_spread", 0, 1)
	r.p.exitIncome = r.quantity(f, "", "exit_income", 0, 1)
	r.p.entitled = r.quantity(f, "", "entitled", 0, 1)
	r.p.line = r.byYear(f, "", "line", 0, 1e6)
	r.cited(f, "line_source")
	if n := f.Optional("dibao_line"); n != nil {
		r.p.dibaoLine = r.Number(n, "dibao_line", 1, 1e6)
		r.cited(f, "dibao_line_source")
	}
	r.budget(f)
	r.trends(f)
	r.enrolment(f)
	r.lives(f)
	r.societalLine(f)
	r.conditions(f.Required("conditions"))
	r.locality(f)
	r.p.families = r.Families(f)
	r.tolerance(f.Required("tolerance"))
	if at := f.Optional("applied"); at != nil {
		r.applied(at)
	}
	f.Done()
	r.p.series, r.p.bounds = append(r.p.series, r.Dated...), r.Bounds
	r.Related(root, r.p.families, r.p.paths())
	if !r.Failed() {
		r.possible(root)
		r.room(root)
	}
	return r.p, r.Report, r.Err()
}

// quantity reads a required number within [lo, hi] with its source.
func (r *reader) quantity(f *document.Fields, path, key string, lo, hi float64) model.Quantity {
	return r.noted(r.Stated(f, path, key, lo, hi), path, key)
}

// noted counts a number that is not verified, and gives one without a title its usual one.
func (r *reader) noted(q model.Quantity, path, key string) model.Quantity {
	for _, x := range model.SpeltOut([]model.Quantity{q}) {
		if x.Status == "unverified" {
			r.p.unverified++
		}
	}
	return document.Named(q, usualTitle(path, key))
}

// applied reads the take-ups of benefits, which are inputs of a study whose policies have them.
func (r *reader) applied(at *document.Node) {
	r.p.Applied = r.TakeUps(at, func(n *document.Node, path string) model.Quantity {
		q := r.Share(n, path)
		if q.Status == "unverified" {
			r.p.unverified++
		}
		return q
	})
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

func (r *reader) budget(f *document.Fields) {
	g := r.Fields(f.Required("consumption"), "`consumption`")
	r.p.ratio = r.quantity(g, "consumption.", "ratio", 0.01, 2)
	r.p.elasticity = r.quantity(g, "consumption.", "elasticity", 0, 2)
	r.p.food = r.quantity(g, "consumption.", "food", 0, 2)
	r.p.meanSize = r.quantity(g, "consumption.", "mean_size", 1, MaxSize)
	g.Done()
	g = r.Fields(f.Required("other_spending"), "`other_spending`")
	r.otherMean(g)
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

// otherMean reads health spending outside settled bills a head: as it is, or as what all health spending has left beside what patients
// pay of admissions.
func (r *reader) otherMean(g *document.Fields) {
	perHead, total := g.At.Get("per_head"), g.At.Get("total")
	if total == nil {
		r.p.otherPerHead = r.quantity(g, "other_spending.", "per_head", 0, 1e6)
		return
	}
	if g.Optional("per_head"); perHead != nil {
		r.Errorf(perHead, "`per_head` and `total` are two ways to say the same").
			Because("what is spent outside bills a head is `total` less `own` of what admissions are expected to cost").
			Instead("`total` and `own`, or `per_head` alone")
	}
	r.p.otherTotal = r.quantity(g, "other_spending.", "total", 0, 1e6)
	r.p.otherOwn = r.quantity(g, "other_spending.", "own", 0, 1)
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
