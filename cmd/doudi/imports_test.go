package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// flow is the order in which data moves: a package may import those that stand before it, and no others of this module.
var flow = []string{
	"doudi/model/message",
	"doudi/model",
	"doudi/model/document",
	"doudi/model/random",
	"doudi/model/measure",
	"doudi/model/measure/internal/list",
	"doudi/model/profiles",
	"doudi/model/catalogues",
	"doudi/model/population",
	"doudi/model/household",
	"doudi/model/illness",
	"doudi/model/simulate",
	"doudi/rules/kernel",
	"doudi/rules/kernel/internal/generate",
	"doudi/rules",
	"doudi/rules/resolve",
	"doudi/rules/read",
	"doudi/rules/trace",
	"doudi/rules/bill",
	"doudi/rules/settle",
	"doudi/rules/wave",
	"doudi/rules/internal/made",
	"doudi/rules/audit",
	"doudi/rules/show",
	"doudi/rules/packs",
	"doudi/rules/schema",
	"doudi/scenarios",
	"doudi/scenarios/studies",
	"doudi/testdata/bills",
	"doudi/testdata/localities",
	"doudi/scenarios/library",
	"doudi/scenarios/forecast",
	"doudi/scenarios/figure",
	"doudi/scenarios/folder",
	"doudi/scenarios/dispatch",
	"doudi/scenarios/backtest",
	"doudi/scenarios/report",
	"doudi/cmd/doudi/internal/cli",
	"doudi/cmd/doudi",
}

// owners names the packages that alone may import a library.
var owners = map[string][]string{
	"github.com/expr-lang/expr": {"doudi/rules", "doudi/rules/read", "doudi/rules/resolve", "doudi/rules/trace"},
	"gonum.org/v1/plot":         {"doudi/scenarios/figure"},
	"codeberg.org/go-pdf/fpdf":  {"doudi/scenarios/figure"},
	"github.com/spf13/cobra":    {"doudi/cmd/doudi/internal/cli"},
	"github.com/spf13/viper":    {"doudi/cmd/doudi/internal/cli"},
	"github.com/goccy/go-yaml":  {"doudi/model/document", "doudi/scenarios"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "doudi/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		switch err := d.Decode(&p); {
		case errors.Is(err, io.EOF):
			return list
		case err != nil:
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

func TestImportsGoOneWay(t *testing.T) {
	for _, p := range packages(t) {
		at := slices.Index(flow, p.ImportPath)
		if at < 0 {
			t.Errorf("%s has no place in the flow", p.ImportPath)
			continue
		}
		for _, i := range p.Imports {
			if strings.HasPrefix(i, "doudi/") && slices.Index(flow, i) >= at {
				t.Errorf("%s imports %s, which comes after it", p.ImportPath, i)
			}
			rulesSide := strings.HasPrefix(p.ImportPath, "doudi/rules")
			modelSide := strings.HasPrefix(p.ImportPath, "doudi/model")
			switch {
			case modelSide && strings.HasPrefix(i, "doudi/rules"), p.ImportPath == "doudi/model" && strings.Contains(i, "."):
				t.Errorf("%s imports %s: the model knows no rules, and its root no library", p.ImportPath, i)
			case rulesSide && strings.HasPrefix(i, "doudi/model/") && i != "doudi/model/document" && i != "doudi/model/message":
				t.Errorf("%s imports %s: rules know bills, not the simulation", p.ImportPath, i)
			}
		}
	}
}

func TestLibrariesStayAtTheirBorder(t *testing.T) {
	for _, p := range packages(t) {
		for _, i := range p.Imports {
			for library, allowed := range owners {
				if (i == library || strings.HasPrefix(i, library+"/")) && !slices.Contains(allowed, p.ImportPath) {
					t.Errorf("%s imports %s, which belongs to %s", p.ImportPath, i, strings.Join(allowed, ", "))
				}
			}
		}
	}
}
