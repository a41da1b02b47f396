package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// full is a stream on a full disk: it takes some bytes and no more.
type full struct{ left int }

func (f *full) Write(text []byte) (int, error) {
	n := min(len(text), f.left)
	f.left -= n
	if n < len(text) {
		return n, errors.New("no space left on device")
	}
	return n, nil
}

// No command succeeds whose output was lost, from the first byte or from a later one.
func TestLostOutputIsFailure(t *testing.T) {
	t.Chdir("../../../..")
	results := t.TempDir()
	divided := filepath.Join(results, "parts")
	part := append([]string{"run", "scenarios/studies/baise.yaml", "--part", "1/1", "--out", divided}, small...)
	if code, _, said := inPlace(t, part...); code != ExitOK {
		t.Fatalf("exit %d: %s", code, said)
	}
	if code, _, said := inPlace(t, bare("merge", divided, "--out", filepath.Join(results, "reported"))...); code != ExitOK {
		t.Fatalf("exit %d: %s", code, said)
	}
	lines := map[string][]string{
		"check":      {"rules/packs/baise.yaml"},
		"test":       {"rules/packs/baise.yaml"},
		"settle":     {"baise", "testdata/bills/baise-2018.yaml", "--explain"},
		"policy":     {"baise"},
		"diff":       {"baise@2017", "baise@2018"},
		"schema":     {"policy"},
		"population": {"baise"},
		"run":        bare(append([]string{"scenarios/studies/baise.yaml", "--out", filepath.Join(results, "run")}, small...)...),
		"backtest":   {written(t, "mine.yaml", published), "--out", filepath.Join(results, "backtest")},
		"merge":      bare(divided, "--out", filepath.Join(results, "merged")),
		"parts":      {divided},
		"runs":       {results},
		"report":     {filepath.Join(results, "reported")},
		"verify":     {filepath.Join(results, "reported")},
		"new policy": {"county", "--dir", "DIR"},
		"solve":      {"huolinguole", "--path", "parameters.assistance_rate", "--fund", "medical_assistance", "--budget", "100万", "--people", "1500", "--draws", "3"},
		"attribute":  {"huolinguole", "current", "no_tilt", "--people", "1500", "--draws", "3"},
		"version":    nil, "licences": nil, "new": nil, "": nil, "--help": nil, "run --help": nil,
	}
	each(newRoot(&settings{}), func(c *cobra.Command) {
		name := strings.TrimPrefix(strings.TrimPrefix(c.CommandPath(), "doudi"), " ")
		if _, ok := lines[name]; !ok && name != "page" { // which compiles for a minute before it says anything
			t.Errorf("the command `%s` is not tried", name)
		}
	})
	for name, more := range lines {
		for _, left := range []int{0, 20} {
			args := append(strings.Fields(name), more...)
			for i, a := range args {
				if a == "DIR" {
					args[i] = t.TempDir()
				}
			}
			var said strings.Builder
			code := Run(t.Context(), append(args, "--lang", "en"), Streams{In: strings.NewReader(""), Out: &full{left}, Err: &said})
			if code != ExitFailed || !strings.Contains(said.String(), "the output cannot be written: no space left on device") {
				t.Errorf("%v after %d bytes: exit %d, %s", args, left, code, &said)
			}
		}
	}
	warned := []string{"check", "testdata/policies/jp_70plus.yaml"}
	if code := Run(t.Context(), warned, Streams{In: strings.NewReader(""), Out: &strings.Builder{}, Err: &full{}}); code != ExitFailed {
		t.Errorf("warnings lost: exit %d", code)
	}
}

// What could not be written whole is not left in parts, and what was there before stays.
func TestNewFilesAreWholeOrNot(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.yaml")
	if err := writeNew(file, "text"); err != nil {
		t.Fatal(err)
	}
	if err := writeNew(file, "other"); err == nil || !strings.Contains(err.Error(), "exists already") {
		t.Errorf("got %v", err)
	}
	if text, err := os.ReadFile(file); string(text) != "text" {
		t.Errorf("%q, %v", text, err)
	}
}
