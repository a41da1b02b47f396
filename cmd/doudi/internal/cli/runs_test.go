package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// content of a file.
func content(t *testing.T, path string) string {
	t.Helper()
	out, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// put writes a file.
func put(t *testing.T, path, body string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
}

// sealedAnew replaces something in a manifest, whose seal holds again afterwards.
func sealedAnew(t *testing.T, run, old, replacement string) {
	t.Helper()
	path := filepath.Join(run, "manifest.json")
	body := content(t, path)
	if !strings.Contains(body, old) {
		t.Fatalf("%q is not in the manifest", old)
	}
	body = strings.Replace(body, old, replacement, 1)
	i := strings.LastIndex(body, `"seal": "`) + len(`"seal": "`)
	open := body[:i] + body[i+64:]
	put(t, path, open[:i]+sha(open)+open[i:])
}

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// A run that is done is shown again, verified and listed; one is simulated for all of that.
func TestRunsOnceDone(t *testing.T) {
	inFolder(t)
	printed := done(t, pictured("run", "study.yaml", "--out", "run")...)
	copied := func(t *testing.T, to string) {
		t.Helper()
		if err := os.CopyFS(to, os.DirFS("run")); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("report", func(t *testing.T) { reported(t, printed, copied) })
	t.Run("verify", func(t *testing.T) { copied(t, "verified"); verified(t, "verified") })
	t.Run("refused", func(t *testing.T) { copied(t, "refused"); refusedAgain(t, "refused") })
	t.Run("runs", func(t *testing.T) { listedRuns(t, copied) })
}

// The page of a run is the same bytes when it is made again, in both languages, and so is its folder.
func reported(t *testing.T, printed string, copied func(*testing.T, string)) {
	if again := done(t, "report", "run"); !strings.HasPrefix(printed, again) || len(again) < 1000 {
		t.Errorf("the page was\n%s\nand is\n%s", printed, again)
	}
	if got := done(t, "report", "run", "--format", "markdown"); got != content(t, "run/page_en.md") {
		t.Errorf("page_en.md is not what is made again:\n%s", got)
	}
	code, out, said := inPlace(t, "report", "run", "--format", "markdown", "--lang", "zh")
	if code != ExitOK || out != content(t, "run/page.md") {
		t.Errorf("page.md is not what is made again: exit %d: %s%s", code, said, out)
	}
	if got := done(t, "report", "run", "--format", "json"); !strings.HasPrefix(got, "{\n  \"lang\": \"en\",\n  \"study\": \"divided\"") {
		t.Errorf("the page as numbers:\n%s", got)
	}
	done(t, "report", "run", "--out", "again")
	alike(t, "run", "again")
	if content(t, "run/timing.json") != content(t, "again/timing.json") {
		t.Error("the run took another time when its page was made again")
	}
	// What was past when it ran is past: the year is the run's, not the reader's.
	copied(t, "earlier")
	put(t, "earlier/timing.json", strings.Replace(content(t, "run/timing.json"), `"year": 2`, `"year": 1`, 1))
	if got := done(t, "report", "earlier"); strings.HasPrefix(printed, got) {
		t.Error("the page does not hang on the year in which the run ran")
	}
}

// One byte of one file is found, and named, whether or not the manifest was made to agree with it.
func verified(t *testing.T, run string) {
	if out := done(t, "verify", run, "--workers", "1"); !strings.Contains(out, "and the same when computed again") || strings.Count(out, "\n") != 1 {
		t.Errorf("an untouched run: %s", out)
	}
	whole := content(t, run+"/summary.csv")
	other := []byte(whole)
	at := bytes.LastIndexByte(other, ',') - 1
	for ; other[at] < '1' || other[at] > '8'; at-- {
	}
	other[at]++
	says := func(want string, args ...string) {
		t.Helper()
		code, out, said := inPlace(t, append(append([]string{"verify", run}, args...), "--lang", "en")...)
		if code != ExitFailed || out != want || said != "" {
			t.Errorf("exit %d: %s%s, want %s", code, said, out, want)
		}
	}
	put(t, run+"/summary.csv", string(other))
	says("summary.csv  changed since the run wrote it\n", "--files")
	if code, out, _ := inPlace(t, "verify", run, "--files"); code != ExitFailed || out != "summary.csv  写成以后被改过\n" {
		t.Errorf("exit %d: %s", code, out)
	}
	sealedAnew(t, run, sha(whole), sha(string(other)))
	done(t, "verify", run, "--files") // which does not compute
	sealedAnew(t, run, `"people_represented": `, `"people_represented": 9`)
	put(t, run+"/mine.txt", "")
	if err := errors.Join(os.Remove(run+"/page.md"), os.Remove(run+"/results.part")); err != nil { // the latter may be deleted
		t.Fatal(err)
	}
	says("mine.txt  no run has written it\npage.md  missing\n", "--files")
	says("mine.txt  no run has written it\npage.md  missing\nsummary.csv  of other content when computed again\nmanifest.json  of other content when computed again\n")
}

// One clear message for each folder that cannot be gone by, in both languages, and nothing is printed beside it.
func refusedAgain(t *testing.T, run string) {
	manifest := content(t, run+"/manifest.json")
	refused := func(run, zh, en string, commands ...string) {
		t.Helper()
		for _, name := range commands {
			for lang, want := range map[string]string{"zh": zh, "en": en} {
				code, out, said := inPlace(t, name, run, "--lang", lang)
				if code != ExitBadInput || out != "" || !strings.Contains(said, want) || strings.Count(said, "\n") > 2 {
					t.Errorf("%s %s: exit %d, %s%s, want %s", name, run, code, said, out, want)
				}
			}
		}
	}
	refused("none", "这不是一次完成的模拟的文件夹", "none: error: this is not the folder of a finished run", "report", "verify")
	refused(".", "这不是一次完成的模拟的文件夹", "this is not the folder of a finished run", "report", "verify")
	refused("none", "文件夹读不了", "the folder cannot be read", "runs")
	refused("study.yaml", "这是文件", "this is a file", "runs")
	refused(run+"/figures", "这里没有任何一次模拟的结果", "there is no run here", "runs")
	put(t, run+"/manifest.json", strings.Replace(manifest, `"draws": 6`, `"draws": 7`, 1))
	refused(run, "被改过", "manifest.json has been changed since the run wrote it", "report", "verify")
	put(t, run+"/manifest.json", manifest)
	sealedAnew(t, run, `"doudi": "0.1.0"`, `"doudi": "0.0.9"`)
	refused(run, "程序不同：`doudi` 那边是 0.0.9，这里是 0.1.0", "the run cannot be done again here: the program is another: `doudi` is 0.0.9 there and 0.1.0 here", "report", "verify")
	put(t, run+"/manifest.json", manifest)
	sealedAnew(t, run, `  "named": "study.yaml",`+"\n", "")
	refused(run, "清单没有写明", "the manifest does not name a study", "report", "verify")
	put(t, run+"/manifest.json", manifest)
	policy := content(t, "policy.yaml")
	put(t, "policy.yaml", policy+"# later\n")
	refused(run, "policy.yaml 不是同一个文件，或改过了", "policy.yaml is another file, or has been changed; put back", "report", "verify")
	put(t, "policy.yaml", policy)
	timing := content(t, run+"/timing.json")
	put(t, run+"/timing.json", "{}")
	refused(run, "这个文件缺失或被改过", "timing.json: error: the file is missing or has been changed", "report")
	put(t, run+"/timing.json", timing)
	kept := content(t, run+"/results.part")
	put(t, run+"/results.part", kept[:len(kept)-1])
	refused(run, "被改过", "results.part: error: the part is damaged", "report")
	if err := os.Remove(run + "/results.part"); err != nil {
		t.Fatal(err)
	}
	refused(run, "这个文件已删", "results.part: error: the file has been deleted", "report")
	put(t, run+"/results.part", kept)
	done(t, "report", run)
}

// Whole runs, incomplete ones and interrupted ones are told apart; what is no run is left aside.
func listedRuns(t *testing.T, copied func(*testing.T, string)) {
	copied(t, "runs/a")
	copied(t, "runs/b")
	done(t, "run", "study.yaml", "--part", "1/3", "--out", "runs/c.unfinished")
	done(t, "run", "study.yaml", "--part", "1/3", "--out", "runs/parts")
	err := errors.Join(os.Remove("runs/a/page.md"), os.Mkdir("runs/.d.doudi-partial", 0o755), os.Mkdir("runs/other", 0o755))
	if err != nil {
		t.Fatal(err)
	}
	put(t, "runs/other/manifest.json", `{"name": "a web page"}`)
	out := done(t, "runs")
	var rows [][]string
	for line := range strings.Lines(out) {
		rows = append(rows, strings.Fields(line))
	}
	if len(rows) != 5 {
		t.Fatalf("%d lines:\n%s", len(rows), out)
	}
	for i, want := range []string{
		"runs/d unfinished: being written, or left by a process that died",
		"runs/a divided 2 6×2 DAY TIME 0.1.0 incomplete: 1 files are missing",
		"runs/b divided 2 6×2 DAY TIME 0.1.0 whole",
		"runs/c.unfinished divided 2 6×2 0.1.0 interrupted: 4 of 12 simulations are kept",
	} {
		got := strings.Join(rows[i+1], " ")
		if strings.Contains(want, "DAY") {
			want = strings.Replace(strings.Replace(want, "DAY", rows[i+1][4], 1), "TIME", rows[i+1][5], 1)
		}
		if filepath.ToSlash(got) != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if alone := done(t, "runs", "runs/b"); !strings.Contains(alone, "whole") || strings.Count(alone, "\n") != 2 {
		t.Errorf("a run alone: %s", alone)
	}
}
