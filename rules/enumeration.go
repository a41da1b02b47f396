package rules

import (
	"doudi/model"
	"doudi/model/document"
)

// Enumeration is a closed list of words that a fact can have. Its members are numbered in the order of the list.
type Enumeration struct {
	Name    string
	Members []string
	Titles  map[string]model.Title
	Open    bool // members are collected from the formulas; others may occur and match none (diseases)
}

// Code is a member's number, −1 if it is none.
func (e *Enumeration) Code(member string) int {
	for i, m := range e.Members {
		if m == member {
			return i
		}
	}
	return -1
}

// CoreEnumerations are the lists that a policy has unless it replaces them. The categories are those of the national
// rules (特困人员, 孤儿, 低保对象, 低保边缘家庭成员, 建档立卡贫困人口, 脱贫人口, 边缘易致贫户, 普通参保居民): of several that a person has,
// the first in the list counts (就高不重复).
func CoreEnumerations() []*Enumeration {
	return []*Enumeration{
		{Name: "kind", Members: model.KindNames()},
		{Name: "level", Members: model.LevelNames()},
		{Name: "place", Members: model.PlaceNames()},
		{Name: "sex", Members: model.SexNames()},
		{Name: "category", Members: []string{"extreme_poor", "orphan", "dibao", "dibao_marginal", "registered_poor", "exited_poor", "marginal", "resident"}},
		{Name: "disease", Open: true},
	}
}

// Lacks reports a word that stands at a node and is no member of the enumeration.
func (e *Enumeration) Lacks(r *document.Report, at *document.Node, word string) *document.Diagnostic {
	return r.ErrorAt(at, 0, max(1, len([]rune(word))), "`%s` has no member `%s`", e.Name, word).OneOf(word, e.Members)
}
