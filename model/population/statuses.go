package population

import (
	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
)

// Statuses are the words for where households stand: on the register and poor, on it and out of poverty, at its edge, never registered.
func Statuses() []string { return []string{"poor", "exited", "marginal", "never_registered"} }

// Status is what the profile calls a status, one of Statuses.
func (p *Profile) Status(word string) model.Title {
	if t := p.statuses[word]; t != (model.Title{}) {
		return t
	}
	return model.TitleOf(usualStatus(p.BaseYear)[word])
}

// lastPoor is the year with which the register of the poor (建档立卡) ended: people who are counted then or later stand on another.
const lastPoor = 2020

// usualStatus is what statuses are called where the profile does not say, by its base year.
func usualStatus(baseYear int) map[string]message.Message {
	if baseYear >= lastPoor {
		return map[string]message.Message{
			"poor": message.Say("on the register"), "exited": message.Say("off the register again"),
			"marginal": message.Say("of a category, not on the register"), "never_registered": message.Say("other residents"),
		}
	}
	return map[string]message.Message{
		"poor": message.Say("on the register, poor"), "exited": message.Say("on the register, out of poverty"),
		"marginal": message.Say("at the edge"), "never_registered": message.Say("never registered"),
	}
}

// statuses reads what statuses are called.
func (r *reader) statuses(f *document.Fields) {
	n := f.Optional("statuses")
	if n == nil {
		return
	}
	g, names := r.Fields(n, "`statuses`"), map[string]model.Title{}
	for _, word := range Statuses() {
		names[word] = r.Title(g.Optional(word))
	}
	g.Done()
	r.p.statuses = names
}
