package cli

import (
	"encoding/json"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"doudi/cmd/doudi/internal/page"
	"doudi/model/message"
)

// What the page answers to a question, typed as people type, is byte for byte what the command that it names answers, on the study that
// it leaves.
func TestThePageAnswersAsSolveDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("simulates")
	}
	t.Chdir(t.TempDir())
	in, err := json.Marshal(page.Request{Lang: message.Chinese, Values: map[string]string{
		"study": "baise", "alternatives": "1", "alt.0.title": "无大病", "alt.0.benefits.critical.enabled": "false", "people": "300", "draws": "3",
		"path": "parameters.backstop_inpatient_rate", "fund": "county_backstop", "budget": "８,０００万元", "sure": "90％", "scenario": "page_1", "between": "0.5～100%",
	}})
	if err != nil {
		t.Fatal(err)
	}
	var out page.Answer
	answer, files := (&page.Desk{}).Call("solve", in, func(int, int) {})
	if err := json.Unmarshal(answer, &out); err != nil {
		t.Fatal(err)
	}
	command := regexp.MustCompile(`<pre>doudi ([^<]*)</pre>`).FindStringSubmatch(out.Parts["answer"])
	if out.Failed || command == nil {
		t.Fatalf("%v %v", out.Fields, out.Parts)
	}
	for file, text := range files {
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, got, complaint := inPlace(t, append(strings.Fields(html.UnescapeString(command[1])), "--format", "json")...)
	want, err := os.ReadFile("answer.json")
	if err != nil || code != ExitOK || got != string(want) {
		t.Errorf("exit %d, %v\n%s\non the page:\n%s\nby the command %s\n%s", code, err, complaint, want, command[1], got)
	}
}

// Without Go the page cannot be compiled: it is said so, in both languages, and no file is left.
func TestThePageNeedsGo(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("PATH", "")
	for lang, want := range map[string]string{"zh": "没有 `go` 命令", "en": "there is no `go` command here"} {
		code, _, said := inPlace(t, "page", "-o", "page.html", "--lang", lang)
		if code != ExitFailed || !strings.Contains(said, want) {
			t.Errorf("exit %d: %s", code, said)
		}
	}
	if _, err := os.Stat("page.html"); err == nil {
		t.Error("a file is left")
	}
}
