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
	return k.settle(k.sampler.Sample(p.view, s.rates, s.key), p, s)
}

// settle takes people through a year whose bills are given.
func (k *Worker) settle(bills []model.Bill, p *people, s *season) error {
	k.cases.count(bills, p, s.common)
	k.layout.claims(&k.cases, p, &k.claims)
	if err := s.settler.Settle(&k.claims, &k.paid); err != nil {
		return err
	}
	k.burdens.begin(&k.cases, k.layout.rows, p.cells)
	k.burdens.alike(s.sharing, &k.paid, s.common)
	k.verdicts.all(k.cases.homes, &k.burdens.shared, p.cells, s.common)
	k.spread.begin(&k.cases, &k.layout, p)
	k.spread.alike(s.sharing, k.layout.rows, &k.paid, p.cells, s.common)
	k.heads.alike(s, &k.cases, &k.verdicts, p)
	k.helped(-1, s.sharing.common, s, s.common)
	for i, tally := range s.own {
		touched := k.burdens.apart(s.sharing, i, &k.paid, tally)
		k.verdicts.anew(touched, k.cases.homes, &k.burdens.shared, &k.burdens.own, p.cells, tally)
		k.burdens.leave(i, tally)
		k.heads.differ(s, i, &k.burdens, &k.verdicts)
		k.spread.apart(s.sharing.own[i], k.layout.rows, &k.paid, p.cells, tally)
		k.helped(i, s.sharing.own[i], s, tally)
	}
	return nil
}

// helped marks and counts the persons whom benefits pay; scenario is −1 for benefits that pay alike under all.
func (k *Worker) helped(scenario int, benefits []paying, s *season, t *measure.Tally) {
	for _, p := range benefits {
		k.heads.memory[s.replicate].persons[s.year].helps(scenario, p, &k.layout, k.people.cells, &k.paid, t)
	}
}
