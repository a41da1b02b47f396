package model

// TakeUp is which share of those whom a benefit would pay apply for it. Who does not apply is paid nothing by it, as if its
// `when` did not hold; what it leaves unpaid goes to the benefits behind it.
type TakeUp struct {
	Benefit string    // id
	Values  []TakenUp // in order of their months, each until the next
}

// TakenUp is a take-up from a month on. InCounty and Elsewhere are one and the same quantity where the file tells no places
// apart: bills of the county's own hospitals are often settled at the counter in one stop, and others by an application.
type TakenUp struct {
	Year, Month         int // from which it holds, month 1…12; 0, 1 where it always held
	InCounty, Elsewhere Quantity
	ByPlace             bool
}

// In is the take-up of a month, 1…12, of a year; ok is false before the first that is stated.
func (t *TakeUp) In(year, month int) (x TakenUp, ok bool) {
	for _, v := range t.Values {
		if v.Year*12+v.Month > year*12+month {
			break
		}
		x, ok = v, true
	}
	return x, ok
}

// Quantities are the shares of all dates, each once.
func (t *TakeUp) Quantities() []Quantity {
	var out []Quantity
	for _, v := range t.Values {
		out = append(out, v.InCounty)
		if v.ByPlace {
			out = append(out, v.Elsewhere)
		}
	}
	return out
}

// Surely says whether everybody the benefit would pay gets what the share says, all of them or none: share is 1 or 0.
func (v TakenUp) Surely(share float64) bool {
	is := func(q Quantity) bool { return !q.Uncertain() && q.Value == share }
	return is(v.InCounty) && is(v.Elsewhere)
}

// Application is, for a benefit that not everybody applies for, the number in (0, 1) of each patient and of each household
// with a bill: they apply where it is below the take-up, whatever the policy, so that who applies under a low take-up does
// under a high one.
type Application struct {
	Benefit   string
	Person    []float64 // by row in Claims.Patients
	Household []float64 // by row in Claims.Households
}
