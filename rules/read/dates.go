package read

import (
	"doudi/model/document"
	"doudi/rules"
)

// month reads the date of a key. A day other than the first takes effect with the next month, since bills are dated by
// the month, and that is said.
func (p *reader) month(n *document.Node, what string, otherwise rules.Month) rules.Month {
	if n == nil {
		return otherwise
	}
	m, day, ok := rules.ParseMonth(p.Text(n, what))
	if !ok {
		p.Errorf(n, "`%s` is no date", what).Instead("a day like 2018-01-01")
		return otherwise
	}
	if day > 1 {
		m++
		p.Warnf(n, "`%s` is taken as %s", what, m).Because("bills are dated by the month, so a change inside a month begins with the next")
	}
	return m
}

// checkedUntil reads the last day on which the file was held against the law and returns the first month that it was not
// held to, rules.Never where the file does not say. A month or a year alone counts to its end; a month whose first day alone was
// looked at does not count.
func (p *reader) checkedUntil(n *document.Node) rules.Month {
	if n == nil {
		return rules.Never
	}
	text := p.Text(n, "checked_until")
	m, day, ok := rules.ParseMonth(text)
	switch {
	case !ok:
		p.Errorf(n, "`%s` is no date", "checked_until").Instead("a day like 2018-01-01")
		return rules.Never
	case len(text) == 4:
		return m + 12
	case len(text) == 7 || day > 1: // a change inside a month begins with the next
		return m + 1
	}
	return m
}
