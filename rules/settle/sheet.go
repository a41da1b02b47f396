package settle

import (
	"doudi/model"
	"doudi/rules"
	"doudi/rules/bill"
)

// Sheet is a settled year: every bill, every period-end payment, and the totals.
type Sheet struct {
	Policy  *rules.Policy
	Year    int
	Bills   *bill.Bills // that were settled
	Claims  []Settlement
	Periods []PeriodPayment
	Totals  Totals
}

// Settlement is one settled bill. Payments and cash are by benefit.
type Settlement struct {
	Claim     *bill.Claim
	InForce   []bool // by benefit
	Paid      []model.Fen
	Cash      []model.Fen
	Left      []model.Fen // by cost: what no benefit paid
	PaidTotal model.Fen
	OOP       model.Fen // 个人负担, what is left: PaidTotal + OOP is the bill

	// PaidEligible is what funds, the patient's own account apart, paid of the eligible cost: a payment is booked on the costs
	// that its benefit covers, in their order. It is the numerator of 政策范围内支付比例, of all payers together.
	PaidEligible model.Fen
}

// PeriodPayment is a payment at the end of a month or year.
type PeriodPayment struct {
	Benefit int
	At      rules.At
	Month   int
	Person  int // index in Bills.Persons, −1 for the household
	Paid    model.Fen
	Earlier model.Fen // of Paid, for what the year held before the file
	cash    bool

	off          []model.Fen // by cost: what it takes off the bills of the file
	paidEligible model.Fen   // as in Settlement
}

// Totals are the year's: PaidTotal + OOP is the sum of the bills, and PaidTotal + Earlier that of Paid.
type Totals struct {
	Total, Eligible, PaidTotal, OOP model.Fen
	Earlier                         model.Fen // paid at a period's end for what the year held before the file
	Own                             model.Fen // of PaidTotal, from the family's own accounts
	PaidEligible                    model.Fen // as in Settlement
	Paid, Cash                      []model.Fen
	Left                            []model.Fen
	InForce                         []bool
}

func newSheet(p *rules.Policy, b *bill.Bills) *Sheet {
	s := &Sheet{Policy: p, Year: b.Year, Bills: b}
	n := len(p.Benefits)
	for i := range b.Claims {
		c := &b.Claims[i]
		x := Settlement{Claim: c, InForce: make([]bool, n), Paid: make([]model.Fen, n), Cash: make([]model.Fen, n), OOP: c.Total}
		x.Left = append(x.Left, c.Costs...)
		s.Claims = append(s.Claims, x)
	}
	return s
}

// unpaid is what no benefit has paid yet.
func (s *Settlement) unpaid() model.Fen { return s.OOP }

// Eligible is every part of the bill but the last, 政策范围内费用.
func (s *Settlement) Eligible() model.Fen {
	if len(s.Claim.Costs) == 1 {
		return s.Claim.Total
	}
	return s.Claim.Total - s.Claim.Costs[len(s.Claim.Costs)-1]
}

// eligible sums amounts by cost over the eligible ones: every part of the bill but the last, or its only one.
func eligible(costs []model.Fen) model.Fen {
	sum := costs[0]
	for k := 1; k < len(costs)-1; k++ {
		sum += costs[k]
	}
	return sum
}

// period records a period-end payment; off is what it takes off the bills of the file, by cost.
func (s *Sheet) period(step *rules.Step, person, month int, paid, earlier model.Fen, off []model.Fen) {
	p := PeriodPayment{Benefit: step.Benefit, At: step.At, Month: month, Person: person, Paid: paid, Earlier: earlier, cash: step.Cash, off: off}
	if !s.Policy.IsOwn(step.Benefit) {
		p.paidEligible = eligible(off)
	}
	s.Periods = append(s.Periods, p)
}

// total sums the year up.
func (s *Sheet) total() {
	n := len(s.Policy.Benefits)
	t := Totals{Paid: make([]model.Fen, n), Cash: make([]model.Fen, n), InForce: make([]bool, n), Left: make([]model.Fen, len(s.Policy.Costs))}
	for i := range s.Claims {
		c := &s.Claims[i]
		t.Total += c.Claim.Total
		t.Eligible += c.Eligible()
		t.PaidEligible += c.PaidEligible
		for k := range n {
			t.Paid[k] += c.Paid[k]
			t.Cash[k] += c.Cash[k]
			t.InForce[k] = t.InForce[k] || c.InForce[k]
		}
		for k := range t.Left {
			t.Left[k] += c.Left[k]
		}
	}
	for _, p := range s.Periods {
		t.InForce[p.Benefit] = true
		t.PaidEligible += p.paidEligible
		for k := range t.Left {
			t.Left[k] -= p.off[k]
		}
		if p.cash {
			t.Cash[p.Benefit] += p.Paid
		} else {
			t.Paid[p.Benefit] += p.Paid
			t.Earlier += p.Earlier
			if s.Policy.IsOwn(p.Benefit) {
				t.Own -= p.Earlier
			}
		}
	}
	for k, paid := range t.Paid {
		t.PaidTotal += paid
		if s.Policy.IsOwn(k) {
			t.Own += paid
		}
	}
	t.PaidTotal -= t.Earlier
	t.OOP = t.Total - t.PaidTotal
	s.Totals = t
}

// Burden is what the family bears of the year: what is left of the bills and what its own accounts paid, less what it got
// in cash.
func (s *Sheet) Burden() model.Fen {
	out := s.Totals.OOP + s.Totals.Own
	for _, cash := range s.Totals.Cash {
		out -= cash
	}
	return out
}

func ratio(a, b model.Fen) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
