package cli

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// published is a study of a small place with two figures, of which the first is kept back and a rule makes the second.
const published = `study: mine
policy: huolinguole
population: {profile: huolinguole}
illness: china-rural
years: 2018
scenarios: [{id: current}, {id: unused, policy: national}]
targets:
  - {name: {zh: 住院人次, en: Admissions}, measure: admissions, value: 1000, unit: admissions, kept_back: true, source: {ref: made up, status: unverified}}
  - {name: {zh: 比例, en: Rate}, measure: effective_rate_inpatient, by: status, group: poor, value: {at_least: 0.01}, unit: ratio, source: {ref: made up, status: unverified}}
`

// A backtest of one's own study prints the table, and leaves a whole folder: what the manifest lists, and nothing else. A second
// one replaces it, not what somebody else has put there.
func TestBacktestOfAStudy(t *testing.T) {
	study, folder := written(t, "mine.yaml", published), filepath.Join(t.TempDir(), "out")
	code, out, said := inPlace(t, "backtest", study, "--out", folder, "--lang", "en")
	if code != ExitOK || !strings.Contains(out, "huolinguole Admissions") || !strings.Contains(out, "kept back: 1 of 1") || !strings.Contains(out, "at least 1.00") || !strings.Contains(out, "Results: "+folder) {
		t.Fatalf("exit %d: %s%s", code, out, said)
	}
	var manifest struct {
		Study struct {
			Study         string
			People, Draws int
		}
		Inputs []struct{ Kind, Name string }
		Files  []struct{ Name string }
	}
	text, err := os.ReadFile(filepath.Join(folder, "manifest.json"))
	if err != nil || json.Unmarshal(text, &manifest) != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != len(manifest.Files)+1 || len(entries) != 4+6+2 {
		t.Errorf("%d entries, %d listed, %v", len(entries), len(manifest.Files), err)
	}
	if m := manifest.Study; m.Study != "backtest" || m.People != 60_000 || m.Draws != 100 || len(manifest.Inputs) != 4 {
		t.Errorf("%+v", manifest)
	}
	file, err := os.Open(filepath.Join(folder, "backtest.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if rows, err := csv.NewReader(file).ReadAll(); err != nil || len(rows) != 3 || rows[1][2] != "count" || rows[2][2] != "floor" {
		t.Errorf("%v, %v", rows, err)
	}
	code, out, said = inPlace(t, "backtest", study, "--out", folder, "--format", "json")
	var figures []struct {
		Name     string
		KeptBack *bool `json:"kept_back"`
	}
	if err := json.Unmarshal([]byte(out), &figures); code != ExitOK || err != nil || len(figures) != 2 || figures[0].KeptBack == nil || figures[1].KeptBack == nil || !*figures[0].KeptBack || *figures[1].KeptBack {
		t.Errorf("again: exit %d, %v: %s%s", code, err, out, said)
	}
	if err := os.WriteFile(filepath.Join(folder, "mine.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, said := inPlace(t, "backtest", study, "--out", folder, "--lang", "en"); code != ExitBadInput || !strings.Contains(said, "mine.txt") {
		t.Errorf("beside a file of the user's: exit %d: %s", code, said)
	}
}

// What cannot be used is refused in both languages before anything is simulated, and leaves nothing.
func TestBacktestRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("file", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		zh, en string
	}{
		{[]string{"nowhere"}, "nowhere: 错误：没有这个名字的文件", "nowhere: error: no file is called so"},
		{[]string{"five-systems"}, "研究里没有公布的数字可供检验", "the study has no published figures"},
		{[]string{"yunyang", "--out", "file"}, "file: 错误：结果不能写到这里", "file: error: results cannot be written here"},
		{[]string{"yunyang", "--format", "xml"}, "没有 `xml` 这种格式", "there is no format `xml`"},
	} {
		for lang, want := range map[string]string{"zh": c.zh, "en": c.en} {
			if code, out, said := inPlace(t, append([]string{"backtest", "--lang", lang}, c.args...)...); code != ExitBadInput || out != "" || !strings.Contains(said, want) {
				t.Errorf("%v: exit %d: %s%s, want %q", c.args, code, out, said, want)
			}
		}
	}
	if entries, err := os.ReadDir("."); err != nil || len(entries) != 1 {
		t.Errorf("%v is left, %v", entries, err)
	}
}

// A backtest is run from an empty folder: of a study of the library and of a locality. That the table without a name has every
// figure is a test of package backtest.
func TestBacktestFromAnywhere(t *testing.T) {
	t.Chdir(t.TempDir())
	code, out, said := inPlace(t, "backtest", "yunyang", "lixian", "--format", "json")
	var figures []struct {
		Study, Locality string
		Published       *float64
		Inside90        *bool
	}
	if code != ExitOK || json.Unmarshal([]byte(out), &figures) != nil {
		t.Fatalf("exit %d: %s", code, said)
	}
	places := map[string]int{}
	for _, f := range figures {
		places[f.Locality]++
		if f.Published == nil {
			t.Errorf("%+v", f)
		}
	}
	if len(places) != 2 {
		t.Errorf("%v", places)
	}
}
