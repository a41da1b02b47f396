package packs_test

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/settle"
)

// A reading is worth keeping only if some bill tells its options apart, so every option but the default must move at
// least one of the pack's worked examples.
func TestEveryReadingMovesAnExample(t *testing.T) {
	for _, path := range policies(t, ".") {
		policy, _, err := made.File(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, reading := range policy.Readings {
			for _, option := range reading.Options {
				if option != reading.Default && !moves(t, policy, path, reading.Name, option) {
					t.Errorf("%s: no example tells `%s: %s` from `%s`", path, reading.Name, option, reading.Default)
				}
			}
		}
	}
}

func moves(t *testing.T, policy *rules.Policy, path, reading, option string) bool {
	t.Helper()
	docs, err := document.Parse("reading.yaml", []byte(fmt.Sprintf("{path: readings.%s, value: %s}\n", reading, option)))
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := read.With(policy, []read.Patch{{Path: docs[0].Get("path"), Value: docs[0].Get("value")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	root, err := document.ReadOne(strings.TrimSuffix(path, ".yaml") + ".examples.yaml")
	if err != nil {
		t.Fatal(err)
	}
	examples, _, err := bill.ReadExamples(root, other)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		misses, err := settle.RunExample(other, e)
		if err != nil {
			t.Fatal(err)
		}
		if len(misses) > 0 {
			return true
		}
	}
	return false
}
