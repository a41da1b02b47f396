package measure

import "doudi/model"

// Layout says how the sums of a run are divided: by stratum, status, category and decile of the household, by level of
// care, and by benefit. Halves is 2 where a sample's noise has to be told from the common shock (see Summarise), else 1.
type Layout struct {
	Statuses   []string
	Parts      []Part
	Categories []string
	Levels     []string
	Places     []string
	Benefits   []string
	Premiums   []string // benefits at enrolment
	Societal   bool     // the societal poverty line is known
	Own        []bool   // benefits that only move the patient's own money: no fund spends it
	Gauges     []Gauge  // measures that a study defines itself
	Halves     int

	// CategoryPlaces says that care is counted by place within each category too, as a target asks for.
	CategoryPlaces bool
}

// Part is the households of one stratum of the profile and one status. Strata are kept apart, since a sample's have
// weights of their own; figures by status are sums over them.
type Part struct{ Stratum, Status int }

// Strata is how many strata there are.
func (l *Layout) Strata() int {
	n := 0
	for _, p := range l.Parts {
		n = max(n, p.Stratum+1)
	}
	return n
}

// Deciles of income a head, poorest first.
const Deciles = 10

// Gauge is a measure that a study defines itself, by a formula over what a year is to each household or person.
type Gauge struct {
	ID    string
	Unit  string // CNY | household-years | person-years: years add up
	Title model.Title
}

// Stride is the number of fields of a cell: the fixed ones, then those by benefit, then what each premium pays, and the gauges.
func (l *Layout) Stride() int { return l.Gauge(len(l.Gauges)) }

// Gauge is where a gauge's sum stands within a cell, in hundredths.
func (l *Layout) Gauge(g int) int { return l.Premium(len(l.Premiums)) + g }

// measures are the table's, and behind them the study's own.
func (l *Layout) measures() []Measure {
	out := table
	for i, g := range l.Gauges {
		at := l.Gauge(i)
		out = append(out[:len(out):len(out)], Measure{ID: g.ID, Unit: g.Unit, Title: g.Title, household: part{num: func(s sums) float64 { return s[at] / 100 }}})
	}
	return out
}

// Premium is where the amount of a benefit at enrolment stands within a cell.
func (l *Layout) Premium(p int) int { return l.Benefit(len(l.Benefits)) + p }

// Cell is where the fields of a household's cell begin in Tally.Cells; part is an index in Parts.
func (l *Layout) Cell(half, part, category, decile int) int {
	return (((half*len(l.Parts)+part)*len(l.Categories)+category)*Deciles + decile) * l.Stride()
}

// Benefit is where the fields of a benefit begin within a cell.
func (l *Layout) Benefit(b int) int { return int(fixedFields) + int(benefitFields)*b }

// Level is where the fields of a level of care begin in Tally.Levels, which are kept by stratum as cells are.
func (l *Layout) Level(half, stratum, level int) int {
	return ((half*l.Strata()+stratum)*len(l.Levels) + level) * int(levelFields)
}

// Place is where the fields of a place of care begin in Tally.Places, which are those of levels of care, kept by part.
func (l *Layout) Place(half, part, place int) int {
	return ((half*len(l.Parts)+part)*len(l.Places) + place) * int(levelFields)
}

// CategoryPlace is where the fields of a place of care within a category begin in Tally.CategoryPlaces, which are kept by stratum.
func (l *Layout) CategoryPlace(half, stratum, category, place int) int {
	return (((half*l.Strata()+stratum)*len(l.Categories)+category)*len(l.Places) + place) * int(levelFields)
}

// Field is a sum kept for each cell. Money is in fen; counts are of what the name says.
type Field int

// The fixed fields of a cell.
const (
	Households Field = iota
	Persons
	Income     // disposable, of the household
	Patients   // persons with a bill
	Inpatients // persons admitted
	Admissions
	ChronicBills
	TotalCost     // of all bills, claimed or not
	EligibleCost  // of all bills
	InpatientCost // of all inpatient bills
	InpatientTotal
	InpatientEligible
	InpatientPaid         // of settled inpatient bills: what benefits paid, own accounts apart
	InpatientPaidEligible // the part of it that was paid of the eligible cost
	ChronicTotal
	ChronicEligible
	ChronicPaid
	ChronicPaidEligible
	Settled   // out of pocket after all benefits, own accounts with it, period-end payments taken off
	Unsettled // bills that were not claimed
	OtherSpending
	OwnAccount
	Cash
	LostLabour
	Subsidy // of premiums
	CHE10   // households
	CHE25
	CHE40
	BelowSubsistence // consumption does not reach subsistence, and something was paid: apart from CHE40
	CHE10Persons     // members of these households
	CHE25Persons
	CHE40Persons
	Overshoot10 // millionths of a household: by how much out-of-pocket cost passes a tenth of consumption
	Overshoot25
	Overshoot40               // of 40 % of the capacity to pay
	DiscretionaryImpoverished // persons in households that pay more than consumption leaves above the line, and more than 40 % of it
	DiscretionaryLarge
	SocietalImpoverished // the same by the societal line
	SocietalLarge
	D1Households
	D1Persons
	D1Gap
	D2Households
	D2Persons
	D2Gap
	LabourHouseholds
	LabourPersons
	LabourGap
	PersonsBelow // the line, before illness; then the sums over them of household.Depth, in millionths
	GapBelow
	SquaredBelow
	WattsBelow
	PersonsBelowAfter // the same after out-of-pocket cost and lost labour
	GapBelowAfter
	SquaredBelowAfter
	WattsBelowAfter
	Winners100 // households that pay less than under the first scenario by 100 yuan or more
	Losers100
	Winners1000
	Losers1000
	Changed100 // households that win or lose as much: over several years no difference of the two
	Changed1000
	fixedFields
)

// The fields by benefit, after Layout.Benefit.
const (
	BenefitPaid       Field = iota // fen
	BenefitAdmissions              // inpatient bills that it paid
	BenefitChronic                 // chronic outpatient bills that it paid
	BenefitPatients                // persons whose chronic outpatient bills it paid
	BenefitHelped                  // persons to whom it paid anything: of a bill, at a period's end, or there to their household
	benefitFields
)

// PremiumPaid is the only field of a benefit at enrolment, after Layout.Premium: fen.
const PremiumPaid Field = 0

// The fields by level and by place of care, all of inpatient bills.
const (
	LevelAdmissions Field = iota // claimed or not, as are their costs
	LevelTotal
	LevelEligible
	LevelSettledTotal
	LevelSettledEligible
	LevelPaid         // what benefits paid, own accounts apart
	LevelPaidEligible // of the eligible cost
	levelFields
)

// Tally is the sums of one scenario, year and replicate, or of a part of it.
type Tally struct {
	Cells   []int64
	Levels  []int64
	Places  []int64
	Burdens []int64 // counts of households and patients, by part and bin

	CategoryPlaces []int64 // none where the layout does not ask for them
}

// New makes an empty tally.
func (l *Layout) New() *Tally {
	return &Tally{
		Cells:   make([]int64, l.Halves*len(l.Parts)*len(l.Categories)*Deciles*l.Stride()),
		Levels:  make([]int64, l.levelFields()),
		Places:  make([]int64, l.placeFields()),
		Burdens: make([]int64, l.Halves*len(l.Parts)*burdenKinds*burdenBins),

		CategoryPlaces: make([]int64, l.categoryPlaceFields()),
	}
}

func (l *Layout) levelFields() int { return l.Halves * l.Strata() * len(l.Levels) * int(levelFields) }

func (l *Layout) placeFields() int { return l.Halves * len(l.Parts) * len(l.Places) * int(levelFields) }

func (l *Layout) categoryPlaceFields() int {
	if !l.CategoryPlaces {
		return 0
	}
	return l.CategoryPlace(l.Halves, 0, 0, 0)
}

// Clear empties a tally for reuse.
func (t *Tally) Clear() {
	clear(t.Cells)
	clear(t.Levels)
	clear(t.Places)
	clear(t.Burdens)
	clear(t.CategoryPlaces)
}

// Merge adds another tally: whole numbers, so that no order of merging changes a digit.
func (t *Tally) Merge(other *Tally) {
	for i, x := range other.Cells {
		t.Cells[i] += x
	}
	for i, x := range other.Levels {
		t.Levels[i] += x
	}
	for i, x := range other.Places {
		t.Places[i] += x
	}
	for i, x := range other.Burdens {
		t.Burdens[i] += x
	}
	for i, x := range other.CategoryPlaces {
		t.CategoryPlaces[i] += x
	}
}
