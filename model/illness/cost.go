package illness

import (
	"doudi/model"
	"doudi/model/population"
)

// InpatientCost is what admissions cost people off the register in a year, CNY a head a year, as far as the catalogue states it for all
// causes: their mean, times the mean cost of each level by its share of other admissions. Special diseases have no part in it, so
// that one more changes no household's other spending; nor has the year's shock, or what a scenario changes. Where no mean is stated it
// is that of people.
func (c *Catalogue) InpatientCost(values model.Values, year int, people *population.People) float64 {
	c = c.asStated()
	v := of(values, year)
	admissions := v(c.Others)
	if c.Others.Path == "" {
		admissions = c.meanOver(&people.Others)
	}
	cost, sum := 0.0, 0.0
	for _, x := range c.Care {
		cost += v(x.Choice) * v(x.MeanCost)
		sum += v(x.Choice)
	}
	growth := c.Growth.Factor(values, c.BaseYear, year) * c.CostGrowth.Factor(values, c.BaseYear, year)
	return admissions * v(c.Level) * cost / sum * growth
}
