package workbook

import (
	"fmt"
	"slices"

	"doudi/model"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// reckoning is inpatient spending step by step: persons × admission rate × mean cost × share paid, in formulas. What is put in
// another's place moves what follows from it.
func (b *book) reckoning() {
	l := b.lang
	s := b.sheet(l.Say("Reckoning¦a sheet"), 26, 10, 24, 14, 12, 14, 14, 18, 18, 14, 18, 14)
	s.heads(l.Say("scenario"), l.Say("year"), l.Say("register¦a division"), l.Say("persons¦how many"), l.Say("admissions per person"), l.Say("admissions (formula)"), l.Say("cost of an admission, yuan"),
		l.Say("inpatient cost, ten thousand yuan (formula)"), l.Say("simulated: inpatient cost"), l.Say("share that funds pay"), l.Say("paid by funds, ten thousand yuan (formula)"), l.Say("simulated: paid by funds"))
	for i, c := range b.run.Study.Scenarios {
		for year := b.run.Study.Years.From; year <= b.run.Study.Years.To; year++ {
			for _, group := range append([]string{"all"}, b.run.Members("status")...) {
				by := "status"
				if group == "all" {
					by = "all"
				}
				var of [5]cell
				whole := true
				for k, id := range []string{"persons", "admission_rate", "cost_per_admission", "inpatient_cost", "inpatient_paid"} {
					r, ok := b.run.Row(c.ID, year, id, by, group)
					whole = whole && ok && !r.Rare
					of[k] = b.mean(r)
				}
				if !whole {
					continue
				}
				n := s.row + 1
				s.add(cell{text: b.scenarioTitle(i)}, cell{x: float64(year), as: dated}, cell{text: b.groupTitle(by, group)}, of[0], of[1], cell{formula: fmt.Sprintf("D%d*E%d", n, n), as: count}, of[2],
					cell{formula: fmt.Sprintf("F%d*G%d/10000", n, n), as: money}, of[3], cell{formula: fmt.Sprintf("IF(I%d=0,0,L%d/I%d)", n, n, n), as: share}, cell{formula: fmt.Sprintf("H%d*J%d", n, n), as: money}, of[4])
			}
		}
	}
	s.note(l.Say("The formulas multiply means; the simulated columns are means of products, and so differ a little. What funds pay at a period's end is not in them."))
	s.note(l.Say("Write other persons, rates, costs or shares into the sheet, and what funds pay follows."))
}

// funds is what benefits, funds and payers spend in every scenario and year.
func (b *book) funds() {
	l := b.lang
	s := b.sheet(l.Say("Funds by year¦a sheet"), 26, 12, 42, 18, 14, 14, 14, 14, 14, 14, 14, 20, 5, 46)
	s.heads(l.Say("scenario"), l.Say("year"), l.Say("benefit, fund or payer"), l.Say("unit"), l.Say("mean"), "P5", "P25", "P50", "P75", "P95", l.Say("against the baseline"), l.Say("of it P5 to P95"), "~", "measure/by/group")
	for i, c := range b.run.Study.Scenarios {
		for year := b.run.Study.Years.From; year <= b.run.Study.Years.To; year++ {
			b.spentIn(s, i, c.ID, year)
		}
		if b.run.Study.Years.Count() > 1 {
			b.spentIn(s, i, c.ID, 0)
		}
	}
}

// spentIn is what a scenario spends in a year, 0 for all together.
func (b *book) spentIn(s *sheet, i int, scenario string, year int) {
	l := b.lang
	when := cell{x: float64(year), as: dated}
	if year == 0 {
		when = cell{text: l.Say("all years")}
	}
	for _, by := range []string{"benefit", "fund", "payer", "all"} {
		for _, group := range b.members(by) {
			r, ok := b.run.Row(scenario, year, "fund_spending", by, group)
			if !ok || !b.pays(scenario, by, group) {
				continue
			}
			label := b.run.GroupTitle(by, group, l)
			if by == "all" {
				label = l.Say("all benefits together")
			}
			row := []cell{{text: b.scenarioTitle(i)}, when, {text: label}, {text: b.unitName(r.Unit)}}
			if why, yes := b.unsaid(r); yes {
				row = append(append(row, why), words("-", "-", "-", "-", "-")...)
			} else {
				row = append(row, of(r.Mean, r.Unit), of(r.P05, r.Unit), of(r.P25, r.Unit), of(r.P50, r.Unit), of(r.P75, r.Unit), of(r.P95, r.Unit))
			}
			d := b.difference(r)
			span := cell{}
			if d[1].text == "" && d[1].as == money {
				span = cell{text: l.Say("%s to %s", figure.Number(d[1].x, 2), figure.Number(d[2].x, 2))}
			}
			s.add(append(row, d[0], span, d[3], cell{text: r.Measure + "/" + by + "/" + group})...)
		}
	}
}

// pays says whether a benefit, a fund or a payer has anything to do with a scenario's benefits in the study's years, or the baseline's:
// summary.csv has the others' rows too, all nothing, and of a fund that pays premiums alone, which are no spending on benefits.
func (b *book) pays(scenario, by, group string) bool {
	base := b.run.Study.Baseline().ID
	switch by {
	case "benefit":
		return !slices.Contains(b.run.Idle[scenario], group)
	case "fund", "payer":
		return slices.ContainsFunc(b.run.Funds, func(f forecast.Fund) bool {
			return (f.Scenario == scenario || f.Scenario == base) && (by == "fund" && f.ID == group || by == "payer" && f.Payer == group)
		})
	}
	return true
}

// mostSimulations bounds the rows of a sheet; the files of data have all.
const mostSimulations = 1000

// simulations is what every simulation found of the first measures, all years together.
func (b *book) simulations() {
	l := b.lang
	heads := []string{l.Say("draw"), l.Say("replicate")}
	var columns []forecast.Replicated
	for i, c := range b.run.Study.Scenarios {
		for _, f := range b.run.Replicated {
			if f.Scenario == c.ID && f.Year == 0 && f.By == "all" && (f.Measure == "fund_spending" || f.Measure == "oop_per_patient" || f.Measure == "poverty_d2") {
				columns = append(columns, f)
				heads = append(heads, fmt.Sprintf("%s: %s (%s)", b.scenarioTitle(i), measureTitle(f.Measure, l), b.unitName(f.Unit)))
			}
		}
	}
	widths := []float64{8, 8}
	for range columns {
		widths = append(widths, 18)
	}
	s := b.sheet(l.Say("Simulations¦a sheet"), widths...)
	s.heads(heads...)
	replicates := b.run.Study.Replicates
	for i := range min(b.run.Study.Simulations(), mostSimulations) {
		row := []cell{{x: float64(i/replicates + 1), as: number}, {x: float64(i%replicates + 1), as: number}}
		for _, f := range columns {
			row = append(row, of(f.Values[i], f.Unit))
		}
		s.add(row...)
	}
	if b.run.Study.Simulations() > mostSimulations {
		s.note(l.Say("The first %d simulations; replicates.csv has all.", mostSimulations))
	}
}

// inputs is the uncertain inputs with where they come from.
func (b *book) inputs() {
	l := b.lang
	s := b.sheet(l.Say("Inputs¦a sheet"), 34, 40, 26, 12, 12, 12, 18, 56, 12)
	s.heads(l.Say("input"), l.Say("what it is"), l.Say("unit"), l.Say("value"), l.Say("from¦a range"), l.Say("to¦a range"), l.Say("scenario"), l.Say("source"), l.Say("status"))
	scenario := map[string]string{}
	for i, c := range b.run.Study.Scenarios {
		scenario[c.ID] = b.scenarioTitle(i)
	}
	for _, d := range b.run.Drawn {
		s.add(cell{text: d.Path}, cell{text: d.Title.In(l, d.Path)}, cell{text: model.UnitIn(l, d.Unit)}, cell{x: d.Value, as: number}, cell{x: d.Low, as: number}, cell{x: d.High, as: number},
			cell{text: scenario[d.Scenario]}, cell{text: d.Source}, cell{text: l.Say(d.Status)})
	}
}

// manifest is what the run was made of.
func (b *book) manifest() {
	l := b.lang
	s := b.sheet(l.Say("Manifest¦a sheet"), 30, 70, 70)
	s.heads(l.Say("what¦of a manifest"), l.Say("value"), "SHA-256")
	study := b.run.Study
	for _, line := range [][2]string{
		{l.Say("study¦of a run"), study.ID}, {l.Say("years"), study.Years.Window(study.Months)}, {l.Say("draws × replicates"), fmt.Sprintf("%d×%d", study.Draws, study.Replicates)},
		{l.Say("seed"), fmt.Sprint(study.Seed)}, {l.Say("people simulated"), fmt.Sprint(b.run.Simulated)}, {l.Say("people they stand for"), fmt.Sprint(b.run.Represented)},
	} {
		s.add(words(line[0], line[1], "")...)
	}
	for _, of := range [][2]string{{"doudi", l.Say("version of Doudi")}, {"build", l.Say("build")}, {"go", l.Say("version of Go")}, {"platform", l.Say("platform")}} {
		s.add(words(of[1], b.run.Versions[of[0]], "")...)
	}
	for _, in := range b.run.Inputs {
		s.add(words(l.Say(in.Kind), in.Name, in.SHA256)...)
	}
	for _, w := range b.run.Warnings {
		s.note(model.Title.In(w, l, ""))
	}
}
