package rules

import (
	"strings"
	"testing"

	"doudi/model/document"
)

// above stands above the small policies of tests.
const above = "policy: made\nsources: {made: {title: made up}}\nsource: {ref: made, status: unverified}\n"

func parsed(t *testing.T, text string) *document.Node {
	t.Helper()
	docs, err := document.Parse("made.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return docs[0]
}

// made reads a policy that must pass the check.
func made(t *testing.T, text string) *Policy {
	t.Helper()
	p, _, err := Read(parsed(t, above+text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return p
}

// refused says whether a policy is refused with these words; no words: whether it is not.
func refused(t *testing.T, text string, words ...string) {
	t.Helper()
	_, _, err := Read(parsed(t, above+text))
	switch {
	case len(words) == 0 && err != nil:
		t.Errorf("%s\n%v", text, err)
	case len(words) > 0 && err == nil:
		t.Errorf("%s\nis accepted; want %s", text, words)
	}
	for _, w := range words {
		if err != nil && !strings.Contains(err.Error(), w) {
			t.Errorf("%s\n%v\nwant %s", text, err, w)
		}
	}
}

// warned are the warnings of a policy that passes the check, without their places.
func warned(t *testing.T, text string) string {
	t.Helper()
	_, report, err := Read(parsed(t, above+text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var out []string
	for _, d := range report.Warnings() {
		out = append(out, d.What.String())
	}
	return strings.Join(out, "; ")
}
