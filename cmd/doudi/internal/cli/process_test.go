package cli

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A flag comes before the environment, that before the file of settings, that before the default.
func TestSettingsOfTheProcess(t *testing.T) {
	file := filepath.Join(t.TempDir(), "doudi.yaml")
	if err := os.WriteFile(file, []byte("lang: en\nworkers: 3\nout: there\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	english := "You can ask"
	for _, c := range []struct {
		env  string
		args []string
		en   bool
	}{
		{"", nil, false}, {"en", nil, true}, {"en", []string{"--lang", "zh"}, false}, {"", []string{"--config", file}, true},
		{"zh", []string{"--config", file}, false}, {"zh", []string{"--config", file, "--lang", "en"}, true},
	} {
		t.Setenv("DOUDI_LANG", c.env)
		code, out, said := inPlace(t, c.args...)
		if code != ExitOK || said != "" || strings.Contains(out, english) != c.en {
			t.Errorf("%q %v: exit %d: %s%s", c.env, c.args, code, said, out)
		}
	}
}

func TestRunTakesTheProcessesSettings(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("doudi.yaml", []byte("workers: 1\nout: from-file\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("DOUDI_CONFIG", "doudi.yaml")
	for _, want := range []string{"from-file", "from-environment"} {
		if want == "from-environment" {
			t.Setenv("DOUDI_OUT", want)
		}
		code, _, said := inPlace(t, bare("run", "huolinguole", "--draws", "1", "--replicates", "1", "--people", "2000")...)
		text, err := os.ReadFile(filepath.Join(want, "timing.json"))
		if code != ExitOK || err != nil || !strings.Contains(string(text), `"workers": 1`) {
			t.Errorf("%s: exit %d: %s%v %s", want, code, said, err, text)
		}
	}
}

// What cannot be used is refused where it was said.
func TestBadSettingsOfTheProcess(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("doudi.yaml", []byte("lang: en\nworker: 3\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, value, flag, want string }{
		{"DOUDI_LANG", "de", "", "DOUDI_LANG: "}, {"DOUDI_WORKERS", "many", "", "DOUDI_WORKERS: "}, {"DOUDI_WORKERS", "1025", "", "1024"},
		{"DOUDI_LANG", "", "--workers=-1", "--workers: "}, {"DOUDI_CONFIG", "doudi.yaml", "", "doudi.yaml:2:1: "}, {"DOUDI_CONFIG", "none.yaml", "", "none.yaml"},
	} {
		t.Run(c.name+c.value+c.flag, func(t *testing.T) {
			t.Setenv(c.name, c.value)
			args := []string{"run", "huolinguole"}
			if c.flag != "" {
				args = append(args, c.flag)
			}
			if code, out, said := inPlace(t, args...); code != ExitBadInput || out != "" || !strings.Contains(said, c.want) {
				t.Errorf("exit %d: %s%s", code, said, out)
			}
		})
	}
}

func TestMistypedVariablesAreNamed(t *testing.T) {
	got := strangers([]string{"DOUDI_LANG=en", "DOUDI_LANGE=en", "DOUDI_WORKER=2", "DOUDI_DRAWS=3", "HOME=/", "DOUDI_XYZ="})
	if want := (map[string]string{"DOUDI_LANGE": "DOUDI_LANG", "DOUDI_WORKER": "DOUDI_WORKERS", "DOUDI_XYZ": ""}); !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	t.Setenv("DOUDI_LANGE", "en")
	if code, _, said := inPlace(t, "version"); code != ExitOK || !strings.Contains(said, "DOUDI_LANGE") || !strings.Contains(said, "DOUDI_LANG\n") {
		t.Errorf("exit %d: %s", code, said)
	}
}

// What the environment says of a study's numbers reaches the study's reader, from every command that reads one.
func TestTheEnvironmentReachesAStudy(t *testing.T) {
	for _, key := range studyKeys() {
		t.Run(key, func(t *testing.T) {
			t.Setenv(variable(key), "lots")
			for _, args := range [][]string{{"run", "baise"}, {"check", "baise"}} {
				code, _, said := command(t, t.Context(), append(args, "--lang", "en")...)
				if code != ExitBadInput || !strings.Contains(said, variable(key)+": error: `"+key+"` must be a whole number") {
					t.Errorf("%v: exit %d: %s", args, code, said)
				}
			}
		})
	}
}
