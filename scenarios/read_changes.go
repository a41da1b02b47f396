package scenarios

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"doudi/model"
	"doudi/model/document"
)

// Change is what a scenario makes of inputs of the profile or the catalogue. Which inputs there are, and what they may be, is for package
// forecast to say.
type Change struct {
	Path *document.Node // catalogue.levels.*.mean_cost: a star is one part of a path
	From int            // calendar year; 0 = all years
	How  model.How
	By   float64
	ByAt *document.Node // where the file says so
}

// ofInput says whether a path is that of an input, not of the policy.
func ofInput(path string) bool {
	return strings.HasPrefix(path, "catalogue.") || strings.HasPrefix(path, "profile.")
}

// change reads an item of `set` about an input.
func (p *reader) change(at *document.Node, earlier []Change) Change {
	f := p.Fields(at, "an item of `set`")
	out := Change{Path: p.word(f, "path"), From: p.fromYear(f.Optional("from"))}
	said := 0
	for _, how := range model.Hows() {
		if n := f.Optional(how.Key()); n != nil {
			said++
			out.How, out.ByAt, out.By = how, n, p.Number(n, how.Key(), -math.MaxFloat64, math.MaxFloat64)
		}
	}
	if said != 1 && f.At.Pos.Line > 0 {
		p.Errorf(out.Path, "a change of `%s` must say one of `value`, `scale`, `add` and `at_most`", out.Path.Text).
			Because("a value stands in the place of the input and its range; a factor and what is added keep the range").
			Instead("{path: %s, from: 2027, scale: 1.05}", out.Path.Text)
		out.ByAt = nil
	}
	f.Done()
	for _, e := range earlier {
		if out.Path.Text != "" && e.Path.Text == out.Path.Text && e.From == out.From {
			p.Errorf(out.Path, "`%s` is set twice for the same date", out.Path.Text).
				Because("it stands on line %d already", e.Path.Pos.Line).Instead("one of the two")
		}
	}
	return out
}

// firstOfYear is a year, or its first day.
var firstOfYear = regexp.MustCompile(`^([0-9]{4})(-01-01)?$`)

// fromYear reads the year from which inputs change; 0 where none is stated.
func (p *reader) fromYear(at *document.Node) int {
	if at == nil || at.Shape == document.Null {
		return 0
	}
	parts := firstOfYear.FindStringSubmatch(p.Text(at, "from"))
	if parts == nil {
		p.Errorf(at, "`from` is no year").Because("inputs of profile and catalogue are numbers of calendar years").Instead("a year like 2027")
		return 0
	}
	year, _ := strconv.Atoi(parts[1])
	if year < firstYear || year > lastYear {
		p.Errorf(at, "`from` must be a calendar year from %d to %d", firstYear, lastYear)
		return 0
	}
	return year
}

// With is an intervention of a scenario.
type With struct {
	Name     string // of one that comes with the program, or a path
	At       *document.Node
	Coverage *float64 // share of those whom it is for, from its first year on; nil = as its file says
	From     int      // calendar year; 0 = the study's first
	Fund     string   // id of the fund that pays its cost; "" = none of the policies' funds
	FundAt   *document.Node
}

// MaxInterventions bounds those of a scenario.
const MaxInterventions = 50

// with reads an intervention: its name, or {id: …, coverage: …, from: …, fund: …}.
func (p *reader) with(at *document.Node, earlier []With) With {
	out := With{Name: at.Text, At: at}
	if at.Shape != document.Scalar {
		f := p.Fields(at, "an intervention")
		out.Name, out.At = p.name(f, "id", "the name of an intervention, or the path of one")
		if n := f.Optional("coverage"); n != nil {
			share := p.Number(n, "coverage", 0, 1)
			out.Coverage = &share
		}
		out.From = p.fromYear(f.Optional("from"))
		if out.FundAt = f.Optional("fund"); out.FundAt != nil {
			out.Fund = p.id(out.FundAt, "fund", scenarioID)
		}
		if out.FundAt != nil && !p.study.Months.Whole() {
			p.Errorf(out.FundAt, "a fund pays for an intervention by the year").
				Because("its cost is of a year, and a part of one has no share of it that is known").Instead("`years:` with whole years, or the intervention without `fund`")
		}
		f.Done()
	}
	for _, e := range earlier {
		if out.Name != "" && e.Name == out.Name {
			p.Errorf(out.At, "the intervention `%s` is named twice", out.Name).Because("it stands on line %d already", e.At.Pos.Line).Instead("one of the two")
		}
	}
	return out
}
