package rules

// Reads lists the words that some formula of the policy reads, at any date: what a bill must state.
func (p *Policy) Reads() map[string]bool {
	out := map[string]bool{}
	for _, month := range p.Changes() {
		e, _, _ := p.resolve(month, nil, false)
		for _, in := range e.Inputs {
			out[in.Name] = true
		}
	}
	return out
}

// Open says whether words beyond the members may occur; they match none.
func (e *Enumeration) Open() bool { return e.open }
