package scenarios

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules/packs"
	"doudi/rules/read"
)

// good is the smallest study; the tests of mistakes change one thing in it.
const good = `study: small
policy: baise
population: {profile: baise, people: 1000}
illness: china-rural
years: 2017..2019
draws: 10
replicates: 3
seed: 7
scenarios:
  - id: current
  - id: cut
    title: {zh: 方案, en: Cut}
    set: [{path: parameters.rate.county, from: 2018-01-01, value: 0.7}]
    add: [{after: backstop, benefit: {id: cap, leaves: 3000}}]
`

func TestStudyIsReadWhole(t *testing.T) {
	s, warnings, err := Parse("s.yaml", []byte(good), Given{})
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	if s.ID != "small" || s.Population.Profile != "baise" || s.Population.People != 1000 || s.Years != (Years{2017, 2019}) || s.Years.Count() != 3 ||
		s.Draws != 10 || s.Replicates != 3 || s.Seed != 7 || s.Simulations() != 30 || s.Baseline().ID != "current" {
		t.Errorf("read %+v", s)
	}
	cut := s.Scenarios[1]
	patch, add := cut.Set[0], cut.Add[0]
	if cut.Title.ZH != "方案" || patch.Path.Text != "parameters.rate.county" || patch.From.Text != "2018-01-01" || patch.Value.Text != "0.7" {
		t.Errorf("read %+v", cut)
	}
	// Line 13 of the text above: 11 characters to the brace, path 28, from 16, their commas 4 and `value: ` 7.
	if patch.Value.Pos != (document.Pos{Line: 13, Col: 67}) || patch.Value.File() != "s.yaml" {
		t.Errorf("the value's place is %v of %s", patch.Value.Pos, patch.Value.File())
	}
	if cut.Policy != "baise" {
		t.Errorf("the scenario's policy is %q, want the study's", cut.Policy)
	}
	if add.After.Text != "backstop" || add.Benefit.Get("leaves").Text != "3000" {
		t.Errorf("read %+v", add)
	}
}

// The first and last of what a study may say is read: the ends of the years and of their number, of draws, replicates,
// scenarios and changes; one patch of a path for each date.
func TestTheEndsOfWhatAStudyMaySay(t *testing.T) {
	list := func(head string, n int, item func(int) string) string {
		for i := range n {
			head += item(i)
		}
		return head
	}
	scenarios := good[strings.Index(good, "scenarios:"):]
	for _, c := range []struct {
		old, new string
		ok       func(*Study) bool
	}{
		{"2017..2019", "1950", func(s *Study) bool {
			return s.Years == (Years{1950, 1950}) && s.Years.Count() == 1 && s.Years.String() == "1950"
		}},
		{"2017..2019", "2051..2100", func(s *Study) bool {
			return s.Years == (Years{2051, 2100}) && s.Years.Count() == 50 && s.Years.String() == "2051..2100"
		}},
		{"draws: 10", "draws: 100000", func(s *Study) bool { return s.Draws == 100_000 }},
		{"draws: 10", "draws: 99", func(s *Study) bool { return s.Draws == 99 }},
		{"draws: 10", "draws: 100", func(s *Study) bool { return s.Draws == 100 }},
		{"draws: 10", "draws: 200", func(s *Study) bool { return s.Draws == 200 }},
		{"draws: 10", "draws: 1", func(s *Study) bool { return s.Draws == 1 }},
		{"replicates: 3", "replicates: 10000", func(s *Study) bool { return s.Replicates == 10_000 && s.Simulations() == 100_000 }},
		{"seed: 7", "seed: 1_000_000_000_000_000", func(s *Study) bool { return s.Seed == 1e15 }},
		{"people: 1000", "people: 2_000_000_000", func(s *Study) bool { return s.Population.People == 2e9 && !s.Population.Repeat && !s.Population.Cut }},
		{"people: 1000", "people: 1, repeat: true", func(s *Study) bool { return s.Population.People == 1 && s.Population.Repeat }},
		{"{profile: baise, people: 1000}", "yunyang", func(s *Study) bool { return s.Population == Population{Profile: "yunyang", At: s.Population.At} }},
		{scenarios, list("scenarios:\n", MaxScenarios, func(i int) string { return fmt.Sprintf("  - id: s%d\n", i) }), func(s *Study) bool { return len(s.Scenarios) == 64 }},
		{"value: 0.7}", "value: 0.7}, {path: parameters.rate.county, value: 0.6}, {path: parameters.rate.county, from: 2018-01-02, value: 0.5}",
			func(s *Study) bool {
				set := s.Scenarios[1].Set
				return len(set) == 3 && set[1].From == nil && set[2].Value.Text == "0.5"
			}},
		{"value: 0.7}", list("value: 0.7}", MaxChanges-1, func(i int) string { return fmt.Sprintf(", {path: p.x%d, value: 1}", i) }), func(s *Study) bool { return len(s.Scenarios[1].Set) == 1000 }},
		{"after: backstop, ", "", func(s *Study) bool { return s.Scenarios[1].Add[0].After == nil }},
		{"id: cut", "id: " + strings.Repeat("x", 64), func(s *Study) bool { return len(s.Scenarios[1].ID) == 64 }},
		{"id: cut\n", "id: cut\n    with: []\n", func(s *Study) bool { return len(s.Scenarios) == 2 }},
	} {
		s, _, err := Parse("s.yaml", []byte(strings.Replace(good, c.old, c.new, 1)), Given{})
		if err != nil {
			t.Errorf("%.40s: %v", c.new, err)
		} else if !c.ok(s) {
			t.Errorf("%.40s: read %+v", c.new, s)
		}
	}
}

// A study carries the hash of its text.
func TestStudyKnowsItsHash(t *testing.T) {
	s, _, err := Parse("s.yaml", []byte(good), Given{})
	if err != nil || s.File != "s.yaml" || s.SHA256 != fmt.Sprintf("%x", sha256.Sum256([]byte(good))) {
		t.Errorf("%s %s, %v", s.File, s.SHA256, err)
	}
}

func TestFlagBeforeEnvironmentBeforeFileBeforeDefault(t *testing.T) {
	bare := strings.NewReplacer("draws: 10\n", "", "replicates: 3\n", "", "seed: 7\n", "", ", people: 1000", "").Replace(good)
	for _, c := range []struct {
		name, text string
		env        map[string]string
		given      Given
		want       [4]int // draws, replicates, seed, people
	}{
		{name: "default", text: bare, want: [4]int{100, 2, 1, 0}},
		{name: "file", text: good, want: [4]int{10, 3, 7, 1000}},
		{name: "environment", text: good, env: map[string]string{"draws": "50", "people": "9"}, want: [4]int{50, 3, 7, 9}},
		{name: "flag", text: good, env: map[string]string{"draws": "50"},
			given: Given{Flags: map[string]string{"draws": "80", "seed": "0", "lang": "en"}}, want: [4]int{80, 3, 0, 1000}},
		{name: "quick cuts the file", text: strings.Replace(good, "draws: 10", "draws: 900", 1), given: Given{Quick: true}, want: [4]int{100, 1, 7, 1000}},
		{name: "quick cuts everybody", text: bare, given: Given{Quick: true}, want: [4]int{100, 1, 1, 30000}},
		{name: "flag before environment", text: good, env: map[string]string{"replicates": "5", "seed": "6", "people": "7"},
			given: Given{Flags: map[string]string{"replicates": "8", "seed": "9", "people": "11"}}, want: [4]int{10, 8, 9, 11}},
		{name: "environment before default", text: bare, env: map[string]string{"draws": "3", "seed": "0"}, want: [4]int{3, 2, 0, 0}},
		{name: "an empty variable is none", text: good, env: map[string]string{"draws": ""}, want: [4]int{10, 3, 7, 1000}},
		{name: "quick leaves what is small", text: strings.NewReplacer("draws: 10", "draws: 100", "1000", "30000", "replicates: 3", "replicates: 1").Replace(good),
			given: Given{Quick: true}, want: [4]int{100, 1, 7, 30000}},
		{name: "quick cuts what is large", text: strings.NewReplacer("draws: 10", "draws: 101", "1000", "30001", "replicates: 3", "replicates: 2").Replace(good),
			given: Given{Quick: true}, want: [4]int{100, 1, 7, 30000}},
		{name: "quick leaves the environment", text: good, env: map[string]string{"draws": "300", "people": "40000", "replicates": "4"},
			given: Given{Quick: true}, want: [4]int{300, 4, 7, 40000}},
		{name: "quick leaves flags", text: good, given: Given{Quick: true, Flags: map[string]string{"draws": "200"}}, want: [4]int{200, 1, 7, 1000}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.given.Environment = c.env
			s, _, err := Parse("s.yaml", []byte(c.text), c.given)
			if err != nil {
				t.Fatal(err)
			}
			if got := [4]int{s.Draws, s.Replicates, int(s.Seed), s.Population.People}; got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
			if s.Quick != c.given.Quick {
				t.Error("a quick look does not say so")
			}
			if cut := strings.HasPrefix(c.name, "quick cuts") && c.want[3] == 30000; s.Population.Cut != cut {
				t.Errorf("people are said to be cut: %v", s.Population.Cut)
			}
		})
	}
}

func TestMistakesAreLocated(t *testing.T) {
	many := "scenarios:\n"
	for i := range MaxScenarios + 1 {
		many += fmt.Sprintf("  - id: s%d\n", i)
	}
	scenarios := good[strings.Index(good, "scenarios:"):]
	for _, c := range []struct{ name, old, new, says string }{
		{"unknown key", "draws: 10", "drawz: 10", "s.yaml:6:1: error: the key `drawz` is not known here"},
		{"unknown key names the near one", "draws: 10", "drawz: 10", "write: `draws`"},
		{"unknown key inside", "profile: baise,", "profil: baise,", "s.yaml:3:14: error: the key `profil` is not known"},
		{"capital key is another key", "draws: 10", "Draws: 10", "s.yaml:6:1: error: the key `Draws` is not known"},
		{"key twice", "draws: 10", "draws: 10\ndraws: 11", "s.yaml:7:1: error: the key `draws` is given twice"},
		{"wrong type", "draws: 10", "draws: many", "s.yaml:6:8: error: `draws` must be a whole number from 1 to 100000"},
		{"quoted number", "draws: 10", `draws: "10"`, "s.yaml:6:8: error: `draws` must be a whole number"},
		{"list for a number", "draws: 10", "draws: [10]", "s.yaml:6:8: error: `draws` must be a whole number"},
		{"draws of a batch and a half", "draws: 10", "draws: 150", "s.yaml:6:8: error: 150 draws are no whole batches of 100"},
		{"both whole numbers of batches are named", "draws: 10", "draws: 101", "draws: 100, or 200"},
		{"the most draws are named at the bound", "draws: 10", "draws: 99_999", "draws: 99900, or 100000"},
		{"no draws", "draws: 10", "draws: 0", "s.yaml:6:8: error: `draws` must be"},
		{"too many draws", "draws: 10", "draws: 100001", "s.yaml:6:8: error: `draws` must be"},
		{"fraction", "replicates: 3", "replicates: 1.5", "s.yaml:7:13: error: `replicates` must be"},
		{"negative seed", "seed: 7", "seed: -7", "s.yaml:8:7: error: `seed` must be"},
		{"nobody", "people: 1000", "people: 0", "s.yaml:3:38: error: `people` must be"},
		{"policy missing", "policy: baise\n", "", "s.yaml:1:1: error: the key `policy` is missing"},
		{"id not ASCII", "study: small", "study: 百色", "s.yaml:1:8: error: `百色` is no id for a study"},
		{"scenario id with a hyphen", "id: cut", "id: cut-2", "s.yaml:11:9: error: `cut-2` is no id for a scenario"},
		{"scenario twice", "id: cut", "id: current", "s.yaml:11:9: error: the scenario `current` is given twice"},
		{"years backwards", "2017..2019", "2019..2017", "s.yaml:5:8: error: `years` ends before it begins"},
		{"too many years", "2017..2019", "2000..2050", "s.yaml:5:8: error: `years` are 51; a study has at most 50"},
		{"no years", "2017..2019", "soon", "s.yaml:5:8: error: `years` must be calendar years from 1950 to 2100"},
		{"no scenarios", scenarios, "", "s.yaml:1:1: error: the study has no scenarios"},
		{"scenarios empty", scenarios, "scenarios: []\n", "s.yaml:9:12: error: the study has no scenarios"},
		{"too many scenarios", scenarios, many, "the study has 65 scenarios; at most 64"},
		{"intervention", "    title: {zh: 方案, en: Cut}\n", "    with: [{id: family_doctor, coverage: 1.2}]\n", "s.yaml:12:42: error: `coverage` is 1.2; it must lie from 0 to 1"},
		{"measures", "seed: 7", "seed: 7\nmeasures: [{id: x, of: person}]", "s.yaml:9:12: error: the key `formula` is missing"},
		{"measure of nobody", "seed: 7", "seed: 7\nmeasures: [{id: x, formula: oop}]", "s.yaml:9:12: error: the measure does not say what it is of"},
		{"measure twice", "seed: 7", "seed: 7\nmeasures: [{id: x, of: person, formula: oop}, {id: x, of: person, formula: age}]", "s.yaml:9:52: error: the measure `x` is given twice"},
		{"bad date", "from: 2018-01-01", "from: 2018-13-01", "s.yaml:13:48: error: `from` is no date"},
		{"patch without a value", ", value: 0.7", "", "s.yaml:13:11: error: the key `value` is missing"},
		{"patch path no text", "path: parameters.rate.county", "path: [a]", "s.yaml:13:18: error: `path` must be one value"},
		{"benefit no map", "benefit: {id: cap, leaves: 3000}", "benefit: cap", "error: `benefit` must be a whole benefit"},
		{"set twice", "value: 0.7}]", "value: 0.7}, {path: parameters.rate.county, from: 2018-01-01, value: 1}]", "`parameters.rate.county` is set twice for the same date"},
		{"alias", "seed: 7", "seed: &x 7", "s.yaml:8:7: error: anchors"},
		{"target outside the years", "seed: 7", "seed: 7\ntargets: [{name: x, measure: m, years: 2016..2017, value: 1, source: doc}]", "s.yaml:9:40: error: the target's years are not all simulated"},
		{"target after the years", "seed: 7", "seed: 7\ntargets: [{name: x, measure: m, years: 2018..2020, value: 1, source: doc}]", "s.yaml:9:40: error: the target's years are not all simulated"},
		{"unknown key of a patch", "value: 0.7}", "value: 0.7, until: 2019-01-01}", "s.yaml:13:72: error: the key `until` is not known"},
		{"unknown key of an addition", "after: backstop,", "after: backstop, before: x,", "the key `before` is not known"},
		{"empty path", "path: parameters.rate.county", "path: ''", "s.yaml:13:18: error: `path` is empty"},
		{"empty policy", "policy: baise", "policy: ' '", "s.yaml:2:9: error: `policy` is empty"},
		{"year before all", "2017..2019", "1949", "s.yaml:5:8: error: `years` must be calendar years from 1950 to 2100"},
		{"year after all", "2017..2019", "2101", "s.yaml:5:8: error: `years` must be calendar years from 1950 to 2100"},
		{"too many replicates", "replicates: 3", "replicates: 10001", "s.yaml:7:13: error: `replicates` must be a whole number from 1 to 10000"},
		{"target of no scenario", "seed: 7", "seed: 7\ntargets: [{name: x, measure: m, scenario: curent, value: 1, source: doc}]", "the study has no scenario `curent`"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(good, c.old) {
				t.Fatalf("the test's text holds no %q", c.old)
			}
			_, _, err := Parse("s.yaml", []byte(strings.Replace(good, c.old, c.new, 1)), Given{})
			var invalid *document.Invalid
			if !errors.As(err, &invalid) {
				t.Fatalf("got %v, want an *Invalid", err)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("got\n%v\nwant %s", err, c.says)
			}
		})
	}
}

func TestMistakesOfFlagAndEnvironmentNameTheirOrigin(t *testing.T) {
	_, _, err := Parse("s.yaml", []byte(good), Given{Flags: map[string]string{"draws": "lots"}})
	if err == nil || !strings.HasPrefix(err.Error(), "--draws: error: `draws` must be a whole number from 1 to 100000") {
		t.Errorf("flag: %v", err)
	}
	_, _, err = Parse("s.yaml", []byte(good), Given{Environment: map[string]string{"replicates": "-1"}})
	if err == nil || !strings.HasPrefix(err.Error(), "DOUDI_REPLICATES: error: `replicates` must be") {
		t.Errorf("environment: %v", err)
	}
}

// Draws that are no whole batches are refused where they are said, by a flag or in the environment too.
func TestDrawsOfFlagAndEnvironmentAreWholeBatches(t *testing.T) {
	for _, draws := range []string{"101", "199", "250"} {
		_, _, err := Parse("s.yaml", []byte(good), Given{Flags: map[string]string{"draws": draws}})
		if err == nil || !strings.HasPrefix(err.Error(), "--draws: error: "+draws+" draws are no whole batches of 100") {
			t.Errorf("%s draws by a flag: %v", draws, err)
		}
	}
	if _, _, err := Parse("s.yaml", []byte(good), Given{Environment: map[string]string{"draws": "150"}}); err == nil || !strings.HasPrefix(err.Error(), "DOUDI_DRAWS: error: 150 draws") {
		t.Errorf("draws of the environment: %v", err)
	}
}

func TestAllMistakesAtOnce(t *testing.T) {
	text := strings.NewReplacer("draws: 10", "draws: x", "study: small", "study: A", "illness:", "ilness:").Replace(good)
	_, _, err := Parse("s.yaml", []byte(text), Given{})
	for _, says := range []string{"s.yaml:1:8", "the key `illness` is missing", "s.yaml:4:1: error: the key `ilness`", "s.yaml:6:8"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is not said in\n%v", says, err)
		}
	}
}

func TestUnreadableStudies(t *testing.T) {
	for name, c := range map[string]struct{ text, says string }{
		"empty":    {"", "the file is empty"},
		"comment":  {"# a study\n", "the file is empty"},
		"no map":   {"- a\n", "the file must be a map"},
		"two":      {good + "---\n" + good, "a second document begins here"},
		"not YAML": {"study: [a\n", "this is not YAML"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := Parse("s.yaml", []byte(c.text), Given{})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}

func TestScenarioMayNameAnotherPolicy(t *testing.T) {
	s, _, err := Parse("s.yaml", []byte(strings.Replace(good, "id: cut\n", "id: cut\n    policy: national\n", 1)), Given{})
	if err != nil || s.Scenarios[0].Policy != "baise" || s.Scenarios[1].Policy != "national" {
		t.Errorf("%+v %v", s, err)
	}
}

func TestShippedStudiesRead(t *testing.T) {
	files, err := filepath.Glob("studies/*.yaml")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, _, err := Parse(file, text, Given{})
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if want := strings.TrimSuffix(filepath.Base(file), ".yaml"); s.ID != want {
			t.Errorf("%s holds the study %s", file, s.ID)
		}
		for _, c := range s.Scenarios {
			applies(t, file, c)
		}
	}
}

// applies fails if a scenario of a shipped study does not fit the pack that it names.
func applies(t *testing.T, file string, c Scenario) {
	t.Helper()
	name, text, err := packs.Open(c.Policy)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := document.Parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	policy, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := read.With(policy, c.Set, c.Add); err != nil {
		t.Errorf("%s, %s: %v", file, c.ID, err)
	}
}
