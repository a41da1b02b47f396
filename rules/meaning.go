package rules

import (
	"slices"
	"strings"

	"doudi/model/document"
)

// Meaning is what a name stands for in formulas; exactly one field is set.
type Meaning struct {
	Parameter   *Parameter
	Set         *Set
	Fact        *Fact
	Reading     *Reading
	Define      *Define
	Accumulator *Accumulator
	Word        *Word
	Group       bool // unpaid, paid, oop, ytd, mtd, life, household: only with a word behind a dot
}

// Word is a core name of formulas.
type Word struct {
	Column    Column
	Type      Type
	Low, High float64 // the values it can take
	Period    bool    // also known at a period's end
}

// Groups are the words that only stand before a dot.
var Groups = []string{"unpaid", "paid", "oop", "ytd", "mtd", "life", "household"}

// Words are the core words of formulas, with the policy's costs among them.
func (p *Policy) Words() map[string]*Word {
	e := p.Enumeration
	money := func(name string) *Word { return &Word{Amount(Cost, name), Number, 0, Infinite, false} }
	member := func(of Owner, name string) *Word {
		return &Word{Column{Of: of, Kind: OfWord, Name: name}, MemberOf(e(name)), -1, float64(len(e(name).Members)), false}
	}
	out := map[string]*Word{
		Total:          money(Total),
		"kind":         member(OfClaim, "kind"),
		"level":        member(OfClaim, "level"),
		"place":        member(OfClaim, "place"),
		"disease":      member(OfClaim, "disease"),
		"in_county":    {ClaimWord("in_county"), Bool, 0, 1, false},
		"referred":     {ClaimWord("referred"), Bool, 0, 1, false},
		"admission_no": {ClaimWord("admission_no"), Number, 0, 10_000, false},
		"month":        {ClaimWord("month"), Number, 1, 12, true},
		"year":         {ClaimWord("year"), Number, 1, 9999, true},
		"age":          {PersonWord("age"), Number, 0, 150, false},
		"sex":          member(OfPerson, "sex"),
		"category":     member(OfPerson, "category"),
		"insured":      {PersonWord("insured"), Bool, 0, 1, false},
	}
	for _, c := range p.Costs {
		out[c] = money(c)
	}
	return out
}

// Near suggests a name that formulas know.
func (p *Policy) Near(name string, b *Benefit) string {
	var known []string
	for n := range p.Names {
		known = append(known, n)
	}
	if b != nil {
		for _, d := range b.Defines {
			known = append(known, d.Name)
		}
	}
	slices.Sort(known)
	return document.Nearest(name, known)
}

// FreeName says whether a name can be given to something new: formulas can read it back, and it is no word of theirs.
func FreeName(name string) bool {
	p := &Policy{Enumerations: CoreEnumerations(), Costs: []string{"eligible", "excluded"}}
	_, word := p.Words()[name]
	_, function := Functions[name]
	return IsName(name) && !word && !function && !slices.Contains(Groups, name)
}

// IsName says whether formulas can read a name back. U+3000 is a space, and the presentation forms below U+FF00 are
// other letters' shapes.
func IsName(name string) bool {
	for i, r := range name {
		letter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x3000 && r < 0xfb00 || r >= 0x2e80 && r < 0x3000
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return name != "" && len(name) <= 64 && !slices.Contains(strings.Fields("and or not in true false nil let if"), name)
}
