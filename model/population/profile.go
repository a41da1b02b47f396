package population

import (
	"math"

	"doudi/model"
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
	Strata     []Stratum
	Categories []string // of all strata
	Conditions []string // bits of Block.Chronic

	conditionAges []int
	conditions    [][]float64 // share by condition and age

	incomeLevel, incomeGrowth, registerGrowth           model.Quantity
	remaining                                           map[int]model.Quantity // share still poor at a year's end
	entitled                                            model.Quantity
	line                                                map[int]float64
	ratio, elasticity, food, meanSize                   model.Quantity
	otherPerHead, otherPoor, otherGrowth                model.Quantity
	premium                                             map[int]float64
	subsidised, enrolled                                model.Quantity
	toleranceAgeSex, toleranceSize, toleranceCategories float64
	unverified                                          int
}

// Stratum is a part of the people with totals of its own. The first of a profile is the register of the poor.
type Stratum struct {
	ID                  string
	Title               model.Title
	Persons, Households int
	Category            []float64 // share of households by Profile.Categories
	belowLine, bend     float64   // register: income a head = line × (1 − belowLine·u^bend)
	mean, sigma         float64   // others: lognormal above the line, CNY a head
}

// Register is the stratum of the register of the poor.
const Register = 0

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

// Quantities are the uncertain inputs.
func (p *Profile) Quantities() []model.Quantity {
	all := []model.Quantity{p.incomeLevel, p.incomeGrowth, p.registerGrowth, p.entitled, p.ratio, p.elasticity, p.food, p.meanSize,
		p.otherPerHead, p.otherPoor, p.otherGrowth, p.subsidised, p.enrolled}
	for year := p.BaseYear; year < p.BaseYear+50; year++ {
		if q, ok := p.remaining[year]; ok {
			all = append(all, q)
		}
	}
	var out []model.Quantity
	for _, q := range all {
		if q.Uncertain() {
			out = append(out, q)
		}
	}
	return out
}

// Year is what the simulation needs of a profile for one draw and year, as plain numbers. Money is in CNY.
type Year struct {
	Year              int
	Line              float64    // poverty line, a head
	Growth            [2]float64 // factor on Block.Income: register, others
	Poor              float64    // share of the register still poor during the year
	Entitled          float64    // share of the exited who keep the benefits
	MeanIncome        float64    // a head, all strata, this year
	ConsumptionAtMean float64    // a head, of whoever has the mean income
	Elasticity        float64    // of consumption to income
	Food              float64    // φ: subsistence as a share of the line
	MeanSize          float64    // n̄ of the subsistence formula
	Other             [2]float64 // health spending outside settled bills, a head: register, others
	Premium           float64    // own contribution to insurance of one person
	Subsidised        float64    // share of the register's contribution that government pays
	Enrolled          float64    // share of other people who are insured
}

// Resolve makes the numbers of a draw and year. incomes are Population.Incomes, persons the people of each stratum.
func (p *Profile) Resolve(values model.Values, year int, incomes [][]float64, persons []float64) Year {
	v := values.Of
	since := float64(year - p.BaseYear)
	y := Year{Year: year, Line: stepped(p.line, year), Entitled: v(p.entitled), Elasticity: v(p.elasticity), Food: v(p.food),
		MeanSize: v(p.meanSize), Premium: stepped(p.premium, year), Subsidised: v(p.subsidised), Enrolled: v(p.enrolled)}
	y.Growth = [2]float64{v(p.incomeLevel) * power(1+v(p.registerGrowth), since), v(p.incomeLevel) * power(1+v(p.incomeGrowth), since)}
	y.Poor = 1
	if q, ok := p.remaining[min(max(year-1, p.BaseYear), p.lastRemaining())]; ok { // households leave the list at a year's end
		y.Poor = v(q)
	}
	over := func(exponent float64) float64 { return meanPower(incomes, persons, y.Growth, exponent) }
	y.MeanIncome = over(1)
	// The mean over all people of (Y/Ȳ)^ε is not 1; without it their mean consumption would miss the stated share.
	y.ConsumptionAtMean = v(p.ratio) * y.MeanIncome / (over(y.Elasticity) / math.Pow(y.MeanIncome, y.Elasticity))
	other := v(p.otherPerHead) * power(1+v(p.otherGrowth), float64(year-2018))
	y.Other = [2]float64{other * v(p.otherPoor), other}
	return y
}

func (p *Profile) lastRemaining() int {
	last := p.BaseYear
	for year := range p.remaining {
		last = max(last, year)
	}
	return last
}
