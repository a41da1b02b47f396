package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
)

// contentTypes is the part of a workbook that says what the others are; in it the library lists kinds of pictures in an
// order by chance.
const contentTypes = "[Content_Types].xml"

var defaults = regexp.MustCompile(`(?:<Default [^>]*></Default>)+`)

// counted is a formula's cell whose number the library calls a text.
var counted = regexp.MustCompile(`(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?) t="str"(><f>[^<]*</f><v>-?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?</v>)`)

// worded is a formula's cell without what it comes to.
var worded = regexp.MustCompile(`<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")? t="str"><f>[^<]*</f>(<v></v>)?</c>`)

// ordered writes the parts of a workbook in the order of their names, and what is in an order by chance sorted. said are the words that
// formulas come to, by part and cell.
func ordered(w io.Writer, text []byte, said map[string]map[string]string) error {
	in, err := zip.NewReader(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, f := range in.File {
		from, err := f.Open()
		if err != nil {
			return err
		}
		part, err := io.ReadAll(from)
		from.Close()
		if err != nil {
			return err
		}
		if f.Name == contentTypes {
			part = defaults.ReplaceAllFunc(part, sorted)
		}
		if strings.HasPrefix(f.Name, "xl/worksheets/") {
			part = held(part, said[f.Name])
		}
		to, err := out.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err == nil {
			_, err = to.Write(part)
		}
		if err != nil {
			return err
		}
	}
	return out.Close()
}

// held is a sheet whose formulas hold what they come to: numbers as numbers, and words, of which the library keeps nothing. A program that
// does not reckon shows what a cell holds.
func held(part []byte, said map[string]string) []byte {
	part = counted.ReplaceAll(part, []byte("$1$2"))
	return worded.ReplaceAllFunc(part, func(cell []byte) []byte {
		var text bytes.Buffer
		_ = xml.EscapeText(&text, []byte(said[string(worded.FindSubmatch(cell)[1])])) // a buffer takes everything
		before, _, _ := bytes.Cut(cell, []byte("</f>"))
		return slices.Concat(before, []byte("</f><v>"), text.Bytes(), []byte("</v></c>"))
	})
}

// sorted are elements in alphabetical order.
func sorted(elements []byte) []byte {
	const end = "</Default>"
	list := strings.SplitAfter(strings.TrimSuffix(string(elements), end), end)
	list[len(list)-1] += end
	slices.Sort(list)
	return []byte(strings.Join(list, ""))
}
