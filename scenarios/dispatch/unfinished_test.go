package dispatch

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Of the folders in one, those of interrupted runs that hold a whole part are listed, with how many simulations they have: of
// eight draws with two replicates in four parts, two parts are eight. What is being written, damaged or empty counts for nothing.
func TestInterruptedRunsAreFound(t *testing.T) {
	in := t.TempDir()
	parts(t, filepath.Join(in, "a.unfinished"), 4, 1, 3)
	parts(t, filepath.Join(in, "b"), 4, 1)
	parts(t, filepath.Join(in, "c.unfinished"), 4, 2)
	put(t, filepath.Join(in, "c.unfinished", "000777.part"), []byte("doudi part 1\nhalf"))
	put(t, filepath.Join(in, "d.unfinished", ".1-of-4.part"), []byte("doudi"))
	put(t, filepath.Join(in, "e.unfinished"), []byte("a file"))
	whole, err := os.ReadFile(filepath.Join(in, "b", PartName(1, 4)))
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(in, "c.unfinished", ".3-of-4.part"), whole)
	put(t, filepath.Join(in, "c.unfinished", "3-of-4.txt"), whole)
	var got []string
	for _, u := range FindUnfinished(in) {
		got = append(got, fmt.Sprint(filepath.Base(u.Path), " ", u.Done, " ", u.Header.Study.Draws))
	}
	if want := "a.unfinished 8 8, c.unfinished 4 8"; strings.Join(got, ", ") != want {
		t.Errorf("%q, want %s", got, want)
	}
	if got := FindUnfinished(filepath.Join(in, "nowhere")); got != nil {
		t.Errorf("%v", got)
	}
}

// A draw of which one replicate is missing is missing, once; neighbours are said together. A part has a draw of which it has one
// replicate, and says each once.
func TestDrawsThatAreMissingAreSaidTogether(t *testing.T) {
	in := t.TempDir()
	piece := func(name string, spans ...Span) {
		h := Header{Versions: versions(), Columns: 1, Spans: spans}
		h.Study.Draws, h.Study.Replicates, h.Study.Seed = 8, 2, 1
		put(t, filepath.Join(in, name+PartSuffix), sealed(t, h, nil))
	}
	piece("a", Span{0, 1}, Span{2, 3}, Span{3, 5})
	piece("b", Span{8, 9}, Span{11, 13})
	// Simulation 1 is of draw 1, 5 to 7 of draws 3 and 4, 9 and 10 of 5 and 6, 13 to 15 of 7 and 8.
	s, err := Gather([]string{in})
	if err != nil || fmt.Sprint(s.Missing) != "[{0 1} {2 8}]" {
		t.Fatalf("%+v, %v", s, err)
	}
	if err := s.Whole(); err == nil || !strings.Contains(err.Error(), "the parts are not all of the run: draw 1; draws 3 to 8 missing") {
		t.Errorf("%v", err)
	}
	for i, want := range []string{"draws 1 to 3", "draws 5 to 7"} {
		if got := Together(s.Parts[i].Draws()).String(); got != want {
			t.Errorf("part %d has %s, want %s", i, got, want)
		}
	}
	piece("c", Span{12, 14})
	if _, err := Gather([]string{in}); err == nil || !strings.Contains(err.Error(), "draw 7 is in "+filepath.Join(in, "b.part")+" too") || strings.Count(err.Error(), "error:") != 1 {
		t.Errorf("%v", err)
	}
}
