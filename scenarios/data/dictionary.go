package data

import (
	"io"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// column is a column of a file, and what stands in it.
type column struct {
	file, name string
	means      message.Message
}

// columns are those of all data files.
func columns() []column {
	scenario, year := message.Say("id of the scenario; the first is the baseline"), message.Say("calendar year; all = all years of the study together")
	group, unit := message.Say("member of the division; all where that is all"), message.Say("unit of the value; CNY is yuan, not ten thousands")
	draw, replicate := message.Say("number of the draw of the uncertain inputs, from 1; the same in all scenarios"), message.Say("number of the replicate within the draw, from 1; the same number is the same people and illnesses in all scenarios")
	var out []column
	for _, file := range []string{replicatesCSV, replicatesParquet} {
		out = append(out, column{file, "scenario", scenario}, column{file, "year", year}, column{file, "measure", message.Say("what is measured; measures are below")},
			column{file, "by", message.Say("how the people or the money are divided")}, column{file, "group", group}, column{file, "unit", unit},
			column{file, "draw", draw}, column{file, "replicate", replicate}, column{file, "value", message.Say("what the simulation found, unrounded; of a sample, weighted to the whole")})
	}
	out = append(out, microColumns()...)
	input, of := message.Say("name of the input"), message.Say("scenario whose policy states it; empty = all scenarios; a scenario that is not listed has the first one's")
	return append(out,
		column{parametersCSV, "input", input}, column{parametersCSV, "scenario", of},
		column{parametersCSV, "title_zh", message.Say("what it is, in Chinese")}, column{parametersCSV, "title_en", message.Say("what it is, in English")},
		column{parametersCSV, "unit", message.Say("unit; factor = a policy's number is its stated value times this")},
		column{parametersCSV, "value", message.Say("stated or most likely value, the mode")}, column{parametersCSV, "low", message.Say("lower end of the range")}, column{parametersCSV, "high", message.Say("upper end of the range")},
		column{parametersCSV, "distribution", message.Say("from which it is drawn, between low and high: triangular with its mode at value, two-sided power with the stated mean, lognormal with the mean value, or normal around it")},
		column{parametersCSV, "drawn_as", message.Say("inputs of one name here stand at the same place of their ranges in every draw")},
		column{parametersCSV, "source", message.Say("where it comes from")}, column{parametersCSV, "status", message.Say("stated, found, derived or unverified")},
		column{parametersCSV, "mean", message.Say("mean of what is drawn; not value where the range is skewed")}, column{parametersCSV, "sd", message.Say("stated standard deviation, of a normal or of the log of a lognormal")},
		column{parametersCSV, "family", message.Say("inputs of one family share a cause, and are high and low together")}, column{parametersCSV, "shared", message.Say("share of the variance of its place in the range that it has in common with its family")},
		column{drawsParquet, "input", input}, column{drawsParquet, "scenario", of}, column{drawsParquet, "draw", draw}, column{drawsParquet, "value", message.Say("of the input in the draw")})
}

// writeDictionary says in both languages what the columns, measures and groups are.
func writeDictionary(w io.Writer, run *forecast.Result) error {
	return writeCSV(w, []string{"kind", "file", "name", "unit", "zh", "en"}, func(write func([]string) error) error {
		for _, c := range columns() {
			if err := write([]string{"column", c.file, c.name, "", c.means.In(message.Chinese), c.means.In(message.English)}); err != nil {
				return err
			}
		}
		for _, m := range measure.All() {
			if m.OfAccounts() && len(run.Accounts) == 0 {
				continue
			}
			if err := write([]string{"measure", "", m.ID, m.Unit, noted(m, message.Chinese), noted(m, message.English)}); err != nil {
				return err
			}
		}
		for _, g := range run.Gauges {
			line := titled("measure", g.ID, g.Title)
			line[3] = g.Unit
			if err := write(line); err != nil {
				return err
			}
		}
		for _, c := range run.Study.Scenarios {
			if err := write(titled("scenario", c.ID, c.Title)); err != nil {
				return err
			}
		}
		for _, g := range run.Groups {
			for _, m := range g.Members {
				if err := write(titled(g.By, m.ID, m.Title)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// titled is a line of what a file gives a title.
func titled(kind, id string, title model.Title) []string {
	return []string{kind, "", id, "", folder.Cell(title.In(message.Chinese, id)), folder.Cell(title.In(message.English, id))}
}

// noted is what a measure is, with what the list of measures says behind it.
func noted(m measure.Measure, l message.Language) string {
	note := m.Note.In(l, "")
	if note == "" {
		return m.Title.In(l, m.ID)
	}
	return l.Say("%s; %s", m.Title.In(l, m.ID), note)
}
