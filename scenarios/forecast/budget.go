package forecast

import (
	"slices"

	"doudi/model/document"
)

// checkBudget refuses items of the study's budget that are no line of the form: what no public fund pays under the baseline.
func (p *Plan) checkBudget() error {
	if p.Study.Budget == nil {
		return nil
	}
	var public, others []string
	for _, f := range p.funds[0] {
		if f.Payer == "public" {
			public = append(public, f.Benefits...)
		} else {
			others = append(others, f.Benefits...)
		}
	}
	var problems document.Report
	for _, s := range p.Study.Budget.Benefits {
		switch {
		case slices.Contains(public, s.Item):
		case slices.Contains(others, s.Item):
			problems.Errorf(s.At, "the budget states `%s`, which no public fund pays", s.Item).
				Because("the form is of public money; insurers' money stands in the sheet of funds").OneOf(s.Item, public)
		default:
			problems.Errorf(s.At, "the budget states `%s`, and the baseline has no such benefit", s.Item).OneOf(s.Item, public)
		}
	}
	return problems.Err()
}
