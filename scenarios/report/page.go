package report

import (
	"math"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// Page is what the report says, in one language, before it is set for a terminal, in Markdown or in JSON. Numbers are in
// the unit of the results.
type Page struct {
	Lang         message.Language `json:"lang"`
	Study        string           `json:"study"`
	Title        string           `json:"title"`
	About        []string         `json:"about"`                // what was run, then by which inputs
	CarriedOn    string           `json:"carried_on,omitempty"` // how old inputs are that the study's years go beyond
	LevelsTitle  string           `json:"levels_title"`
	Levels       []Section        `json:"levels"`       // of the baseline
	Compared     []Compared       `json:"compared"`     // what the alternatives are compared by
	Alternatives []Alternative    `json:"alternatives"` // to the baseline, in the order of the study
	BudgetsTitle string           `json:"budgets_title"`
	Answers      []Answer         `json:"answers"`
	Unbudgeted   string           `json:"unbudgeted,omitempty"` // why there are no answers
	Apart        string           `json:"apart,omitempty"`      // what no amount to budget holds
	Yearly       *Yearly          `json:"yearly,omitempty"`
	Accounts     []AccountTable   `json:"accounts,omitempty"` // of the funds that the study keeps an account of
	Scenarios    []ScenarioTable  `json:"scenarios"`
	Published    []Comparison     `json:"published"`
	Notes        []string         `json:"notes"`

	figures  map[string]string // files of the figures that lie beside the page, without their ending, by name
	labelled string            // that they are labelled in another language than the page's
}

// Yearly is the baseline's spending by benefit, fund and year.
type Yearly struct {
	Title string       `json:"title"`
	Unit  string       `json:"unit"`
	Years []int        `json:"years"`
	Lines []YearlyLine `json:"lines"`
	unit  unit
}

// YearlyLine is one benefit, fund, payer or sum of a Yearly.
type YearlyLine struct {
	Label   string  `json:"label"`
	Measure string  `json:"measure"`
	By      string  `json:"by"`
	Group   string  `json:"group"`
	Cells   []Range `json:"cells"` // by year
}

// Range is a mean with its uncertainty interval.
type Range struct {
	Mean number `json:"mean"`
	P05  number `json:"p05"`
	P95  number `json:"p95"`
	Rare bool   `json:"rare"` // too little was counted to say: the numbers are null
	none bool   // a sample in which there is none
	// Unsimulated says that no such bills are simulated: the numbers are null.
	Unsimulated bool `json:"unsimulated,omitempty"`
}

// rangeOf is what may be said of a figure.
func rangeOf(mean, low, high float64, rare bool) Range {
	if rare {
		nan := number(math.NaN())
		return Range{Mean: nan, P05: nan, P95: nan, Rare: true, none: mean == 0}
	}
	return Range{Mean: number(mean), P05: number(low), P95: number(high)}
}

// rangeIn is what may be said of a figure of a scenario.
func rangeIn(run *forecast.Result, r measure.Row) Range {
	if run.NotSimulated(r.Scenario, r.By, r.Group) && r.Mean == 0 {
		nan := number(math.NaN())
		return Range{Mean: nan, P05: nan, P95: nan, Unsimulated: true}
	}
	return rangeOf(r.Mean, r.P05, r.P95, r.Rare)
}

// ScenarioTable is what is said of one scenario, over all years of the study.
type ScenarioTable struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Years    string    `json:"years"`
	Baseline bool      `json:"baseline"`
	Sections []Section `json:"sections"`

	split bool // what is of the parameters and what of the process can be told apart, and is shown
}

// split says whether a run tells parameter from process: that takes two replicates, and is not for a first look.
func split(run *forecast.Result) bool { return run.Study.Replicates > 1 && !run.Study.Quick }

// Section is the lines of one topic, all of one unit.
type Section struct {
	Title    string `json:"title"`
	Unit     string `json:"unit"`
	UnitName string `json:"unit_name"` // as a reader is told
	Lines    []Line `json:"lines"`
	unit     unit
	versus   bool // it is about the difference to the first scenario
}

// Line is one measure of one group.
type Line struct {
	Label   string `json:"label"`
	Measure string `json:"measure"`
	By      string `json:"by"`
	Group   string `json:"group"`
	Range
	ParameterSD number `json:"parameter_sd"`
	ProcessSD   number `json:"process_sd"`
	DiffMean    number `json:"diff_mean"`
	DiffP05     number `json:"diff_p05"`
	DiffP95     number `json:"diff_p95"`
	Noise       bool   `json:"noise"`     // the difference may be noise
	DiffRare    bool   `json:"diff_rare"` // too few simulations differ to say by how much
}

// Compose picks what a run has to say, in a language.
func Compose(run *forecast.Result, l message.Language) *Page {
	page := &Page{
		Lang: l, Study: run.Study.ID, Title: run.Study.Title.In(l, run.Study.ID), About: about(run, l), CarriedOn: carriedOn(run, l),
		LevelsTitle: levelsTitle(run, l), Levels: levels(run, l), Alternatives: alternatives(run, l),
		BudgetsTitle: budgetsHeading(run, l), Answers: answers(run, l), Unbudgeted: run.Unbudgeted.In(l, ""), Apart: premiumsApart(run, l),
		Yearly: yearly(run, l), Published: published(run, l), Notes: notes(run, l),
	}
	if len(page.Alternatives) > 0 {
		page.Compared = comparedColumns(run, l)
	}
	page.Accounts = accountTables(run, l)
	for i, c := range run.Study.Scenarios {
		t := ScenarioTable{ID: c.ID, Title: c.Title.In(l, c.ID), Years: run.Study.Years.Window(run.Study.Months), Baseline: i == 0, split: split(run)}
		for _, topic := range append(topics(), ofStudy(run)...) {
			if s := section(run, l, c.ID, topic); len(s.Lines) > 0 && !(i == 0 && topic.versus()) {
				t.Sections = append(t.Sections, s)
			}
		}
		page.Scenarios = append(page.Scenarios, t)
	}
	return page
}

// baseline is the id of the first scenario.
func (p *Page) baseline() string {
	for _, s := range p.Scenarios {
		if s.Baseline {
			return s.ID
		}
	}
	return ""
}

// section collects the lines of a topic that the run has.
func section(run *forecast.Result, l message.Language, scenario string, t topic) Section {
	out := Section{Title: t.title.In(l), versus: t.versus()}
	for _, e := range t.lines {
		for _, m := range members(run, l, scenario, e) {
			row, ok := run.Row(scenario, 0, e.measure, e.by, m.ID)
			if !ok {
				continue
			}
			out.Unit, out.unit = row.Unit, unitIn(l, run, row.Unit)
			out.UnitName = out.unit.name
			out.Lines = append(out.Lines, line(row, m.label, scenario == run.Study.Baseline().ID).seen(run, row))
		}
	}
	return out
}

func line(r measure.Row, label string, baseline bool) Line {
	out := Line{
		Label: label, Measure: r.Measure, By: r.By, Group: r.Group, Range: rangeOf(r.Mean, r.P05, r.P95, r.Rare),
		ParameterSD: number(r.ParameterSD), ProcessSD: number(r.ProcessSD),
		DiffMean: number(r.DiffMean), DiffP05: number(r.DiffP05), DiffP95: number(r.DiffP95), Noise: r.Noise,
		DiffRare: r.DiffRare,
	}
	nan := number(math.NaN())
	if r.Rare {
		out.ParameterSD, out.ProcessSD = nan, nan
	}
	if baseline || r.DiffRare {
		out.DiffMean, out.DiffP05, out.DiffP95, out.Noise, out.DiffRare = nan, nan, nan, false, r.DiffRare && !baseline
	}
	return out
}

// seen is the line without numbers where no bills are simulated that it is about.
func (n Line) seen(run *forecast.Result, r measure.Row) Line {
	if n.Range = rangeIn(run, r); n.Unsimulated {
		n.ParameterSD, n.ProcessSD = n.Mean, n.Mean
	}
	return n
}

// yearly is nil where the study has one year only.
func yearly(run *forecast.Result, l message.Language) *Yearly {
	years, base := run.Study.Years, run.Study.Baseline()
	if years.Count() < 2 {
		return nil
	}
	out := &Yearly{Title: l.Say("%s: fund spending by year", base.Title.In(l, base.ID))}
	for y := years.From; y <= years.To; y++ {
		out.Years = append(out.Years, y)
	}
	for _, e := range append(spendingLines(), entry{measure: "premium_subsidy", by: "all", alone: true}) {
		for _, m := range members(run, l, base.ID, e) {
			line := YearlyLine{Label: m.label, Measure: e.measure, By: e.by, Group: m.ID}
			found := false
			for _, y := range out.Years {
				r, ok := run.Row(base.ID, y, e.measure, e.by, m.ID)
				if !ok {
					r = measure.Row{Mean: math.NaN(), P05: math.NaN(), P95: math.NaN()}
				} else {
					found, out.Unit, out.unit = true, r.Unit, unitIn(l, run, r.Unit)
				}
				line.Cells = append(line.Cells, rangeIn(run, r))
			}
			if found {
				out.Lines = append(out.Lines, line)
			}
		}
	}
	if len(out.Lines) == 0 {
		return nil
	}
	return out
}
