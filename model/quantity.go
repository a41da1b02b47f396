package model

import "math"

// Quantity is a number of the model with what is known of it: where it comes from, how sure it is, and the range in
// which it may lie. Raw inputs are Quantities; what a draw makes of them are plain numbers.
type Quantity struct {
	Path   string  // unique name of the input, as sensitivity tables print it: catalogue.admission_rate
	Title  Title   // what readers are told it is; may be empty
	Value  float64 // the stated or most likely value
	Low    float64 // equals Value where there is no range
	High   float64
	Unit   string
	Source string // publication and place in it
	Status string // stated | found | derived | unverified

	// Together is the name under which several quantities are drawn as one, a share at several dates: each maps the one
	// place through its own range, so that what differs between dates is not the draw. "" = the quantity is drawn alone.
	Together string

	Law    Law
	Mean   float64 // of a Leaning law
	Spread float64 // standard deviation, of a Shift or of the log of a Factor

	// Family is the name of what several quantities have in common, "" = nothing; Shared is the share in [0, 1] that it has
	// in the variance of each one's place (random.Related).
	Family string
	Shared float64

	// Dated is not nil where the quantity is a series; the rest is then that of its first year.
	Dated *Dated

	Changes *Changes // of the scenario at hand; nil where it has none of this
}

// Drawn is the name of the place in the range: Together, else Path.
func (q Quantity) Drawn() string {
	if q.Together != "" {
		return q.Together
	}
	return q.Path
}

// Uncertain says whether the quantity has a range to draw from.
func (q Quantity) Uncertain() bool { return q.Low < q.High }

// At is the quantile function of the quantity's credence, u in [0, 1], by its Law.
func (q Quantity) At(u float64) float64 {
	switch {
	case !q.Uncertain():
		return q.Value
	case q.Law == Leaning:
		return q.leaning(u)
	case q.Law == Factor || q.Law == Shift:
		return q.spread(u)
	}
	width := q.High - q.Low
	mode := (q.Value - q.Low) / width
	if u < mode {
		return q.Low + width*math.Sqrt(u*mode)
	}
	return q.High - width*math.Sqrt((1-u)*(1-mode))
}

// Values holds the values of the uncertain inputs in one draw, by path. The nil Values is the stated value of
// everything.
type Values map[string]float64

// In is the value of a quantity in a year of this draw.
func (v Values) In(q Quantity, year int) float64 {
	x := 0.0
	if q.Dated == nil {
		x = v.Of(q)
	} else {
		x = q.Dated.in(v, year)
	}
	return q.Changes.In(v, year, x)
}

// Of is the value in this draw of a quantity that is no series, without what a scenario changes; In is that of any, with it.
func (v Values) Of(q Quantity) float64 {
	if x, ok := v[q.Path]; ok {
		return x
	}
	return q.Value
}
