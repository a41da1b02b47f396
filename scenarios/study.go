package scenarios

import (
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules/read"
)

// Bounds of a study. They are far above any use, and low enough that a slip of the keyboard is caught before a night
// of computing.
const (
	MaxDraws      = 100_000
	MaxReplicates = 10_000
	MaxYears      = 50
	MaxScenarios  = 64
	MaxChanges    = 1000 // of each kind, of one scenario
	MaxPeople     = 2_000_000_000
	MaxSeed       = 1_000_000_000_000_000
	MaxMeasures   = 20 // of the study's own
)

// Study is one checked study file with its settings resolved.
type Study struct {
	ID         string
	Title      model.Title
	Policy     string // name of a pack, or a path
	Population Population
	Illness    string         // name of a catalogue, or a path
	IllnessAt  *document.Node // where the file names it
	Years      Years          // that are simulated, whole
	BudgetYear int            // that budgets are of; 0 if the file does not say: see YearOfBudget
	Months     Months         // the part of them that the figures cover
	YearsAt    *document.Node // where the file says so
	Draws      int            // parameter uncertainty, 1…MaxDraws
	Replicates int            // process noise within a draw, 1…MaxReplicates
	Seed       uint64         // 0…MaxSeed
	Quick      bool           // settings were cut down for a first look
	Scenarios  []Scenario
	Applied    []document.TakeUp // of all scenarios, before what the profile says
	AppliedAt  *document.Node    // where the file says so
	Measures   []Measure         // of the study's own
	Targets    []Target          // published figures to print beside the simulated ones
	Accounts   []Account         // of the policies' funds
	AccountsAt *document.Node    // where the file keeps them
	Series     []document.Series // of the accounts' numbers that are stated by year
	Budget     *Budget           // what accounts know of the form of income and spending; nil if the file does not say
	BudgetAt   *document.Node    // where the file says so

	File   string // as it was named
	SHA256 string // of the file, hexadecimal
}

// Measure is one that a study defines itself: a condition counts the households or persons that meet it in a year, a number is summed
// up. What its formula means is for package gauge to say.
type Measure struct {
	ID      string
	Title   model.Title
	Persons bool   // it is of each person, not of each household
	Unit    string // of a number; "" where the file does not say
	UnitAt  *document.Node
	Formula *document.Node
}

// Population says who is simulated.
type Population struct {
	Profile string         // name of a profile, or a path
	At      *document.Node // where the file names it
	// People is how many are simulated; 0 = everybody in the profile. Fewer than the profile has are a sample, whose
	// households carry weights; more are a larger population of the same make-up, which the study must ask for (Repeat).
	People int
	Repeat bool
	Cut    bool // People is a quick look's: everybody where the profile has fewer
}

// YearOfBudget is the year that the answers and forms of budgets are of: the file's, or the last that is simulated.
func (s *Study) YearOfBudget() int {
	if s.BudgetYear >= s.Years.From && s.BudgetYear <= s.Years.To {
		return s.BudgetYear
	}
	return s.Years.To // also where a question simulates other years of the study
}

// Years is a run of calendar years, both ends included.
type Years struct{ From, To int }

// Count is the number of years.
func (y Years) Count() int { return y.To - y.From + 1 }

// Scenario is a policy with some things changed; the first of a study is the baseline. Patches and additions are nodes
// of the study file: the policy's own reader gives them meaning (Policy.With), and its messages point here.
type Scenario struct {
	ID     string
	Title  model.Title
	Policy string         // the study's unless the scenario names another one altogether
	At     *document.Node // where the file names the policy
	Set    []read.Patch
	Add    []read.Addition

	Changes []Change // of inputs of the profile and the catalogue
	With    []With   // interventions

	Applied   []document.TakeUp // of this scenario, before what the study says
	AppliedAt *document.Node    // where the file says so
}

// Target is a published figure that a scenario of the study should reproduce.
type Target struct {
	At       *document.Node
	Name     model.Title
	Scenario string // id
	Measure  string
	By       string
	Group    string
	Scope    Scope  // whom it is about, where that is not By
	Place    string // the care in one place alone; "" everywhere
	Over     *Over  // the figure is a ratio of Measure to this; nil where it is Measure itself
	Years    Years  // the figure covers them together
	Months   Months // or this part of them
	Value    float64
	Bound    Bound   // whether the figure is published as a floor or a ceiling
	Rounded  float64 // the figure stands for Value ± Rounded: half a unit of its last decimal, or of `rounding`
	Unit     string  // the measure's
	Source   document.Source

	// Discrepancy is by how much the published quantity may differ from the simulated one, for a reason that the file
	// gives, in the target's unit; 0 where it says nothing.
	Discrepancy float64
	Why         model.Title // of the discrepancy

	KeptBack bool // the figure is not for fitting, only for judging what was fitted
	Floor    bool // a rule makes the figure, such as a guaranteed share: to meet it is no evidence
}

// Scope is the people whom a figure is about: some groups of one division, together. The zero value is everybody.
type Scope struct {
	By     string // status | category
	Groups []string
}

// Over is what a target's measure is divided by: a count or amount of the same scenario, years and months.
type Over struct {
	At                 *document.Node
	Measure, By, Group string
}

// Bound says how a published figure is meant.
type Bound string

// A figure is published as itself, as “at least”, or as “at most”.
const (
	Exactly Bound = ""
	AtLeast Bound = "at_least"
	AtMost  Bound = "at_most"
)

// Agrees says whether the figure is one that the interval [low, high] of a simulation can stand for: the two overlap, as far
// as the figure is rounded and as it may be of another quantity.
func (t *Target) Agrees(low, high float64) bool {
	slack := t.Rounded + t.Discrepancy
	above, below := low <= t.Value+slack, t.Value-slack <= high
	switch t.Bound {
	case AtLeast:
		return below
	case AtMost:
		return above
	}
	return above && below
}

// Baseline is the scenario that the others are compared with.
func (s *Study) Baseline() Scenario { return s.Scenarios[0] }

// Simulations is how often every scenario is simulated.
func (s *Study) Simulations() int { return s.Draws * s.Replicates }

// scenario returns the scenario with an id, or nil.
func (s *Study) scenario(id string) *Scenario {
	i := slices.IndexFunc(s.Scenarios, func(c Scenario) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return &s.Scenarios[i]
}
