package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// compareFiles fails where a cell of the new notebook shows something else than in the old one.
func compareFiles(old, fresh string) error {
	a, err := read(old)
	if err != nil {
		return fmt.Errorf("%s: %w", old, err)
	}
	b, err := read(fresh)
	if err != nil {
		return fmt.Errorf("%s: %w", fresh, err)
	}
	said := compare(a.cells(), b.cells())
	if len(said) == 0 {
		return nil
	}
	return errors.New(old + " does not show what its cells give; execute it anew\n" + strings.Join(said, "\n"))
}

// compare says which cells show different things, and the first line of each that differs.
func compare(a, b []map[string]any) []string {
	if len(a) != len(b) {
		return []string{fmt.Sprintf("  %d cells, %d when executed", len(a), len(b))}
	}
	var said []string
	for i := range a {
		x, y := shown(a[i]), shown(b[i])
		if slices.Equal(x, y) {
			continue
		}
		at := 0
		for at < min(len(x), len(y)) && x[at] == y[at] {
			at++
		}
		said = append(said, fmt.Sprintf("  cell %v, line %d\n    kept   %s\n    fresh  %s", a[i]["id"], at+1, lineAt(x, at), lineAt(y, at)))
	}
	return said
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}
