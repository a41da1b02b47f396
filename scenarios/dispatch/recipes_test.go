package dispatch

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
)

// The recipe for one machine is carried out: its result is that of the whole run. The same command again computes nothing.
func TestRecipeOfOneMachine(t *testing.T) {
	if testing.Short() {
		t.Skip("the program is built for it")
	}
	if _, err := exec.LookPath("xargs"); err != nil {
		t.Skip("this system has no xargs")
	}
	root := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(root, "doudi"), "../../cmd/doudi").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v: %s", err, out)
	}
	t.Setenv("PATH", root+string(os.PathListSeparator)+os.Getenv("PATH"))
	run := func(name string, args ...string) string {
		out, err := exec.Command(name, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s %v: %v: %s", name, args, err, out)
		}
		return string(out)
	}
	flags := []string{"--people", "2000", "--draws", "6", "--replicates", "1"}
	whole, parted := filepath.Join(root, "whole"), filepath.Join(root, "parted")
	recipe := append([]string{"recipes/xargs.sh", "huolinguole", "3", parted}, flags...)
	run("doudi", append([]string{"run", "huolinguole", "--out", whole}, flags...)...)
	run("sh", recipe...)
	for _, name := range []string{"summary.csv", "manifest.json", "page_en.md"} {
		a, err := os.ReadFile(filepath.Join(whole, name))
		b, wrong := os.ReadFile(filepath.Join(parted, "result", name))
		if err != nil || wrong != nil || string(a) != string(b) {
			t.Errorf("%s is not the same: %v, %v", name, err, wrong)
		}
	}
	if again := run("sh", recipe...); strings.Count(again, "已在") != 3 {
		t.Errorf("again: %s", again)
	}
}

// The recipe for Slurm is shell that a shell can read. Carrying it out needs a cluster.
func TestRecipeOfSlurmIsShell(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("this system has no sh")
	}
	for _, name := range []string{"recipes/slurm.sh", "recipes/xargs.sh"} {
		if out, err := exec.Command(sh, "-n", name).CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", name, err, out)
		}
	}
}

// The manifest has as many completions as parts, numbers them from 1, and does not try again what exit code 2 says not to.
func TestRecipeOfKubernetes(t *testing.T) {
	root, err := document.ReadOne("recipes/kubernetes.yaml")
	if err != nil {
		t.Fatal(err)
	}
	at := func(keys ...string) *document.Node {
		n := root
		for _, key := range keys {
			if n = n.Get(key); n == nil {
				t.Fatalf("no %v", keys)
			}
			if n.Shape == document.List {
				n = n.Items[0]
			}
		}
		return n
	}
	n := at("spec", "completions").Text
	command := at("spec", "template", "spec", "containers", "args").Text
	if !strings.Contains(command, "--part $((JOB_COMPLETION_INDEX + 1))/"+n+" ") || at("spec", "completionMode").Text != "Indexed" {
		t.Errorf("%s completions of %s", n, command)
	}
	rule := at("spec", "podFailurePolicy", "rules")
	if rule.Get("action").Text != "FailJob" || rule.Get("onExitCodes").Get("values").Items[0].Text != "2" || at("spec", "template", "spec", "restartPolicy").Text != "Never" {
		t.Error("what exit code 2 says is tried again")
	}
	if rule.Get("onExitCodes").Get("containerName").Text != at("spec", "template", "spec", "containers", "name").Text {
		t.Error("the rule is of another container")
	}
}
