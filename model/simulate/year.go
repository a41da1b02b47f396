package simulate

import (
	"doudi/model"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/random"
)

// season is what a year of one replicate brings to a block's people, and the tallies that it is counted in.
type season struct {
	rates     *illness.Rates
	key       random.Key // of seed, draw, replicate and year
	lives     random.Key // the same of all years, by which it finds who has been ill before
	year      int        // its place in World.Years
	replicate int        // its place in the shard
	settler   Settler
	sharing   *sharing
	common    *measure.Tally   // what all scenarios share
	own       []*measure.Tally // by scenario
}

// year takes people through a year of a replicate:
//
//	people → bills → claims → paid → burden → verdicts → tally
//
// Each stage reads what those before it left, and nothing else.
func (k *Worker) year(p *people, s *season) error {
	if k.beside.has(s.year) >= sameView {
		return k.settle(k.sampler.SampleBeside(&k.beside.first.sampler, p.view, s.rates, s.lives, k.beside.ill[s.replicate][s.year]), p, s)
	}
	return k.settle(k.sampler.Sample(p.view, s.rates, s.lives), p, s)
}

// settle takes people through a year whose bills are given.
func (k *Worker) settle(bills []model.Bill, p *people, s *season) error {
	k.cases.count(bills, p, s.common)
	k.lay(p, s)
	if err := s.settler.Settle(k.claims, &k.paid); err != nil {
		return err
	}
	k.burdens.begin(&k.cases, k.layout.rows, p.stand.present, p.cells)
	k.spread.begin(&k.cases, k.layout)
	k.heads.memory[s.replicate].persons[s.year].begin(k.cases.ill, p, k.heads.marks.words)
	k.pay(-1, s.sharing.common, s, s.common)
	k.burdens.eligible(s.sharing.commonEligible, &k.paid, s.common)
	k.burdens.share()
	k.verdicts.all(k.cases.homes, &k.burdens.shared, p.stand.present, p.cells, s.common)
	k.spread.alike(p.cells, s.common)
	k.gauges.alike(p, &k.cases, &k.burdens.shared, k.spread.shared, s.common)
	k.heads.alike(s, &k.cases, &k.verdicts)
	if k.world.Witness != nil {
		k.witness.begin(p, &k.cases)
	}
	for i, tally := range s.own {
		k.pay(i, s.sharing.own[i], s, tally)
		if s.sharing.ownEligible != nil {
			k.burdens.eligible(s.sharing.ownEligible[i], &k.paid, tally)
		}
		k.verdicts.anew(k.burdens.touched, k.cases.homes, &k.burdens.shared, &k.burdens.own, p.cells, tally)
		k.gauges.apart(p, &k.cases, k.burdens.touched, &k.burdens.own, k.spread.touched, k.spread.own, tally)
		if k.world.Witness != nil {
			k.witness.under(i, k, s.sharing)
		}
		k.burdens.leave(i, p, tally)
		k.heads.differ(s, i, &k.burdens, &k.verdicts)
		k.spread.apart(p.cells, tally)
	}
	if k.world.Witness != nil {
		k.witness.show(k.world.Witness)
	}
	return nil
}

// lay lays the cases out.
func (k *Worker) lay(p *people, s *season) {
	if k.beside.has(s.year) == wholeYear && k.beside.ill[s.replicate][s.year] && k.laid.from(k.beside.first, &k.cases) {
		k.layout, k.claims = k.beside.first.layout, &k.laid.own
		return
	}
	k.layout, k.claims = &k.laid.layout, &k.laid.claims
	k.layout.claims(&k.cases, p, k.claims)
	k.layout.applications(k.world.Applied, &k.cases, p, s.key, k.claims)
}

// pay takes what benefits pay off the burdens of households and of patients, and marks and counts whom they help; scenario is −1
// for benefits that pay alike under all.
func (k *Worker) pay(scenario int, benefits []paying, s *season, t *measure.Tally) {
	owed, left := &k.burdens.own, &k.spread.own
	if scenario < 0 {
		owed, left = &k.burdens.shared, &k.spread.shared
	}
	persons := &k.heads.memory[s.replicate].persons[s.year]
	for _, b := range benefits {
		amounts, ends := k.paid.Paid[b.stream], ends(&k.paid, b.stream)
		paid := k.layout.paid(amounts)
		k.burdens.pay(b, paid, amounts, ends, owed, t)
		k.spread.pay(b, paid, k.layout.rows, amounts, ends, left)
		k.heads.helps(persons, scenario, b, paid, ends, k.layout, k.spread.of, k.at, t)
	}
}
