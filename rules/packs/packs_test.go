package packs

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestEveryPackStatesItsIDAndHasExamples(t *testing.T) {
	if !slices.Contains(IDs(), "baise") {
		t.Fatalf("IDs() = %v lacks baise", IDs())
	}
	for _, id := range IDs() {
		name, text, err := Open(id)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, id+".yaml") || !bytes.Contains(text, []byte("\npolicy: "+id+"\n")) {
			t.Errorf("%s does not hold the policy %s", name, id)
		}
		_, examples, ok := library().Open(id, ".examples")
		if !ok {
			t.Errorf("%s has no examples", id)
		}
		if n := bytes.Count(examples, []byte("\n  - name: ")); n < 15 {
			t.Errorf("%s has %d worked examples; a pack needs 15", id, n)
		}
	}
}

func TestUnknownPackNamesTheOthers(t *testing.T) {
	for _, id := range []string{"beijing", "", "baise.examples", "../packs/baise"} {
		if _, _, err := Open(id); err == nil || !strings.Contains(err.Error(), "baise") {
			t.Errorf("Open(%q): %v", id, err)
		}
	}
}
