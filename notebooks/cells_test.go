package notebooks

import (
	"encoding/json"
	"go/scanner"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

// cell is what the test reads of a cell.
type cell struct {
	Kind    string   `json:"cell_type"`
	ID      string   `json:"id"`
	Source  []string `json:"source"`
	Outputs []struct {
		Type string `json:"output_type"`
	} `json:"outputs"`
}

func cellsOf(t *testing.T, path string) []cell {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var n struct{ Cells []cell }
	if err := json.Unmarshal(text, &n); err != nil {
		t.Fatal(err)
	}
	return n.Cells
}

// bare is Go without its comments, the words in its strings, and the empty lines.
func bare(code string) []string {
	var s scanner.Scanner
	files := token.NewFileSet()
	s.Init(files.AddFile("", -1, len(code)), []byte(code), func(token.Position, string) {}, 0)
	var out []string
	for {
		_, kind, text := s.Scan()
		switch kind {
		case token.EOF:
			return out
		case token.STRING:
			text = `""`
		}
		out = append(out, kind.String()+" "+text)
	}
}

// Both notebooks run the same program and differ only in words.
func TestBothLanguagesRunTheSameCells(t *testing.T) {
	zh, en := cellsOf(t, "baise.zh.ipynb"), cellsOf(t, "baise.en.ipynb")
	if len(zh) != len(en) {
		t.Fatalf("%d cells in Chinese, %d in English", len(zh), len(en))
	}
	for i := range zh {
		if zh[i].ID != en[i].ID || zh[i].Kind != en[i].Kind {
			t.Errorf("cell %d is %s %s in Chinese, %s %s in English", i, zh[i].Kind, zh[i].ID, en[i].Kind, en[i].ID)
			continue
		}
		if zh[i].Kind != "code" || zh[i].ID == "units" { // ten thousand yuan in one, a million in the other
			continue
		}
		a, b := bare(strings.Join(zh[i].Source, "")), bare(strings.Join(en[i].Source, ""))
		if !slices.Equal(a, b) {
			at := 0
			for at < min(len(a), len(b)) && a[at] == b[at] {
				at++
			}
			t.Errorf("cell %s: the code differs: %q in Chinese, %q in English", zh[i].ID, a[at:min(at+5, len(a))], b[at:min(at+5, len(b))])
		}
	}
}

// The notebooks are kept executed: who has no kernel can read them.
func TestCellsShowSomething(t *testing.T) {
	for _, path := range []string{"baise.zh.ipynb", "baise.en.ipynb"} {
		for _, c := range cellsOf(t, path) {
			declares := slices.Contains([]string{"module", "helpers", "units"}, c.ID)
			if c.Kind == "code" && !declares && len(c.Outputs) == 0 {
				t.Errorf("%s: cell %s has no output; run notebooks/execute", path, c.ID)
			}
		}
	}
}
