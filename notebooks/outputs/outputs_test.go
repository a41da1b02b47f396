package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const kept = `{"cells": [
 {"cell_type": "markdown", "id": "words", "metadata": {}, "source": ["Words"]},
 {"cell_type": "code", "id": "table", "execution_count": 1, "metadata": {"execution": {"iopub.execute_input": "2024-01-01T00:00:00Z"}},
  "source": ["x"], "outputs": [
   {"output_type": "display_data", "metadata": {"a": 1}, "data": {"text/markdown": "| a | 12.5 |\n| b | 3 |"}},
   {"output_type": "display_data", "metadata": {}, "data": {"image/png": "AAAA"}},
   {"output_type": "stream", "name": "stdout", "text": ["one\n", "two\n"]}]}],
 "metadata": {"language_info": {"name": "go", "version": "go1.99"}}, "nbformat": 4, "nbformat_minor": 5}`

func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "n.ipynb")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ name, from, to, says string }{
		{"the same", "", "", ""},
		{"a number", "12.5", "12.6", "cell table, line 1"},
		{"a second line", "| b | 3 |", "| b | 4 |", "cell table, line 2"},
		{"printed text", "two", "three", "cell table, line 5"},
		{"a picture's dots", "AAAA", "BBBB", ""},
		{"no picture", "image/png", "text/plain", "cell table, line 3"},
		{"an error", `{"output_type": "stream", "name": "stdout", "text": ["one\n", "two\n"]}`,
			`{"output_type": "error", "evalue": "exit status 1"}`, "error: exit status 1"},
		{"a cell less", `{"cell_type": "markdown", "id": "words", "metadata": {}, "source": ["Words"]},`, "", "2 cells, 1 when executed"},
	} {
		err := run([]string{"compare", file(t, kept), file(t, strings.Replace(kept, c.from, c.to, 1))})
		if c.says == "" && err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.says)
		}
	}
}

// A notebook executed on another machine, at another time, is the same file.
func TestTidy(t *testing.T) {
	a, b := file(t, kept), file(t, strings.NewReplacer("2024", "2025", "go1.99", "go2.0").Replace(kept))
	if err := run([]string{"tidy", a, b}); err != nil {
		t.Fatal(err)
	}
	x, _ := os.ReadFile(a)
	y, _ := os.ReadFile(b)
	if string(x) != string(y) {
		t.Errorf("%s\n%s", x, y)
	}
	for _, gone := range []string{"execute_input", "go1.99", `"a": 1`} {
		if strings.Contains(string(x), gone) {
			t.Errorf("%s is still there", gone)
		}
	}
	if !strings.Contains(string(x), `"name": "gonb"`) {
		t.Errorf("the kernel is gone: %s", x)
	}
	python := file(t, strings.Replace(kept, `"metadata": {"language_info"`, `"metadata": {"kernelspec": {"name": "python3"}, "language_info"`, 1))
	if err := run([]string{"tidy", python}); err != nil {
		t.Fatal(err)
	}
	if z, _ := os.ReadFile(python); !strings.Contains(string(z), `"name": "python3"`) || strings.Contains(string(z), "gonb") {
		t.Errorf("a notebook in Python became one in Go: %s", z)
	}
	if err := run([]string{"compare", a, file(t, kept)}); err != nil {
		t.Errorf("tidying changed what is shown: %v", err)
	}
}

// The kernel does not say that a cell's program stopped at an error: what it wrote says so.
func TestTidyRefusesFailedCells(t *testing.T) {
	for _, c := range []struct{ to, says string }{
		{`{"output_type": "stream", "name": "stderr", "text": ["no such pack\n", "exit status 1\n"]}`, "cell table failed: no such pack\nexit status 1"},
		{`{"output_type": "error", "ename": "ERROR", "evalue": "it does not compile"}`, "cell table failed: it does not compile"},
	} {
		path := file(t, strings.Replace(kept, `{"output_type": "stream", "name": "stdout", "text": ["one\n", "two\n"]}`, c.to, 1))
		if err := run([]string{"tidy", path}); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v, want %q", err, c.says)
		}
	}
}
