package packs_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
)

// The table maps every parameter and intervention that the five documents state to the place that encodes it, or to
// the reason why no rule does. Of an intervention the place says whether it acts on inputs or, as nothing of its effect is measured, costs only.
func TestCoverageNamesPlacesThatExist(t *testing.T) {
	file, err := os.Open("../../testdata/coverage.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		id, place, reason := row[0], row[1], row[2]
		if seen[id] || (place == "") == (reason == "") {
			t.Errorf("%s: one row with either a place or a reason, not %q and %q", id, place, reason)
		}
		seen[id] = true
		if file, key, _ := strings.Cut(place, "#"); strings.HasPrefix(file, "model/interventions/") && key != "effects" && key != "unmeasured" {
			t.Errorf("%s: an intervention acts on inputs (effects) or is cost only (unmeasured), and this says %s", id, key)
		}
		if place != "" {
			if err := exists(place); err != nil {
				t.Errorf("%s: %v", id, err)
			}
		}
	}
	for prefix, last := range map[string]int{"SP": 67, "SI": 46} {
		for i := 1; i <= last; i++ {
			if id := fmt.Sprintf("%s-%03d", prefix, i); !seen[id] {
				t.Errorf("%s is missing", id)
			}
		}
	}
}

// exists follows file.yaml#key.key, where an entry of a list is named by its id.
func exists(place string) error {
	path, keys, _ := strings.Cut(place, "#")
	node, err := document.ReadOne(filepath.Join("../..", path))
	if err != nil {
		return err
	}
	for _, key := range strings.Split(keys, ".") {
		next := node.Get(key)
		for _, item := range node.Items {
			if id := item.Get("id"); id != nil && id.Text == key {
				next = item
			}
		}
		if next == nil {
			return fmt.Errorf("%s has no `%s`", place, key)
		}
		node = next
	}
	return nil
}
