package figure

import (
	"strings"

	"doudi/model/document"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Words stand round a drawing.
type Words struct {
	Title    string   // the finding
	Subtitle string   // what is drawn and how to read it
	Mark     string   // what the reader must know first, as that it is a trial; may be empty
	Notes    []string // below: levels, method, source
}

// The most lines that each of them may take.
const (
	mostTitle = 5
	mostNote  = 12
)

// paragraph is words set in lines.
type paragraph struct {
	lines []string
	style text.Style
}

func (p paragraph) height() vg.Length {
	return vg.Length(len(p.lines)) * p.style.Font.Size * lead
}

// put adds the height of a paragraph and the space behind it, which an empty one does not have.
func (p paragraph) put(behind vg.Length) vg.Length {
	if len(p.lines) == 0 {
		return 0
	}
	return p.height() + behind
}

// write sets the lines below a height, from a left edge, and returns the height below them.
func (p paragraph) write(c draw.Canvas, left, top vg.Length) vg.Length {
	for _, line := range p.lines {
		c.FillText(p.style, vg.Point{X: left, Y: top}, line)
		top -= p.style.Font.Size * lead
	}
	return top
}

// paragraph sets words in lines of a width, at most so many; what is beyond them is cut with an ellipsis.
func (h *house) paragraph(sty text.Style, words string, width vg.Length, most int) paragraph {
	return paragraph{wrap(sty, h.shown(words), width, most), sty}
}

// frame is the words round a drawing, set.
type frame struct {
	mark         string
	above, below []paragraph
	markStyle    text.Style
}

func (h *house) frame(w Words) frame {
	inner := h.width - 2*margin
	f := frame{mark: h.shown(w.Mark), markStyle: h.style(noteSize, ink(), text.XLeft, text.YTop)}
	f.above = append(f.above, h.paragraph(h.style(titleSize, ink(), text.XLeft, text.YTop), w.Title, inner, mostTitle))
	small := h.style(noteSize, soft(), text.XLeft, text.YTop)
	f.above = append(f.above, h.paragraph(small, w.Subtitle, inner, mostNote))
	for _, n := range w.Notes {
		f.below = append(f.below, h.paragraph(small, n, inner, mostNote))
	}
	return f
}

const (
	markPadding = vg.Length(4)
	belowWords  = vg.Length(10) // between the words and the drawing
	behindWords = vg.Length(4)  // behind a paragraph
)

func (f frame) markHeight() vg.Length {
	if f.mark == "" {
		return 0
	}
	return noteSize*lead + 2*markPadding + 8
}

// height is of all the words and the margins.
func (f frame) height() vg.Length {
	out := 2*margin + f.markHeight() + 2*belowWords
	for _, p := range append(append([]paragraph{}, f.above...), f.below...) {
		out += p.put(behindWords)
	}
	return out
}

// draw writes the words and returns the space between them.
func (f frame) draw(c draw.Canvas) draw.Canvas {
	c = draw.Crop(c, margin, -margin, margin, -margin)
	top := c.Max.Y
	if f.mark != "" {
		box := vg.Rectangle{Min: vg.Point{X: c.Min.X, Y: top - noteSize*lead - 2*markPadding}, Max: vg.Point{X: c.Min.X + f.markStyle.Width(f.mark) + 3*markPadding, Y: top}}
		c.SetLineStyle(draw.LineStyle{Color: ink(), Width: 1.2})
		c.Stroke(box.Path())
		c.FillText(f.markStyle, vg.Point{X: box.Min.X + 1.5*markPadding, Y: top - markPadding - noteSize*(lead-1)/2}, f.mark)
		top -= f.markHeight()
	}
	for _, p := range f.above {
		p.write(c, c.Min.X, top)
		top -= p.put(behindWords)
	}
	bottom := c.Min.Y
	for i := len(f.below) - 1; i >= 0; i-- {
		bottom += f.below[i].put(behindWords)
		f.below[i].write(c, c.Min.X, bottom)
	}
	c.Max.Y, c.Min.Y = top-belowWords, bottom+belowWords
	return c
}

const ellipsis = "…"

// wrap breaks words into lines that fit a width. At most so many lines; the last one then ends with an ellipsis.
func wrap(sty text.Style, words string, width vg.Length, most int) []string {
	lines := document.Wrap(words, func(line string) bool { return sty.Width(line) <= width })
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = shortened(sty, lines[most-1], width)
	}
	return lines
}

// shortened cuts a line so that an ellipsis fits behind it.
func shortened(sty text.Style, line string, width vg.Length) string {
	runes := []rune(line)
	for len(runes) > 0 && sty.Width(string(runes)+ellipsis) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + ellipsis
}
