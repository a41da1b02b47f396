package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/decide"
)

// WriteAttributionText prints for a terminal what each change contributes.
func WriteAttributionText(w io.Writer, a *decide.Attribution, l message.Language) error {
	study := a.Comparison.Study
	years := hyphened(study.Years.String())
	if a.Comparison.Year != 0 {
		years = fmt.Sprint(a.Comparison.Year)
	}
	lines := wrapped(l.Say("%s: from %s to %s, %s", study.Title.In(l, study.ID), quoted(l, a.From.Title.In(l, a.From.ID)), quoted(l, a.To.Title.In(l, a.To.ID)), years), screenCells, 0)
	for i := range a.Measures {
		lines = append(append(lines, ""), attributedPart(a, i, l).lines()...)
	}
	lines = append(lines, "")
	lines = append(lines, wrapped(attributedHow(a, l)+l.Say(" \"first\" is the change alone, \"last\" when all others are made. In brackets: the 90%% uncertainty interval. %s people were simulated.", grouped(float64(a.People), 0)), screenCells, 0)...)
	for _, g := range a.Groups {
		if len(g.Changes) > 1 {
			lines = append(lines, wrapped("- "+l.Say("%s: %s", g.Name, strings.Join(g.Changes, ", ")), screenCells, 2)...)
		}
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

// attributedHow says what a contribution is.
func attributedHow(a *decide.Attribution, l message.Language) string {
	if a.Orders > 0 {
		return l.Say("Each contribution is the mean over %d drawn orders, each with its reverse, in which the changes can be made; the parts add up exactly.", a.Orders)
	}
	return l.Say("Each contribution is the mean over all orders in which the changes can be made; the parts add up exactly.")
}

// measureTitle names a measure and its group, one of the study's own by its title.
func measureTitle(l message.Language, study *scenarios.Study, key measure.Key) string {
	m, _ := measure.Find(key.Measure)
	name := m.Title.In(l, key.Measure)
	for _, own := range study.Measures {
		if own.ID == key.Measure {
			name = own.Title.In(l, own.ID)
		}
	}
	if key.By != "all" {
		name = l.Say("%s (%s)¦a measure and its group", name, key.Group)
	}
	return name
}

// attributedPart is the table of one measure.
func attributedPart(a *decide.Attribution, i int, l message.Language) part {
	of := a.Measures[i]
	u := axisUnit(l, of.Key.Unit, max(of.From, of.To))
	t := &table{head: []string{u.name, l.Say("contribution"), l.Say("error"), l.Say("first¦of changes"), l.Say("last¦of changes")}}
	row := func(label string, c decide.Contribution) {
		t.rows = append(t.rows, []cell{{text: label}, {text: u.signed(c.Mean), span: u.span(l, c.P05, c.P95)}, {text: u.of(c.Error)}, {text: u.signed(c.First)}, {text: u.signed(c.Last)}})
	}
	for g, c := range of.Parts {
		row(a.Groups[g].Name, c)
	}
	row(l.Say("difference¦of two scenarios"), of.Difference)
	return part{title: l.Say("%s: %s to %s %s", measureTitle(l, a.Comparison.Study, of.Key), u.of(of.From), u.of(of.To), u.name), table: t}
}

// attributionJSON is an attribution for other programs, in the units of the measures.
type attributionJSON struct {
	Study    string           `json:"study"`
	From     string           `json:"from"`
	To       string           `json:"to"`
	Year     int              `json:"year"`   // 0 = all years together
	Orders   int              `json:"orders"` // 0 = all of them
	Measures []attributedJSON `json:"measures"`
}

type attributedJSON struct {
	Measure    string             `json:"measure"`
	By         string             `json:"by"`
	Group      string             `json:"group"`
	Unit       string             `json:"unit"`
	From       number             `json:"from"`
	To         number             `json:"to"`
	Difference contributionJSON   `json:"difference"`
	Parts      []contributionJSON `json:"parts"`
}

type contributionJSON struct {
	Name    string   `json:"name"`
	Changes []string `json:"changes,omitempty"`
	Mean    number   `json:"mean"`
	P05     number   `json:"p05"`
	P95     number   `json:"p95"`
	Error   number   `json:"mc_error"`
	First   number   `json:"first"`
	Last    number   `json:"last"`
}

// WriteAttributionJSON writes an attribution for other programs.
func WriteAttributionJSON(w io.Writer, a *decide.Attribution) error {
	out := attributionJSON{Study: a.Comparison.Study.ID, From: a.From.ID, To: a.To.ID, Year: a.Comparison.Year, Orders: a.Orders}
	of := func(name string, changes []string, c decide.Contribution) contributionJSON {
		return contributionJSON{name, changes, number(c.Mean), number(c.P05), number(c.P95), number(c.Error), number(c.First), number(c.Last)}
	}
	for _, m := range a.Measures {
		x := attributedJSON{m.Key.Measure, m.Key.By, m.Key.Group, m.Key.Unit, number(m.From), number(m.To), of("difference", nil, m.Difference), nil}
		for g, c := range m.Parts {
			x.Parts = append(x.Parts, of(a.Groups[g].Name, a.Groups[g].Changes, c))
		}
		out.Measures = append(out.Measures, x)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
