package illness

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/population"
	"doudi/model/random"
)

// What insurers report of special outpatient care is all its visits and their mean cost. Some of it is of a few people and dear, as
// dialysis: it has lines of its own, whose people stay on it from year to year. A catalogue that states the visits of all insured has
// as many people certified for ordinary care as it takes for the rest of them, and their visits cost what the lines leave of the
// stated mean. Both are reckoned over the catalogue's reference people, with the conditions of the profile at hand.

// Line is dear outpatient care of its own. Its bills state its id as their disease, so that a policy can pay them on terms of their own.
type Line struct {
	ID        string
	Title     model.Title
	Shape     []float64      // relative prevalence by band
	Per100000 model.Quantity // people on it among all of the reference
	Cost      model.Quantity // CNY a year in BaseYear
	Visits    float64        // a year, as insurers count them
	Bills     float64        // a year: visits are settled together
	Sigma     float64        // sd of the log of a bill
}

// MaxLines bounds the lines of a catalogue.
const MaxLines = 20

// lines reads the list of that name, once shapes are known.
func (r *reader) lines(n *document.Node) {
	if n == nil {
		return
	}
	if n.Shape != document.List || len(n.Items) > MaxLines {
		r.Errorf(n, "`lines` is a list of at most %d", MaxLines)
		return
	}
	seen := map[string]bool{}
	for _, item := range n.Items {
		f := r.Fields(item, "a line of chronic care")
		x := Line{ID: f.Name("id"), Title: r.Title(f.Optional("title"))}
		if seen[x.ID] {
			r.Errorf(f.At.Get("id"), "the line `%s` is given twice", x.ID)
		}
		seen[x.ID] = true
		x.Shape = r.shape(f)
		p := "chronic.lines." + x.ID + "."
		x.Per100000, x.Cost = r.Stated(f, p, "per_100000", 0, 20_000), r.Stated(f, p, "cost", 1, 1e7)
		x.Visits, x.Bills, x.Sigma = f.Number("visits", 1, 366, 12), f.Number("bills", 1, 53, 12), f.Number("sigma", 0.01, 3, 0.3)
		r.Known(f.Required("source"))
		f.Done()
		r.c.Lines = append(r.c.Lines, x)
	}
}

// line is a line of a draw and year.
type line struct {
	word  uint64
	named uint16   // of Diseases
	below []uint64 // chance to be on it by band
	care  care     // what a bill costs
	whole uint64   // bills a year at least
	more  uint64   // chance of one more
}

// ordinary is what lines leave of all special outpatient care: visits a person-year of all people, and what one costs in the base year.
type ordinary struct{ visits, cost float64 }

// linesOf fills the lines, and says what they leave.
func (c *Catalogue) linesOf(r *Rates, v func(model.Quantity) float64, inflation, excluded float64) ordinary {
	people, names := c.reference(), c.Diseases()
	for i := range c.Lines {
		x := &c.Lines[i]
		on, all := 0.0, 0.0
		for sex := range people {
			for age, n := range people[sex] {
				on, all = on+n*x.Shape[r.band[age]], all+n
			}
		}
		share := v(x.Per100000) / 1e5
		of := line{word: random.Word(x.ID), named: uint16(slices.Index(names, x.ID)), whole: uint64(x.Bills), more: random.Threshold(x.Bills - math.Floor(x.Bills))}
		for _, weight := range x.Shape {
			of.below = append(of.below, random.Threshold(share*weight*all/max(on, math.SmallestNonzeroFloat64)))
		}
		of.care = care{mu: math.Log(v(x.Cost)*inflation/x.Bills) - x.Sigma*x.Sigma/2, sigma: x.Sigma, excluded: excluded}
		r.lines = append(r.lines, of)
	}
	return c.asStated().leaves(v, v(c.ChronicVisits), v(c.ChronicCost))
}

// leaves is what lines leave of so many visits at such a cost.
func (c *Catalogue) leaves(v func(model.Quantity) float64, visits, cost float64) ordinary {
	if c.ChronicVisits.Path == "" {
		return ordinary{cost: cost}
	}
	left := ordinary{visits, visits * cost}
	for i := range c.Lines {
		x := &c.Lines[i]
		settled := v(x.Per100000) / 1e5 * v(c.ClaimChronic)
		left.visits, left.cost = left.visits-settled*x.Visits, left.cost-settled*v(x.Cost)
	}
	// The lines' prevalence is less firm than the published total: they leave a tenth of it at least.
	left.visits = max(left.visits, leastCommon*visits)
	return ordinary{left.visits, max(left.cost/left.visits, leastCommon*cost)}
}

// certificates fills the chances of a certificate by condition.
func (c *Catalogue) certificates(r *Rates, v func(model.Quantity) float64, left ordinary, conditions []string, people *population.People) {
	for _, chance := range c.chances(v, left, conditions, people) {
		r.certified = append(r.certified, random.Threshold(chance))
	}
}

// chances are those of a certificate by condition. Where visits are stated, the stated chances are those of conditions against each other, and one
// factor on all gives the visits.
func (c *Catalogue) chances(v func(model.Quantity) float64, left ordinary, conditions []string, people *population.People) []float64 {
	factor := 1.0
	if c.ChronicVisits.Path != "" {
		factor = c.asStated().certifying(v, left, conditions, people)
	}
	var out []float64
	for _, name := range conditions {
		out = append(out, min(v(c.Certified[name])*factor, 1))
	}
	return out
}

// certifying is the factor with which the visits of the certified are what is left; where certificates for all would not do, it is that.
func (c *Catalogue) certifying(v func(model.Quantity) float64, left ordinary, conditions []string, people *population.People) float64 {
	reference, each, stated := c.reference(), v(c.ChronicBills)*v(c.ClaimChronic), make([]float64, len(conditions))
	for i, name := range conditions {
		stated[i] = v(c.Certified[name])
	}
	visits := func(factor float64) float64 {
		sum, all := 0.0, 0.0
		for age, shares := range people.Carried {
			without := 1.0
			for i, share := range shares {
				without *= 1 - share*min(stated[i]*factor, 1)
			}
			n := reference[model.Male][age] + reference[model.Female][age]
			sum, all = sum+n*(1-without)*each, all+n
		}
		return sum / all
	}
	if visits(1) <= 0 {
		return 1 // nobody carries a condition
	}
	low, high := 0.0, 1.0
	for visits(high) < left.visits && high < 1000 {
		high *= 2
	}
	for range 40 {
		if middle := (low + high) / 2; visits(middle) < left.visits {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// onLines adds the bills of a person who is on a line of chronic care. Who is on one is keyed without the year, in the order of the
// numbers by which it is decided for special diseases; so whoever is on it stays, as the share rises with age.
func (s *Sampler) onLines(r *Rates, lives random.Key, person uint64, number uint32, band uint8, of hit) {
	for i := range r.lines {
		x := &r.lines[i]
		turned, below := number+s.turns.lines[i], x.below[band]
		if turned > uint32(below>>32) || whole(turned, lives.With(person).With(x.word)) >= below {
			continue
		}
		key := s.years[0].With(person).For(random.ForChronic).With(x.word)
		n := x.whole
		if key.Bits() < x.more {
			n++
		}
		of.kind, of.line, of.disease = model.OutpatientChronic, uint8(i+1), x.named
		for k := range n {
			of.key = key.With(k + 1)
			s.hits = append(s.hits, of)
		}
	}
}
