package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/scenarios/folder"
)

// says fails unless a command ends with a code and says a text.
func says(t *testing.T, code int, want string, args ...string) {
	t.Helper()
	got, out, said := inPlace(t, append(args, "--lang", "en")...)
	if got != code || !strings.Contains(said+out, want) {
		t.Errorf("%v: exit %d, %s%s, want %d, %s", args, got, said, out, code, want)
	}
}

// A part under the name of another is not taken for that one: it would be reported as there and missed at the merging.
func TestPartUnderTheNameOfAnother(t *testing.T) {
	inFolder(t)
	done(t, "run", "study.yaml", "--part", "2/2", "--out", "parts")
	if err := os.Rename("parts/2-of-2.part", "parts/1-of-2.part"); err != nil {
		t.Fatal(err)
	}
	says(t, ExitBadInput, "1-of-2.part: error: what stands here is not part 1 of 2 of the run, but draws 4 to 6 of it; move it away",
		"run", "study.yaml", "--part", "1/2", "--out", "parts")
	says(t, ExitFailed, "1\n", "parts", "parts", "--missing")
}

// A part leaves no results: flags of results are refused, and an empty part is not the whole run.
func TestFlagsThatDoNotGoWithAPart(t *testing.T) {
	inFolder(t)
	says(t, ExitBadInput, "--format: error: `--format` does not go with `--part`", "run", "study.yaml", "--part", "1/2", "--format", "json")
	says(t, ExitBadInput, "--force: error: `--force` does not go with `--part`", "run", "study.yaml", "--part", "1/2", "--force")
	says(t, ExitBadInput, "--part: error: `` is no part; write 3/8", "run", "study.yaml", "--part", "")
	says(t, ExitBadInput, "--extend: error: this is not the folder of a finished run", "run", "--extend", "", "--draws", "200")
	if left, _ := filepath.Glob("runs*"); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

// Another process at the place of a part passes, so that a job system is told to try again. A part that is there takes with
// it what a process kept that died just behind its last word.
func TestPartWithOthersAtItsPlace(t *testing.T) {
	inFolder(t)
	part := []string{"run", "study.yaml", "--part", "1/2", "--out", "parts"}
	place, err := folder.Claim("parts/1-of-2.part")
	if err != nil {
		t.Fatal(err)
	}
	says(t, ExitFailed, "1-of-2.part: another run is writing there", part...)
	place.Release()
	done(t, part...)
	text, err := os.ReadFile("parts/1-of-2.part")
	if err == nil {
		err = errors.Join(os.Mkdir("parts/1-of-2.part.unfinished", 0o755), os.WriteFile("parts/1-of-2.part.unfinished/000001.part", text, 0o644))
	}
	if err != nil {
		t.Fatal(err)
	}
	says(t, ExitOK, "is there already", part...)
	if left, _ := os.ReadDir("parts"); len(left) != 1 {
		t.Errorf("%v is left", left)
	}
}

// The figures of another run, whole and with a checksum that holds, are not extended as if they were this run's.
func TestFiguresOfAnotherRunAreNotExtended(t *testing.T) {
	inFolder(t)
	few := []string{"run", "study.yaml", "--draws", "100", "--people", "800", "--replicates", "1"}
	done(t, bare(append(few, "--out", "one")...)...)
	done(t, bare(append(few, "--out", "two", "--seed", "5")...)...)
	if err := os.Rename("two/results.part", "one/results.part"); err != nil {
		t.Fatal(err)
	}
	says(t, ExitBadInput, "one/results.part: error: this is not the file that the run wrote", "run", "--extend", "one", "--draws", "200", "--out", "more")
}

// What is kept of a run whose results go to the folder where it is started is beside that folder: in it, it would keep the
// results from their place.
func TestRunIntoTheFolderItIsStartedIn(t *testing.T) {
	inFolder(t)
	for _, out := range []string{".", "..", "sub/.."} {
		here := filepath.Join(t.TempDir(), "here")
		if err := os.MkdirAll(filepath.Join(here, "sub"), 0o755); err != nil {
			t.Fatal(err)
		}
		in := map[string]string{".": here, "..": filepath.Join(here, "sub"), "sub/..": here}[out]
		t.Chdir(in)
		got, err := beside(out)
		if want, _ := filepath.EvalSymlinks(here); err != nil || got != want && got != here {
			t.Errorf("%s: %s, %v", out, got, err)
		}
	}
	if got, err := beside("results/x/"); err != nil || got != filepath.Join("results", "x") {
		t.Errorf("%s, %v", got, err)
	}
}
