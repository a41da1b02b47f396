package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"

	"doudi/model/document"
)

// Every module that the program is linked from, on any of its systems, is named with its version and the whole text of its
// licence.
func TestEveryLinkedModuleIsNoticed(t *testing.T) {
	file := regexp.MustCompile(`(?i)^((un)?licen[cs]e|copying|notice|patents)`)
	seen := 0
	for _, system := range []string{"linux", "windows", "darwin"} {
		c := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "doudi/cmd/doudi")
		c.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
			name, dir, _ := strings.Cut(line, "\t")
			if !strings.Contains(licences, "\n================ "+name+"\n") {
				t.Errorf("%s: %s is not noticed; run .ci/licences", system, name)
				continue
			}
			entries, err := os.ReadDir(dir)
			if err != nil {
				t.Fatal(err)
			}
			texts := 0
			for _, e := range entries {
				if !file.MatchString(e.Name()) || e.IsDir() {
					continue
				}
				text, err := os.ReadFile(filepath.Join(dir, e.Name()))
				if texts++; err != nil || !strings.Contains(licences, strings.ReplaceAll(string(text), "\r", "")) {
					t.Errorf("%s: the text of %s is missing (%v); run .ci/licences", name, e.Name(), err)
				}
			}
			if seen++; texts == 0 {
				t.Errorf("%s has no licence", name)
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d modules were found", seen)
	}
	for _, also := range []string{"Go", "Doudi Sans"} {
		if !strings.Contains(licences, "\n================ "+also+"\n") {
			t.Errorf("%s is not noticed", also)
		}
	}
}

func TestVersionSaysWhatWasBuilt(t *testing.T) {
	s := &settings{lang: "en"}
	set := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	for want, settings := range map[string][]debug.BuildSetting{
		"0123abc": {set("vcs.revision", "0123abc"), set("vcs.modified", "false")},
		"0123abc, with changes that are not committed":                         {set("vcs.revision", "0123abc"), set("vcs.modified", "true")},
		"not recorded (built outside a git repository, or with -buildvcs off)": nil,
	} {
		if got := s.commit(&debug.BuildInfo{Settings: settings}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	code, out, said := command(t, t.Context(), "version", "--lang", "en")
	if code != ExitOK || !strings.HasPrefix(out, "doudi "+Version+"\ncommit ") || !strings.Contains(out, "\ngo1.") {
		t.Errorf("exit %d: %s%s", code, out, said)
	}
}

// Who cites the program is told to cite the version that there is.
func TestCitationNamesTheVersion(t *testing.T) {
	root, err := document.ReadOne("../../../../CITATION.cff")
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"cff-version": "1.2.0", "version": Version, "license": "Apache-2.0"} {
		if at := root.Get(key); at == nil || at.Text != want {
			t.Errorf("%s is %v, want %s", key, at, want)
		}
	}
	for _, key := range []string{"message", "title", "authors"} {
		if root.Get(key) == nil {
			t.Errorf("there is no %s", key)
		}
	}
}
