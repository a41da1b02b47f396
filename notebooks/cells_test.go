package notebooks

import (
	"encoding/json"
	"go/scanner"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
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

// inQuotes are the texts of Python: those over several lines first.
var inQuotes = regexp.MustCompile(`(?s)""".*?"""|"[^"\n]*"|'[^'\n]*'`)

// bareOf is the code of a cell without its words, in the notebook's language.
func bareOf(notebook string, c cell) []string {
	code := strings.Join(c.Source, "")
	if strings.HasPrefix(notebook, "data") {
		return strings.Split(inQuotes.ReplaceAllString(code, `""`), "\n")
	}
	return bare(code)
}

// names are the notebooks that there are, each in both languages.
func names(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob("*.zh.ipynb")
	if err != nil || len(found) < 5 {
		t.Fatalf("%v, %v", found, err)
	}
	for i := range found {
		found[i] = strings.TrimSuffix(found[i], ".zh.ipynb")
	}
	return found
}

// Both notebooks of a name run the same program and differ only in words.
func TestBothLanguagesRunTheSameCells(t *testing.T) {
	for _, name := range names(t) {
		t.Run(name, func(t *testing.T) { sameCells(t, name) })
	}
}

func sameCells(t *testing.T, name string) {
	zh, en := cellsOf(t, name+".zh.ipynb"), cellsOf(t, name+".en.ipynb")
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
		a, b := bareOf(name, zh[i]), bareOf(name, en[i])
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
	for _, name := range names(t) {
		for _, path := range []string{name + ".zh.ipynb", name + ".en.ipynb"} {
			for _, c := range cellsOf(t, path) {
				declares := slices.Contains([]string{"module", "helpers", "units"}, c.ID)
				if c.Kind == "code" && !declares && len(c.Outputs) == 0 {
					t.Errorf("%s: cell %s has no output; run notebooks/execute", path, c.ID)
				}
			}
		}
	}
}
