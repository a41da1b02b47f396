package show

import (
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules/bill"
)

func (t *text) heading() {
	p := t.sheet.Policy
	t.line(t.Lang.Say("Settlement sheet"))
	t.line(t.Lang.Say("Policy: %s    Benefit year: %d", p.Title.In(t.Lang, p.ID), t.sheet.Year))
	t.line(t.Lang.Say("Amounts in %s", t.unit()))
	for _, person := range t.sheet.Bills.Persons {
		t.assumed(person.ID, person.Before.Assumed)
	}
}

// assumed writes what `before` left out: what counted as 0, then what followed from the rest.
func (t *text) assumed(person string, list []bill.Assumption) {
	label, zero := strings.TrimSpace(person+" before"), []string{}
	for _, a := range list {
		if !a.Derived {
			zero = append(zero, a.Key)
		}
	}
	if len(zero) > 0 {
		t.line(t.Lang.Say("%s does not state, counted as 0: %s", label, document.Listed(zero)))
	}
	for _, a := range list {
		if a.Derived {
			t.line(t.Lang.Say("%s does not state %s; it follows from the rest as %s", label, a.Key, a.Amount))
		}
	}
}

// yuan says whether amounts are in yuan, which alone are written in words.
func (t *text) yuan() bool { return t.sheet.Policy.Currency == "CNY" || t.sheet.Policy.Currency == "" }

// unit is the unit of the sheet's amounts.
func (t *text) unit() string {
	if t.yuan() {
		return t.Lang.Say("yuan")
	}
	return t.sheet.Policy.Currency
}

// words writes what the family pays as Chinese receipts in yuan do; an English sheet has no use for it.
func (t *text) words(oop model.Fen) {
	switch {
	case !t.yuan() || t.Lang == message.English:
	case t.HTML:
		t.tableRow("words", t.Lang.Say("Out of pocket, in words"), inWords(oop), "", "")
	default:
		t.row(t.Lang.Say("Out of pocket, in words"), inWords(oop), "")
	}
}
