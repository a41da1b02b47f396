package forecast

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/population"
	"doudi/scenarios"
)

// The studies under testdata/bad whose mistake shows only once what they name is opened are refused with the English words
// of the .want files beside them, at the place and with the advice that stand there.
func TestMistakesAreSaid(t *testing.T) {
	t.Chdir("../..")
	files, err := filepath.Glob("testdata/bad/study/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]*population.Population{} // by profile: the same people for all, or most of the time went into making them
	once := func(p *Plan) (*population.Population, error) {
		if made[p.profile.ID] == nil {
			people, err := population.Synthesise(p.profile, 1, 2000)
			if err != nil {
				return nil, err
			}
			made[p.profile.ID] = people
		}
		return made[p.profile.ID], nil
	}
	opened := 0
	for _, file := range files {
		want, err := os.ReadFile(strings.TrimSuffix(file, ".yaml") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		study, _, err := scenarios.Parse(filepath.ToSlash(file), text, scenarios.Given{})
		if err != nil {
			continue // its own text refuses it
		}
		opened++
		if _, err = open(study, []string{"testdata/limited"}, once); err == nil {
			t.Errorf("%s is accepted", file)
			continue
		}
		said := err.Error() + "\n"
		if !strings.HasSuffix(string(want), said) || strings.Count(string(want), ": error: ") != strings.Count(said, ": error: ") {
			t.Errorf("said\n%swant\n%s", said, want)
		}
	}
	if opened < 30 {
		t.Errorf("%d studies are refused when they are opened", opened)
	}
}
