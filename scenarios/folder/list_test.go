package folder

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/model/message"
)

// edited does one thing to a file, or says why the test cannot.
func edited(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A folder of folders: a finished run, one that lost a file, one whose manifest was changed by hand, one of another program,
// one that is being written, and what is none. Only the four of this program are listed, in the order of their names.
func TestRunsOfAFolderAreListed(t *testing.T) {
	in := t.TempDir()
	at := func(names ...string) string { return filepath.Join(append([]string{in}, names...)...) }
	for _, name := range []string{"a", "b", "c", "d"} {
		edited(t, save(t, at(name), ""))
	}
	edited(t, os.Remove(at("b", "figures", "a.svg")))
	edited(t, os.Remove(at("b", "summary.csv")))
	text, err := os.ReadFile(at("c", manifestName))
	edited(t, err)
	edited(t, os.WriteFile(at("c", manifestName), bytes.Replace(text, []byte("2580000"), []byte("2580001"), 1), 0o644))
	edited(t, os.WriteFile(at("d", manifestName), []byte("{\"program\": \"other\"}"), 0o644))
	for _, name := range []string{".e.doudi-partial", ".f.doudi-lock", "plain", "g.doudi-partial"} {
		edited(t, os.Mkdir(at(name), 0o755))
	}
	edited(t, os.WriteFile(at("notes.txt"), nil, 0o644))
	edited(t, os.Symlink(at("a", manifestName), at("plain", manifestName)))
	list, err := List(in)
	edited(t, err)
	slices.SortFunc(list, func(a, b Listed) int { return strings.Compare(a.Path, b.Path) })
	var got []string
	for _, l := range list {
		got = append(got, fmt.Sprint(filepath.Base(l.Path), " ", l.Manifest != nil, " ", l.Why != nil, " ", l.Missing, " ", !l.Written.IsZero()))
	}
	if want := []string{"a true false 0 true", "b true false 2 true", "c false true 0 true", "e false false 0 false"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if one, err := List(at("b")); err != nil || len(one) != 1 || one[0].Path != at("b") || one[0].Missing != 2 {
		t.Errorf("a run itself: %+v, %v", one, err)
	}
	for path, want := range map[string]string{at("notes.txt"): "this is a file; name the folder that it is in", at("nowhere"): "the folder cannot be read"} {
		if _, err := List(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

// A run to which nothing was done has no finding; each file that is gone, other or somebody else's is one, in the order of their
// names, and a strange folder is one whatever is in it.
func TestWhatWasDoneToARunIsListed(t *testing.T) {
	run := t.TempDir() + "/run"
	edited(t, save(t, run, ""))
	m, err := Read(run)
	edited(t, err)
	found := func() (out []string) {
		list, err := m.Changed(run)
		edited(t, err)
		for _, f := range list {
			out = append(out, fmt.Sprint(f.Name, ": ", f.What.In(message.English), " ", f.Gone))
		}
		return out
	}
	if got := found(); got != nil {
		t.Errorf("of nothing: %q", got)
	}
	at := func(name string) string { return filepath.Join(run, filepath.FromSlash(name)) }
	edited(t, errors.Join(os.Remove(at("figures/a.svg")), os.WriteFile(at("summary.csv"), []byte("x"), 0o644), os.WriteFile(at("figures/mine.txt"), nil, 0o644),
		os.MkdirAll(at("strange/deep"), 0o755), os.WriteFile(at("strange/deep/x"), nil, 0o644), os.WriteFile(at("a.txt"), nil, 0o644)))
	want := []string{"a.txt: no run has written it false", "figures/a.svg: missing true", "figures/mine.txt: no run has written it false", "strange: no run has written it false", "summary.csv: changed since the run wrote it false"}
	if got := found(); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, err := m.Changed(at("nowhere")); err == nil {
		t.Error("a folder that is not there has findings")
	}
}

// How long a run took is read back as it was written, and not where the file is another or gone.
func TestTimingIsReadBack(t *testing.T) {
	run := t.TempDir() + "/run"
	edited(t, save(t, run, ""))
	m, err := Read(run)
	edited(t, err)
	if got, err := m.TimingOf(run); err != nil || got.WallSeconds != 61.5 || got.Year != 2026 || got.PersonYears != 1_548_000_000 {
		t.Errorf("%+v, %v", got, err)
	}
	edited(t, os.WriteFile(filepath.Join(run, timingName), []byte("{"), 0o644))
	if _, err := m.TimingOf(run); err == nil || !strings.Contains(err.Error(), "the file is missing or has been changed") {
		t.Error(err)
	}
	edited(t, os.Remove(filepath.Join(run, timingName)))
	if _, err := m.TimingOf(run); err == nil || !strings.Contains(err.Error(), "the file is missing or has been changed") {
		t.Error(err)
	}
}

// A place under a file is refused before anything is computed, and what is no finished run is not read as one.
func TestNotAFolderCannotHoldARun(t *testing.T) {
	in := t.TempDir()
	edited(t, os.WriteFile(in+"/file", nil, 0o644))
	if _, err := Reserve(in+"/file/run", "baise", false); err == nil || !strings.Contains(err.Error(), "results cannot be written here") {
		t.Errorf("%v", err)
	}
	if _, err := Read(in + "/file"); err == nil || !strings.Contains(err.Error(), "this is not the folder of a finished run") {
		t.Errorf("%v", err)
	}
	if _, err := Read(in); err == nil || !strings.Contains(err.Error(), "this is not the folder of a finished run") {
		t.Errorf("%v", err)
	}
}
