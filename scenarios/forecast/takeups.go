package forecast

import (
	"cmp"
	"fmt"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/resolve"
	"doudi/scenarios"
)

// TakeUp is an input of a run: which share of those whom a benefit would pay apply for it in a scenario.
type TakeUp struct {
	Scenario, Benefit string // ids
	Place             string // in_county | elsewhere; "" where places are not told apart
	From              string // 2018-07, "" for all dates
	Share             model.Quantity
}

// TakeUpFile lists the TakeUps among the results of a run.
const TakeUpFile = "take_up.csv"

// findTakeUps finds what holds for each scenario, what it says itself before what the study says, and that before the
// profile, and refuses what no benefit can have. What a profile says of a benefit that this study's policies do not have is
// of another policy: that alone is a doubt.
func (p *Plan) findTakeUps() error {
	var problems document.Report
	for _, t := range p.profile.Applied {
		if ids := p.payingIDs(p.policies); !slices.Contains(ids, t.Benefit) {
			p.Doubts.Warnf(t.At, "the profile states the take-up of `%s`, and no policy of this study has such a benefit", t.Benefit).
				Because("of what the policy calls otherwise everybody gets what is due").OneOf(t.Benefit, ids)
		}
	}
	for _, t := range p.Study.Applied {
		p.knownTakeUp(&problems, t, p.policies)
	}
	for i, c := range p.Study.Scenarios {
		policy := p.policies[i]
		for _, t := range c.Applied {
			p.knownTakeUp(&problems, t, p.policies[i:i+1])
		}
		of := map[string]document.TakeUp{}
		for _, said := range [][]document.TakeUp{p.profile.Applied, p.Study.Applied, c.Applied} {
			for _, t := range said {
				of[t.Benefit] = t
			}
		}
		var own []document.TakeUp
		for _, b := range policy.Benefits {
			if t, stated := of[b.ID]; stated {
				problems.Join(p.impossible(t, b))
				own = append(own, t)
			}
		}
		p.takeUps = append(p.takeUps, p.takenUp(i, own))
	}
	return problems.Err()
}

// payingIDs are the ids of the benefits that pay bills or persons in some of the policies, each once.
func (p *Plan) payingIDs(policies []*rules.Policy) []string {
	var out []string
	for _, policy := range policies {
		for _, b := range policy.Benefits {
			if !slices.Contains(out, b.ID) {
				out = append(out, b.ID)
			}
		}
	}
	return out
}

// knownTakeUp refuses the take-up of a benefit that none of the policies has.
func (p *Plan) knownTakeUp(problems *document.Report, t document.TakeUp, policies []*rules.Policy) {
	ids := p.payingIDs(policies)
	switch {
	case slices.Contains(ids, t.Benefit):
	case slices.ContainsFunc(policies, func(policy *rules.Policy) bool { return policy.Enrolment(t.Benefit) >= 0 }):
		problems.Errorf(t.At, "`%s` is paid when people are enrolled; nobody applies for it", t.Benefit).
			Because("a take-up is of a benefit that pays bills, or at a period's end").Instead("a share in the policy's formula for it")
	default:
		problems.Errorf(t.At, "`applied` names `%s`, and the policy has no such benefit", t.Benefit).OneOf(t.Benefit, ids)
	}
}

// impossible refuses a take-up by place where the benefit has none, and one that begins when the benefit pays already.
func (p *Plan) impossible(t document.TakeUp, b *rules.Benefit) *document.Report {
	problems := &document.Report{}
	if b.At != rules.AtClaim && slices.ContainsFunc(t.Values, func(v model.TakenUp) bool { return v.ByPlace }) {
		problems.Errorf(t.At, "`%s` pays at a period's end, and its take-up is given by place", t.Benefit).
			Because("at the end of a period there is no place of care").Instead("one share")
	}
	first, _ := p.months()
	first = max(first, b.From)
	v := t.Values[0]
	if from := rules.MonthOf(v.Year, v.Month); from > first {
		problems.Errorf(t.At, "the take-up of `%s` begins %s, and the benefit can pay from %s on", t.Benefit, from, first).
			Because("before its first date nothing says who applies").Instead("a value from %s on, 0 if nobody applied", first)
	}
	return problems
}

// applied are the ids of the benefits with a take-up under some scenario.
func (p *Plan) applied() []string {
	var out []string
	for _, own := range p.takeUps {
		for _, t := range own {
			if !slices.Contains(out, t.Benefit) {
				out = append(out, t.Benefit)
			}
		}
	}
	slices.Sort(out)
	return out
}

// listTakeUps are the take-ups of all scenarios, a line for each place and date.
func (p *Plan) listTakeUps() []TakeUp {
	var out []TakeUp
	for i, own := range p.takeUps {
		for _, t := range own {
			for _, v := range t.Values {
				line := TakeUp{Scenario: p.Study.Scenarios[i].ID, Benefit: t.Benefit, Share: p.named(i, t.Benefit, v.InCounty)}
				if v.Year > 0 {
					line.From = fmt.Sprintf("%04d-%02d", v.Year, v.Month)
				}
				if !v.ByPlace {
					out = append(out, line)
					continue
				}
				away := line
				line.Place = "in_county"
				away.Place, away.Share = "elsewhere", p.named(i, t.Benefit, v.Elsewhere)
				out = append(out, line, away)
			}
		}
	}
	return out
}

// named gives a take-up a title where the file gives none.
func (p *Plan) named(scenario int, benefit string, q model.Quantity) model.Quantity {
	if q.Title != (model.Title{}) {
		return q
	}
	policy := p.policies[scenario]
	title := policy.Benefits[policy.Benefit(benefit)].Title.Or(benefit)
	switch cmp.Or(q.Together, q.Path) {
	case "applied." + benefit + ".in_county":
		q.Title = model.TitleOf(message.Say("take-up of %s in the county", title))
	case "applied." + benefit + ".elsewhere":
		q.Title = model.TitleOf(message.Say("take-up of %s elsewhere", title))
	default:
		q.Title = model.TitleOf(message.Say("take-up of %s", title))
	}
	return q
}

// uncertainTakeUps are those of a scenario that draws move.
func (p *Plan) uncertainTakeUps(scenario int) []model.Quantity {
	var out []model.Quantity
	for _, t := range p.takeUps[scenario] {
		for _, q := range t.Quantities() {
			if q.Uncertain() {
				out = append(out, p.named(scenario, t.Benefit, q))
			}
		}
	}
	return out
}

// findApplications doubts benefits that are paid on application and of which nothing says who applies, each once.
func (p *Plan) findApplications() {
	first, last := p.months()
	said := map[string]bool{}
	for i, policy := range p.policies {
		for _, id := range resolve.OnApplication(policy, first, last) {
			if said[id] || slices.ContainsFunc(p.takeUps[i], func(t document.TakeUp) bool { return t.Benefit == id }) {
				continue
			}
			said[id] = true
			title := policy.Benefits[policy.Benefit(id)].Title.Or(id)
			p.Doubts.Warnf(p.Study.Scenarios[i].At, "scenario `%s`: the benefit `%s` is paid on application, and nothing says who applies", p.Study.Scenarios[i].ID, id).
				Because("no simulated bill states that anything was applied for, so that it pays nothing").
				Instead("applied: {%s: {value: 0.3, range: [0.1, 0.6], source: {ref: …, status: unverified}}}, in the study or its profile", id)
			p.notes = append(p.notes, model.TitleOf(message.Say("\"%s\" is paid on application, and nothing says who applies (`applied: {%s: …}` in the study or its profile): it pays nothing here.", title, id)))
		}
	}
}

// takeUpCautions tell on the page of every take-up, of an alternative those that the first scenario does not have so.
func (p *Plan) takeUpCautions() []model.Title {
	var said message.Words
	var first []TakeUp
	for _, x := range p.listTakeUps() {
		alone := x
		alone.Scenario = ""
		if slices.Contains(first, alone) {
			continue
		}
		if x.Scenario == p.Study.Baseline().ID {
			first = append(first, alone)
		}
		said = append(said, p.tellTakeUp(x))
	}
	if said == nil {
		return nil
	}
	return []model.Title{model.TitleOf(message.Say("Not everybody applies for what is due: %s. Ranges and sources are in %s; the one bill that is shown on its way is settled as if all of it were applied for, benefits on application apart.", said, TakeUpFile))}
}

// tellTakeUp is one take-up in words.
func (p *Plan) tellTakeUp(x TakeUp) message.Message {
	status := message.Say(x.Share.Status)
	amount := message.Say("%.0f %% (%s)¦a take-up", 100*x.Share.Value, status)
	if x.Share.Uncertain() {
		amount = message.Say("%.0f %% (%.0f–%.0f %%, %s)¦a take-up", 100*x.Share.Value, 100*x.Share.Low, 100*x.Share.High, status)
	}
	out := message.Say("%s %s¦a take-up", x.Share.Title.Or(x.Benefit), amount)
	if x.From != "" {
		out = message.Say("%s from %s %s¦a take-up", x.Share.Title.Or(x.Benefit), x.From, amount)
	}
	if x.Scenario != p.Study.Baseline().ID {
		i := slices.IndexFunc(p.Study.Scenarios, func(c scenarios.Scenario) bool { return c.ID == x.Scenario })
		out = message.Say("%s in \"%s\"¦a scenario", out, p.Study.Scenarios[i].Title.Or(x.Scenario))
	}
	return out
}
