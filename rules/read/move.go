package read

import (
	"math"
	"slices"
	"strconv"

	"doudi/model/document"
	"doudi/rules"
)

// MostScale bounds what a parameter is multiplied by.
const MostScale = 1000

// move is a scale, or what is added, at work on a parameter.
type move struct {
	Patch
	of   *rules.Parameter
	at   *document.Node // of the number
	by   float64
	most float64   // that a number may become
	have []float64 // the numbers that it is of
}

// moveParameter multiplies the numbers of a parameter, or of a member of it, or adds to them, in every edition between two months.
func (p *reader) moveParameter(x Patch, q *rules.Parameter, member []string, from rules.Month) {
	m := &move{Patch: x, of: q, at: x.Scale, most: rules.MaxNumber}
	if x.Scale != nil {
		m.by = p.Number(x.Scale, "scale", 0, MostScale)
	} else {
		m.at, m.by = x.Add, p.Number(x.Add, "add", -rules.MaxNumber, rules.MaxNumber)
	}
	if isShare(q) && q.Allow == "" {
		m.most = 1
	}
	kept := true
	whole := !slices.ContainsFunc(member, func(name string) bool { return name != rules.AnyMember })
	out, ok := p.edited(x, q, member, from, p.month(x.Until, "from", rules.Never), func(d *rules.Dated) bool {
		earlier := len(m.have)
		moved, ok := d.Value.Changed(member, func(v *rules.Value) *rules.Value { return v.Each(m.number) })
		if ok {
			kept = m.keepsRange(d, whole, m.have[earlier:]) && kept
			d.Value, d.Source.Note = moved, "scenario"
		}
		return ok
	})
	if q.Dated = out; ok {
		p.possible(m, kept)
	}
}

// isShare says whether a parameter is of rates: by its name or unit, or since it has brackets and says no unit.
func isShare(q *rules.Parameter) bool {
	return q.IsRate() || q.Unit == "" && slices.ContainsFunc(q.Dated, func(d rules.Dated) bool { return d.Value != nil && d.Value.Brackets != nil })
}

// number is one number moved, and kept for the check. What has no limit stays without one.
func (m *move) number(a float64) float64 {
	if a == rules.Infinite {
		return a
	}
	m.have = append(m.have, a)
	return m.moved(a)
}

func (m *move) moved(a float64) float64 {
	switch {
	case m.Scale == nil:
		return a + m.by
	case m.Held && m.most == 1:
		return min(a*m.by, 1)
	}
	return a * m.by
}

// keepsRange keeps an edition's range, a factor on all its numbers: what is added is no part of that, and must be added to all of them, no
// amount of which a draw may take below 0.
func (m *move) keepsRange(d *rules.Dated, whole bool, numbers []float64) bool {
	if d.Low == d.High {
		return true
	}
	before := d.Added
	if m.Scale != nil {
		d.Added *= m.by
		return whole || before == 0
	}
	d.Added += m.by
	negative := func(a float64) bool { return a >= 0 && (a-before)*d.Low+d.Added < 0 }
	return m.by == 0 || whole && (m.of.IsRate() || !slices.ContainsFunc(numbers, negative))
}

// possible refuses a rate beyond 1, a number below 0 that was not, and a range that cannot be kept.
func (p *reader) possible(m *move, kept bool) {
	if len(m.have) == 0 {
		return
	}
	low, high := slices.Min(m.have), slices.Max(m.have)
	switch {
	case m.moved(high) > m.most*(1+1e-12):
		d := p.Errorf(m.at, "this takes `%s` to %s, and it may be %s at most", m.Path.Text, figure(m.moved(high)), figure(m.most))
		if m.most == 1 {
			d.Because("a rate is a share of an amount, and the highest here is %s", figure(high))
		}
		if m.Scale != nil {
			d.Instead("scale: %s at most, or a `value`", figure(down(m.most/high)))
		} else {
			d.Instead("add: %s at most, or a `value`", figure(down(m.most-high)))
		}
	case low >= 0 && m.moved(low) < 0:
		p.Errorf(m.at, "this takes `%s` below 0, to %s", m.Path.Text, figure(m.moved(low))).
			Because("the lowest number here is %s", figure(low)).Instead("add: %s at least, or a `value`", figure(-low))
	case !kept:
		p.Errorf(m.at, "what is added to `%s` would not keep its range", m.Path.Text).
			Because("a draw moves all its numbers by one factor: what is added must be added to all of them, and may not let it reach below 0").
			Instead("`scale:`, or a `value`")
	}
}

// down cuts a number behind its fourth decimal: what a message offers may not be refused in its turn.
func down(x float64) float64 { return math.Floor(x*1e4+1e-9) / 1e4 }

func figure(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
