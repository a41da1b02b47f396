package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A folder holds itself and what is below it, not its parent, not a neighbour whose name begins alike; a name of dots
// below it is a name.
func TestFoldersHoldWhatIsBelow(t *testing.T) {
	a := Folders{filepath.FromSlash("/data/own"), filepath.FromSlash("/more")}
	for path, want := range map[string]bool{
		"/data/own": true, "/data/own/x.yaml": true, "/data/own/..x/y": true, "/more/deep/x": true,
		"/data": false, "/": false, "/data/owner/x": false, "/data/other": false, "/mor": false,
	} {
		if got := a.holds(filepath.FromSlash(path)); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

// On the command line an id is one of the program's unless a file is called so; a folder of that name, as a run's results
// are, does not hide it.
func TestAnIDIsOfTheProgramUnlessAFileIsCalledSo(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, kind := range []Kind{Policies(), Profiles(), Studies()} {
		if file, _, err := kind.Text("baise"); err != nil || !strings.HasSuffix(file, "/baise.yaml") {
			t.Errorf("%s: %s, %v", kind.key, file, err)
		}
	}
	if err := os.Mkdir("baise", 0o755); err != nil {
		t.Fatal(err)
	}
	if file, _, err := Policies().Text("baise"); err != nil || file != "rules/packs/baise.yaml" {
		t.Errorf("beside a folder: %s, %v", file, err)
	}
	if err := os.WriteFile("yunyang", []byte("policy: mine\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if file, text, err := Policies().Text("yunyang"); err != nil || file != "yunyang" || string(text) != "policy: mine\n" {
		t.Errorf("beside a file: %s, %q, %v", file, text, err)
	}
}

// What neither the program nor the folder has is refused with the ids that there are.
func TestWhatIsNowhereIsRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	for says, kind := range map[string]Kind{
		"no pack and no file is called so; the packs are baise, ": Policies(),
		"no population profile is called so; there are baise":     Profiles(),
		"the program brings none of that name; it has ":           Bills(),
	} {
		if _, err := kind.Root("nowhere"); err == nil || !strings.Contains(err.Error(), "nowhere: error: ") || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
}
