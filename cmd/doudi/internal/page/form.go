package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"doudi/model/message"
	"doudi/rules"
)

// field is one of a form.
type field struct {
	key    string
	label  message.Message
	unset  message.Message    // what holds where nothing is entered
	of     *rules.Enumeration // its members are chosen from; nil otherwise
	yes    bool               // a condition
	number bool
}

// fieldsOf are the fields of a policy's form: the words of every policy that it has or reads, and its own facts and costs.
func fieldsOf(p *rules.Policy) map[string][]field {
	nothing := message.Message{}
	of := func(name string) *rules.Enumeration { return p.Enumeration(name) }
	out := map[string][]field{
		"household": {
			{key: "size", label: message.Say("People in the household"), unset: message.Say("those below"), number: true},
			{key: "income", label: message.Say("Household income of the year, yuan"), unset: nothing, number: true},
		},
		"persons": {
			{key: "id", label: message.Say("Name"), unset: nothing},
			{key: "age", label: message.Say("Age"), unset: nothing, number: true},
			{key: "sex", label: message.Say("Sex"), unset: nothing, of: of("sex")},
			{key: "category", label: message.Say("Category (the highest applies)"), unset: message.Say("ordinary resident"), of: of("category")},
			{key: "insured", label: message.Say("Insured"), unset: message.Say("yes"), yes: true},
		},
		"claims": {
			{key: "id", label: message.Say("Bill"), unset: nothing},
			{key: "person", label: message.Say("Whose"), unset: nothing},
			{key: "month", label: message.Say("Month of discharge"), unset: nothing, number: true},
			{key: "kind", label: message.Say("Kind of care"), unset: message.Say("inpatient"), of: of("kind")},
			{key: "level", label: message.Say("Hospital level"), unset: nothing, of: of("level")},
			{key: "place", label: message.Say("Place of care"), unset: message.Say("in county"), of: of("place")},
			{key: "referred", label: message.Say("Referred"), unset: message.Say("no"), yes: true},
			{key: "total", label: message.Say("Total cost, yuan"), unset: nothing, number: true},
		},
	}
	if p.ReadsWord("disease") {
		out["claims"] = append(out["claims"], field{key: "disease", label: message.Say("Disease"), unset: message.Say("any"), of: of("disease")})
	}
	for k, name := range p.Costs {
		f := field{key: name, label: costLabel(name), unset: message.Say("what is left of the total"), number: true}
		if k == 0 && len(p.Costs) <= 2 {
			f.unset = message.Say("all of it")
		}
		out["claims"] = append(out["claims"], f)
	}
	for _, x := range p.Facts {
		list := map[rules.Owner]string{rules.OfClaim: "claims", rules.OfPerson: "persons", rules.OfHousehold: "household"}[x.Owner]
		out[list] = append(out[list], factField(x))
	}
	return out
}

// costLabel names a part of a bill as the offices do; a policy's own parts by the policy's word.
func costLabel(name string) message.Message {
	switch name {
	case "eligible":
		return message.Say("Eligible cost, yuan")
	case "excluded":
		return message.Say("Excluded cost, yuan")
	}
	return plainWord(name)
}

// plainWord is a policy's own word, which is the same in both languages.
func plainWord(name string) message.Message {
	return message.Say("%s", strings.ReplaceAll(name, "_", " "))
}

// factField is the field of a policy's own fact, with its default.
func factField(x *rules.Fact) field {
	f := field{key: x.Name, label: plainWord(x.Name), of: x.Type.Enumeration(), yes: x.Type.IsBool()}
	switch {
	case f.of != nil && x.Default >= 0 && int(x.Default) < len(f.of.Members):
		f.unset = plainWord(f.of.Members[int(x.Default)])
	case f.yes && x.Default != 0:
		f.unset = message.Say("yes")
	case f.yes:
		f.unset = message.Say("no")
	case f.of == nil:
		f.number, f.unset = true, message.Say("%s", strconv.FormatFloat(x.Default, 'f', -1, 64))
	}
	return f
}

// draw draws the field under a name.
func (f field) draw(m *markup, l message.Language, name, value string, persons []option) {
	unset := f.unset.In(l)
	if unset != "" {
		unset = l.Say("if empty: %s", unset)
	}
	list := []option{{"", unset}}
	switch {
	case f.key == "person":
		stray := value != "" && !slices.ContainsFunc(persons, func(o option) bool { return o.value == value })
		if len(persons) > 1 || stray {
			m.choose(name, f.label.In(l), value, append(list, persons...))
		}
	case f.yes:
		m.choose(name, f.label.In(l), value, append(list, option{"true", l.Say("yes")}, option{"false", l.Say("no")}))
	case f.of != nil && len(f.of.Members) > 0:
		for _, x := range f.of.Members {
			list = append(list, option{x, f.of.Title(x, l)})
		}
		m.choose(name, f.label.In(l), value, list)
	default:
		m.enter(name, f.label.In(l), value, unset, f.number)
	}
}

// billsForm draws the form of a policy with its entries.
func billsForm(p *rules.Policy, l message.Language, values map[string]string) string {
	fields, m := fieldsOf(p), &markup{}
	var persons []option
	for i := range rows(values, "persons") {
		at := fmt.Sprintf("persons.%d", i)
		persons = append(persons, option{at, values[at+".id"]})
	}
	set := func(list, prefix string) {
		for _, f := range fields[list] {
			f.draw(m, l, prefix+f.key, values[prefix+f.key], persons)
		}
	}
	m.put(`<fieldset><legend>%s</legend><div class="fields">`, l.Say("Household"))
	set("household", "household.")
	m.put("</div></fieldset>\n")
	titles := map[string]message.Message{"persons": message.Say("Person %d"), "claims": message.Say("Bill %d")}
	adds := map[string]message.Message{"persons": message.Say("Add a person"), "claims": message.Say("Add a bill")}
	for _, list := range lists {
		n := rows(values, list)
		for i := range n {
			m.put(`<fieldset><legend>%s</legend><div class="fields">`, titles[list].With(i+1).In(l))
			set(list, fmt.Sprintf("%s.%d.", list, i))
			m.button(fmt.Sprintf("drop %s.%d", list, i), "drop", l.Say("Take away"))
			m.put("</div></fieldset>\n")
		}
		if n < mostRows {
			m.button("add "+list, "add", adds[list].In(l))
		}
	}
	return m.String()
}
