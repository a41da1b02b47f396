package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
)

// contentTypes is the part of a workbook that says what the others are; in it the library lists kinds of pictures in an
// order by chance.
const contentTypes = "[Content_Types].xml"

var defaults = regexp.MustCompile(`(?:<Default [^>]*></Default>)+`)

// ordered writes the parts of a workbook in the order of their names, and what is in an order by chance sorted.
func ordered(w io.Writer, text []byte) error {
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

// sorted are elements in alphabetical order.
func sorted(elements []byte) []byte {
	const end = "</Default>"
	list := strings.SplitAfter(strings.TrimSuffix(string(elements), end), end)
	list[len(list)-1] += end
	slices.Sort(list)
	return []byte(strings.Join(list, ""))
}
