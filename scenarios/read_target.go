package scenarios

import (
	"math"

	"doudi/model/document"
)

// outside reports a target whose window the study does not cover.
func (p *reader) outside(at *document.Node) {
	s := p.study
	if s.Months.Whole() {
		p.Errorf(at, "the target's years are not all simulated").
			Because("the study runs from %d to %d", s.Years.From, s.Years.To).Instead("years within the study's, or a longer study")
		return
	}
	p.Errorf(at, "the target's months are not all covered").
		Because("the study covers %s", s.Years.Window(s.Months)).Instead("months within the study's, or a longer study")
}

// meaning reads what else is known of a published figure: whom and which care it is about, how it was rounded, how far
// its quantity may differ from the simulated one, and what it may be used for.
func (p *reader) meaning(f *document.Fields, value *document.Node, t *Target) {
	if at := f.Optional("scope"); at != nil {
		t.Scope = p.scope(at, t.By)
	}
	if at := f.Optional("place"); at != nil {
		t.Place = p.Text(at, "place")
		if t.By != "all" && t.By != "status" && t.By != "category" {
			p.Errorf(at, "`place` does not go with `by: %s`", t.By).
				Because("by place care is of all, a status or a category").Instead("`by: all`, `by: status` or `by: category`")
		}
	}
	if at := f.Optional("rounding"); at != nil {
		unit := p.Number(at, "rounding", 0, math.MaxFloat64)
		if t.Bound != Exactly {
			p.Errorf(at, "`rounding` does not go with `%s`", t.Bound).Because("a floor or ceiling is not rounded").Instead("the target without `rounding`")
		}
		t.Rounded = unit / 2
	}
	if at := f.Optional("discrepancy"); at != nil {
		p.discrepancy(at, value, t)
	}
	t.KeptBack, t.Floor = f.Bool("kept_back", false), f.Bool("floor", false)
}

// divisions are the ways in which figures of targets may be of a part of people, benefits or care.
func divisions() []string {
	return []string{"all", "benefit", "fund", "payer", "status", "category", "decile", "level", "place"}
}

// over reads what a figure is per: {measure: persons} or {measure: paid_admissions, by: benefit, group: assistance}.
func (p *reader) over(at *document.Node) *Over {
	f := p.Fields(at, "`over`")
	out := &Over{At: at, Measure: f.Name("measure"), By: f.OneOf("by", divisions(), "all"), Group: f.Text("group")}
	f.Done()
	if out.Group == "" {
		out.Group = "all"
	}
	return out
}

// scope reads {status: poor} or {status: [poor, exited]}.
func (p *reader) scope(at *document.Node, by string) (s Scope) {
	f := p.Fields(at, "`scope`")
	for _, way := range []string{"status", "category"} {
		list := f.List(way)
		if len(list) == 0 {
			continue
		}
		if s.By != "" {
			p.Errorf(at, "`scope` divides people in two ways").Because("sums are kept by status and by category, not by both at once").Instead("one of the two")
		}
		s = Scope{By: way}
		for _, n := range list {
			s.Groups = append(s.Groups, p.Text(n, way))
		}
	}
	f.Done()
	switch {
	case at.Shape == document.Map && s.By == "" && len(at.Fields) == 0:
		p.Errorf(at, "`scope` says nobody").Instead("{status: poor}, {status: [poor, exited]} or {category: [dibao]}")
	case s.By != "" && by != "all" && by != "benefit" && by != "place":
		p.Errorf(at, "`scope` does not go with `by: %s`", by).
			Because("it says whom a figure of all, of a benefit or of a place is about").Instead("`by: all`, `by: benefit` or `by: place`")
	}
	return s
}

// discrepancy reads {relative: 0.15, why: …}, a share of the value, or {absolute: 0.005, why: …}, in the target's unit.
func (p *reader) discrepancy(at, value *document.Node, t *Target) {
	f := p.Fields(at, "`discrepancy`")
	relative, absolute, why := f.Optional("relative"), f.Optional("absolute"), f.Required("why")
	f.Done()
	t.Why = p.Title(why)
	switch {
	case at.Shape != document.Map:
	case (relative == nil) == (absolute == nil):
		p.Errorf(at, "`discrepancy` must say one of `relative` and `absolute`").
			Because("the first is a share of the value, the second is in the target's unit").Instead("{relative: 0.15, why: …}")
	case relative != nil:
		t.Discrepancy = math.Abs(t.Value) * p.Number(relative, "relative", 0, 1)
	default:
		t.Discrepancy = p.Number(absolute, "absolute", 0, math.MaxFloat64)
	}
}
