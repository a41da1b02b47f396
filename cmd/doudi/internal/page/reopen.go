package page

import (
	"path"
	"strings"

	"doudi/model/document"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/folder"
)

// zipMark begins every zip file that has something in it.
const zipMark = "PK\x03\x04"

// unpackedEnd ends the name of the folder of a run that was dropped; before it is that of its zip file.
const unpackedEnd = ".unpacked"

// isZip says whether a file that was dropped is a zip file.
func isZip(name string) bool {
	f, err := document.OpenFile(name)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, len(zipMark))
	_, err = f.ReadAt(start, 0)
	return err == nil && string(start) == zipMark
}

// unpacked gives the files of a run that was dropped as a zip file, in the folder where reopen finds them.
func (d *Desk) unpacked(r Request) (*Answer, error) {
	f, err := document.OpenFile(r.Name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	files, err := folder.ReadZip(r.Name, f, info.Size())
	if err != nil {
		return d.said(r, "", document.Mistakes("", nil, err), ""), nil
	}
	root := path.Base(r.Name) + unpackedEnd
	out := &Answer{Kind: "run", Parts: map[string]string{"checked": ""}, Files: map[string][]byte{}}
	for name, text := range files {
		out.Files[root+"/"+name] = text
	}
	return out, nil
}

// reopen shows a run that was taken away: its figures are those that it keeps, and nothing is simulated. Its files must be as they were
// written, and the page the one that wrote them, or the command line of the same version.
func (d *Desk) reopen(r Request) (*Answer, error) {
	d.run, d.at = nil, nil
	m, err := folder.Read(r.Name)
	if err != nil {
		return nil, err
	}
	changed, err := m.Changed(r.Name)
	if err != nil {
		return nil, document.Refusef(r.Name, "the folder cannot be read: %v", err)
	}
	if len(changed) > 0 {
		var report document.Report
		for _, f := range changed {
			report.Errorf(nil, "%s", f.What).File = f.Name
		}
		return nil, report.Err()
	}
	kept, err := dispatch.KeptOf(r.Name, m)
	if err != nil {
		return nil, err
	}
	timing, err := m.TimingOf(r.Name)
	if err != nil {
		return nil, err
	}
	job, header, err := dispatch.Again(r.Name, m, d.versions(), nil)
	if err != nil {
		return nil, err
	}
	if err := job.Take(kept); err != nil {
		return nil, err
	}
	own := map[string][]byte{}
	for name, write := range m.OwnInputs(r.Name) {
		var text strings.Builder
		if err := write(&text); err != nil {
			return nil, err
		}
		own[strings.TrimPrefix(name, folder.InputsFolder+"/")] = []byte(text.String())
	}
	if d.run, err = d.finish(job, header, own, &timing, r.Lang); err != nil {
		return nil, err
	}
	out, err := d.told(r)
	if err != nil {
		return nil, err
	}
	out.Parts["trouble"] = paragraph(r.Lang.Say("%s: opened again from its own figures; its %d files are as they were written. Nothing was simulated.", strings.TrimSuffix(path.Base(r.Name), unpackedEnd), len(m.Files)))
	out.Files = own
	return out, nil
}
