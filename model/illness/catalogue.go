package illness

import (
	"maps"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/population"
)

// Catalogue is a checked catalogue file. Its numbers are Quantities; Resolve makes plain ones of them for a draw.
type Catalogue struct {
	ID       string
	Title    model.Title
	BaseYear int

	Bands       []int     // age from which each band begins
	Rate        []float64 // admissions a person-year by band, all causes; only their proportions count where Others is stated
	RateSource  string
	Others      model.Quantity  // admissions a person-year off the register in BaseYear, all causes, over Reference; no Path where the catalogue does not say
	Reference   population.Ages // people over whom Others is the mean
	Level       model.Quantity  // factor on admissions for all causes, special diseases included
	Poor        model.Quantity  // factor of the register, on all causes
	OtherCauses model.Quantity  // share of admissions for all causes that is not for a special disease
	Again       model.Quantity  // of those with an admission for common causes: probability of a further one after each
	Growth      model.Trend     // of admissions for all causes, a year
	Shock       model.Quantity  // sd of the log of the year's common factor on all causes

	PriceShock, ChronicShock model.Quantity // the same of what bills cost, and of how many chronic outpatient bills there are
	ShockLasting             model.Quantity // correlation of the logs of these factors with those of the year before

	Frailty Frailty

	Care       []Care // by model.Level
	TailAbove  model.Quantity
	TailIndex  model.Quantity
	CostGrowth model.Trend
	series     []document.Series
	families   []document.Family

	CountyElsewhere, CityAway, ProvinceOut, Referred model.Quantity
	PoorInCounty                                     model.Quantity // share of the register's admissions; no Path where the catalogue does not say
	ClaimInArea, ClaimElsewhere, ClaimChronic        model.Quantity

	ChronicBills, ChronicCost, ChronicSigma, ChronicExcluded model.Quantity
	ChronicIndex                                             model.Quantity // of ChronicCost, over BaseYear; before it CostGrowth holds. No Dated = none
	ChronicVisits                                            model.Quantity // settled, a person-year of all insured, lines included; no Path where the catalogue does not say
	Lines                                                    []Line
	Certified                                                map[string]model.Quantity // by condition
	OtherSpendingSigma                                       model.Quantity
	OtherByConditions, OtherLasting                          model.Quantity // see household.Spread; no Path where the catalogue does not say

	Locality Locality

	SpecialRate, SpecialCost model.Quantity
	SpecialProvince          model.Quantity // factor on the provincial share of city and provincial admissions, for severe cases
	Special                  []Disease

	bounds map[string][2]float64 // by path: between which a number may be stated
	stated *Catalogue            // what a scenario changed it from; nil where none did
}

// Care is one level of care.
type Care struct {
	Choice   model.Quantity // share of other admissions
	MeanCost model.Quantity // CNY an admission for any cause in BaseYear, special diseases included
	Sigma    model.Quantity // sd of the log of the cost
	Excluded model.Quantity // mean share of the cost outside the scope
	Days     model.Quantity // in hospital
}

// Disease is one specially treated disease.
type Disease struct {
	ID         string
	Title      model.Title
	Shape      []float64 // relative rate by band
	Sex        string    // "" for both
	Per100000  float64   // cases in BaseYear in the band with weight 1, off the register
	Admissions float64   // a case
	Course     []float64 // shares of the admissions of a case by year of it; nil where it is over in its year
	Cost       float64   // against the stated mean of the level
	Severe     float64   // share of its admissions at city or provincial level
	Carried    Carried
}

// Other is the word for admissions that are for none of the special diseases.
const Other = "other"

// Diseases are the words for diseases in the order of their numbers; Other is the first, and the lines of chronic care that have
// no disease's name come last.
func (c *Catalogue) Diseases() []string {
	out := []string{Other}
	for _, d := range c.Special {
		out = append(out, d.ID)
	}
	for _, x := range c.Lines {
		if !slices.Contains(out, x.ID) {
			out = append(out, x.ID)
		}
	}
	return out
}

// Conditions are the names, in order, of the conditions of which the catalogue says anything. The profile says who carries them.
func (c *Catalogue) Conditions() []string {
	names := append(slices.Collect(maps.Keys(c.Certified)), slices.Collect(maps.Keys(c.Frailty.Conditions))...)
	for i := range c.Special {
		if name := c.Special[i].Carried.Condition; name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Quantities are the uncertain inputs, but for those of Series, which are inputs only of a study that runs so far.
func (c *Catalogue) Quantities() []model.Quantity {
	var out []model.Quantity
	for _, q := range c.all() {
		if q.Uncertain() {
			out = append(out, q)
		}
	}
	return document.Kin(c.families, out)
}

// paths are the names of the places that inputs have in their ranges.
func (c *Catalogue) paths() []string {
	var out []string
	for _, q := range c.all() {
		out = append(out, q.Drawn())
	}
	return out
}

func (c *Catalogue) all() []model.Quantity {
	all := []model.Quantity{c.Others, c.Level, c.Poor, c.OtherCauses, c.Again, c.Growth.Growth, c.Shock, c.PriceShock, c.ChronicShock, c.ShockLasting, c.TailAbove, c.TailIndex, c.CostGrowth.Growth,
		c.CountyElsewhere, c.PoorInCounty, c.CityAway, c.ProvinceOut, c.Referred, c.ClaimInArea, c.ClaimElsewhere, c.ClaimChronic,
		c.ChronicBills, c.ChronicCost, c.ChronicSigma, c.ChronicExcluded, c.OtherSpendingSigma, c.OtherByConditions, c.OtherLasting, c.SpecialRate, c.SpecialCost, c.SpecialProvince}
	for _, care := range c.Care {
		all = append(all, care.Choice, care.MeanCost, care.Sigma, care.Excluded, care.Days)
	}
	all = append(all, byName(c.Certified)...)
	all = append(all, c.ChronicVisits)
	for i := range c.Lines {
		all = append(all, c.Lines[i].Per100000, c.Lines[i].Cost)
	}
	for i := range c.Special {
		if of := c.Special[i].Carried; of.Condition != "" {
			all = append(all, of.Share)
		}
	}
	all = append(all, c.Frailty.all()...)
	for _, kind := range c.Locality.kinds() {
		if kind.Path != "" {
			all = append(all, *kind)
		}
	}
	for _, index := range []*model.Dated{c.Growth.Index, c.CostGrowth.Index, c.ChronicIndex.Dated} {
		if index != nil {
			all = append(all, index.Of...)
		}
	}
	return model.SpeltOut(all)
}

// byName are quantities in order of their names.
func byName(of map[string]model.Quantity) []model.Quantity {
	var out []model.Quantity
	for _, name := range slices.Sorted(maps.Keys(of)) {
		out = append(out, of[name])
	}
	return out
}

// Series are the catalogue's yearly series and how far each is known.
func (c *Catalogue) Series() []document.Series { return c.series }

// Unverified counts the numbers whose status is unverified.
func (c *Catalogue) Unverified() int {
	n := 0
	for _, q := range c.all() {
		if q.Status == "unverified" {
			n++
		}
	}
	return n
}
