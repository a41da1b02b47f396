package folder

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
	"doudi/scenarios/library"
)

// example is a run, and texts the files that it leaves.
func example() *forecast.Result {
	const name = "../studies/baise.yaml"
	text, err := os.ReadFile(name)
	if err != nil {
		panic(err)
	}
	study, _, err := scenarios.Parse(name, text, scenarios.Given{})
	if err != nil {
		panic(err)
	}
	return &forecast.Result{
		Study: study, Simulated: 2_580_000, Represented: 2_580_000,
		Inputs:   []library.Input{{Kind: "study", Name: "scenarios/studies/baise.yaml", SHA256: study.SHA256}},
		Versions: map[string]string{"doudi": "0.1.0", "go": "go1.26"},
		Timing:   forecast.Timing{PersonYears: 1_548_000_000, Scenarios: 4, Workers: 2, WallSeconds: 61.5, Year: 2026},
	}
}

func texts(content string) map[string]func(io.Writer) error {
	files := map[string]func(io.Writer) error{}
	for _, name := range []string{"summary.csv", "figures/a.svg", "figures/deep/b.svg"} {
		files[name] = func(w io.Writer) error { _, err := io.WriteString(w, name+content); return err }
	}
	return files
}

func save(t testing.TB, path, content string) error {
	t.Helper()
	f, err := Reserve(path, "baise", false)
	if err != nil {
		return err
	}
	return f.Save(example(), texts(content))
}

// tree is the content of a folder by name, all levels deep.
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(root, path)
		name = filepath.ToSlash(name)
		switch {
		case d.IsDir():
			out[name] = "folder"
		case d.Type()&fs.ModeSymlink != 0:
			out[name], err = os.Readlink(path)
		default:
			var text []byte
			text, err = os.ReadFile(path)
			out[name] = string(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// alone fails if anything but the named entries stands in a folder: what a run left half-written would.
func alone(t *testing.T, parent string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(parent)
	if err != nil || len(entries) != len(names) {
		t.Errorf("%v stand in the folder, want %v (%v)", entries, names, err)
	}
}

func TestManifestSaysWhatTheRunWasMadeOf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	run := example()
	if err := save(t, path, ""); err != nil {
		t.Fatal(err)
	}
	var m Manifest
	if err := json.Unmarshal([]byte(tree(t, path)["manifest.json"]), &m); err != nil {
		t.Fatal(err)
	}
	if m.Study.Seed != 20190611 || m.Study.Draws != 100 || m.Study.Years != "2017..2019" || len(m.Study.Scenarios) != 4 ||
		m.Study.Scenarios[1].Set[0].Path != "benefits.backstop.enabled" || m.Study.Scenarios[1].Set[0].Value != false ||
		m.Study.Scenarios[2].Set[0].Value != 0.85 || m.Inputs[0].SHA256 != run.Study.SHA256 || len(m.Inputs[0].SHA256) != 64 {
		t.Errorf("the manifest holds %+v", m)
	}
	if m.Hash != Hash(run.Study, run.Inputs, run.Versions) || Name(run.Study, run.Inputs, run.Versions) != "baise-"+m.Hash {
		t.Errorf("hash %s", m.Hash)
	}
	// sha256sum of the text "summary.csv", which is the name that the example writes as its content
	if len(m.Files) != 4 || m.Files[2] != (File{"summary.csv", "a763eaf9a7a315e84bb3b107e4a9d6e07d12b31aeaf188f957703ea142f98879"}) || m.Files[3] != (File{Name: "timing.json"}) {
		t.Errorf("files %v", m.Files)
	}
	var timing map[string]float64
	if err := json.Unmarshal([]byte(tree(t, path)["timing.json"]), &timing); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"person_years", "scenarios", "workers", "wall_seconds", "year"} {
		if timing[key] == 0 || len(timing) != 5 {
			t.Errorf("timing.json holds %v", timing)
		}
	}
}

func TestHashDependsOnContentAndSettingsOnly(t *testing.T) {
	run := example()
	was := Hash(run.Study, run.Inputs, run.Versions)
	run.Inputs[0].Name = "elsewhere/baise.yaml"
	if Hash(run.Study, run.Inputs, run.Versions) != was {
		t.Error("the name of a file changes the hash")
	}
	run.Study.Seed++
	seed := Hash(run.Study, run.Inputs, run.Versions)
	run.Study.Seed--
	run.Inputs[0].SHA256 = "0"
	if content := Hash(run.Study, run.Inputs, run.Versions); seed == was || content == was || seed == content {
		t.Error("seed or content do not change the hash")
	}
}

func TestReserveRefusesBeforeAnyComputing(t *testing.T) {
	parent := t.TempDir()
	file := filepath.Join(parent, "file")
	foreign := filepath.Join(parent, "foreign")
	noted := filepath.Join(parent, "noted")
	if err := errors.Join(os.WriteFile(file, nil, 0o644), os.Mkdir(foreign, 0o755), os.WriteFile(filepath.Join(foreign, "mine.txt"), nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	if err := save(t, noted, ""); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(noted, "notes.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for path, says := range map[string]string{
		file:                         "results cannot be written here",
		filepath.Join(file, "below"): "results cannot be written here",
		foreign:                      "the folder is not empty and holds no finished run",
		noted:                        "the folder holds notes.txt, which no run has written",
		"/proc/doudi":                "results cannot be written here",
	} {
		_, err := Reserve(path, "baise", false)
		var invalid *document.Invalid
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want %q", path, err, says)
		}
	}
	alone(t, parent, "file", "foreign", "noted")
}

func TestFullDiskLeavesWhatWasThere(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full to stand for a full disk")
	}
	defer full.Close()
	parent := t.TempDir()
	path := filepath.Join(parent, "out")
	if err := save(t, path, ""); err != nil {
		t.Fatal(err)
	}
	before := tree(t, path)
	f, err := Reserve(path, "baise", false)
	if err != nil {
		t.Fatal(err)
	}
	files := texts("more")
	files["summary.csv"] = func(io.Writer) error { _, err := full.WriteString("x"); return err }
	err = f.Save(example(), files)
	if err == nil || !strings.Contains(err.Error(), "the results cannot be written to "+path) || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("got %v", err)
	}
	if after := tree(t, path); !maps.Equal(before, after) {
		t.Errorf("%v has become %v", before, after)
	}
	alone(t, parent, "out")
}

func TestDiscardLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	f, err := Reserve(filepath.Join(parent, "a", "b"), "baise", false)
	if err != nil {
		t.Fatal(err)
	}
	f.Discard()
	f.Discard()
	alone(t, filepath.Join(parent, "a"))
}
