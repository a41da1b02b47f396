package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/figure"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
	"doudi/scenarios/report"
	"doudi/scenarios/workbook"
)

// finished is a run whose files can be taken.
type finished struct {
	job    *dispatch.Job
	header dispatch.Header
	result *forecast.Result
	own    map[string][]byte // the study and the user's other files that it is made of, by name
	drawn  report.Drawn      // on the page
	files  map[string]func(io.Writer) error
	whole  map[string]func(io.Writer) error // all that the command line would leave in the run's folder; nil until it is asked for
}

// zipName asks for the whole run in one file.
const zipName = "zip"

// finish says what came of a job that is done; timing is that of an earlier run whose figures the job has.
func (d *Desk) finish(job *dispatch.Job, header dispatch.Header, own map[string][]byte, timing *forecast.Timing, l message.Language) (*finished, error) {
	result, err := job.Conclude()
	if err != nil {
		return nil, err
	}
	if timing != nil {
		result.Timing = *timing // a page says what was past then
	}
	result.Named, result.Versions = header.Named, header.Versions
	drawn := report.Drawn{Names: []string{"differences", "changes", "budgets"}, Languages: []message.Language{l}, Width: figure.Half, Formats: []string{"svg"}}
	files, err := report.Files(result, drawn)
	if err != nil {
		return nil, err
	}
	maps.Copy(files, workbook.Files(result))
	for name, text := range own {
		files[name] = asItIs(text)
	}
	return &finished{job: job, header: header, result: result, own: own, drawn: drawn, files: files}, nil
}

// asItIs is a file of a text.
func asItIs(text []byte) func(io.Writer) error {
	return func(w io.Writer) error { _, err := w.Write(text); return err }
}

// ownInputs are the study and those files that it names which were dropped on the page. One that is called as the study would take its
// place, and is refused.
func ownInputs(text string, plan *forecast.Plan) (map[string][]byte, error) {
	out := map[string][]byte{studyName: []byte(text)}
	for _, in := range plan.Inputs[1:] {
		// What comes with the program is called by a path too, at which nothing lies here.
		content, err := document.ReadText(in.Name)
		if sum := sha256.Sum256(content); err != nil || hex.EncodeToString(sum[:]) != in.SHA256 {
			continue
		}
		if in.Name == studyName {
			return nil, document.Refusef(in.Name, "the study of a run is taken away by the name `%s`, and a file that it names cannot have it too; give your file another name", studyName)
		}
		out[in.Name] = content
	}
	return out, nil
}

// all makes the files that the command line would leave, but those by simulation, which `doudi report` makes of the figures that are
// kept. Drawing takes seconds, and is done when the first is asked for.
func (f *finished) all() (map[string]func(io.Writer) error, error) {
	if f.whole != nil {
		return f.whole, nil
	}
	drawn := report.Drawn{Leading: true, Languages: f.drawn.Languages, Width: f.drawn.Width}
	files, err := report.Files(f.result, drawn.For(f.result.Study))
	if err != nil {
		return nil, err
	}
	maps.Copy(files, workbook.Files(f.result))
	files[dispatch.KeptName] = func(w io.Writer) error { return f.job.Write(w, f.header, f.job.All()) }
	for name, text := range f.own {
		files[folder.InputsFolder+"/"+name] = asItIs(text)
	}
	f.whole = files
	return files, nil
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
	plan := d.run.job.Plan
	sheet.Altered = (&base{study: plan.Study, policy: plan.Baseline()}).altered(r.Lang)
	if err := sheet.WriteBody(&b); err != nil {
		return nil, err
	}
	s := d.run.result.Study
	foot := r.Lang.Say("Doudi %s · study %s · seed %d · %d inputs, each with its hash, at the end", d.Version, s.ID, s.Seed, len(d.run.result.Inputs))
	return &Answer{Parts: map[string]string{
		"result":      b.String() + d.budgets(r.Lang, r.Values) + d.run.offered(r.Lang) + printed(report.Made(d.run.result, r.Lang)),
		"result-foot": html.EscapeString(foot),
	}}, nil
}

// printed is a text that stands at the end on paper alone.
func printed(text string) string {
	var m markup
	m.put(`<pre class="printed">%s</pre>`, text)
	return m.String()
}

// offered are the files to take away: the whole run, and some alone.
func (f *finished) offered(l message.Language) string {
	var m markup
	m.put(`<section class="take"><h2>%s</h2><p class="note">%s</p><div class="actions"><button type="button" class="main" data-action="take" data-file="%s">%s</button></div><p class="note">%s</p><div class="actions files">`,
		l.Say("To take away"),
		l.Say("The whole run is one folder in a zip file: the report, tables, pictures, the workbook, the study and your own files, with a manifest that names the version, the seed and the hash of every file. Drop it here to see it again without simulating, or unpack it: `doudi verify FOLDER` simulates it again and compares, `doudi report FOLDER` prints its page."),
		zipName, l.Say("The whole run (zip)"), l.Say("Or one file alone:"))
	names := slices.Collect(maps.Keys(f.files))
	for _, name := range slices.Clone(names) {
		if picture, ok := strings.CutSuffix(name, ".svg"); ok {
			names = append(names, picture+".png")
		}
	}
	slices.Sort(names)
	for _, name := range names {
		m.put(`<button type="button" data-action="take" data-file="%s">%s</button>`, name, strings.TrimPrefix(name, "figures/"))
	}
	m.put(`</div><div class="actions">`)
	m.button("print", "", l.Say("Print"))
	m.put("</div></section>\n")
	return m.String()
}

// take gives a file of the run that is done.
func (d *Desk) take(r Request) (*Answer, error) {
	if d.run == nil {
		return nil, message.Say("nothing was run")
	}
	write, name := d.run.files[r.Name], strings.TrimPrefix(r.Name, "figures/")
	if write == nil {
		all, err := d.run.all()
		if err != nil {
			return nil, err
		}
		write = all[r.Name]
		if r.Name == zipName {
			result := d.run.result
			name = folder.Name(result.Study, result.Inputs, result.Versions) + ".zip"
			write = func(w io.Writer) error { return folder.WriteZip(w, result, all) }
		}
	}
	if write == nil {
		return nil, fmt.Errorf("page: there is no file %q", r.Name)
	}
	var file bytes.Buffer
	if err := write(&file); err != nil {
		return nil, err
	}
	return &Answer{Files: map[string][]byte{name: signed(name, file.Bytes(), report.Made(d.run.result, r.Lang))}}, nil
}
