package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is nested as deep as is allowed is read; many brackets beside each other are no depth.
func TestFilesWithinTheBounds(t *testing.T) {
	for name, text := range map[string]string{
		"deep":       "a: " + strings.Repeat("[", MaxDepth-4) + "1" + strings.Repeat("]", MaxDepth-4),
		"long":       "a: " + strings.Repeat("x", 20*MaxDepth),
		"beside":     "a: [" + strings.Repeat("[1], ", 3*MaxDepth) + "{b: 1}]",
		"closing":    "a: \"" + strings.Repeat("]", 3*MaxDepth) + "\"\nb: [[1]]",
		"indented":   strings.Repeat("a:\n", 1) + "  b:\n    c: 1",
		"dash":       "- - - 1",
		"minus":      "a: -1\n# - - -",
		"windows":    "\ufeffa: 1\r\nb: 2\r\n",
		"with notes": "# first\n---\na: 1\n",
	} {
		if docs, err := Parse("f.yaml", []byte(text)); err != nil || len(docs) != 1 {
			t.Errorf("%s: %d documents, %v", name, len(docs), err)
		}
	}
	for name, text := range map[string]string{
		"deep":     "a: " + strings.Repeat("[", MaxDepth+1) + "1" + strings.Repeat("]", MaxDepth+1),
		"no text":  "\x00a: 1",
		"indented": "a:\n" + strings.Repeat(" ", 8*MaxDepth+1) + "b: 1",
	} {
		if _, err := Parse("f.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), map[bool]string{true: "not UTF-8 text", false: "nested more than 64 deep"}[name == "no text"]) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFilesOnDisk(t *testing.T) {
	write := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if n, err := ReadOne(write("one.yaml", "a: 1\n")); err != nil || n.Get("a").Text != "1" {
		t.Errorf("one document: %v", err)
	}
	for says, path := range map[string]string{
		"there is no such file":         filepath.Join(t.TempDir(), "none.yaml"),
		"a second document begins here": write("two.yaml", "a: 1\n---\nb: 2\n"),
		"the file is larger than 4 MiB": write("large.yaml", "a: "+strings.Repeat("x", MaxBytes)),
		"indented with a tab":           write("tab.yaml", "a:\n\tb: 1\n"),
	} {
		if _, err := ReadOne(path); err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), path) {
			t.Errorf("%v, want %q", err, says)
		}
	}
}

// The file is not a map, does not say what it is, or is fine; absent maps are reported once, by whoever demands them.
func TestWhatAFileIs(t *testing.T) {
	for text, says := range map[string]string{"[1]": "the file must be a map of `key: value`", "a: 1": "the file does not say what it is: its key `policy` is missing", "policy: x": ""} {
		r := &Report{}
		if _, ok := r.Begin(parse(t, text), "policy"); ok != (says == "") || told(r) != says {
			t.Errorf("%s: %q", text, told(r))
		}
	}
	r := &Report{}
	f := r.Fields(parse(t, "a: [1]\n"), "a test")
	if r.Fields(f.Required("b"), "`b`").Required("c"); told(r) != "the key `b` is missing" {
		t.Errorf("%q", told(r))
	}
	r = &Report{}
	f = r.Fields(parse(t, "a: [1]\n"), "a test")
	if r.Fields(f.Required("a"), "`a`").Required("c"); told(r) != "`a` must be a map of `key: value`" {
		t.Errorf("%q", told(r))
	}
	r = &Report{}
	f = r.Fields(parse(t, "{x: a, y: b, the rest: , z}\n"), "a test")
	f.Optional("x")
	f.Optional("known")
	f.Done()
	var fixes []string
	for _, d := range r.All() {
		fixes = append(fixes, written(d))
	}
	if strings.Join(fixes, "; ") != "`x`; the whole text in quotes, if this is the rest of one; `x`" {
		t.Errorf("%q", fixes)
	}
}
