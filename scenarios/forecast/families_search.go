package forecast

import (
	"cmp"
	"math"
	"slices"

	"doudi/model"
	"doudi/model/simulate"
	"doudi/rules"
	"doudi/rules/settle"
	"doudi/rules/wave"
)

// FamilyBills is with how many bills a family is shown; one with more only where nobody with fewer is found.
const FamilyBills = 6

const (
	enoughFound  = 25 // households that show something, after whose round the search for it ends
	familyTries  = 12 // of them that are settled anew
	familyBlocks = 8  // that are looked at in a round, evenly over all people, before the search may end
)

// want is something that a family shall show.
type want struct {
	family *Family
	under  []int // scenarios, the last the one at hand
	// by is how much of it a household shows, 0 nothing: the family is in the middle by it.
	by     func(x *searcher, s seenOf, local int) float64
	found  []candidate
	looked int
}

// candidate is a household that shows what is wanted.
type candidate struct {
	block     int
	household int32
	by        float64
	weight    float64
	few       bool // of bills
}

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

// families looks for them: in the last year that each benefit can pay in, and of all else in the last of the study.
func (p *Plan) families() (*Families, error) {
	out, byYear := &Families{}, map[int][]*want{}
	last := len(p.world.Years) - 1
	for _, f := range p.inForce() {
		out.Benefits = append(out.Benefits, f.Family)
	}
	for i, f := range p.inForce() {
		if f.unbilled || i >= MostFamilies {
			continue
		}
		byYear[f.year] = append(byYear[f.year], &want{family: &out.Benefits[i], under: []int{f.scenario}, by: func(x *searcher, s seenOf, local int) float64 {
			return float64(x.paid[s.SeenHousehold.Household][paidBy{local, f.column}])
		}})
	}
	for _, m := range countedMeasures() {
		if !m.societal || p.profile.Societal() {
			out.Measures = append(out.Measures, Family{Of: m.measure, Scenario: p.Study.Baseline().ID, Year: p.world.Years[last]})
		}
	}
	for i := range out.Measures {
		counts := countedMeasure(out.Measures[i].Of).counts
		byYear[last] = append(byYear[last], &want{family: &out.Measures[i], under: []int{0}, by: func(_ *searcher, s seenOf, _ int) float64 {
			if !counts(s) {
				return 0
			}
			return s.OOP
		}})
	}
	for _, c := range p.Study.Scenarios[1:] {
		out.Scenarios = append(out.Scenarios, Family{Of: c.ID, Scenario: c.ID, Year: p.world.Years[last]})
	}
	for i := range out.Scenarios[:min(len(out.Scenarios), MostFamilies)] {
		byYear[last] = append(byYear[last], &want{family: &out.Scenarios[i], under: []int{0, i + 1}, by: changedBurden})
	}
	for y := range p.world.Years {
		if wants := byYear[y]; wants != nil {
			if err := p.search(y, wants); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// changedBurden is by how much an alternative changes what a household pays, less what it gets in cash.
func changedBurden(x *searcher, s seenOf, _ int) float64 {
	before, there := x.base[s.SeenHousehold.Household]
	if !there {
		return 0
	}
	return math.Abs(s.OOP - s.Cash - before)
}

// paying is a benefit that can pay, with the places of the scenario, of the year and in the layout.
type paying struct {
	Family
	scenario, year, column int
	unbilled               bool
}

// inForce are the benefits of every policy of the study that can pay in some scenario, each by the first such scenario and the last year
// in which it does, policy by policy in the order in which they pay.
func (p *Plan) inForce() []paying {
	var out []paying
	known := map[[2]string]bool{}
	for s, c := range p.Study.Scenarios {
		for _, b := range p.policies[s].Benefits {
			of := [2]string{c.Policy, b.ID}
			if known[of] {
				continue
			}
			for y := len(p.world.Years) - 1; y >= 0; y-- {
				if unbilled := slices.Contains(p.unbilled[c.ID], b.ID); unbilled || p.pays(s, y, b.ID) {
					out = append(out, paying{Family{Of: b.ID, Scenario: c.ID, Year: p.world.Years[y]}, s, y, slices.Index(p.world.Layout.Benefits, b.ID), unbilled})
					known[of] = true
					break
				}
			}
		}
	}
	return out
}

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
	rounds := max(len(blocks)/familyBlocks, 1)
	open := slices.Clone(wants)
	for round := 0; round < rounds && len(open) > 0; round++ {
		for j := round; j < len(blocks); j += rounds {
			if err := x.look(blocks[j], open); err != nil {
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

// choose takes of those found the one in the middle, or the next to it that can be settled from its bills.
func (x *searcher) choose(w *want) error {
	f := w.family
	f.Found, f.Looked = len(w.found), w.looked
	var few, many []candidate
	for _, c := range w.found {
		if c.few {
			few = append(few, c)
		} else {
			many = append(many, c)
		}
	}
	for _, c := range append(fromTheMiddle(few), fromTheMiddle(many)...) {
		if ok, err := x.settle(w, c, f); err != nil || ok {
			return err
		}
		f.Sheets, f.Burdens, f.Means, f.Unapplied = nil, nil, Means{}, nil
	}
	return nil
}

// fromTheMiddle are a few households from the one that parts them all, each with its weight, by how much they show, outwards.
func fromTheMiddle(list []candidate) []candidate {
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.by, b.by), cmp.Compare(a.block, b.block), cmp.Compare(a.household, b.household))
	})
	total, before, middle := 0.0, 0.0, 0
	for _, c := range list {
		total += c.weight
	}
	for i, c := range list {
		if before += c.weight; 2*before >= total {
			middle = i
			break
		}
	}
	var out []candidate
	for away := 0; away < len(list) && len(out) < familyTries; away++ {
		if middle+away < len(list) {
			out = append(out, list[middle+away])
		}
		if away > 0 && middle-away >= 0 {
			out = append(out, list[middle-away])
		}
	}
	return out
}

// settle settles a household by the scenarios that the want is about; ok is false where that does not give what the simulation paid.
func (x *searcher) settle(w *want, c candidate, out *Family) (ok bool, err error) {
	for i, scenario := range w.under {
		b, local := x.of(scenario)
		ok = false
		var failed error
		if err := x.run(b, c.block, func() {
			x.each(local, func(h seenOf) {
				if h.SeenHousehold.Household != c.household {
					return
				}
				var sheet *settle.Sheet
				of := CaseSheet{Scenario: x.plan.Study.Scenarios[scenario].ID, Policy: x.plan.policies[scenario]}
				var unapplied []string
				if sheet, unapplied, failed = x.again(b, local, scenario, h, &of); sheet == nil {
					return
				}
				for _, id := range unapplied {
					if !slices.Contains(out.Unapplied, id) {
						out.Unapplied = append(out.Unapplied, id)
					}
				}
				of.Sheet, ok = sheet, true
				out.Sheets, out.Burdens = append(out.Sheets, of), append(out.Burdens, burdenOf(h, sheet.Totals.OOP))
				if i == 0 {
					out.Means = x.plan.meansOf(x.seen, h.SeenHousehold)
				}
			})
		}); err != nil {
			return false, err
		}
		if failed != nil || !ok {
			return false, failed
		}
	}
	return ok, nil
}

// again settles the bills of a household, with the applications for benefits that give what the simulation paid; nil where none does: where
// what an earlier year left counts. unapplied are the benefits with a take-up for which it did not apply, without which it is settled.
func (x *searcher) again(b *bench, local, scenario int, h seenOf, of *CaseSheet) (sheet *settle.Sheet, unapplied []string, err error) {
	p := x.plan
	if h.Bills < 0 {
		return nil, nil, nil
	}
	paid := func(benefit int) model.Fen {
		return x.paid[h.SeenHousehold.Household][paidBy{local, p.world.Scenarios[scenario].Benefits[benefit].Column}]
	}
	without, unapplied := p.without(scenario, paid)
	for _, policy := range []*rules.Policy{of.Policy, without} {
		for _, applied := range []float64{1, 0} {
			if applied == 0 && policy.Applied() == nil {
				continue
			}
			bills, err := wave.BillsOf(policy, b.claims, int(h.Bills))
			if err != nil {
				return nil, nil, err
			}
			bills.Apply(policy, applied)
			sheet, err := settle.Year(policy, bills)
			if err != nil {
				return nil, nil, err
			}
			same := true
			for k := range policy.Benefits {
				same = same && sheet.Totals.Paid[k]+sheet.Totals.Cash[k] == paid(k)
			}
			switch {
			case same && policy == of.Policy:
				of.Bills = bills
				return sheet, nil, nil
			case same:
				of.Bills, of.Policy = bills, policy
				return sheet, unapplied, nil
			}
		}
	}
	return nil, nil, nil
}

// without is a scenario's policy without the benefits with a take-up that paid a household nothing, as for somebody who did not apply.
func (p *Plan) without(scenario int, paid func(benefit int) model.Fen) (*rules.Policy, []string) {
	out := *p.policies[scenario]
	out.Benefits = slices.Clone(out.Benefits)
	var ids []string
	for _, t := range p.takeUps[scenario] {
		if k := out.Benefit(t.TakeUp.Benefit); k >= 0 && paid(k) == 0 && out.Benefits[k].Enabled {
			off := *out.Benefits[k]
			off.Enabled = false
			out.Benefits[k], ids = &off, append(ids, off.ID)
		}
	}
	return &out, ids
}
