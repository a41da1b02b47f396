package population

import (
	"slices"
	"strings"
	"testing"

	"doudi/model"
)

// Every number of a profile is an input that a scenario can change, but for those of which its people are made, and changing it changes
// that one alone, in a copy; so are the money by year and the growth that carries it on.
func TestEveryNumberIsAnInput(t *testing.T) {
	p, says := readText(t, "2020: 4000, after: hold", "2020: 4000, after: {grow: 0.03, source: {ref: a, status: stated}}")
	if says != "" {
		t.Fatal(says)
	}
	var paths []string
	for _, in := range p.Inputs() {
		paths = append(paths, in.Path)
	}
	slices.Sort(paths)
	if twice := slices.Compact(slices.Clone(paths)); len(twice) != len(paths) {
		t.Errorf("inputs are there twice: %v", paths)
	}
	numbers := p.inputs()
	for _, q := range numbers {
		if q.Path != "" && !slices.Contains(paths, q.Path) {
			t.Errorf("%s is no input", q.Path)
		}
	}
	for _, path := range []string{"profile.line", "profile.premium.personal", "profile.births.rate", "profile.line.after"} {
		if !slices.Contains(paths, path) {
			t.Errorf("%s is no input: %v", path, paths)
		}
	}
	for _, path := range paths {
		own, changed := p.Under(map[string]*model.Changes{path: {}}), 0
		for i, q := range own.inputs() {
			if q.Changes != nil {
				changed++
				if q.Path != path {
					t.Errorf("%s changes %s", path, q.Path)
				}
			}
			if numbers[i].Changes != nil {
				t.Fatalf("%s changes the file's own", path)
			}
		}
		byYear := map[string]*model.Yearly{"profile.line": &own.line, "profile.premium.personal": &own.premium, "profile.births.rate": &own.lives.births}[path]
		switch {
		case byYear != nil && byYear.Changes == nil:
			t.Errorf("%s changes nothing", path)
		case byYear == nil && changed != 1 && !strings.HasSuffix(path, ".after"):
			t.Errorf("%s changes %d numbers", path, changed)
		}
	}
	if p.line.Changes != nil {
		t.Error("the file's own line is changed")
	}
}
