package rules

import "doudi/model/document"

// Type is what kind of value a formula or a part of it gives.
type Type struct {
	kind typeKind
	enum *Enumeration // of a member
}

type typeKind uint8

const (
	isNothing typeKind = iota // a mistake that was reported already
	isNumber
	isBool
	isMember
)

// The types of values.
var (
	Number = Type{kind: isNumber}
	Bool   = Type{kind: isBool}
)

// MemberOf is the type of the members of an enumeration.
func MemberOf(e *Enumeration) Type { return Type{isMember, e} }

// Enumeration is the enumeration of a member type, nil for others.
func (t Type) Enumeration() *Enumeration { return t.enum }

// IsBool says whether the type is yes or no.
func (t Type) IsBool() bool { return t.kind == isBool }

// said says the type within a message.
func (t Type) said() document.Message {
	switch t.kind {
	case isNumber:
		return document.Say("a number")
	case isBool:
		return document.Say("a condition")
	case isMember:
		return document.Say("a member of %s", t.enum.Name)
	}
	return document.Say("nothing")
}
