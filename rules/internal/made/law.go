package made

import (
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules/read"
)

// Parsed is the first document of a text.
func Parsed(t testing.TB, text string) *document.Node {
	t.Helper()
	docs, err := document.Parse("made.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return docs[0]
}

// Refused says whether a policy is refused with these words; no words: whether it is not.
func Refused(t testing.TB, text string, words ...string) {
	t.Helper()
	_, _, err := read.Policy(Parsed(t, Head+text))
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

// Warned are the warnings of a policy that passes the check, without their places.
func Warned(t testing.TB, text string) string {
	t.Helper()
	_, report, err := read.Policy(Parsed(t, Head+text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	var out []string
	for _, d := range report.Warnings() {
		out = append(out, d.What.String())
	}
	return strings.Join(out, "; ")
}
