package population

import (
	"fmt"
	"math"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
)

// Margin is one wanted count beside the fitted one, of the profile's own people.
type Margin struct {
	Stratum, What, Group string
	Wanted, Fitted       float64
	Tolerance            float64 // relative (but see Counted)
}

// Counted says that fewer than one is wanted, to which nothing is relative: Miss and Tolerance are counts then.
func (m Margin) Counted() bool { return m.Wanted < 1 }

// Miss is how far the fitted count lies from the wanted one, relative to it (but see Counted).
func (m Margin) Miss() float64 { return math.Abs(m.Fitted-m.Wanted) / max(m.Wanted, 1) }

// Margins counts the synthesised households of the whole profile against what the profile states.
func (p *Population) Margins() []Margin {
	var out []Margin
	for i := range p.strata {
		out = append(out, p.marginsOf(i)...)
	}
	return out
}

func (p *Population) marginsOf(i int) []Margin {
	pr, s, order := p.Profile, &p.Profile.Strata[i], p.strata[i].order
	cells, sizes, categories := make([]float64, 2*len(pr.AgeFrom)), make([]float64, len(pr.SizeShare)), make([]float64, len(pr.Categories))
	persons := 0.0
	for h, e := range order {
		x := &p.pool[e]
		sizes[x.size-1]++
		persons += float64(x.size)
		for _, c := range x.cells[:x.size] {
			cells[c]++
		}
		categories[p.categoryAt(i, x, p.key.With(s.household(h)))]++
	}
	out := []Margin{
		{s.ID, "persons", "all", float64(s.Persons), persons, 0},
		{s.ID, "households", "all", float64(s.Households), float64(len(order)), 0},
	}
	for c, wanted := range p.Profile.cellsOf(s) {
		from := pr.AgeFrom[c/2]
		// Whole households cannot meet a cell of few persons to a per cent; a person in a thousand of the stratum is allowed.
		slack := max(pr.toleranceAgeSex, 0.0005*float64(s.Persons)/max(wanted, 1))
		out = append(out, Margin{s.ID, "age_sex", fmt.Sprintf("%d+ %s", from, model.SexNames()[c%2]), wanted, cells[c], slack})
	}
	for k, wanted := range pr.sizeCounts(s) {
		out = append(out, Margin{s.ID, "household_size", fmt.Sprint(k + 1), float64(wanted), sizes[k], pr.toleranceSize})
	}
	for c, share := range s.Category {
		wanted := share * float64(s.Households)
		slack := max(pr.toleranceCategories, 4/math.Sqrt(max(wanted, 1))) // drawn, so four standard errors are allowed
		out = append(out, Margin{s.ID, "category", pr.Categories[c], wanted, categories[c], slack})
	}
	return out
}

// Missed is an error that says how many margins do not hold within their tolerance, names the worst, and writes the tolerance that
// would allow all.
func (p *Population) Missed() error {
	missed, worst := 0, Margin{Wanted: 1, Fitted: 1}
	need := map[string]float64{"age_sex": p.Profile.toleranceAgeSex, "household_size": p.Profile.toleranceSize, "category": p.Profile.toleranceCategories}
	for _, m := range p.Margins() {
		if m.Miss() > m.Tolerance+1e-12 {
			missed++
			need[m.What] = max(need[m.What], math.Ceil(m.Miss()*100)/100)
			if m.Miss() > worst.Miss() {
				worst = m
			}
		}
	}
	if missed == 0 {
		return nil
	}
	var r document.Report
	d := &document.Diagnostic{File: p.Profile.ID, Width: 1, What: message.Say("the population misses %d margins, most of all %s %s %s: %.0f instead of %.0f",
		missed, worst.Stratum, worst.What, worst.Group, worst.Fitted, worst.Wanted)}
	d.Because("the profile's margins contradict each other, or its tolerance is too strict for so few people, whom whole households cannot meet").
		Instead("tolerance: {age_sex: %v, size: %v, category: %v}, if the difference does not matter", need["age_sex"], need["household_size"], need["category"])
	r.Add(d)
	return r.Err()
}
