package simulate

import (
	"slices"

	"doudi/model"
	"doudi/model/household"
	"doudi/model/measure"
)

// cases are a block's households with bills in a year, in order, with their patients and the bills that are settled.
type cases struct {
	bills    []model.Bill
	homes    []home
	ill      []ill // in order
	patients []patient
	claimed  []int32 // bills that are settled, patient by patient
	byCount  []int32 // patients, by count of settled bills

	sums []billed // by cell
	care byCare[cared]
}

// home is the year of a household with bills. The bills that are claimed are settled; of the others the family pays all.
type home struct {
	household          int32 // of the block
	cell               uint16
	healthy            household.Catastrophic // what it was counted as in good health
	strain             household.Strain       // in good health
	fallen             flags                  // that all scenarios share: poor by lost labour alone
	budget             household.Budget
	settled, unsettled model.Fen
	lost               float64 // income, fen
}

// ill is a person with bills: position in the view, cell, whether any is an admission (1 or 0), and what they cost.
type ill struct {
	person    int32
	cell      uint16
	inpatient uint8
	cost      model.Fen
}

// patient is a person with settled bills: cases.claimed[first:first+bills].
type patient struct {
	ill, home    int32 // index in cases.ill, in cases.homes
	first, bills int32
}

// billed are a cell's sums over bills, by kind: admissions first, then chronic outpatient bills.
type billed struct {
	bills, total, eligible, settledTotal, settledEligible [2]int64
	patients, inpatients                                  int64
}

// cared are the sums over bills of a kind of care.
type cared struct{ bills, total, eligible, settledTotal, settledEligible int64 }

// count goes through a year's bills once, household by household and person by person, and adds up what all scenarios
// share: how many bills, of whom, at what cost, and what of labour is lost.
func (x *cases) count(bills []model.Bill, p *people, t *measure.Tally) {
	x.bills = bills
	x.homes, x.ill, x.patients, x.claimed, x.byCount = x.homes[:0], x.ill[:0], x.patients[:0], slices.Grow(x.claimed[:0], len(bills)), x.byCount[:0]
	x.sums, x.care = emptied(x.sums, len(p.cells.fields), p.stand.present), byCare[cared]{}
	for i := 0; i < len(bills); {
		i = x.home(i, p)
		h := &x.homes[len(x.homes)-1]
		f := p.cells.at(t, h.cell)
		f[measure.Unsettled] += int64(h.unsettled)
		f[measure.LostLabour] += int64(h.lost)
		alone := h.budget.LabourAlone(h.lost)
		h.fallen = flags(alone.Households) * fellByLabour
		addFall(f, &alone, 1, measure.LabourHouseholds, measure.LabourPersons, measure.LabourGap)
		if poor := p.healthy.Poor(h.household); poor != nil {
			addPoverty(f, &poor.After, -1)
		}
	}
	x.add(p.stand.present, p.cells, t)
	if p.cells.layout.CategoryPlaces {
		for i := range bills {
			addByCategory(p, &bills[i], t)
		}
	}
}

// home takes up the household whose bills begin at i, and says where they end.
func (x *cases) home(i int, p *people) int {
	at := x.bills[i].Household
	// In its place: a copy of what was just written field by field waits for all of it.
	x.homes = slices.Grow(x.homes, 1)[:len(x.homes)+1]
	h := &x.homes[len(x.homes)-1]
	h.household, h.cell, h.healthy, h.strain = at, p.stand.cell[at], p.healthy.Catastrophic[at], p.healthy.Strain[at]
	h.budget.Of(&p.view, p.scale, &p.means, int(at))
	h.settled, h.unsettled = 0, 0
	cell, care := &x.sums[h.cell], p.cells.care[h.cell]
	days := 0.0
	for i < len(x.bills) && x.bills[i].Household == at {
		person, first, inpatient, cost := x.bills[i].Person, len(x.claimed), int64(0), model.Fen(0)
		for ; i < len(x.bills) && x.bills[i].Person == person; i++ {
			b := &x.bills[i]
			kind := 0
			if b.Kind != model.Inpatient {
				kind = 1
			} else {
				inpatient = 1
			}
			total, eligible, settled := int64(b.Total), int64(b.Eligible), int64(0)
			// Written in any case, and kept where the bill is claimed: no branch to mispredict.
			x.claimed = append(x.claimed, int32(i))
			if b.Claimed {
				settled = 1
			}
			x.claimed = x.claimed[:len(x.claimed)-1+int(settled)]
			cell.add(kind, total, eligible, settled)
			x.care[care+careOf(b)].add(total, eligible, settled)
			h.settled += model.Fen(total & -settled)
			h.unsettled += model.Fen(total & (settled - 1))
			days += float64(b.LostDays)
			cost += b.Total
		}
		cell.patients++
		cell.inpatients += inpatient
		x.ill = append(x.ill, ill{person, h.cell, uint8(inpatient), cost})
		x.patient(first)
	}
	h.lost = h.budget.Labour(days)
	return i
}

// patient takes up the last person, of the last household, whose settled bills begin at first.
func (x *cases) patient(first int) {
	n := len(x.claimed) - first
	if n == 0 {
		return
	}
	x.patients = append(x.patients, patient{int32(len(x.ill) - 1), int32(len(x.homes) - 1), int32(first), int32(n)})
	for n >= len(x.byCount) {
		x.byCount = append(x.byCount, 0)
	}
	x.byCount[n]++
}

func (s *billed) add(kind int, total, eligible, settled int64) {
	kind &= 1
	s.bills[kind]++
	s.total[kind] += total
	s.eligible[kind] += eligible
	s.settledTotal[kind] += total & -settled
	s.settledEligible[kind] += eligible & -settled
}

func (s *cared) add(total, eligible, settled int64) {
	s.bills++
	s.total += total
	s.eligible += eligible
	s.settledTotal += total & -settled
	s.settledEligible += eligible & -settled
}

// add brings the sums over bills into a tally.
func (x *cases) add(present []uint16, c *cells, t *measure.Tally) {
	for _, i := range present {
		s := &x.sums[i]
		if s.patients == 0 {
			continue
		}
		f := c.at(t, i)
		f[measure.Patients] += s.patients
		f[measure.Inpatients] += s.inpatients
		f[measure.TotalCost] += s.total[0] + s.total[1]
		f[measure.EligibleCost] += s.eligible[0] + s.eligible[1]
		f[measure.Admissions] += s.bills[0]
		f[measure.InpatientCost] += s.total[0]
		f[measure.InpatientTotal] += s.settledTotal[0]
		f[measure.InpatientEligible] += s.settledEligible[0]
		f[measure.ChronicBills] += s.bills[1]
		f[measure.ChronicTotal] += s.settledTotal[1]
		f[measure.ChronicEligible] += s.settledEligible[1]
	}
	addCared(c, &x.care, t)
}

// addCared brings the sums by kind of care into a tally.
func addCared(c *cells, x *byCare[cared], t *measure.Tally) {
	careFields(c, x, t, (*cared).addTo)
}

func (s *cared) addTo(f []int64) {
	f[measure.LevelAdmissions] += s.bills
	f[measure.LevelTotal] += s.total
	f[measure.LevelEligible] += s.eligible
	f[measure.LevelSettledTotal] += s.settledTotal
	f[measure.LevelSettledEligible] += s.settledEligible
}
