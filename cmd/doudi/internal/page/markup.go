package page

import (
	"fmt"
	"html"
	"strings"
)

// markup is HTML that grows.
type markup struct{ strings.Builder }

// put writes a format whose arguments are numbers, or text, which is escaped.
func (m *markup) put(format string, args ...any) {
	for i, a := range args {
		switch a.(type) {
		case int, float64:
		default:
			args[i] = html.EscapeString(fmt.Sprint(a))
		}
	}
	fmt.Fprintf(m, format, args...)
}

// option is an entry of a list to choose from.
type option struct{ value, label string }

// choose writes a field that is one of a list. What is chosen stands in the list even if it is none of its entries: it was entered,
// and what is wrong with it is for the reader to say.
func (m *markup) choose(name, label, chosen string, list []option) {
	m.chooseUnder("", name, label, chosen, list)
}

// chooseUnder is choose with a class of its label: unseen where it is read out alone, since what stands around says it.
func (m *markup) chooseUnder(class, name, label, chosen string, list []option) {
	m.put(`<label class="field"><span class="%s">%s</span><select name="%s">`, class, label, name)
	found := false
	for _, o := range list {
		selected := ""
		if o.value == chosen {
			selected, found = " selected", true
		}
		m.put(`<option value="%s"`+selected+`>%s</option>`, o.value, o.label)
	}
	if !found {
		m.put(`<option value="%s" selected>%s</option>`, chosen, chosen)
	}
	m.put(`</select><small class="wrong" aria-hidden="true"></small></label>` + "\n")
}

// enter writes a field that is filled in; unset says what holds where it is left empty. Numbers get the keyboard of numbers.
func (m *markup) enter(name, label, value, unset string, number bool) {
	mode := ""
	if number {
		mode = ` inputmode="decimal" class="number"`
	}
	m.put(`<label class="field"><span>%s</span><input name="%s" value="%s" placeholder="%s" autocomplete="off"`+mode+`><small class="wrong" aria-hidden="true"></small></label>`+"\n", label, name, value, unset)
}

// button writes a button that has the script call with an action.
func (m *markup) button(action, class, label string) {
	m.put(`<button type="button" data-action="%s" class="%s">%s</button>`+"\n", action, class, label)
}

// paragraph is a sentence that answers.
func paragraph(text string) string {
	var m markup
	m.put(`<p class="answer">%s</p>`, text)
	return m.String()
}

// alert is a message that is read out.
func alert(text string) string {
	var m markup
	if text != "" {
		m.put(`<pre role="alert">%s</pre>`, text)
	}
	return m.String()
}
