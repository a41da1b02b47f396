package random

// Purpose is what a draw is for, one step of its key. All purposes of a run stand in this one list, by what their keys
// are of; two of one family never share a number. Other steps are ordinals: of draws, years, persons, bills; and what one
// household of the pool is made of is numbered where it is made (package population). The numbers may be added to, never
// changed: they are part of every key.
type Purpose uint64

// For is the key of what is drawn for a purpose.
func (k Key) For(p Purpose) Key { return k.With(uint64(p)) }

// Of a run, whose key is Root.
const (
	ForYears      Purpose = 0        // then draw, replicate and year: what happens in one
	ForHouseholds Purpose = 1        // what households and persons keep over draws, replicates and years
	ForInputs     Purpose = 2        // the inputs' places in their ranges, which are no simulation's
	ForHalves     Purpose = 3        // which of two neighbours belongs to which half of a sample
	ForPeople     Purpose = 0x706f70 // how the households of a profile are made
)

// Of the making of households, beside the households' own numbers.
const (
	ForPool  Purpose = 1 // distinct households, by size
	ForOrder Purpose = 2 // in which they stand, by stratum
)

// Of one household in the making.
const (
	ForIncome     Purpose = 1
	ForCategory   Purpose = 2
	ForExit       Purpose = 3  // its place in the order of leaving poverty
	ForReturn     Purpose = 4  // its place in the order of coming under monitoring again
	ForMembership Purpose = 5  // then the word of the circle of a category with dates
	ForConditions Purpose = 16 // and on: a member's, by place
)

// Of a household and a circle.
const (
	ForTaking Purpose = 1 // whether it is in the circle
	ForRank   Purpose = 2 // its place in the order of coming under the category
	ForRelief Purpose = 3 // its place in the order of risks removed
)

// Of a replicate, beside its years.
const ForLives Purpose = 1<<64 - 1 // then the person: one number for all special diseases of all years

// Of a year, beside the persons' own numbers: no person's.
const (
	ForChronicShock Purpose = 1<<64 - 4 // of chronic outpatient bills
	ForPriceShock   Purpose = 1<<64 - 3
	ForDiseases     Purpose = 1<<64 - 2 // then the disease and the run of households: its turn
	ForShock        Purpose = 1<<64 - 1 // of admissions
)

// Of a person, under a year's key or under that of what is kept. A person's own key under a year's is a draw too, two of
// 32 bits (Halves): one for common causes, one for special diseases.
const (
	ForAdmission   Purpose = 0  // and 16 further for each: the admissions for common causes, from the first at 16
	ForCarried     Purpose = 5  // then the disease: the cases of it of who carries its condition
	ForSex         Purpose = 6  // of a member that is born
	ForSurvival    Purpose = 7  // how much risk of dying is outlived
	ForFrailty     Purpose = 8  // a member's own part of it
	ForCertificate Purpose = 9  // then the condition
	ForChronic     Purpose = 10 // chronic outpatient bills: how many, then each
	ForMore        Purpose = 11 // the bits that follow those of the half for common causes
	ForDisease     Purpose = 12 // then the disease: the cases of it
	ForSpells      Purpose = 13 // and 16 further for each: how far the next spell of illness for common causes is
	ForTakeUp      Purpose = 14 // then the benefit's word: whether the person applies for it
	ForFamily      Purpose = 15 // of a household's first place, then the benefit's word: whether the household applies for it
)

// Of a household, under its own key of what is kept, which is its first place's for ForSpending.
const (
	ForEntitled Purpose = 32 // beyond those of persons
	ForEnrolled Purpose = 33
	ForSpending Purpose = 34
	ForBirths   Purpose = 35 // then which: how far it is from the one before
	ForHome     Purpose = 40 // what members have in common of their frailty
)

// Of a person's cases of one disease.
const (
	ForMoreOfDisease Purpose = 0 // the bits that follow those of the half for special diseases
	ForCases         Purpose = 1 // and on: one for each case
)

// Of a case of a special disease.
const (
	ForNext      Purpose = 0 // how far the next case is
	ForCase      Purpose = 1 // an admission more than the whole part of the mean
	ForCaseBills Purpose = 2 // and on: one for each admission
)

// Of a bill. ForWhere and ForRest hold several numbers in their bits, see package illness.
const (
	ForAgain  Purpose = 1 // a further admission after it
	ForWhere  Purpose = 2 // level, place and referral of an admission
	ForRest   Purpose = 3 // share outside the scope, claiming and month
	ForCost   Purpose = 6
	ForSevere Purpose = 11
	ForCourse Purpose = 12 // the year of a case's course that an admission is of
)
