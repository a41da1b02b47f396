package wave

import (
	"cmp"
	"slices"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules"
)

// homeRunner settles the bills of policies that go together by household.
type homeRunner struct {
	r *Runner
	h *home
	*arrangement

	active [][]int32
	ending []int32

	state     [][]float64 // by cell: of patients, or of households
	seen      []float64   // month of a person's mtd. words
	homeSeen  []float64   // month of a household's
	admission []float64   // inpatient bills so far, by patient

	rows    rows
	columns [][]float64
	outputs [][]float64
}

// rows are what the lines of a program are about, in columns; bill is −1 at a period's end.
type rows struct{ household, patient, bill []int32 }

func (x *rows) clear() { x.household, x.patient, x.bill = x.household[:0], x.patient[:0], x.bill[:0] }

func (x *rows) add(household, patient, bill int32) {
	x.household, x.patient, x.bill = append(x.household, household), append(x.patient, patient), append(x.bill, bill)
}

func newHomeRunner(r *Runner, h *home) *homeRunner {
	return &homeRunner{r: r, h: h, arrangement: &r.byHome, state: make([][]float64, len(h.cells))}
}

// settle sends a block's households, which are arranged, through the year.
func (x *homeRunner) settle(c *model.Claims, out *model.Settled) error {
	x.clear(c)
	for k := 0; len(x.order) > 0; k++ {
		n := len(x.order)
		for n > 0 && len(x.bills.of[x.order[n-1]]) <= k { // the fewest bills stand last
			n--
		}
		if n == 0 {
			break
		}
		if err := x.wave(c, out, x.order[:n], k); err != nil {
			return err
		}
	}
	if err := x.ends(out, x.h.yearEnd, x.order, 12, x.patients.of); err != nil {
		return err
	}
	for _, p := range x.h.parts {
		for k, cell := range p.cell {
			if p.doubts(p.words[k]) && !allNumbers(x.state[cell]) {
				return message.Say("accumulator %s gives no amount for a bill", p.words[k].OfBill())
			}
		}
	}
	return nil
}

// arrangement is a block's bills by household, the same for all policies.
type arrangement struct {
	bills    lists   // of each household, in order of month
	patients lists   // of each household
	order    []int32 // households with bills, those with most first
}

// arrange lists each household's bills and patients.
func (x *arrangement) arrange(c *model.Claims) {
	n := len(c.Households)
	x.bills.group(n, len(c.Total), func(j int) int32 { return c.Patients[c.Patient[j]].Household })
	x.patients.group(n, len(c.Patients), func(i int) int32 { return c.Patients[i].Household })
	x.order = x.order[:0]
	for h, list := range x.bills.of {
		slices.SortStableFunc(list, func(a, b int32) int { return int(c.Month[a]) - int(c.Month[b]) })
		if len(list) > 0 {
			x.order = append(x.order, int32(h))
		}
	}
	slices.SortStableFunc(x.order, func(a, b int32) int { return cmp.Compare(len(x.bills.of[b]), len(x.bills.of[a])) })
}

// clear clears the state.
func (x *homeRunner) clear(c *model.Claims) {
	n := len(c.Households)
	zeros := func(x []float64, rows int) []float64 {
		x = slices.Grow(x[:0], rows)[:rows]
		clear(x)
		return x
	}
	for i, cell := range x.h.cells {
		rows := len(c.Patients)
		if cell.Of == rules.OfHousehold {
			rows = n
		}
		x.state[i] = zeros(x.state[i], rows)
	}
	x.seen, x.admission, x.homeSeen = zeros(x.seen, len(c.Patients)), zeros(x.admission, len(c.Patients)), zeros(x.homeSeen, n)
	x.active = slices.Grow(x.active[:0], n)[:n]
}

// lists are the rows of each household, one behind the other in a slice.
type lists struct {
	of   [][]int32
	rows []int32
	next []int32
}

// group makes the lists of n households from rows 0…rows−1, each list in the order of rows.
func (l *lists) group(n, rows int, household func(int) int32) {
	l.of, l.rows, l.next = slices.Grow(l.of[:0], n)[:n], slices.Grow(l.rows[:0], rows)[:rows], slices.Grow(l.next[:0], n+1)[:n+1]
	clear(l.next)
	for i := range rows {
		l.next[household(i)+1]++
	}
	for h := range n {
		l.next[h+1] += l.next[h]
	}
	for h := range n {
		l.of[h] = l.rows[l.next[h]:l.next[h+1]]
	}
	for i := range rows {
		h := household(i)
		l.rows[l.next[h]] = int32(i)
		l.next[h]++
	}
}

// wave settles the k-th bill of households, runs of one edition at a time, and ends the months that end with it.
func (x *homeRunner) wave(c *model.Claims, out *model.Settled, households []int32, k int) error {
	for from := 0; from < len(households); {
		p := x.h.claims[c.Month[x.bills.of[households[from]][k]]-1]
		x.rows.clear()
		to := from
		for ; to < len(households); to++ {
			j := x.bills.of[households[to]][k]
			if x.h.claims[c.Month[j]-1] != p {
				break
			}
			x.rows.add(households[to], c.Patient[j], j)
			if c.Kind[j] == model.Inpatient {
				x.admission[c.Patient[j]]++
			}
		}
		if err := x.run(p, 0, out.Paid, x.rows.bill); err != nil {
			return err
		}
		for i, stream := range p.funded {
			for k, fen := range x.outputs[len(p.streams)+i] {
				out.PaidEligible[stream][x.rows.bill[k]] = model.Fen(fen)
			}
		}
		for k, bill := range x.rows.bill {
			month := float64(c.Month[bill])
			x.seen[x.rows.patient[k]], x.homeSeen[x.rows.household[k]] = month, month
		}
		from = to
	}
	return x.monthEnds(c, out, households, k)
}

// monthEnds pays the households for which a month ends with their k-th bill.
func (x *homeRunner) monthEnds(c *model.Claims, out *model.Settled, households []int32, k int) error {
	for month := uint8(1); month <= 12; month++ {
		ends := x.h.monthEnd[month-1]
		if len(ends) == 0 {
			continue
		}
		x.ending = x.ending[:0]
		for _, h := range households {
			list := x.bills.of[h]
			if c.Month[list[k]] != month || k+1 < len(list) && c.Month[list[k+1]] == month {
				continue
			}
			x.ending, x.active[h] = append(x.ending, h), x.active[h][:0]
			for _, j := range list[:k+1] {
				if c.Month[j] == month && !slices.Contains(x.active[h], c.Patient[j]) {
					x.active[h] = append(x.active[h], c.Patient[j])
				}
			}
			slices.Sort(x.active[h])
		}
		if err := x.ends(out, ends, x.ending, month, x.active); err != nil {
			return err
		}
	}
	return nil
}

// ends pays the benefits of a period's end: one to the household, or to its persons in turn.
func (x *homeRunner) ends(out *model.Settled, ends []end, households []int32, month uint8, persons [][]int32) error {
	for _, e := range ends {
		if e.household {
			x.rows.clear()
			for _, h := range households {
				x.rows.add(h, x.patients.of[h][0], -1)
			}
			if err := x.run(e.pass, float64(month), out.PaidHousehold, x.rows.household); err != nil {
				return err
			}
			continue
		}
		for i := 0; ; i++ {
			x.rows.clear()
			for _, h := range households {
				if i < len(persons[h]) {
					x.rows.add(h, persons[h][i], -1)
				}
			}
			if len(x.rows.patient) == 0 {
				break
			}
			if err := x.run(e.pass, float64(month), out.PaidPerson, x.rows.patient); err != nil {
				return err
			}
		}
	}
	return nil
}
