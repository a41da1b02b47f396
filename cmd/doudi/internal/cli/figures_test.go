package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/scenarios/report"
)

// The list of figures needs no study, and names each with what it shows; at most six lead.
func TestFiguresAreListed(t *testing.T) {
	for lang, head := range map[string]string{"zh": "缺省画这些", "en": "Drawn unless others are asked for"} {
		code, out, said := inPlace(t, "run", "--figures", "list", "--lang", lang)
		if code != ExitOK || !strings.HasPrefix(out, head) {
			t.Fatalf("exit %d: %s%s", code, out, said)
		}
		for _, p := range report.Pictures() {
			if !strings.Contains(out, "  "+p.Name+" ") {
				t.Errorf("%s: %s is not listed:\n%s", lang, p.Name, out)
			}
		}
	}
	for _, accounts := range []bool{false, true} {
		names := report.LeadPictures(accounts)
		if n := len(names); n == 0 || n > 6 {
			t.Errorf("%d figures lead", n)
		}
		if slices.Contains(names, "balances") != accounts {
			t.Errorf("accounts %v: %v lead", accounts, names)
		}
	}
}

// A run leaves the figures that are asked for, in its own language, and their width in their names where it is the full one.
func TestRunLeavesTheFiguresThatAreAskedFor(t *testing.T) {
	t.Chdir("../../../..")
	for _, c := range []struct {
		flags []string
		want  []string
	}{
		{[]string{"--figures", "changes, plane", "--width", "full", "--lang", "en"}, []string{"changes_en_full", "plane_en_full"}},
		{[]string{"--figures", "bill"}, []string{"bill_zh"}},
		{[]string{"--figures", "none"}, nil},
	} {
		folder := filepath.Join(t.TempDir(), "x")
		if code, _, said := inPlace(t, baise(folder, c.flags...)...); code != ExitOK {
			t.Fatalf("%v: exit %d: %s", c.flags, code, said)
		}
		var want, got []string
		for _, name := range c.want {
			want = append(want, name+".pdf", name+".png", name+".svg")
		}
		entries, err := os.ReadDir(filepath.Join(folder, "figures"))
		if err != nil && (want != nil || !os.IsNotExist(err)) {
			t.Fatal(err)
		}
		for _, e := range entries {
			got = append(got, e.Name())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v: %v, want %v", c.flags, got, want)
		}
	}
}

// Figures and widths that there are not are refused before anything is simulated, all at once, with what could have been meant.
func TestFiguresThatThereAreNot(t *testing.T) {
	t.Chdir("../../../..")
	const every = "differences, changes, funds, budgets, balances, poverty, bill, spending, scenarios, deciles, plane, tornado"
	for _, c := range []struct {
		args     []string
		zh, want string
	}{
		{[]string{"run", "baise", "--figures", "fund,bill,radar"},
			"--figures: 错误：没有 `fund` 这张图；请写 funds；`doudi run --figures list` 列出全部名称\n--figures: 错误：没有 `radar` 这张图；请写 " + every + "；`doudi run --figures list` 列出全部名称\n",
			"--figures: error: there is no figure `fund`; write funds; `doudi run --figures list` names all\n--figures: error: there is no figure `radar`; write " + every + "; `doudi run --figures list` names all\n"},
		{[]string{"run", "baise", "--width", "16cm"}, "--width: 错误：没有 `16cm` 这种宽度；请写 half, full\n", "--width: error: there is no width `16cm`; write half, full\n"},
		{[]string{"settle", "baise", "baise-2018", "--width", "A4"}, "--width: 错误：没有 `A4` 这种宽度；请写 half, full\n", "--width: error: there is no width `A4`; write half, full\n"},
		{[]string{"run", "baise", "--part", "1/2", "--figures", "all"}, "--figures: 错误：`--figures` 不能与 `--part` 同用：一份还不是结果；请写给 `doudi merge`\n",
			"--figures: error: `--figures` does not go with `--part`, which leaves no results; write it with `doudi merge`\n"},
	} {
		for lang, want := range map[string]string{"zh": c.zh, "en": c.want} {
			code, out, said := inPlace(t, append(c.args, "--lang", lang)...)
			if code != ExitBadInput || out != "" || said != want {
				t.Errorf("%v: exit %d, said\n%swant\n%s", c.args, code, said, want)
			}
		}
	}
}

// The page of a finished run can be made again with other figures; unless any are asked for it has those of the run.
func TestFiguresAreDrawnAgain(t *testing.T) {
	t.Chdir("../../../..")
	in := t.TempDir()
	run := filepath.Join(in, "run")
	if code, _, said := inPlace(t, baise(run, "--figures", "funds", "--lang", "en")...); code != ExitOK {
		t.Fatalf("exit %d: %s", code, said)
	}
	for name, c := range map[string]struct {
		flags []string
		want  string
	}{"same": {nil, "funds_en.pdf"}, "other": {[]string{"--figures", "poverty", "--width", "full"}, "poverty_zh_full.pdf"}} {
		to := filepath.Join(in, name)
		if code, _, said := inPlace(t, append([]string{"report", run, "--out", to}, c.flags...)...); code != ExitOK {
			t.Fatalf("exit %d: %s", code, said)
		}
		if entries, err := os.ReadDir(filepath.Join(to, "figures")); err != nil || len(entries) != 3 || entries[0].Name() != c.want {
			t.Errorf("%s: %v, %v, want %s", name, entries, err, c.want)
		}
	}
}

// An answer and a parted difference are drawn into a file beside what is printed; a name that is no picture's is refused before anything
// is simulated.
func TestAnswersAreDrawnIntoAFile(t *testing.T) {
	solve := []string{"solve", "huolinguole", "--path", "parameters.assistance_rate", "--fund", "medical_assistance", "--budget", "100万", "--people", "1500", "--draws", "2"}
	attribute := []string{"attribute", "huolinguole", "current", "no_tilt", "--people", "1500", "--draws", "2", "--measure", "oop"}
	for what, c := range map[string]struct {
		args []string
		want string
	}{"answer": {solve, "parameters.assistance_rate"}, "difference": {attribute, "个人负担"}} {
		path := filepath.Join(t.TempDir(), what+".svg")
		if code, out, said := inPlace(t, append(c.args, "--figure", path)...); code != ExitOK || out == "" {
			t.Fatalf("%s: exit %d: %s", what, code, said)
		}
		if text, err := os.ReadFile(path); err != nil || !strings.Contains(string(text), "<svg") || !strings.Contains(string(text), c.want) {
			t.Errorf("%s: %v, %d bytes", what, err, len(text))
		}
		if code, out, said := inPlace(t, append(c.args, "--figure", "x.jpg", "--lang", "en")...); code != ExitBadInput || out != "" || !strings.Contains(said, "`x.jpg` is no picture's name") {
			t.Errorf("%s: exit %d, %q", what, code, said)
		}
	}
}
