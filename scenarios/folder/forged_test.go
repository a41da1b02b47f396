package folder

import (
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/scenarios/forecast"
	"doudi/scenarios/library"
)

// forge writes a folder whose manifest bears a seal that fits, whatever it says, with a file x that it lists.
func forge(t *testing.T, path string, change func(*Manifest)) {
	t.Helper()
	m := manifestOf(example())
	m.Files = []File{{"x", hash([]byte("x"))}}
	change(m)
	text, err := m.sealed()
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.MkdirAll(path, 0o755), os.WriteFile(filepath.Join(path, "x"), []byte("x"), 0o644), os.WriteFile(filepath.Join(path, manifestName), text, 0o644)); err != nil {
		t.Fatal(err)
	}
}

// A manifest is gone by if this program wrote it, as it stands, and it lists nothing outside of its folder. A run whose
// manifest says otherwise is not replaced.
func TestOnlyOwnManifestsAreGoneBy(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Manifest)
		says   string // "" = the folder may be replaced
	}{
		"as it is":            {func(*Manifest) {}, ""},
		"another program's":   {func(m *Manifest) { m.Program = "other" }, "holds no finished run"},
		"nobody's":            {func(m *Manifest) { m.Program = "" }, "holds no finished run"},
		"lists a file above":  {func(m *Manifest) { m.Files = append(m.Files, File{"../mine", ""}) }, "holds no finished run"},
		"lists an own folder": {func(m *Manifest) { m.Files = append(m.Files, File{"/etc/passwd", ""}) }, "holds no finished run"},
		"of another hash":     {func(m *Manifest) { m.Files[0].SHA256 = hash([]byte("y")) }, "x has been changed"},
		"without the file":    {func(m *Manifest) { m.Files = nil }, "holds x, which no run has written"},
		"another study's":     {func(m *Manifest) { m.Study.Study = "huaihua" }, "a finished run of the study `huaihua`"},
	} {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			path := filepath.Join(parent, "run")
			forge(t, path, c.change)
			before := tree(t, path)
			err := save(t, path, "")
			if c.says == "" {
				if err != nil || tree(t, path)["x"] != "" {
					t.Errorf("%v: %v", err, tree(t, path))
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.says) || !maps.Equal(tree(t, path), before) {
				t.Errorf("%v, want %q; %v has become %v", err, c.says, before, tree(t, path))
			}
		})
	}
}

// A letter of a sealed manifest is changed, or its seal.
func TestChangedManifestsAreNotGoneBy(t *testing.T) {
	for _, change := range [][2]string{{`"draws": 100`, `"draws": 101`}, {`"seal": "`, `"seal": "0`}, {`"seal"`, `"sealed"`}, {"}\n", "}\n\n"}} {
		path := filepath.Join(t.TempDir(), "run")
		forge(t, path, func(*Manifest) {})
		file := filepath.Join(path, manifestName)
		text, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(text), change[0]) {
			t.Fatalf("the manifest holds no %q: %v", change[0], err)
		}
		at := strings.LastIndex(string(text), change[0])
		changed := string(text[:at]) + change[1] + string(text[at+len(change[0]):])
		if err := os.WriteFile(file, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := save(t, path, ""); err == nil || !strings.Contains(err.Error(), "has been changed since the run wrote it") {
			t.Errorf("%q for %q: %v", change[1], change[0], err)
		}
	}
}

// Everything that a figure depends on is in the hash: settings, the content and the kind of every input, versions.
func TestHashOfEverything(t *testing.T) {
	seen := map[string]string{}
	for name, change := range map[string]func(*forecast.Result){
		"as it is":   func(*forecast.Result) {},
		"draws":      func(r *forecast.Result) { r.Study.Draws++ },
		"replicates": func(r *forecast.Result) { r.Study.Replicates++ },
		"people":     func(r *forecast.Result) { r.Study.Population.People = 5 },
		"repeated":   func(r *forecast.Result) { r.Study.Population.Repeat = true },
		"years":      func(r *forecast.Result) { r.Study.Years.To-- },
		"a patch": func(r *forecast.Result) {
			r.Study.Scenarios[2].Set[0].Value = &document.Node{Shape: document.Scalar, Text: "0.851"}
		},
		"version":           func(r *forecast.Result) { r.Versions = map[string]string{"doudi": "0.1.1", "go": "go1.26"} },
		"another input":     func(r *forecast.Result) { r.Inputs = append(r.Inputs, library.Input{Kind: "policy", SHA256: "1"}) },
		"of another kind":   func(r *forecast.Result) { r.Inputs[0].Kind = "policy" },
		"of other content":  func(r *forecast.Result) { r.Inputs[0].SHA256 = strings.Repeat("0", 64) },
		"a policy by name":  func(r *forecast.Result) { r.Study.Policy = "huaihua" },
		"without scenarios": func(r *forecast.Result) { r.Study.Scenarios = r.Study.Scenarios[:1] },
	} {
		run := example()
		change(run)
		h := Hash(run.Study, run.Inputs, run.Versions)
		if len(h) != 12 || seen[h] != "" {
			t.Errorf("%s has the hash %s of %q", name, h, seen[h])
		}
		seen[h] = name
	}
}

// Whom the people of a sample stand for is said as it is.
func TestManifestTellsTheSampleFromTheWhole(t *testing.T) {
	run := example()
	run.Simulated, run.Represented = 12_000, 2_579_268
	if m := manifestOf(run); m.Simulated != 12_000 || m.Represented != 2_579_268 || m.Program != "doudi" || m.Hash != Hash(run.Study, run.Inputs, run.Versions) {
		t.Errorf("%+v", m)
	}
}

// A file that others put where a run is about to write is not written over: the run fails, and the file stays.
func TestNothingIsWrittenOver(t *testing.T) {
	parent := t.TempDir()
	f, err := Reserve(filepath.Join(parent, "run"), "baise", false)
	if err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(f.at.partial, "summary.csv")
	if err := os.WriteFile(mine, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(example(), texts("")); err == nil || !strings.Contains(err.Error(), "cannot be written") {
		t.Errorf("got %v", err)
	}
	if text, err := os.ReadFile(mine); string(text) != "mine" {
		t.Errorf("the file says %q: %v", text, err)
	}
}

// What is called almost like a lock is none, and stays alone.
func TestNamesLikeALockAreNone(t *testing.T) {
	parent := t.TempDir()
	for _, name := range []string{"a.doudi-lock", ".doudi-lock", "..doudi-lock", ".b.doudi-locked", ".doudi-partial"} {
		if err := os.WriteFile(filepath.Join(parent, name), []byte("mine"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before := tree(t, parent)
	if err := save(t, filepath.Join(parent, "run"), ""); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(parent, "run")); err != nil {
		t.Fatal(err)
	}
	if after := tree(t, parent); !maps.Equal(before, after) {
		t.Errorf("%v has become %v", before, after)
	}
}

// What fails while it is written leaves nothing, whichever file it is.
func TestAFailingFileLeavesNothing(t *testing.T) {
	for _, name := range []string{"summary.csv", "figures/a.svg", "figures/deep/b.svg"} {
		parent := t.TempDir()
		f, err := Reserve(filepath.Join(parent, "run"), "baise", false)
		if err != nil {
			t.Fatal(err)
		}
		files := texts("")
		files[name] = func(w io.Writer) error { _, _ = w.Write([]byte("half")); return io.ErrUnexpectedEOF }
		if err := f.Save(example(), files); err == nil || !strings.Contains(err.Error(), "nothing is left there of this run") {
			t.Errorf("%s: got %v", name, err)
		}
		alone(t, parent)
	}
}

// Inner folders come before the outer ones, each once.
func TestFoldersOfNames(t *testing.T) {
	got := foldersOf([]string{"a", "b/c", "d/e/f/g", "d/h", "d/e/i"})
	if strings.Join(got, " ") != "d/e/f d/e b d" && strings.Join(got, " ") != "d/e/f d/e d b" {
		t.Errorf("%v", got)
	}
}
