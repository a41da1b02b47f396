package document

import (
	"slices"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		words string
		width int
		want  []string
	}{
		{"", 10, nil},
		{"one two three", 8, []string{"one two", "three"}},
		{"基本医疗保险基金", 8, []string{"基本医疗", "保险基金"}},
		{"一二三四，五", 8, []string{"一二三", "四，五"}},   // no mark begins a line
		{"一二三（四）五", 8, []string{"一二三", "（四）五"}}, // and no opening one ends it
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
	} {
		got := Wrap(c.words, func(line string) bool { return Cells(line) <= c.width })
		if !slices.Equal(got, c.want) {
			t.Errorf("%s in %d: %q, want %q", c.words, c.width, got, c.want)
		}
	}
}
