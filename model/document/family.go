package document

import (
	"slices"
	"strings"

	"doudi/model"
)

// Family are inputs of a file that have a cause in common, so that one who is wrong about one is likely to be wrong about
// the others in the same way.
type Family struct {
	Name   string  // catalogue.common.costs
	Shared float64 // share of the variance of each one's place that they have in common
	of     []string
}

// Families reads `common: {costs: {inputs: ["levels.*.mean_cost"], share: 0.7, source: {…}}}`. A star stands for one part of a path.
func (r *Cited) Families(f *Fields) []Family {
	var out []Family
	for _, e := range f.Map("common") {
		r.Clear(e.Key, "a name")
		g := r.Fields(e.Value, "a family")
		x := Family{Name: r.Kind + ".common." + e.Key.Text}
		for _, n := range g.List("inputs") {
			x.of = append(x.of, r.Kind+"."+r.Text(n, "inputs"))
		}
		if g.Required("inputs"); g.Required("share") != nil {
			x.Shared = r.Number(g.At.Get("share"), "share", 0, 1)
		}
		if s := g.Required("source"); s != nil {
			if r.Source(s).Status == "" {
				r.Errorf(s, "`%s` states no source", e.Key.Text).Because("a number without a source is half a number").
					Instead("{inputs: […], share: …, source: {ref: …, status: unverified}}")
			}
			r.Known(s)
		}
		g.Done()
		out = append(out, x)
	}
	return out
}

// Related reports families that name no input of the file, and inputs that two of them name; paths are the file's inputs.
func (r *Cited) Related(root *Node, families []Family, paths []string) {
	owner := map[string]string{}
	for _, x := range families {
		name := x.Name[strings.LastIndexByte(x.Name, '.')+1:]
		at := root.Get("common").Get(name)
		for _, pattern := range x.of {
			found := slices.ContainsFunc(paths, func(path string) bool { return Matches(pattern, path) })
			if !found {
				r.Errorf(at, "the family `%s` names `%s`, which is no input of the file", name, strings.TrimPrefix(pattern, r.Kind+".")).
					Because("a path is the keys that lead to the input, a star for one of them: levels.*.mean_cost").
					OneOf(strings.TrimPrefix(pattern, r.Kind+"."), r.within(paths))
			}
		}
		for _, path := range paths {
			if !x.has(path) {
				continue
			}
			if other := owner[path]; other != "" {
				r.Errorf(at, "`%s` is of two families, `%s` and `%s`", path, other, name).Because("an input has one place in its range").Instead("one of them")
			}
			owner[path] = name
		}
	}
}

// within are paths without the kind of file.
func (r *Cited) within(paths []string) []string {
	var out []string
	for _, path := range paths {
		out = append(out, strings.TrimPrefix(path, r.Kind+"."))
	}
	return out
}

// Kin gives quantities the families that they are of.
func Kin(families []Family, of []model.Quantity) []model.Quantity {
	for i := range of {
		for _, x := range families {
			if x.has(of[i].Drawn()) {
				of[i].Family, of[i].Shared = x.Name, x.Shared
			}
		}
	}
	return of
}

func (x *Family) has(path string) bool {
	return slices.ContainsFunc(x.of, func(pattern string) bool { return Matches(pattern, path) })
}

// Matches says whether a path is of a pattern, in which a star stands for one part.
func Matches(pattern, path string) bool {
	a, b := strings.Split(pattern, "."), strings.Split(path, ".")
	return slices.EqualFunc(a, b, func(x, y string) bool { return x == "*" || x == y })
}
