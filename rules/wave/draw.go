package wave

import (
	"fmt"
	"math"
	"slices"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/kernel"
	"doudi/rules/resolve"
)

// numbers are those that draws move, in the order in which programs are told them.
type numbers struct {
	list  []number
	at    map[number]int
	parts [][]int // by number: the policies that read it
}

// number is a number of a policy. Two policies that state it alike and draw it alike have it in common: it is one value of
// their graphs, and what hangs on it can be shared.
type number struct {
	rules.Drawn
	stated uint64 // its bits
}

// open says whether a draw's number may stand in a program that does not know it. Of 0 and of no limit every draw makes the
// same, unless its factor is odd, and both are worth knowing: conditions fold, and what has no limit needs a guard.
func (n number) open() bool {
	x := math.Float64frombits(n.stated)
	return x != 0 && !math.IsNaN(x) && !math.IsInf(x, 0)
}

// most is the size that a graph takes the number to have at most; twice the range, which rounding may leave by a hair.
func (n number) most() float64 { return 2 * n.Most(math.Float64frombits(n.stated)) }

// ref is a number of a policy in a graph.
func (x *numbers) ref(b *kernel.Builder, policy int, d rules.Drawn, stated float64) kernel.Ref {
	n := number{d, math.Float64bits(stated)}
	at, known := x.at[n]
	if !known {
		at = len(x.list)
		x.at[n], x.list, x.parts = at, append(x.list, n), append(x.parts, nil)
	}
	if !slices.Contains(x.parts[at], policy) {
		x.parts[at] = append(x.parts[at], policy)
	}
	if !n.open() {
		return b.Const(stated)
	}
	return b.Given(at, n.most())
}

// drawn are the numbers of a draw. It is false where the programs do not hold for them: a number has no limit, or more than its
// range allows, one that stands in the programs is another, or policies that have one in common were given two.
func (x *numbers) drawn(values []model.Values) ([]float64, bool) {
	out := make([]float64, len(x.list))
	for i, n := range x.list {
		stated := math.Float64frombits(n.stated)
		for k, policy := range x.parts[i] {
			is := n.Of(stated, values[policy])
			if k > 0 && math.Float64bits(is) != math.Float64bits(out[i]) {
				return nil, false
			}
			out[i] = is
		}
		if n.open() && !(math.Abs(out[i]) <= n.most()) || !n.open() && math.Float64bits(out[i]) != n.stated {
			return nil, false
		}
	}
	return out, true
}

// Draw are the policies with the numbers of a draw, by policy. The programs are kept and told the numbers; where they do not
// hold for these, policies are compiled anew. The error is an *document.Invalid where a formula does not resolve.
func (w *Waves) Draw(values []model.Values) (*Waves, error) {
	if len(values) != len(w.parts) {
		return nil, fmt.Errorf("wave: the numbers of %d policies for %d", len(values), len(w.parts))
	}
	holds := true
	for i, p := range w.parts {
		if err := p.divides(values[i]); err != nil {
			return nil, err
		}
		holds = holds && !p.closed && p.idleIn(values[i])
	}
	given, told := w.numbers.drawn(values)
	if holds && told {
		out := *w
		out.given = given
		return &out, nil
	}
	var all []Rules
	for i, p := range w.parts {
		all = append(all, Rules{Policy: p.policy, TakeUp: p.stated, Values: values[i], Enrolled: p.enrolled, Spells: p.spells})
	}
	return Compile(all, w.year, w.kinds...)
}

// divides refuses a draw that leaves nothing to divide by.
func (p *part) divides(values model.Values) error {
	for m, e := range p.editions {
		if !e.Divides || m > 0 && e == p.editions[m-1] {
			continue
		}
		if _, err := resolve.Edition(p.policy, e.From, values); err != nil {
			return err
		}
	}
	return nil
}

// idleIn says whether the household benefits that the programs leave out as idle are idle in a draw too.
func (p *part) idleIn(values model.Values) bool {
	for m, e := range p.editions {
		if m > 0 && e == p.editions[m-1] {
			continue
		}
		for i := range e.Steps {
			if s := &e.Steps[i]; s.Household && p.idle(s, nil) && !p.idle(s, values) {
				return false
			}
		}
	}
	return true
}
