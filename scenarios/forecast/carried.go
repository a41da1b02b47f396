package forecast

import (
	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
)

// CarriedOn is an input that a run uses beyond the years it is known for.
type CarriedOn struct {
	Input       string // profile.line
	First, Last int    // known years; First is 0 where the input is stated as a growth
	Rule        string // step: the last value holds by its nature | hold | grow; "" where the years lie before First only
	Grow        model.Quantity
}

// carryOn holds the yearly series of profile and catalogue to the study's years: what does not say how it goes on is
// refused, and the rest is listed. A catalogue that does not say until when it is known counts as known for as long as
// all of the profile is.
func (p *Plan) carryOn() {
	years := p.Study.Years
	if p.profile == nil || p.illness == nil {
		return
	}
	known := p.profile.Known()
	for _, series := range [][]document.Series{p.profile.Series(), p.illness.Series(), p.Study.Series} {
		for _, s := range p.Warnings.Beyond(series, years.From, years.To, known) {
			x := CarriedOn{Input: s.Path, First: s.First, Last: s.Last}
			switch {
			case years.To <= s.Last:
			case s.Step:
				x.Rule = "step"
			case s.After.Grow.Path == "":
				x.Rule = "hold"
			default:
				x.Rule, x.Grow = "grow", s.After.Grow
			}
			p.carried = append(p.carried, x)
		}
	}
	if len(p.carried) > 0 {
		p.Doubts.Warnf(p.Study.YearsAt, "%d inputs are used outside the years that they are known for", len(p.carried)).
			Because("the study runs from %d to %d", years.From, years.To).
			Instead("nothing, if that is meant: the results list them in %s", CarriedFile)
	}
}

// CarriedFile lists, among the results of a run, what is CarriedOn.
const CarriedFile = "inputs_carried_on.csv"

// carriedCaution says on the page how many inputs are carried on.
func (p *Plan) carriedCaution() []model.Title {
	n := len(p.carried)
	if n == 0 {
		return nil
	}
	return []model.Title{model.TitleOf(message.Say("%d inputs are used outside the years that they are known for: before the first or after the last, or stated as growth or as what holds until it is stated anew; %s lists them all.", n, CarriedFile))}
}
