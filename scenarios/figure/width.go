package figure

import "gonum.org/v1/plot/vg"

// Width is how wide a figure is printed.
type Width string

// The widths: a column of an A4 page, 80 mm, and its whole text, 160 mm.
const (
	Half Width = "half"
	Full Width = "full"
)

// Widths are all of them; the first is the usual one.
func Widths() []Width { return []Width{Half, Full} }

// onPaper is the width of the print.
func (w Width) onPaper() vg.Length {
	if w == Full {
		return 16 * vg.Centimeter
	}
	return 8 * vg.Centimeter
}

// scale is how long a point of the sheet is on paper, in points. All is drawn with the same letters on a narrow or a wide
// sheet and then made smaller: at full width there is more room between them.
func (w Width) scale() float64 {
	if w == Full {
		return 0.6
	}
	return 0.5
}

// sheet is the width to draw on.
func (w Width) sheet() vg.Length { return w.onPaper() / vg.Length(w.scale()) }

// dotsPerInch of a PNG file, on paper.
func (w Width) dotsPerInch() float64 {
	if w == Full {
		return 300
	}
	return 400
}
