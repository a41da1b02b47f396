package rules

import (
	"math"
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules/kernel"
)

// Parameter is a dated, cited number or table of numbers.
type Parameter struct {
	Name  string
	Title model.Title
	Unit  string
	By    []string // enumerations that a table nests by, in order; empty for a record or a number
	Allow string   // why a rate outside [0, 1] or a parameter that no formula reads is right
	Dated []Dated
	Where *document.Node
}

// IsRate says whether a parameter is a share of something, by its unit or by a word of its name.
func (q *Parameter) IsRate() bool {
	if q.Unit != "" {
		return q.Unit == "rate" || q.Unit == "share"
	}
	words := strings.Split(q.Name, "_")
	return slices.ContainsFunc(words, func(w string) bool {
		return w == "rate" || w == "rates" || w == "share" || w == "ratio"
	})
}

// MayBeNone says whether `none`, no limit, can be a value: an amount may have no limit, a rate is a share.
func (q *Parameter) MayBeNone() bool { return !q.IsRate() || q.Allow != "" }

// Infinite stands for `none`, no limit.
var Infinite = math.Inf(1)

// MaxNumber bounds the numbers of a policy file; amounts and counts stay far below it.
const MaxNumber = 1e12

// Dated is a parameter's value from a month on.
type Dated struct {
	From, Until Month
	Value       *Value
	Source      document.Source
	Low, High   float64 // factors of the range; 1 and 1 where none is stated
	Where       *document.Node
}

// Value is a number, brackets, a list, or members with a Value each. Exactly one of them is set; Number is read only
// where the others are nil.
type Value struct {
	Number   float64
	Brackets kernel.Brackets
	List     kernel.List
	Members  []Member
	Where    *document.Node
	Decided  bool // of a member that a scenario states, and of those within it: a decision, which draws leave as it is
}

// Member is an entry of a table or record.
type Member struct {
	Name  string
	Value *Value
	Where *document.Node
}

// Get returns the value of a member, or nil.
func (v *Value) Get(name string) *Value {
	for _, m := range v.Members {
		if m.Name == name {
			return m.Value
		}
	}
	return nil
}

// MemberNames are the names of its members.
func (v *Value) MemberNames() []string {
	var out []string
	for _, m := range v.Members {
		out = append(out, m.Name)
	}
	return out
}

// At is the value of a member, a name for each level of the table; nil where it has none.
func (v *Value) At(names []string) *Value {
	for _, name := range names {
		if v == nil {
			return nil
		}
		v = v.Get(name)
	}
	return v
}

// AsDecided is the value as a scenario's own.
func (v *Value) AsDecided() *Value {
	out := *v
	out.Decided, out.Members = true, slices.Clone(v.Members)
	for i := range out.Members {
		out.Members[i].Value = out.Members[i].Value.AsDecided()
	}
	return &out
}

// With returns the value with one member replaced; the original is left alone.
func (v *Value) With(names []string, fresh *Value) (*Value, bool) {
	if len(names) == 0 {
		return fresh, true
	}
	i := slices.IndexFunc(v.Members, func(m Member) bool { return m.Name == names[0] })
	if i < 0 {
		return nil, false
	}
	inner, ok := v.Members[i].Value.With(names[1:], fresh)
	if !ok {
		return nil, false
	}
	out := *v
	out.Members = slices.Clone(v.Members)
	out.Members[i].Value = inner
	return &out, true
}
