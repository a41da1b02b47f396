package message

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// formatAt says which argument of a function of messages is the format.
var formatAt = map[string]int{
	"Say": 0, "Because": 0, "Instead": 0, "Errorf": 1, "RefuseAt": 1, "Warnf": 1, "Refusef": 1, "errorf": 1, "odd": 1, "refuseAt": 2, "ErrorAt": 3,
}

// said is a format, the function that says it, and where it stands.
type said struct{ format, by, place string }

// literals collects the formats of all messages of the program, and every string literal beside them.
func literals(t *testing.T) (formats []said, all map[string]bool) {
	t.Helper()
	all = map[string]bool{}
	set := token.NewFileSet()
	err := filepath.WalkDir(moduleRoot, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			strings.HasPrefix(d.Name(), "chinese") {
			return err
		}
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if text, ok := literal(n); ok {
				all[text] = true
			}
			if call, ok := n.(*ast.CallExpr); ok {
				if at, ok := formatAt[called(call)]; ok && at < len(call.Args) {
					if text, ok := literal(call.Args[at]); ok {
						formats = append(formats, said{text, called(call), set.Position(call.Pos()).String()})
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return formats, all
}

const moduleRoot = "../.."

// literal is the text of a string literal, or of several joined by +.
func literal(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(n.Value)
		return text, err == nil && n.Kind == token.STRING
	case *ast.BinaryExpr:
		left, ok := literal(n.X)
		right, too := literal(n.Y)
		return left + right, ok && too && n.Op == token.ADD
	}
	return "", false
}

// called is the name of the function of a call, without those of other libraries.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if of, ok := f.X.(*ast.Ident); ok && of.Name == "fmt" {
			return ""
		}
		return f.Sel.Name
	}
	return ""
}

var (
	code  = regexp.MustCompile("`[^`]*`|\\{[^}]*\\}")
	prose = regexp.MustCompile(`[a-z]+ [a-z]+`) // else what is written instead is only code
	word  = regexp.MustCompile(`[A-Za-z]{2}`)
	verb  = regexp.MustCompile(`%(\[(\d)\])?([-+# 0]*[0-9.]*)([a-zA-Z%])`)
)

func TestEveryMessageIsSaidInChinese(t *testing.T) {
	formats, _ := literals(t)
	if len(formats) < 1000 {
		t.Fatalf("only %d formats were found", len(formats))
	}
	for _, f := range formats {
		text := verb.ReplaceAllString(code.ReplaceAllString(f.format, ""), "")
		if _, ok := chinese()[f.format]; !ok && (prose.MatchString(text) || f.by == "Say" && word.MatchString(text)) {
			t.Errorf("%s: %q has no Chinese", f.place, f.format)
		}
	}
}

func TestChineseTakesTheSameArguments(t *testing.T) {
	_, all := literals(t)
	for english, said := range chinese() {
		if !all[english] {
			t.Errorf("nothing says %q any more", english)
		}
		if a, b := verbs(english), verbs(said); !slices.Equal(a, b) {
			t.Errorf("%q takes %v, its Chinese %v", english, a, b)
		}
	}
}

// verbs lists the arguments that a format takes, each with its verb, in the order of the arguments.
func verbs(format string) []string {
	var out []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[4] == "%" {
			continue
		}
		if m[2] != "" {
			next, _ = strconv.Atoi(m[2])
		}
		out = append(out, fmt.Sprintf("%d%s%s", next, m[3], m[4]))
		next++
	}
	slices.Sort(out)
	return out
}
