package illness

import (
	"doudi/model"
	"doudi/model/population"
)

// A catalogue that states the mean of admissions off the register (Others) has in `rate` their proportions over age alone.
// Special diseases have no part in this: they have rates of their own, and one more of them must not move anybody's common
// admissions. That both together are the stated mean is for `other_causes` to say, the share that special ones leave.

// rates are the admissions a person-year for all causes off the register in the base year, by band.
func (c *Catalogue) rates(v func(model.Quantity) float64) []float64 {
	factor := 1.0
	if c.Others.Path != "" {
		factor = v(c.Others) / c.referenceMean()
	}
	out := make([]float64, len(c.Rate))
	for band, rate := range c.Rate {
		out[band] = rate * factor
	}
	return out
}

// referenceMean is the mean of Rate over the people for whom Others is stated.
func (c *Catalogue) referenceMean() float64 { return c.meanOver(&c.Reference) }

// meanOver is the mean of Rate over people, 0 of nobody.
func (c *Catalogue) meanOver(of *population.Ages) float64 {
	sum, people := 0.0, 0.0
	for sex := range of {
		for age, n := range of[sex] {
			sum += n * c.Rate[c.band(age)]
			people += n
		}
	}
	if people == 0 {
		return 0
	}
	return sum / people
}
