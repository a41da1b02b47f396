package rules

// leaves reports a benefit that could only leave an amount below zero.
func (p *reader) leaves(b *bounder, s Step, said map[string]bool) {
	f := p.policy.Benefits[s.Benefit].Leaves
	if !s.Leaves || b.of(s.Amount).hi >= 0 || said[f.Text] {
		return
	}
	said[f.Text] = true
	p.Errorf(f.At, "what `%s` leaves is below zero, whatever the bill", p.policy.Benefits[s.Benefit].ID).
		Because("`leaves` is what stays unpaid of what the benefit covers").Instead("0 or more, like max(0, …); or `pays:` with what is paid")
}
