package forecast

import (
	"slices"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/scenarios"
)

// groupsOf is the division in which a target's figure stands, and the groups of it that are added up: those of the target's
// scope, within a benefit or place where it names one.
func groupsOf(t *scenarios.Target) (by string, groups []string) {
	by, groups = t.By, []string{t.Group}
	if t.Scope.By != "" {
		switch by {
		case "all":
			by, groups = t.Scope.By, t.Scope.Groups
		default:
			by, groups = t.By+"/"+t.Scope.By, nil
			for _, group := range t.Scope.Groups {
				groups = append(groups, t.Group+"/"+group)
			}
		}
	}
	if t.Place == "" {
		return by, groups
	}
	if by == "all" {
		return "place", []string{t.Place}
	}
	of := slices.Clone(groups)
	for i := range of {
		of[i] = t.Place + "/" + of[i]
	}
	return "place/" + by, of
}

// ofCategoryPlace says whether a target is of the care that people of a category have in a place, which is counted where one asks.
func ofCategoryPlace(t scenarios.Target) bool {
	by, _ := groupsOf(&t)
	return by == "place/category"
}

// noSuchKey reports a target that names no figure of the simulation.
func (p *Plan) noSuchKey(problems *document.Report, keys []measure.Key, t *scenarios.Target, by, group string) {
	if m, ok := measure.Find(t.Measure); ok && m.Societal() && !p.profile.Societal() {
		problems.Errorf(t.At.Get("measure"), "`%s` needs the societal poverty line, which the profile `%s` does not state", t.Measure, p.profile.ID).
			Because("the line hangs on the national median of consumption, purchasing power and prices, and nothing is assumed of them").
			Instead("`societal_line` in the profile, or `sdg382_local`, by the local poverty line")
		return
	}
	known := func(same func(measure.Key) bool) bool {
		return slices.ContainsFunc(keys, func(k measure.Key) bool { return k.Measure == t.Measure && same(k) })
	}
	any := known(func(measure.Key) bool { return true })
	if place := t.At.Get("place"); any && (place != nil || t.By == "place") && !known(func(k measure.Key) bool { return k.By == "place" }) {
		if place == nil {
			place = t.At.Get("by")
		}
		problems.Errorf(place, "`%s` is not counted by place", t.Measure).
			Because("a place is where admissions are; what a year leaves to a household has none").
			Instead("one of %s", document.Listed(byPlace()))
		return
	}
	where := t.At.Get("measure")
	for _, key := range []string{"group", "scope", "place"} {
		if at := t.At.Get(key); any && at != nil {
			where = at
			break
		}
	}
	problems.Errorf(where, "no measure `%s` by `%s` of `%s` is simulated", t.Measure, by, group).
		Instead("%s", nearest(keys, t.Measure, by))
}

// byPlace are the measures that are counted by place.
func byPlace() []string {
	var out []string
	for _, m := range measure.All() {
		if slices.Contains(m.By(), "place") {
			out = append(out, m.ID)
		}
	}
	return out
}

// refused reports a target whose figure cannot be made over its window or of several groups.
func (p *Plan) refused(problems *document.Report, t *scenarios.Target, of window, groups int) bool {
	m, _ := measure.Find(t.Measure)
	switch {
	case !t.Months.Whole() && !m.Monthly():
		at := t.At.Get("months")
		if at == nil {
			at = t.At.Get("measure")
		}
		problems.Errorf(at, "`%s` is of whole years", t.Measure).
			Because("catastrophic spending, poverty and burden are judged by a year's income, consumption and spending, and figures a person are a year's").
			Instead("`years:` with whole years, or a count or amount of bills and payments")
	case groups > 1 && m.Pooled():
		problems.Errorf(t.At.Get("scope"), "`%s` cannot be added up over several groups", t.Measure).
			Because("a percentile of two groups together is made of all their people, and of neither's percentile").
			Instead("one status, or the figure of everybody without `scope`")
	case groups > 1 && m.Heads() && len(of.pieces) > 1:
		problems.Errorf(t.At.Get("scope"), "`%s` of several groups is not counted over several years", t.Measure).
			Because("who moves from one group to another in these years would count in both").
			Instead("one group, one year, or `%s`, which counts everybody once a year", measure.Years(t.Measure))
	default:
		return false
	}
	return true
}
