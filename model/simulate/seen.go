package simulate

import (
	"cmp"
	"slices"

	"doudi/model"
	"doudi/model/population"
)

// Seen is a year of a replicate household by household, as a witness is shown it; it is valid during the call. Money is in fen, and
// a household is known by its place in the block.
type Seen struct {
	Block      *population.Block // of the outset
	Year       int
	Households []SeenHousehold // those in which somebody lives
	Persons    []SeenPerson    // who lives there
	Payments   []SeenPayment   // by household, member, scenario and benefit
	Burdens    []SeenBurden    // by scenario, then household
}

// SeenHousehold is a household of the year, the same under all scenarios.
type SeenHousehold struct {
	Household, Size                    int32
	Status, Category                   uint8   // index in Statuses, in Profile.Categories
	Decile                             uint8   // 1…10, the poorest first
	Insured                            bool    // enrolled in resident insurance
	Income, Consumption, Outside, Line float64 // Outside: health spending outside bills; Line: of all members
	// Bills is its row in model.Claims.Households, −1 where nobody has a bill; then what stands below is 0 too.
	Bills                 int32
	Lost                  float64 // income lost with labour
	Subsistence, Societal float64 // of household.Budget
}

// SeenPerson is a member and the bills of the year, those that were never claimed too.
type SeenPerson struct {
	Household                 int32
	Slot, Age                 uint8 // Slot: the place in the household
	Sex                       model.Sex
	Admissions, Chronic       int32 // bills
	Cost, Eligible, Unclaimed model.Fen
}

// SeenPayment is what a benefit paid to a member in the year, or to the household at a period's end.
type SeenPayment struct {
	Household         int32
	Slot              int8 // −1 for the household
	Scenario, Benefit int  // Benefit: in measure.Layout.Benefits
	Paid              model.Fen
}

// SeenBurden is what a scenario leaves to a household.
type SeenBurden struct {
	Scenario                    int
	Household                   int32
	OOP, Cash                   float64 // OOP: bills and outside them; Cash: benefits paid in cash, which take nothing off it
	CHE10, CHE25, CHE40, D1, D2 bool
	Labour                      bool // poor by lost labour alone
}

// witness gathers a Seen.
type witness struct {
	seen Seen
	of   []int32 // by household and place: the entry of Seen.Persons
	home []int32 // by household: its place among those with bills, −1 for none
	paid []model.Fen

	payments []SeenPayment // memory to order them in, as that of burdens
	burdens  []SeenBurden
}

// begin takes up the people of a year and their bills.
func (x *witness) begin(p *people, cases *cases) {
	v, s := p.view, &x.seen
	*s = Seen{Block: s.Block, Year: v.Year, Households: s.Households[:0], Persons: s.Persons[:0], Payments: s.Payments[:0], Burdens: s.Burdens[:0]}
	x.of, x.home = resize(x.of, v.Households()*population.Slots), resize(x.home, v.Households())
	for h := range int32(v.Households()) {
		x.home[h] = -1
		size := v.First[h+1] - v.First[h]
		if size == 0 { // nobody lives there any more
			continue
		}
		s.Households = append(s.Households, SeenHousehold{
			Bills:     -1,
			Household: h, Size: size, Status: p.stand.status[h], Category: p.stand.category[h], Decile: v.Decile[h] + 1, Insured: p.insured(h),
			Income: p.means.Income[h], Consumption: p.means.Consumption[h], Outside: p.means.Other[h], Line: p.year.Line * 100 * float64(size),
		})
		for i := v.First[h]; i < v.First[h+1]; i++ {
			x.of[v.Place[i]] = int32(len(s.Persons))
			s.Persons = append(s.Persons, SeenPerson{Household: h, Slot: v.Slot[i], Age: v.Age[i], Sex: v.Sex[i]})
		}
	}
	for r := range cases.homes {
		x.home[cases.homes[r].household] = int32(r)
	}
	for i := range s.Households {
		h := &s.Households[i]
		if r := x.home[h.Household]; r >= 0 {
			home := &cases.homes[r]
			h.Bills, h.Lost, h.Subsistence, h.Societal = r, home.lost, home.budget.Subsistence, home.budget.Societal
		}
	}
	for i := range cases.bills {
		b := &cases.bills[i]
		of := &s.Persons[x.of[v.Place[b.Person]]]
		if b.Kind == model.Inpatient {
			of.Admissions++
		} else {
			of.Chronic++
		}
		of.Cost += b.Total
		of.Eligible += b.Eligible
		if !b.Claimed {
			of.Unclaimed += b.Total
		}
	}
}

// under sees what a scenario leaves, before it is left.
func (x *witness) under(scenario int, k *Worker, sharing *sharing) {
	for _, h := range x.seen.Households {
		b, is := SeenBurden{Scenario: scenario, Household: h.Household, OOP: h.Outside}, k.heads.healthy[h.Household]
		if r := x.home[h.Household]; r >= 0 {
			b.OOP, b.Cash, is = k.cases.homes[r].oop(k.burdens.own.left[r]), float64(k.burdens.own.cash[r]), k.verdicts.own[r]
		}
		b.CHE10, b.CHE25, b.CHE40, b.D1, b.D2 = is&spent10 != 0, is&spent25 != 0, is&spent40 != 0, is&fellD1 != 0, is&fellD2 != 0
		b.Labour = is&fellByLabour != 0
		x.seen.Burdens = append(x.seen.Burdens, b)
	}
	for _, list := range [][]paying{sharing.common, sharing.own[scenario]} {
		for _, b := range list {
			x.pays(scenario, b, k)
		}
	}
}

// pays sees what a benefit paid: to whom, and to households at period ends.
func (x *witness) pays(scenario int, b paying, k *Worker) {
	x.paid = zeroed(x.paid, len(k.claims.Patients))
	for j, amount := range k.paid.Paid[b.stream] {
		x.paid[k.claims.Patient[j]] += amount
	}
	for i, amount := range k.paid.PaidPerson[b.stream] {
		x.paid[i] += amount
	}
	for i, amount := range x.paid {
		if amount != 0 {
			place := k.layout.person[i]
			x.seen.Payments = append(x.seen.Payments, SeenPayment{place / population.Slots, int8(place % population.Slots), scenario, b.Column, amount})
		}
	}
	for r, amount := range k.paid.PaidHousehold[b.stream] {
		if amount != 0 {
			x.seen.Payments = append(x.seen.Payments, SeenPayment{k.cases.homes[r].household, -1, scenario, b.Column, amount})
		}
	}
}

// show shows a year that is done.
func (x *witness) show(to func(*Seen)) {
	s := &x.seen
	n := len(x.home)
	s.Payments, x.payments = byHousehold(s.Payments, x.payments, n, func(p *SeenPayment) int32 { return p.Household })
	for from := 0; from < len(s.Payments); {
		end := from + 1
		for end < len(s.Payments) && s.Payments[end].Household == s.Payments[from].Household {
			end++
		}
		slices.SortStableFunc(s.Payments[from:end], func(a, b SeenPayment) int {
			return cmp.Or(cmp.Compare(a.Slot, b.Slot), cmp.Compare(a.Scenario, b.Scenario), cmp.Compare(a.Benefit, b.Benefit))
		})
		from = end
	}
	s.Burdens, x.burdens = byHousehold(s.Burdens, x.burdens, n, func(b *SeenBurden) int32 { return b.Household })
	to(s)
}

// byHousehold orders a list by household, of which there are n, into other memory, which it gives back for the one it has left: counted and
// put, since a sort that keeps the order of those alike takes longer than the simulation of the year.
func byHousehold[T any](list, into []T, n int, of func(*T) int32) (ordered, left []T) {
	next := make([]int32, n+1)
	for i := range list {
		next[of(&list[i])+1]++
	}
	for h := range n {
		next[h+1] += next[h]
	}
	into = resize(into, len(list))
	for i := range list {
		h := of(&list[i])
		into[next[h]] = list[i]
		next[h]++
	}
	return into, list
}
