package forecast

import (
	"cmp"
	"slices"

	"doudi/model"
	"doudi/model/illness"
	"doudi/model/population"
	"doudi/model/simulate"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/settle"
	"doudi/rules/wave"
)

// Case is one real bill of the simulation, to be shown on its way through the layers: the year of the household of the
// inpatient in the middle of those who are helped. Helped is who has a settled admission and gets anything from a benefit
// behind the first; where there is nobody, who gets anything at all. In the middle is who parts the helped, each with the
// weight of the household, by what their settled admissions cost.
//
// The bills are those of the first draw's first replicate in the study's last year. They are settled with the stated
// values of the policies, so that the same bills in a file give the same fen.
type Case struct {
	Year   int
	Helped float64     // inpatients, weighted
	Cost   model.Fen   // of the admissions of the inpatient in the middle
	Sheets []CaseSheet // by scenario
}

// CaseSheet is the case under one scenario.
type CaseSheet struct {
	Scenario string // id
	Policy   *rules.Policy
	Bills    *bill.Bills // of the household, as a file would state them
	Sheet    *settle.Sheet
}

// mostBlocks bounds the households that are looked at, evenly over all: four million people.
const mostBlocks = 256

// every is the distance of the blocks that are looked at.
func every(blocks int) int { return (blocks + mostBlocks - 1) / mostBlocks }

// helped is an inpatient who was helped.
type helped struct {
	block, patient int
	cost           model.Fen
	weight         float64
	beyond         bool // by a benefit behind the first
}

// replay finds the case and settles it; nil where nobody is helped.
func (p *Plan) replay(in *inputs) (*Case, error) {
	x := &replayer{plan: p}
	if err := x.prepare(in); err != nil {
		return nil, err
	}
	blocks := p.people.Blocks()
	step := every(blocks)
	for i := 0; i < blocks; i += step {
		if err := x.run(i, x.note); err != nil {
			return nil, err
		}
	}
	middle, total := median(x.list)
	if middle == nil {
		return nil, nil
	}
	out := &Case{Year: x.world.Years[0], Helped: total * float64(step), Cost: middle.cost}
	var failed error
	if err := x.run(middle.block, func(_ int, c *model.Claims, _ *model.Settled) {
		failed = p.settleCase(out, c, int(c.Patients[middle.patient].Household))
	}); err != nil {
		return nil, err
	}
	return out, failed
}

// settleCase settles a household's bills by the policies of all scenarios.
func (p *Plan) settleCase(out *Case, c *model.Claims, household int) error {
	for i, policy := range p.policies {
		bills, err := wave.BillsOf(policy, c, household)
		if err != nil {
			return err
		}
		sheet, err := settle.Year(policy, bills)
		if err != nil {
			return err
		}
		out.Sheets = append(out.Sheets, CaseSheet{p.Study.Scenarios[i].ID, policy, bills, sheet})
	}
	return nil
}

// median is the helped inpatient in the middle and the weight of all: of those helped beyond the first benefit, if any.
func median(list []helped) (*helped, float64) {
	if slices.ContainsFunc(list, func(h helped) bool { return h.beyond }) {
		list = slices.DeleteFunc(list, func(h helped) bool { return !h.beyond })
	}
	slices.SortFunc(list, func(a, b helped) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.block, b.block), cmp.Compare(a.patient, b.patient))
	})
	total := 0.0
	for _, h := range list {
		total += h.weight
	}
	seen := 0.0
	for i := range list {
		if seen += list[i].weight; 2*seen >= total {
			return &list[i], total
		}
	}
	return nil, 0
}

// replayer simulates blocks again and shows their bills.
type replayer struct {
	plan    *Plan
	world   simulate.World // of the last year and the baseline alone
	worker  *simulate.Worker
	draw    *simulate.Draw
	streams []int // of the baseline's benefits
	see     func(c *model.Claims, paid *model.Settled)
	own     population.Block
	list    []helped
}

func (x *replayer) prepare(in *inputs) error {
	p := x.plan
	x.world = *p.world
	x.world.Parts, x.world.Windows, x.world.Variants = nil, nil, nil
	x.world.Years, x.world.Scenarios = []int{p.Study.Years.To}, []simulate.Scenario{p.world.Scenarios[0].OfYear(len(p.world.Years) - 1)}
	x.worker = x.world.NewWorker()
	waves, err := wave.Compile([]wave.Rules{{Policy: p.policies[0], Spells: p.world.Remembers}}, p.Study.Years.To, illness.Kinds()...)
	if err != nil {
		return err
	}
	x.streams = waves.Streams()[0]
	x.draw = &simulate.Draw{Values: in.values(0, in.shared), Settlers: []simulate.MakeSettler{
		func(simulate.Settler) simulate.Settler { return shown{waves.NewRunner(), x} },
	}}
	if !p.profile.Reserves() {
		return nil // who is insured hangs on no premium
	}
	if p.world.Remembers { // the years of the study before its last are past here
		x.world.Past = slices.Concat(p.world.Past, p.world.Years[:len(p.world.Years)-1])
	}
	for _, year := range x.world.Past {
		dues, err := p.duesIn(p.stated()[0], year)
		if err != nil {
			return err
		}
		x.draw.Past = append(x.draw.Past, *dues)
	}
	premiums, asked, err := p.premiums(p.stated()[:1], p.Study.Years.To, p.words())
	x.draw.Premiums, x.draw.Contributions = [][][]simulate.Premium{premiums}, [][][]model.Fen{asked}
	return err
}

// shown is a settler that shows what it settled.
type shown struct {
	simulate.Settler
	to *replayer
}

// Settle settles and shows.
func (s shown) Settle(c *model.Claims, paid *model.Settled) error {
	if err := s.Settler.Settle(c, paid); err != nil {
		return err
	}
	s.to.see(c, paid)
	return nil
}

// run simulates one block.
func (x *replayer) run(block int, see func(int, *model.Claims, *model.Settled)) error {
	x.see = func(c *model.Claims, paid *model.Settled) { see(block, c, paid) }
	_, err := x.worker.Run(simulate.Shard{Draw: x.draw, First: 0, Count: 1, From: block, To: block + 1})
	return err
}

// note keeps the helped inpatients of a block.
func (x *replayer) note(block int, c *model.Claims, paid *model.Settled) {
	costs := make([]model.Fen, len(c.Patients))
	for j, kind := range c.Kind {
		if kind == model.Inpatient {
			costs[c.Patient[j]] += c.Total[j]
		}
	}
	first, beyond := x.payments(c, paid)
	weight := x.plan.people.Weight(x.plan.people.At(block, &x.own).Stratum)
	for i, cost := range costs {
		if cost > 0 && (first[i] || beyond[i]) {
			x.list = append(x.list, helped{block, i, cost, weight, beyond[i]})
		}
	}
}

// payments say by patient who got anything from the first benefit, and from those behind it. Own accounts are not help;
// what a household gets at a period's end is help to each of its patients.
func (x *replayer) payments(c *model.Claims, paid *model.Settled) (first, beyond []bool) {
	first, beyond = make([]bool, len(c.Patients)), make([]bool, len(c.Patients))
	into := first
	for b, benefit := range x.world.Scenarios[0].Benefits {
		if benefit.Own {
			continue
		}
		if s := x.streams[b]; s >= 0 {
			for j, fen := range paid.Paid[s] {
				into[c.Patient[j]] = into[c.Patient[j]] || fen > 0
			}
			for i, fen := range paid.PaidPerson[s] {
				into[i] = into[i] || fen > 0
			}
			for i := range c.Patients {
				into[i] = into[i] || paid.PaidHousehold[s][c.Patients[i].Household] > 0
			}
		}
		into = beyond
	}
	return first, beyond
}
