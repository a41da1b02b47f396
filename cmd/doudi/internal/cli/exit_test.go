package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules/packs"

	"github.com/spf13/cobra"
)

// 0 is done, 1 failed, 2 bad input, 130 stopped by the user, whatever else went wrong with it.
func TestExitCodes(t *testing.T) {
	stopped, stop := context.WithCancel(t.Context())
	stop()
	for _, c := range []struct {
		ctx  context.Context
		err  error
		code int
		says string
	}{
		{t.Context(), nil, 0, ""}, {stopped, nil, 0, ""},
		{t.Context(), errors.New("the disk is on fire"), 1, "doudi: the disk is on fire"},
		{t.Context(), errTestsFailed, 1, ""}, {t.Context(), fmt.Errorf("later: %w", errTestsFailed), 1, ""},
		{t.Context(), document.Refusef("x.yaml", "the file is empty"), 2, "x.yaml: error: the file is empty"},
		{t.Context(), misused{message.Say("the number of arguments must be %d; there are %d", 1, 2)}, 2, "the command line cannot be understood: the number of arguments must be 1"},
		{stopped, document.Refusef("x.yaml", "the file is empty"), 130, "Interrupted"}, {stopped, errTestsFailed, 130, "Interrupted"}, {stopped, context.Canceled, 130, "Interrupted"},
	} {
		var said strings.Builder
		s := &settings{Streams: Streams{Err: &said}, lang: "en"}
		if code := s.exit(c.ctx, &cobra.Command{Use: "doudi"}, nil, c.err); code != c.code || !strings.Contains(said.String(), c.says) || (c.says == "") != (said.Len() == 0) {
			t.Errorf("%v, stopped: %v: exit %d, %q, want %d, %q", c.err, c.ctx.Err(), code, &said, c.code, c.says)
		}
	}
}

// What an example expects: one value, a floor, a ceiling or a span, amounts with two decimals and rates with theirs.
func TestExpectationsByHand(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		low, high float64
		want      string
	}{{620, 620, "620.00"}, {0.85, 0.85, "0.85"}, {0.12345, 0.12345, "0.12345"}, {1, inf, ">= 1.00"}, {-inf, 2.5, "<= 2.50"}, {1, 2.125, "[1.00, 2.125]"}, {-3.5, -3.5, "-3.50"}} {
		if got := expected(c.low, c.high); got != c.want {
			t.Errorf("%v to %v: %s, want %s", c.low, c.high, got, c.want)
		}
	}
}

// A policy is shown at the date that is given, from its first month on, or after its last change.
func TestDatesOfAPolicy(t *testing.T) {
	p, _, err := openPolicy("baise")
	if err != nil {
		t.Fatal(err)
	}
	changes := p.Changes()
	first, last := changes[0], changes[len(changes)-1]
	for text, want := range map[string]string{"": last.String(), first.String(): first.String(), "2018": "2018-01-01", "2018-06": "2018-06-01", "2018-06-01": "2018-06-01"} {
		if at, err := monthOf(p, "", text); err != nil || at.String() != want {
			t.Errorf("%q: %s, %v, want %s", text, at, err, want)
		}
	}
	for _, text := range []string{(first - 1).String(), "June", "2018-13"} {
		if at, err := monthOf(p, "", text); err == nil {
			t.Errorf("%q is taken for %s", text, at)
		}
	}
	if first >= last || len(packs.IDs()) == 0 {
		t.Fatalf("the policy runs from %s to %s", first, last)
	}
}

// After ten seconds a quarter is done: thirty are left. Within ten seconds of a line no other is written.
func TestProgressByHand(t *testing.T) {
	var said strings.Builder
	s := &settings{Streams: Streams{Err: &said}, lang: "en"}
	p := s.newProgress()
	p.report(1, 4)
	if said.Len() > 0 {
		t.Errorf("at once: %q", &said)
	}
	p.start, p.last = time.Now().Add(-10*time.Second), time.Now().Add(-10*time.Second)
	p.report(1, 4)
	p.report(2, 4)
	if got := said.String(); got != "25 % done, about 30s left\n" {
		t.Errorf("%q", got)
	}
	p.end()
}

// A folder's files are found all levels deep by both endings, each once, and in order; nothing else is.
func TestGatherFindsYAML(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"b.yaml", "a.yml", "deep/er/c.yaml", "d.txt", "yaml", "e.yaml.bak"} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := gather([]string{root, filepath.Join(root, "b.yaml"), filepath.Join(root, "d.txt")})
	var names []string
	for _, path := range got {
		name, _ := filepath.Rel(root, path)
		names = append(names, filepath.ToSlash(name))
	}
	if err != nil || strings.Join(names, " ") != "a.yml b.yaml d.txt deep/er/c.yaml" {
		t.Errorf("%v, %v", names, err)
	}
	if _, err := gather([]string{filepath.Join(root, "deep", "none")}); err == nil {
		t.Error("a path that does not exist is gathered")
	}
}

// One example that does not hold is failure, and so are two; the count is of those of all files. A policy that does not
// settle them is bad input.
func TestFailedExamplesAreCounted(t *testing.T) {
	folder := t.TempDir()
	text, err := os.ReadFile("../../../../testdata/policies/cn_three_segments.examples.yaml")
	policy, wrong := os.ReadFile("../../../../testdata/policies/cn_three_segments.yaml")
	if err != nil || wrong != nil {
		t.Fatal(err, wrong)
	}
	put := func(name string, text []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, text, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	put("good.yaml", policy)
	put("bad.yaml", policy)
	put("good.examples.yaml", bytes.Replace(text, []byte("policy: cn_three_segments"), []byte("policy: good"), 1))
	wrongly := bytes.Replace(text, []byte("policy: cn_three_segments"), []byte("policy: bad"), 1)
	if !bytes.Contains(wrongly, []byte("{basic: 7610.00}")) {
		t.Fatalf("the examples do not expect 7610.00:\n%s", wrongly)
	}
	put("bad.examples.yaml", bytes.Replace(wrongly, []byte("{basic: 7610.00}"), []byte("{basic: 7610.01}"), 1))
	code, out, said := inPlace(t, "test", folder, "--lang", "en")
	if code != ExitFailed || said != "" || !strings.HasSuffix(out, " examples, 1 failed\n") || strings.Count(out, " 1 failed\n") != 2 || strings.Count(out, " 0 failed\n") != 1 || !strings.Contains(out, "should be 7610.01, got 7610.00") {
		t.Errorf("exit %d: %s%s", code, out, said)
	}
}

// The printed misses are those of the printed counts: 100 · |fitted − wanted| / wanted, and none is past what is allowed.
func TestMarginsArePrintedInPercent(t *testing.T) {
	code, out, said := inPlace(t, "population", "huolinguole", "--lang", "en")
	rows := 0
	for _, line := range strings.Split(out, "\n") {
		cells := strings.Fields(strings.ReplaceAll(line, "│", " "))
		if len(cells) < 6 { // a margin and a group are a word or several
			continue
		}
		n := len(cells)
		wanted, err := strconv.ParseFloat(cells[n-4], 64)
		fitted, wrong := strconv.ParseFloat(cells[n-3], 64)
		if err != nil || wrong != nil || wanted < 20 { // whole numbers so small say too little of a share
			continue
		}
		rows++
		miss, _ := strconv.ParseFloat(strings.TrimSuffix(cells[n-2], "%"), 64)
		if want := 100 * math.Abs(fitted-wanted) / wanted; math.Abs(miss-want) > 100/wanted+0.01 { // both counts are printed whole
			t.Errorf("a miss of %v %%, want about %.2f: %s", miss, want, line)
		}
	}
	if code != ExitOK || rows < 10 || strings.Contains(out, "  missed") || !strings.Contains(out, "0 margins missed") {
		t.Errorf("exit %d, %d rows: %s%s", code, rows, said, out)
	}
}

// What is said on the command line reaches the run, and nothing else does: the manifest has the settings.
func TestRunTakesItsFlags(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "x")
	code, out, said := command(t, t.Context(), bare("run", "huolinguole", "--draws", "3", "--replicates", "1", "--people", "1500", "--seed", "42", "--out", folder)...)
	if code != ExitOK {
		t.Fatalf("exit %d: %s", code, said)
	}
	text, err := os.ReadFile(filepath.Join(folder, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Study struct {
			Study                           string
			Draws, Replicates, Seed, People int
			Quick                           bool
		}
		Versions map[string]string
	}
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	if s := m.Study; s.Study != "huolinguole" || s.Draws != 3 || s.Replicates != 1 || s.Seed != 42 || s.People != 1500 || s.Quick || m.Versions["doudi"] != Version || strings.Contains(out, "快速试算") {
		t.Errorf("%+v", m)
	}
}

// Bills of which a part is not known are settled at the middle, and the figure says so; of others it says nothing.
func TestFiguresSayWhatIsNotKnown(t *testing.T) {
	bills := "year: 2018\npersons: [{id: p, category: dibao}]\nclaims: [{person: p, id: c1, level: county, total: 1000.00, eligible: %s}]\n"
	for eligible, unknown := range map[string]bool{"900.00": false, "[800.00, 900.00]": true} {
		folder := t.TempDir()
		file, picture := filepath.Join(folder, "bills.yaml"), filepath.Join(folder, "x.svg")
		if err := os.WriteFile(file, fmt.Appendf(nil, bills, eligible), 0o644); err != nil {
			t.Fatal(err)
		}
		code, _, said := inPlace(t, "settle", "baise", file, "--figure", picture, "--lang", "en")
		text, err := os.ReadFile(picture)
		if code != ExitOK || err != nil {
			t.Fatalf("exit %d, %v: %s", code, err, said)
		}
		if got := strings.Contains(string(text), "middle"); got != unknown {
			t.Errorf("%s: said to be unknown: %v", eligible, got)
		}
	}
}

// Findings of several policies are counted together: the sample of the messages has a benefit that none of the tried bills
// is paid by, the other one nothing.
func TestFindingsAreCountedTogether(t *testing.T) {
	const sample, other = "../../../../testdata/bad/sample.yaml", "../../../../testdata/limited/policy.yaml"
	for _, c := range []struct {
		paths []string
		want  string
	}{{[]string{other}, "searched: 0 findings"}, {[]string{sample, other}, "searched: 1 findings"}, {[]string{sample, sample, other}, "searched: 2 findings"}} {
		code, out, said := inPlace(t, append([]string{"check", "--deep", "--lang", "en"}, c.paths...)...)
		if code != ExitOK || !strings.Contains(out, c.want) {
			t.Errorf("%v: exit %d: %s%s", c.paths, code, out, said)
		}
	}
}

// Examples are those of the policy that they name: by a path from their folder, by the name of a file beside them, by that of
// a pack; or of the file that they are called after.
func TestExamplesFindTheirPolicy(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "beside.yaml"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "x.examples.yaml")
	for text, want := range map[string]string{
		"examples: []": filepath.Join(folder, "x.yaml"), "policy: beside": filepath.Join(folder, "beside.yaml"), "policy: baise": "baise",
		"policy: ../y.yaml": filepath.Join(filepath.Dir(folder), "y.yaml"), "policy: y.yaml": filepath.Join(folder, "y.yaml"),
	} {
		docs, err := document.Parse("x", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := policyBeside(file, docs[0]); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	for policy, want := range map[string]string{"a/x.yaml": "a/x.examples.yaml", "a/x.yml": "a/x.examples.yaml"} {
		if got := examplesBeside(policy); got != want {
			t.Errorf("%s: %s, want %s", policy, got, want)
		}
	}
}
