package cli

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"
	"doudi/scenarios/report"
)

// The pages of every study that ships have names and no ids: on the Chinese one stands no word of a study, a policy or a profile but in
// the line that names the inputs, on the English one no Chinese but publications.
func TestPagesOfAllStudiesHaveNames(t *testing.T) {
	if raced {
		t.Skip("what is printed is not the race detector's to see")
	}
	t.Chdir("../../../..")
	files, err := filepath.Glob("scenarios/studies/*.yaml")
	if err != nil || len(files) < 9 {
		t.Fatal(files, err)
	}
	ids, data := idsOfFiles(t), chineseData(t)
	for _, file := range files {
		if filepath.Base(file) == "province-scale.yaml" {
			continue // it is Baise's policy and people again
		}
		plan, err := dispatch.OpenStudy(file, scenarios.Given{Flags: map[string]string{"people": "600", "draws": "1", "replicates": "1"}}, nil)
		if err != nil {
			t.Fatal(file, err)
		}
		run, err := dispatch.Run(t.Context(), plan, dispatch.Options{})
		if err != nil {
			t.Fatal(file, err)
		}
		for _, line := range linesOf(t, run, message.Chinese) {
			for _, word := range latin.FindAllString(line, -1) {
				if ids[word] && !strings.HasPrefix(line, "- 输入：") {
					t.Errorf("%s: %q stands in %q", file, word, line)
				}
			}
		}
		for _, line := range linesOf(t, run, message.English) {
			for _, known := range data {
				if strings.ContainsFunc(line, isChinese) {
					line = strings.ReplaceAll(line, known, "")
				}
			}
			if strings.ContainsFunc(line, isChinese) {
				t.Errorf("%s: %q", file, line)
			}
		}
	}
}

// latin is a word that could be an id, or a path of ids.
var latin = regexp.MustCompile(`[A-Za-z][A-Za-z0-9_]*`)

// linesOf are those of a run's page without the marks of Markdown before signs.
func linesOf(t *testing.T, run *forecast.Result, l message.Language) []string {
	t.Helper()
	var b strings.Builder
	if err := report.Compose(run, l).WriteMarkdown(&b); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.ReplaceAll(b.String(), "\\", ""), "\n")
}

// idsOfFiles are the words by which studies, policies and profiles call scenarios, benefits, funds, categories, strata, parameters and
// so on, and what the program itself has titles for.
func idsOfFiles(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{"eligible": true, "excluded": true, "unverified": true, "catalogue": true, "profile": true, "mean_cost": true, "never_registered": true}
	named := map[string]bool{"funds": true, "category": true, "level": true, "place": true, "strata": true, "categories": true, "parameters": true, "sets": true, "readings": true}
	var walk func(n *document.Node)
	walk = func(n *document.Node) {
		if n == nil {
			return
		}
		for _, item := range n.Items {
			walk(item)
		}
		for _, f := range n.Fields {
			if f.Key.Text == "id" {
				out[f.Value.Text] = true
			}
			if named[f.Key.Text] && f.Value != nil {
				for _, member := range f.Value.Fields {
					out[member.Key.Text] = true
				}
			}
			walk(f.Value)
		}
	}
	for _, pattern := range []string{"rules/packs/*.yaml", "scenarios/studies/*.yaml", "model/profiles/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			root, err := document.ReadOne(file)
			if err != nil {
				t.Fatal(err)
			}
			walk(root)
		}
	}
	return out
}
