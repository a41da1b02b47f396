package report

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/scenarios/forecast"
)

func save(t *testing.T, path string, run *forecast.Result) error {
	t.Helper()
	f, err := Reserve(path)
	if err != nil {
		return err
	}
	return f.Save(run)
}

// tree is the content of a folder by name.
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		out[filepath.ToSlash(name)] = string(text)
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

func TestRerunIsTheSameBytesButForTiming(t *testing.T) {
	parent := t.TempDir()
	path := filepath.Join(parent, "runs", "baise")
	run := example(t)
	if err := save(t, path, run); err != nil {
		t.Fatal(err)
	}
	first := tree(t, path)
	again := example(t)
	again.Timing.Workers, again.Timing.WallSeconds = 1, 123
	if err := save(t, path, again); err != nil {
		t.Fatal(err)
	}
	second := tree(t, path)
	if len(first) != 3+3*2*2 || len(second) != len(first) {
		t.Errorf("%d files, then %d; want summary, manifest, timing and three figures in two languages and formats", len(first), len(second))
	}
	for name, text := range first {
		if same := second[name] == text; same == (name == "timing.json") {
			t.Errorf("%s: the same is %v", name, same)
		}
	}
	alone(t, filepath.Dir(path), "baise")
}

// plainRun is the example with rows that no figure shows, since drawing is most of the work.
func plainRun(t *testing.T) *forecast.Result {
	run := example(t)
	run.Rows = slices.DeleteFunc(run.Rows, func(r measure.Row) bool { return r.Measure != "che10" })
	return run
}

func TestManifestSaysWhatTheRunWasMadeOf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	run := plainRun(t)
	if err := save(t, path, run); err != nil {
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
	if m.Hash != Hash(run.Study, run.Inputs, run.Versions) || FolderName(run.Study, run.Inputs, run.Versions) != "baise-"+m.Hash {
		t.Errorf("hash %s", m.Hash)
	}
	var timing map[string]float64
	if err := json.Unmarshal([]byte(tree(t, path)["timing.json"]), &timing); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"person_years", "scenarios", "workers", "wall_seconds"} {
		if timing[key] == 0 || len(timing) != 4 {
			t.Errorf("timing.json holds %v", timing)
		}
	}
}

func TestHashDependsOnContentAndSettingsOnly(t *testing.T) {
	run := plainRun(t)
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
	if err := save(t, noted, plainRun(t)); err != nil {
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
		_, err := Reserve(path)
		var invalid *document.Invalid
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want %q", path, err, says)
		}
	}
	alone(t, parent, "file", "foreign", "noted")
}

func TestFullDiskLeavesWhatWasThere(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("this system has no /dev/full to stand for a full disk")
	}
	parent := t.TempDir()
	path := filepath.Join(parent, "out")
	if err := save(t, path, plainRun(t)); err != nil {
		t.Fatal(err)
	}
	before := tree(t, path)
	f, err := Reserve(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/full", filepath.Join(f.partial, "summary.csv")); err != nil {
		t.Fatal(err)
	}
	changed := plainRun(t)
	changed.Rows[0].Mean++
	err = f.Save(changed)
	if err == nil || !strings.Contains(err.Error(), "the results cannot be written to "+path) || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("got %v", err)
	}
	after := tree(t, path)
	for name, text := range before {
		if after[name] != text {
			t.Errorf("%s has changed", name)
		}
	}
	alone(t, parent, "out")
}

func TestDiscardLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	f, err := Reserve(filepath.Join(parent, "a", "b"))
	if err != nil {
		t.Fatal(err)
	}
	f.Discard()
	f.Discard()
	alone(t, filepath.Join(parent, "a"))
}
