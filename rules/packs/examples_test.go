package packs_test

import (
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/settle"
)

// policies returns the policy files of a folder that have worked examples beside them.
func policies(t *testing.T, folder string) []string {
	t.Helper()
	examples, err := filepath.Glob(filepath.Join(folder, "*.examples.yaml"))
	if err != nil || len(examples) == 0 {
		t.Fatalf("%s holds no examples (%v)", folder, err)
	}
	var out []string
	for _, path := range examples {
		out = append(out, strings.TrimSuffix(path, ".examples.yaml")+".yaml")
	}
	return out
}

func TestWorkedExamplesHold(t *testing.T) {
	for folder, least := range map[string]int{".": 6 * 15, "../../testdata/policies": 78, "../../testdata/localities": 58} {
		run := 0
		for _, path := range policies(t, folder) {
			policy, _, err := made.File(path)
			if err != nil {
				t.Errorf("%v", err)
				continue
			}
			run += hold(t, policy, strings.TrimSuffix(path, ".yaml")+".examples.yaml")
		}
		if run < least {
			t.Errorf("%s: %d examples ran; there should be %d", folder, run, least)
		}
	}
}

func hold(t *testing.T, policy *rules.Policy, path string) int {
	t.Helper()
	root, err := document.ReadOne(path)
	if err != nil {
		t.Errorf("%v", err)
		return 0
	}
	examples, _, err := bill.ReadExamples(root, policy)
	if err != nil {
		t.Errorf("%v", err)
		return 0
	}
	for _, e := range examples {
		misses, err := settle.RunExample(policy, e)
		if err != nil {
			t.Errorf("%s: %s: %v", path, e.Name, err)
		}
		for _, m := range misses {
			t.Errorf("%s: %s: %s of %s is %v, by hand %v", path, e.Name, m.What, m.Of, m.Low, m.Expectation.Low)
		}
	}
	return len(examples)
}

// A figure that is one fen off must be a miss, or the examples could not fail.
func TestExampleOneFenOffMisses(t *testing.T) {
	policy, _, err := made.File("baise.yaml")
	if err != nil {
		t.Fatal(err)
	}
	docs, err := document.Parse("off.yaml", []byte(`examples:
  - name: off by a fen
    year: 2018
    claims: [{id: c1, level: township, total: 3000.00, eligible: 2900.00}]
    expect: {c1: {basic: 2520.01}}
`))
	if err != nil {
		t.Fatal(err)
	}
	examples, _, err := bill.ReadExamples(docs[0], policy)
	if err != nil {
		t.Fatal(err)
	}
	if misses, err := settle.RunExample(policy, examples[0]); err != nil || len(misses) != 1 {
		t.Fatalf("misses %v, error %v; want one miss", misses, err)
	}
}

// A pack is in use, so nothing of it may be merely tolerated: no warning, and every number with source, status and,
// where it is unverified, a range unless it cannot be scaled.
func TestPacksAreClean(t *testing.T) {
	for _, path := range policies(t, ".") {
		policy, report, err := made.File(path)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		for _, d := range report.All() {
			t.Errorf("%s", d.Text("en"))
		}
		for _, q := range policy.Parameters {
			if q.Title.ZH == "" || q.Title.EN == "" || q.Unit == "" {
				t.Errorf("%s: `%s` lacks a title in both languages or a unit", path, q.Name)
			}
			for _, d := range q.Dated {
				if d.Source.Status == "unverified" && d.Low == d.High && scalable(d.Value) {
					t.Errorf("%s: `%s` from %s is unverified and has no range", path, q.Name, d.From)
				}
			}
		}
	}
}

// scalable says whether a factor could move the value: not if it is nothing but zeros and no limit.
func scalable(v *rules.Value) bool {
	for _, m := range v.Members {
		if scalable(m.Value) {
			return true
		}
	}
	return v.Brackets != nil || v.List != nil || v.Members == nil && v.Number != 0
}
