package population

import (
	"doudi/model"
	"doudi/model/document"
)

// societal is what the World Bank's societal poverty line is made of: the national median of daily consumption a head, in international
// dollars, what a dollar is in yuan, and consumer prices, which carry the yuan of the dollars' year to another.
type societal struct {
	dollars        int // whose: a key of lines
	yuan           model.Quantity
	median, prices model.Yearly
}

// lines are the constants of the societal line by the year of the international dollars: it is at least the extreme line, and begins at
// fixed and rises by half the median, all a day (Jolliffe and Prydz 2021, as the World Bank carries it on: dollars of 2021 since June 2025).
// Indicator 3.8.2 of the Sustainable Development Goals as adopted in 2025 takes it.
var lines = map[int]struct{ extreme, fixed float64 }{2017: {2.15, 1.15}, 2021: {3.00, 1.30}}

// daysOfAYear: surveys divide a year's consumption by 365, in leap years too.
const daysOfAYear = 365

// societalLine reads what the line is made of, where a profile states it.
func (r *reader) societalLine(f *document.Fields) {
	n := f.Optional("societal_line")
	if n == nil {
		return
	}
	g, s := r.Fields(n, "`societal_line`"), &societal{}
	at := g.Required("dollars")
	s.dollars = g.Whole("dollars", 1900, 2100, 2017)
	if _, ok := lines[s.dollars]; !ok {
		r.Errorf(at, "there is no societal poverty line in international dollars of %d", s.dollars).
			Because("its constants are those of one round of purchasing power parities").Instead("dollars: 2017, or dollars: 2021")
	}
	s.yuan = r.quantity(g, "societal_line.", "yuan_per_dollar", 0.01, 1e4)
	s.median = r.byYear(g, "societal_line.", "median", 0.01, 1e3)
	r.cited(g, "median_source")
	s.prices = r.byYear(g, "societal_line.", "prices", 0.01, 1e6)
	r.cited(g, "prices_source")
	if at := g.At.Get("prices"); at != nil && len(s.prices.Values) > 0 && s.prices.Values[s.dollars] == 0 {
		r.Errorf(at, "`prices` do not have %d", s.dollars).Because("the yuan of a dollar are of that year, and prices carry them to the others").
			Instead("consumer prices of %d among them, to any base", s.dollars)
	}
	g.Done()
	r.p.societal = s
}

// Societal says whether the profile states what the societal poverty line is made of.
func (p *Profile) Societal() bool { return p.societal != nil }

// in is the line in a year, CNY a head; 0 where the profile does not state what it is made of.
func (s *societal) in(values model.Values, year int) float64 {
	if s == nil {
		return 0
	}
	of := lines[s.dollars]
	daily := max(of.extreme, of.fixed+s.median.In(values, year)/2)
	return daily * daysOfAYear * values.In(s.yuan, year) * s.prices.In(values, year) / s.prices.In(values, s.dollars)
}
