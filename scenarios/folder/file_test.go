package folder

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
)

func writes(text string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
}

// A file is there whole or as it was before; what a dead process left half-written is in nobody's way.
func TestFilesAreWholeOrNot(t *testing.T) {
	parent := t.TempDir()
	path := filepath.Join(parent, "below", "x.part")
	if err := WriteFile(path, writes("new")); err == nil {
		t.Error("the folder above is made")
	}
	place, err := Claim(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(parent, "below", ".x.part.doudi-writing"), []byte("half of an older one"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := place.Save(writes("one")); err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is on fire")
	err = place.Save(func(w io.Writer) error { _, _ = io.WriteString(w, strings.Repeat("x", 1<<18)); return full })
	if err == nil || !strings.Contains(err.Error(), "x.part cannot be written: the disk is on fire; nothing is left of it") {
		t.Errorf("got %v", err)
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "one" {
		t.Errorf("%q, %v", text, err)
	}
	_, err = Claim(path)
	var invalid *document.Invalid
	if err == nil || errors.As(err, &invalid) || !strings.Contains(err.Error(), "x.part: another run is writing there") {
		t.Errorf("a second process, which may try again: %v", err)
	}
	place.Release()
	place.Release()
	alone(t, filepath.Join(parent, "below"), "x.part")
}

func TestUnwrittenFilesAreKnownByName(t *testing.T) {
	for name, want := range map[string]bool{".x.part.doudi-writing": true, "x.part.doudi-writing": false, ".doudi-writing": false, "..doudi-writing": false, ".x.part": false, "x": false} {
		if Unwritten(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
