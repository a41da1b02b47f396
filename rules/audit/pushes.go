package audit

import (
	"doudi/model/message"
	"doudi/rules/read"
	"doudi/rules/settle"
)

// pushes raises each benefit by a tenth and looks for another fund that then pays more.
func (s *search) pushes() error {
	for k, b := range s.policy.Benefits {
		if b.Pays == nil {
			continue
		}
		raised, err := read.Raised(s.policy, k, 1.1)
		if err != nil {
			return err
		}
		more := *s.domain
		more.policy = raised
		years := settle.NewYears(raised)
		for i := 0; i < len(s.settings); i += 5 {
			x := s.settings[i]
			for c := 0; c < len(s.costs); c += 6 {
				low := s.settled(x, s.costs[c])
				high, err := years.Settle(more.bills(x, s.costs[c]))
				if low == nil || err != nil || high.Totals.Paid[k] <= low.Totals.Paid[k] {
					continue
				}
				s.pushed(k, x, low, high)
			}
		}
	}
	return s.ctx.Err()
}

func (s *search) pushed(k int, x setting, low, high *settle.Sheet) {
	for j, b := range s.policy.Benefits {
		if j == k || high.Totals.Paid[j] <= low.Totals.Paid[j]+1 {
			continue
		}
		id := s.policy.Benefits[k].ID
		s.report("pushes_up", id+" "+b.ID, message.Say("raising `%s` by a tenth raises what `%s` pays from %s to %s",
			id, b.ID, low.Totals.Paid[j], high.Totals.Paid[j]), s.shown(x, low))
	}
}
