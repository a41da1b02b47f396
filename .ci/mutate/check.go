package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// checker type-checks single packages of the project against the compiled ones, which takes hundredths of a second where
// to build each fault takes seconds.
type checker struct {
	files    map[string][]string // of each folder, as this system builds it
	exported map[string]string   // the compiled package's file, by import path
}

// newChecker builds the project once.
func newChecker() (*checker, error) {
	out, err := exec.Command("go", "list", "-export", "-deps", "-json=ImportPath,Dir,GoFiles,Export,Standard", "./...").Output()
	if err != nil {
		return nil, fmt.Errorf("go list -export: %w", err)
	}
	here, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	c := &checker{files: map[string][]string{}, exported: map[string]string{}}
	for list := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath, Dir, Export string
			GoFiles                 []string
			Standard                bool
		}
		if err := list.Decode(&p); errors.Is(err, io.EOF) {
			return c, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list -export: %w", err)
		}
		c.exported[p.ImportPath] = p.Export
		if folder, err := filepath.Rel(here, p.Dir); err == nil && !p.Standard && !strings.HasPrefix(folder, "..") {
			c.files[filepath.ToSlash(folder)] = p.GoFiles
		}
	}
}

// check says why the compiler would refuse the file's package with this text in the file's place.
func (c *checker) check(file, text string) error {
	folder := filepath.ToSlash(filepath.Dir(file))
	set := token.NewFileSet()
	var trees []*ast.File
	for _, name := range c.files[folder] {
		var src any
		if name == filepath.Base(file) {
			src = text
		}
		tree, err := parser.ParseFile(set, filepath.Join(folder, name), src, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		trees = append(trees, tree)
	}
	compiled := func(path string) (io.ReadCloser, error) { return os.Open(c.exported[path]) }
	config := types.Config{Importer: importer.ForCompiler(set, "gc", compiled)}
	_, err := config.Check(folder, set, trees, nil)
	return err
}
