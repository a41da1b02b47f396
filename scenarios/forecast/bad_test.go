package forecast

import (
	"os"
	"path/filepath"
	"testing"

	"doudi/model/document/refused"
	"doudi/model/population"
	"doudi/scenarios"
)

// The studies whose mistake shows only once what they name is opened.
func TestMistakesAreSaid(t *testing.T) {
	t.Chdir("../..")
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
	refused.Files(t, "testdata/bad/study/*.yaml", 30, func(file string) (bool, error) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		study, _, err := scenarios.Parse(filepath.ToSlash(file), text, scenarios.Given{})
		if err != nil {
			return false, nil // its own text refuses it
		}
		_, err = open(study, []string{"testdata/limited"}, once)
		return true, err
	})
}
