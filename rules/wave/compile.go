package wave

import (
	"slices"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/kernel"
	"doudi/rules/resolve"
)

// Rules are a policy with the numbers that a draw gives its parameters; nil takes them as stated, and leaves them open to
// Waves.Draw. A benefit that no take-up is stated of pays whoever it is due to.
type Rules struct {
	Policy *rules.Policy
	TakeUp []model.TakeUp
	Values model.Values
	// Enrolled is which of model.Claims.Enrolled says who is insured, 1 for the first; 0 where model.Claims.Patients do.
	Enrolled int
	// Spells says that model.Claims.Spells state for how long people have been insured (rules.Policy.Insured).
	Spells bool
}

// Waves are policies compiled together for the bills of one year of a simulation: columns of bills go through them a
// wave at a time, and what two policies make alike of the same bills is made once. It is safe for many goroutines; each
// settles with a Runner of its own.
type Waves struct {
	year     int
	kinds    []model.Kind // of the bills
	parts    []*part      // by policy
	streams  [][]int      // by policy, by benefit: its payments in model.Settled
	count    int          // of streams
	eligible []int        // by policy: what it pays of the eligible cost, in model.Settled; -1 for nothing
	apart    int          // of streams of those
	cells    []column     // what is kept for a person
	claims   [12]*pass    // by month; months in which nothing changes share it
	monthEnd [12]*pass    // nil where no benefit pays then
	yearEnd  *pass
	monthly  bool      // a benefit pays at the ends of months
	numbered bool      // a formula reads how many admissions there were
	classes  *classes  // nil where bills go the general way, through claims
	byHome   bool      // these are policies that look at households; else the others of parts
	homes    []*home   // the policies that look at households, together where they take the same turns
	columns  []column  // of all programs, but for the cells
	numbers  *numbers  // that draws move
	given    []float64 // those of this draw
}

// pass is one program: over the bills of a wave, or over persons at a period's end.
type pass struct {
	program *kernel.Program
	columns []column
	places  []place // of each column
	reads   []int   // of a class, and by household: the columns that outputs hang on
	streams []int   // of each payment among the outputs
	funded  []int   // stream of what funds pay of the eligible cost, among the outputs after the payments
	kept    []int   // cell of each state among the outputs, which come last
}

// Compile prepares policies for a calendar year, for bills of some kinds of care or, where none is named, of all. The
// error is an *document.Invalid where a formula does not resolve.
func Compile(all []Rules, year int, kinds ...model.Kind) (*Waves, error) {
	w := &Waves{year: year, kinds: kinds, numbers: &numbers{at: map[number]int{}}}
	for i, r := range all {
		p, err := newPart(r, year, kinds)
		if err != nil {
			return nil, err
		}
		p.index, p.place = i, i
		p.nameColumns(w.parts)
		w.parts = append(w.parts, p)
	}
	g, err := w.graphs()
	if err != nil {
		return nil, err
	}
	if err := w.groupHomes(); err != nil {
		return nil, err
	}
	w.assign(g)
	if err := w.programs(g); err != nil {
		return nil, err
	}
	if err := w.settleHomes(); err != nil {
		return nil, err
	}
	w.findColumns()
	w.given, _ = w.numbers.drawn(make([]model.Values, len(w.parts)))
	return w, nil
}

// Streams says which payments of model.Settled are those of each policy's benefits; −1 for a benefit that can pay nothing.
// Two policies whose benefit of one name pays alike share them.
func (w *Waves) Streams() [][]int { return w.streams }

// Eligible says which of model.Settled.PaidEligible is each policy's; −1 for one whose funds can pay nothing.
func (w *Waves) Eligible() []int { return w.eligible }

// newPart resolves a policy for each month.
func newPart(r Rules, year int, kinds []model.Kind) (*part, error) {
	if r.Policy.YearStarts != 1 {
		return nil, message.Say("the policy `%s` begins its year in month %d; a simulation counts calendar years", r.Policy.ID, r.Policy.YearStarts)
	}
	p := &part{policy: r.Policy, stated: r.TakeUp, enrolled: r.Enrolled, spells: r.Spells, values: r.Values, closed: r.Values != nil, year: year, kinds: kinds}
	for m := range 12 {
		p.takeUps[m] = takeUpsOf(r, year, m+1)
		if m > 0 && p.editions[m-1].Until > rules.MonthOf(year, m+1) {
			p.editions[m] = p.editions[m-1]
			continue
		}
		e, err := resolve.Edition(r.Policy, rules.MonthOf(year, m+1), r.Values)
		if err != nil {
			return nil, err
		}
		p.editions[m] = e
	}
	p.keep()
	return p, nil
}

// sameAsBefore says whether no policy, and no take-up, changes from the month before.
func (w *Waves) sameAsBefore(month int) bool {
	return month > 0 && !slices.ContainsFunc(w.parts, func(p *part) bool {
		return p.editions[month] != p.editions[month-1] || !p.sameTakeUps(month)
	})
}
