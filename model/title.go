package model

// Title is a name in Chinese and English; either may be empty.
type Title struct {
	ZH string `json:"zh,omitempty"`
	EN string `json:"en,omitempty"`
}

// In returns the title in a language ("zh" or "en"), else in the other one, else the fallback.
func (t Title) In(lang, fallback string) string {
	first, second := t.ZH, t.EN
	if lang == "en" {
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
