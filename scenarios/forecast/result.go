package forecast

import (
	"math"

	"doudi/model"
	"doudi/model/measure"
	"doudi/scenarios"
)

// Result is a finished study: everything that the report says.
type Result struct {
	Study     *scenarios.Study
	Rows      []measure.Row
	Backtests []Backtest // one for each target of the study, in its order
	Budgets   []Budget
	Curves    []Curve // of the funds that the baseline's policy has
	Case      *Case   // nil where nobody is helped
	// Unbudgeted is why there are no budgets; empty where there are.
	Unbudgeted model.Title
	// Influences are empty below a hundred draws.
	Influences []Influences
	Groups     []Grouping // members of benefit, status, category, level, in the order to show them

	Simulated   int // people in the simulation
	Represented int // people they stand for; more than Simulated where a sample was drawn
	Uncertain   int // inputs with a range
	Unverified  int // inputs whose status is unverified

	CarriedOn []CarriedOn // inputs used beyond the years that they are known for

	Inputs   []Input
	Versions map[string]string // program, go, platform, …
	Warnings []model.Title     // what else a reader must know, in both languages
	Timing   Timing
}

// Grouping is the members of one way to divide the results, in order.
type Grouping struct {
	By      string
	Members []Member
}

// Member is one group of a Grouping.
type Member struct {
	ID    string
	Title model.Title
}

// Backtest is a target of the study with what was simulated for it.
type Backtest struct {
	Target         scenarios.Target
	Mean, P05, P95 float64 // in the target's unit, over its years together; NaN where nothing was simulated
	Rare           bool    // too little was counted to compare: see measure.Row
}

// Hit says whether the simulated interval holds the published value, as far as its decimals give it, or a value that
// a published floor or ceiling allows.
func (b Backtest) Hit() bool { return !b.Rare && b.Target.Agrees(b.P05, b.P95) }

// Budget is the amount of one benefit, or of all of them, that suffices in 95 % of the simulations of one year.
type Budget struct {
	Scenario string
	Benefit  string // id; "" = all together
	Year     int
	Amount   float64 // CNY
	MCError  float64 // Monte Carlo standard error of Amount, CNY
	Suffices int     // simulations in which it is enough
	Rare     bool    // too little is spent too seldom to budget by percentiles: see measure.Row

	// What would suffice as often by chance alone, and with the ranges of the inputs halved or half as wide again, CNY,
	// each no less than the one before: see measure.Series.Stretch. NaN with one replicate.
	Chance, Narrower, Wider float64
}

// Input is a file that the results depend on.
type Input struct {
	Kind   string `json:"kind"` // study | policy | profile | catalogue
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// Timing is how long the run took and how much it did.
type Timing struct {
	PersonYears int64   `json:"person_years"` // people × years × draws × replicates
	Scenarios   int     `json:"scenarios"`
	Workers     int     `json:"workers"`
	WallSeconds float64 `json:"wall_seconds"`
}

// GroupTitle is the name of a group in a language, the id where it has none.
func (r *Result) GroupTitle(by, group, lang string) string {
	for _, g := range r.Groups {
		if g.By != by {
			continue
		}
		for _, m := range g.Members {
			if m.ID == group {
				return m.Title.In(lang, m.ID)
			}
		}
	}
	return group
}

// Members is the members of a way to divide: those announced, in order, or else those that have rows.
func (r *Result) Members(by string) []string {
	var out []string
	for _, g := range r.Groups {
		if g.By == by {
			for _, m := range g.Members {
				out = append(out, m.ID)
			}
			return out
		}
	}
	seen := map[string]bool{}
	for _, row := range r.Rows {
		if row.By == by && !seen[row.Group] {
			seen[row.Group] = true
			out = append(out, row.Group)
		}
	}
	return out
}

// Row finds one line of the results; ok is false where the run has none, or no mean for it.
func (r *Result) Row(scenario string, year int, name, by, group string) (row measure.Row, ok bool) {
	for _, row := range r.Rows {
		if row.Scenario == scenario && row.Year == year && row.Measure == name && row.By == by && row.Group == group {
			return row, !math.IsNaN(row.Mean)
		}
	}
	return measure.Row{}, false
}
