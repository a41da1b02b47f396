package forecast

import (
	"slices"
	"sync"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/rules"
)

// Conclude says what came of a plan all of whose simulations are in the results. How long it took and by which program
// is left to the caller.
func (p *Plan) Conclude(r *Results) (*Result, error) {
	in := p.inputs()
	out := p.result(in, r)
	var err error
	if out.AtStated, err = p.atStated(); err != nil {
		return nil, err
	}
	out.Policies, out.Families = p.policies, sync.OnceValues(p.families)
	out.Case, err = p.replay(in)
	return out, err
}

// result says what came out.
func (p *Plan) result(in *inputs, r *Results) *Result {
	out := &Result{
		Study: p.Study, Inputs: p.Inputs,
		Uncertain: len(in.paths), Unverified: in.unverified(), Groups: p.groups(),
		CarriedOn: p.carried, TakeUps: p.listTakeUps(), Changed: p.listChanges(), Interventions: p.costs(in, r), Gauges: p.world.Layout.Gauges,
	}
	out.PolicyTitle, out.ProfileTitle, out.CatalogueTitle = p.policies[0].Title, p.profile.Title, p.illness.Title
	out.Simulated, out.Represented = p.People()
	out.Idle, out.Unsimulated = p.findIdle(), p.unbilled
	out.Funds = p.fundsSeen(out.Idle)
	out.Rows = p.rows(r)
	out.Replicated, out.Drawn = p.replicated(r), p.drawn(in)
	if out.Unbudgeted = p.unbudgeted(); out.Unbudgeted == (model.Title{}) {
		out.Budgets = p.budgets(r)
		out.Curves = p.curves(r)
	}
	p.keepAccounts(in, r, out)
	out.Backtests = p.backtests(r)
	out.Influences = p.influences(in, r)
	out.Swings = p.swings(in, r)
	out.Clouds = p.clouds(r)
	out.Warnings = p.cautions(in, r)
	return out
}

// rows summarises every figure, scenario by scenario, all years after the single ones. A benefit that a scenario's
// policy does not have has no row there; nor has a fund that neither it nor the baseline has.
func (p *Plan) rows(r *Results) []measure.Row {
	var out []measure.Row
	before := map[[2]int]measure.Row{} // by year and key: the baseline's, which most alternatives leave as they are
	for s, years := range r.series {
		for y := range years {
			year := p.yearAt(y)
			for k, key := range r.keys {
				if !p.has(s, key) || !p.covers(year, key) {
					continue
				}
				row := measure.Row{Scenario: p.Study.Scenarios[s].ID, Year: year, Measure: key.Measure, By: key.By, Group: key.Group, Unit: key.Unit}
				base := r.series[0][y][k]
				if known, ok := before[[2]int{y, k}]; ok && years[y][k].Same(base) {
					known.Scenario = row.Scenario
					row = known
				} else {
					years[y][k].Summarise(&row)
				}
				if s == 0 {
					before[[2]int{y, k}] = row
				}
				years[y][k].Compare(base, &row)
				if row.Mean == 0 && p.nothing(s, y, key) {
					row.Rare = false
				}
				out = append(out, row)
			}
			out = append(out, p.averted(r, s, y, year)...)
		}
	}
	return out
}

// yearAt is the y-th year of the study, and behind the last 0, all together.
func (p *Plan) yearAt(y int) int {
	if y < len(p.world.Years) {
		return p.world.Years[y]
	}
	return 0
}

// covers says whether rows of a year, 0 for all together, have a figure: counts that add up over years are those of single
// years there, and what is of a whole year is not of a part of it.
func (p *Plan) covers(year int, key measure.Key) bool {
	m, _ := measure.Find(key.Measure)
	if m.Yearly() && year != 0 {
		return false
	}
	if m.Monthly() || p.Study.Months.Whole() {
		return true
	}
	first, last := p.Study.Months.Of(p.Study.Years, year)
	return year != 0 && first == 1 && last == 12
}

// nothing says that a figure is 0 whoever is simulated: a benefit that is not in force pays nothing, and nobody gains or
// loses against the scenario's own policy.
func (p *Plan) nothing(scenario, year int, key measure.Key) bool {
	switch {
	case key.By == "benefit":
		return !p.pays(scenario, year, key.Group)
	case key.By == "premium":
		return true // it hangs on nobody's illness
	case key.By == "fund", key.By == "payer":
		return !slices.ContainsFunc(p.sum(key).benefits[scenario], func(id string) bool { return p.pays(scenario, year, id) })
	}
	m, _ := measure.Find(key.Measure)
	if m.ID == "fund_spending" { // whoever it is paid for
		return !slices.ContainsFunc(p.policies[scenario].Benefits, func(b *rules.Benefit) bool { return p.pays(scenario, year, b.ID) })
	}
	return m.Against && scenario == 0
}

// groups names the members of every way to divide the results.
func (p *Plan) groups() []Grouping {
	l := p.world.Layout
	benefits, statuses := Grouping{By: "benefit"}, Grouping{By: "status"}
	for _, id := range l.Benefits {
		m := Member{ID: id}
		for _, policy := range p.policies {
			if at := policy.Benefit(id); at >= 0 && m.Title == (model.Title{}) {
				m.Title = policy.Benefits[at].Title
			}
		}
		benefits.Members = append(benefits.Members, m)
	}
	for _, word := range l.Statuses {
		statuses.Members = append(statuses.Members, Member{word, p.profile.Status(word)})
	}
	return []Grouping{benefits, p.fundGroup(), payerGroup(), statuses, p.members("category", l.Categories), p.members("level", l.Levels)}
}

// fundGroup names every fund as the first policy that has it does, those that pay premiums alone behind the others.
func (p *Plan) fundGroup() Grouping {
	out := Grouping{By: "fund"}
	add := func(id string, title model.Title) {
		if id != "" && !slices.ContainsFunc(out.Members, func(m Member) bool { return m.ID == id }) {
			out.Members = append(out.Members, Member{id, title})
		}
	}
	for _, funds := range p.funds {
		for _, f := range funds {
			add(f.ID, f.Title)
		}
	}
	for _, policy := range p.policies {
		for _, b := range policy.Enrolments {
			add(b.Fund, policy.Fund(b.Fund).Title)
		}
	}
	return out
}

// payerGroup names whose money funds are made of.
func payerGroup() Grouping {
	return Grouping{By: "payer", Members: []Member{
		{"public", model.TitleOf(message.Say("public money"))}, {"insurer", model.TitleOf(message.Say("insurers' money"))},
		{"provider", model.TitleOf(message.Say("providers"))}, {"employer", model.TitleOf(message.Say("employers"))},
		{"charity", model.TitleOf(message.Say("charities"))},
	}}
}

// members takes the titles of an enumeration's words from the first policy that has them; words that none titles have their usual
// names.
func (p *Plan) members(by string, words []string) Grouping {
	out := Grouping{By: by}
	for _, word := range words {
		m := Member{ID: word}
		for _, policy := range p.policies {
			if title, ok := policy.Enumeration(by).Titles[word]; ok && m.Title == (model.Title{}) {
				m.Title = title
			}
		}
		if e := p.policies[0].Enumeration(by); m.Title == (model.Title{}) && e != nil {
			m.Title = model.Title{ZH: e.Title(word, message.Chinese), EN: e.Title(word, message.English)}
		}
		out.Members = append(out.Members, m)
	}
	return out
}
