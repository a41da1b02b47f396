package page

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
	"doudi/scenarios/report"
)

// running is a study at work in this worker: a part of its draws, or all.
type running struct {
	job    *dispatch.Job
	header dispatch.Header
	text   string // of the study
}

// finished is a run whose files can be taken.
type finished struct {
	result *forecast.Result
	drawn  report.Drawn
	files  map[string]func(io.Writer) error
}

// MaxPeople bounds a run on the page: a browser's worker has a few hundred megabytes, and none to spare.
const MaxPeople = 300_000

// entered reads the study that the entries make.
func (d *Desk) entered(r Request) (f *file, study *scenarios.Study, said []*document.Diagnostic, wrong *Answer, err error) {
	b, err := d.studied(r.Values["study"])
	if err != nil {
		return nil, nil, nil, nil, err
	}
	if f, err = b.studyFile(r.Lang, r.Values); err != nil {
		return nil, nil, nil, nil, err
	}
	given := scenarios.Given{Quick: true, Flags: map[string]string{}}
	for _, name := range []string{"people", "draws"} {
		if v := number(r.Values[name]); v != "" {
			given.Flags[name] = v
		}
	}
	if n, err := strconv.Atoi(given.Flags["people"]); err == nil && n > MaxPeople {
		said := r.Lang.Say("the page simulates at most %d people; the command line has room for all: doudi run %s", MaxPeople, studyName)
		return nil, nil, nil, &Answer{Failed: true, Fields: map[string]string{"people": said}, Parts: map[string]string{"trouble": alert(said)}}, nil
	}
	study, said, err = scenarios.Parse(studyName, []byte(f.text.String()), given)
	if err != nil {
		return nil, nil, nil, f.refused(r.Lang, document.Mistakes(studyName, nil, err)), nil
	}
	return f, study, said, nil, nil
}

// refused tells what is wrong with a study that the entries make: at each field, and all together.
func (f *file) refused(l message.Language, mistakes *document.Report) *Answer {
	fields := f.wrong(studyName, mistakes, func(x *document.Diagnostic) string { return x.Briefly(l) })
	for _, x := range mistakes.All() {
		if name, ok := strings.CutPrefix(x.File, "--"); ok { // a field of its own, which the reader takes for a flag
			fields[name] = x.Briefly(l)
		}
	}
	return &Answer{Failed: true, Fields: fields, Parts: map[string]string{"trouble": alert(mistakes.Shown(l))}}
}

// planned reads the study that the entries make, and all that it names.
func (d *Desk) planned(r Request) (text string, plan *forecast.Plan, wrong *Answer, err error) {
	f, study, said, wrong, err := d.entered(r)
	if err != nil || wrong != nil {
		return "", nil, wrong, err
	}
	if plan, err = forecast.Open(study); err != nil {
		return "", nil, f.refused(r.Lang, document.Mistakes(studyName, nil, err)), nil
	}
	for _, x := range said {
		plan.Warnings.Add(x)
	}
	return f.text.String(), plan, nil, nil
}

// simulate does one part of a study's draws, and gives it in a file for the worker that concludes.
func (d *Desk) simulate(r Request, tell Tell) (*Answer, error) {
	d.run, d.at = nil, nil
	text, plan, wrong, err := d.planned(r)
	if err != nil || wrong != nil {
		return wrong, err
	}
	job := dispatch.New(plan)
	d.at = &running{job: job, text: text, header: job.Header(r.Values["study"], d.versions())}
	draws := dispatch.PartOf(r.Part, r.Of, plan.Study.Draws)
	if draws.From == draws.To {
		return &Answer{}, nil
	}
	if err := job.Do(context.Background(), draws, dispatch.Options{Workers: 1, Progress: tell}); err != nil {
		return nil, err
	}
	out := &Answer{Parts: map[string]string{"trouble": alert(plan.Warnings.Shown(r.Lang))}}
	if r.Part > 1 {
		var part bytes.Buffer
		if err := job.Write(&part, d.at.header, draws); err != nil {
			return nil, err
		}
		out.Files = map[string]string{dispatch.PartName(r.Part, r.Of): pack(part.Bytes())}
	}
	return out, nil
}

// versions are those of the program, as every run names them.
func (d *Desk) versions() map[string]string {
	return map[string]string{"doudi": d.Version, "go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH, "build": d.Build}
}

// conclude takes the parts of the other workers, which lie among the files by name, and tells what came of the run.
func (d *Desk) conclude(r Request) (*Answer, error) {
	if d.at == nil {
		return nil, message.Say("nothing was run")
	}
	for _, name := range strings.Fields(r.Name) {
		part, err := dispatch.Open(name)
		if err != nil {
			return nil, err
		}
		if err := d.at.job.Take(part); err != nil {
			return nil, err
		}
	}
	result, err := d.at.job.Conclude()
	if err != nil {
		return nil, err
	}
	result.Named, result.Versions = d.at.header.Named, d.at.header.Versions
	drawn := report.Drawn{Names: []string{"differences", "changes", "budgets"}, Languages: []message.Language{r.Lang}, Width: figure.Half, Formats: []string{"svg"}}
	files, err := report.Files(result, drawn)
	if err != nil {
		return nil, err
	}
	text := d.at.text
	files[studyName] = func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	d.run, d.at = &finished{result, drawn, files}, nil
	return d.told(r)
}

// told is what the page says of the run that is done, in a language.
func (d *Desk) told(r Request) (*Answer, error) {
	if d.run == nil {
		return &Answer{}, nil
	}
	var b strings.Builder
	sheet, err := report.SheetOf(d.run.result, r.Lang, d.run.drawn, d.run.files)
	if err != nil {
		return nil, err
	}
	if err := sheet.WriteBody(&b); err != nil {
		return nil, err
	}
	var m markup
	m.put(`<h2>%s</h2><div class="actions files">`, r.Lang.Say("To take away"))
	for _, name := range slices.Sorted(maps.Keys(d.run.files)) {
		m.put(`<button type="button" data-action="take" data-file="%s">%s</button>`, name, strings.TrimPrefix(name, "figures/"))
	}
	m.put("</div>\n")
	return &Answer{Parts: map[string]string{"result": b.String() + d.budgets(r.Lang, r.Values) + m.String()}}, nil
}

// take gives a file of the run that is done.
func (d *Desk) take(r Request) (*Answer, error) {
	if d.run == nil || d.run.files[r.Name] == nil {
		return nil, fmt.Errorf("page: there is no file %q", r.Name)
	}
	var file bytes.Buffer
	if err := d.run.files[r.Name](&file); err != nil {
		return nil, err
	}
	return &Answer{Files: map[string]string{strings.TrimPrefix(r.Name, "figures/"): pack(file.Bytes())}}, nil
}
