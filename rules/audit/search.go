package audit

import (
	"context"
	"fmt"
	"strings"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/settle"
)

// Finding is something a policy does that it should not, with bills that show it.
type Finding struct {
	Kind  string // falls | cliff | overpays | idle | poor_pays_more | pushes_up | no_rule
	What  message.Message
	Bills []Shown
}

// Shown is a bill of a finding with its settlement.
type Shown struct {
	Name    string
	setting setting
	sheet   *settle.Sheet
}

// search is one audit.
type search struct {
	*domain
	ctx    context.Context
	years  *settle.Years
	found  []Finding
	said   map[string]bool
	paying []bool
}

// Search audits a policy as it stands in a month.
func Search(ctx context.Context, p *rules.Policy, at rules.Month) ([]Finding, error) {
	s := &search{domain: newDomain(p, at), ctx: ctx, years: settle.NewYears(p), said: map[string]bool{}, paying: make([]bool, len(p.Benefits))}
	for _, x := range s.settings {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := s.scan(x); err != nil {
			return nil, err
		}
	}
	s.unfair()
	s.idle()
	if err := s.pushes(); err != nil {
		return nil, err
	}
	return s.found, nil
}

// report keeps the first finding of its kind about its subject: one bill shows it, a thousand hide it.
func (s *search) report(kind, subject string, what message.Message, bills ...Shown) {
	if key := kind + " " + subject; !s.said[key] {
		s.said[key] = true
		s.found = append(s.found, Finding{kind, what, bills})
	}
}

// settled settles one bill; nil where it falls in no rule, which is a finding.
func (s *search) settled(x setting, total model.Fen) *settle.Sheet {
	sheet, err := s.years.Settle(s.bills(x, total))
	if err != nil {
		s.report("no_rule", err.Error(), message.Say("a bill falls in no rule (%s): %s", s.name(x), err.Error()))
		return nil
	}
	return sheet
}

func (s *search) shown(x setting, sheet *settle.Sheet) Shown {
	return Shown{fmt.Sprintf("%s, %s", s.name(x), sheet.Totals.Total), x, sheet}
}

// scan settles rising costs in one setting and compares neighbours.
func (s *search) scan(x setting) error {
	var before *settle.Sheet
	paid := false
	for _, total := range s.costs {
		sheet := s.settled(x, total)
		if sheet == nil {
			return nil
		}
		for k, amount := range sheet.Totals.Paid {
			s.paying[k] = s.paying[k] || amount > 0 || sheet.Totals.Cash[k] > 0
		}
		paid = paid || sheet.Totals.PaidTotal > 0
		s.overpays(x, sheet)
		if before != nil {
			s.closer(x, before, sheet)
		}
		before = sheet
	}
	if !paid {
		// Said once for each kind of care: a county level without outpatient benefits has many such settings.
		kind := fmt.Sprint(x.values["kind"])
		s.report("no_rule", "nothing paid "+kind, message.Say("nothing is paid at any cost: %s", s.name(x)), s.shown(x, before))
	}
	return nil
}

// jump is how far what is paid may move beyond the cost itself before it is a cliff: ten yuan.
const jump = model.Fen(1000)

// strain is how far two settlements break with each other: by how much what is paid falls, or rises beyond the cost.
func strain(low, high *settle.Sheet) model.Fen {
	cost := high.Totals.Total - low.Totals.Total
	paid := high.Totals.PaidTotal - low.Totals.PaidTotal
	return max(paid-cost, -paid)
}

// closer halves the span between two costs, keeping the half with more strain, down to a yuan. What is left of the
// strain there is a jump; strain that melts away on the way is a slope, and matters only where the patient is left
// with less at the higher cost.
func (s *search) closer(x setting, low, high *settle.Sheet) {
	if strain(low, high) <= jump {
		return
	}
	a, b := low, high
	for b.Totals.Total-a.Totals.Total > 100 {
		middle := s.settled(x, a.Totals.Total+(b.Totals.Total-a.Totals.Total)/2)
		if middle == nil {
			return
		}
		if strain(a, middle) >= strain(middle, b) {
			b = middle
		} else {
			a = middle
		}
	}
	if strain(a, b) <= jump/2 {
		a, b = low, high
	}
	benefit := s.moved(a, b)
	switch {
	case b.Totals.OOP < a.Totals.OOP:
		s.report("falls", benefit, message.Say("a higher bill leaves the patient with less to pay: %s of %s, but only %s of %s (`%s`)",
			a.Totals.OOP, a.Totals.Total, b.Totals.OOP, b.Totals.Total, benefit), s.shown(x, a), s.shown(x, b))
	case strain(a, b) > jump/2:
		s.report("cliff", benefit, message.Say("a cliff: from %s to %s what is paid drops by %s (`%s`)",
			a.Totals.Total, b.Totals.Total, a.Totals.PaidTotal-b.Totals.PaidTotal, benefit), s.shown(x, a), s.shown(x, b))
	}
}

// moved is the benefit whose payment differs most.
func (s *search) moved(low, high *settle.Sheet) string {
	best, most := "", model.Fen(-1)
	for k, b := range s.policy.Benefits {
		if d := abs(high.Totals.Paid[k] - low.Totals.Paid[k]); d > most {
			best, most = b.ID, d
		}
	}
	return best
}

func abs(f model.Fen) model.Fen {
	if f < 0 {
		return -f
	}
	return f
}

// overpays reports a benefit whose formula asks for more than is left: another has paid it already.
func (s *search) overpays(x setting, sheet *settle.Sheet) {
	if sheet.Totals.OOP != 0 {
		return
	}
	over, err := s.years.Excesses(s.bills(x, sheet.Totals.Total))
	if err != nil {
		return
	}
	for _, e := range over {
		id := s.policy.Benefits[e.Benefit].ID
		s.report("overpays", id, message.Say("`%s` asks for %s where only %s is left: with the benefits before it, it would pay beyond the bill",
			id, e.Asked, e.Left), s.shown(x, sheet))
	}
}

// Skipped says what a search of the policy leaves out, and what to write for it; ok is false where it leaves out nothing.
func Skipped(p *rules.Policy) (said message.Message, ok bool) {
	if p.Ordinary != "" || !p.ReadsWord("category") || len(p.Enumeration("category").Members) < 2 {
		return message.Message{}, false
	}
	return message.Say("whether an entitled category pays more than ordinary residents: the policy does not say which of %s they are; `ordinary: …` at the top of the file names it",
		strings.Join(p.Enumeration("category").Members, ", ")), true
}

// unfair compares every category with the ordinary resident on the same bill.
func (s *search) unfair() {
	e := s.policy.Enumeration("category")
	ordinary := float64(e.Code(s.policy.Ordinary))
	if !s.policy.ReadsWord("category") || ordinary < 0 {
		return
	}
	for _, x := range s.settings {
		if x.values["category"] == ordinary {
			continue
		}
		other := setting{map[string]float64{}, x.share}
		for name, v := range x.values {
			other.values[name] = v
		}
		other.values["category"] = ordinary
		for i := 0; i < len(s.costs); i += 4 {
			a, b := s.settled(x, s.costs[i]), s.settled(other, s.costs[i])
			if a == nil || b == nil || a.Totals.OOP <= b.Totals.OOP+1 {
				continue
			}
			word := s.word("category", x.values["category"])
			s.report("poor_pays_more", word, message.Say("`%s` pays %s where `%s` pays %s for the same bill",
				word, a.Totals.OOP, s.word("category", ordinary), b.Totals.OOP), s.shown(x, a), s.shown(other, b))
		}
	}
}

// idle reports benefits that paid none of the bills.
func (s *search) idle() {
	for k, b := range s.policy.Benefits {
		if !s.paying[k] && b.Enabled && b.From <= s.at && s.at < b.Until {
			s.report("idle", b.ID, message.Say("`%s` paid none of the bills that were tried", b.ID))
		}
	}
}

// Paid is what all benefits pay of the bill.
func (s Shown) Paid() model.Fen { return s.sheet.Totals.PaidTotal }

// OOP is what is left to the patient.
func (s Shown) OOP() model.Fen { return s.sheet.Totals.OOP }
