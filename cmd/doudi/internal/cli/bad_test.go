package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// badInput says how each folder of testdata/bad is given to the program.
var badInput = map[string][]string{
	"policy":       {"check"},
	"examples":     {"test"},
	"bills":        {"settle", "testdata/bad/sample.yaml"},
	"study":        {"run", "--out", "unused", "--allow", "testdata/limited"},
	"profile":      {"check"},
	"intervention": {"check"},
	"catalogue":    {"check"},
}

// Every file under testdata/bad has one mistake. The program refuses it with exit code 2, says what stands in the .want
// file beside it, first in Chinese and then in English, and nothing else.
func TestOneMistakeOneMessage(t *testing.T) {
	t.Chdir("../../../..")
	files, err := filepath.Glob("testdata/bad/*/*.yaml")
	if err != nil || len(files) < 100 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		file = filepath.ToSlash(file)
		t.Run(strings.TrimSuffix(strings.TrimPrefix(file, "testdata/bad/"), ".yaml"), func(t *testing.T) {
			args := badInput[filepath.Base(filepath.Dir(file))]
			var said strings.Builder
			for _, lang := range []string{"zh", "en"} {
				var out strings.Builder
				code := Run(t.Context(), append(args[:len(args):len(args)], file, "--lang", lang), Streams{In: strings.NewReader(""), Out: &out, Err: &said})
				if code != ExitBadInput || out.Len() > 0 {
					t.Errorf("exit %d, and on standard output: %s", code, &out)
				}
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, ".yaml") + ".want")
			if err != nil {
				t.Fatalf("%v; the program says\n%s", err, &said)
			}
			if said.String() != string(want) {
				t.Errorf("said\n%swant\n%s", &said, want)
			}
		})
	}
}

// Input that is made to hurt is refused in one short message, whichever command meets it.
func TestHostileInputIsRefused(t *testing.T) {
	sample, err := os.ReadFile("../../../../testdata/bad/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pays := func(formula string) string {
		return strings.Replace(string(sample), "relief_rate * unpaid.eligible", formula, 1)
	}
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'j'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 9) + "x]\n"
	}
	for name, c := range map[string]struct{ text, want string }{
		"bomb":          {bomb, "anchors (&), aliases (*) and merges (<<) are not read"},
		"brackets":      {pays(strings.Repeat("(", 4096)), "nests more than"},
		"calls":         {pays(strings.Repeat("max(1, ", 10_000) + "1" + strings.Repeat(")", 10_000)), "characters; at most"},
		"signs":         {pays(strings.Repeat("-", 1500) + "1"), "nests more than"},
		"nots":          {pays("if(" + strings.Repeat("not ", 500) + "poor, 1, 2)"), "nests more than"},
		"flow":          {strings.Repeat("[", 100_000), "nested more than"},
		"indent":        {strings.Repeat("- ", 5_000) + "x", "nested more than"},
		"empty":         {"", "the file is empty"},
		"comments only": {"# 什么也没有\n", "the file is empty"},
		"gbk":           {"title: \xd1\xf9\xc0\xfd\n", "not UTF-8"},
		"nul":           {"policy: a\x00b\n", ""},
		"large":         {strings.Repeat("# 很长的注释\n", 2_000_000), "MiB"},
		"scalar":        {"42\n", "must be a map"},
		"list":          {"- 1\n- 2\n", "must be a map"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "x.yaml")
			if err := os.WriteFile(file, []byte(c.text), 0o644); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"check", file}, {"settle", file, file}, {"run", file}, {"population", file}} {
				var said strings.Builder
				code := Run(t.Context(), append(args, "--lang", "en"), Streams{In: strings.NewReader(""), Out: &said, Err: &said})
				formula := strings.HasPrefix(c.text, "# 下面") && args[0] != "check" && args[0] != "settle"
				if code != ExitBadInput || said.Len() > 4000 || !formula && !strings.Contains(said.String(), c.want) {
					t.Errorf("%s: exit %d, %d bytes: %.600s", args[0], code, said.Len(), &said)
				}
			}
		})
	}
}
