package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// TestShownCommandsWork runs every command that a README or a help text shows, in order, from a copy of the working
// folder. Runs of whole studies are cut down; `go test`, which is this, is left out.
func TestShownCommandsWork(t *testing.T) {
	t.Chdir("../../../..")
	var shown []string
	for _, file := range []string{"README.md", "rules/README.md", "scenarios/README.md", "scenarios/dispatch/README.md", "CONTRIBUTING.md"} {
		shown = append(shown, commandsIn(t, file)...)
	}
	each(newRoot(&settings{}), func(c *cobra.Command) {
		for _, line := range strings.Split(c.Example, "\n") {
			shown = append(shown, strings.Fields(line)...)
			shown = append(shown, "\n")
		}
	})
	if raced {
		t.Skip("other tests run a study, and every other command, under the race detector")
	}
	n := 0
	results := t.TempDir()
	ran := map[string]bool{}
	for _, line := range lines(shown) {
		n++
		args := strings.Fields(strings.ReplaceAll(line, "/tmp", results))
		if deep := strings.Contains(line, "--deep"); deep && testing.Short() {
			continue // half a minute under the race detector
		}
		switch {
		case args[0] == "page":
			continue // compiles the whole program anew; .ci/run does, and opens what comes of it
		case strings.Contains(line, "--extend"), args[0] == "merge": // which has the settings of an earlier line
			args = undrawn(args)
		case args[0] == "run" && strings.Contains(line, "--out /tmp/"): // which a later line goes on with
			args = undrawn(append(args, "--people", "1500", "--replicates", "1"))
		case strings.Contains(line, "--until"): // which is cut otherwise: its draws are its own
			args = undrawn(append(unquoted(args), "--people", "300", "--replicates", "1", "--out", filepath.Join(results, "until")))
		case args[0] == "solve", args[0] == "attribute":
			args = append(slices.DeleteFunc(args, func(a string) bool { return a == "--quick" }), "--people", "1500", "--draws", "10", "--replicates", "1")
		case args[0] == "run":
			args = cut(args)
			// Several are the same when they are cut; of the others every study is opened and checked elsewhere.
			run := strings.Join(args, " ")
			if ran[run] || len(ran) > 0 && testing.Short() {
				continue
			}
			ran[run] = true
			args = append(args, "--out", filepath.Join(results, "run"+strconv.Itoa(n)))
		case args[0] == "backtest" && (len(args) == 1 || strings.HasPrefix(args[1], "--")):
			args = append(args, "huaihua") // TestBacktestFromAnywhere runs the whole table
		case args[0] == "new" && !strings.Contains(line, "--dir"):
			args = append(args, "--dir", t.TempDir())
		}
		code, out, said := 0, "", ""
		t.Run(line, func(t *testing.T) {
			code, out, said = inPlace(t, args...)
			if code != ExitOK {
				t.Errorf("exit %d: %s%s", code, said, out)
			}
		})
	}
	if n < 15 {
		t.Errorf("only %d commands were found", n)
	}
}

// unquoted joins the words of an argument in quotes, as a shell does.
func unquoted(args []string) []string {
	var out []string
	open := false
	for _, a := range args {
		word := strings.Trim(a, "'")
		if open {
			out[len(out)-1] += " " + word
		} else {
			out = append(out, word)
		}
		open = open != (strings.Count(a, "'") == 1)
	}
	return out
}

// lines joins words to command lines again, each once.
func lines(words []string) []string {
	var out []string
	for _, line := range strings.Split(strings.Join(words, " "), "\n") {
		line = strings.TrimSpace(line)
		command, ok := strings.CutPrefix(line, "doudi ")
		if !ok {
			continue
		}
		known := false
		for _, o := range out {
			known = known || o == command
		}
		if !known {
			out = append(out, command)
		}
	}
	return out
}

// commandsIn are the commands of a file's shell blocks, without comments.
func commandsIn(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, block := range strings.Split(string(text), "```") {
		body, shell := strings.CutPrefix(block, "sh\n")
		if i%2 == 0 || !shell {
			continue
		}
		for _, line := range strings.Split(body, "\n") {
			line, _, _ = strings.Cut(line, "#")
			line = strings.Replace(strings.TrimSpace(line), "go run ./cmd/doudi", "doudi", 1)
			if line != "" {
				out = append(out, line, "\n")
			}
		}
	}
	return out
}

// cut makes a run small, and leaves out where its results go.
func cut(args []string) []string {
	kept := args[:0:0]
	for i := 0; i < len(args); i++ {
		if args[i] == "--out" || args[i] == "--draws" {
			i++
			continue
		}
		if args[i] != "--quick" {
			kept = append(kept, args[i])
		}
	}
	return undrawn(append(kept, small...))
}

// undrawn leaves out of a run what is drawn and written in other tests, unless it asks for that itself; a part draws nothing.
func undrawn(args []string) []string {
	if slices.Contains(args, "--part") {
		return args
	}
	for _, flag := range []string{"--data", "--figures"} {
		if !slices.Contains(args, flag) {
			args = append(args, flag, "none")
		}
	}
	return args
}

func inPlace(t *testing.T, args ...string) (code int, out, said string) {
	var o, e strings.Builder
	code = Run(t.Context(), args, Streams{In: strings.NewReader(""), Out: &o, Err: &e})
	return code, o.String(), e.String()
}

func each(c *cobra.Command, do func(*cobra.Command)) {
	do(c)
	for _, sub := range c.Commands() {
		each(sub, do)
	}
}

// The study that the guide shows is checked whole: the policies, profile and catalogue that it names, and its changes. One
// thing is said of it: that Huaihua's policy has benefits for categories that nobody in Baise's profile has.
func TestShownStudyIsChecked(t *testing.T) {
	t.Chdir("../../../..")
	text, err := os.ReadFile("scenarios/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "```yaml\n")
	study, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatal("the guide shows no study")
	}
	file := filepath.Join(t.TempDir(), "mycounty.yaml")
	if err := os.WriteFile(file, []byte(study), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, out, said := inPlace(t, "check", file); code != ExitOK || strings.Count(said, "提醒：") != 1 || !strings.Contains(said, "没有人是 orphan, dibao_marginal") {
		t.Errorf("exit %d: %s%s", code, said, out)
	}
}
