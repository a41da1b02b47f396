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
	Allow string   // why a rate outside [0, 1], a number below 0 or a parameter that no formula reads is right
	Dated []Dated
	Where *document.Node
}

// IsRate says whether a parameter is a share of something, by its unit or by a word of its name.
func (q *Parameter) IsRate() bool {
	if q.Unit != "" {
		return q.Unit == "rate" || q.Unit == "share"
	}
	return q.called([]string{"rate", "rates", "share", "ratio"}, []string{"比例", "比率"})
}

// IsLimit says whether a parameter is by its name an amount that others begin or end at, or a premium: nothing sensible is below 0.
func (q *Parameter) IsLimit() bool {
	return q.called([]string{"deductible", "deductibles", "ceiling", "ceilings", "cap", "caps", "limit", "limits", "threshold", "thresholds", "premium", "premiums"},
		[]string{"起付", "封顶", "限额", "门槛", "保费"})
}

// called says whether a name has one of some words, or of some in Chinese, which writes them without a gap.
func (q *Parameter) called(words, chinese []string) bool {
	return slices.ContainsFunc(strings.Split(q.Name, "_"), func(w string) bool { return slices.Contains(words, w) }) ||
		slices.ContainsFunc(chinese, func(w string) bool { return strings.Contains(q.Name, w) })
}

// BelowZero says whether a number is below 0 and no `allow` says why.
func (q *Parameter) BelowZero() bool {
	found := false
	for _, d := range q.Dated {
		if d.Value != nil {
			d.Value.Each(func(x float64) float64 { found = found || x < 0; return x })
		}
	}
	return found && q.Allow == ""
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
	Added       float64 // of each number of Value, what a scenario added to it: the range is of the rest
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

// Changed returns the value with what `change` makes of a member, a name for each level of the table and a star for all of one; false
// where there is no such member. The original is left alone.
func (v *Value) Changed(names []string, change func(*Value) *Value) (*Value, bool) {
	if len(names) == 0 {
		return change(v), true
	}
	out, found := *v, false
	out.Members = slices.Clone(v.Members)
	for i, m := range v.Members {
		if names[0] != m.Name && names[0] != AnyMember {
			continue
		}
		inner, ok := m.Value.Changed(names[1:], change)
		if !ok {
			return nil, false
		}
		out.Members[i].Value, found = inner, true
	}
	return &out, found
}

// AnyMember stands for every member of a table in the path of a change.
const AnyMember = "*"

// Each is the value with another number in the place of each: amounts and rates, those of brackets with them, and not their thresholds.
func (v *Value) Each(number func(float64) float64) *Value {
	return v.each(false, func(x float64, _ bool) float64 { return number(x) })
}

// each is told which numbers are the rates of brackets; a draw leaves what is decided.
func (v *Value) each(draw bool, number func(x float64, bracket bool) float64) *Value {
	if draw && v.Decided {
		return v
	}
	out := &Value{Where: v.Where, Decided: v.Decided}
	if v.Brackets == nil && v.List == nil && v.Members == nil {
		out.Number = number(v.Number, false)
	}
	for _, s := range v.Brackets {
		s.Rate = number(s.Rate, true)
		out.Brackets = append(out.Brackets, s)
	}
	for _, x := range v.List {
		out.List = append(out.List, number(x, false))
	}
	for _, m := range v.Members {
		m.Value = m.Value.each(draw, number)
		out.Members = append(out.Members, m)
	}
	return out
}
