package settle

import (
	"cmp"
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules/kernel"
)

// homeRunner settles one policy's bills by household.
type homeRunner struct {
	r      *Runner
	h      *home
	frames map[*pass]*kernel.Frame

	bills    [][]int32 // of each household, in order of month
	order    []int32   // households with bills, those with most first
	patients [][]int32 // of each household

	state     [][]float64 // by cell: of patients, or of households
	seen      []float64   // month of a person's mtd. words
	homeSeen  []float64   // month of a household's
	admission []float64   // inpatient bills so far, by patient

	rows    []row
	columns [][]float64
	outputs [][]float64
}

// row is what one line of a program is about; bill is −1 at a period's end.
type row struct{ household, patient, bill int32 }

func newHomeRunner(r *Runner, h *home) *homeRunner {
	x := &homeRunner{r: r, h: h, frames: map[*pass]*kernel.Frame{}, state: make([][]float64, len(h.cells))}
	add := func(p *pass) {
		if x.frames[p] == nil {
			x.frames[p] = p.program.NewFrame()
		}
	}
	for m := range 12 {
		add(h.claims[m])
		for _, e := range h.monthEnd[m] {
			add(e.pass)
		}
	}
	for _, e := range h.yearEnd {
		add(e.pass)
	}
	return x
}

// settle sends a block's households through the year.
func (x *homeRunner) settle(c *model.Claims, out *model.Settled) error {
	x.arrange(c)
	for k := 0; len(x.order) > 0; k++ {
		n := len(x.order)
		for n > 0 && len(x.bills[x.order[n-1]]) <= k { // the fewest bills stand last
			n--
		}
		if n == 0 {
			break
		}
		if err := x.wave(c, out, x.order[:n], k); err != nil {
			return err
		}
	}
	if err := x.ends(out, x.h.yearEnd, x.order, 12, x.patients); err != nil {
		return err
	}
	if x.h.part.doubtful {
		for i, column := range x.state {
			if slices.ContainsFunc(column, math.IsNaN) {
				_, word := splitPeriod(x.h.cells[i])
				return document.Say("accumulator %s gives no amount for a bill", word)
			}
		}
	}
	return nil
}

// arrange lists each household's bills and patients, and clears the state.
func (x *homeRunner) arrange(c *model.Claims) {
	n := len(c.Households)
	x.bills, x.patients = make([][]int32, n), make([][]int32, n)
	for j := range c.Total {
		h := c.Patients[c.Patient[j]].Household
		x.bills[h] = append(x.bills[h], int32(j))
	}
	for i, p := range c.Patients {
		x.patients[p.Household] = append(x.patients[p.Household], int32(i))
	}
	x.order = x.order[:0]
	for h := range x.bills {
		slices.SortStableFunc(x.bills[h], func(a, b int32) int { return int(c.Month[a]) - int(c.Month[b]) })
		if len(x.bills[h]) > 0 {
			x.order = append(x.order, int32(h))
		}
	}
	slices.SortStableFunc(x.order, func(a, b int32) int { return cmp.Compare(len(x.bills[b]), len(x.bills[a])) })
	for i, name := range x.h.cells {
		rows := len(c.Patients)
		if ofHousehold(name) {
			rows = n
		}
		x.state[i] = make([]float64, rows)
	}
	x.seen, x.admission, x.homeSeen = make([]float64, len(c.Patients)), make([]float64, len(c.Patients)), make([]float64, n)
}

// ofHousehold says whether a kept word is a household's.
func ofHousehold(name string) bool {
	return len(name) > len(household) && name[:len(household)] == household
}

// wave settles the k-th bill of households, runs of one edition at a time, and ends the months that end with it.
func (x *homeRunner) wave(c *model.Claims, out *model.Settled, households []int32, k int) error {
	for from := 0; from < len(households); {
		p := x.h.claims[c.Month[x.bills[households[from]][k]]-1]
		x.rows = x.rows[:0]
		to := from
		for ; to < len(households); to++ {
			j := x.bills[households[to]][k]
			if x.h.claims[c.Month[j]-1] != p {
				break
			}
			x.rows = append(x.rows, row{households[to], c.Patient[j], j})
			if c.Kind[j] == model.Inpatient {
				x.admission[c.Patient[j]]++
			}
		}
		if err := x.run(p, 0, out.Paid, func(r row) int32 { return r.bill }); err != nil {
			return err
		}
		for _, r := range x.rows {
			x.seen[r.patient], x.homeSeen[r.household] = float64(c.Month[r.bill]), float64(c.Month[r.bill])
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
		var ending []int32
		active := make([][]int32, len(x.bills))
		for _, h := range households {
			list := x.bills[h]
			if c.Month[list[k]] != month || k+1 < len(list) && c.Month[list[k+1]] == month {
				continue
			}
			ending = append(ending, h)
			for _, j := range list[:k+1] {
				if c.Month[j] == month && !slices.Contains(active[h], c.Patient[j]) {
					active[h] = append(active[h], c.Patient[j])
				}
			}
			slices.Sort(active[h])
		}
		if err := x.ends(out, ends, ending, month, active); err != nil {
			return err
		}
	}
	return nil
}

// ends pays the benefits of a period's end: one to the household, or to its persons in turn.
func (x *homeRunner) ends(out *model.Settled, ends []end, households []int32, month uint8, persons [][]int32) error {
	for _, e := range ends {
		if e.household {
			x.rows = x.rows[:0]
			for _, h := range households {
				x.rows = append(x.rows, row{h, x.patients[h][0], -1})
			}
			if err := x.run(e.pass, float64(month), out.PaidHousehold, func(r row) int32 { return r.household }); err != nil {
				return err
			}
			continue
		}
		for i := 0; ; i++ {
			x.rows = x.rows[:0]
			for _, h := range households {
				if i < len(persons[h]) {
					x.rows = append(x.rows, row{h, persons[h][i], -1})
				}
			}
			if len(x.rows) == 0 {
				break
			}
			if err := x.run(e.pass, float64(month), out.PaidPerson, func(r row) int32 { return r.patient }); err != nil {
				return err
			}
		}
	}
	return nil
}
