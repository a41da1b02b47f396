package page

import (
	"cmp"
	"slices"
	"strings"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/rules"
	"doudi/scenarios"
)

// askRoom is where a question is asked of the study: which value of a number keeps to a budget. Its form is of the study that is chosen
// for alternatives, with those that were entered, and is drawn by a call.
func (d *Desk) askRoom(m *markup, r Request) error {
	l := r.Lang
	m.put(`<form id="question" autocomplete="off"></form><div class="actions run">`)
	m.button("ask", "main", l.Say("Find the value"))
	m.button("give-up", "", l.Say("Stop"))
	progress(m, l, "asked")
	m.put(`</div><div id="asked-trouble" aria-live="polite"></div><div id="answer" class="told"></div><div id="answer-foot" class="running"></div>` + "\n")
	return nil
}

// progress is how far a run is, and the words that the script says of it.
func progress(m *markup, l message.Language, id string) {
	m.put(`<progress id="%s-done" max="1" value="0" hidden aria-label="%s"></progress><span id="%s-left" class="left" aria-live="polite" data-left="%s" data-stopped="%s" data-ended="%s" data-opening="%s" data-packing="%s" data-busy="%s"></span>`,
		id, l.Say("Progress"), id, l.Say("about %%s s left"), l.Say("stopped; nothing was kept"), l.Say("done; the result stands below"), l.Say("reading the study and making its people …"), l.Say("making the files …"), l.Say("a run is at work; stop it, or drop the run again when it is done"))
}

// question draws the question's form.
func (d *Desk) question(r Request) (*Answer, error) {
	l, v := r.Lang, r.Values
	b, err := d.chosen(v)
	if err != nil {
		return nil, err
	}
	list := b.study.Scenarios
	if f, err := b.studyFile(l, v); err == nil {
		if study, _, err := scenarios.Parse(studyName, []byte(f.text.String()), scenarios.Given{Quick: true}); err == nil {
			list = study.Scenarios
		}
	}
	var m markup
	m.put(`<h2>%s</h2><p class="note">%s</p><div class="fields top">`, l.Say("Which value keeps to a budget"),
		l.Say("Of the study that is chosen under “%s”, with the alternatives that were entered there: %s.", l.Say("What another policy would change"), b.study.Title.In(l, b.study.ID)))
	var cases []option
	for i, c := range list {
		id := c.ID
		if i == 0 {
			id = ""
		}
		cases = append(cases, option{id, c.Title.In(l, c.ID)})
	}
	m.choose("scenario", l.Say("Which policy is changed"), among(v["scenario"], "", cases), cases)
	levers, funds, measures := b.levers(l), slices.Insert(b.funds(l), 0, option{"", l.Say("no budget binds")}), slices.Insert(b.measures(l), 0, option{"", l.Say("as much as the budget affords")})
	second := slices.Insert(slices.Clone(levers), 0, option{"", l.Say("none")})
	m.choose("path", l.Say("Which number is moved"), among(v["path"], levers[0].value, levers), levers)
	m.enter("between", l.Say("Between which values"), v["between"], l.Say("0,1; an amount up to twice what it is"), false)
	m.choose("fund", l.Say("Whose budget"), among(v["fund"], b.payer(), funds), funds)
	m.enter("budget", l.Say("Budget of a year, premiums with it"), v["budget"], l.Say("such as 45,000,000 or 4500万"), true)
	m.enter("sure", l.Say("How sure"), v["sure"], "95%", true)
	m.choose("measure", l.Say("What is wanted"), among(v["measure"], "", measures), measures)
	m.choose("sense", l.Say("of it"), cmp.Or(v["sense"], "least"), []option{{"least", l.Say("the least")}, {"most", l.Say("the most")}})
	m.choose("path2", l.Say("A second number"), among(v["path2"], "", second), second)
	m.enter("between2", l.Say("Between which values"), v["between2"], l.Say("as above"), false)
	m.enter("year", l.Say("Year"), v["year"], l.Say("the study's last"), true)
	m.enter("people", l.Say("People simulated"), v["people"], l.Say("30,000 (a quick trial)"), true)
	m.enter("draws", l.Say("Parameter draws"), v["draws"], "100", true)
	m.put("</div>\n")
	return &Answer{Parts: map[string]string{"question": m.String()}}, nil
}

// among is what was chosen where the list has it, which may be of another study than before; else what is usual.
func among(chosen, usual string, list []option) string {
	if chosen != "" && slices.ContainsFunc(list, func(o option) bool { return o.value == chosen }) {
		return chosen
	}
	return usual
}

// levers are the numbers that a question can move, by benefit, and the tables and brackets of which it can move all in proportion.
func (b *base) levers(l message.Language) []option {
	var out []option
	told := map[string]bool{}
	for _, x := range b.benefits() {
		for _, q := range b.policy.ParametersOf(x) {
			if told[q.Name] {
				continue
			}
			told[q.Name] = true
			title, leaves := q.Title.In(l, q.Name), b.leavesOf(q)
			for _, leaf := range leaves {
				if of := leaf.of(l); !leaf.whole && of != "" {
					out = append(out, option{leaf.path, l.Say("%s: %s", title, of)})
				} else if !leaf.whole {
					out = append(out, option{leaf.path, title})
				}
			}
			if len(leaves) > 1 || len(leaves) == 1 && leaves[0].whole {
				out = append(out, option{"parameters." + q.Name + ".scale", l.Say("%s: all of them, times", title)})
			}
		}
	}
	return out
}

// movesShare says whether the values of a lever are shares: of a parameter that is one, or times what is in force.
func (b *base) movesShare(path string) bool {
	return strings.HasSuffix(path, ".scale") || slices.ContainsFunc(b.leaves(), func(x leaf) bool { return x.path == path && x.share })
}

// funds are those that pay a benefit.
func (b *base) funds(l message.Language) []option {
	var out []option
	for _, f := range b.policy.Funds {
		if f.Kind != "own" && slices.ContainsFunc(b.benefits(), func(x *rules.Benefit) bool { return x.Fund == f.ID }) {
			out = append(out, option{f.ID, f.Title.In(l, f.ID)})
		}
	}
	return out
}

// measures are those that a question can make least or most: what families bear and who is ruined, and the study's own.
func (b *base) measures(l message.Language) []option {
	var out []option
	for _, id := range []string{"poverty_d2", "poverty_d1", "che10", "che25", "che40", "oop_per_person", "oop_per_patient", "effective_rate_inpatient"} {
		if m, ok := measure.Find(id); ok {
			out = append(out, option{id, m.Title.In(l, id)})
		}
	}
	for _, m := range b.study.Measures {
		out = append(out, option{m.ID, m.Title.In(l, m.ID)})
	}
	return out
}
