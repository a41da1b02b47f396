package settle

import (
	"sort"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/resolve"
	"doudi/rules/trace"
)

// Year settles a year of bills one by one. The error is an *document.Invalid where the bills fall under no rule.
func Year(p *rules.Policy, b *bill.Bills) (*Sheet, error) { return newRun(p, b, nil).settle() }

// Years settles many years of bills by one policy and keeps what it has compiled. It is for one goroutine.
type Years struct {
	policy   *rules.Policy
	editions map[rules.Month]*edition
}

// NewYears makes a Years.
func NewYears(p *rules.Policy) *Years { return &Years{p, map[rules.Month]*edition{}} }

// Settle is Year.
func (y *Years) Settle(b *bill.Bills) (*Sheet, error) { return y.run(b, nil).settle() }

func (y *Years) run(b *bill.Bills, watch watcher) *run {
	r := newRun(y.policy, b, watch)
	r.editions = y.editions
	return r
}

// watcher is told of every step while its columns still hold the numbers it used.
type watcher func(e *edition, t turn)

// turn is one benefit's turn as it went.
type turn struct {
	step    *rules.Step
	claim   int // index in Bills.Claims, −1 at a period's end
	person  int // −1 for the household
	held    bool
	amount  float64 // what the formula gave, in yuan
	ceiling float64
	left    model.Fen // what a benefit with `leaves` leaves of it, rounded
	unpaid  model.Fen // of what it covers, before
	paid    model.Fen
}

// run is the settlement of one file.
type run struct {
	policy    *rules.Policy
	bills     *bill.Bills
	editions  map[rules.Month]*edition
	persons   []*account
	household *account
	sheet     *Sheet
	watch     watcher
}

// edition is a policy's edition with its evaluator.
type edition struct {
	*rules.Edition
	v *trace.Evaluator
}

func newRun(p *rules.Policy, b *bill.Bills, watch watcher) *run {
	s := &run{policy: p, bills: b, editions: map[rules.Month]*edition{}, watch: watch, household: newAccount(p, bill.Before{}), sheet: newSheet(p, b)}
	for _, person := range b.Persons {
		s.persons = append(s.persons, newAccount(p, person.Before))
		s.household.ytd.hold(p, person.Before.Year)
	}
	return s
}

// settle goes through the year.
func (s *run) settle() (*Sheet, error) {
	b := s.bills
	order := s.order()
	for at := 0; at < len(order); {
		month := b.Claims[order[at]].Month
		s.begin(month)
		for ; at < len(order) && b.Claims[order[at]].Month == month; at++ {
			if err := s.claim(order[at]); err != nil {
				return nil, err
			}
		}
		if err := s.end(rules.AtMonthEnd, month); err != nil {
			return nil, err
		}
	}
	last := (s.policy.YearStarts+10)%12 + 1
	s.begin(last) // the month's words are those of the year's last month
	if err := s.end(rules.AtYearEnd, last); err != nil {
		return nil, err
	}
	s.sheet.total()
	return s.sheet, nil
}

// order is by month of the benefit year, then as the file has them.
func (s *run) order() []int {
	out := make([]int, len(s.bills.Claims))
	for i := range out {
		out[i] = i
	}
	since := func(i int) int { return (s.bills.Claims[i].Month - s.policy.YearStarts + 12) % 12 }
	sort.SliceStable(out, func(i, j int) bool { return since(out[i]) < since(out[j]) })
	return out
}

func (s *run) begin(month int) {
	s.household.turn(month)
	for _, a := range s.persons {
		a.turn(month)
		a.active = false
	}
}

// edition is the policy in force in a month of the benefit year. What is asked for at a bill is refused at the bill.
func (s *run) edition(month int, bill *document.Node) (*edition, error) {
	at := s.policy.InBenefitYear(s.bills.Year, month)
	if first := s.policy.Changes()[0]; at < first {
		return nil, document.RefuseAt(bill, "the policy `%s` begins %s; a bill of %04d-%02d falls under no rule", s.policy.ID, first, at.Year(), month)
	}
	if e, ok := s.editions[at]; ok {
		return e, nil
	}
	// Months of one edition share it.
	for _, e := range s.editions {
		if e.From <= at && at < e.Until {
			s.editions[at] = e
			return e, nil
		}
	}
	e, err := resolve.Edition(s.policy, at, nil)
	if s.watch != nil {
		e, err = resolve.Traced(s.policy, at)
	}
	if err != nil {
		return nil, err
	}
	s.editions[at] = &edition{e, trace.NewEvaluator(e)}
	return s.editions[at], nil
}

// claim sends one bill through the benefits.
func (s *run) claim(i int) error {
	c := &s.bills.Claims[i]
	e, err := s.edition(c.Month, c.At)
	if err != nil {
		return err
	}
	a := s.persons[c.Person]
	a.active = true
	if s.isInpatient(c) {
		a.admissions++
	}
	if err := s.columns(e, c, a); err != nil {
		return err
	}
	out := &s.sheet.Claims[i]
	for k := range e.Steps {
		if step := &e.Steps[k]; step.At == rules.AtClaim {
			out.InForce[step.Benefit] = true
			if err := s.pay(e, step, i, out); err != nil {
				return err
			}
		}
	}
	s.book(c, a, out)
	return s.accumulate(e, a)
}

func (s *run) isInpatient(c *bill.Claim) bool {
	code := s.policy.Enumeration("kind").Code("inpatient")
	return code < 0 || c.Values["kind"] == float64(code)
}

// columns sets what formulas may read of the bill, its person and household, and the periods so far.
func (s *run) columns(e *edition, c *bill.Claim, a *account) error {
	v := e.v
	v.Set(rules.Amount(rules.Cost, rules.Total), c.Total.Yuan())
	v.Set(rules.ClaimWord("month"), float64(c.Month))
	v.Set(rules.ClaimWord("year"), float64(s.policy.InBenefitYear(s.bills.Year, c.Month).Year()))
	v.Set(rules.ClaimWord("admission_no"), float64(a.admissions))
	unpaid := model.Fen(0)
	for i, name := range s.policy.Costs {
		v.Set(rules.Amount(rules.Cost, name), c.Costs[i].Yuan())
		v.Set(rules.Amount(rules.Unpaid, name), c.Costs[i].Yuan())
		v.Set(rules.Amount(rules.OOP, name), 0)
		unpaid += c.Costs[i]
	}
	v.Set(rules.Amount(rules.Unpaid, rules.Total), unpaid.Yuan())
	v.Set(rules.Amount(rules.Paid, rules.Total), 0)
	for _, b := range s.policy.Benefits {
		v.Set(rules.Amount(rules.Paid, b.ID), 0)
	}
	s.ofHousehold(e)
	s.of(e, rules.OfPerson, s.bills.Persons[c.Person].Values)
	for _, word := range []string{"in_county", "referred"} {
		v.SetBool(rules.ClaimWord(word), false)
	}
	s.of(e, rules.OfClaim, c.Values)
	a.show(e.Edition, v, rules.OfPerson)
	s.household.show(e.Edition, v, rules.OfHousehold)
	return s.holes(e, c)
}

// of sets the words and facts of a bill or person, numbers or conditions as the edition reads them.
func (s *run) of(e *edition, owner rules.Owner, values map[string]float64) {
	for _, in := range e.Inputs {
		c := in.Column
		x, given := values[c.Name]
		switch {
		case !given || c.Of != owner || c.Period != rules.Now || c.Kind != rules.OfWord && c.Kind != rules.OfFact:
		case c.Kind == rules.OfWord && owner == rules.OfHousehold: // its size and income are no values
		case in.Bool:
			e.v.SetBool(c, x != 0)
		default:
			e.v.Set(c, x)
		}
	}
}

func (s *run) ofHousehold(e *edition) {
	h := s.bills.Household
	e.v.Set(rules.HouseholdSize, float64(h.Size))
	e.v.Set(rules.HouseholdIncome, h.Income.Yuan())
	s.of(e, rules.OfHousehold, h.Values)
}

// holes refuses a bill with a member for which a table of the policy says nothing.
func (s *run) holes(e *edition, c *bill.Claim) error {
	for _, h := range e.Holes {
		of := []map[string]float64{rules.OfClaim: c.Values, rules.OfPerson: s.bills.Persons[c.Person].Values, rules.OfHousehold: s.bills.Household.Values}[h.Column.Of]
		if x, given := of[h.Column.Name]; given && int(x) == h.Code {
			return document.RefuseAt(c.At, "bill %s: the policy has no value of `%s` for %s `%s`, so no rule applies", c.ID, h.Parameter, h.Column, h.Member)
		}
	}
	return nil
}
