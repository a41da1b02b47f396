package report

import (
	"bytes"
	"io"
	"math"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

const figuresFolder = "figures"

// picture is one of the figures of a run.
type picture struct {
	name string
	of   func(*forecast.Result, tongue) figure.Figure
}

// pictures are the figures of every run, in the order to show them.
func pictures() []picture {
	return []picture{
		{"differences", func(r *forecast.Result, l tongue) figure.Figure { return differences(r, l) }},
		{"budgets", func(r *forecast.Result, l tongue) figure.Figure { return budgetCurves(r, l) }},
		{"bill", func(r *forecast.Result, l tongue) figure.Figure { return caseFigure(r, l) }},
	}
}

// addFigures draws every figure, in both languages and all formats, and adds the files. It uses all processors: a quick
// trial takes little longer than its figures.
func addFigures(files map[string]func(io.Writer) error, run *forecast.Result) error {
	var jobs []*drawing
	for _, p := range pictures() {
		for _, lang := range []string{"zh", "en"} {
			f := p.of(run, tongue(lang))
			for _, format := range figure.Formats() {
				jobs = append(jobs, &drawing{figure: f, format: format, name: p.name + "_" + lang + "." + format})
			}
		}
	}
	var wait sync.WaitGroup
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(jobs)); i = next.Add(1) - 1 {
				jobs[i].err = figure.Write(&jobs[i].file, jobs[i].figure, jobs[i].format)
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

// drawing is one file of a figure.
type drawing struct {
	figure       figure.Figure
	format, name string
	file         bytes.Buffer
	err          error
}

// mark says what kind of run it is, where it is not a full one.
func mark(run *forecast.Result, l tongue) string {
	sample := run.Represented > run.Simulated
	switch {
	case run.Study.Quick && sample:
		return l.say("样本 · 快速试算，不作依据", "Sample · quick trial, not to be relied on")
	case run.Study.Quick:
		return l.say("快速试算，不作依据", "Quick trial, not to be relied on")
	case sample:
		return l.say("样本", "Sample")
	}
	return ""
}

// origin says what run a figure shows.
func origin(run *forecast.Result, l tongue) string {
	s := run.Study
	people := l.sayf("模拟%s人", "%s people simulated", grouped(float64(run.Simulated), 0))
	if run.Represented > run.Simulated {
		people = l.sayf("模拟%s人，代表%s人", "%s people simulated for %s", grouped(float64(run.Simulated), 0), grouped(float64(run.Represented), 0))
	}
	return l.sayf("来源：兜底（Doudi）模拟，%s；%s；%d次参数抽样，%s，种子%d。区间以所列参数范围为前提。",
		"Source: Doudi, simulation: %s; %s; %d parameter draws, %s, seed %d. Intervals hold under the stated ranges of the inputs.",
		s.Title.In(string(l), s.ID), people, s.Draws, l.each(s.Replicates), s.Seed)
}

// quoted is a name in the quotation marks of the language.
func (l tongue) quoted(name string) string { return l.say("“"+name+"”", "\""+name+"\"") }

// easyUnit is the unit in which the largest of some amounts, each over so many years, is easily read.
func (l tongue) easyUnit(name string, years int, amounts ...float64) unit {
	if name == "CNY" {
		return l.axisUnit(name, amounts...)
	}
	return l.unitOver(name, years)
}

// axisUnit is the unit in which the largest of some amounts is easily read.
func (l tongue) axisUnit(name string, amounts ...float64) unit {
	if name != "CNY" {
		return l.unitOf(name)
	}
	largest := 0.0
	for _, x := range amounts {
		if !math.IsNaN(x) {
			largest = max(largest, math.Abs(x))
		}
	}
	switch {
	case largest >= 1e10 && l == "en":
		return unit{"billion yuan", 1e-9, false}
	case largest >= 1e10:
		return unit{"亿元", 1e-8, false}
	case largest >= 1e6 || largest == 0 || largest >= 1e5 && l != "en":
		return l.unitOf(name)
	case largest >= 1e4 && l == "en":
		return unit{"thousand yuan", 1e-3, false}
	}
	return unit{l.say("元", "yuan"), 1, false}
}

// easy writes an amount with its unit, whichever is easily read.
func (l tongue) easy(name string, x float64) string {
	u := l.axisUnit(name, x)
	return minus(u.of(x)) + l.say("", " ") + u.name
}

// minus writes a number's hyphen as a minus sign, as figures do.
func minus(number string) string { return strings.ReplaceAll(number, "-", "−") }

// inYears is the study's years as readers write them.
func inYears(run *forecast.Result) string { return hyphened(run.Study.Years.String()) }
