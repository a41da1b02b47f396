package rules

import "doudi/model/message"

// Type is what kind of value a formula or a part of it gives.
type Type struct {
	Kind TypeKind
	Enum *Enumeration // of a member
}

// TypeKind is a type but for the enumeration of a member.
type TypeKind uint8

// The kinds of values. A part with a mistake that was reported already gives nothing.
const (
	GivesNothing TypeKind = iota
	GivesNumber
	GivesBool
	GivesMember
)

// The types of values.
var (
	Number = Type{Kind: GivesNumber}
	Bool   = Type{Kind: GivesBool}
)

// MemberOf is the type of the members of an enumeration.
func MemberOf(e *Enumeration) Type { return Type{GivesMember, e} }

// Enumeration is the enumeration of a member type, nil for others.
func (t Type) Enumeration() *Enumeration { return t.Enum }

// IsBool says whether the type is yes or no.
func (t Type) IsBool() bool { return t.Kind == GivesBool }

// Said says the type within a message.
func (t Type) Said() message.Message {
	switch t.Kind {
	case GivesNumber:
		return message.Say("a number")
	case GivesBool:
		return message.Say("a condition")
	case GivesMember:
		return message.Say("a member of %s", t.Enum.Name)
	}
	return message.Say("nothing")
}
