package report

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/backtest"
	"doudi/scenarios/forecast"
)

// about says what was run, in a line, and then by which inputs.
func about(run *forecast.Result, l message.Language) []string {
	s := run.Study
	people := l.Say("%s people", grouped(float64(run.Simulated), 0))
	if run.Represented > run.Simulated {
		people += l.Say(" (a sample of %s)", grouped(float64(run.Represented), 0))
	}
	what := l.Say("%s; %s; %s, %s", inYears(run), people, draws(l, s.Draws), each(l, s.Replicates))
	if s.Quick {
		what += l.Say("; a quick trial")
	}
	return []string{what, l.Say("Inputs: policy %s, population %s, illness %s, seed %d",
		called(l, run.PolicyTitle, s.Baseline().Policy), called(l, run.ProfileTitle, s.Population.Profile), called(l, run.CatalogueTitle, s.Illness), s.Seed)}
}

// called is what an input is called, and behind it the name that the study has for it.
func called(l message.Language, title model.Title, name string) string {
	if title == (model.Title{}) {
		return name
	}
	return l.Say("%s (%s)", quoted(l, title.In(l, name)), name)
}

// draws says how many draws of the parameters there are.
func draws(l message.Language, n int) string {
	if n == 1 {
		return l.Say("one parameter draw")
	}
	return l.Say("%d parameter draws", n)
}

// each says how often each draw was simulated.
func each(l message.Language, replicates int) string {
	if replicates == 1 {
		return l.Say("once each")
	}
	return l.Say("%d times each", replicates)
}

// notes is what a reader must know to read the numbers rightly, each thing once.
func notes(run *forecast.Result, l message.Language) []string {
	s := run.Study
	out := []string{
		l.Say("Uncertainty intervals run from the 5th to the 95th percentile of the simulations and hold under the stated ranges of the inputs."),
	}
	if text := record(backtest.Record(), l); text != "" {
		out = append(out, text)
	}
	if len(s.Scenarios) > 1 {
		out = append(out, l.Say("Differences to \"%s\" are paired: the same people and illnesses; ~ means it may be noise, 0 that nobody simulated differs.",
			s.Baseline().Title.In(l, s.Baseline().ID)))
	}
	if split(run) {
		out = append(out, l.Say("Standard deviations apart: parameter = from uncertain inputs, process = from chance in who falls ill."))
	}
	if s.Years.Count() > 1 {
		out = append(out, l.Say("Over several years a household or person counts once, however often; a group counts who was in it when it happened, so that groups need not add up to all. What a person or patient pays, rates and shares are of a year, on average; household-years add up the years."))
	}
	if text := outsideBills(run, l); text != "" {
		out = append(out, text)
	}
	if s.Quick {
		out = append(out, l.Say("A quick trial (--quick) cuts down people and simulations; figures are for a first impression."))
	}
	if run.Unverified > 0 {
		out = append(out, l.Say("Of %d uncertain inputs %d are unverified; their values and ranges are assumptions.",
			run.Uncertain, run.Unverified))
	}
	if s.Draws < measure.DrawsForP99 {
		out = append(out, l.Say("With fewer than %s draws the 99th percentile is not shown.", grouped(measure.DrawsForP99, 0)))
	}
	for _, i := range run.Influences {
		if text := strongest(i, l); text != "" {
			out = append(out, text)
		}
	}
	if text := atStated(run, l); text != "" {
		out = append(out, text)
	}
	for _, w := range run.Warnings {
		out = append(out, w.In(l, ""))
	}
	return append(out, ownCosts(run, l)...)
}

// ownCosts say what each intervention with a known cost costs itself over all years.
func ownCosts(run *forecast.Result, l message.Language) []string {
	var out []string
	all := map[[2]string]float64{}
	for _, x := range run.Interventions {
		all[[2]string{x.Scenario, x.Intervention}] += x.Cost
	}
	for _, x := range run.Interventions {
		if x.Known && x.Year == run.Study.Years.From {
			scenario := run.Study.Scenarios[slices.IndexFunc(run.Study.Scenarios, func(c scenarios.Scenario) bool { return c.ID == x.Scenario })]
			said := message.Say("\"%s\" in scenario \"%s\" costs %s yuan itself, in %s: in no fund's spending above.")
			if x.Fund != "" {
				said = message.Say("\"%s\" in scenario \"%s\" costs %s yuan itself, in %s: a fund pays them beside its benefits (payer_spending).")
			}
			out = append(out, said.With(x.Title.In(l, x.Intervention), scenario.Title.In(l, x.Scenario),
				grouped(all[[2]string{x.Scenario, x.Intervention}], 0), inYears(run)).In(l))
		}
	}
	return out
}

// atStated sets the run at the stated values of the inputs beside the mean of their draws.
func atStated(run *forecast.Result, l message.Language) string {
	var parts []string
	for _, x := range run.AtStated {
		row, ok := run.Row(run.Study.Baseline().ID, 0, x.Measure, "all", "all")
		m, known := measure.Find(x.Measure)
		if !ok || !known || row.Rare {
			continue
		}
		u := unitIn(l, run, row.Unit)
		parts = append(parts, l.Say("%s %s %s (mean of the draws %s)", m.Title.In(l, x.Measure), u.of(x.Value), u.name, u.of(row.Mean)))
	}
	if len(parts) == 0 {
		return ""
	}
	return l.Say("With every input at its stated value, in one simulation without a shock of the year: %s. Skewed ranges, and figures that do not grow evenly with an input, move the mean; parameters.csv has both of each input.", l.List(parts))
}

// outsideBills says how much of what families pay no policy changes.
func outsideBills(run *forecast.Result, l message.Language) string {
	base := run.Study.Baseline().ID
	whole, ok := run.Row(base, 0, "oop_per_person", "all", "all")
	other, known := run.Row(base, 0, "oop_other_per_person", "all", "all")
	if !ok || !known || whole.Mean <= 0 {
		return ""
	}
	return l.Say("%.0f %% of out-of-pocket cost is spending outside bills (ordinary outpatient care, medicines): its amount is assumed, and no policy here changes it. Catastrophic spending and poverty are judged with it.",
		100*other.Mean/whole.Mean)
}

// strongest names the inputs that matter most for a measure, as far as they can be told from noise, and says which way it
// goes with them.
func strongest(i forecast.Influences, l message.Language) string {
	var parts []string
	for _, x := range i.Strongest {
		if math.Abs(x.Rank) <= x.Noise {
			continue
		}
		way := l.Say("the higher, the more")
		if x.Rank < 0 {
			way = l.Say("the higher, the less")
		}
		parts = append(parts, l.Say("%s (%s; rank correlation %+.2f)", x.Title.In(l, x.Path), way, x.Rank))
	}
	if len(parts) == 0 {
		return ""
	}
	m, _ := measure.Find(i.Measure)
	return l.Say("What matters most for %s: %s.", m.Title.In(l, i.Measure), l.List(parts))
}
