package interventions

import (
	"math"
	"strconv"
	"strings"

	"doudi/model"
	"doudi/model/document"
)

// MaxEffects bounds the effects of an intervention.
const MaxEffects = 100

// The calendar years that a file may name.
const firstYear, lastYear = 1950, 2100

type reader struct {
	document.Cited
	x *Intervention
}

// Read reads an intervention. Which inputs a study has is for whoever uses it to say.
func Read(root *document.Node) (*Intervention, *document.Report, error) {
	r := &reader{Cited: document.Cited{Report: &document.Report{}, Kind: "intervention"}, x: &Intervention{}}
	f, ok := r.Begin(root, "intervention")
	if !ok {
		return nil, r.Report, r.Err()
	}
	r.x.ID = f.Name("intervention")
	r.x.Title = r.Title(f.Optional("title"))
	r.x.DeliveredBy, r.x.PaidBy = r.Title(f.Required("delivered_by")), r.Title(f.Required("paid_by"))
	r.List(f)
	if r.x.ForAt = f.Optional("for"); r.x.ForAt != nil {
		for _, n := range f.List("for") {
			r.x.For = append(r.x.For, r.Text(n, "for"))
		}
	}
	f.Required("start")
	r.x.Start = f.Whole("start", firstYear, lastYear, firstYear)
	r.coverage(f)
	r.cost(f)
	r.effects(f)
	f.Done()
	return r.x, r.Report, r.Err()
}

// coverage reads {2019: 0.5, 2021: 1}.
func (r *reader) coverage(f *document.Fields) {
	f.Required("coverage")
	for _, e := range f.Map("coverage") {
		year, err := strconv.Atoi(e.Key.Text)
		switch before := len(r.x.Coverage) - 1; {
		case err != nil || year < firstYear || year > lastYear:
			r.Errorf(e.Key, "`%s` is no year", e.Key.Text)
		case before >= 0 && year <= r.x.Coverage[before].From:
			r.Errorf(e.Key, "the years of `%s` run backwards: %d stands after %d", "coverage", year, r.x.Coverage[before].From).
				Because("a value is read between the years on either side of it").Instead("the years in their order")
		default:
			r.x.Coverage = append(r.x.Coverage, Covered{year, r.Number(e.Value, "coverage", 0, 1)})
		}
	}
	if s := f.Required("coverage_source"); s != nil {
		r.Source(s)
		r.Known(s)
	}
	if c := r.x.Coverage; len(c) > 0 && c[0].From != r.x.Start {
		r.Errorf(f.At.Get("coverage"), "the coverage begins in %d, and the intervention in %d", c[0].From, r.x.Start).
			Because("between the two nothing says whom it reaches").Instead("%d: 0, if it reached nobody yet", min(c[0].From, r.x.Start))
	}
}

// cost reads {per: person, value: 12, range: […], source: …}, or why none is known.
func (r *reader) cost(f *document.Fields) {
	n := f.Optional("cost")
	r.x.Uncosted = r.Title(f.Optional("uncosted"))
	if (n == nil) == (r.x.Uncosted == model.Title{}) && f.At.Pos.Line > 0 {
		r.Errorf(f.At, "an intervention says what it costs, or why that is not known").
			Because("one that costs nothing would be the best of all").Instead("cost: {per: person, value: …, source: …}, or uncosted: {zh: …, en: …}")
	}
	if n == nil {
		return
	}
	per := n.Get("per")
	r.x.Cost = &Cost{Of: r.measured(n.Without("per"), "cost", 0, 1e7)}
	if per == nil {
		r.Errorf(n, "`%s` does not say for whom it is", "cost").Instead("per: person, or per: household")
		return
	}
	r.x.Cost.Households = r.OneOf(per, "per", []string{"person", "household"}, "person") == "household"
}

// measured reads a number with its source.
func (r *reader) measured(n *document.Node, key string, lo, hi float64) model.Quantity {
	q := r.Quantity(n, "intervention."+r.x.ID+"."+key, lo, hi, document.Source{})
	if q.Status == "" {
		r.Errorf(n, "`%s` states no source", key).Because("a number without a source is half a number").
			Instead("{value: …, range: [low, high], source: {ref: …, status: unverified}}")
	}
	if n != nil && n.Shape == document.Map {
		r.Known(n.Get("source"))
	}
	return q
}

// effects reads what it changes, or why nothing is known to.
func (r *reader) effects(f *document.Fields) {
	list := f.List("effects")
	r.x.Unmeasured = r.Title(f.Optional("unmeasured"))
	if (len(list) == 0) == (r.x.Unmeasured == model.Title{}) && f.At.Pos.Line > 0 {
		r.Errorf(f.At, "an intervention says what it changes, or why that is not known").
			Because("without a measured effect it only costs, and its readers must know").Instead("effects: [{path: …, scale: …}], or unmeasured: {zh: …, en: …}")
	}
	if len(list) > MaxEffects {
		r.Errorf(list[MaxEffects], "`%s` has %d items; an intervention has at most %d", "effects", len(list), MaxEffects)
		return
	}
	for _, n := range list {
		r.effect(n)
	}
	byDate(r.x.Effects)
	r.adjoin()
}

func (r *reader) effect(n *document.Node) {
	f := r.Fields(n, "an effect")
	e := Effect{At: f.Required("path")}
	e.Path = r.Text(e.At, "path")
	e.Years = [2]int{f.Whole("from", firstYear, lastYear, 0), f.Whole("until", firstYear, lastYear, 0)}
	said := 0
	for _, way := range model.Hows() {
		if by := f.Optional(way.Key()); by != nil {
			said++
			e.How, e.By = way, r.measured(by, e.Path, -math.MaxFloat64, math.MaxFloat64)
			if e.Years[0] > 0 {
				e.By.Path += "." + strconv.Itoa(e.Years[0])
			}
		}
	}
	f.Done()
	switch {
	case said != 1:
		r.Errorf(n, "an effect must say one of `value`, `scale`, `add` and `at_most`").Instead("{path: catalogue.admissions.level, scale: {value: 0.95, range: [0.9, 1], source: {ref: …, status: found}}}")
	case strings.HasPrefix(e.Path, "applied.") && e.By.Uncertain():
		r.Errorf(e.At, "the effect on `%s` has a range", e.Path).Because("a take-up is drawn from its own range, which the effect moves").Instead("one number")
	case e.Years[0] > 0 && e.Years[1] > 0 && e.Years[1] < e.Years[0]:
		r.Errorf(e.At, "the effect on `%s` ends in %d, before it begins", e.Path, e.Years[1]).Instead("until: %d or later", e.Years[0])
	default:
		r.x.Effects = append(r.x.Effects, e)
	}
}

// adjoin refuses effects on one input that meet in a year, and those that leave years between them.
func (r *reader) adjoin() {
	for i := 1; i < len(r.x.Effects); i++ {
		e, before := &r.x.Effects[i], &r.x.Effects[i-1]
		if e.Path != before.Path {
			continue
		}
		switch last := before.Years[1]; {
		case last == 0 || last >= e.Years[0]:
			r.Errorf(e.At, "two effects on `%s` meet in %d", e.Path, e.Years[0]).
				Because("the one on line %d goes on until another year", before.At.Pos.Line).Instead("until: %d there", e.Years[0]-1)
		case last+1 < e.Years[0]:
			r.Errorf(e.At, "nothing is said of the effect on `%s` from %d to %d", e.Path, last+1, e.Years[0]-1).
				Because("the one on line %d ends in %d", before.At.Pos.Line, last).Instead("until: %d there, or an effect of its own for these years", e.Years[0]-1)
		}
	}
}
