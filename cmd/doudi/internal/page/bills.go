package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/rules"
)

// billsName is what messages call the file that a form's entries become.
const billsName = "bills.yaml"

// lists are the parts of a form that repeat, with the most entries of each that a form is drawn for: longer files are settled as they
// are dropped.
var lists = []string{"persons", "claims"}

const mostRows = 60

// isText says whether a key of a bills file holds words and not a number, a condition or a member of a list.
func isText(key string) bool { return key == "id" || key == "person" || key == "disease" }

// asTyped is what a file takes for what was typed under a key. No number of a bill is a share.
func asTyped(key, typed string) string {
	switch key {
	case "year":
		return plainly(typed, "年")
	case "month":
		return plainly(typed, "月")
	case "age":
		return plainly(typed, "岁")
	case "size":
		return plainly(typed, "人")
	}
	return amount(typed)
}

// billsFile writes the entries of the form as the file that `doudi settle` takes. What is left empty is left out, but for the year and a
// bill's total: that they are missing is told at their field.
func billsFile(values map[string]string) *file {
	f := &file{}
	f.line("year", "year: %s", scalar(asTyped("year", values["year"])))
	if keys := keysUnder(values, "household."); len(keys) > 0 {
		f.line("", "household:")
		for _, k := range keys {
			f.line("household."+k, "  %s: %s", k, scalar(asTyped(k, values["household."+k])))
		}
	}
	for _, list := range lists {
		n := rows(values, list)
		if n == 0 && list == "claims" {
			f.line("", "claims: []")
			continue
		}
		if n > 0 {
			f.line("", "%s:", list)
		}
		for i := range n {
			before := fmt.Sprintf("%s.%d.", list, i)
			keys := keysUnder(values, before)
			if list == "claims" && !slices.Contains(keys, "total") {
				keys = append(keys, "total")
			}
			start := "  - "
			for _, k := range keys {
				v := values[before+k]
				switch {
				case k == "person":
					v = strconv.Quote(called(values, v))
				case isText(k):
					v = strconv.Quote(v)
				default:
					v = scalar(asTyped(k, v))
				}
				f.line(before+k, "%s%s: %s", start, k, v)
				start = "    "
			}
			if start == "  - " {
				f.line("", "  - {}")
			}
		}
	}
	return f
}

// called is the name of the person whom a bill's entry points to by place; one that is in no place is called as the file said.
func called(values map[string]string, person string) string {
	if name, ok := values[person+".id"]; ok {
		return name
	}
	return person
}

// keysUnder are the keys that have an entry under a prefix, in the order of the alphabet but `id` first.
func keysUnder(values map[string]string, prefix string) []string {
	var out []string
	for name, v := range values {
		if key, ok := strings.CutPrefix(name, prefix); ok && strings.TrimSpace(v) != "" && !strings.Contains(key, ".") {
			out = append(out, key)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		if (a == "id") != (b == "id") {
			if a == "id" {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	return out
}

// rows is how many entries a list of the form has.
func rows(values map[string]string, list string) int {
	n := 0
	for name := range values {
		if rest, ok := strings.CutPrefix(name, list+"."); ok {
			index, _, _ := strings.Cut(rest, ".")
			if i, err := strconv.Atoi(index); err == nil && i >= n && i < mostRows {
				n = i + 1
			}
		}
	}
	return n
}

// entries are those of a form that hold what a bills file says; ok is false where the file says more than a form holds: what the
// year held before it, costs that are not known exactly, several categories, or more rows than are drawn.
func entries(root *document.Node, p *rules.Policy) (values map[string]string, ok bool) {
	values = map[string]string{}
	ok = true
	known := fieldsOf(p)
	flat := func(n *document.Node, list, prefix string) {
		for _, f := range n.Fields {
			if f.Value.Shape == document.Scalar && slices.ContainsFunc(known[list], func(x field) bool { return x.key == f.Key.Text }) {
				values[prefix+f.Key.Text] = f.Value.Text
			} else if f.Key.Text != "note" {
				ok = false
			}
		}
	}
	for _, f := range root.Fields {
		switch key := f.Key.Text; {
		case key == "year":
			values["year"] = f.Value.Text
		case key == "household" && f.Value.Shape == document.Map:
			flat(f.Value, "household", "household.")
		case key == "person" && f.Value.Shape == document.Map:
			flat(f.Value, "persons", "persons.0.")
		case slices.Contains(lists, key) && f.Value.Shape == document.List && len(f.Value.Items) <= mostRows:
			for i, item := range f.Value.Items {
				flat(item, key, fmt.Sprintf("%s.%d.", key, i))
			}
		case key != "name" && key != "note" && key != "policy":
			ok = false
		}
	}
	pointed(values)
	return values, ok
}

// pointed has the bills point to their persons by place, so that a person who is given another name keeps them.
func pointed(values map[string]string) {
	places := map[string]string{}
	for i := range rows(values, "persons") {
		at := fmt.Sprintf("persons.%d", i)
		name := values[at+".id"]
		if _, twice := places[name]; twice || name == "" {
			return // for the reader to refuse as it stands
		}
		places[name] = at
	}
	for i := range rows(values, "claims") {
		field := fmt.Sprintf("claims.%d.person", i)
		if at := places[values[field]]; at != "" {
			values[field] = at
		}
	}
}

// act does what a button asks of the entries: add persons, add claims, drop claims.2.
func act(values map[string]string, action string) map[string]string {
	verb, what, _ := strings.Cut(action, " ")
	list, index, _ := strings.Cut(what, ".")
	if !slices.Contains(lists, list) {
		return values
	}
	n := rows(values, list)
	if verb == "add" {
		if n < mostRows {
			first := map[string]string{"persons": "id", "claims": "month"}[list]
			values[fmt.Sprintf("%s.%d.%s", list, n, first)] = map[string]string{"persons": fmt.Sprintf("%d", n+1), "claims": "1"}[list]
		}
		return values
	}
	gone, err := strconv.Atoi(index)
	if verb != "drop" || err != nil {
		return values
	}
	out := map[string]string{}
	for name, v := range values {
		if list == "persons" && strings.HasSuffix(name, ".person") {
			v = without(values, v, gone)
		}
		rest, ok := strings.CutPrefix(name, list+".")
		number, key, _ := strings.Cut(rest, ".")
		i, err := strconv.Atoi(number)
		switch {
		case !ok || err != nil || i < gone:
			out[name] = v
		case i > gone:
			out[fmt.Sprintf("%s.%d.%s", list, i-1, key)] = v
		}
	}
	return out
}

// without is what a bill's entry points to when a person is gone: those behind move up, and who is gone is called by name.
func without(values map[string]string, person string, gone int) string {
	place, _ := strings.CutPrefix(person, "persons.")
	i, err := strconv.Atoi(place)
	switch {
	case err != nil || i < gone:
		return person
	case i == gone:
		return called(values, person)
	}
	return fmt.Sprintf("persons.%d", i-1)
}
