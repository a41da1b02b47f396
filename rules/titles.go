package rules

import (
	"strings"

	"doudi/model/message"
)

// usualTitles are what the core words are called where a policy does not title them itself.
func usualTitles() map[string]message.Message {
	return map[string]message.Message{
		"inpatient":          message.Say("inpatient"),
		"outpatient":         message.Say("outpatient"),
		"outpatient_chronic": message.Say("outpatient chronic"),
		"township":           message.Say("township"),
		"county":             message.Say("county"),
		"city":               message.Say("city"),
		"province":           message.Say("province"),
		"in_county":          message.Say("in county"),
		"in_area":            message.Say("in area"),
		"in_province":        message.Say("in province"),
		"out_of_province":    message.Say("out of province"),
		"extreme_poor":       message.Say("extreme poor"),
		"orphan":             message.Say("orphan"),
		"dibao":              message.Say("dibao"),
		"dibao_marginal":     message.Say("dibao marginal"),
		"registered_poor":    message.Say("registered poor"),
		"exited_poor":        message.Say("exited poor"),
		"marginal":           message.Say("marginal"),
		"resident":           message.Say("resident"),
		"male":               message.Say("male"),
		"female":             message.Say("female"),
	}
}

// Title is what a member is called: its title, its usual name, or the word itself, with spaces for underscores.
func (e *Enumeration) Title(member string, lang message.Language) string {
	if title := e.Titles[member].In(lang, ""); title != "" {
		return title
	}
	if usual, ok := usualTitles()[member]; ok {
		return usual.In(lang)
	}
	return strings.ReplaceAll(member, "_", " ")
}
