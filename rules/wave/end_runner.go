package wave

import "doudi/model"

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
	for i, c := range p.columns {
		switch cell := p.cells[i]; {
		case cell >= 0:
			r.window = append(r.window, r.state[cell][from:to])
		case c == month:
			r.window = append(r.window, months[from:to])
		case c == figure(monthSeen):
			r.window = append(r.window, r.seen[from:to])
		default:
			r.window = append(r.window, r.words[c][from:to])
		}
	}
	r.run(p, to-from, from)
	return r.collect(p, into, from, to-from)
}

// yearEnd pays persons for the whole year, and settles the policies that look at households.
func (r *Runner) yearEnd(c *model.Claims, out *model.Settled) error {
	if r.w.yearEnd != nil {
		last := r.column(figure(december), len(c.Patients))
		for i := range last {
			last[i] = 12
		}
		if err := r.end(r.w.yearEnd, out.PaidPerson, 0, len(c.Patients), last); err != nil {
			return err
		}
	}
	for _, h := range r.homes {
		if err := h.settle(c, out); err != nil {
			return err
		}
	}
	return nil
}
