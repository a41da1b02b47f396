package main

import (
	"os"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/measure"
)

func TestListIsThatOfTheTable(t *testing.T) {
	text, err := os.ReadFile("../../../../scenarios/README.md")
	if err != nil {
		t.Fatal(err)
	}
	want, err := replaced(string(text), list(measure.All()))
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != want {
		t.Error("the list of measures is not what the table gives; run go generate ./model/measure")
	}
}

// One row more is one line more, and what stands round the list stays.
func TestOneRowIsOneLine(t *testing.T) {
	row := measure.Measure{ID: "beds", Unit: "persons", Title: model.Title{ZH: "床位", EN: "beds"}, Note: model.Title{ZH: "夜", EN: "at night"}}
	page := "# x\n\n" + heading + "| gone |\n|---|\n| `gone` |\n\nafter | this |\n\nend\n"
	got, err := replaced(page, list(append(measure.All(), row)))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got, "\n| `beds` | persons |  | 床位；夜 · beds; at night |\n\nafter | this |\n\nend\n") || strings.Contains(got, "gone") || !strings.HasPrefix(got, "# x\n") {
		t.Error(got)
	}
	for _, m := range measure.All() {
		if strings.Count(got, "| `"+m.ID+"` | "+m.Unit+" | ") != 1 {
			t.Errorf("%s has no line of its own", m.ID)
		}
	}
	for _, page := range []string{"# x\n", heading, heading + "no list\n\n", heading + "| one |\n"} {
		if _, err := replaced(page, "|"); err == nil {
			t.Errorf("a list is found in %q", page)
		}
	}
}
