package page

import (
	"bytes"
	"context"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"
)

// running is a study at work in this worker: a part of its draws, or all.
type running struct {
	job    *dispatch.Job
	header dispatch.Header
	own    map[string][]byte // the study and the user's other files that it is made of, by name
}

// MaxPeople bounds a run on the page: a browser's worker has a few hundred megabytes, and none to spare.
const MaxPeople = 300_000

// entered reads the study that the entries make.
func (d *Desk) entered(r Request) (f *file, study *scenarios.Study, said []*document.Diagnostic, wrong *Answer, err error) {
	b, err := d.chosen(r.Values)
	if err != nil {
		return nil, nil, nil, nil, err
	}
	if fields := b.amiss(r.Lang, r.Values); len(fields) > 0 {
		said := slices.Sorted(maps.Values(fields))
		return nil, nil, nil, &Answer{Failed: true, Fields: fields, Parts: map[string]string{"trouble": alert(strings.Join(slices.Compact(said), "\n"))}}, nil
	}
	if f, err = b.studyFile(r.Lang, r.Values); err != nil {
		return nil, nil, nil, nil, err
	}
	given := scenarios.Given{Quick: true, Flags: map[string]string{}}
	for _, name := range []string{"people", "draws"} {
		if v := counted(name, r.Values[name]); v != "" {
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
	own, err := ownInputs(text, plan)
	if err != nil {
		return nil, err
	}
	job := dispatch.New(plan)
	d.at = &running{job: job, header: job.Header(studyName, d.versions()), own: own}
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
		out.Files = map[string][]byte{dispatch.PartName(r.Part, r.Of): part.Bytes()}
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
	var err error
	for _, name := range strings.Fields(r.Name) {
		part, err := dispatch.Open(name)
		if err != nil {
			return nil, err
		}
		if err := d.at.job.Take(part); err != nil {
			return nil, err
		}
	}
	d.run, err = d.finish(d.at.job, d.at.header, d.at.own, nil, r.Lang)
	if err != nil {
		return nil, err
	}
	d.at = nil
	return d.told(r)
}
