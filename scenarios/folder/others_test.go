package folder

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// deeds are what others can do to a finished run, each with the name that the refusal says.
var deeds = map[string]struct {
	do   func(run string) error
	says string
}{
	"a file":            {func(run string) error { return os.WriteFile(filepath.Join(run, "mine.txt"), nil, 0o644) }, "mine.txt"},
	"a file below":      {func(run string) error { return os.WriteFile(filepath.Join(run, "figures", "mine.svg"), nil, 0o644) }, "figures/mine.svg"},
	"a file far below":  {func(run string) error { return os.WriteFile(filepath.Join(run, "figures/deep/mine"), nil, 0o644) }, "figures/deep/mine"},
	"an empty folder":   {func(run string) error { return os.Mkdir(filepath.Join(run, "figures", "mine"), 0o755) }, "figures/mine"},
	"a link":            {func(run string) error { return os.Symlink("summary.csv", filepath.Join(run, "link")) }, "link"},
	"a byte more":       {func(run string) error { return add(filepath.Join(run, "figures/deep/b.svg"), " ") }, "figures/deep/b.svg"},
	"a time more":       {func(run string) error { return add(filepath.Join(run, "timing.json"), "{}") }, "timing.json"},
	"a remark":          {func(run string) error { return add(filepath.Join(run, "manifest.json"), "\n") }, "manifest.json"},
	"a file for a link": {func(run string) error { return link(filepath.Join(run, "summary.csv")) }, "summary.csv"},
	"a folder for one":  {func(run string) error { return link(filepath.Join(run, "figures")) }, "figures"},
	"the run for one":   {link, "symbolic link"},
	"the run for a file": {func(run string) error {
		return errors.Join(os.Rename(run, run+".away"), os.WriteFile(run, nil, 0o644))
	}, "no folder"},
	"another folder": {func(run string) error {
		return errors.Join(os.Rename(run, run+".away"), os.Mkdir(run, 0o755), os.WriteFile(filepath.Join(run, "x"), nil, 0o644))
	}, "no finished run"},
}

func add(file, text string) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// link puts a symbolic link where something stood, to where it stands now: the content is the same.
func link(path string) error {
	away := filepath.Join(filepath.Dir(filepath.Dir(path)), "away")
	return errors.Join(os.Rename(path, away), os.Symlink(away, path))
}

// Whatever others have done to a finished run, and whenever, stays as they have done it: before a run begins, while it
// computes, and at the very moment of the move, with a system that exchanges two names at once and one that does not.
func TestNothingOfOthersIsDeleted(t *testing.T) {
	none := func(string, string) error { return errors.ErrUnsupported }
	for name, deed := range deeds {
		for _, moment := range []string{"before", "meanwhile", "at the exchange", "at the rename", "meanwhile, renamed"} {
			t.Run(name+" "+moment, func(t *testing.T) {
				parent := filepath.Join(t.TempDir(), "parent")
				run := filepath.Join(parent, "run")
				if err := save(t, run, "older"); err != nil {
					t.Fatal(err)
				}
				var before map[string]string
				act := func() {
					if err := deed.do(run); err != nil {
						t.Fatal(err)
					}
					before = tree(t, run)
				}
				if moment == "before" {
					act()
				}
				f, err := Reserve(run, "baise", false)
				if err == nil {
					switch moment {
					case "meanwhile":
						act()
					case "meanwhile, renamed":
						f.exchange = none
						act()
					case "at the exchange":
						f.exchange = func(a, b string) error {
							if before == nil {
								act()
							}
							return exchange(a, b)
						}
					case "at the rename":
						f.exchange = func(a, b string) error { act(); return none(a, b) }
					}
					err = f.Save(example(), texts("newer"))
				}
				if err == nil || !strings.Contains(err.Error(), deed.says) {
					t.Errorf("got %v, want %q", err, deed.says)
				}
				if after := tree(t, run); !maps.Equal(before, after) {
					t.Errorf("%v has become %v", before, after)
				}
				for _, e := range names(t, parent) {
					if strings.Contains(e, "doudi") {
						t.Errorf("%s is left", e)
					}
				}
			})
		}
	}
}

func names(t *testing.T, folder string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// A finished run goes with everything of it, on both kinds of system, and so does an empty folder.
func TestFinishedRunIsReplaced(t *testing.T) {
	for _, exchanging := range []bool{true, false} {
		for _, first := range []string{"run", "parts", "empty"} {
			parent := t.TempDir()
			run := filepath.Join(parent, "run")
			err := os.Mkdir(run, 0o755)
			if first != "empty" {
				err = errors.Join(err, save(t, run, "older"))
			}
			if first == "parts" {
				err = errors.Join(err, os.RemoveAll(filepath.Join(run, "figures")))
			}
			f, reserved := Reserve(run, "baise", false)
			if err = errors.Join(err, reserved); err != nil {
				t.Fatal(err)
			}
			if !exchanging {
				f.exchange = func(string, string) error { return errors.ErrUnsupported }
			}
			if err := f.Save(example(), texts("newer")); err != nil {
				t.Error(err)
			}
			if got := tree(t, run); len(got) != 8 || got["figures/deep/b.svg"] != "figures/deep/b.svgnewer" {
				t.Errorf("%v", got)
			}
			alone(t, parent, "run")
		}
	}
}

// Somebody drops files into the folder again and again while runs replace each other there: not one is lost, wherever it
// is in the end.
func TestDroppedFilesAreNeverLost(t *testing.T) {
	parent := t.TempDir()
	run := filepath.Join(parent, "run")
	dropped, stop, done := 0, make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			file := fmt.Sprintf("%s/figures/mine-%d", run, i)
			if f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644); err == nil {
				dropped++
				f.Close()
				// Taken away again soon, so that some of the runs succeed.
				if os.Rename(file, filepath.Join(parent, filepath.Base(file))) != nil {
					runtime.Gosched()
				}
			}
		}
	}()
	saved := 0
	for range 60 {
		if save(t, run, "") == nil {
			saved++
		}
	}
	close(stop)
	<-done
	found := 0
	for name := range tree(t, parent) {
		if strings.HasPrefix(filepath.Base(name), "mine-") {
			found++
		}
	}
	if saved == 0 || dropped == 0 || found != dropped {
		t.Errorf("%d runs saved, %d files dropped, %d found", saved, dropped, found)
	}
}

func TestAnotherStudyIsReplacedByForceOnly(t *testing.T) {
	run := filepath.Join(t.TempDir(), "run")
	if err := save(t, run, ""); err != nil {
		t.Fatal(err)
	}
	_, err := Reserve(run, "huaihua", false)
	if err == nil || !strings.Contains(err.Error(), "a finished run of the study `baise`") || !strings.Contains(err.Error(), "--force") {
		t.Errorf("got %v", err)
	}
	if err := os.WriteFile(filepath.Join(run, "mine"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Reserve(run, "huaihua", true); err == nil || !strings.Contains(err.Error(), "holds mine") {
		t.Errorf("force: got %v", err)
	}
	if err := os.Remove(filepath.Join(run, "mine")); err != nil {
		t.Fatal(err)
	}
	f, err := Reserve(run, "huaihua", true)
	if err != nil {
		t.Fatal(err)
	}
	other := example()
	other.Study.ID = "huaihua"
	if err := f.Save(other, texts("other")); err != nil {
		t.Error(err)
	}
}

func TestSecondRunIntoOnePlaceSaysSo(t *testing.T) {
	parent := t.TempDir()
	run := filepath.Join(parent, "run")
	first, err := Reserve(run, "baise", false)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Reserve(run, "baise", false)
	if want := fmt.Sprintf("another run is writing there (process %d)", os.Getpid()); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
	if err := save(t, filepath.Join(parent, "beside"), ""); err != nil {
		t.Errorf("a run beside it: %v", err)
	}
	if err := first.Save(example(), texts("")); err != nil {
		t.Errorf("the first: %v", err)
	}
	alone(t, parent, "beside", "run")
}

// TestMain lets the test be its own child: a process that reserves a place, writes a part of the results or all of them,
// and dies without a word.
func TestMain(m *testing.M) {
	if place := os.Getenv("DOUDI_TEST_PLACE"); place != "" {
		dieAt(place, os.Getenv("DOUDI_TEST_UNTIL"))
	}
	os.Exit(m.Run())
}

func dieAt(place, until string) {
	f, err := Reserve(place, "baise", false)
	if err != nil {
		panic(err)
	}
	run := example()
	die := func() { os.Exit(9) }
	switch until {
	case "reserved":
		die()
	case "half":
		files := texts("half")
		files["summary.csv"] = func(w io.Writer) error { _, _ = w.Write([]byte("half")); die(); return nil }
		_ = f.write(run, files)
	case "written":
		_ = f.write(run, texts("whole"))
	case "aside":
		f.exchange = func(a, b string) error { _ = os.Rename(b, f.at.aside); die(); return nil }
		_ = f.Save(run, texts("whole"))
	case "exchanged":
		f.exchange = func(a, b string) error { _ = exchange(a, b); die(); return nil }
		_ = f.Save(run, texts("whole"))
	}
	die()
}

func child(t *testing.T, place, until string) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "DOUDI_TEST_PLACE="+place, "DOUDI_TEST_UNTIL="+until)
	var exit *exec.ExitError
	if out, err := c.CombinedOutput(); !errors.As(err, &exit) || exit.ExitCode() != 9 {
		t.Fatalf("the child: %v: %s", err, out)
	}
}

// What a process leaves that dies at any moment is gone after the next run, to the same place or beside it, and the older
// run stands where it stood.
func TestDeadProcessesAreCleanedUpAfter(t *testing.T) {
	for _, until := range []string{"reserved", "half", "written", "aside", "exchanged"} {
		for _, next := range []string{"run", "beside"} {
			t.Run(until+" "+next, func(t *testing.T) {
				parent := t.TempDir()
				run := filepath.Join(parent, "run")
				if err := save(t, run, "older"); err != nil {
					t.Fatal(err)
				}
				live, err := Reserve(filepath.Join(parent, "live"), "baise", false)
				if err != nil {
					t.Fatal(err)
				}
				child(t, run, until)
				if left := names(t, parent); len(left) < 5 {
					t.Fatalf("the child left only %v", left)
				}
				f, err := Reserve(filepath.Join(parent, next), "baise", false)
				if err != nil {
					t.Fatal(err)
				}
				want := "older"
				if until == "exchanged" && slices.Contains([]string{"linux", "darwin"}, runtime.GOOS) {
					want = "whole"
				}
				if got := tree(t, run)["summary.csv"]; got != "summary.csv"+want {
					t.Errorf("the run says %q", got)
				}
				f.Discard()
				if err := live.Save(example(), texts("live")); err != nil {
					t.Errorf("the live process: %v", err)
				}
				alone(t, parent, "live", "run")
			})
		}
	}
}

// Among what a dead process has left, too, is what others have put there.
func TestOthersFilesInAPartialFolderStay(t *testing.T) {
	parent := t.TempDir()
	run := filepath.Join(parent, "run")
	child(t, run, "half")
	partial := filepath.Join(parent, ".run.doudi-partial")
	if err := os.WriteFile(filepath.Join(partial, "figures", "mine"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Reserve(run, "baise", false)
	if err == nil || !strings.Contains(err.Error(), "figures/mine") && !strings.Contains(err.Error(), "holds figures") {
		t.Errorf("got %v", err)
	}
	if got := tree(t, partial); len(got) != 3 {
		t.Errorf("%v are left", got)
	}
}
