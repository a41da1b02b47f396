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

// Uses lists what counts in the months from first up to before last, by the paths that patches name: parameters, sets and
// readings that a formula in force reads (parameters.rate), and benefits in force (benefits.basic).
func (p *Policy) Uses(first, last Month) map[string]bool {
	out := map[string]bool{}
	for month := first; month < last; month = p.nextChange(month) {
		e, used, _ := p.resolve(month, nil, false)
		for _, s := range e.Steps {
			out["benefits."+p.Benefits[s.Benefit].ID] = true
		}
		for x := range used {
			switch x := x.(type) {
			case *Parameter:
				out["parameters."+x.Name] = true
			case *Set:
				out["sets."+x.Name] = true
			case *Reading:
				out["readings."+x.Name] = true
			}
		}
	}
	return out
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
