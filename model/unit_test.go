package model

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"doudi/model/message"
)

// Every unit of the files that come with the program is said in Chinese; one of the user's own is left alone, whatever is in it.
func TestUnitsAreSaidInChinese(t *testing.T) {
	unit := regexp.MustCompile(`[{ ]unit: *("[^"]*"|[^,}#\n]*)`)
	n := 0
	for _, folder := range []string{"profiles", "catalogues", "interventions", "../rules/packs", "../scenarios/studies"} {
		files, err := filepath.Glob(folder + "/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range unit.FindAllSubmatch(text, -1) {
				name := regexp.MustCompile(`^[ "]*(.*?)[ "]*$`).FindStringSubmatch(string(m[1]))[1]
				n++
				if said := UnitIn(message.Chinese, name); said == name {
					t.Errorf("%s: %q has no Chinese", file, name)
				}
				if said := UnitIn(message.English, name); said != name {
					t.Errorf("%s: %q is said %q in English", file, name, said)
				}
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d units", n)
	}
	if got := UnitIn(message.Chinese, "100 % of %d"); got != "100 % of %d" {
		t.Errorf("%q", got)
	}
}
