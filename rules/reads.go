package rules

import "strings"

// Reads lists the words that some formula of the policy reads, at any date: what a bill must state. The map is shared
// and not to be written to.
func (p *Policy) Reads() map[string]bool {
	p.readOnce.Do(func() {
		p.reads = map[string]bool{}
		for _, month := range p.Changes() {
			e, _, _ := p.resolve(month, nil, false)
			for _, in := range e.Inputs {
				p.reads[in.Name] = true
			}
		}
	})
	return p.reads
}

// IsRead says whether some formula of the policy, at any date, reads the accumulator or a member of it.
func (a *Accumulator) IsRead(p *Policy) bool {
	for name := range p.Reads() {
		word, _, _ := strings.Cut(name[strings.LastIndex(name, ".")+1:], ":")
		if word == a.Name {
			return true
		}
	}
	return false
}

// Open says whether words beyond the members may occur; they match none.
func (e *Enumeration) Open() bool { return e.open }
