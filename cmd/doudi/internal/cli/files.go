package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/read"
	"doudi/scenarios/library"
)

const examplesSuffix = ".examples.yaml"

// isExamples says whether a file holds worked examples.
func isExamples(path string) bool { return strings.HasSuffix(path, examplesSuffix) }

// gather lists the YAML files that the paths name: files as they are, folders with all below them.
func gather(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, document.Refusef(path, "there is no such file")
		case err != nil:
			return nil, document.Refusef(path, "the file cannot be opened: %v", err)
		case !info.IsDir():
			out = append(out, path)
			continue
		}
		err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && (strings.HasSuffix(p, ".yaml") || strings.HasSuffix(p, ".yml")) {
				out = append(out, p)
			}
			return err
		})
		if err != nil {
			return nil, document.Refusef(path, "the folder cannot be read: %v", err)
		}
	}
	if len(out) == 0 {
		return nil, document.Refusef(strings.Join(paths, " "), "there is no YAML file here")
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// named says whether a name is that of something in the program's library: no path, and no file of the user's.
func named(name string) bool {
	if strings.ContainsAny(name, "/\\.") {
		return false
	}
	_, err := os.Stat(name)
	return err != nil
}

// awaitPolicy is openPolicy that can be interrupted.
func awaitPolicy(ctx context.Context, name string) (*rules.Policy, *document.Report, error) {
	var report *document.Report
	p, err := await(ctx, func() (p *rules.Policy, err error) {
		p, report, err = openPolicy(name)
		return p, err
	})
	if err != nil {
		return nil, nil, err // the reader may still be at work on the report
	}
	return p, report, nil
}

// openPolicy reads a policy by path, or a pack by its id.
func openPolicy(name string) (*rules.Policy, *document.Report, error) {
	root, err := library.Policies().Root(name)
	if err != nil {
		return nil, nil, err
	}
	return read.Policy(root)
}
