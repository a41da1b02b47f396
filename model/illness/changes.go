package illness

import (
	"maps"
	"slices"

	"doudi/model"
)

// A scenario may change the catalogue's numbers. Some of them hold a total that others make up: the mean cost of a level, of common and
// special admissions together; the visits of special outpatient care; the share of the register's admissions within the county; the
// levels that a profile states of its place. They are held in the catalogue as it was stated (holding), and what follows is kept: else
// dearer special diseases would make common ones cheaper, and a change in prices would be taken back where the place's are known.

// holding is the catalogue in which totals are held, with who falls ill by it.
type holding struct {
	*Catalogue
	rates  *Rates
	common [2]float64 // expected admissions of people off the register and on it for common causes
}

// asStated is the catalogue before a scenario changed it.
func (c *Catalogue) asStated() *Catalogue {
	if c.stated != nil {
		return c.stated
	}
	return c
}

// Inputs are the numbers that a scenario may change.
func (c *Catalogue) Inputs() []model.Input { return c.changeable().All }

// Under is the catalogue with changes to its inputs, by path.
func (c *Catalogue) Under(changes map[string]*model.Changes) *Catalogue {
	own := *c
	own.stated = c.asStated()
	own.Care, own.Lines, own.Certified, own.Special = slices.Clone(c.Care), slices.Clone(c.Lines), maps.Clone(c.Certified), slices.Clone(c.Special)
	own.Frailty.Conditions, own.Frailty.Categories = maps.Clone(c.Frailty.Conditions), maps.Clone(c.Frailty.Categories)
	for _, in := range own.changeable().All {
		if of := changes[in.Path]; of != nil {
			in.Put(of)
		}
	}
	return &own
}

func (c *Catalogue) changeable() *model.Inputs {
	x := &model.Inputs{First: 1, Bounds: c.bounds}
	for _, q := range []*model.Quantity{&c.Others, &c.Level, &c.Poor, &c.OtherCauses, &c.Again, &c.Shock, &c.PriceShock, &c.ChronicShock, &c.TailAbove, &c.TailIndex,
		&c.CountyElsewhere, &c.PoorInCounty, &c.CityAway, &c.ProvinceOut, &c.Referred, &c.ClaimInArea, &c.ClaimElsewhere, &c.ClaimChronic,
		&c.ChronicBills, &c.ChronicCost, &c.ChronicIndex, &c.ChronicSigma, &c.ChronicExcluded, &c.ChronicVisits,
		&c.OtherSpendingSigma, &c.OtherByConditions, &c.OtherLasting, &c.SpecialRate, &c.SpecialCost, &c.SpecialProvince, &c.Frailty.Variance, &c.Frailty.Household} {
		x.Add(q)
	}
	x.AddAlways(&c.ShockLasting) // of what ties the years together
	x.AddTrend(&c.Growth, c.BaseYear)
	x.AddTrend(&c.CostGrowth, c.BaseYear)
	for i := range c.Care {
		care := &c.Care[i]
		for _, q := range []*model.Quantity{&care.Choice, &care.MeanCost, &care.Sigma, &care.Excluded, &care.Days} {
			x.Add(q)
		}
	}
	for i := range c.Lines {
		x.Add(&c.Lines[i].Per100000)
		x.Add(&c.Lines[i].Cost)
	}
	for i := range c.Special {
		if of := &c.Special[i].Carried; of.Condition != "" {
			x.Add(&of.Share)
		}
	}
	for _, of := range []map[string]model.Quantity{c.Certified, c.Frailty.Conditions, c.Frailty.Categories} {
		for _, name := range slices.Sorted(maps.Keys(of)) {
			model.AddOf(x, of, name, x.Add)
		}
	}
	for _, kind := range c.Locality.kinds() {
		x.Add(kind)
	}
	return x
}
