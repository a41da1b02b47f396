package message

import (
	"fmt"
	"strings"
)

// Language is one that messages are said in. Whatever is not English is Chinese, the program's own.
type Language string

// The languages of the program; their values stand in file names and in JSON.
const (
	Chinese Language = "zh"
	English Language = "en"
)

// Say says a message at once, where nobody else will want its arguments.
func (l Language) Say(format string, args ...any) string { return Say(format, args...).In(l) }

// List joins words as the language does in a list.
func (l Language) List(words []string) string {
	if l == English {
		return strings.Join(words, ", ")
	}
	return strings.Join(words, "、")
}

// Message is a sentence with its arguments kept apart, so that it can be said in another language.
type Message struct {
	// Format is the English. What stands behind a ¦ is not said: it tells apart what is one thing in English and several
	// in Chinese, as "miss¦of a margin".
	Format string
	Args   []any
}

// Say makes a Message of a format and its arguments.
func Say(format string, args ...any) Message { return Message{format, args} }

// With is the message with its arguments, where a table holds it without them.
func (m Message) With(args ...any) Message { return Message{m.Format, args} }

// String is the message in English.
func (m Message) String() string { return m.In(English) }

// Error is the message in English: a message can travel as an error and be said in another language where it is shown.
func (m Message) Error() string { return m.In(English) }

// spoken is an argument that has words of its own for each language: a message, or a title from a file.
type spoken interface{ In(Language) string }

// Words is an argument that lists several of them, joined as the language does.
type Words []spoken

// In returns the list in a language.
func (w Words) In(l Language) string {
	said := make([]string, len(w))
	for i, one := range w {
		said[i] = one.In(l)
	}
	return l.List(said)
}

// In returns the message in a language; what the catalogue does not hold is said in English. An argument that can be said
// in the language is, and so is an error of the system.
func (m Message) In(l Language) string {
	format, _, _ := strings.Cut(m.Format, "¦")
	if l != English {
		if said, ok := chinese()[m.Format]; ok {
			format = said
		}
	}
	args := make([]any, len(m.Args))
	for i, a := range m.Args {
		switch inner := a.(type) {
		case spoken:
			a = inner.In(l)
		case error:
			a = ofSystem(inner).In(l)
		}
		args[i] = a
	}
	return fmt.Sprintf(format, args...)
}
