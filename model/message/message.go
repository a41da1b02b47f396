package message

import "fmt"

// Language is one that messages are said in.
type Language string

// The languages of the program. Any other, and none, is English, the language of the formats.
const (
	Chinese Language = "zh"
	English Language = "en"
)

// Say says a message at once, where nobody else will want its arguments.
func (l Language) Say(format string, args ...any) string { return Say(format, args...).In(l) }

// Message is a sentence with its arguments kept apart, so that it can be said in another language.
type Message struct {
	Format string
	Args   []any
}

// Say makes a Message of a format and its arguments.
func Say(format string, args ...any) Message { return Message{format, args} }

// String is the message in English.
func (m Message) String() string { return m.In(English) }

// Error is the message in English: a message can travel as an error and be said in another language where it is shown.
func (m Message) Error() string { return m.In(English) }

// In returns the message in a language; what the catalogue does not hold is said in English. An argument that is a
// message, or an error of the system, is said in the language too.
func (m Message) In(l Language) string {
	format := m.Format
	if l == Chinese {
		if said, ok := chinese()[format]; ok {
			format = said
		}
	}
	args := make([]any, len(m.Args))
	for i, a := range m.Args {
		switch inner := a.(type) {
		case Message:
			a = inner.In(l)
		case error:
			a = ofSystem(inner).In(l)
		}
		args[i] = a
	}
	return fmt.Sprintf(format, args...)
}
