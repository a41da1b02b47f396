package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the menu shows can be copied and works in an empty folder, in both languages.
func TestMenuLinesWorkAnywhere(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		t.Chdir(t.TempDir())
		code, out, said := inPlace(t, "--lang", lang)
		if code != ExitOK || said != "" {
			t.Fatalf("exit %d: %s", code, said)
		}
		lines := 0
		for _, line := range strings.Split(out, "\n") {
			_, command, ok := strings.Cut(line, "   doudi ")
			if !ok {
				continue
			}
			lines++
			args := strings.Fields(command)
			if args[0] == "run" {
				if lang == "en" && testing.Short() {
					continue
				}
				args = append(cut(args), "--out", filepath.Join(t.TempDir(), "run"))
			}
			if code, _, said := inPlace(t, args...); code != ExitOK {
				t.Errorf("%s: exit %d: %s", line, code, said)
			}
		}
		if lines != len(questions()) {
			t.Errorf("%d lines to copy for %d questions:\n%s", lines, len(questions()), out)
		}
	}
}

// A name means what comes with the program only where no file is called so.
func TestAFileOfTheUsersComesBeforeTheLibrary(t *testing.T) {
	t.Chdir(t.TempDir())
	if code, out, said := inPlace(t, "check", "baise"); code != ExitOK || strings.Count(out, "\n") != 3 {
		t.Errorf("policy, study and profile are called baise; exit %d: %s%s", code, out, said)
	}
	if err := os.WriteFile("baise", []byte("policy: baise\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"check", "baise"}, {"settle", "baise", "baise-2018"}} {
		if code, _, said := inPlace(t, args...); code != ExitBadInput || !strings.Contains(said, "baise:") {
			t.Errorf("%v: exit %d: %s", args, code, said)
		}
	}
	if code, _, said := inPlace(t, "run", "biase"); code != ExitBadInput || !strings.Contains(said, "huaihua") {
		t.Errorf("exit %d: %s", code, said)
	}
}
