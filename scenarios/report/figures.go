package report

import (
	"bytes"
	"io"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

const figuresFolder = "figures"

// addFigures draws the figures that are asked for, in all formats, and adds the files. It uses all processors: a quick trial
// takes little longer than its figures.
func addFigures(files map[string]func(io.Writer) error, run *forecast.Result, drawn Drawn) error {
	var jobs []*drawing
	formats := drawn.Formats
	if formats == nil {
		formats = figure.Formats()
	}
	for _, p := range Pictures() {
		if !slices.Contains(drawn.Names, p.Name) {
			continue
		}
		for _, l := range drawn.Languages {
			f := p.of(run, l)
			for _, format := range formats {
				jobs = append(jobs, &drawing{figure: f, format: format, name: drawn.file(p.Name, l) + "." + format})
			}
		}
	}
	var wait sync.WaitGroup
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(jobs)); i = next.Add(1) - 1 {
				jobs[i].err = figure.Write(&jobs[i].file, jobs[i].figure, jobs[i].format, drawn.Width)
			}
		})
	}
	wait.Wait()
	for _, j := range jobs {
		if j.err != nil {
			return j.err
		}
		files[figuresFolder+"/"+j.name] = func(w io.Writer) error {
			_, err := w.Write(j.file.Bytes())
			return err
		}
	}
	return nil
}

// DrawnOf is what was drawn by a run that lists its files.
func DrawnOf(lists func(name string) bool) Drawn {
	for _, width := range figure.Widths() {
		d := Drawn{Width: width}
		for _, l := range []message.Language{message.Chinese, message.English} {
			for _, p := range Pictures() {
				if !lists(figuresFolder + "/" + d.file(p.Name, l) + "." + figure.Formats()[0]) {
					continue
				}
				if !slices.Contains(d.Languages, l) {
					d.Languages = append(d.Languages, l)
				}
				if !slices.Contains(d.Names, p.Name) {
					d.Names = append(d.Names, p.Name)
				}
			}
		}
		if len(d.Names) > 0 {
			return d
		}
	}
	return Drawn{Width: figure.Half}
}

// file is the name of a figure's files: one that is drawn for the full width says so.
func (d Drawn) file(name string, l message.Language) string {
	name += "_" + string(l)
	if d.Width == figure.Full {
		name += "_full"
	}
	return name
}

// Show has the page show, in Markdown, the figures that lie beside it: in its own language, where they are drawn in it.
func (p *Page) Show(d Drawn) {
	if len(d.Languages) == 0 {
		return
	}
	l := p.Lang
	if !slices.Contains(d.Languages, l) {
		l = d.Languages[0]
		named := map[message.Language]message.Message{message.Chinese: message.Say("Chinese¦a language"), message.English: message.Say("English¦a language")}
		p.labelled = p.Lang.Say("The files of the pictures are labelled in %s; %s shows them in the language of this page.", named[l], HTMLName(p.Lang))
	}
	p.figures = map[string]string{}
	for _, name := range d.Names {
		p.figures[name] = d.file(name, l)
	}
}

// drawing is one file of a figure.
type drawing struct {
	figure       figure.Figure
	format, name string
	file         bytes.Buffer
	err          error
}

// mark says what kind of run it is, where it is not a full one.
func mark(run *forecast.Result, l message.Language) string {
	return markOf(l, run.Study, run.Simulated, run.Represented)
}

func markOf(l message.Language, study *scenarios.Study, simulated, represented int) string {
	sample := represented > simulated
	switch {
	case study.Quick && sample:
		return l.Say("Sample · quick trial, not to be relied on")
	case study.Quick:
		return l.Say("Quick trial, not to be relied on")
	case sample:
		return l.Say("Sample")
	}
	return ""
}

// origin says what run a figure shows.
func origin(run *forecast.Result, l message.Language) string {
	return originOf(l, run.Study, run.Simulated, run.Represented, run.Rough())
}

func originOf(l message.Language, s *scenarios.Study, simulated, represented int, rough bool) string {
	people := l.Say("%s people simulated", grouped(float64(simulated), 0))
	if represented > simulated {
		people = l.Say("%s people simulated for %s", grouped(float64(simulated), 0), grouped(float64(represented), 0))
	}
	said := l.Say("Source: Doudi, simulation: %s; %s; %d parameter draws, %s, seed %d. Intervals hold under the stated ranges of the inputs.",
		s.Title.In(l, s.ID), people, s.Draws, each(l, s.Replicates), s.Seed)
	switch {
	case s.Draws == 1:
		said = l.Say("Source: Doudi, simulation: %s; %s; one parameter draw, %s, seed %d. Intervals leave out what is not known of the inputs.",
			s.Title.In(l, s.ID), people, each(l, s.Replicates), s.Seed)
	case rough:
		said += l.Say(" With so few draws their ends are rough.")
	}
	return said
}

// headlined is a name of the user's within a headline, cut where it would leave no room for the finding.
func headlined(name string) string {
	const most = 60 // cells of a terminal: a line of a figure and a half
	if document.Cells(name) <= most {
		return name
	}
	runes := []rune(name)
	for document.Cells(string(runes)) > most {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + "…"
}

// quoted is a name in the quotation marks of the language.
func quoted(l message.Language, name string) string { return l.Say("\"%s\"", name) }

// easyUnit is the unit in which the largest of some amounts is easily read.
func easyUnit(l message.Language, name string, amounts ...float64) unit {
	if name == "CNY" {
		return axisUnit(l, name, amounts...)
	}
	return unitOf(l, name)
}

// axisUnit is the unit in which the largest of some amounts is easily read.
func axisUnit(l message.Language, name string, amounts ...float64) unit {
	if name != "CNY" {
		return unitOf(l, name)
	}
	largest := 0.0
	for _, x := range amounts {
		if !math.IsNaN(x) {
			largest = max(largest, math.Abs(x))
		}
	}
	switch {
	case largest >= 1e10 && l == message.English:
		return unit{name: l.Say("billion yuan"), factor: 1e-9}
	case largest >= 1e10:
		return unit{name: l.Say("hundred million yuan"), factor: 1e-8}
	case largest >= 1e6 || largest == 0 || largest >= 1e5 && l != message.English:
		return unitOf(l, name)
	case largest >= 1e4 && l == message.English:
		return unit{name: l.Say("thousand yuan"), factor: 1e-3}
	}
	return unit{name: l.Say("yuan"), factor: 1}
}

// easy writes an amount with its unit, whichever is easily read.
func easy(l message.Language, name string, x float64) string {
	u := axisUnit(l, name, x)
	return l.Say("%s %s", minus(u.of(x)), u.name)
}

// minus writes a number's hyphen as a minus sign, as figures do.
func minus(number string) string { return strings.ReplaceAll(number, "-", "−") }

// inYears is the study's years as readers write them.
func inYears(run *forecast.Result) string { return hyphened(run.Study.Years.Window(run.Study.Months)) }
