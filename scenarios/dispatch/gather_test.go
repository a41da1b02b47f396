package dispatch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
)

// parts are files of a run of 8 draws with 2 replicates in n parts; of them those that are wanted.
func parts(t *testing.T, in string, n int, want ...int) {
	t.Helper()
	for _, k := range want {
		h := Header{Versions: versions(), Columns: 1, Part: k, Of: n}
		h.Study.Draws, h.Study.Replicates, h.Study.Seed = 8, 2, 1
		s := PartOf(k, n, 8)
		h.Spans = []Span{{2 * s.From, 2 * s.To}}
		put(t, filepath.Join(in, PartName(k, n)), sealed(t, h, nil))
	}
}

func put(t *testing.T, path string, text []byte) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, text, 0o644)); err != nil {
		t.Fatal(err)
	}
}

// Parts are found in a folder and in those in it, but not what is kept of unfinished ones, nor other files.
func TestPartsAreFound(t *testing.T) {
	root := t.TempDir()
	parts(t, root, 4, 1)
	parts(t, filepath.Join(root, "b"), 4, 2, 3)
	parts(t, filepath.Join(root, "c.unfinished"), 4, 4)
	parts(t, filepath.Join(root, "b", "deep"), 4, 4)
	put(t, filepath.Join(root, "run", "results.part"), []byte("x"))
	put(t, filepath.Join(root, "notes.txt"), []byte("x"))
	s, err := Gather([]string{root})
	if err != nil || len(s.Parts) != 3 || s.Of != 4 || fmt.Sprint(s.Missing) != "[{6 8}]" {
		t.Fatalf("%+v, %v", s, err)
	}
	again, ok := s.Rerun()
	if !ok || fmt.Sprint(again) != "[4]" {
		t.Errorf("again %v, %v", again, ok)
	}
	err = s.Whole()
	if err == nil || !strings.Contains(err.Error(), "the parts are not all of the run: draws 7 to 8 missing") || !strings.Contains(err.Error(), "write: `doudi run` again with --part 4/4") {
		t.Errorf("%v", err)
	}
	if both, err := Gather([]string{root, filepath.Join(root, "b", "deep")}); err != nil || both.Whole() != nil {
		t.Errorf("of two folders: %+v, %v", both, err)
	}
}

// Parts of another division put together what is missing, and have no common numbers.
func TestPartsOfTwoDivisions(t *testing.T) {
	root := t.TempDir()
	parts(t, root, 2, 1)
	parts(t, root, 4, 3)
	s, err := Gather([]string{root})
	if err != nil || s.Of != 0 || fmt.Sprint(s.Missing) != "[{6 8}]" {
		t.Fatalf("%+v, %v", s, err)
	}
	if _, ok := s.Rerun(); ok {
		t.Error("there are common numbers")
	}
	parts(t, root, 4, 4)
	if s, err = Gather([]string{root}); err != nil || s.Whole() != nil {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestDamagedPartsAreListed(t *testing.T) {
	root := t.TempDir()
	parts(t, root, 4, 1, 2, 3, 4)
	path := filepath.Join(root, PartName(2, 4))
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, path, text[:len(text)-1])
	s, err := Gather([]string{root})
	if err != nil || len(s.Damaged) != 1 || s.Damaged[0].Path != path || fmt.Sprint(s.Missing) != "[{2 4}]" {
		t.Fatalf("%+v, %v", s, err)
	}
	if again, ok := s.Rerun(); !ok || fmt.Sprint(again) != "[2]" {
		t.Errorf("again %v", again)
	}
	if err := s.Whole(); err == nil || !strings.Contains(err.Error(), "2-of-4.part: error: the part is damaged: it has been cut short") || !strings.Contains(err.Error(), "draws 3 to 4 missing") {
		t.Errorf("%v", err)
	}
}

// Where every part is damaged, as after a full disk, their names say which are to be computed again.
func TestAllPartsAreDamaged(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{"1-of-3.part", "3-of-3.part"}, "[1 2 3] true"},
		{[]string{"1-of-1.part"}, "[1] true"},
		{[]string{"1-of-2.part", "1-of-3.part"}, "[] false"},
		{[]string{"4-of-3.part"}, "[] false"},
		{[]string{"1-of-999999999.part"}, "[] false"},
		{[]string{"x.part", "1-of-3.part"}, "[] false"},
	} {
		root := t.TempDir()
		for _, name := range c.names {
			put(t, filepath.Join(root, name), []byte(magic))
		}
		s, err := Gather([]string{root})
		if err != nil || len(s.Damaged) != len(c.names) || s.Whole() == nil {
			t.Fatalf("%v: %+v, %v", c.names, s, err)
		}
		if again, ok := s.Rerun(); fmt.Sprint(again, ok) != c.want {
			t.Errorf("%v: again %v, %v, want %s", c.names, again, ok, c.want)
		}
	}
}

func TestPartsThatDoNotBelongTogether(t *testing.T) {
	refused := func(want string, folders ...string) {
		t.Helper()
		_, err := Gather(folders)
		var invalid *document.Invalid
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
	root := t.TempDir()
	refused("there is no part of a run here", root)
	refused("none: error: the folder cannot be read", filepath.Join(root, "none"))
	parts(t, filepath.Join(root, "a"), 2, 1, 2)
	refused("1-of-2.part: error: this is a file; name the folder that it is in", filepath.Join(root, "a", PartName(1, 2)))
	parts(t, filepath.Join(root, "b"), 2, 2)
	refused("b/2-of-2.part: error: draw 5 is in "+filepath.Join(root, "a", "2-of-2.part")+" too; leave out one of them", root)
	refused("draw 1 is in", filepath.Join(root, "a"), filepath.Join(root, "a"))
	h := Header{Versions: versions(), Columns: 1, Part: 2, Of: 2, Spans: []Span{{8, 16}}}
	h.Study.Draws, h.Study.Replicates, h.Study.Seed = 8, 2, 7
	put(t, filepath.Join(root, "b", PartName(2, 2)), sealed(t, h, nil))
	refused("2-of-2.part: error: it belongs to another run than "+filepath.Join(root, "a", "1-of-2.part")+": `seed` is 1 there and 7 here", root)
	put(t, filepath.Join(root, "b", "x.part"), []byte("mine"))
	refused("x.part: error: this is no part of a run", root)
}
