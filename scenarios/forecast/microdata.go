package forecast

import (
	"fmt"

	"doudi/model/population"
	"doudi/model/simulate"
)

// MaxMicrodata bounds the households that are written one by one.
const MaxMicrodata = 300_000

// Microdata are households one by one, as the first replicate of the first draw has them: each is what the study's seed makes of it,
// whoever simulates it beside which others. It is nil where none are asked for.
type Microdata struct {
	Asked int // households
	plan  *Plan
}

// Micro are so many of the plan's households, 1…MaxMicrodata of them, or all if there are fewer.
func (p *Plan) Micro(households int) *Microdata { return &Microdata{households, p} }

// MicroHousehold is a household and year. Money is in yuan.
type MicroHousehold struct {
	ID                                 string // <stratum>-<number>, the same in all runs of a seed
	Year                               int
	Weight                             float64 // households of the whole that it stands for
	Stratum, Status, Category          string
	Size, Decile                       int
	Insured                            bool
	Income, Consumption, Outside, Line float64 // Outside: health spending outside bills; Line: the poverty line of all members
	Persons                            []simulate.SeenPerson
	Payments                           []simulate.SeenPayment
	Burdens                            []simulate.SeenBurden
}

// Each simulates the households again and shows each year of each, by block, year and household.
func (m *Microdata) Each(see func(*MicroHousehold) error) error {
	p := m.plan
	draw, err := p.Draws()(0)
	if err != nil {
		return err
	}
	all := 0
	for s := range p.profile.Strata {
		all += p.people.Households(s)
	}
	asked := min(m.Asked, all)
	x := &micro{Microdata: m, see: see, share: float64(all) / float64(asked)}
	world := *p.world
	world.Parts, world.Windows, world.Witness = nil, nil, x.block
	x.taken = func(h int) bool { n := x.before + h; return (n+1)*asked/all != n*asked/all }
	worker := world.NewWorker()
	for i := range p.people.Blocks() {
		if _, err := worker.Run(simulate.Shard{Draw: draw, First: 0, Count: 1, From: i, To: i + 1}); err != nil {
			return err
		}
		if x.failed != nil {
			return x.failed
		}
		x.before += x.households
	}
	return nil
}

// micro is a pass over the households.
type micro struct {
	*Microdata
	see        func(*MicroHousehold) error
	share      float64          // households for each that is taken
	before     int              // households of the blocks before
	households int              // of the block at hand
	taken      func(h int) bool // whether a household of the block is: evenly over all
	failed     error
}

// block shows the households of a block and year.
func (x *micro) block(s *simulate.Seen) {
	p := x.plan
	x.households = s.Block.Households()
	statuses := simulate.Statuses()
	persons, payments, burdens := s.Persons, s.Payments, s.Burdens
	for _, h := range s.Households {
		out := MicroHousehold{
			ID: p.householdID(s.Block, h.Household), Year: s.Year, Weight: p.people.Weight(s.Block.Stratum) * x.share, Stratum: p.profile.Strata[s.Block.Stratum].ID,
			Status: statuses[h.Status], Category: p.profile.Categories[h.Category], Size: int(h.Size), Decile: int(h.Decile), Insured: h.Insured,
			Income: h.Income / 100, Consumption: h.Consumption / 100, Outside: h.Outside / 100, Line: h.Line / 100,
		}
		out.Persons, persons = first(persons, func(of simulate.SeenPerson) bool { return of.Household == h.Household })
		out.Payments, payments = first(payments, func(of simulate.SeenPayment) bool { return of.Household == h.Household })
		out.Burdens, burdens = first(burdens, func(of simulate.SeenBurden) bool { return of.Household == h.Household })
		if x.failed == nil && x.taken(int(h.Household)) {
			x.failed = x.see(&out)
		}
	}
}

// householdID is the id of a household of a block, the same in all runs of a seed.
func (p *Plan) householdID(b *population.Block, household int32) string {
	return fmt.Sprintf("%s-%d", p.profile.Strata[b.Stratum].ID, (b.FirstID+uint64(household))&(1<<40-1)+1)
}

// first parts the entries in front that are of a household from the rest.
func first[T any](list []T, of func(T) bool) (own, rest []T) {
	n := 0
	for n < len(list) && of(list[n]) {
		n++
	}
	return list[:n], list[n:]
}

// BenefitID is the id of a benefit by its number in the layout.
func (m *Microdata) BenefitID(benefit int) string { return m.plan.world.Layout.Benefits[benefit] }
