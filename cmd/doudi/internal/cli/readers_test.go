package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"doudi/model/document"
)

// written puts a file with a text into a folder of its own.
func written(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// A reader that does not come to an end is given up when the context ends.
func TestAReaderIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	begun, never := make(chan bool), make(chan bool)
	defer close(never)
	go func() {
		<-begun
		cancel()
	}()
	_, err := await(ctx, func() (int, error) {
		begun <- true
		<-never
		return 0, nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Every command that reads ends with 130 when it is interrupted meanwhile.
func TestReadingIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, args := range [][]string{
		{"check", "rules/packs"}, {"check", "scenarios/studies/baise.yaml"}, {"check", "--deep", "rules/packs/baise.yaml"}, {"test", "rules/packs"},
		{"settle", "baise", "testdata/bills/baise-2018.yaml"}, {"policy", "baise"}, {"diff", "baise@2017", "baise@2018"}, {"population", "baise"},
		{"run", "scenarios/studies/baise.yaml", "--out", filepath.Join(t.TempDir(), "x")},
		{"backtest", "yunyang", "--out", filepath.Join(t.TempDir(), "x")},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			if code, out, said := command(t, ctx, args...); code != ExitInterrupt || out != "" {
				t.Errorf("exit %d: %s%s", code, out, said)
			}
		})
	}
}

// Half a megabyte of one key took half a minute; any file is answered soon, by whichever command meets it.
func TestHostileFilesAreAnswered(t *testing.T) {
	var facts, wide strings.Builder
	facts.WriteString("policy: a\nfacts:\n")
	for i := range 1900 {
		fmt.Fprintf(&facts, "  f%d: {of: nobody}\n", i)
	}
	wide.WriteString("policy: a\nsets:\n  s: {of: category, value: [")
	for i := range 180_000 {
		fmt.Fprintf(&wide, "resident%d,", i)
	}
	wide.WriteString("x]}\n")
	for name, c := range map[string]struct{ text, says string }{
		"one key": {strings.Repeat("a: 1\n", 100_000), "a map has more than 2000 keys"},
		"facts":   {facts.String(), "1800 more are not shown"}, // of 1,900
		"members": {wide.String(), "9901 more are not shown"},  // 10,000 that are no members, and that they are too many,
	} {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			code, _, said := command(t, t.Context(), "check", written(t, "x.yaml", c.text), "--lang", "en")
			if took := time.Since(begun); code != ExitBadInput || !strings.Contains(said, c.says) || len(said) > 60_000 || took > 30*time.Second {
				t.Errorf("exit %d after %v, %d bytes: %.400s", code, took, len(said), said)
			}
		})
	}
}

func TestAPipeIsNotWaitedFor(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "x.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	for _, args := range [][]string{{"check", pipe}, {"run", pipe}, {"policy", pipe}, {"settle", "baise", pipe}, {"test", pipe}} {
		if code, _, said := command(t, t.Context(), args...); code != ExitBadInput || !strings.Contains(said, "管道") && args[0] != "test" {
			t.Errorf("%v: exit %d: %s", args, code, said)
		}
	}
}

// A picture is not written to a pipe, which would wait for a reader, and a full disk is a failure of the work, not a wrong name.
func TestPicturesThatCannotBeWritten(t *testing.T) {
	folder := t.TempDir()
	pipe, full := filepath.Join(folder, "p.svg"), filepath.Join(folder, "full.svg")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("/dev/full", full); err != nil {
		t.Skip(err)
	}
	for _, x := range []struct {
		path, want string
		code       int
	}{{pipe, "这是管道或套接字", ExitBadInput}, {full, "文件写不了：磁盘满了", ExitFailed}} {
		done := make(chan bool)
		go func() {
			defer close(done)
			if code, _, said := command(t, t.Context(), "settle", "baise", "baise-2018", "--figure", x.path); code != x.code || !strings.Contains(said, x.want) {
				t.Errorf("%s: exit %d: %s", x.path, code, said)
			}
		}()
		select {
		case <-done:
		case <-time.After(30 * time.Second):
			t.Fatalf("%s is waited for", x.path)
		}
	}
}

// Nothing of a file or an argument reaches a terminal as more than text.
func TestNothingReachesTheTerminalRaw(t *testing.T) {
	sample, err := os.ReadFile("../../../../testdata/bad/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	odd := strings.NewReplacer("样例县医疗保障办法}", `样例, publisher: "\e[2J\u202e某局"}`, "# 医疗救助", "# \x1b]0;医疗救助").Replace(string(sample))
	file := written(t, "x.yaml", odd)
	for _, args := range [][]string{
		{"check", file}, {"policy", file}, {"policy", file, "--format", "markdown"}, {"check", "\x1b[2J.yaml"}, {"\u202erun"}, {"--\x1b[2J"},
		{"check", written(t, "y.yaml", "title: \"\\e[2J\"\nfrom: \x1b[2J\n")}, {"check", written(t, "z.yaml", "policy: \x1b[2J\n")},
	} {
		_, out, said := command(t, t.Context(), args...)
		for _, r := range out + said {
			if document.Unseen(r) {
				t.Errorf("%q: U+%04X is printed: %.300q", args, r, out+said)
				break
			}
		}
	}
	if _, out, _ := command(t, t.Context(), "policy", file); !strings.Contains(out, `\u001b[2J\u202e某局`) {
		t.Errorf("what is not shown is not spelled out: %.2000s", out)
	}
}

// A name that is too long for a table is cut with ….
func TestLongNamesAreCutInTables(t *testing.T) {
	profile, err := os.ReadFile("../../../../model/profiles/baise.yaml")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("x", 300)
	file := written(t, "x.yaml", strings.Replace(string(profile), "\n  register:", "\n  "+long+":", 1))
	code, out, said := command(t, t.Context(), "population", file)
	if code != ExitOK || strings.Contains(out, long) || !strings.Contains(out, long[:39]+"…") {
		t.Errorf("exit %d: %s%.2000s", code, said, out)
	}
}

// The writer keeps characters whole that are written in parts, and spells out those that are not seen.
func TestPlainWritesWholeCharacters(t *testing.T) {
	var b bytes.Buffer
	p := &plain{to: &b}
	for _, c := range []byte("兜底\x1b\u200b\U000e0041\t1\n") {
		if n, err := p.Write([]byte{c}); n != 1 || err != nil {
			t.Fatal(n, err)
		}
	}
	if want := "兜底" + `\u001b\u200b\udb40\udc41` + "\t1\n"; b.String() != want || !utf8.Valid(b.Bytes()) {
		t.Errorf("%q", &b)
	}
}

// A new policy's name can stand in formulas and is none of their words.
func TestNewPolicyNames(t *testing.T) {
	for _, name := range []string{"and", "not", "true", "9", "9x", "", "max", "if", "total", "eligible", "unpaid", "level", "a-b", "县", "A", strings.Repeat("a", 65)} {
		folder := t.TempDir()
		code, out, said := command(t, t.Context(), "new", "policy", name, "--dir", folder)
		entries, _ := os.ReadDir(folder)
		if code != ExitBadInput || out != "" || len(entries) != 0 || !strings.Contains(said, "不能作政策名") {
			t.Errorf("%q: exit %d: %s%s", name, code, out, said)
		}
	}
	folder := t.TempDir()
	if code, _, said := command(t, t.Context(), "new", "policy", "band_2026", "--dir", folder); code != ExitOK {
		t.Errorf("exit %d: %s", code, said)
	}
}

// What the library says of a command line is said in the reader's language.
func TestUsageIsSaidInChinese(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"runn"}, "`doudi` 没有 `runn` 这个命令或参数"},
		{[]string{"run"}, "参数应有 1 个，写了 0 个"},
		{[]string{"check"}, "至少要写一个参数"},
		{[]string{"new", "x"}, "没有 `x` 这个命令或参数"},
		{[]string{"run", "--peple", "3"}, "没有选项 `--peple`"},
		{[]string{"run", "-x"}, "没有选项 `-x`"},
		{[]string{"run", "--out"}, "选项 `--out` 要写一个值"},
		{[]string{"run", "--workers", "many", "x"}, "`many` 不能作选项 `--workers` 的值，它应是整数"},
		{[]string{"run", "--quick=maybe", "x"}, "它应是 true 或 false"},
		{[]string{"run", "--=", "x"}, "选项不能写成"},
		{[]string{"population", "--seed", "-1", "baise"}, "它应是整数"},
	} {
		code, out, said := command(t, t.Context(), c.args...)
		first, _, _ := strings.Cut(said, "\n")
		if code != ExitBadInput || out != "" || !strings.Contains(first, c.want) {
			t.Errorf("%v: exit %d: %s", c.args, code, said)
		}
		for _, english := range []string{"unknown", "flag", "arg", "invalid"} {
			if strings.Contains(strings.ReplaceAll(first, "--", ""), english) {
				t.Errorf("%v: %s", c.args, first)
			}
		}
	}
}

// What the system says of a file is said in the reader's language.
func TestTheSystemIsSaidInChinese(t *testing.T) {
	file := written(t, "x.yaml", "policy: a\n")
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"check", filepath.Join(file, "below.yaml")}, "路径中的一段是文件，不是文件夹"},
		{[]string{"new", "policy", "mine", "--dir", filepath.Join(file, "below")}, "路径中的一段是文件，不是文件夹"},
		{[]string{"new", "policy", "mine", "--dir", filepath.Join(filepath.Dir(file), "none")}, "没有这个文件或文件夹"},
		{[]string{"check", filepath.Join(filepath.Dir(file), strings.Repeat("x", 300)+".yaml")}, "名字太长"},
		{[]string{"run", filepath.Dir(file)}, "这是文件夹，不是文件"},
	} {
		if code, _, said := command(t, t.Context(), c.args...); code != ExitBadInput || !strings.Contains(said, c.want) {
			t.Errorf("%v: exit %d: %s", c.args, code, said)
		}
	}
}
