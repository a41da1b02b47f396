package model

// Spell is how a person or household has been in resident insurance: for how many years on end, the present one included, and for how many on
// end it had not been when that began, or is not now. Both are as far back as is known: who was insured before is taken for neither.
type Spell struct {
	Unbroken uint8 // years insured on end; 0 where not insured now
	Missed   uint8 // years missed on end before them, or up to now
}

// Next is the spell a year later.
func (s Spell) Next(insured bool) Spell {
	switch {
	case !insured && s.Unbroken > 0:
		return Spell{Missed: 1}
	case !insured:
		return Spell{Missed: min(s.Missed, mostYears-1) + 1}
	}
	return Spell{min(s.Unbroken, mostYears-1) + 1, s.Missed}
}

// At is the spell of a member of the household by age, completed years: nobody was insured, or missed it, before being born.
func (s Spell) At(age uint8) Spell {
	years := age + 1 // of the person's life, the present one included
	unbroken := min(s.Unbroken, years)
	return Spell{unbroken, min(s.Missed, years-unbroken)}
}

// mostYears bounds what is counted, far beyond what any study looks back.
const mostYears = 200
