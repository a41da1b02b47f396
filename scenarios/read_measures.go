package scenarios

import (
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/measure"
)

// few are the items of a list of the study's own measures.
func (p *reader) few(f *document.Fields, key string) []*document.Node {
	list := f.List(key)
	if len(list) > MaxMeasures {
		p.Errorf(list[MaxMeasures], "the study defines %d measures; at most %d", len(list), MaxMeasures)
		return nil
	}
	return list
}

// measure reads a measure of the study's own.
func (p *reader) measure(at *document.Node) {
	f := p.Fields(at, "a measure")
	idAt := f.Required("id")
	m := Measure{ID: p.id(idAt, "measure", scenarioID), Title: p.Title(f.Optional("title"))}
	m.Persons = f.OneOf("of", []string{household, person}, household) == person
	if f.Optional("of") == nil && f.At.Pos.Line > 0 {
		p.Errorf(f.At, "the measure does not say what it is of").Instead("of: household, or of: person")
	}
	m.Formula, m.UnitAt = p.word(f, "formula"), f.Optional("unit")
	m.Unit = f.OneOf("unit", []string{"CNY", "person-years", "household-years"}, "")
	f.Done()
	_, known := measure.Find(m.ID)
	switch {
	case known:
		p.Errorf(idAt, "`%s` is a measure that every run has", m.ID).Because("two measures of one name could not be told apart in summary.csv").Instead("another id")
	case m.ID != "" && slices.ContainsFunc(p.study.Measures, func(x Measure) bool { return x.ID == m.ID }):
		p.Errorf(idAt, "the measure `%s` is given twice", m.ID).Instead("another id")
	}
	if m.Title == (model.Title{}) {
		m.Title = model.Title{ZH: m.ID, EN: m.ID}
	}
	p.study.Measures = append(p.study.Measures, m)
}

// What a measure may be of.
const household, person = "household", "person"

func (m *Measure) of() string {
	if m.Persons {
		return person
	}
	return household
}
