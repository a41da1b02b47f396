package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
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
	"doudi/model/document/refused",
	"doudi/model/random",
	"doudi/model/measure",
	"doudi/model/measure/internal/list",
	"doudi/model/profiles",
	"doudi/model/catalogues",
	"doudi/model/interventions",
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
	"doudi/rules/gauge",
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
	"doudi/scenarios/decide",
	"doudi/scenarios/backtest",
	"doudi/scenarios/data",
	"doudi/scenarios/report",
	"doudi/scenarios/workbook",
	"doudi/cmd/doudi/internal/check",
	"doudi/cmd/doudi/internal/page",
	"doudi/cmd/doudi/internal/page/browser",
	"doudi/cmd/doudi/internal/page/opened",
	"doudi/cmd/doudi/internal/cli",
	"doudi/cmd/doudi",
}

// owners names the packages that alone may import a library, or a part of one; nil: every package may.
var owners = map[string][]string{
	"github.com/expr-lang/expr":     {"doudi/rules/read", "doudi/rules/trace"},
	"github.com/expr-lang/expr/ast": {"doudi/rules", "doudi/rules/read", "doudi/rules/resolve", "doudi/rules/trace"},
	"github.com/expr-lang/expr/vm":  {"doudi/rules/trace"},
	"github.com/goccy/go-yaml":      {"doudi/model/document"},
	"github.com/invopop/jsonschema": {"doudi/rules/schema"},
	"golang.org/x/sys/cpu":          {"doudi/rules/kernel"},
	"golang.org/x/sys":              {"doudi/scenarios/folder"},
	"gonum.org/v1/gonum":            nil,
	"gonum.org/v1/plot":             {"doudi/scenarios/figure"},
	"golang.org/x/image":            {"doudi/scenarios/figure"},
	"codeberg.org/go-pdf/fpdf":      {"doudi/scenarios/figure"},
	"github.com/parquet-go":         {"doudi/scenarios/data"},
	"github.com/xuri/excelize":      {"doudi/scenarios/workbook"},
	"github.com/spf13":              {"doudi/cmd/doudi/internal/cli"}, // cobra, pflag, viper
	"github.com/jedib0t/go-pretty":  {"doudi/cmd/doudi/internal/cli"},
	"github.com/vbauerster/mpb":     {"doudi/cmd/doudi/internal/cli"},
	"golang.org/x/term":             {"doudi/cmd/doudi/internal/cli"},
}

type listed struct {
	ImportPath, Name, Doc string
	Imports               []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Name,Doc,Imports", "doudi/...").Output()
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
	imported := map[string]bool{} // library and package
	for _, p := range packages(t) {
		for _, i := range p.Imports {
			if first, _, _ := strings.Cut(i, "/"); !strings.Contains(first, ".") {
				continue // the standard library, or ours
			}
			library := ""
			for l := range owners {
				if (i == l || strings.HasPrefix(i, l+"/")) && len(l) > len(library) {
					library = l
				}
			}
			allowed, known := owners[library]
			switch {
			case !known:
				t.Errorf("%s imports %s, which belongs to nobody yet", p.ImportPath, i)
			case allowed != nil && !slices.Contains(allowed, p.ImportPath):
				t.Errorf("%s imports %s, which belongs to %s", p.ImportPath, i, strings.Join(allowed, ", "))
			}
			imported[library+" "+p.ImportPath] = true
		}
	}
	for library, allowed := range owners {
		for _, p := range allowed {
			if !imported[library+" "+p] {
				t.Errorf("%s is said to own %s, and does not import it", p, library)
			}
		}
	}
}

// Every package says its purpose in one sentence, and every room stands in the map.
func TestEveryRoomSaysWhatItIsFor(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var rooms []string
	for line := range strings.Lines(string(readme)) {
		if cells := strings.Split(line, "|"); len(cells) == 4 && strings.HasPrefix(cells[1], " `") {
			for _, room := range strings.Split(cells[1], ",") {
				rooms = append(rooms, "doudi/"+strings.Trim(room, " `/"))
			}
		}
	}
	for _, p := range packages(t) {
		if want := "Package " + p.Name + " "; p.Name != "main" && !strings.HasPrefix(p.Doc, want) {
			t.Errorf("%s begins with %q, and not with %q", p.ImportPath, p.Doc, want)
		} else if !strings.HasSuffix(p.Doc, ".") {
			t.Errorf("%s has no sentence: %q", p.ImportPath, p.Doc)
		}
		if room := p.ImportPath; !strings.Contains(room, "/internal/") && !strings.Contains(room, "/testdata/") && !slices.Contains(rooms, room) {
			t.Errorf("the map in README.md has no row for %s", room)
		}
	}
	for _, room := range rooms {
		if _, err := os.Stat("../../" + strings.TrimPrefix(room, "doudi/")); err != nil {
			t.Errorf("the map in README.md: %v", err)
		}
	}
}
