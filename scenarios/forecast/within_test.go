package forecast

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/scenarios"
)

// place is a study's folder with a policy beside it, one below it, one outside and links to them.
func place(t *testing.T) (root string) {
	t.Helper()
	root = t.TempDir()
	policy, err := os.ReadFile("../../rules/packs/baise.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"own/below", "other/below", "secret"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"own/p.yaml", "own/below/p.yaml", "other/p.yaml", "other/below/p.yaml"} {
		if err := os.WriteFile(filepath.Join(root, name), policy, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(root, "secret/s.yaml"), []byte("root:x:0:0\n\"secret\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"own/out.yaml": "other/p.yaml", "own/in.yaml": "own/below/p.yaml", "linked": "own", "own/outer": "other"} {
		if err := os.Symlink(filepath.Join(root, to), filepath.Join(root, link)); err != nil {
			t.Skip(err)
		}
	}
	return root
}

// A study reads in and below its own folder, whichever path leads there, and in and below those that are allowed.
func TestAStudyReadsItsOwnFolder(t *testing.T) {
	notRaced(t)
	root := place(t)
	for _, c := range []struct {
		folder, policy string
		allow          []string
		says           string // "" = it may
	}{
		{"own", "./p.yaml", nil, ""},
		{"own", "below/p.yaml", nil, ""},
		{"own", "in.yaml", nil, ""},
		{"linked", "./p.yaml", nil, ""},
		{"own", filepath.Join(root, "own/p.yaml"), nil, ""},
		{"own", filepath.Join(root, "linked/p.yaml"), nil, ""},
		{"own", "below/../p.yaml", nil, ""},
		{"own", "baise", nil, ""},
		{"own", "../other/p.yaml", nil, "write: --allow " + filepath.ToSlash(filepath.Join(root, "other")) + " on the command line"},
		{"own", "out.yaml", nil, "lies outside the study's folder"},
		{"own", "outer/p.yaml", nil, "lies outside the study's folder"},
		{"own", filepath.Join(root, "other/p.yaml"), nil, "lies outside"},
		{"own", "/etc/passwd", nil, "lies outside"},
		{"own/below", "../p.yaml", nil, "lies outside"},
		{"own", "../other/p.yaml", []string{"other"}, ""},
		{"own", "../other/below/p.yaml", []string{"other"}, ""},
		{"own", "out.yaml", []string{"secret", "other"}, ""},
		{"own", "../other/p.yaml", []string{"other/below"}, "lies outside"},
		{"own", "../other/p.yaml", []string{"oth"}, "the folder `"},
		{"own", "p2.yaml", nil, "there is no file `p2.yaml`; a path counts from the study's own folder"},
	} {
		study := filepath.Join(root, c.folder, "s.yaml")
		text := "study: s\npolicy: " + c.policy + "\npopulation: {profile: baise, people: 1000}\nillness: china-rural\nyears: 2018\nscenarios: [{id: current}]\n"
		if err := os.WriteFile(study, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		var allow []string
		for _, a := range c.allow {
			allow = append(allow, filepath.Join(root, a))
		}
		s, _, err := readStudy(study, scenarios.Given{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = open(s, allow, people)
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s, %s, %v: %v, want %q", c.folder, c.policy, c.allow, err, c.says)
		}
	}
}

// A file that is found only where the program runs is named with what to write instead.
func TestTheWorkingFolderIsNotLookedIn(t *testing.T) {
	root := place(t)
	t.Chdir(root)
	text := "study: s\npolicy: other/p.yaml\npopulation: {profile: baise, people: 1000}\nillness: own/below/p.yaml\nyears: 2018\nscenarios: [{id: current}]\n"
	if err := os.WriteFile("own/s.yaml", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s, _, err := readStudy("own/s.yaml", scenarios.Given{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(s)
	for _, want := range []string{"there is no file `other/p.yaml`", "write: ../other/p.yaml, with --allow other on the command line", "write: ./below/p.yaml"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// No line is shown of a file that is no policy, even where it may be read; of a policy with a mistake one is.
func TestForeignLinesAreNotShown(t *testing.T) {
	root := place(t)
	for policy, shown := range map[string]bool{"root:x: 0\n\"secret\n": false, "secret: 1\n": false, "- secret\n": false, "policy: secret\n\ttitle: x\n": true} {
		if err := os.WriteFile(filepath.Join(root, "own/q.yaml"), []byte(policy), 0o644); err != nil {
			t.Fatal(err)
		}
		text := "study: s\npolicy: ./q.yaml\npopulation: {profile: baise, people: 1000}\nillness: china-rural\nyears: 2018\nscenarios: [{id: current}]\n"
		study := filepath.Join(root, "own/s.yaml")
		if err := os.WriteFile(study, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		s, _, err := readStudy(study, scenarios.Given{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = Open(s)
		if err == nil || strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "title: x") != shown {
			t.Errorf("%q: %v", policy, err)
		}
	}
}
