package forecast

import (
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/message"
	"doudi/model/random"
	"doudi/scenarios"
)

// inputs are the uncertain inputs of a run and where each draw stands in them. The policies of two scenarios may state
// different values for a parameter of one name: they share its place in the range, so that scenarios differ only where
// their policies do.
type inputs struct {
	shared []model.Quantity   // of profile and catalogue
	own    [][]model.Quantity // by scenario, of its policy and take-ups
	paths  []string           // all that are drawn, once each
	titles map[string]model.Title
	place  map[string][]float64
}

func (p *Plan) inputs() *inputs {
	in := &inputs{titles: map[string]model.Title{}, place: map[string][]float64{}}
	in.shared = append(p.profile.Quantities(), p.illness.In(p.profile)...)
	for _, q := range p.Study.AccountInputs() {
		if q.Uncertain() {
			fund := strings.Split(q.Path, ".")[1] // funds.ID.…: two funds have an income of one name
			q.Title = model.TitleOf(message.Say("%s: %s¦an income of a fund", p.FundTitle(fund).Or(fund), q.Title.Or(q.Path)))
			in.shared = append(in.shared, q)
		}
	}
	for _, x := range p.carried {
		if x.Grow.Uncertain() {
			in.shared = append(in.shared, x.Grow)
		}
	}
	in.shared = append(in.shared, slices.Concat(p.uncertainChanges(), p.uncertainCosts())...)
	in.arrange(p.Study, in.shared)
	for i, policy := range p.policies {
		own := append(policy.Quantities(), p.uncertainTakeUps(i)...)
		in.own = append(in.own, own)
		in.arrange(p.Study, own)
	}
	return in
}

// arrange gives quantities their places, a Latin hypercube over all draws.
func (in *inputs) arrange(study *scenarios.Study, quantities []model.Quantity) {
	key := random.Root(study.Seed).For(random.ForInputs)
	for _, q := range quantities {
		if drawn := q.Drawn(); in.place[drawn] == nil {
			in.place[drawn] = random.Related(key, drawn, q.Family, q.Shared, study.Draws)
			in.paths, in.titles[drawn] = append(in.paths, drawn), q.Title
		}
	}
}

// values are the numbers of a draw.
func (in *inputs) values(draw int, quantities []model.Quantity) model.Values {
	out := make(model.Values, len(quantities))
	for _, q := range quantities {
		out[q.Path] = q.At(in.place[q.Drawn()][draw])
	}
	return out
}

// unverified counts the uncertain inputs whose status says so.
func (in *inputs) unverified() int {
	seen := map[string]bool{}
	for _, list := range append([][]model.Quantity{in.shared}, in.own...) {
		for _, q := range list {
			if q.Status == "unverified" {
				seen[q.Drawn()] = true
			}
		}
	}
	return len(seen)
}
