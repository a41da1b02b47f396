package read

import (
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/kernel"
)

func (p *reader) parameters(entries []document.Field) {
	for _, e := range entries {
		p.identifier(e.Key, e.Key.Text)
		q := &rules.Parameter{Name: e.Key.Text, Where: e.Key}
		if e.Value.Get("value") == nil && e.Value.Get("values") == nil {
			q.Dated = []rules.Dated{{From: p.from, Until: rules.Never, Value: p.value(e.Value, q), Source: p.source, Low: 1, High: 1, Where: e.Value}}
		} else {
			p.parameter(e.Value, q)
		}
		p.policy.Parameters = append(p.policy.Parameters, q)
	}
}

// parameter reads the long form: title, unit, by, and one or several dated values.
func (p *reader) parameter(n *document.Node, q *rules.Parameter) {
	f := p.Fields(n, "a parameter")
	q.Title = p.Title(f.Optional("title"))
	q.Unit = f.Text("unit")
	q.Allow = p.allow(f.Optional("allow"))
	f.Optional("note")
	for _, by := range f.List("by") {
		name := p.Text(by, "by")
		if p.policy.Enumeration(name) == nil {
			p.unknown(by, name, "enumeration", p.enumerationNames())
			continue
		}
		q.By = append(q.By, name)
	}
	if f.At.Get("value") != nil {
		q.Dated = []rules.Dated{p.dated(f, q)}
		f.Done()
		return
	}
	for _, item := range f.List("values") {
		g := p.Fields(item, "a dated value")
		q.Dated = append(q.Dated, p.dated(g, q))
		g.Done()
	}
	f.Done()
	if len(q.Dated) == 0 {
		p.Errorf(n, "the parameter `%s` has no values", q.Name).Instead("`values:` with a list of `- from: …` and `value: …`")
	}
	p.sequence(q)
}

// allow reads why a doubtful parameter is right: a text, a list of words, or true.
func (p *reader) allow(n *document.Node) string {
	if n == nil {
		return ""
	}
	if n.Shape == document.List {
		var words []string
		for _, item := range n.Items {
			words = append(words, p.Text(item, "allow"))
		}
		return strings.Join(words, ", ")
	}
	return p.Text(n, "allow")
}

func (p *reader) dated(f *document.Fields, q *rules.Parameter) rules.Dated {
	d := rules.Dated{Low: 1, High: 1, Source: p.source, Where: f.At}
	d.From = p.month(f.Optional("from"), "from", p.from)
	d.Until = p.until(f.Optional("until"), d.From)
	if v := f.Required("value"); v != nil {
		d.Value, d.Where = p.value(v, q), v
	}
	if s := f.Optional("source"); s != nil {
		d.Source = p.sourceOf(s)
	}
	if r := f.Optional("range"); r != nil {
		d.Low, d.High = p.Interval(r, "range", 0, 1000)
		if d.Low > 1 || d.High < 1 {
			p.Errorf(r, "the range [%v, %v] does not hold 1", d.Low, d.High).
				Because("a range is factors on the value: one draw moves the whole table").Instead("[0.8, 1.2] for a fifth less to a fifth more")
			d.Low, d.High = 1, 1
		}
	}
	return d
}

// until reads an end date: the first month in which it no longer holds.
func (p *reader) until(n *document.Node, from rules.Month) rules.Month {
	m := p.month(n, "until", rules.Never)
	if m <= from {
		p.Errorf(n, "`until` %s is not after `from` %s", m, from).Instead("the first day on which it no longer holds, after `from`")
		return rules.Never
	}
	return m
}

// sequence orders the dated values and reports overlaps and gaps between them.
func (p *reader) sequence(q *rules.Parameter) {
	slices.SortStableFunc(q.Dated, func(a, b rules.Dated) int { return int(a.From - b.From) })
	for i := 1; i < len(q.Dated); i++ {
		before, d := &q.Dated[i-1], q.Dated[i]
		switch {
		case before.From == d.From:
			p.Errorf(d.Where, "`%s` has two values from %s", q.Name, d.From).Instead("one of them, or another date")
		case before.Until != rules.Never && before.Until > d.From:
			p.Errorf(d.Where, "the dates of `%s` overlap: one value holds until %s, the next begins %s", q.Name, before.Until, d.From).
				Instead("the first without `until`: a value holds until the next begins")
		case before.Until != rules.Never && before.Until < d.From:
			p.gap(d.Where, q, before.Until, d.From)
		}
		before.Until = d.From
	}
}

func (p *reader) gap(at *document.Node, q *rules.Parameter, from, until rules.Month) {
	d := p.Errorf(at, "`%s` has a gap: no value from %s until %s", q.Name, from, until)
	if q.MayBeNone() {
		d.Instead("a value from %s, or `none` where there was no limit", from)
	} else {
		d.Instead("a value from %s", from)
	}
}

// value reads a number, `none`, brackets, a list of numbers, or a map of members.
func (p *reader) value(n *document.Node, q *rules.Parameter) *rules.Value {
	v := &rules.Value{Where: n}
	switch n.Shape {
	case document.Scalar:
		v.Number = p.number(n, q)
	case document.Map:
		for _, e := range n.Fields {
			v.Members = append(v.Members, rules.Member{Name: e.Key.Text, Value: p.value(e.Value, q), Where: e.Key})
		}
		if len(v.Members) == 0 {
			p.Errorf(n, "`%s` is an empty table", q.Name)
		}
	case document.List:
		if len(n.Items) == 0 || len(n.Items) > 10_000 {
			p.Errorf(n, "`%s` must list from 1 to 10000 values", q.Name)
			break
		}
		if n.Items[0].Shape == document.Map {
			v.Brackets = p.brackets(n, q)
			break
		}
		for _, item := range n.Items {
			v.List = append(v.List, p.number(item, q))
		}
	default:
		wants(q, p.Errorf(n, "`%s` has no value", q.Name))
	}
	return v
}

func (p *reader) number(n *document.Node, q *rules.Parameter) float64 {
	if n.Shape == document.Scalar && n.Text == "none" {
		if !q.MayBeNone() {
			p.Errorf(n, "the rate `%s` is `none`", q.Name).Because("`none` is no limit, and a rate is a share of an amount").
				Instead("0 for nothing, 1 for all; `unit: CNY` if it is an amount")
		}
		return rules.Infinite
	}
	x, ok := n.Number()
	if !ok {
		d := p.Errorf(n, "`%s` is no number", q.Name)
		switch {
		case n.Shape == document.Scalar && strings.HasSuffix(n.Text, "%"):
			d.Instead("a rate as a decimal: 0.9 for 90%%")
		case n.Shape == document.Scalar && n.Style == document.Quoted:
			d.Instead("the number without quotes")
		default:
			wants(q, d)
		}
		return 0
	}
	if x > rules.MaxNumber || x < -rules.MaxNumber {
		d := p.Errorf(n, "`%s` is %v, beyond ±%v", q.Name, x, rules.MaxNumber)
		if q.MayBeNone() {
			d.Instead("`none` for no limit")
		}
		return 0
	}
	p.meant(n, q, x, q.IsRate())
	return x
}

// meant reports what cannot be meant, and warns of what hardly is: a rate outside 0 to 1, a number below 0.
func (p *reader) meant(n *document.Node, q *rules.Parameter, x float64, rate bool) {
	switch {
	case q.Allow != "":
	case rate && (x < 0 || x > 1):
		p.rate(n, q.Name, x)
	case x < 0 && q.IsLimit():
		p.Errorf(n, "`%s` is %v, below 0", q.Name, x).Because("what its name says is an amount from 0 on").
			Instead("the amount without a sign; `none` for no limit; else `allow: why`")
	case x < 0:
		p.Warnf(n, "`%s` is %v, below 0", q.Name, x).Because("a policy's numbers have no sign: its formulas add or take away").
			Instead("the number without a sign, or `allow: why it is right` beside it")
	}
}

// wants ends a message with a value to write: a number, or for an amount no limit.
func wants(q *rules.Parameter, d *document.Diagnostic) {
	if q.MayBeNone() {
		d.Instead("a number, or `none` for no limit")
	} else {
		d.Instead("a decimal between 0 and 1")
	}
}

func (p *reader) rate(n *document.Node, name string, x float64) {
	d := p.Errorf(n, "the rate `%s` is %v, outside 0 to 1", name, x)
	if x > 1 && x <= 100 {
		d.Instead("%v for %v percent, or `allow: why it is right` beside it", x/100, x)
	} else {
		d.Instead("a decimal between 0 and 1, or `allow: why it is right` beside it")
	}
}

func (p *reader) brackets(n *document.Node, q *rules.Parameter) kernel.Brackets {
	var out kernel.Brackets
	for _, item := range n.Items {
		f := p.Fields(item, "a bracket")
		over := f.Number("over", 0, rules.MaxNumber, 0)
		rate := 0.0
		if r := f.Required("rate"); r != nil {
			x, ok := r.Number()
			switch {
			case !ok:
				p.Errorf(r, "`rate` must be a number")
			default:
				p.meant(r, q, x, q.Unit == "" || q.IsRate())
			}
			rate = x
		}
		f.Optional("note")
		f.Done()
		if len(out) > 0 && over <= out[len(out)-1].Over {
			p.Errorf(item, "the brackets of `%s` do not rise: %v after %v", q.Name, over, out[len(out)-1].Over).
				Instead("the brackets from the lowest `over` to the highest")
		}
		out = append(out, kernel.Slice{Over: over, Rate: rate})
	}
	return out
}
