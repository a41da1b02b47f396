package forecast

import (
	"math"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/rules"
	"doudi/scenarios"
	"doudi/scenarios/library"
)

// Result is a finished study: everything that the report says.
type Result struct {
	Study     *scenarios.Study
	Rows      []measure.Row
	Backtests []Backtest // one for each target of the study, in its order
	Budgets   []Budget
	Curves    []Curve // of the funds that the baseline's policy has
	Case      *Case   // nil where nobody is helped
	// Families finds the households that show what the figures are made of, once, when it is first asked; nil in a result of no plan.
	Families func() (*Families, error)
	Policies []*rules.Policy // by scenario; nil in a result of no plan
	// Unbudgeted is why there are no budgets; empty where there are.
	Unbudgeted model.Title
	// Influences are empty below a hundred draws.
	Influences []Influences
	Swings     []Swings // empty below a hundred draws
	Clouds     []Cloud  // one for each alternative; empty where the study is of no whole years
	// AtStated are the baseline's main figures with every input at its stated value; empty below a hundred draws.
	AtStated []AtStated
	Groups   []Grouping // members of benefit, fund, payer, status, category, level, in the order to show them
	Funds    []Fund     // of every scenario, in the order in which they first pay, without what is Idle
	// Idle are by scenario the benefits that the study's years never see, nor in the baseline: they have lapsed, or are to come. summary.csv
	// has their rows.
	Idle map[string][]string
	// Unsimulated are by scenario the benefits in force for which no bills are simulated, see NotSimulated.
	Unsimulated map[string][]string
	Accounts    []Account // of every scenario and fund that the study keeps an account of

	Simulated   int // people in the simulation
	Represented int // people they stand for; more than Simulated where a sample was drawn
	Uncertain   int // inputs with a range
	Unverified  int // inputs whose status is unverified

	Replicated []Replicated // every figure by simulation, in the order of Rows
	Drawn      []Drawn      // the uncertain inputs

	CarriedOn []CarriedOn // inputs used beyond the years that they are known for
	TakeUps   []TakeUp    // of all scenarios
	Changed   []Changed   // inputs that scenarios change

	Interventions []InterventionCost
	Gauges        []measure.Gauge // measures of the study's own

	Microdata int // households that the run was asked to write one by one; 0 = none

	Inputs []library.Input
	// What the baseline's policy, the profile and the catalogue are called.
	PolicyTitle, ProfileTitle, CatalogueTitle model.Title
	Named                                     string            // the study, as the command line named it; "" where it did not
	Versions                                  map[string]string // program, build, go, platform, …
	Warnings                                  []model.Title     // what else a reader must know, in both languages
	Timing                                    Timing

	listed []measure.Row // the rows whose places are listed
	places map[position]int
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

// Budget is the amount of one benefit, of one fund, of one payer's funds, or of all benefits, that suffices in 95 % of the
// simulations of one year.
type Budget struct {
	Scenario string
	// At most one of these is set; none = all together.
	Benefit, Fund string // ids
	Payer         string // public
	Year          int
	Amount        float64 // CNY
	MCError       float64 // Monte Carlo standard error of Amount, CNY
	Suffices      int     // simulations in which it is enough
	Shortfall     float64 // CNY, what Amount lacks in the other simulations, on average; NaN where there are none
	Rare          bool    // too little is spent too seldom to budget by percentiles: see measure.Row

	// What would suffice as often by chance alone, and with the ranges of the inputs halved or half as wide again, CNY,
	// each no less than the one before: see measure.Series.Stretch. NaN with one replicate.
	Chance, Narrower, Wider float64
}

// Timing is how long the run took and how much it did.
type Timing struct {
	PersonYears int64   `json:"person_years"` // people × years × draws × replicates
	Scenarios   int     `json:"scenarios"`
	Workers     int     `json:"workers"`
	WallSeconds float64 `json:"wall_seconds"`
	Year        int     `json:"year"` // in which it ran, by the calendar: what is past and what is to come
}

// GroupTitle is the name of a group in a language, the id where it has none.
func (r *Result) GroupTitle(by, group string, lang message.Language) string {
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

// Rough says that the draws are too few for the ends of intervals.
func (r *Result) Rough() bool { return RoughAt(r.Study.Draws) }

// RoughAt says the same of so many draws.
func RoughAt(draws int) bool { return draws < enoughDraws }

// position is what tells a row from all others.
type position struct {
	scenario           string
	year               int
	measure, by, group string
}

// Row finds one line of the results; ok is false where the run has none, or no mean for it. It is not for several
// goroutines at once: the first call lists where the rows stand, as does one after Rows was replaced.
func (r *Result) Row(scenario string, year int, name, by, group string) (row measure.Row, ok bool) {
	if len(r.Rows) == 0 {
		return measure.Row{}, false
	}
	if len(r.listed) != len(r.Rows) || &r.listed[0] != &r.Rows[0] {
		r.listed, r.places = r.Rows, make(map[position]int, len(r.Rows))
		for i := range r.Rows {
			x := &r.Rows[i]
			r.places[position{x.Scenario, x.Year, x.Measure, x.By, x.Group}] = i
		}
	}
	at, ok := r.places[position{scenario, year, name, by, group}]
	if !ok {
		return measure.Row{}, false
	}
	return r.Rows[at], !math.IsNaN(r.Rows[at].Mean)
}
