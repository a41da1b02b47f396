package wave

import (
	"strings"

	"doudi/rules"
	"doudi/rules/kernel"
)

// ends pays persons at the end of a month or year, benefit by benefit; where none pays then it leaves the graph as it
// is.
func (s *scope) ends(at rules.At) error {
	if at == rules.AtYearEnd {
		s.freshMonth()
	}
	paying := false
	for i := range s.e.Steps {
		step := &s.e.Steps[i]
		if step.At != at || step.Household {
			continue
		}
		paying = true
		if err := s.end(step); err != nil {
			return err
		}
	}
	if paying {
		s.keepEnd()
	}
	return nil
}

// end is one benefit's payment to a person or household at the end of a period.
func (s *scope) end(step *rules.Step) error {
	period := "ytd."
	if step.At == rules.AtMonthEnd {
		period = "mtd."
	}
	accounts := []string{""}
	switch {
	case step.Household:
		accounts = []string{household}
	case s.p.home: // what the household was paid for is paid, whoever's bill it was
		accounts = []string{"", household}
	}
	s.showPeriod(accounts[0], period)
	limits := make([]kernel.Ref, len(step.Covers))
	for i, k := range step.Covers {
		limits[i] = s.limit(accounts, period+"oop."+s.p.policy.Costs[k])
	}
	paid, _, err := s.pay(step, limits)
	if err != nil {
		return err
	}
	s.payments[s.p.index][step.Benefit] = paid
	s.bookEnd(step, accounts, period, limits, paid)
	return nil
}

// limit is the least that accounts have of a word, and nothing below zero.
func (s *scope) limit(accounts []string, word string) kernel.Ref {
	out := s.fen[accounts[0]+word]
	for _, a := range accounts[1:] {
		out = s.Make(kernel.Minimum, out, s.fen[a+word])
	}
	return s.Make(kernel.Maximum, out, s.Const(0))
}

// showPeriod sets the words of a period's end: unpaid and paid are those of the period, net of what was paid at it.
func (s *scope) showPeriod(account, period string) {
	for _, name := range append([]string{"total"}, s.p.policy.Costs...) {
		net := s.fen[account+period+"oop."+name]
		s.fen["unpaid."+name], s.fen["oop."+name] = net, net
		for _, span := range []string{account + "ytd.", account + "mtd.", account + "life.", household + "ytd.", household + "mtd."} {
			if r, kept := s.fen[span+"oop."+name]; kept {
				for _, b := range s.p.policy.Benefits {
					s.fen[span+"unpaid."+name+"@"+b.ID] = r
				}
			}
		}
	}
	s.fen["paid.total"] = s.fen[account+period+"paid.total"]
	for _, b := range s.p.policy.Benefits {
		s.fen["paid."+b.ID] = s.fen[account+period+"paid."+b.ID]
	}
}

// bookEnd takes a period's payment off the costs of all accounts, in the month and in the year that holds it.
func (s *scope) bookEnd(step *rules.Step, accounts []string, period string, limits []kernel.Ref, paid kernel.Ref) {
	id := s.p.policy.Benefits[step.Benefit].ID
	var spans []string
	for _, a := range accounts {
		spans = append(spans, a+"ytd.", a+"life.")
		if period == "mtd." {
			spans = append(spans, a+period)
		}
	}
	rest := paid
	for i, k := range step.Covers {
		part := rest
		if i < len(step.Covers)-1 {
			part = s.Make(kernel.Minimum, limits[i], rest)
			rest = s.Make(kernel.Sub, rest, part)
		}
		s.change(spans, "oop."+s.p.policy.Costs[k], kernel.Sub, part)
	}
	s.change(spans, "paid."+id, kernel.Add, paid)
	if !step.Cash {
		s.change(spans, "paid.total", kernel.Add, paid)
		s.change(spans, "oop.total", kernel.Sub, paid)
	}
}

func (s *scope) change(spans []string, word string, o kernel.Operation, by kernel.Ref) {
	for _, span := range spans {
		if r, kept := s.fen[span+word]; kept {
			s.fen[span+word] = s.Make(o, r, by)
		}
	}
}

// keepEnd keeps what a period's end has changed.
func (s *scope) keepEnd() {
	for k, word := range s.p.words {
		_, own := splitPeriod(word)
		shown := strings.HasPrefix(own, "unpaid.") // for this period's end alone; bills keep what they saw
		if !shown && s.fen[word] != s.Column(s.w.cells[s.p.cell[k]]) {
			s.state[s.p.index][word] = s.fen[word]
		}
	}
}
