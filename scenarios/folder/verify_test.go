package folder

import (
	"fmt"
	"io"
	"slices"
	"testing"

	"doudi/model/message"
)

// Against a run that is done again every file stands for itself: the same bytes are no finding, other bytes, a file that only one
// of both has, and a manifest that says something else of the run are. How long a run took is nobody's to compare.
func TestAgainstNamesEveryFileThatDiffers(t *testing.T) {
	path := t.TempDir() + "/run"
	if err := save(t, path, ""); err != nil {
		t.Fatal(err)
	}
	m, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	slower := example()
	slower.Timing.WallSeconds = 600
	against := func(change func(files map[string]func(io.Writer) error)) (found []string) {
		files := texts("")
		change(files)
		findings, err := m.Against(slower, files)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			found = append(found, fmt.Sprint(f.Name, ": ", f.What.In(message.English)))
		}
		return found
	}
	for name, c := range map[string]struct {
		change func(files map[string]func(io.Writer) error)
		want   []string
	}{
		"the same": {func(map[string]func(io.Writer) error) {}, nil},
		"other bytes": {func(f map[string]func(io.Writer) error) { f["summary.csv"] = texts("!")["summary.csv"] },
			[]string{"summary.csv: of other content when computed again"}},
		"one more": {func(f map[string]func(io.Writer) error) { f["more.csv"] = f["summary.csv"] },
			[]string{"more.csv: written when computed again, and not by the run"}},
		"one less": {func(f map[string]func(io.Writer) error) { delete(f, "figures/a.svg") },
			[]string{"figures/a.svg: written by the run, and not when computed again"}},
	} {
		if got := against(c.change); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	slower.Simulated++
	if got := against(func(map[string]func(io.Writer) error) {}); !slices.Equal(got, []string{"manifest.json: of other content when computed again"}) {
		t.Errorf("another number of people: %q", got)
	}
}
