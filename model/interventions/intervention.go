package interventions

import (
	"cmp"
	"slices"

	"doudi/model"
	"doudi/model/document"
)

// Intervention is a checked file. It changes inputs (Effects), each by what is known of the effect on whom it reaches, and it costs
// something; either may be unknown, and the file says so.
type Intervention struct {
	ID                  string
	Title               model.Title
	DeliveredBy, PaidBy model.Title
	For                 []string       // statuses of those whom it is for; nil = everybody
	ForAt               *document.Node // where the file says so
	Start               int            // the first calendar year in which there is any
	Coverage            []Covered      // rising years
	Cost                *Cost          // nil where none is known
	Effects             []Effect
	Unmeasured          model.Title // why no effect is stated; empty where one is
	Uncosted            model.Title // the same of the cost
}

// Covered is the share of those whom it is for that it reaches, in [0, 1], from a calendar year until the next one.
type Covered struct {
	From  int
	Share float64
}

// Cost is that of a year, CNY for each person or household that is reached.
type Cost struct {
	Households bool // for each household, not each person
	Of         model.Quantity
}

// Effect is what it makes of an input, or of a take-up (applied.<benefit>), in some calendar years. A star stands for one part of a path.
type Effect struct {
	Path  string
	At    *document.Node
	Years [2]int // first and last; 0 = open
	How   model.How
	By    model.Quantity
}

// Reaches are the shares that it reaches: as the file says, or a share from a year on. Nobody is reached before the year, or before Start.
func (x *Intervention) Reaches(from int, share *float64) []Covered {
	from = max(from, x.Start)
	if share != nil {
		return []Covered{{from, *share}}
	}
	var out []Covered
	for _, c := range x.Coverage {
		if len(out) > 0 && c.From <= from {
			out = out[:0]
		}
		out = append(out, Covered{max(c.From, from), c.Share})
	}
	return out
}

// Changes are what an effect makes of an input under such a coverage.
func (e *Effect) Changes(reaches []Covered) []model.Change {
	var out []model.Change
	for i, c := range reaches {
		one := model.Change{From: max(c.From, e.Years[0]), Until: e.Years[1], How: e.How, By: e.By, Share: c.Share}
		if i+1 < len(reaches) {
			if last := reaches[i+1].From - 1; one.Until == 0 || last < one.Until {
				one.Until = last
			}
		}
		if one.Until == 0 || one.From <= one.Until {
			out = append(out, one)
		}
	}
	return out
}

// In is the share that is reached in a year.
func In(reaches []Covered, year int) (share float64) {
	for _, c := range reaches {
		if c.From <= year {
			share = c.Share
		}
	}
	return share
}

// byDate puts the effects on one input in the order of their years.
func byDate(all []Effect) {
	slices.SortStableFunc(all, func(a, b Effect) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Years[0], b.Years[0]))
	})
}
