package population

import (
	"maps"
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
)

// Profile is a checked profile file: the margins of a place's people and what is known of their means.
type Profile struct {
	ID         string
	Title      model.Title
	BaseYear   int
	AgeFrom    []int // of each band
	Male       []int // persons by band, the shape of every stratum
	Female     []int
	SizeShare  []float64 // shape of households by 1, 2, … members
	Strata     []Stratum // registers first, then by id
	Categories []string  // of all strata in order, each one's rarest first
	Ordinary   int       // index in Categories of the ordinary resident, who has no benefits of a category
	Exited     []string  // by category: the word for a household of it that has left poverty; "" where that is the same
	Conditions []string  // bits of Block.Chronic
	Locality   Locality  // what it states of its own people's care
	Applied    []document.TakeUp
	statuses   map[string]model.Title // what the file calls them, by word

	likelier      map[string][]float64 // by category and kind of household; nil where all are alike
	conditionAges []int
	conditions    [][]float64 // share by condition and age

	incomeLevel                                         model.Quantity
	incomeGrowth, registerGrowth, otherGrowth           model.Trend
	remaining                                           map[int]model.Quantity // share still poor at a year's end
	monitored                                           map[int]model.Quantity // share under monitoring in a year
	growthSpread, exitIncome                            model.Quantity
	entitled                                            model.Quantity
	line, premium                                       model.Yearly
	dibaoLine                                           float64 // CNY a head in BaseYear, in which bands of income are stated; 0 where the poverty line stands for it
	ratio, elasticity, food, meanSize                   model.Quantity
	otherPerHead, otherPoor                             model.Quantity
	otherTotal, otherOwn                                model.Quantity // in the place of otherPerHead: all health spending, and patients' share of admissions; no Path where the profile does not say
	subsidised, enrolled                                model.Quantity
	enrolment                                           *enrolment // nil where the profile does not say at what contribution people enrol
	lives                                               lives
	societal                                            *societal // nil where the profile does not state it
	series                                              []document.Series
	families                                            []document.Family
	bounds                                              map[string][2]float64 // by path: between which a number may be stated
	toleranceAgeSex, toleranceSize, toleranceCategories float64
	unverified                                          int
}

// Stratum is a part of the people with totals of its own.
type Stratum struct {
	ID                  string
	Title               model.Title
	Register            bool // of the poor: its households leave poverty by Year.Poor, and their income has a growth of its own
	Persons, Households int
	Category            []float64 // share of households by Profile.Categories, at the outset
	circles             []circle  // in order of name
	belowLine, bend     float64   // of a register without mean: income a head = line × (1 − belowLine·u^bend)
	mean, sigma         float64   // CNY a head, and the sd of its log: lognormal, of others above the line
	number              uint64    // by which its households are keyed
}

// Unverified counts the numbers whose status is unverified.
func (p *Profile) Unverified() int { return p.unverified }

// Persons is the number of people of the profile.
func (p *Profile) Persons() int {
	n := 0
	for _, s := range p.Strata {
		n += s.Persons
	}
	return n
}

// Quantities are the uncertain inputs, but for those of Series, which are inputs only of a study that runs so far.
func (p *Profile) Quantities() []model.Quantity {
	var out []model.Quantity
	for _, q := range p.inputs() {
		if q.Uncertain() {
			out = append(out, q)
		}
	}
	return document.Kin(p.families, out)
}

// paths are the names of the places that inputs have in their ranges.
func (p *Profile) paths() []string {
	var out []string
	for _, q := range p.inputs() {
		out = append(out, q.Drawn())
	}
	return out
}

// inputs are all numbers that could have a range.
func (p *Profile) inputs() []model.Quantity {
	all := []model.Quantity{p.incomeLevel, p.incomeGrowth.Growth, p.registerGrowth.Growth, p.entitled, p.ratio, p.elasticity, p.food, p.meanSize,
		p.otherPerHead, p.otherTotal, p.otherOwn, p.otherPoor, p.otherGrowth.Growth, p.subsidised, p.enrolled, p.lives.mortality, p.lives.fertility, p.growthSpread, p.exitIncome}
	if p.societal != nil {
		all = append(all, p.societal.yuan)
	}
	for _, shares := range []map[int]model.Quantity{p.remaining, p.monitored} {
		for _, year := range slices.Sorted(maps.Keys(shares)) {
			all = append(all, shares[year])
		}
	}
	if e := p.enrolment; e != nil {
		all = append(all, e.share, e.spread, e.age, e.frailty, e.growth)
	}
	for _, s := range p.Strata {
		for _, c := range s.circles {
			for _, m := range c.of {
				all = append(all, m.share)
				if m.removed.Path != "" {
					all = append(all, m.removed)
				}
			}
		}
	}
	return model.SpeltOut(append(all, p.Locality.quantities()...))
}

// Year is what the simulation needs of a profile for one draw and year, as plain numbers. Money is in CNY.
type Year struct {
	Year              int
	Line              float64     // poverty line, a head
	Societal          float64     // societal poverty line, a head; 0 where the profile does not state it
	Growth            []float64   // factor on Block.Income, by stratum
	Poor              float64     // share of registers still poor during the year
	Monitored         float64     // share of registers that is under monitoring during the year, and stands as those still poor
	ExitIncome        float64     // correlation of the order of exits, and of returns, with the income at the outset
	Spread            float64     // sd of the log of registers' incomes that growth has brought between households since the outset
	Entitled          float64     // share of the exited who keep the benefits
	MeanIncome        float64     // a head, all strata, this year
	ConsumptionAtMean float64     // a head, of whoever has the mean income
	Elasticity        float64     // of consumption to income
	Food              float64     // φ: subsistence as a share of the line
	MeanSize          float64     // n̄ of the subsistence formula
	Other             []float64   // health spending outside settled bills, a head, by stratum
	Premium           float64     // own contribution to insurance of one person
	Subsidised        float64     // share of the register's contribution that government pays
	Enrolled          float64     // share of other people who are insured
	Reservation       Reservation // at what contribution households enrol, in the place of Enrolled

	present [][]present    // by stratum and circle: the categories with dates
	vital   *vital         // who is alive; nil where everybody is as at the outset
	then    map[int]*vital // of the years that a level of the place is stated for
}

// Resolve makes the numbers of a draw and year. incomes are Population.Incomes, persons the people of each stratum. inpatient is what
// admissions cost in OtherYear, CNY a head a year, expected of the draw; what patients pay of it is not spent otherwise.
func (p *Profile) Resolve(values model.Values, year int, incomes [][]float64, persons []float64, inpatient float64) Year {
	v := func(q model.Quantity) float64 { return values.In(q, year) }
	y := Year{Year: year, Line: p.line.In(values, year), Societal: p.societal.in(values, year), Entitled: v(p.entitled), Elasticity: v(p.elasticity), Food: v(p.food),
		MeanSize: v(p.meanSize), Premium: p.premium.In(values, year), Subsidised: v(p.subsidised), Enrolled: v(p.enrolled),
		Reservation: p.reservation(values, year),
		vital:       p.lives.of(values, p.BaseYear, year)}
	for _, level := range p.Locality.years() {
		if y.then == nil {
			y.then = map[int]*vital{}
		}
		y.then[level] = p.lives.of(values, p.BaseYear, level)
	}
	other := v(p.otherPerHead)
	if p.otherTotal.Path != "" {
		other = max(v(p.otherTotal)-v(p.otherOwn)*inpatient, 0)
	}
	other *= p.otherGrowth.Factor(values, OtherYear, year)
	for _, s := range p.Strata {
		growth, spending := p.incomeGrowth, other
		if s.Register {
			growth, spending = p.registerGrowth, other*v(p.otherPoor)
		}
		y.Growth = append(y.Growth, v(p.incomeLevel)*growth.Factor(values, p.BaseYear, year))
		y.Other = append(y.Other, spending)
		y.present = append(y.present, s.present(values, year))
	}
	if q, _, ok := model.InForce(p.monitored, year); ok {
		y.Monitored = v(q)
	}
	y.ExitIncome, y.Spread = v(p.exitIncome), v(p.growthSpread)*float64(p.leaving(year))
	y.Poor = 1                                                               // nobody has left the list before the first year that is stated
	if q, _, ok := model.InForce(p.remaining, max(year-1, p.BaseYear)); ok { // households leave it at a year's end
		y.Poor = v(q)
	}
	over := func(exponent float64) float64 { return meanPower(incomes, persons, p.grown(&y, exponent), exponent) }
	y.MeanIncome = over(1)
	// The mean over all people of (Y/Ȳ)^ε is not 1; without it their mean consumption would miss the stated share.
	y.ConsumptionAtMean = v(p.ratio) * y.MeanIncome / (over(y.Elasticity) / math.Pow(y.MeanIncome, y.Elasticity))
	return y
}

// leaving is for how many of the years since the outset households have been leaving the register, as far as is stated.
func (p *Profile) leaving(year int) int {
	last := p.BaseYear
	for of := range p.remaining {
		last = max(last, of)
	}
	return max(min(year, last)-p.BaseYear, 0)
}

// grown is what the growth of a stratum makes of the mean of incomes to a power, as a factor on the income: of registers
// households' growth differs by a lognormal factor with the mean 1, whose power has the mean exp(ε(ε − 1)s²/2).
func (p *Profile) grown(y *Year, exponent float64) []float64 {
	out := slices.Clone(y.Growth)
	for i := range out {
		if p.Strata[i].Register {
			out[i] *= math.Exp((exponent - 1) * y.Spread * y.Spread / 2)
		}
	}
	return out
}

// Carried is how many conditions a person carries on average, by the profile's ages, evenly spread within a band; strata have no
// part in it, so that one more moves nobody's spending.
func (p *Profile) Carried() float64 {
	sum, people := 0.0, 0.0
	for band, from := range p.AgeFrom {
		until := from + 1
		if band+1 < len(p.AgeFrom) {
			until = p.AgeFrom[band+1]
		}
		persons := float64(p.Male[band]+p.Female[band]) / float64(until-from)
		for age := from; age < until; age++ {
			people += persons
			for _, share := range p.carried(age) {
				sum += persons * share
			}
		}
	}
	return sum / people
}

// Words are the categories that bills state: Categories, then those of Exited. exited is, by category, the
// index of the word once the household has left poverty; otherwise what such a word means where it is not understood.
func (p *Profile) Words() (words, otherwise []string, exited []uint8) {
	words = slices.Clone(p.Categories)
	otherwise = make([]string, len(words))
	for c, word := range p.Exited {
		exited = append(exited, uint8(c))
		if word != "" {
			exited[c] = uint8(len(words))
			words, otherwise = append(words, word), append(otherwise, p.Categories[c])
		}
	}
	return words, otherwise, exited
}

// OtherYear is the year that health spending a head is stated for.
const OtherYear = 2018

// Series are the profile's yearly series and how far each is known.
func (p *Profile) Series() []document.Series { return p.series }

// Known is the last year to which all of the profile's tables are known. A growth has a last year of its own.
func (p *Profile) Known() int {
	known := p.series[0].Last
	for _, s := range p.series {
		if s.First > 0 && !s.Strict { // a number that is stated by year says so itself
			known = min(known, s.Last)
		}
	}
	return known
}

// stated is the last year that one of the tables by year states.
func (p *Profile) stated() int {
	last := p.BaseYear
	for _, s := range p.series {
		if s.First > 0 {
			last = max(last, s.Last)
		}
	}
	return last
}

// carried are the shares of the people of an age who carry each condition.
func (p *Profile) carried(age int) []float64 {
	band := 0
	for i, from := range p.conditionAges {
		if age >= from {
			band = i
		}
	}
	var out []float64
	for _, shares := range p.conditions {
		out = append(out, shares[band])
	}
	return out
}

// since is the share of people of an age who carry each condition and did not so many years before, among all who did not; of
// those born since, of all. A condition is a person's while the person's number for it is below the share of the age.
func (p *Profile) since(age, years int) []float64 {
	out := p.carried(age)
	if years > age {
		return out
	}
	for c, before := range p.carried(age - years) {
		if before < 1 {
			out[c] = max(out[c]-before, 0) / (1 - before)
		} else {
			out[c] = 0 // there is nobody
		}
	}
	return out
}
