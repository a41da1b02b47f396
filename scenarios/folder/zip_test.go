package folder

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/model/document"
)

// zipped is a zip file of some files, as other programs write it.
func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, files[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(text []byte) (map[string][]byte, error) {
	return ReadZip("x.zip", bytes.NewReader(text), int64(len(text)))
}

// What a zip file holds is what the same run leaves in a folder, the same bytes each time.
func TestAZipFileHoldsTheFolder(t *testing.T) {
	run := example()
	var first, second bytes.Buffer
	for _, w := range []io.Writer{&first, &second} {
		if err := WriteZip(w, run, texts(" of a run")); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("written twice it is not the same")
	}
	place := filepath.Join(t.TempDir(), "run")
	if err := save(t, place, " of a run"); err != nil {
		t.Fatal(err)
	}
	got, err := read(first.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	want := tree(t, place)
	for name, text := range got {
		if want[name] != string(text) {
			t.Errorf("%s is %.60q in the zip file and %.60q in the folder", name, text, want[name])
		}
		delete(want, name)
	}
	for name, text := range want {
		if text != "folder" {
			t.Errorf("%s is not in the zip file", name)
		}
	}
}

// What lies beside the run's folder is left aside; what would leave the folder, is larger than a run, or no run at all is refused.
func TestAZipFileIsNotBelieved(t *testing.T) {
	got, err := read(zipped(t, map[string]string{"a/manifest.json": "{}", "a/b/c.csv": "1", "__MACOSX/a/c.csv": "2", "a/": "", "a/inputs/manifest.json": "3"}))
	if err != nil || len(got) != 3 || string(got["b/c.csv"]) != "1" || string(got["inputs/manifest.json"]) != "3" {
		t.Errorf("%v, %v", got, err)
	}
	// Programs write the same folder differently; the manifest is in it however it is called.
	for _, root := range []string{"", "./", "/", "a//", "a/./"} {
		got, err := read(zipped(t, map[string]string{root + "manifest.json": "{}", root + "b/c.csv": "1"}))
		if err != nil || len(got) != 2 || string(got["manifest.json"]) != "{}" || string(got["b/c.csv"]) != "1" {
			t.Errorf("%q: %v, %v", root, got, err)
		}
	}
	many := map[string]string{"manifest.json": ""}
	for range zipFiles {
		many[strings.Repeat("x", len(many))] = ""
	}
	for why, text := range map[string][]byte{
		"would put `../evil` outside":       zipped(t, map[string]string{"manifest.json": "", "../evil": ""}),
		"would put `a/../../evil` outside":  zipped(t, map[string]string{"a/manifest.json": "", "a/../../evil": ""}),
		"would put `/etc/passwd` outside":   zipped(t, map[string]string{"manifest.json": "", "/etc/passwd": ""}),
		"there is no manifest.json in it":   zipped(t, map[string]string{"a/b": ""}),
		"no manifest.json in it, a folder":  zipped(t, map[string]string{"a/manifest.json/": "", "a/manifest.json/b": ""}),
		"this is no zip file":               []byte("PK\x03\x04"),
		"more than 2000 files or 256 MB":    zipped(t, many),
		"`bomb` cannot be unpacked":         bytes.Replace(zipped(t, map[string]string{"bomb": "stored", "manifest.json": ""}), []byte("PK\x03\x04"), []byte("PK\x07\x04"), 1),
		"more than 2000 files or 256 MB, a": bomb(t),
	} {
		_, err := read(text)
		var invalid *document.Invalid
		if why, _, _ := strings.Cut(why, ", a"); !errors.As(err, &invalid) || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", why, err)
		}
	}
}

// bomb is a zip file of a few hundred kilobytes that unpacks to one byte more than a run may have.
func bomb(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range []string{"manifest.json", "zeros"} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; name == "zeros" && n <= zipBytes; n += 1 << 20 {
			if _, err := f.Write(make([]byte, 1<<20)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A run that keeps its study is opened by it, under the names that it had.
func TestARunKeepsItsInputs(t *testing.T) {
	run := t.TempDir()
	if err := os.MkdirAll(filepath.Join(run, "inputs"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(run, "inputs", "study.yaml"), []byte("study: x\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	m := &Manifest{Named: "study.yaml", Files: []File{{Name: "inputs/study.yaml"}, {Name: "summary.csv"}}}
	if got := m.StudyOf(run); got != filepath.Join(run, "inputs", "study.yaml") {
		t.Errorf("the study is %s", got)
	}
	inputs := example().Inputs
	inputs[0].Name = filepath.ToSlash(filepath.Join(run, "inputs", "study.yaml"))
	m.Rename(run, inputs)
	if inputs[0].Name != "study.yaml" {
		t.Errorf("it is called %s", inputs[0].Name)
	}
	var text strings.Builder
	own := m.OwnInputs(run)
	if len(own) != 1 || own["inputs/study.yaml"](&text) != nil || text.String() != "study: x\n" {
		t.Errorf("kept: %v, %q", own, text.String())
	}
	if m.Named = "baise"; m.StudyOf(run) != "baise" {
		t.Error("a study that is not kept is not opened by its name")
	}
}
