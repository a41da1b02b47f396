package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// fault is one line of the project and what it is changed to.
type fault struct {
	kind, file, function string
	old, new             string
	why                  string // why nothing can see it; "" = something must
}

func (f fault) String() string { return strings.TrimSpace(f.kind + " " + f.file + " " + f.function) }

// readLists reads the lists, all that stand beside this file where none is named.
func readLists(paths []string) ([]fault, error) {
	if len(paths) == 0 {
		var err error
		if paths, err = filepath.Glob(".ci/mutate/*.faults"); err != nil {
			return nil, err
		}
	}
	var out []fault
	var problems []error
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		for i, block := range strings.Split(strings.TrimSpace(string(text)), "\n\n") {
			f, err := parse(block)
			if err != nil {
				problems = append(problems, fmt.Errorf("%s, block %d: %w", path, i+1, err))
			}
			out = append(out, f)
		}
	}
	return out, errors.Join(problems...)
}

// parse reads one block of a list.
func parse(block string) (f fault, err error) {
	for line := range strings.Lines(block) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "- "):
			f.old = line[2:]
		case strings.HasPrefix(line, "+ "), line == "+":
			f.new = strings.TrimPrefix(line[1:], " ")
		case strings.HasPrefix(line, "? "):
			f.why = line[2:]
		default:
			words := strings.Fields(line)
			if f.kind != "" {
				return f, fmt.Errorf("`%s` begins a fault within another: an empty line parts them", line)
			}
			if len(words) < 2 || len(words) > 3 || !slices.Contains(kinds, words[0]) {
				return f, fmt.Errorf("`%s` is no kind, file and func; the kinds are %s", line, strings.Join(kinds, ", "))
			}
			f.kind, f.file = words[0], words[1]
			if len(words) == 3 {
				f.function = words[2]
			}
		}
	}
	if f.file == "" || strings.TrimSpace(f.old) == "" || f.old == f.new {
		return f, errors.New("a fault is a head, a line that starts with `- ` and one that starts with `+ `")
	}
	return f, nil
}

// plant changes the line in a file's text.
func (f fault) plant(text string) (string, error) {
	lines := strings.Split(text, "\n")
	found, inside := -1, f.function == ""
	for i, line := range lines {
		if f.function != "" && strings.HasPrefix(line, "func ") {
			name := strings.TrimPrefix(line, "func ")
			if strings.HasPrefix(name, "(") {
				_, name, _ = strings.Cut(name, ") ")
			}
			end := strings.IndexAny(name, "([")
			inside = end > 0 && name[:end] == f.function
		}
		if !inside || strings.TrimSpace(line) != strings.TrimSpace(f.old) {
			continue
		}
		if found >= 0 {
			return "", fmt.Errorf("the line stands at %d and at %d; name its func", found+1, i+1)
		}
		found = i
	}
	if found < 0 {
		return "", errors.New("the line is not there")
	}
	lines[found] = f.new
	return strings.Join(lines, "\n"), nil
}

// try plants the fault in the folder, runs the tests, and takes it back.
func (f fault) try(folder string, users map[string][]string) (outcome, string) {
	path := filepath.Join(folder, f.file)
	text, err := os.ReadFile(path)
	if err != nil {
		return broken, err.Error()
	}
	changed, err := f.plant(string(text))
	if err != nil {
		return broken, err.Error()
	}
	if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
		return broken, err.Error()
	}
	defer os.WriteFile(path, text, 0o644)
	home := filepath.Dir(f.file)
	if said, err := command(folder, "build", "./"+home); err != nil {
		return broken, "does not build: " + said
	}
	// The package's own tests first: most faults are seen there, and the command line's tests are the slow ones.
	if _, err := command(folder, "test", "-short", "-timeout", "5m", "./"+home); err != nil {
		return seen, ""
	}
	near, slow := users[home], []string(nil)
	near = slices.DeleteFunc(slices.Clone(near), func(user string) bool {
		if strings.HasPrefix(user, "./cmd") {
			slow = append(slow, user)
			return true
		}
		return false
	})
	for _, packages := range [][]string{near, slow} {
		if len(packages) == 0 {
			continue
		}
		if _, err := command(folder, append([]string{"test", "-short", "-timeout", "5m"}, packages...)...); err != nil {
			return seen, ""
		}
	}
	return survived, ""
}

// command runs the go tool in a folder.
func command(folder string, args ...string) (string, error) {
	c := exec.Command("go", args...)
	c.Dir = folder
	c.Env = append(os.Environ(), "GOFLAGS=-buildvcs=false -trimpath")
	out, err := c.CombinedOutput()
	return string(out), err
}
