package forecast

import (
	"slices"

	"doudi/model"
	"doudi/model/simulate"
)

const (
	enoughFound  = 25 // households that show something, after whose round the search for it ends
	familyBlocks = 8  // that are looked at in a round, evenly over all people, before the search may end
)

// bench is the worker of the scenarios that share their bills, in one year of the study.
type bench struct {
	scenarios []int // places in the study
	worker    *simulate.Worker
	draw      *simulate.Draw
	claims    *model.Claims
	see       func(*simulate.Seen)
}

// searcher looks for families in one year.
type searcher struct {
	plan    *Plan
	year    int // its place in the study
	benches []*bench
	seen    *simulate.Seen // at hand
	paid    map[int32]map[paidBy]model.Fen
	base    map[int32]float64 // by household of the block: what the baseline leaves to it, less cash
}

// paidBy is a scenario of a bench and a benefit of the layout.
type paidBy struct{ scenario, benefit int }

// search finds what is wanted of one year.
func (p *Plan) search(year int, wants []*want) error {
	x := &searcher{plan: p, year: year}
	if err := x.prepare(); err != nil {
		return err
	}
	var blocks []int
	for i := 0; i < p.people.Blocks(); i += every(p.people.Blocks()) {
		blocks = append(blocks, i)
	}
	open := slices.Clone(wants)
	for _, round := range rounds(blocks) {
		if len(open) == 0 {
			break
		}
		for _, block := range round {
			if err := x.look(block, open); err != nil {
				return err
			}
		}
		open = slices.DeleteFunc(open, func(w *want) bool { return len(w.found) >= enoughFound })
	}
	for _, w := range wants {
		if err := x.choose(w); err != nil {
			return err
		}
	}
	return nil
}

// rounds part blocks into rounds of familyBlocks at least, where there are so many, each evenly over all.
func rounds(blocks []int) [][]int {
	out := make([][]int, max(len(blocks)/familyBlocks, 1))
	for i, block := range blocks {
		out[i%len(out)] = append(out[i%len(out)], block)
	}
	return out
}

// prepare makes the workers of the year.
func (x *searcher) prepare() error {
	p, y := x.plan, x.year
	compiled, err := p.compile()
	if err != nil {
		return err
	}
	in := p.inputs()
	all, err := p.withValues(0, in.values(0, in.shared), make([]model.Values, len(p.policies)), compiled)
	if err != nil {
		return err
	}
	past := slices.Clone(p.world.Past)
	if p.world.Remembers { // the years of the study before it are past here
		past = append(past, p.world.Years[:y]...)
	}
	var dues []simulate.Dues
	for _, year := range past {
		of, err := p.duesIn(p.stated()[0], year)
		if err != nil {
			return err
		}
		dues = append(dues, *of)
	}
	draws := append([]*simulate.Draw{all}, all.Variants...)
	for i, places := range p.world.Alike() {
		b := &bench{scenarios: places}
		w := *p.world
		w.Parts, w.Windows, w.Variants, w.Past, w.Scenarios = nil, nil, nil, past, nil
		w.Years, w.Witness = p.world.Years[y:y+1], func(s *simulate.Seen) { b.see(s) }
		for _, s := range places {
			w.Scenarios = append(w.Scenarios, p.world.Scenarios[s].OfYear(y))
		}
		if i > 0 {
			w.Population, w.Catalogue = p.world.Variants[i-1].Population, p.world.Variants[i-1].Catalogue
		}
		d := draws[i]
		b.draw = &simulate.Draw{Values: d.Values, Past: dues, Contributions: d.Contributions[y : y+1], Settlers: []simulate.MakeSettler{
			func(simulate.Settler) simulate.Settler { return watched{d.Settlers[y](nil), b} },
		}}
		if d.Premiums != nil {
			b.draw.Premiums = d.Premiums[y : y+1]
		}
		b.worker = w.NewWorker()
		x.benches = append(x.benches, b)
	}
	return nil
}

// watched is a settler that keeps the bills that it settled.
type watched struct {
	simulate.Settler
	of *bench
}

// Settle settles and keeps.
func (s watched) Settle(c *model.Claims, paid *model.Settled) error {
	s.of.claims = c
	return s.Settler.Settle(c, paid)
}

// of is the bench of a scenario, and the scenario's place in it.
func (x *searcher) of(scenario int) (b *bench, local int) {
	for _, b := range x.benches {
		if local := slices.Index(b.scenarios, scenario); local >= 0 {
			return b, local
		}
	}
	return nil, -1
}

// run takes a block through the year by one of the benches.
func (x *searcher) run(b *bench, block int, see func()) error {
	b.see = func(s *simulate.Seen) {
		x.seen = s
		x.paid = map[int32]map[paidBy]model.Fen{}
		for _, f := range s.Payments {
			if x.paid[f.Household] == nil {
				x.paid[f.Household] = map[paidBy]model.Fen{}
			}
			x.paid[f.Household][paidBy{f.Scenario, f.Benefit}] += f.Paid
		}
		see()
	}
	_, err := b.worker.Run(simulate.Shard{Draw: b.draw, First: 0, Count: 1, From: block, To: block + 1})
	return err
}

// look notes the households of a block that show what is wanted.
func (x *searcher) look(block int, wants []*want) error {
	x.base = nil
	for _, b := range x.benches {
		var own []*want
		for _, w := range wants {
			if of, _ := x.of(w.under[len(w.under)-1]); of == b {
				own = append(own, w)
			}
		}
		against := x.base == nil && slices.ContainsFunc(wants, func(w *want) bool { return len(w.under) > 1 })
		if own == nil && !against {
			continue
		}
		if err := x.run(b, block, func() { x.note(b, block, own) }); err != nil {
			return err
		}
	}
	return nil
}

// note notes the households at hand.
func (x *searcher) note(b *bench, block int, wants []*want) {
	s, c := x.seen, b.claims
	bills := make([]int, len(c.Households))
	for _, patient := range c.Patient {
		bills[c.Patients[patient].Household]++
	}
	weight := x.plan.people.Weight(s.Block.Stratum)
	if x.base == nil {
		x.base = map[int32]float64{}
		x.each(0, func(h seenOf) { x.base[h.SeenHousehold.Household] = h.OOP - h.Cash })
	}
	for _, w := range wants {
		_, local := x.of(w.under[len(w.under)-1])
		x.each(local, func(h seenOf) {
			w.looked++
			if h.Bills < 0 || bills[h.Bills] == 0 {
				return
			}
			if by := w.by(x, h, local); by > 0 {
				w.found = append(w.found, candidate{block, h.SeenHousehold.Household, by, weight, bills[h.Bills] <= FamilyBills})
			}
		})
	}
}

// each shows the households at hand as a scenario of the bench leaves them.
func (x *searcher) each(local int, show func(seenOf)) {
	s := x.seen
	next := 0
	for i := range s.Burdens {
		b := &s.Burdens[i]
		if b.Scenario != local {
			continue
		}
		for s.Households[next].Household != b.Household {
			next++
		}
		show(seenOf{&s.Households[next], b})
	}
}
