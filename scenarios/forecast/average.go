package forecast

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/simulate"
	"doudi/rules/wave"
	"doudi/scenarios"
)

// Average is what happens to everybody alike in a year: so many bills a person, each of them the average one of its kind.
type Average struct {
	Admissions func(register bool) float64 // a person
	Chronic    float64                     // outpatient bills a person
	Cost       func(kind model.Kind, year int) float64
	Eligible   float64 // share of a bill's cost within the scope of insurance
}

// averageAge is of the patients with the average bills, years.
const averageAge = 50

// group is the people of a stratum that are of one category, and the average bills of a year.
type group struct {
	register bool
	category int
	persons  float64
	paid     [][]model.Fen // by kind, by benefit: with the bill
	end      [][]model.Fen // by kind, by benefit: at a period's end
	total    []model.Fen   // by kind
}

// OfAverage is what a target would be if everybody's bills were the average: nothing is drawn, and only the policy's stated
// values and the profile's people count. ok is false of what is not made of bills, and of care in one place: but all of them are of the
// county's hospital, so that a ratio of the care there is that of all.
func (p *Plan) OfAverage(t *scenarios.Target, a *Average) (value float64, ok bool, err error) {
	if t.Over != nil {
		return p.averageOver(t, a)
	}
	at := slices.IndexFunc(p.Study.Scenarios, func(c scenarios.Scenario) bool { return c.ID == t.Scenario })
	count := averaged(t.Measure)
	there := t.Place == "" || t.Place == model.PlaceNames()[model.InCounty] && measure.IsRatio(t.Unit)
	if at < 0 || count == nil || !there {
		return 0, false, nil
	}
	benefits, ok := p.benefitsOf(at, t)
	if !ok {
		return 0, false, nil
	}
	num, den := 0.0, 0.0
	for year := t.Years.From; year <= t.Years.To; year++ {
		groups, err := p.averageYear(at, year, a)
		if err != nil {
			return 0, false, err
		}
		first, last := t.Months.Of(t.Years, year)
		part := float64(last-first+1) / 12
		for i := range groups {
			if p.about(t, &groups[i]) {
				x, of := count(&groups[i], a, benefits)
				num, den = num+x*part, den+of*part
			}
		}
	}
	switch {
	case !measure.IsRatio(t.Unit):
		return num, true, nil
	case den == 0 && t.By == "benefit":
		return 0, true, nil // it helps nobody who has average bills
	}
	return num / den, den > 0, nil
}

// averageOver is OfAverage of a target that is a ratio of two measures.
func (p *Plan) averageOver(t *scenarios.Target, a *Average) (value float64, ok bool, err error) {
	o, of := t.Over, *t
	of.Over, of.Unit = nil, ""
	num, ok, err := p.OfAverage(&of, a)
	if err != nil || !ok {
		return 0, false, err
	}
	den, ok, err := p.OfAverage(&scenarios.Target{Scenario: t.Scenario, Measure: o.Measure, By: o.By, Group: o.Group, Years: t.Years, Months: t.Months}, a)
	switch {
	case err != nil || !ok:
		return 0, false, err
	case den == 0: // it is of nobody who has average bills
		return 0, num == 0, nil
	}
	return num / den, true, nil
}

// benefitsOf are the places in a scenario's policy of the benefits that a target sums up; ok is false where it divides
// people or care as no average does.
func (p *Plan) benefitsOf(scenario int, t *scenarios.Target) (at []int, ok bool) {
	var ids []string
	for _, f := range p.funds[scenario] {
		if t.By != "fund" && t.By != "payer" || t.By == "fund" && t.Group == f.ID || t.By == "payer" && t.Group == f.Payer {
			ids = append(ids, f.Benefits...)
		}
	}
	if t.By == "benefit" {
		ids = []string{t.Group}
	}
	for _, id := range ids {
		at = append(at, p.policies[scenario].Benefit(id))
	}
	return at, slices.Contains([]string{"all", "benefit", "fund", "payer", "status", "category"}, t.By) && !slices.Contains(at, -1)
}

// about says whether a target is about a group: those on a register are poor or exited, the others marginal or never
// registered.
func (p *Plan) about(t *scenarios.Target, g *group) bool {
	by, of := t.By, []string{t.Group}
	if t.Scope.By != "" {
		by, of = t.Scope.By, t.Scope.Groups
	}
	switch by {
	case "status":
		statuses := simulate.Statuses()
		return slices.ContainsFunc(of, func(s string) bool { return (slices.Index(statuses, s) < 2) == g.register })
	case "category":
		return slices.Contains(of, p.profile.Categories[g.category])
	}
	return true
}

// averageYear settles the average bills of a year for every group.
func (p *Plan) averageYear(scenario, year int, a *Average) ([]group, error) {
	policy, kinds := p.policies[scenario], illness.Kinds()
	waves, err := wave.Compile([]wave.Rules{{Policy: policy}}, year, kinds...)
	if err != nil {
		return nil, err
	}
	var groups []group
	bills := &model.Claims{Year: year, Waves: []int32{0}, Diseases: p.illness.Diseases()}
	bills.Categories, bills.Otherwise, _ = p.profile.Words()
	for i := range p.profile.Strata {
		s := &p.profile.Strata[i]
		for c, share := range s.Category {
			if share == 0 {
				continue
			}
			g := group{register: s.Register, category: c, persons: float64(s.Persons) * share}
			for _, kind := range kinds {
				g.total = append(g.total, model.FenOf(a.Cost(kind, year)))
				p.addAverage(bills, i, c, kind, a.Cost(kind, year), a.Eligible)
			}
			groups = append(groups, g)
		}
	}
	bills.Waves = append(bills.Waves, int32(len(bills.Total)))
	var paid model.Settled
	if err := waves.NewRunner().Settle(bills, &paid); err != nil {
		return nil, err
	}
	for g := range groups {
		for k := range kinds {
			row := g*len(kinds) + k // each bill is of a patient of its own, alone in a household
			with, end := make([]model.Fen, len(policy.Benefits)), make([]model.Fen, len(policy.Benefits))
			for b, stream := range waves.Streams()[0] {
				if stream >= 0 {
					with[b], end[b] = paid.Paid[stream][row], paid.PaidPerson[stream][row]+paid.PaidHousehold[stream][row]
				}
			}
			groups[g].paid, groups[g].end = append(groups[g].paid, with), append(groups[g].end, end)
		}
	}
	return groups, nil
}

// addAverage adds a patient of a stratum with one average bill of the county's hospital.
func (p *Plan) addAverage(to *model.Claims, stratum, category int, kind model.Kind, cost, eligible float64) {
	row, s := int32(len(to.Total)), &p.profile.Strata[stratum]
	size := max(math.Round(float64(s.Persons)/float64(s.Households)), 1)
	income := 0.0
	for _, x := range p.people.Incomes()[stratum] {
		income += x / float64(len(p.people.Incomes()[stratum]))
	}
	to.Patient, to.Month, to.Kind = append(to.Patient, row), append(to.Month, 6), append(to.Kind, kind)
	to.Level, to.Place, to.Referred = append(to.Level, model.County), append(to.Place, model.InCounty), append(to.Referred, false)
	to.Disease, to.Total, to.Eligible = append(to.Disease, 0), append(to.Total, model.FenOf(cost)), append(to.Eligible, model.FenOf(cost*eligible))
	to.Patients = append(to.Patients, model.Patient{Household: row, Age: averageAge, Category: uint8(category), Insured: true})
	to.Households = append(to.Households, model.Payer{Size: uint8(min(size, population.MaxSize)), Income: model.FenOf(income * size)})
}
