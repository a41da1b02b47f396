package model

import "doudi/model/message"

// Title is a name in Chinese and English; either may be empty.
type Title struct {
	ZH string `json:"zh,omitempty"`
	EN string `json:"en,omitempty"`
}

// TitleOf is what the program itself says, in both languages, where a file could have said it.
func TitleOf(m message.Message) Title {
	return Title{ZH: m.In(message.Chinese), EN: m.In(message.English)}
}

// In returns the title in a language, else in the other one, else the fallback.
func (t Title) In(l message.Language, fallback string) string {
	first, second := t.ZH, t.EN
	if l == message.English {
		first, second = second, first
	}
	switch {
	case first != "":
		return first
	case second != "":
		return second
	}
	return fallback
}

// Or is the title as an argument of a message; the fallback stands where there is none.
func (t Title) Or(fallback string) Name { return Name{t, fallback} }

// Name is a title, or what stands for it, which a message says in its own language.
type Name struct {
	title    Title
	fallback string
}

// In returns the name in a language.
func (n Name) In(l message.Language) string { return n.title.In(l, n.fallback) }
