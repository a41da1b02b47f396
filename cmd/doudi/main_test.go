package main

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
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

// Every signal that asks a process to end, a closed terminal's too, ends a run with 130 and leaves nothing of it.
func TestSignalsInterrupt(t *testing.T) {
	program := built(t)
	for _, signal := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
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
