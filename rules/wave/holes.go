package wave

import (
	"doudi/model"
	"doudi/model/message"
	"doudi/rules"
)

// holes refuses bills with a member for which a table of a policy says nothing, which min and max could hide.
func (r *Runner) holes(c *model.Claims) error {
	for i, p := range r.w.parts {
		for m, e := range p.editions {
			if m > 0 && e == p.editions[m-1] {
				continue
			}
			for _, h := range e.Holes {
				for j := range c.Total {
					if p.editions[c.Month[j]-1] == e && r.codes[i].of(p, c, j, h.Column) == float64(h.Code) {
						return message.Say("the policy `%s` has no value of `%s` for %s `%s`, so no rule applies to a simulated bill",
							p.policy.ID, h.Parameter, h.Column, h.Member)
					}
				}
			}
		}
	}
	return nil
}

// of is the code of a word of a bill, its patient or, where no simulated bill states it, of a fact; −1 for others.
func (k *codes) of(p *part, c *model.Claims, j int, word rules.Column) float64 {
	for _, f := range p.policy.Facts {
		if f.Column() == word {
			return f.Default
		}
	}
	switch word.Name {
	case "kind":
		return k.kind[c.Kind[j]]
	case "level":
		return k.level[c.Level[j]]
	case "place":
		return k.place[c.Place[j]]
	case "disease":
		return k.disease[c.Disease[j]]
	case "category", "sex":
		return k.ofPatient(c, int(c.Patient[j]), word)
	}
	return -1
}
