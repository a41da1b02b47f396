package population

import (
	"doudi/model"
	"doudi/model/document"
)

// Locality is what a profile states of its own people's care; a Level that it does not state is zero.
type Locality struct {
	Admissions Level // admissions a person-year, for all causes, of all people of the profile
	InCounty   Level // share of them within the county
	MeanCost   Level // CNY an admission, over all levels of care
	Excluded   Level // share of the cost of admissions outside the scope
	Chronic    Level // special outpatient bills a person-year, dear lines of their own apart
}

// Level is a number of a place in a year.
type Level struct {
	Of   model.Quantity
	Year int
}

// Stated says whether a profile has the level.
func (l Level) Stated() bool { return l.Year > 0 }

// quantities are the levels that are stated.
func (l *Locality) quantities() []model.Quantity {
	var out []model.Quantity
	for _, x := range []Level{l.Admissions, l.InCounty, l.MeanCost, l.Excluded, l.Chronic} {
		if x.Stated() {
			out = append(out, x.Of)
		}
	}
	return out
}

// years are those of the levels that are stated.
func (l *Locality) years() []int {
	var out []int
	for _, x := range []Level{l.Admissions, l.InCounty, l.MeanCost, l.Excluded, l.Chronic} {
		if x.Stated() {
			out = append(out, x.Year)
		}
	}
	return out
}

// In are the people to be expected in a year that a level of the place is stated for.
func (p *People) In(year int) *People {
	if then := p.then[year]; then != nil {
		return then
	}
	return p
}

func (r *reader) locality(f *document.Fields) {
	n := f.Optional("locality")
	if n == nil {
		return
	}
	g := r.Fields(n, "`locality`")
	r.p.Locality = Locality{
		Admissions: r.level(g, "admissions", 0.001, 5),
		InCounty:   r.level(g, "in_county", 0.01, 0.99),
		MeanCost:   r.level(g, "mean_cost", 1, 1e6),
		Excluded:   r.level(g, "excluded", 0, 0.5),
		Chronic:    r.level(g, "chronic", 0, 24),
	}
	g.Done()
}

// level reads a number of the place, and of which year it is; the profile's base year if it does not say.
func (r *reader) level(f *document.Fields, key string, lo, hi float64) Level {
	if f.Optional(key) == nil {
		return Level{}
	}
	q, year := r.InYear(f, "locality.", key, lo, hi, r.p.BaseYear)
	return Level{r.noted(q, "locality.", key), year}
}
