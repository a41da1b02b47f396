package read_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules/internal/made"
	"doudi/rules/read"
)

// Every policy under testdata/bad has one mistake, and is refused with the English words of the .want file beside it, at
// the place and with the advice that stand there.
func TestMistakesAreSaid(t *testing.T) {
	files, err := filepath.Glob("../../testdata/bad/policy/*.yaml")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		want, err := os.ReadFile(strings.TrimSuffix(file, ".yaml") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = made.File(file)
		if err == nil {
			t.Errorf("%s is accepted", file)
			continue
		}
		said := strings.ReplaceAll(err.Error(), "../../testdata", "testdata") + "\n"
		if !strings.HasSuffix(string(want), said) || strings.Count(string(want), ": error: ") != strings.Count(said, ": error: ") {
			t.Errorf("said\n%swant\n%s", said, want)
		}
	}
}

// A file with a mistake at every one of many dates is answered as soon as enough is said: sixty parameters of fifty dates,
// read by twenty benefits from before the first of them.
func TestManyDatesAreAnswered(t *testing.T) {
	var b strings.Builder
	b.WriteString("policy: many\nsources: {doc: {title: made up}}\nsource: {ref: doc, status: stated}\nparameters:\n")
	sum := "0"
	for i := range 60 {
		fmt.Fprintf(&b, "  t%d:\n    unit: rate\n    values:\n", i)
		for j := range 50 {
			fmt.Fprintf(&b, "      - {from: %d-%02d-01, value: 0.5}\n", 1950+j+i%3, 1+i%12)
		}
		sum += fmt.Sprintf(" + t%d", i)
	}
	b.WriteString("benefits:\n")
	for i := range 20 {
		fmt.Fprintf(&b, "  - {id: b%d, pays: 'eligible * clamp(%s, 0, 1)'}\n", i, sum)
	}
	docs, err := document.Parse("many.yaml", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = read.Policy(docs[0])
	var invalid *document.Invalid
	if !errors.As(err, &invalid) {
		t.Fatalf("%v", err)
	}
	if n := len(invalid.Report.All()); n > 5*500 {
		t.Errorf("%d messages", n)
	}
}
