package rules_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"doudi/rules"
)

// The guide to writing a policy says of every function how it is written and what it does, and a row is whole.
func TestFunctionsStandInTheGuide(t *testing.T) {
	guide, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range rules.Functions {
		if row := fmt.Sprintf("| `%s` | %s · %s", f.Usage, f.Does.In("zh"), f.Does.In("en")); !strings.Contains(string(guide), row) {
			t.Errorf("README.md has no row %s", row)
		}
		if f.Name != name || !strings.HasPrefix(f.Usage, name+"(") || f.Least < 1 || f.Most < f.Least || f.Lower == nil || f.Call == nil || len(f.Types) == 0 || f.Span == nil {
			t.Errorf("%s: %+v", name, f)
		}
		if rules.FreeName(name) {
			t.Errorf("something new may be called %s", name)
		}
	}
}
