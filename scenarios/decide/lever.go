package decide

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/read"
)

// Lever is a number of a policy that a question moves, in all months: a parameter, a member of its table, or the scale of one.
type Lever struct {
	Path      string
	Scale     bool    // it multiplies the numbers there, which stay in proportion
	Low, High float64 // between which it is moved
	Present   float64 // as the policy has it in the year; NaN where that is no number, 1 of a scale
	Rate      bool    // it is a share
}

// pathForm is what paths look like.
var pathForm = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$`)

// lever finds what a path names in a policy and year. Between are the ends that the user states, nil for the usual ones: a share from 0
// to 1, a scale from 0 to 2, an amount from 0 to twice what it is.
func lever(policy *rules.Policy, year int, path string, ends *[2]float64) (*Lever, error) {
	if !pathForm.MatchString(path) || !strings.HasPrefix(path, "parameters.") {
		return nil, document.Refusef("--path", "`%s` is no number of a policy; write parameters.<name>, with the member of a table behind it, or .scale for all of them", path)
	}
	l := &Lever{Path: path}
	names := strings.Split(path, ".")[1:]
	if n := len(names); n > 1 && names[n-1] == "scale" {
		names, l.Path, l.Scale = names[:n-1], strings.TrimSuffix(path, ".scale"), true
	}
	var known []string
	var of *rules.Parameter
	for _, q := range policy.Parameters {
		if known = append(known, q.Name); q.Name == names[0] {
			of = q
		}
	}
	if of == nil {
		near := document.Nearest(names[0], known)
		if near == "" {
			return nil, document.Refusef("--path", "the policy `%s` has no parameter `%s`; `doudi policy %s` lists them", policy.ID, names[0], policy.ID)
		}
		return nil, document.Refusef("--path", "the policy `%s` has no parameter `%s`; write parameters.%s", policy.ID, names[0], near)
	}
	d := of.InForce(rules.MonthOf(year, policy.YearStarts))
	if d == nil {
		return nil, document.Refusef("--path", "`%s` has no value in %d", path, year)
	}
	v := d.Value.At(names[1:])
	if v == nil {
		return nil, document.Refusef("--path", "`%s` has no member `%s`; write one of %s", names[0], strings.Join(names[1:], "."), strings.Join(d.Value.MemberNames(), ", "))
	}
	number := len(v.Members)+len(v.Brackets)+len(v.List) == 0
	l.Scale = l.Scale || !number
	l.Present, l.Rate = v.Number, of.IsRate() && !l.Scale
	if ends != nil && l.Rate && of.Allow == "" && (ends[0] < 0 || ends[1] > 1) {
		return nil, document.Refusef("--between", "`%s` is a rate, a share of an amount, and cannot be moved from %v to %v; write two values from 0 to 1", l.Path, ends[0], ends[1])
	}
	if ends != nil && l.Scale && (ends[0] < 0 || ends[1] > read.MostScale) {
		return nil, document.Refusef("--between", "`%s` is moved by its scale, which cannot go from %v to %v; write two factors from 0 to %d", l.Path, ends[0], ends[1], read.MostScale)
	}
	return l.within(ends)
}

// within sets the ends between which the lever is moved.
func (l *Lever) within(ends *[2]float64) (*Lever, error) {
	switch {
	case l.Scale:
		l.Present, l.Low, l.High = 1, 0, 2
	case l.Rate:
		l.Low, l.High = 0, 1
	case l.Present > 0 && l.Present != rules.Infinite:
		l.Low, l.High = 0, 2*l.Present
	}
	if l.Present == rules.Infinite {
		l.Present = math.NaN()
	}
	if ends != nil {
		l.Low, l.High = ends[0], ends[1]
	}
	if !(l.Low < l.High) {
		return nil, document.Refusef("--between", "say between which values `%s` is to be moved: --between LOW,HIGH, the lower first", l.Path)
	}
	return l, nil
}

// patch is the change of a scenario that sets the lever. What is wrong with the value is said of the flag.
func (l *Lever) patch(x float64) (read.Patch, error) {
	key := "value"
	if l.Scale {
		key = "scale"
	}
	docs, err := document.Parse("--path", fmt.Appendf(nil, "{path: %s, %s: %s}\n", l.Path, key, strconv.FormatFloat(x, 'f', -1, 64)))
	if err != nil {
		return read.Patch{}, err
	}
	return read.Patch{Path: docs[0].Get("path"), Value: docs[0].Get("value"), Scale: docs[0].Get("scale"), Held: true}, nil
}
