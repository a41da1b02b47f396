package forecast

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"doudi/model/catalogues"
	"doudi/model/profiles"
	"doudi/rules/packs"
	"doudi/scenarios"
)

// inFolder writes files into a folder of the test, and returns the path of the first.
func inFolder(t *testing.T, files ...string) string {
	t.Helper()
	folder := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(filepath.Join(folder, files[i]), []byte(files[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(folder, files[0])
}

// ofBaise is the shipped profile of Baise as a text, and a study of the policy with it.
func ofBaise(t *testing.T) (profile, study string) {
	t.Helper()
	_, text, err := profiles.Open("baise")
	if err != nil {
		t.Fatal(err)
	}
	profile = string(text)
	for _, block := range []string{"\napplied:", "\nlikelier:"} { // what it says of take-up and of its categories is for tests to say
		at := strings.Index(profile, block)
		profile = profile[:at] + profile[at+strings.Index(profile[at:], "\n\n"):]
	}
	return profile, `study: own
policy: baise
population: {profile: ./profile.yaml}
illness: china-rural
years: 2018..2019
seed: 5
scenarios: [{id: current}]
`
}

func replaced(t *testing.T, text, old, with string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("the file does not hold %q", old)
	}
	return strings.Replace(text, old, with, 1)
}

// openError opens a study with a profile and returns what is wrong with them.
func openError(t *testing.T, files ...string) error {
	t.Helper()
	study, _, err := readStudy(inFolder(t, files...), scenarios.Given{Flags: few(nil)})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(study)
	return err
}

// reversed turns the order of the keys of every map around, in a file without anchors whose maps are blocks, or flows
// on one line without flows in them but lists.
func reversed(text string) string {
	flow := regexp.MustCompile(`(categories|line|personal|remaining|consumption): \{([^{}]*)\}`)
	text = flow.ReplaceAllStringFunc(text, func(m string) string {
		head, body, _ := strings.Cut(m, "{")
		parts := strings.Split(strings.TrimSuffix(body, "}"), ", ")
		slices.Reverse(parts)
		return head + "{" + strings.Join(parts, ", ") + "}"
	})
	return strings.Join(blocks(strings.Split(text, "\n"), 0), "\n")
}

// blocks reverses the keys at an indent and those below each of them; comments stay with what they precede.
func blocks(lines []string, indent int) []string {
	var entries [][]string
	var pending []string
	for _, line := range lines {
		own := len(line) - len(strings.TrimLeft(line, " "))
		switch trimmed := strings.TrimSpace(line); {
		case trimmed == "" || trimmed[0] == '#':
			pending = append(pending, line)
			continue
		case own == indent:
			entries = append(entries, append(pending, line))
		default:
			last := len(entries) - 1
			entries[last] = append(append(entries[last], pending...), line)
		}
		pending = nil
	}
	slices.Reverse(entries)
	var out []string
	for _, e := range entries {
		at := slices.IndexFunc(e, func(line string) bool { return strings.TrimSpace(line) != "" && strings.TrimSpace(line)[0] != '#' })
		below := e[at+1:]
		first := slices.IndexFunc(below, func(line string) bool { return strings.TrimSpace(line) != "" && strings.TrimSpace(line)[0] != '#' })
		out = append(out, e[:at+1]...)
		if first < 0 || strings.TrimSpace(below[first])[0] == '{' {
			out = append(out, below...)
			continue
		}
		out = append(out, blocks(below, len(below[first])-len(strings.TrimLeft(below[first], " ")))...)
	}
	return append(out, pending...)
}

// The order of a profile's keys means nothing: with all of them turned around, strata, categories and conditions with
// them, a run gives the same bytes.
func TestTheOrderOfAProfilesKeysChangesNothing(t *testing.T) {
	profile, study := ofBaise(t)
	turned := reversed(profile)
	for _, want := range []string{"categories: {resident: 0.96, marginal: 0.04}", "categories: {registered_poor: 0.83, dibao: 0.15, extreme_poor: 0.02}"} {
		if !strings.Contains(turned, want) {
			t.Fatalf("the turned profile does not hold %q:\n%s", want, turned)
		}
	}
	for _, pair := range [][2]string{{"\n  other:", "\n  register:"}, {"kidney_failure: [", "hypertension: ["}} {
		if strings.Index(turned, pair[0]) > strings.Index(turned, pair[1]) {
			t.Fatalf("%q does not stand before %q:\n%s", pair[0], pair[1], turned)
		}
	}
	as := simulated(t, planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(nil)), 2)
	other := simulated(t, planned(t, inFolder(t, "study.yaml", study, "profile.yaml", turned), few(nil)), 2)
	if !same(as, other) {
		t.Error("the turned profile gives other results")
	}
}

func TestTheOrdinaryResidentIsNamed(t *testing.T) {
	notRaced(t)
	profile, study := ofBaise(t)
	renamed := replaced(t, profile, "resident: 0.96", "villager: 0.96")
	err := openError(t, "study.yaml", study, "profile.yaml", renamed)
	if err == nil || !strings.Contains(err.Error(), "does not say which category is the ordinary resident") {
		t.Errorf("got %v", err)
	}
	err = openError(t, "study.yaml", study, "profile.yaml", "ordinary: resident\n"+renamed)
	if err == nil || !strings.Contains(err.Error(), "no stratum has the category `resident`") {
		t.Errorf("got %v", err)
	}
	// Of 545,192 other households 4 % are marginal and 96 % residents; whoever is named is the ordinary one.
	for text, want := range map[string]float64{profile: 523_384, "ordinary: marginal\n" + profile: 21_808, "ordinary: villager\n" + renamed: 523_384} {
		policy := study
		if text != profile && strings.Contains(text, "villager") {
			policy = strings.Replace(study, "policy: baise", "policy: ./policy.yaml", 1)
		}
		p := planned(t, inFolder(t, "study.yaml", policy, "profile.yaml", text, "policy.yaml", villagers(t)), few(nil))
		got := row(t, simulated(t, p, 2), "current", 2018, "households", "status", "never_registered").Mean
		if math.Abs(got/want-1) > 0.15 { // of about 2,500 households in the sample 100 are marginal
			t.Errorf("%.40s…: %v households were never registered, want about %v", text, got, want)
		}
	}
}

// villagers is the policy of Baise with another word for its residents.
func villagers(t *testing.T) string {
	t.Helper()
	_, text, err := packs.Open("baise")
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "resident:", "villager:")
}

// A series of money that does not say how it goes on ends with its last year: a study that runs further is refused, and
// every such series is named with what to write. Within the data nothing is asked.
func TestYearsBeyondTheDataAreRefused(t *testing.T) {
	notRaced(t)
	profile, study := ofBaise(t)
	old := regexp.MustCompile(`(?m),?( last: \d+,)?\n +after: \{.*\}\}`).ReplaceAllString(profile, "}")
	if strings.Contains(old, "after:") || strings.Contains(old, "last:") {
		t.Fatalf("the profile still says how it goes on:\n%s", old)
	}
	for years, want := range map[string][]string{
		"2018..2020": nil,
		"2019..2021": {"`profile.line` is known to 2020, and the study runs to 2021", "after: hold"},
		"2026..2027": {"`profile.line` is known to 2020", "`profile.premium.personal` is known to 2026", "`profile.income_growth` is known to 2026",
			"`profile.register_growth`", "`profile.other_spending.growth`"},
	} {
		err := openError(t, "study.yaml", strings.Replace(study, "2018..2019", years, 1), "profile.yaml", old)
		if (err == nil) != (want == nil) {
			t.Errorf("%s: %v", years, err)
			continue
		}
		for _, says := range want {
			if !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %q is not said in\n%v", years, says, err)
			}
		}
	}
	// A catalogue that says nothing is known for as long as the profile.
	_, text, err := catalogues.Open("china-rural")
	if err != nil {
		t.Fatal(err)
	}
	catalogue := regexp.MustCompile(`(?s), last: 2020,\n.*?after: \{[^\n]*\}\}`).ReplaceAllString(string(text), "}")
	own := strings.Replace(study, "illness: china-rural", "illness: ./catalogue.yaml", 1)
	if err := openError(t, "study.yaml", own, "profile.yaml", profile, "catalogue.yaml", catalogue); err != nil {
		t.Error(err)
	}
	err = openError(t, "study.yaml", strings.Replace(own, "2018..2019", "2021", 1), "profile.yaml", profile, "catalogue.yaml", catalogue)
	for _, says := range []string{"`catalogue.cost_growth` is known to 2020, and the study runs to 2021", "`catalogue.admissions.growth`", "with `last: 2020`"} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is not said in\n%v", says, err)
		}
	}
}

// What is carried on is said once on the page, and check says it at the study's years.
func TestWhatIsCarriedOnIsSaid(t *testing.T) {
	profile, study := ofBaise(t)
	plan := planned(t, inFolder(t, "study.yaml", strings.Replace(study, "2018..2019", "2021", 1), "profile.yaml", profile), few(nil))
	r := simulated(t, plan, 2)
	said := 0
	for _, w := range r.Warnings {
		if strings.Contains(w.EN, "5 inputs are used outside the years") && strings.Contains(w.ZH, "5项输入") {
			said++
		}
	}
	if doubts := plan.Doubts.All(); said != 1 || len(doubts) != 1 || !strings.Contains(doubts[0].Text("en"), "study.yaml:5:8: warning: 5 inputs") {
		t.Errorf("said %d times on the page; check says %v", said, doubts)
	}
	// The premium is known to 2026, the catalogue to 2025; the share still poor is a step, everything else grows.
	rules := map[string]string{}
	for _, c := range r.CarriedOn {
		rules[c.Input] = c.Rule
	}
	if len(rules) != 5 || rules["profile.remaining"] != "step" || rules["profile.line"] != "grow" || rules["profile.premium.personal"] != "" {
		t.Errorf("carried on: %v", rules)
	}
	// A year before the data uses the first value; what the study ends with the data has no rule for going on, and what it
	// ends a year behind has one.
	for to, want := range map[int]string{2020: "", 2021: "grow"} {
		plan.Study.Years, plan.carried = scenarios.Years{From: 2014, To: to}, nil
		plan.carryOn()
		at := slices.IndexFunc(plan.carried, func(c CarriedOn) bool { return c.Input == "profile.line" })
		if at < 0 || plan.carried[at].Rule != want || plan.carried[at].First != 2015 || plan.carried[at].Last != 2020 || (plan.carried[at].Grow.Low == 0.02) != (want == "grow") {
			t.Errorf("to %d: %+v", to, plan.carried)
		}
	}
	within := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(nil))
	if n := len(within.Doubts.All()) + len(within.carried); n > 0 {
		t.Errorf("within the data %d things are said", n)
	}
}
