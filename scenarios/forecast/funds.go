package forecast

import (
	"slices"

	"doudi/model"
	"doudi/model/measure"
	"doudi/rules"
)

// Fund is who pays some of a scenario's benefits. The patients' own accounts are no funds.
type Fund struct {
	Scenario string // id
	ID       string // "" for a benefit that names no fund; it has an entry of its own
	Title    model.Title
	Payer    string   // public | insurer | provider | employer | charity
	Benefits []string // ids, in the order in which they pay
	Premiums []Member // what it pays for people at enrolment, which is in no benefit and in no budget
}

// fundsOf are a policy's funds in the order in which they first pay.
func fundsOf(scenario string, policy *rules.Policy) []Fund {
	var out []Fund
	for _, b := range policy.Benefits {
		fund := policy.Fund(b.Fund)
		if fund.Kind == "own" {
			continue
		}
		at := slices.IndexFunc(out, func(f Fund) bool { return b.Fund != "" && f.ID == b.Fund })
		if at < 0 {
			at = len(out)
			title := fund.Title
			if b.Fund == "" || title == (model.Title{}) {
				title = b.Title
			}
			out = append(out, Fund{Scenario: scenario, ID: b.Fund, Title: title, Payer: fund.Kind})
		}
		out[at].Benefits = append(out[at].Benefits, b.ID)
	}
	for _, b := range policy.Enrolments {
		if at := slices.IndexFunc(out, func(f Fund) bool { return b.Fund != "" && f.ID == b.Fund }); at >= 0 {
			out[at].Premiums = append(out[at].Premiums, Member{b.ID, b.Title})
		}
	}
	return out
}

// findIdle finds by scenario the benefits that the study's years never see in its policy, nor in the baseline's: they have lapsed, or are to
// come.
func (p *Plan) findIdle() map[string][]string {
	years := p.Study.Years
	first, _ := p.Study.Months.Of(years, years.From)
	_, last := p.Study.Months.Of(years, years.To)
	from, to := rules.MonthOf(years.From, first), rules.MonthOf(years.To, last)
	idle := func(policy *rules.Policy) (out []string) {
		for _, b := range policy.Benefits {
			if b.From > to || b.Until <= from {
				out = append(out, b.ID)
			}
		}
		return out
	}
	out, base := map[string][]string{}, p.policies[0]
	for i, policy := range p.policies {
		for _, id := range idle(policy) {
			if base.Benefit(id) < 0 || slices.Contains(idle(base), id) {
				scenario := p.Study.Scenarios[i].ID
				out[scenario] = append(out[scenario], id)
			}
		}
	}
	return out
}

// fundsSeen are the funds of all scenarios without their idle benefits.
func (p *Plan) fundsSeen(idle map[string][]string) []Fund {
	var out []Fund
	for _, f := range slices.Concat(p.funds...) {
		f.Benefits = slices.DeleteFunc(slices.Clone(f.Benefits), func(id string) bool { return slices.Contains(idle[f.Scenario], id) })
		if len(f.Benefits) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// sumOf is a figure that adds up what several benefits paid: those of a fund, or of all funds of a payer. Which they are
// hangs on the scenario's policy.
type sumOf struct {
	by, group string
	benefits  [][]string // by scenario
	premiums  [][]string // by scenario: benefits at enrolment
}

// findFunds names the funds of all scenarios, and the sums over benefits that are reported of them.
func (p *Plan) findFunds() {
	for i, policy := range p.policies {
		p.funds = append(p.funds, fundsOf(p.Study.Scenarios[i].ID, policy))
	}
	for _, by := range []string{"fund", "payer"} {
		for s, funds := range p.funds {
			for _, f := range funds {
				group := f.Payer
				if by == "fund" {
					group = f.ID
				}
				if group == "" {
					continue
				}
				at := slices.IndexFunc(p.sums, func(x sumOf) bool { return x.by == by && x.group == group })
				if at < 0 {
					at = len(p.sums)
					p.sums = append(p.sums, sumOf{by, group, make([][]string, len(p.policies)), make([][]string, len(p.policies))})
				}
				p.sums[at].benefits[s] = append(p.sums[at].benefits[s], f.Benefits...)
			}
		}
		p.findPremiums(by)
	}
}

// findPremiums adds what funds or payers pay at enrolment to their sums; one that pays nothing else has a sum of its own.
func (p *Plan) findPremiums(by string) {
	for s, policy := range p.policies {
		for _, b := range policy.Enrolments {
			group := b.Fund
			if by == "payer" {
				group = policy.Fund(b.Fund).Kind
			}
			if group == "" {
				continue
			}
			at := slices.IndexFunc(p.sums, func(x sumOf) bool { return x.by == by && x.group == group })
			if at < 0 {
				at = len(p.sums)
				p.sums = append(p.sums, sumOf{by, group, make([][]string, len(p.policies)), make([][]string, len(p.policies))})
			}
			p.sums[at].premiums[s] = append(p.sums[at].premiums[s], b.ID)
		}
	}
}

// keys are those of the layout, and behind them the sums over benefits.
func (p *Plan) keys() []measure.Key {
	out := p.world.Layout.Figures().Keys()
	for _, x := range p.sums {
		for _, id := range measure.Summed() {
			out = append(out, measure.KeyOf(id, x.by, x.group))
		}
	}
	return out
}

// addends are the keys that each sum over benefits adds up under a scenario, in the order of keys.
func (p *Plan) addends(keys []measure.Key, scenario int) [][]int {
	var out [][]int
	for _, x := range p.sums {
		for _, id := range measure.Summed() {
			m, _ := measure.Find(id)
			of := []int{}
			add := func(key measure.Key) {
				if at := slices.Index(keys, key); at >= 0 {
					of = append(of, at)
				}
			}
			from := id
			if !slices.Contains(m.By(), "benefit") {
				from = "fund_spending"
			}
			for _, benefit := range x.benefits[scenario] {
				if m.OfBenefits() {
					add(measure.KeyOf(from, "benefit", benefit))
				}
			}
			for _, premium := range x.premiums[scenario] {
				if m.OfPremiums() {
					add(measure.KeyOf(id, "premium", premium))
				}
			}
			out = append(out, of)
		}
	}
	return out
}

// sumUp adds the sums over benefits behind the values of the layout.
func sumUp(addends [][]int, values []measure.Value) []measure.Value {
	for _, of := range addends {
		all := measure.Value{Den: 1}
		for _, k := range of {
			all = all.Plus(values[k], false)
		}
		values = append(values, all)
	}
	return values
}

// sum is the sum over benefits that a key names; nil for the others.
func (p *Plan) sum(key measure.Key) *sumOf {
	at := slices.IndexFunc(p.sums, func(x sumOf) bool { return x.by == key.By && x.group == key.Group })
	if at < 0 {
		return nil
	}
	return &p.sums[at]
}

// has says whether a scenario has rows of a key: a benefit that its policy holds, a fund of its own or of the baseline,
// which is then known to pay nothing.
func (p *Plan) has(scenario int, key measure.Key) bool {
	switch key.By {
	case "benefit":
		return p.policies[scenario].Benefit(key.Group) >= 0
	case "fund", "payer":
		x := p.sum(key)
		return x.benefits[scenario] != nil || x.benefits[0] != nil || x.premiums[scenario] != nil || x.premiums[0] != nil
	case "premium":
		return p.policies[scenario].Enrolment(key.Group) >= 0
	}
	return true
}
