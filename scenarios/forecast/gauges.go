package forecast

import (
	"doudi/model/document"
	"doudi/model/measure"
	"doudi/model/simulate"
	"doudi/rules/gauge"
)

// readings are the columns of the words that measures of the study's own read.
var readings = map[string]simulate.Reading{
	"household.size": simulate.ReadSize, "income": simulate.ReadIncome, "consumption": simulate.ReadConsumption, "line": simulate.ReadLine, "oop": simulate.ReadOOP,
	"age": simulate.ReadAge, "sex": simulate.ReadSex, "category": simulate.ReadCategory, "insured": simulate.ReadInsured,
}

// findGauges reads the formulas of the study's own measures, whose categories are those that the profile's bills state.
func (p *Plan) findGauges(w *simulate.World) error {
	var problems document.Report
	words, _, _ := p.profile.Words()
	for _, m := range p.Study.Measures {
		f := gauge.Read(&problems, m.Formula, m.Persons, words)
		if f == nil {
			continue
		}
		unit := m.Unit
		switch {
		case f.Counts && unit != "":
			problems.Errorf(m.UnitAt, "the measure `%s` counts who meets a condition, and its unit is known", m.ID).
				Because("a year counts each household or person once, and years add up").Instead("the measure without `unit`")
		case f.Counts && m.Persons:
			unit = "person-years"
		case f.Counts:
			unit = "household-years"
		case unit == "":
			unit = "CNY"
		}
		g := simulate.Gauge{ID: m.ID, Persons: m.Persons, Make: f.Make}
		for _, word := range f.Reads {
			g.Reads = append(g.Reads, readings[word])
		}
		w.Gauges = append(w.Gauges, g)
		w.Layout.Gauges = append(w.Layout.Gauges, measure.Gauge{ID: m.ID, Unit: unit, Title: m.Title})
	}
	p.countEnrolled(w)
	return problems.Err()
}
