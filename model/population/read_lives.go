package population

import (
	_ "embed"
	"math"
	"slices"

	"doudi/model/document"
)

//go:embed national.yaml
var national []byte

// completed adds to a profile the national figures of what it does not say itself, with their sources.
func (r *reader) completed(root *document.Node) *document.Node {
	docs, err := document.Parse("model/population/national.yaml", national)
	if err != nil {
		r.Errorf(root, "%s", err)
		return root
	}
	out := *root
	out.Fields = slices.Clone(root.Fields)
	missing := false
	for _, f := range docs[0].Fields {
		if f.Key.Text != "sources" && root.Get(f.Key.Text) == nil {
			out.Fields, missing = append(out.Fields, f), true
		}
	}
	if at := slices.IndexFunc(out.Fields, func(f document.Field) bool { return f.Key.Text == "sources" }); missing && at >= 0 {
		out.Fields[at].Value = together(out.Fields[at].Value, docs[0].Get("sources"))
	}
	return &out
}

// lives reads how people live, die and are born. It comes after the trends, whose growth counts as known for as long as the
// tables before them are.
func (r *reader) lives(f *document.Fields) {
	g := r.Fields(f.Required("survival"), "`survival`")
	var ages []int
	for i, x := range r.numbers(g, "ages", 0, 120) {
		if i == 0 && x != 0 || i > 0 && int(x) <= ages[i-1] {
			r.Errorf(g.At.Get("ages"), "the ages of `survival` must rise from 0")
			break
		}
		ages = append(ages, int(x))
	}
	for sex, key := range []string{"male", "female"} {
		r.p.lives.hazard[sex] = r.survival(g, key, ages)
	}
	r.cited(g, "source")
	r.p.lives.mortality = r.quantity(g, "survival.", "mortality", 0, 10)
	g.Done()
	g = r.Fields(f.Required("births"), "`births`")
	r.p.lives.births = r.byYear(g, "births.", "rate", 0, 1)
	r.cited(g, "source")
	r.p.lives.fertility = r.quantity(g, "births.", "level", 0, 10)
	g.Done()
}

// leastSurvival stands for none, whose log there is not.
const leastSurvival = 1e-12

// survival reads the share of newborns of a sex who are alive at some ages, as the risk passed until every age. In between, and
// beyond the last two, every year has the same risk.
func (r *reader) survival(f *document.Fields, key string, ages []int) (hazard [128]float64) {
	before, at := len(r.All()), f.At.Get(key)
	alive := r.numbers(f, key, 0, 1)
	switch {
	case len(alive) == 0 || len(ages) == 0 || len(r.All()) > before:
		return hazard
	case len(alive) != len(ages) || len(ages) < 2:
		r.Errorf(at, "`%s` must list one number for each of the %d ages, and two at least", key, len(ages))
		return hazard
	case alive[0] != 1:
		r.Errorf(at, "`%s` begins with %v", key, alive[0]).Because("it is the share of newborns who are alive, at birth all").Instead("%s: [1, …]", key)
		return hazard
	}
	for i := 1; i < len(alive); i++ {
		if alive[i] > alive[i-1] {
			r.Errorf(at.Items[i], "the survival table `%s` rises, from %v at the age of %d to %v at %d", key, alive[i-1], ages[i-1], alive[i], ages[i]).
				Because("it is the share of newborns who are still alive at an age, and nobody comes back to life").
				Instead("shares that fall from 1 at birth")
			return hazard
		}
	}
	risk := func(i int) float64 { return -math.Log(max(alive[i], leastSurvival)) }
	for age := range hazard {
		i := 0
		for i < len(ages)-2 && age >= ages[i+1] {
			i++
		}
		yearly := (risk(i+1) - risk(i)) / float64(ages[i+1]-ages[i])
		hazard[age] = risk(i) + float64(yearly*float64(age-ages[i]))
	}
	return hazard
}
