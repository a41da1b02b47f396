package wave

import (
	"slices"

	"doudi/model"
)

// monthEnds pays the patients whose last bill of a month this wave held.
func (r *Runner) monthEnds(c *model.Claims, out *model.Settled, k int) error {
	lo, hi := int(c.Waves[k]), int(c.Waves[k+1])
	for j := lo; j < hi; j++ {
		ending := c.Month[j]
		p := r.w.monthEnd[ending-1]
		if p == nil {
			continue
		}
		if next := hi + j - lo; k+2 < len(c.Waves) && next < int(c.Waves[k+2]) && c.Month[next] == ending {
			continue
		}
		if err := r.end(p, out.PaidPerson, j-lo, j-lo+1, r.seen); err != nil {
			return err
		}
	}
	return nil
}

// end runs a period-end program over patients from…to; months are those that end, by patient.
func (r *Runner) end(p *pass, into [][]model.Fen, from, to int, months []float64) error {
	r.window = r.window[:0]
	for _, x := range p.places {
		switch x.from {
		case fromState:
			r.window = append(r.window, r.state[x.at][from:to])
		case fromMonth:
			r.window = append(r.window, months[from:to])
		case fromMonthSeen:
			r.window = append(r.window, r.seen[from:to])
		default:
			r.window = append(r.window, r.words[x.at][from:to])
		}
	}
	r.run(p, to-from, from)
	return r.collect(p, into, from, to-from)
}

// yearEnd pays persons for the whole year, and settles the policies that look at households.
func (r *Runner) yearEnd(c *model.Claims, out *model.Settled) error {
	if r.w.yearEnd != nil {
		r.last = slices.Grow(r.last[:0], len(c.Patients))[:len(c.Patients)]
		for i := range r.last {
			r.last[i] = 12
		}
		if err := r.end(r.w.yearEnd, out.PaidPerson, 0, len(c.Patients), r.last); err != nil {
			return err
		}
	}
	if len(r.homes) > 0 {
		r.byHome.arrange(c)
	}
	for _, h := range r.homes {
		if err := h.settle(c, out); err != nil {
			return err
		}
	}
	return nil
}
