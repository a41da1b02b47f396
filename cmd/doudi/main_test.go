package main

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	ossignal "os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// built is the program, built once for a test.
func built(t *testing.T) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("signals and /dev/full are of other systems")
	}
	file := filepath.Join(t.TempDir(), "doudi")
	if out, err := exec.Command("go", "build", "-o", file, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v: %s", err, out)
	}
	return file
}

func exitCode(err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

// A process whose reader has gone, or whose disk is full, ends with 1 and a message, and is not killed by a signal.
func TestFailingStandardOutputIsFailure(t *testing.T) {
	program := built(t)
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full")
	}
	for want, out := range map[string]*os.File{"the reader of the output has gone": write, "the disk is full": full} {
		var said strings.Builder
		c := exec.Command(program, "policy", "baise", "--lang", "en")
		c.Stdout, c.Stderr = out, &said
		if code := exitCode(c.Run()); code != 1 || !strings.Contains(said.String(), want) {
			t.Errorf("%s: exit %d, %s", want, code, &said)
		}
	}
}

// A run that is killed goes on when the same command is given again, with the inputs as they were, and leaves the bytes of
// a run without a break. With another seed it is refused, and what was kept stays.
func TestKilledRunGoesOn(t *testing.T) {
	if testing.Short() {
		t.Skip("a run is killed after some seconds, and done again twice")
	}
	program := built(t)
	parent := t.TempDir()
	run := func(to string, more ...string) (code int, said string) {
		c := exec.Command(program, append([]string{"run", "huolinguole", "--draws", "200", "--replicates", "2", "--data", "none", "--lang", "en", "--out", filepath.Join(parent, to)}, more...)...)
		var b strings.Builder
		c.Stderr = &b
		return exitCode(c.Run()), b.String()
	}
	c := exec.Command(program, "run", "huolinguole", "--draws", "200", "--replicates", "2", "--data", "none", "--lang", "en", "--out", filepath.Join(parent, "x"), "--workers", "1")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for i := 0; ; i++ { // until it has kept something
		if kept, _ := filepath.Glob(filepath.Join(parent, "x.unfinished", "*.part")); len(kept) > 0 {
			break
		}
		if i > 3000 {
			t.Fatal("nothing is kept")
		}
		time.Sleep(20 * time.Millisecond)
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	if _, err := os.Stat(filepath.Join(parent, "x")); err == nil {
		t.Fatal("the run was done before it was killed")
	}
	code, said := run("x", "--seed", "5")
	if code != 2 || !strings.Contains(said, "the run that was interrupted here is not this one: `seed` is") {
		t.Errorf("exit %d, %s", code, said)
	}
	if code, said = run("x"); code != 0 || !strings.Contains(said, "going on with an interrupted run: of 400 simulations ") {
		t.Errorf("exit %d, %s", code, said)
	}
	if code, said = run("whole"); code != 0 || strings.Contains(said, "going on") {
		t.Errorf("exit %d, %s", code, said)
	}
	if left, err := os.ReadDir(parent); err != nil || len(left) != 2 {
		t.Errorf("%v is left, %v", left, err)
	}
	for _, name := range []string{"manifest.json", "summary.csv", "page.md", "results.part", "figures/bill_en.png"} {
		one, err := os.ReadFile(filepath.Join(parent, "x", name))
		other, wrong := os.ReadFile(filepath.Join(parent, "whole", name))
		if err != nil || wrong != nil || !bytes.Equal(one, other) {
			t.Errorf("%s is not the same: %v, %v", name, err, wrong)
		}
	}
}

// Every signal that asks a process to end, a closed terminal's too, ends a run with 130 and leaves nothing of it.
func TestSignalsInterrupt(t *testing.T) {
	program := built(t)
	for _, signal := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		if ossignal.Ignored(signal) { // as under nohup: a program that is started so goes on, and is to
			t.Logf("%v is ignored here", signal)
			continue
		}
		parent := t.TempDir()
		c := exec.Command(program, "run", "scenarios/studies/baise.yaml", "--lang", "en", "--out", filepath.Join(parent, "x"))
		c.Dir = "../.."
		said, err := c.StderrPipe()
		if err == nil {
			err = c.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; ; i++ { // until it has its place
			if _, err := os.Stat(filepath.Join(parent, ".x.doudi-partial")); err == nil {
				break
			}
			if i > 1000 {
				t.Fatal("the run does not begin")
			}
			time.Sleep(20 * time.Millisecond)
		}
		if err := c.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		last := ""
		for lines := bufio.NewScanner(said); lines.Scan(); {
			last = lines.Text()
		}
		if code := exitCode(c.Wait()); code != 130 || !strings.Contains(last, "Interrupted") {
			t.Errorf("%v: exit %d, %s", signal, code, last)
		}
		if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
			t.Errorf("%v: %v is left, %v", signal, left, err)
		}
	}
}
