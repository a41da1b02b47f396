package measure

import (
	"fmt"
	"slices"

	"doudi/model"
)

// Measure is one row of the table of measures, table.go: what a figure is called, and how it is made for each kind of group
// that has it. Keys and values of a run, names of the page's rows and the list in scenarios/README.md are all made of it.
type Measure struct {
	ID   string
	Unit string // CNY, CNY per person, patient, household, admission or person helped; ratio; households, persons, their years, admissions, bills

	Title model.Title // within a sentence and in the list of measures
	Note  model.Title // what the list says behind it; may be empty
	Alone model.Title // over a figure by itself on the page; empty: as Row
	Row   model.Title // of a row under its heading on the page; empty: as Title

	// Against says that it counts a difference to the first scenario, which therefore has none itself.
	Against bool

	// How it is made of a group's sums; the zero part where such groups do not have it.
	household part // of all, and by status, category and decile
	benefit   part // by benefit, of the sums of one
	level     part // by level of care, of the sums of one
	premium   part // by benefit at enrolment, of its amount
	// summed says that what benefits paid is added up over those that funds pay: for groups of households, and in package
	// forecast by fund and payer.
	summed bool
	index  func(distribution) float64 // of all, from the distribution over the deciles
	// quantile is the share of households or patients (burden) whose burden of a year does not pass it; 0 for other measures.
	quantile float64
	burden   int
	// within are the places of which it is the share of admissions: of all, and by status.
	within []model.Place
	// crossed says that it is also made by benefit within status and category.
	crossed bool
	// heads says that it counts households or persons, and so over several years each of them once: see Heads.
	heads bool
	// yearly says that it adds up over years what another counts once.
	yearly bool
	// monthly says that it can be counted over a part of a year: what bills and payments make, and not a year's budget.
	monthly bool
	// lumpy says that a few rare bills weigh as much as all others, as dialysis does among special outpatient bills: a tenth of a
	// sample may hold none of them, and then does not know that it lacks them.
	lumpy bool
	// societal says that it is of the societal poverty line: where that is not known there is none.
	societal bool
	// between says that it is made in package forecast, of two scenarios.
	between bool
	// account is where a measure of a fund's account is made, in package forecast: by fund, or by each income of a fund too.
	account []string
}

// part is a figure of a group's sums: a count or amount, which has no denominator, or a ratio.
type part struct{ num, den func(sums) float64 }

func (p part) exists() bool { return p.num != nil }

// All are the measures in the order in which summary.csv has those of one group.
func All() []Measure { return slices.Clone(table) }

// places are those of the table, by id: every row of a result asks for its measure.
var places = func() map[string]int {
	out := map[string]int{}
	for i := range table {
		out[table[i].ID] = i
	}
	return out
}()

// Find is the measure of an id.
func Find(id string) (Measure, bool) {
	at, ok := places[id]
	if !ok {
		return Measure{}, false
	}
	return table[at], true
}

// KeyOf is the key of a measure of the table for a group; an id that is not in it is a mistake of the program.
func KeyOf(id, by, group string) Key {
	m, ok := Find(id)
	if !ok {
		panic(fmt.Sprintf("measure: there is no measure %s", id))
	}
	return Key{m.ID, by, group, m.Unit}
}

// Summed are the ids of the measures that are added up over the benefits, or premiums, of a fund or payer.
func Summed() []string {
	var out []string
	for _, m := range table {
		if m.summed || m.premium.exists() {
			out = append(out, m.ID)
		}
	}
	return out
}

// OfBenefits says that the measure adds up what benefits paid; OfPremiums, what benefits at enrolment paid.
func (m Measure) OfBenefits() bool { return m.summed }

// OfPremiums: see OfBenefits.
func (m Measure) OfPremiums() bool { return m.premium.exists() }

// By are the ways to divide people, benefits or care by which the measure exists.
func (m Measure) By() []string {
	var out []string
	if m.household.exists() || m.summed {
		out = append(out, "all", "status", "category", "decile")
	}
	if m.quantile > 0 || m.within != nil {
		out = append(out, "all", "status")
	}
	if m.index != nil || m.between {
		out = append(out, "all")
	}
	if m.benefit.exists() {
		out = append(out, "benefit")
	}
	if m.summed || m.premium.exists() {
		out = append(out, "fund", "payer")
	}
	if m.level.exists() {
		out = append(out, "level", "place", "place/status", "place/category")
	}
	if m.crossed {
		out = append(out, "benefit/status", "benefit/category")
		if m.Unit == "CNY" { // who gets the money, by income
			out = append(out, "benefit/decile")
		}
	}
	if m.premium.exists() {
		out = append(out, "premium")
	}
	return append(out, m.account...)
}

// OfAccounts says that the measure is of a fund's account, which only some studies keep.
func (m Measure) OfAccounts() bool { return m.account != nil }

// Yearly says that the measure adds up over years what another one counts once; of a single year the two are the same.
func (m Measure) Yearly() bool { return m.yearly }

// Pooled says that the measure is a percentile of people's own amounts: of groups or years together it is made of all their
// people, and of no figures of each.
func (m Measure) Pooled() bool { return m.quantile > 0 }

// Heads says that the measure counts households or persons, over several years each of them once.
func (m Measure) Heads() bool { return m.heads }

// Monthly says that the measure can be counted over a part of a year.
func (m Measure) Monthly() bool { return m.monthly }

// Societal says that the measure exists only where the profile states what the societal poverty line is made of.
func (m Measure) Societal() bool { return m.societal }

// Years is the id of the measure that adds up over years what a measure counts once.
func Years(id string) string { return id + "_years" }

// withYears puts behind the counts of heads those that add up over years.
func withYears(list []Measure) []Measure {
	out := slices.Clone(list)
	for _, m := range list {
		if !m.heads {
			continue
		}
		sum := Measure{ID: Years(m.ID), household: m.household, benefit: m.benefit, crossed: m.crossed, Against: m.Against, yearly: true, monthly: m.monthly}
		switch m.Unit {
		case "households":
			sum.Unit, sum.Title = "household-years", model.Title{ZH: m.Title.ZH + "，户次", EN: m.Title.EN + ", household-years"}
		case "persons":
			sum.Unit, sum.Title = "person-years", model.Title{ZH: m.Title.ZH + "，人次", EN: m.Title.EN + ", person-years"}
		}
		out = append(out, sum)
	}
	return out
}

// Label names a row of the page: under its heading, or by itself.
func (m Measure) Label(alone bool) model.Title {
	switch none := (model.Title{}); {
	case alone && m.Alone != none:
		return m.Alone
	case m.Row != none:
		return m.Row
	}
	return m.Title
}
