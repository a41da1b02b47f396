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

// What is cut or filled takes the columns that it was given, never one more; a Chinese character takes two.
func TestFitTakesItsColumns(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"abc", 4, "abc "}, {"abcd", 4, "abcd"}, {"abcde", 4, "abc…"}, {"医保", 4, "医保"}, {"医保基金", 4, "医… "}, {"医保基金", 5, "医保…"}, {"", 2, "  "},
	} {
		if got := Fit(c.text, c.width); got != c.want || Cells(got) != c.width {
			t.Errorf("%q in %d columns: %q, %d columns", c.text, c.width, got, Cells(got))
		}
	}
}
