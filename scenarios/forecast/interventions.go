package forecast

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/interventions"
	"doudi/model/message"
	"doudi/model/simulate"
	"doudi/scenarios"
	"doudi/scenarios/library"
)

// with is an intervention of a scenario, and whom it reaches there.
type with struct {
	*interventions.Intervention
	reaches []interventions.Covered
	at      *document.Node // where the study names it
	fund    string         // id of the one that pays its cost; "" = none of the policies'
	fundAt  *document.Node
}

// interventions opens those of a scenario, and gives what they make of inputs. They begin with the study, unless the scenario says another
// year, and never before their own.
func (p *Plan) interventions(c scenarios.Scenario, folder string, known []model.Input) []Changed {
	var own []with
	var out []Changed
	for _, w := range c.With {
		x := p.openIntervention(w, folder)
		if x == nil {
			continue
		}
		from := w.From
		if from == 0 {
			from = p.Study.Years.From
		}
		one := with{x, x.Reaches(from, w.Coverage), w.At, w.Fund, w.FundAt}
		own = append(own, one)
		if from = max(from, x.Start); from > p.Study.Years.To {
			p.idle(c, w.At, w.Name, message.Say("it begins %s, after the study's years", strconv.Itoa(from)))
		}
		for i := range x.Effects {
			if e := &x.Effects[i]; !strings.HasPrefix(e.Path, "applied.") {
				out = append(out, p.effect(c, one, e, known)...)
			}
		}
		p.notes = append(p.notes, tellIntervention(c, one, known))
	}
	p.with = append(p.with, own)
	return out
}

func (p *Plan) openIntervention(w scenarios.With, folder string) *interventions.Intervention {
	file, err := library.Interventions().Named(w.Name, folder, p.within, w.At)
	if !p.join(nil, err) {
		return nil
	}
	x, report, err := interventions.Read(file.Root)
	if !p.join(report, err) {
		return nil
	}
	if !slices.Contains(p.Inputs, file.Input) {
		p.Inputs = append(p.Inputs, file.Input)
	}
	for _, status := range x.For {
		if !slices.Contains(simulate.Statuses(), status) {
			p.Warnings.Errorf(x.ForAt, "`%s` is no status of people", status).OneOf(status, simulate.Statuses())
			return nil
		}
	}
	return x
}

// effect is what one effect of an intervention makes of the inputs that it names.
func (p *Plan) effect(c scenarios.Scenario, w with, e *interventions.Effect, known []model.Input) []Changed {
	var out []Changed
	for _, in := range p.inputsAt(e.At, known) {
		for _, change := range e.Changes(w.reaches) {
			if in.Growth { // it acts from the year after the last that is known
				change.From = max(change.From, in.First)
			}
			if change.By.Title = model.TitleOf(message.Say("effect of %s on %s", w.Title.Or(w.ID), in.Title.Or(in.Path))); strings.Contains(e.Path, "*") {
				change.By.Title = model.TitleOf(message.Say("effect of %s on %s", w.Title.Or(w.ID), e.Path))
			}
			one := Changed{Scenario: c.ID, Input: in.Path, Title: in.Title, Change: change, Because: w.ID, at: w.at}
			if !p.possible(one, in, e.At) {
				return nil
			}
			out = append(out, one)
		}
	}
	return out
}

// tellIntervention says on the page what an intervention is, and what of it is not known.
func tellIntervention(c scenarios.Scenario, w with, known []model.Input) model.Title {
	reached := message.Words{}
	for _, r := range w.reaches {
		reached = append(reached, message.Say("%.0f %% from %d on¦a coverage", 100*r.Share, r.From))
	}
	what := message.Say("Scenario \"%s\" has \"%s\", delivered by %s and paid by %s, reaching %s.", c.Title.Or(c.ID), w.Title.Or(w.ID), w.DeliveredBy.Or(""), w.PaidBy.Or(""), reached)
	if len(w.Effects) == 0 {
		what = message.Say("%s It changes nothing here: %s.¦an intervention", what, w.Unmeasured.Or(""))
	} else {
		var said message.Words
		for i := range w.Effects {
			e := &w.Effects[i]
			name := model.Title{}.Or(e.Path)
			if i := slices.IndexFunc(known, func(in model.Input) bool { return in.Path == e.Path }); i >= 0 {
				name = known[i].Title.Or(e.Path)
			}
			said = append(said, tell(name, &model.Change{How: e.How, By: e.By}))
		}
		what = message.Say("%s Where it reaches: %s.¦an intervention", what, said)
	}
	switch {
	case w.Cost == nil:
		what = message.Say("%s Its cost is in none of the figures: %s.¦an intervention", what, w.Uncosted.Or(""))
	case w.fund != "":
		what = message.Say("%s Its own cost is what the fund `%s` spends (payer_spending, and its account), and stands in %s; it is in no benefit.¦an intervention", what, w.fund, InterventionFile)
	default:
		what = message.Say("%s Its own cost is in %s, and in none of the other figures: it is outside all funds.¦an intervention", what, InterventionFile)
	}
	return model.TitleOf(what)
}

// takenUp are take-ups of a scenario as its interventions leave them. Where nothing is said of a take-up everybody applies already.
func (p *Plan) takenUp(scenario int, own []document.TakeUp) []document.TakeUp {
	if scenario >= len(p.with) {
		return own
	}
	out := slices.Clone(own)
	for _, w := range p.with[scenario] {
		for i := range w.Effects {
			e := &w.Effects[i]
			for k := range out {
				if document.Matches(e.Path, "applied."+out[k].Benefit) {
					for _, change := range e.Changes(w.reaches) {
						out[k].TakeUp = changedTakeUp(out[k].TakeUp, change)
					}
				}
			}
		}
	}
	return out
}

// changedTakeUp is a take-up with a change in its years, in which it is drawn at the place that it had.
func changedTakeUp(t model.TakeUp, change model.Change) model.TakeUp {
	if change.Idle() {
		return t
	}
	type month struct{ year, month int }
	dates := []month{{change.From, 1}}
	if change.Until > 0 {
		dates = append(dates, month{change.Until + 1, 1})
	}
	for _, v := range t.Values {
		dates = append(dates, month{v.Year, v.Month})
	}
	slices.SortFunc(dates, func(a, b month) int { return (a.year*12 + a.month) - (b.year*12 + b.month) })
	out := model.TakeUp{Benefit: t.Benefit}
	for _, d := range slices.Compact(dates) {
		v, ok := t.In(d.year, max(d.month, 1))
		if !ok {
			continue
		}
		v.Year, v.Month = d.year, d.month
		if d.year >= change.From && (change.Until == 0 || d.year <= change.Until) {
			v.InCounty, v.Elsewhere = changedShare(v.InCounty, change, d.year, d.month), changedShare(v.Elsewhere, change, d.year, d.month)
		}
		out.Values = append(out.Values, v)
	}
	return out
}

// changedShare is a take-up of a date after a change by a certain number, which takes a line through its range.
func changedShare(q model.Quantity, change model.Change, year, month int) model.Quantity {
	of := func(x float64) float64 {
		return min(max((&model.Changes{Of: []model.Change{change}, Most: 1}).In(nil, year, x), 0), 1)
	}
	out := q
	out.Value, out.Low, out.High, out.Mean = of(q.Value), of(q.Low), of(q.High), of(q.Mean)
	if out.Path != "" {
		out.Together, out.Path = q.Drawn(), fmt.Sprintf("%s.%d", q.Drawn(), year)
		if month > 1 {
			out.Path += fmt.Sprintf("-%02d", month)
		}
	}
	return out
}

// InterventionCost is what an intervention costs in a year of a scenario.
type InterventionCost struct {
	Scenario, Intervention string // ids
	Title, PaidBy          model.Title
	Fund                   string // id of the one that pays; "" = it is outside all funds
	Year                   int
	Coverage               float64
	Reached                float64 // persons or households, on average over the simulations
	Households             bool
	Known                  bool    // its cost is
	Cost                   float64 // CNY, on average; and its 5th and 95th percentile
	P05, P95               float64
}

// InterventionFile lists the InterventionCosts among the results of a run.
const InterventionFile = "interventions.csv"

// uncertainCosts are the unit costs of interventions that draws move.
func (p *Plan) uncertainCosts() []model.Quantity {
	var out []model.Quantity
	for _, own := range p.with {
		for _, w := range own {
			if w.Cost == nil || !w.Cost.Of.Uncertain() || slices.ContainsFunc(out, func(q model.Quantity) bool { return q.Path == w.Cost.Of.Path }) {
				continue
			}
			q := w.Cost.Of
			q.Title = model.TitleOf(message.Say("unit cost of %s", w.Title.Or(w.ID)))
			out = append(out, q)
		}
	}
	return out
}
