package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// notebook is a notebook file as its format (nbformat 4) lays it out, so that what is not known here stays.
type notebook map[string]any

func read(path string) (notebook, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	n := notebook{}
	return n, decoder.Decode(&n)
}

// tidyFile rewrites a notebook without what differs from machine to machine. One with a failed cell is refused: to the
// kernel a program that stops at an error is one that ended, and nothing but its standard error tells.
func tidyFile(path string) error {
	n, err := read(path)
	if err != nil {
		return err
	}
	if said := n.failed(); len(said) > 0 {
		return errors.New(strings.Join(said, "\n"))
	}
	n.tidy()
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(n); err != nil {
		return err
	}
	return os.WriteFile(path, out.Bytes(), 0o644)
}

// tidy leaves the kernel's name and the language; the version of Go or Python, times and the state of an editor go.
func (n notebook) tidy() {
	kernel := map[string]any{"display_name": "Go (gonb)", "language": "go", "name": "gonb"}
	was, _ := n["metadata"].(map[string]any)
	if spec, _ := was["kernelspec"].(map[string]any); spec["name"] == "python3" {
		kernel = map[string]any{"display_name": "Python 3", "language": "python", "name": "python3"}
	}
	n["metadata"] = map[string]any{"kernelspec": kernel, "language_info": map[string]any{"name": kernel["language"]}}
	for _, c := range n.cells() {
		c["metadata"] = map[string]any{}
		outputs, _ := c["outputs"].([]any)
		for _, o := range outputs {
			if output, ok := o.(map[string]any); ok && output["metadata"] != nil {
				output["metadata"] = map[string]any{}
			}
		}
	}
}

// failed are the cells that stopped at an error, with what they said.
func (n notebook) failed() []string {
	var said []string
	for _, c := range n.cells() {
		outputs, _ := c["outputs"].([]any)
		for _, o := range outputs {
			output, _ := o.(map[string]any)
			switch {
			case output["output_type"] == "error":
				said = append(said, fmt.Sprintf("cell %v failed: %v", c["id"], output["evalue"]))
			case output["name"] == "stderr":
				said = append(said, fmt.Sprintf("cell %v failed: %s", c["id"], strings.TrimSpace(textOf(output["text"]))))
			}
		}
	}
	return said
}

func (n notebook) cells() []map[string]any {
	var out []map[string]any
	list, _ := n["cells"].([]any)
	for _, c := range list {
		if cell, ok := c.(map[string]any); ok {
			out = append(out, cell)
		}
	}
	return out
}

// shown is what stands below a cell: text line by line, and of a picture that there is one.
func shown(cell map[string]any) []string {
	var out []string
	outputs, _ := cell["outputs"].([]any)
	for _, o := range outputs {
		output, _ := o.(map[string]any)
		if t := textOf(output["text"]); t != "" {
			out = append(out, strings.Split(strings.TrimRight(t, "\n"), "\n")...)
		}
		if output["output_type"] == "error" {
			out = append(out, fmt.Sprintf("error: %v", output["evalue"]))
		}
		data, _ := output["data"].(map[string]any)
		var kinds []string
		for kind := range data {
			kinds = append(kinds, kind)
		}
		slices.Sort(kinds)
		for _, kind := range kinds {
			if strings.HasPrefix(kind, "image/") {
				out = append(out, "("+kind+")")
				continue
			}
			out = append(out, strings.Split(strings.TrimRight(textOf(data[kind]), "\n"), "\n")...)
		}
	}
	return out
}

// textOf joins a text, which the format writes whole or as a list of lines.
func textOf(x any) string {
	switch x := x.(type) {
	case string:
		return x
	case []any:
		var b strings.Builder
		for _, line := range x {
			s, _ := line.(string)
			b.WriteString(s)
		}
		return b.String()
	}
	return ""
}
