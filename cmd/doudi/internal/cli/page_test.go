package cli

import (
	"os"
	"strings"
	"testing"
)

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
