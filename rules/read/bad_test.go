package read_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/document/refused"
	"doudi/rules/internal/made"
	"doudi/rules/read"
)

func TestMistakesAreSaid(t *testing.T) {
	refused.Files(t, "../../testdata/bad/policy/*.yaml", 50, func(file string) (bool, error) {
		_, _, err := made.File(file)
		return true, err
	})
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
