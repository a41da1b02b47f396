package population

import (
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"doudi/model/catalogues"
	"doudi/model/document"
	"doudi/model/profiles"
)

// Every input of the catalogue and of the profiles that come with the program is named in model/README.md, with its assumption: a number
// without a row there fails. A * stands for the members of a family.
func TestEveryInputHasItsAssumption(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	assumptions, _, _ := strings.Cut(string(text), "## 什么都不写时") // what holds where nothing is said is told of twice
	for _, name := range regexp.MustCompile("`[a-z][a-z0-9_.*]*`").FindAllString(assumptions, -1) {
		name = strings.Trim(name, "`")
		for _, kind := range []string{"catalogue.", "profile."} {
			name = strings.TrimPrefix(name, kind)
		}
		named = append(named, strings.ReplaceAll(name, ".", "/"))
	}
	n := 0
	for _, open := range []struct {
		names []string
		of    func(string) (string, []byte, error)
	}{{[]string{"china-rural"}, catalogues.Open}, {[]string{"baise", "huaihua", "chongqing", "huolinguole", "yunyang", "pengshui", "national", "rural"}, profiles.Open}} {
		for _, name := range open.names {
			file, text, err := open.of(name)
			if err != nil {
				t.Fatal(err)
			}
			docs, err := document.Parse(file, text)
			if err != nil {
				t.Fatal(err)
			}
			for _, input := range inputs(docs[0], "") {
				n++
				if !slices.ContainsFunc(named, func(pattern string) bool { ok, _ := path.Match(pattern, input); return ok }) {
					t.Errorf("%s: `%s` has no row in model/README.md", file, strings.ReplaceAll(input, "/", "."))
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("%d inputs are found", n)
	}
}

// inputs are the paths of a document's quantities, and of how series go on.
func inputs(n *document.Node, at string) (out []string) {
	if n == nil || n.Shape != document.Map {
		return nil
	}
	for _, f := range n.Fields {
		here := path.Join(at, f.Key.Text)
		if f.Value != nil && f.Value.Shape == document.Map && (f.Value.Get("value") != nil || f.Value.Get("grow") != nil) {
			out = append(out, here)
		}
		out = append(out, inputs(f.Value, here)...)
	}
	return out
}

// The short profile that scenarios/README.md shows is one, with the rest from the country.
func TestTheShortProfileIsOne(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(text), "```yaml\nprofile: somewhere")
	block, _, _ = strings.Cut(block, "```")
	p, err := readOf(t, "profile: somewhere"+block)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Strata) != 1 || p.Strata[0].Persons != 30_200 || p.Male[0] != 3274 { // of children below one in the country
		t.Errorf("it has %d strata and %v boys below one", len(p.Strata), p.Male[0])
	}
}
