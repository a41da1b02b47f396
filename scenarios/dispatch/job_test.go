package dispatch

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"doudi/model/document"
	"doudi/scenarios/folder"
)

func versions() map[string]string { return map[string]string{"doudi": "0", "build": "test"} }

// text is a part of some draws of a job.
func text(t testing.TB, j *Job, draws Span) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := j.Write(&b, j.Header("small", versions()), draws); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func do(t testing.TB, j *Job, draws Span, o Options) *Job {
	t.Helper()
	if err := j.Do(t.Context(), draws, o); err != nil {
		t.Fatal(err)
	}
	return j
}

// saved writes part k of n of a job that has done it.
func saved(t testing.TB, j *Job, in string, k, n int) string {
	t.Helper()
	h := j.Header("small", versions())
	h.Part, h.Of = k, n
	path := filepath.Join(in, PartName(k, n))
	if err := folder.WriteFile(path, func(w io.Writer) error { return j.Write(w, h, PartOf(k, n, j.Plan.Study.Draws)) }); err != nil {
		t.Fatal(err)
	}
	return path
}

// The draws of the parts follow each other and are all: of 7 in 3 parts 2, 2 and 3.
func TestPartsDivideTheDraws(t *testing.T) {
	if a, b, c := PartOf(1, 3, 7), PartOf(2, 3, 7), PartOf(3, 3, 7); a != (Span{0, 2}) || b != (Span{2, 4}) || c != (Span{4, 7}) {
		t.Errorf("%v %v %v", a, b, c)
	}
	for n := 1; n <= 40; n++ {
		at := 0
		for k := 1; k <= n; k++ {
			s := PartOf(k, n, 40)
			if s.From != at || s.To <= s.From {
				t.Errorf("part %d of %d is %v, behind %d", k, n, s, at)
			}
			at = s.To
		}
		if at != 40 {
			t.Errorf("%d parts end at %d", n, at)
		}
	}
	if a, b := PartName(3, 8), PartName(3, 128); a != "3-of-8.part" || b != "003-of-128.part" {
		t.Errorf("%s, %s", a, b)
	}
}

// Three parts, made by jobs of their own with one worker and with three and taken in another order, are the bytes of the
// whole run. Each has done its own draws and no others.
func TestPartsPutTogetherAreTheWhole(t *testing.T) {
	plan := of(t, 1500, 7, 5)
	whole := do(t, New(plan), Span{0, 7}, Options{Workers: 2})
	in := t.TempDir()
	for _, k := range []int{2, 3, 1} {
		j := do(t, New(plan), PartOf(k, 3, 7), Options{Workers: k})
		if got, want := j.Done(j.All()), 5*(PartOf(k, 3, 7).To-PartOf(k, 3, 7).From); got != want {
			t.Errorf("part %d did %d simulations, want %d", k, got, want)
		}
		saved(t, j, in, k, 3)
	}
	set, err := Gather([]string{in})
	if err == nil {
		err = set.Whole()
	}
	if err != nil {
		t.Fatal(err)
	}
	merged := New(plan)
	for _, i := range []int{1, 0, 2} {
		if err := merged.Take(set.Parts[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(text(t, merged, merged.All()), text(t, whole, whole.All())) || !same(t, merged, whole) {
		t.Error("the parts put together are not the whole")
	}
	if merged.timing.PersonYears != 0 {
		t.Errorf("merging simulated %d person-years", merged.timing.PersonYears)
	}
}

// A run of a hundred draws, taken into one of two hundred, leaves a hundred to do, and gives the bytes of a run of two
// hundred.
func TestExtendedRunIsTheLongerRun(t *testing.T) {
	if raced {
		t.Skip("the workers of other tests are raced; these are a thousand draws of theirs")
	}
	short, long := of(t, 1500, 100, 1), of(t, 1500, 200, 1)
	hundred := do(t, New(short), Span{0, 100}, Options{Workers: 2})
	path := saved(t, hundred, t.TempDir(), 1, 1)
	p, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	extended := New(long)
	here := extended.Header("small", versions())
	if from := p.Header.From(&here, "draws"); len(from) > 0 {
		t.Fatalf("they do not belong together: %v", from)
	}
	if from := p.Header.From(&here); len(from) != 1 || from[0].String() != "`draws` is 100 there and 200 here" {
		t.Errorf("differences %v", from)
	}
	if err := extended.Take(p); err != nil {
		t.Fatal(err)
	}
	do(t, extended, extended.All(), Options{Workers: 3})
	within := hundred.Extended(200) // in one process, as until a figure is known well enough
	if n := within.Done(within.All()); n != 100 || len(hundred.have) != 100 {
		t.Errorf("%d of its simulations are done", n)
	}
	do(t, within, within.All(), Options{Workers: 2})
	whole := do(t, New(long), Span{0, 200}, Options{Workers: 1})
	if !slices.EqualFunc(within.results.Columns(), whole.results.Columns(), func(a, b []float64) bool { return alike(a, b, []Span{{0, 200}}) }) {
		t.Error("extended within the process it is another run")
	}
	if !bytes.Equal(text(t, extended, extended.All()), text(t, whole, whole.All())) || !same(t, extended, whole) {
		t.Error("the extended run is not the longer run")
	}
	if 2*extended.timing.PersonYears != whole.timing.PersonYears {
		t.Errorf("%d person-years were simulated, of %d", extended.timing.PersonYears, whole.timing.PersonYears)
	}
}

// always makes a keeper write whatever task is done at once.
func always(k *Keeper) *Keeper {
	k.last = time.Now().Add(-1000 * time.Hour)
	return k
}

// interrupted does some shards of a job and keeps their tasks beside a place.
func interrupted(t *testing.T, j *Job, place string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	k, err := j.Resume(place, j.Header("small", versions()))
	if err != nil {
		t.Fatal(err)
	}
	err = j.Do(ctx, j.All(), Options{Workers: 2, Keeper: always(k), Progress: func(done, total int) {
		if done == 5 {
			cancel()
		}
	}})
	in, kept := k.Kept()
	if !errors.Is(err, context.Canceled) || in != place+".unfinished" || kept != j.Done(j.All()) || kept < 5 || kept > 8 {
		t.Fatalf("%v; %d of %d simulations are kept in %s", err, kept, j.Done(j.All()), in)
	}
}

// What a job has kept is not done again, the bytes are those of a run without a break, and nothing is left in the end.
func TestInterruptedRunGoesOn(t *testing.T) {
	plan := of(t, 1500, 30, 1)
	place := filepath.Join(t.TempDir(), "x")
	interrupted(t, New(plan), place)
	// A file that was being written, and one that the disk has damaged, are as if they had not been.
	parts, err := filepath.Glob(filepath.Join(place+".unfinished", "*.part"))
	if err != nil || len(parts) == 0 {
		t.Fatalf("%v, %v", parts, err)
	}
	if err := errors.Join(os.WriteFile(filepath.Join(place+".unfinished", ".000009.part.doudi-writing"), []byte("doudi"), 0o644),
		os.WriteFile(filepath.Join(place+".unfinished", "000777.part"), []byte("doudi part 1\nhalf"), 0o644)); err != nil {
		t.Fatal(err)
	}
	j := New(plan)
	k, err := j.Resume(place, j.Header("small", versions()))
	if err != nil {
		t.Fatal(err)
	}
	known := j.Done(j.All())
	if known < 5 {
		t.Fatalf("%d simulations are known", known)
	}
	do(t, j, j.All(), Options{Workers: 3, Keeper: always(k)})
	whole := do(t, New(plan), Span{0, 30}, Options{Workers: 2})
	if !bytes.Equal(text(t, j, j.All()), text(t, whole, whole.All())) {
		t.Error("the run that went on has other figures")
	}
	if got, want := j.timing.PersonYears*30, whole.timing.PersonYears*int64(30-known); got != want {
		t.Errorf("%d of %d person-years were simulated, with %d of 30 simulations known", j.timing.PersonYears, whole.timing.PersonYears, known)
	}
	if err := k.Forget(); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(filepath.Dir(place)); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// A folder in which nothing was kept yet, of a process that died early, goes with the end of the run; what others have
// put into one stays.
func TestEmptyFolderOfAnInterruptedRunGoes(t *testing.T) {
	j := New(of(t, 1500, 3, 1))
	for _, name := range []string{"", "mine.txt"} {
		place := filepath.Join(t.TempDir(), "x")
		in := filepath.Join(place+".unfinished", name)
		if err := os.MkdirAll(in, 0o755); err != nil {
			t.Fatal(err)
		}
		k, err := j.Resume(place, j.Header("small", versions()))
		if err == nil {
			err = k.Forget()
		}
		if _, there := os.Stat(in); err != nil || (there == nil) != (name != "") {
			t.Errorf("%s: %v, %v", in, err, there)
		}
	}
}

// What cannot be written down is not said to be kept.
func TestNothingIsKeptOnAFullDisk(t *testing.T) {
	j := New(of(t, 1500, 30, 1))
	place := filepath.Join(t.TempDir(), "x")
	k, err := j.Resume(place, j.Header("small", versions()))
	if err != nil {
		t.Fatal(err)
	}
	put(t, place+".unfinished", []byte("in the way of the folder"))
	err = j.Do(t.Context(), j.All(), Options{Workers: 2, Keeper: always(k)})
	if in, kept := k.Kept(); err == nil || !strings.Contains(err.Error(), "x.unfinished cannot be written") || in != "" || kept != 0 {
		t.Errorf("%d simulations are said to be kept in %q; %v", kept, in, err)
	}
}

// A part that is replaced between the look at it and the copying of its figures is not taken for what was looked at.
func TestPartThatChangesWhileItIsTaken(t *testing.T) {
	h := Header{Columns: 1, Spans: []Span{{0, 2}}}
	h.Study.Draws, h.Study.Replicates = 2, 1
	path := filepath.Join(t.TempDir(), "x.part")
	put(t, path, sealed(t, h, deflated(t, append(append([]byte{0}, double(1)...), double(2)...))))
	p, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	columns := [][]float64{make([]float64, 2)}
	if err := p.copyInto(columns); err != nil || columns[0][0] != 1 || columns[0][1] != 2 {
		t.Fatalf("%v, %v", columns, err)
	}
	put(t, path, sealed(t, h, deflated(t, append(append([]byte{0}, double(1)...), double(7)...))))
	var is *Damaged
	if err := p.copyInto(columns); !errors.As(err, &is) {
		t.Errorf("figures of another file were taken: %v, %v", columns, err)
	}
}

// A job of moments writes nothing, also when it is interrupted.
func TestShortRunKeepsNothing(t *testing.T) {
	plan := of(t, 1500, 3, 1)
	place := filepath.Join(t.TempDir(), "x")
	j := New(plan)
	k, err := j.Resume(place, j.Header("small", versions()))
	if err != nil {
		t.Fatal(err)
	}
	do(t, j, j.All(), Options{Keeper: k})
	if in, _ := k.Kept(); in != "" || k.flush() != nil || k.Forget() != nil {
		t.Errorf("it kept something in %s", in)
	}
	if left, _ := os.ReadDir(filepath.Dir(place)); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

// What is kept of another run is left as it is, and the message says what is not the same.
func TestWhatIsKeptOfAnotherRunIsRefused(t *testing.T) {
	plan := of(t, 1500, 30, 1)
	place := filepath.Join(t.TempDir(), "x")
	interrupted(t, New(plan), place)
	refused := func(j *Job, h Header, want ...string) {
		t.Helper()
		_, err := j.Resume(place, h)
		var invalid *document.Invalid
		for _, w := range append(want, "x.unfinished: error: the run that was interrupted here is not this one", "without this folder it begins anew") {
			if !errors.As(err, &invalid) || !strings.Contains(err.Error(), w) {
				t.Errorf("%v does not say %q", err, w)
			}
		}
		if j.Done(j.All()) > 0 {
			t.Error("figures of another run were taken")
		}
	}
	j := New(plan)
	h := j.Header("small", versions())
	other := h
	other.Versions = map[string]string{"doudi": "0", "build": "later"}
	refused(j, other, "`build` is test there and later here")
	other = h
	other.Inputs = append(h.Inputs[:1:1], h.Inputs[1:]...)
	other.Inputs[1].SHA256 = "0"
	refused(j, other, other.Inputs[1].Name+" is another file, or has been changed")
	more := New(of(t, 1500, 40, 1))
	refused(more, more.Header("small", versions()), "`draws` is 30 there and 40 here")
	if err := os.WriteFile(filepath.Join(place+".unfinished", "mine.part"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Resume(place, h); err == nil || !strings.Contains(err.Error(), "mine.part: error: this is no part of a run") {
		t.Errorf("%v", err)
	}
}
