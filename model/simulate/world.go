package simulate

import (
	"doudi/model"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/random"
)

// World is what all shards of a run have in common.
type World struct {
	Population *population.Population
	Catalogue  *illness.Catalogue
	Layout     *measure.Layout
	Seed       uint64   // of what happens in a year; what people are and keep is of the population's
	Years      []int    // calendar years
	Parts      []Part   // of years, that are counted by themselves too
	Windows    []Window // in which households and persons are counted once, each of several years or parts of them
	Scenarios  []Scenario
	Variants   []Variant // of scenarios under which inputs are others; the first scenario is in none
	Gauges     []Gauge   // of the study's own measures, in the order of Layout.Gauges
	Applied    []string  // ids of the benefits with a take-up in some scenario
	// Contribution says of measure.Layout.Premiums which are paid towards the contribution to resident insurance. It counts where the profile
	// says at what contribution households enrol.
	Contribution []bool
	// Remembers says that some policy reads for how many years people have been insured, where the profile says at what contribution households
	// enrol; Past are the years before the first of Years of which it is known, in their order.
	Remembers bool
	Past      []int

	// Witness sees every year of every block, household by household, of a world without variants; nil in a forecast. Its workers run one
	// at a time.
	Witness func(*Seen)
}

// Part is some months of a year. Bills count in the month of discharge.
type Part struct {
	Year        int // its place in World.Years
	First, Last int // months, 1…12
}

// Scenario says what the benefits of a scenario's policy are, in the policy's order.
type Scenario struct {
	Benefits []Benefit
	// Group is by year one number for scenarios that leave everybody the same contribution, and so insure the same households: of those that
	// share their bills (World.Alike) 0 for that of the first, and numbers rise by 1.
	Group    []int
	ByPolicy []bool // by year: its benefits at enrolment say what is left of the contribution, and not the profile; empty where households do not enrol by it
	Enrols   []bool // by year: its policy has benefits at enrolment, and what the profile says of subsidised premiums does not count
}

// OfYear is the scenario in a world of one of its years alone, given by its place.
func (s Scenario) OfYear(y int) Scenario {
	s.Enrols, s.Group = s.Enrols[y:y+1], s.Group[y:y+1]
	if len(s.ByPolicy) > 0 {
		s.ByPolicy = s.ByPolicy[y : y+1]
	}
	return s
}

// Benefit is one of a policy's benefits as households feel it.
type Benefit struct {
	Column  int  // in measure.Layout.Benefits
	Own     bool // it moves the patient's own money
	Cash    bool // it is paid to the person and takes nothing off the bill
	Monthly bool // what it pays at a period's end it pays at the ends of months
}

// Settler settles the bills of a block's year by the policies of all scenarios. It is used by one goroutine.
type Settler interface {
	Settle(*model.Claims, *model.Settled) error
	// Streams says, by scenario and benefit, which payments of model.Settled are its own; −1 where it pays nothing.
	// Scenarios whose benefit pays alike share them.
	Streams() [][]int
	// Eligible says, by scenario, which of model.Settled.PaidEligible is its own; −1 where funds pay nothing.
	Eligible() []int
}

// Draw is one draw of the uncertain inputs with the rules of every scenario and year under it. It is safe for many
// goroutines.
type Draw struct {
	Index    int
	Values   model.Values
	Settlers []MakeSettler // by year
	Premiums [][][]Premium // by year and scenario: what is paid at enrolment; nil where no policy does
	// Contributions are by year and scenario what its policy asks of a person to enrol, in a table as of Premium.Paid; nil where the profile says it.
	Contributions [][][]model.Fen
	Past          []Dues // by World.Past, of the first of all scenarios

	// Variants are the same of each of World.Variants, with its scenarios alone and the same Values and Past; what is above is then of the
	// other scenarios alone.
	Variants []*Draw
}

// MakeSettler makes a worker's settler of a draw and year. before is its settler of that year in the draw before, nil if it
// had none: its memory may be used again, since it settles no more.
type MakeSettler func(before Settler) Settler

// Task is a piece of a run as plain data: the replicates First…First+Count−1 of a draw, over all blocks. Its sums are those
// of its simulations alone, each in a Partial of its own, whoever works it out.
type Task struct {
	Draw         int
	First, Count int // replicates, 1…MaxReplicates of them
}

// Tasks cuts the draws from…to−1, each of so many replicates, into tasks, draws after each other.
func Tasks(from, to, replicates int) []Task {
	var out []Task
	for d := from; d < to; d++ {
		for first := 0; first < replicates; first += MaxReplicates {
			out = append(out, Task{d, first, min(MaxReplicates, replicates-first)})
		}
	}
	return out
}

// Over is the piece of a task over the blocks from…to−1, which several workers share. draw is the task's.
func (t Task) Over(draw *Draw, from, to int) Shard {
	return Shard{Draw: draw, First: t.First, Count: t.Count, From: from, To: to}
}

// Shard is a piece of a task: the blocks From…To−1, through all years of the replicates First…First+Count−1.
type Shard struct {
	Draw         *Draw
	First, Count int // replicates, 1…MaxReplicates of them
	From, To     int // blocks
}

// MaxReplicates is how many replicates a shard may hold. What a draw makes of a household is worked out once for all of
// them; their sums and rates stand in memory together.
const MaxReplicates = 4

// The statuses of households, in the order of Statuses.
const (
	poor = iota
	exited
	marginal
	neverRegistered
)

// Statuses are the words for the standing of households, in that order.
func Statuses() []string { return population.Statuses() }

// Parts are what a profile's people are divided into: in a register of the poor who is poor and who has left poverty, in
// another stratum who is at the edge and who was never registered.
func Parts(p *population.Profile) []measure.Part {
	var out []measure.Part
	for i := range p.Strata {
		first, second := marginal, neverRegistered
		if p.Strata[i].Register {
			first, second = poor, exited
		}
		out = append(out, measure.Part{Stratum: i, Status: first}, measure.Part{Stratum: i, Status: second})
	}
	return out
}

// livesKey is the key of everything that happens in one replicate; that of a year follows by its number.
func (w *World) livesKey(draw, replicate int) random.Key {
	return random.Root(w.Seed).For(random.ForYears).With(uint64(draw)).With(uint64(replicate))
}

// yearKey is the key of everything that happens in one year of one replicate.
func (w *World) yearKey(draw, replicate, year int) random.Key {
	return w.livesKey(draw, replicate).With(uint64(year))
}

// Partial is the sums of one simulation, a replicate of a draw, over all blocks or some: by scenario and year, behind the
// years by part of a year; and by scenario and window.
type Partial struct {
	Tallies [][]*measure.Tally
	Heads   [][]*measure.Heads
}

// NewPartial makes an empty partial.
func (w *World) NewPartial() *Partial {
	p := &Partial{Tallies: make([][]*measure.Tally, len(w.Scenarios)), Heads: make([][]*measure.Heads, len(w.Scenarios))}
	for s := range p.Tallies {
		p.Tallies[s], p.Heads[s] = w.tallies(), w.heads()
	}
	return p
}

// tallies makes an empty tally for each year and part of a year.
func (w *World) tallies() []*measure.Tally {
	var out []*measure.Tally
	for range len(w.Years) + len(w.Parts) {
		out = append(out, w.Layout.New())
	}
	return out
}

// heads makes empty heads for each window.
func (w *World) heads() []*measure.Heads {
	var out []*measure.Heads
	for range w.Windows {
		out = append(out, w.Layout.NewHeads())
	}
	return out
}

// Merge adds another partial.
func (p *Partial) Merge(other *Partial) {
	for s := range p.Tallies {
		for y := range p.Tallies[s] {
			p.Tallies[s][y].Merge(other.Tallies[s][y])
		}
		for i := range p.Heads[s] {
			p.Heads[s][i].Merge(other.Heads[s][i])
		}
	}
}

// Clear empties a partial for reuse.
func (p *Partial) Clear() {
	for s := range p.Tallies {
		for y := range p.Tallies[s] {
			p.Tallies[s][y].Clear()
		}
		for i := range p.Heads[s] {
			p.Heads[s][i].Clear()
		}
	}
}
