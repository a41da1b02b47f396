package figure

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgsvg"
)

// svg is a drawing whose words are text, which can be searched and changed. The font need not be on the reader's
// machine: others are named to stand in, and every word keeps its place and width, so that nothing moves or overlaps.
type svg struct {
	*vgsvg.Canvas
	title string

	scale  float64   // of the sheet, on paper
	height vg.Length // of the sheet
	texts  []string  // the content of the text elements, in order
}

// standIns are fonts with Chinese letters that machines have.
const standIns = `'Doudi Sans','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','SimHei',Arial,sans-serif`

// FillString draws a text.
func (s *svg) FillString(f font.Face, at vg.Point, text string) {
	var words strings.Builder
	left := at.X
	for _, word := range strings.SplitAfter(text, " ") {
		if word == "" {
			continue
		}
		wide := f.Width(word)
		fmt.Fprintf(&words, `<tspan x="%.5g" textLength="%.5g" lengthAdjust="spacingAndGlyphs">%s</tspan>`, left.Points(), wide.Points(), html.EscapeString(word))
		left += wide
	}
	s.texts = append(s.texts, words.String())
	s.Canvas.FillString(f, at, text)
}

// WriteTo writes the file. The library's canvas knows neither the places of words nor a second font: both are put in here.
func (s *svg) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	if _, err := s.Canvas.WriteTo(&b); err != nil {
		return 0, err
	}
	file := strings.ReplaceAll(b.String(), "font-family:"+string(typeface), "font-family:"+standIns)
	if _, from, ok := strings.Cut(file, " viewBox="); ok { // the sheet's points, made smaller on paper
		wide, _ := s.Size()
		file = fmt.Sprintf("<?xml version=\"1.0\"?>\n<svg width=\"%.5gpt\" height=\"%.5gpt\" viewBox=", wide.Points()*s.scale, s.height.Points()*s.scale) + from
	}
	file = strings.Replace(file, "<g ", "<title>"+html.EscapeString(s.title)+"</title>\n<g ", 1)
	parts := strings.Split(file, "<text ")
	all := parts[0]
	for i, part := range parts[1:] {
		element, _, _ := strings.Cut(part, ">") // its words come behind
		_, rest, _ := strings.Cut(part, "</text>")
		all += "<text " + element + ">" + s.texts[i] + "</text>" + rest
	}
	n, err := io.WriteString(w, all)
	return int64(n), err
}
