package cli

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// divided is a study of one year and two scenarios, in a folder of its own with the policy that it names.
const divided = `study: divided
policy: ./policy.yaml
population: {profile: baise, people: 1500}
illness: china-rural
years: 2018
draws: 6
replicates: 2
scenarios:
  - id: current
  - id: no_backstop
    set: [{path: benefits.backstop.enabled, value: false}]
`

// inFolder goes to an empty folder with the study in it.
func inFolder(t *testing.T) {
	t.Helper()
	policy, err := os.ReadFile("../../../../rules/packs/baise.yaml")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := errors.Join(os.WriteFile("study.yaml", []byte(divided), 0o644), os.WriteFile("policy.yaml", policy, 0o644)); err != nil {
		t.Fatal(err)
	}
}

// done runs a command that must succeed.
func done(t *testing.T, args ...string) string {
	t.Helper()
	code, out, said := inPlace(t, append(args, "--lang", "en")...)
	if code != ExitOK {
		t.Fatalf("%v: exit %d: %s%s", args, code, said, out)
	}
	return out
}

// alike fails unless two folders hold the same files with the same bytes, but for how long the run took.
func alike(t *testing.T, a, b string) {
	t.Helper()
	read := func(root string) map[string]string {
		out := map[string]string{}
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && d.Name() != "timing.json" {
				var text []byte
				text, err = os.ReadFile(path)
				name, _ := filepath.Rel(root, path)
				out[name] = string(text)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	one, other := read(a), read(b)
	for name, text := range one {
		if other[name] != text {
			t.Errorf("%s is not the same in %s and %s", name, a, b)
		}
	}
	if len(one) != len(other) || len(one) < 10 {
		t.Errorf("%d files in %s, %d in %s", len(one), a, len(other), b)
	}
}

// pictured is a command line whose run draws one figure, which tells as much of the numbers behind it as all of them.
func pictured(args ...string) []string { return slices.Concat(args, []string{"--figures", "budgets"}) }

// Three parts, by one worker and by two, a quick trial's too, are merged to the bytes of the whole run.
func TestMergedPartsAreTheWholeRun(t *testing.T) {
	inFolder(t)
	for _, more := range [][]string{nil, {"--quick", "--seed", "9", "--draws", "5", "--people", "1000"}} {
		name := "full"
		if more != nil {
			name = "quick"
		}
		run := append([]string{"run", "study.yaml"}, more...)
		done(t, pictured(append(run, "--out", name)...)...)
		for _, k := range []string{"3/3", "1/3", "2/3"} {
			out := done(t, append(run, "--part", k, "--workers", k[:1], "--out", name+"-parts/"+k[:1])...)
			if !strings.Contains(out, "part "+k[:1]+" of 3 (draws ") {
				t.Errorf("part %s: %s", k, out)
			}
		}
		if out := done(t, "parts", name+"-parts"); strings.Count(out, ".part  draw") != 3 || !strings.Contains(out, "all there") {
			t.Errorf("parts: %s", out)
		}
		done(t, pictured("merge", name+"-parts/1", name+"-parts/2", name+"-parts/3", "--out", name+"-merged")...)
		alike(t, name, name+"-merged")
		done(t, pictured("merge", name+"-parts", "--out", name+"-merged")...) // in place of the same
		alike(t, name, name+"-merged")
		before, err := os.Stat(name + "-parts/2/2-of-3.part")
		if err != nil {
			t.Fatal(err)
		}
		if out := done(t, append(run, "--part", "2/3", "--out", name+"-parts/2")...); !strings.Contains(out, "part 2 of 3 is there already") {
			t.Errorf("a part a second time: %s", out)
		}
		if after, err := os.Stat(name + "-parts/2/2-of-3.part"); err != nil || !after.ModTime().Equal(before.ModTime()) {
			t.Errorf("a part that is there is written anew: %v", err)
		}
	}
}

// A run of a hundred draws is extended to the bytes of one of two hundred, beside itself or in its own place, and that to
// three hundred.
func TestExtendedRunIsTheWholeRun(t *testing.T) {
	inFolder(t)
	few := []string{"--people", "800", "--replicates", "1"}
	done(t, bare(append([]string{"run", "study.yaml", "--draws", "100", "--out", "hundred"}, few...)...)...)
	done(t, pictured(append([]string{"run", "study.yaml", "--draws", "200", "--out", "whole"}, few...)...)...)
	done(t, pictured("run", "--extend", "hundred", "--draws", "200", "--out", "extended", "--workers", "1")...)
	alike(t, "whole", "extended")
	done(t, pictured("run", "--extend", "hundred", "--draws", "200", "--out", "hundred")...)
	alike(t, "whole", "hundred")
	if testing.Short() {
		return
	}
	done(t, bare(append([]string{"run", "study.yaml", "--draws", "300", "--out", "three"}, few...)...)...)
	done(t, bare("run", "--extend", "extended", "--draws", "300", "--out", "more")...)
	alike(t, "three", "more")
	done(t, bare("run", "study.yaml", "--quick", "--people", "800", "--draws", "100", "--out", "quick")...)
	done(t, bare("run", "study.yaml", "--quick", "--people", "800", "--draws", "200", "--out", "quick-whole")...)
	done(t, bare("run", "--extend", "quick", "--draws", "200", "--out", "quick-extended")...)
	alike(t, "quick-whole", "quick-extended")
}

// What is missing or damaged is said with the code that means: compute again. A damaged part is replaced by that.
func TestPartsSayWhatToComputeAgain(t *testing.T) {
	inFolder(t)
	part := func(k string) { done(t, "run", "study.yaml", "--part", k+"/3", "--out", "parts") }
	part("1")
	part("3")
	code, out, said := inPlace(t, "parts", "parts", "--lang", "en")
	if code != ExitFailed || said != "" || !strings.Contains(out, "to be computed again: 2/3\n") {
		t.Errorf("exit %d: %s%s", code, said, out)
	}
	text, err := os.ReadFile("parts/3-of-3.part")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("parts/3-of-3.part", text[:len(text)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, said = inPlace(t, "parts", "parts")
	if code != ExitFailed || said != "" || !strings.Contains(out, "3-of-3.part  坏了：它不完整或被改过") || !strings.Contains(out, "要再算：2/3, 3/3\n") {
		t.Errorf("exit %d: %s%s", code, said, out)
	}
	if code, out, said = inPlace(t, "parts", "parts", "--missing"); code != ExitFailed || said != "" || out != "2,3\n" {
		t.Errorf("exit %d: %s%q", code, said, out)
	}
	part("2")
	part("3")
	if code, out, said = inPlace(t, "parts", "parts", "--missing"); code != ExitOK || said != "" || out != "\n" {
		t.Errorf("exit %d: %s%q", code, said, out)
	}
}

// resealed is a part with its header changed and a checksum that holds.
func resealed(t *testing.T, path, old, replacement string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	body := string(text[:len(text)-sha256.Size])
	if len(old) != len(replacement) || strings.Count(body, old) != 1 {
		t.Fatalf("%q stands %d times in the part", old, strings.Count(body, old))
	}
	body = strings.Replace(body, old, replacement, 1)
	sum := sha256.Sum256([]byte(body))
	if err := os.WriteFile(path, append([]byte(body), sum[:]...), 0o644); err != nil {
		t.Fatal(err)
	}
}

// One clear message each, in both languages; nothing is merged and nothing lost.
func TestPartsThatCannotBeUsed(t *testing.T) {
	inFolder(t)
	part := func(in, k string, more ...string) {
		done(t, append([]string{"run", "study.yaml", "--part", k, "--out", in}, more...)...)
	}
	part("good", "1/2")
	part("good", "2/2")
	part("other", "2/2", "--seed", "5")
	part("build", "2/2")
	resealed(t, "build/2-of-2.part", `"doudi":"0.1.0"`, `"doudi":"0.0.9"`)
	part("half", "1/2")
	done(t, bare("run", "study.yaml", "--draws", "3", "--out", "three")...)
	if err := errors.Join(os.Mkdir("empty", 0o755), os.Mkdir("busy", 0o755), os.WriteFile("busy/mine.txt", nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	refused := func(args []string, zh, en string) {
		t.Helper()
		for lang, want := range map[string]string{"zh": zh, "en": en} {
			code, out, said := inPlace(t, append(args, "--lang", lang)...)
			if code != ExitBadInput || out != "" || !strings.Contains(said, want) || strings.Count(said, "\n") > 3 {
				t.Errorf("%v: exit %d, %s%s, want %s", args, code, said, out, want)
			}
		}
		if _, err := os.Stat("merged"); err == nil {
			t.Fatalf("%v: something was merged", args)
		}
	}
	merge := func(folders ...string) []string {
		return append(append([]string{"merge"}, folders...), "--out", "merged")
	}
	run := func(more ...string) []string { return append([]string{"run", "study.yaml"}, more...) }
	refused(merge("half", "other"), "`seed` 那边是 1，这里是 5", "it belongs to another run than half/1-of-2.part: `seed` is 1 there and 5 here")
	refused(merge("half", "build"), "程序不同：`doudi` 那边是 0.1.0，这里是 0.0.9", "the program is another: `doudi` is 0.1.0 there and 0.0.9 here")
	refused(merge("half"), "各份不齐：缺第 4–6 次抽样", "the parts are not all of the run: draws 4 to 6 missing")
	refused(merge("good", "half"), "第 1 次抽样在 good/1-of-2.part 里也有", "half/1-of-2.part: error: draw 1 is in good/1-of-2.part too")
	refused(merge("good", "good"), "里也有", "draw 1 is in")
	refused(merge("empty"), "这里没有模拟的任何一份", "there is no part of a run here")
	refused(merge("none"), "文件夹读不了", "the folder cannot be read")
	refused([]string{"merge", "good", "--out", "busy"}, "里面也没有完成的结果", "holds no finished run")
	refused([]string{"merge", "good", "--out", "good"}, "里面也没有完成的结果", "holds no finished run")
	refused([]string{"parts", "half", "other"}, "不属于同一次模拟", "it belongs to another run than")
	for _, k := range []string{"3/", "/8", "x", "1/2/3", "-1/8", "1.5/2", " 1/2", "1234567/1234567"} {
		refused(run("--part", k), "`"+k+"` 不是一份；八份中的第三份写 3/8", "`"+k+"` is no part; write 3/8 for the third of eight")
	}
	refused(run("--part", "0/8"), "没有第 0/8 份", "there is no part 0 of 8; the first is 1 and the last 8")
	refused(run("--part", "9/8"), "没有第 9/8 份", "there is no part 9 of 8")
	refused(run("--part", "0/0"), "没有第 0/0 份", "there is no part 0 of 0")
	refused(run("--part", "7/7"), "研究有 6 次抽样，分不成 7 份；最多 6 份", "the study has 6 draws, which cannot be divided into 7 parts; at most 6")
	refused(run("--part", "2/2", "--out", "other"), "这里放着另一次模拟的一份：`seed` 那边是 5，这里是 1", "a part of another run stands here: `seed` is 5 there and 1 here")
	refused([]string{"run", "--extend", "three", "--draws", "100"}, "这次模拟有 3 次抽样，少于 100 次的自成一体，不能加抽", "the run has 3 draws, and fewer than 100 are one sample that cannot be added to")
	refused([]string{"run", "--extend", "good", "--draws", "200"}, "这不是一次完成的模拟的文件夹", "good: error: this is not the folder of a finished run")
	refused([]string{"run", "--extend", "none", "--draws", "200"}, "这不是一次完成的模拟的文件夹", "this is not the folder of a finished run")
	refused([]string{"run", "--extend", "three"}, "请用 `--draws` 写一共抽多少次", "say with `--draws` how many draws there are to be in all")
	refused([]string{"run", "--extend", "three", "--draws", "200", "--seed", "3"}, "`--seed` 不能与 `--extend` 同用", "`--seed` does not go with `--extend`")
	refused([]string{"run", "study.yaml", "--extend", "three", "--draws", "200"}, "参数应有 0 个", "the number of arguments must be 0; there are 1")
	// The policy is another one now: what was made of the older is merged no more.
	text, err := os.ReadFile("policy.yaml")
	if err == nil {
		err = os.WriteFile("policy.yaml", append(text, "# later\n"...), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	refused(merge("good"), "policy.yaml 不是同一个文件，或改过了", "the part is not of the study as it is here now: policy.yaml is another file, or has been changed")
	if err := os.WriteFile("policy.yaml", text, 0o644); err != nil {
		t.Fatal(err)
	}
	done(t, bare(merge("good")...)...) // nothing was lost
}

// What a run keeps of itself is needed to extend it.
func TestRunsThatCannotBeExtended(t *testing.T) {
	inFolder(t)
	done(t, bare("run", "study.yaml", "--draws", "100", "--replicates", "1", "--people", "800", "--out", "run")...)
	refused := func(draws, want string) {
		t.Helper()
		code, out, said := inPlace(t, "run", "--extend", "run", "--draws", draws, "--out", "more", "--lang", "en")
		if code != ExitBadInput || out != "" || !strings.Contains(said, want) {
			t.Errorf("exit %d, %s%s, want %s", code, said, out, want)
		}
	}
	refused("100", "--draws: error: the run has 100 draws already; write how many there are to be in all, a multiple of 100")
	refused("50", "the run has 100 draws already")
	refused("250", "--draws: error: 250 draws are no whole batches of 100")
	refused("many", "--draws: error: `draws` must be a whole number")
	text, err := os.ReadFile("study.yaml")
	if err == nil {
		err = os.WriteFile("study.yaml", append(text, "# later\n"...), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	refused("200", "the run cannot be extended: study.yaml is another file, or has been changed")
	if err := os.WriteFile("study.yaml", text, 0o644); err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("run/results.part")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text []byte
		want string
	}{{kept[:len(kept)-9], "results.part: error: the part is damaged"}, {[]byte("mine"), "results.part: error: this is no part of a run"}} {
		if err := os.WriteFile("run/results.part", c.text, 0o644); err != nil {
			t.Fatal(err)
		}
		refused("200", c.want)
	}
	if err := os.Remove("run/results.part"); err != nil {
		t.Fatal(err)
	}
	refused("200", "the file has been deleted")
}
