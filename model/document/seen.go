package document

import (
	"unicode"
	"unicode/utf8"

	"doudi/model/message"
)

// MaxTitle is the most characters of a title: what a table, a figure and a page have room for.
const MaxTitle = 200

// Unseen says whether a character is none that a reader sees: a control character, a mark that changes the direction of
// writing, or one that takes no place. Line breaks, tabs and spaces are not meant.
func Unseen(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
		return true
	}
	return false
}

// lookalike says whether a character is the form of another one that it looks like, kept by Unicode for old encodings:
// ⽀ (U+2F40) for 支. Full-width signs, （ and ：, are ordinary in Chinese and no such forms.
func lookalike(r rune) bool {
	if unicode.Is(unicode.Unified_Ideograph, r) {
		return false
	}
	return unicode.Is(unicode.Radical, r) || r >= 0xf900 && r <= 0xfaff || r >= 0x2f800 && r <= 0x2fa1f
}

// Clear reports characters of a name or a title that a reader could not tell from nothing or from others, each kind at its
// place, and says whether there are none. Two names that look the same must be the same.
func (r *Report) Clear(n *Node, what string) bool {
	if n == nil || n.Shape != Scalar {
		return true
	}
	at := 0
	for _, c := range n.Text {
		switch {
		case Unseen(c) || c == '\n' && n.Style != Block || c == '\t':
			r.ErrorAt(n, at, 1, "%s holds the character U+%04X, which cannot be seen", message.Say(what), c).
				Because("what cannot be seen can make two names look alike, or make a terminal do things").Instead("the text without it, typed anew")
			return false
		case lookalike(c):
			r.ErrorAt(n, at, 1, "%s holds the character U+%04X, a form that only looks like the usual one", message.Say(what), c).
				Because("two names that look alike would be different").Instead("the usual character, typed anew")
			return false
		}
		at++
	}
	return true
}

// TitleText reads a title in one language: one line of at most MaxTitle characters that can be seen.
func (r *Report) TitleText(n *Node, what string) string {
	text := r.Text(n, what)
	if !r.Clear(n, "a title") {
		return ""
	}
	if length := utf8.RuneCountInString(text); length > MaxTitle {
		r.Errorf(n, "a title has at most %d characters; this one has %d", MaxTitle, length).
			Because("tables, figures and pages have no room for more").Instead("a short title; the rest can stand in a comment or a note")
		return ""
	}
	return text
}
