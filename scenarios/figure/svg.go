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
// machine: others are named to stand in, and every text keeps its width, so that nothing moves or overlaps.
type svg struct {
	*vgsvg.Canvas
	title string
	texts []string // attributes of the text elements, in order
}

// standIns are fonts with Chinese letters that machines have.
const standIns = `'Doudi Sans','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','SimHei',sans-serif`

// FillString draws a text.
func (s *svg) FillString(f font.Face, at vg.Point, text string) {
	s.texts = append(s.texts, fmt.Sprintf(`<text textLength="%.5g" lengthAdjust="spacingAndGlyphs" `, f.Width(text).Points()))
	s.Canvas.FillString(f, at, text)
}

// WriteTo writes the file. The library's canvas knows neither a text's width nor a second font: both are put in here.
func (s *svg) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	if _, err := s.Canvas.WriteTo(&b); err != nil {
		return 0, err
	}
	file := strings.ReplaceAll(b.String(), "font-family:"+string(typeface), "font-family:"+standIns)
	parts := strings.Split(file, "<text ")
	out := parts[0]
	if at := strings.Index(out, "<g "); at >= 0 {
		out = out[:at] + "<title>" + html.EscapeString(s.title) + "</title>\n" + out[at:]
	}
	var all strings.Builder
	all.WriteString(out)
	for i, part := range parts[1:] {
		all.WriteString(s.texts[i] + part)
	}
	n, err := io.WriteString(w, all.String())
	return int64(n), err
}
