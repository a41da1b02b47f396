package page

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
	"doudi/scenarios/library"
)

// leaf is a number of a parameter that an alternative can change, or brackets or a list as a whole.
type leaf struct {
	path  string   // parameters.rate.county
	in    []member // of the table, from the outermost
	value string   // in force
	whole bool     // brackets or a list
	share bool     // of something: percent may be typed
}

// member is an entry of a table, by the list that it is nested by, or by name.
type member struct {
	list *rules.Enumeration
	name string
}

// written is what was entered as a value of a file. A percentage of an amount is for the reader to refuse.
func (x leaf) written(v string) string {
	if x.whole {
		return strings.NewReplacer("\n", " ", "#", " ").Replace(v)
	}
	if x.share {
		return scalar(number(v))
	}
	return scalar(amount(v))
}

// at is the month whose parameters are shown: the last of the study.
func (b *base) at() rules.Month { return rules.MonthOf(b.study.Years.To, 12) }

// benefits are those that may pay at the end of the study, those at enrolment last.
func (b *base) benefits() []*rules.Benefit {
	return slices.DeleteFunc(slices.Concat(b.policy.Benefits, b.policy.Enrolments), func(x *rules.Benefit) bool {
		return !x.Enabled || b.at() < x.From || b.at() >= x.Until
	})
}

// leaves are all that can be changed.
func (b *base) leaves() []leaf {
	var out []leaf
	for _, q := range b.policy.Parameters {
		out = append(out, b.leavesOf(q)...)
	}
	return out
}

// leavesOf are those of one parameter that is in force.
func (b *base) leavesOf(q *rules.Parameter) []leaf {
	dated := q.InForce(b.at())
	if dated == nil {
		return nil
	}
	var out []leaf
	var walk func(path string, in []member, v *rules.Value)
	walk = func(path string, in []member, v *rules.Value) {
		for _, m := range v.Members {
			x := member{name: m.Name}
			if len(in) < len(q.By) {
				x.list = b.policy.Enumeration(q.By[len(in)])
			}
			walk(path+"."+m.Name, append(slices.Clone(in), x), m.Value)
		}
		if v.Members == nil {
			out = append(out, leaf{path: path, in: in, value: flow(v), whole: v.Brackets != nil || v.List != nil, share: q.IsRate()})
		}
	}
	walk("parameters."+q.Name, nil, dated.Value)
	return out
}

// flow writes a value as it stands in a file.
func flow(v *rules.Value) string {
	short := func(x float64) string {
		if math.IsInf(x, 1) {
			return "none"
		}
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	var list []string
	for _, x := range v.Brackets {
		list = append(list, fmt.Sprintf("{over: %s, rate: %s}", short(x.Over), short(x.Rate)))
	}
	for _, x := range v.List {
		list = append(list, short(x))
	}
	if list != nil {
		return "[" + strings.Join(list, ", ") + "]"
	}
	return short(v.Number)
}

// of is what a leaf is called beside its parameter.
func (x leaf) of(l message.Language) string {
	var parts []string
	for _, m := range x.in {
		if m.list != nil {
			parts = append(parts, m.list.Title(m.name, l))
		} else {
			parts = append(parts, strings.ReplaceAll(m.name, "_", " "))
		}
	}
	return strings.Join(parts, l.Say(", "))
}

// changesRoom is where alternatives are made and run.
func (d *Desk) changesRoom(m *markup, r Request) error {
	l := r.Lang
	var list []option
	for _, id := range library.Studies().IDs() {
		if b, err := d.studied(id); err == nil && !b.study.Population.Repeat {
			list = append(list, option{id, b.study.Title.In(l, id)})
		}
	}
	for _, name := range r.OwnStudies {
		list = append(list, option{name, l.Say("own file %s", name)})
	}
	m.put(`<form id="changes" autocomplete="off"><h2>%s</h2><div class="fields top">`, l.Say("Place and study"))
	chosen := r.Values["study"]
	if chosen == "" {
		chosen = "baise"
	}
	m.choose("study", l.Say("Study"), chosen, list)
	for _, x := range r.replaceable() {
		if len(x.own) > 0 {
			m.choose("study."+x.key, x.label.In(l), r.Values["study."+x.key], x.options(l))
		}
	}
	m.enter("people", l.Say("People simulated"), r.Values["people"], l.Say("30,000 (a quick trial)"), true)
	m.enter("draws", l.Say("Parameter draws"), r.Values["draws"], "100", true)
	m.put(`</div><details id="edit" open><summary>%s</summary><div id="table"></div></details></form>`, l.Say("What an alternative changes"))
	m.put(`<div class="actions run">`)
	m.button("run", "main", l.Say("Run"))
	m.button("cancel", "", l.Say("Stop"))
	progress(m, l, "run")
	m.put(`</div><div id="trouble" aria-live="polite"></div><div id="result" class="told"></div><div id="result-foot" class="running"></div>` + "\n")
	return nil
}

// table draws the parameters in force, grouped by benefit, with a column for each alternative.
func (d *Desk) table(r Request) (*Answer, error) {
	l, values := r.Lang, r.Values
	b, err := d.chosen(values)
	if err != nil {
		return nil, err
	}
	n := alternatives(values)
	switch r.Action {
	case "more":
		n = min(n+1, MaxAlternatives)
	case "fewer":
		n = max(n-1, 0)
	}
	var m markup
	own := ""
	if values["own"] != "" || r.Action == "open" {
		own = " checked"
	}
	if len(b.study.Scenarios) > 1 {
		var titles []string
		for _, s := range b.study.Scenarios[1:] {
			titles = append(titles, s.Title.In(l, s.ID))
		}
		m.put(`<p><label class="inline"><input type="checkbox" name="own" value="yes"`+own+`> %s</label></p>`, l.Say("with the study's own alternatives: %s", l.List(titles)))
	}
	m.put(`<input type="hidden" name="alternatives" value="%d"><p class="note">%s</p><div class="actions">`, n,
		l.Say("Enter only what is to change, for all years of the study; 90%% and 0.9 are the same. In force: %s.", b.at().String()[:7]))
	if n < MaxAlternatives {
		m.button("more", "", l.Say("One more alternative"))
	}
	if n > 0 {
		m.button("fewer", "", l.Say("One fewer"))
	}
	m.put(`</div><div class="wide"><table class="changes"><thead><tr><th scope="col">%s</th><th scope="col">%s</th>`, l.Say("Parameter"), l.Say("In force"))
	for i := range n {
		name := fmt.Sprintf("alt.%d.title", i)
		m.put(`<th scope="col"><label class="field"><span>%s</span><input name="%s" value="%s" placeholder="%s"><small class="wrong" aria-hidden="true"></small></label></th>`, l.Say("Alternative %d", i+1), name, values[name], l.Say("its name"))
	}
	m.put("</tr></thead>\n")
	b.rows(&m, l, values, n)
	m.put("</table></div>\n")
	return &Answer{Parts: map[string]string{"table": m.String(), "trouble": ""}}, nil
}

// rows are the table's: what can be added, then every benefit with its parameters, then the parameters of none.
func (b *base) rows(m *markup, l message.Language, values map[string]string, n int) {
	group := func(title, open string) {
		m.put(`<tbody><tr class="of"><th scope="rowgroup" colspan="2">%s</th>`, title)
		for i := range n {
			name := fmt.Sprintf("alt.%d.%s", i, open)
			if open == "" {
				m.put("<td></td>")
				continue
			}
			m.put("<td>")
			m.chooseUnder("unseen", name, l.Say("%s, %s", title, l.Say("Alternative %d", i+1)), values[name], []option{{"", l.Say("as in force")}, {"false", l.Say("taken away")}})
			m.put("</td>")
		}
		m.put("</tr>\n")
	}
	cells := func(path, label string) {
		for i := range n {
			name := fmt.Sprintf("alt.%d.%s", i, path)
			m.put(`<td><label class="field"><input name="%s" value="%s" autocomplete="off" inputmode="decimal" class="number" aria-label="%s"><small class="wrong" aria-hidden="true"></small></label></td>`, name, values[name], l.Say("%s, %s", label, l.Say("Alternative %d", i+1)))
		}
		m.put("</tr>\n")
	}
	if list := b.additions(); len(list) > 0 {
		group(l.Say("Benefits to add"), "")
		for _, a := range list {
			for _, x := range a.numbers {
				m.put(`<tr><th scope="row">%s</th><td>–</td>`, x.label.In(l))
				cells("add."+x.id, x.label.In(l))
			}
		}
		m.put("</tbody>\n")
	}
	told := map[string]bool{}
	parameters := func(list []*rules.Parameter) {
		for _, q := range list {
			if !told[q.Name] {
				told[q.Name] = true
				b.parameter(m, l, q, cells)
			}
		}
	}
	for _, x := range b.benefits() {
		group(x.Title.In(l, x.ID), "benefits."+x.ID+".enabled")
		parameters(b.policy.ParametersOf(x))
		m.put("</tbody>\n")
	}
}

// parameter is a row for each number of a parameter.
func (b *base) parameter(m *markup, l message.Language, q *rules.Parameter, cells func(path, label string)) {
	dated := q.InForce(b.at())
	for _, x := range b.leavesOf(q) {
		label := q.Title.In(l, q.Name)
		if of := x.of(l); of != "" {
			label = l.Say("%s: %s", label, of)
		}
		m.put(`<tr><th scope="row">%s<small>%s</small></th><td>%s</td>`, label, b.about(l, q, dated), x.value)
		cells(x.path, label)
	}
}

// about is a parameter's unit, status, source and range.
func (b *base) about(l message.Language, q *rules.Parameter, d *rules.Dated) string {
	var parts []string
	if q.Unit != "" {
		parts = append(parts, q.Unit)
	}
	for _, status := range document.Statuses() {
		if d.Source.Status == status {
			parts = append(parts, l.Say(status))
		}
	}
	if s := b.policy.Publication(d.Source.Ref); s != nil {
		parts = append(parts, strings.TrimSpace(s.Title+" "+d.Source.Section))
	}
	if d.Low != 1 || d.High != 1 {
		parts = append(parts, l.Say("range ×%s to ×%s", strconv.FormatFloat(d.Low, 'f', -1, 64), strconv.FormatFloat(d.High, 'f', -1, 64)))
	}
	return strings.Join(parts, l.Say("; "))
}
