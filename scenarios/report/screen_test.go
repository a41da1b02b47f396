package report

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"
)

// keepsPromises holds a page to what its first screen promises: three levels with intervals, and every alternative's title,
// all within 24 lines of at most 100 columns; no line of the page is wider.
func keepsPromises(t *testing.T, run *forecast.Result, lang message.Language) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(textOf(t, run, lang), "\n"), "\n")
	for _, line := range lines {
		if n := document.Cells(line); n > 100 {
			t.Errorf("%s: %d columns: %s", lang, n, line)
		}
	}
	screen := strings.Join(lines[:min(len(lines), 24)], "\n")
	interval := ` +[0-9,.]+ +\([0-9,.]+(至| to )[0-9,.]+\)`
	for _, label := range map[message.Language][]string{
		"zh": {"基金支出，万元", "  其中公共资金", "  其中保险机构资金", "个人负担，人均，元", "  其中账单内", `  其中账单外\(假定\)`, `因病致贫\(D2\)，户次?`},
		"en": {"Fund spending, (million|thousand) yuan", "  of it public money", "  of it insurers' money", "Family's burden, per person, yuan", "  of it on bills",
			`  of it outside bills \(assumed\)`, `Poor by illness \(D2\), household(s|-years)`},
	}[lang] {
		if !regexp.MustCompile(`(?m)^` + label + interval + `$`).MatchString(screen) {
			t.Errorf("%s: no level %q with its interval in\n%s", lang, label, screen)
		}
	}
	for i, c := range run.Study.Scenarios[1:] {
		// What stands of the title, at least three characters.
		title := []rune(c.Title.In(lang, c.ID))
		want := fmt.Sprintf("%d %s", i+1, string(title[:min(len(title), 3)]))
		if !regexp.MustCompile(`(?m)(^|\s)` + regexp.QuoteMeta(want)).MatchString(screen) {
			t.Errorf("%s: %s is not in\n%s", lang, want, screen)
		}
		if !strings.Contains(strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.ReplaceAll(string(title), " ", "")) {
			t.Errorf("%s: %s is said nowhere in full", lang, string(title))
		}
	}
}

func TestFirstScreenHoldsEveryAlternative(t *testing.T) {
	for _, n := range []int{1, 2, 4, 6, 10, 11, 12, 13, 21, 41, 64} {
		for _, long := range []bool{false, true} {
			run := example(t)
			kept := run.Study.Scenarios[:min(n, 4)]
			for i := len(kept); i < n; i++ {
				c := scenarios.Scenario{ID: fmt.Sprint("s", i), Title: model.Title{ZH: fmt.Sprint("方案甲乙", i), EN: fmt.Sprint("Plan A", i)}}
				if long {
					c.Title.ZH = strings.Repeat("提高县域内住院支付比例", 18) + fmt.Sprint("至", i)
					c.Title.EN = strings.Repeat("raise the county's ", 10) + fmt.Sprint("to ", i)
				}
				kept = append(kept, c)
				exampleRows(run, i%4, c.ID)
				exampleFunds(run, c.ID)
			}
			run.Study.Scenarios = kept
			for _, lang := range []message.Language{"zh", "en"} {
				keepsPromises(t, run, lang)
			}
		}
	}
}

// A title of 200 characters of the study itself is cut, and the page says that there is nothing to compare.
func TestFirstScreenOfTheBaselineAlone(t *testing.T) {
	run := example(t)
	run.Study.Title = model.Title{ZH: strings.Repeat("某县健康扶贫", 33), EN: strings.Repeat("county ", 28)}
	run.Study.Scenarios = run.Study.Scenarios[:1]
	for lang, want := range map[message.Language]string{"zh": "本研究只有基准一个方案，没有可比的方案。", "en": "The study has the baseline alone: there is nothing to compare."} {
		keepsPromises(t, run, lang)
		if text := textOf(t, run, lang); !strings.Contains(text, want) || strings.Contains(text, "~") {
			t.Errorf("%q is missing, or differences are explained, in\n%s", want, text)
		}
	}
}

// The studies that come with the program, small, with every column that a full run has.
func TestShippedStudiesFitTheScreen(t *testing.T) {
	files, err := filepath.Glob("../studies/*.yaml")
	if err != nil || len(files) < 7 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			study, _, err := readStudy(file, scenarios.Given{Flags: map[string]string{"people": "8000", "draws": "4", "replicates": "2"}})
			if err != nil {
				t.Fatal(err)
			}
			plan, err := forecast.Open(study)
			if err != nil {
				t.Fatal(err)
			}
			run, err := dispatch.Run(t.Context(), plan, dispatch.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for _, lang := range []message.Language{"zh", "en"} {
				keepsPromises(t, run, lang)
			}
			premium, ok := run.Row(study.Baseline().ID, 0, "premium_subsidy", "all", "all")
			if text := textOf(t, run, "zh"); !ok || !strings.Contains(text, unitOf("zh", "CNY").of(premium.Mean)) || !strings.Contains(text, "资助参保(另计，不在基金支出合计内)") {
				t.Error("subsidised premiums are not told")
			}
		})
	}
}
