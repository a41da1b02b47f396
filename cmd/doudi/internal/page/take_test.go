package page

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/folder"
)

// small are the entries of a run that takes no time: a cap entered as an alternative, and none of the study's own.
func small() map[string]string {
	return map[string]string{"study": "huolinguole", "alternatives": "1", "people": "600", "draws": "2", "alt.0.add.cap": "3000"}
}

// ran is a desk with a small run that is done.
func ran(t *testing.T, values map[string]string) (*Desk, *Answer) {
	t.Helper()
	d := &Desk{Version: "0.1.0", Build: "tried"}
	if out := ask(t, d, "simulate", Request{Lang: message.Chinese, Values: values, Part: 1, Of: 1}); out.Failed {
		t.Fatal(out.Parts["trouble"])
	}
	out := ask(t, d, "conclude", Request{Lang: message.Chinese})
	if out.Failed {
		t.Fatal(out.Parts["trouble"])
	}
	return d, out
}

// laid writes files below a folder.
func laid(t *testing.T, in string, files map[string][]byte) {
	t.Helper()
	for name, text := range files {
		at := filepath.Join(in, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A run that is taken away as a zip file names what it was made of. Dropped again, it says what it said, has the same files, and one that was changed is
// refused by name.
func TestARunIsTakenAwayAndOpenedAgain(t *testing.T) {
	t.Chdir(t.TempDir())
	d, told := ran(t, small())
	taken := ask(t, d, "take", Request{Lang: message.Chinese, Name: "zip"}).Files
	names := slices.Collect(maps.Keys(taken))
	if len(names) != 1 || !strings.HasPrefix(names[0], "huolinguole-") || !strings.HasSuffix(names[0], ".zip") {
		t.Fatalf("taken: %v", names)
	}
	laid(t, ".", taken)
	unpacked := ask(t, d, "own", Request{Lang: message.Chinese, Name: names[0]})
	if unpacked.Kind != "run" || unpacked.Failed {
		t.Fatal(unpacked.Parts["checked"])
	}
	laid(t, ".", unpacked.Files)
	run := names[0] + ".unpacked"
	for _, name := range []string{"manifest.json", "summary.csv", "report.html", "page.md", "workbook.xlsx", "inputs/study.yaml", "figures/differences_zh.png", "figures/differences_zh.svg"} {
		if len(unpacked.Files[run+"/"+name]) == 0 {
			t.Errorf("%s is not in it", name)
		}
	}
	m, err := folder.Read(run)
	if err != nil {
		t.Fatal(err)
	}
	if m.Versions["doudi"] != "0.1.0" || m.Named != "study.yaml" || m.Study.Seed == 0 || len(m.Inputs) < 4 || m.Inputs[0].Name != "study.yaml" {
		t.Errorf("the manifest names %v, %s, %d, %v", m.Versions, m.Named, m.Study.Seed, m.Inputs)
	}
	other := &Desk{Version: d.Version, Build: d.Build}
	again := ask(t, other, "reopen", Request{Lang: message.Chinese, Name: run})
	if again.Failed || again.Parts["result"] != told.Parts["result"] {
		t.Errorf("opened again it is another page: %s", again.Parts["trouble"])
	}
	if got := ask(t, other, "take", Request{Lang: message.Chinese, Name: "zip"}).Files[names[0]]; !bytes.Equal(got, taken[names[0]]) {
		t.Error("taken away again it is another file")
	}
	summary := filepath.Join(run, "summary.csv")
	if err := os.WriteFile(summary, append(unpacked.Files[run+"/summary.csv"], ' '), 0o644); err != nil {
		t.Fatal(err)
	}
	changed := ask(t, other, "reopen", Request{Lang: message.English, Name: run})
	if !changed.Failed || !strings.Contains(changed.Parts["trouble"], "summary.csv") || !strings.Contains(changed.Parts["trouble"], "changed since the run wrote it") {
		t.Errorf("a changed summary: %s", changed.Parts["trouble"])
	}
	if out := ask(t, other, "take", Request{Lang: message.English, Name: "summary.csv"}); !out.Failed {
		t.Error("a run that was refused can be taken")
	}
	laid(t, run, map[string][]byte{"summary.csv": unpacked.Files[run+"/summary.csv"]})
	if out := ask(t, &Desk{Version: "0.0.9", Build: "tried"}, "reopen", Request{Lang: message.English, Name: run}); !out.Failed || !strings.Contains(out.Parts["trouble"], "`doudi` is 0.1.0 there and 0.0.9 here") {
		t.Errorf("another version: %s", out.Parts["trouble"])
	}
}

// What is no zip file of a run is told, and nothing is unpacked of it.
func TestAZipFileThatIsNoRunIsRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	laid(t, ".", map[string][]byte{"cut.zip": []byte("PK\x03\x04 and no more")})
	out := ask(t, &Desk{}, "own", Request{Lang: message.English, Name: "cut.zip"})
	if !out.Failed || out.Files != nil || !strings.Contains(out.Parts["checked"], "this is no zip file, or one that was cut short") {
		t.Errorf("%v: %s", out.Kind, out.Parts["checked"])
	}
}
