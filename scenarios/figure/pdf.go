package figure

import (
	"fmt"
	"image"
	"image/color"
	"io"
	"math"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pdf draws on a page with the house font embedded, as far as it is used. The library's own canvas writes Western letters
// only.
type pdf struct {
	doc    *fpdf.Fpdf
	height vg.Length // of the page
	scale  float64   // of the drawing on it
	stack  []pdfState
}

// pdfState is what Push keeps.
type pdfState struct {
	colour color.Color
	line   vg.Length
	dashes []vg.Length
	offset vg.Length
	matrix [6]float64 // of the drawing's points: x' = a x + c y + e, y' = b x + d y + f
}

// unmoved is the date of every file: a real one would make two files of the same run differ.
var unmoved = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// newPDF is a page for a drawing of a size, made so many times as large.
func newPDF(width, height vg.Length, scale float64, title string) (*pdf, error) {
	width, height = width*vg.Length(scale), height*vg.Length(scale)
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: width.Points(), Ht: height.Points()}})
	doc.SetCatalogSort(true)
	doc.SetCreationDate(unmoved)
	doc.SetModificationDate(unmoved)
	doc.SetTitle(title, true)
	doc.SetProducer("Doudi", true)
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.AddUTF8FontFromBytes(string(typeface), "", fontFile)
	doc.AddPage()
	p := &pdf{doc, height, scale, []pdfState{{matrix: [6]float64{scale, 0, 0, scale, 0, 0}}}}
	vg.Initialize(p)
	return p, doc.Error()
}

func (p *pdf) now() *pdfState { return &p.stack[len(p.stack)-1] }

// Size is that of the page.
func (p *pdf) Size() (w, h vg.Length) {
	x, y := p.doc.GetPageSize()
	return vg.Length(x), vg.Length(y)
}

// SetLineWidth sets the width of lines.
func (p *pdf) SetLineWidth(w vg.Length) {
	p.now().line = w
	p.doc.SetLineWidth(w.Points() * p.scale)
}

// SetLineDash sets lengths of dashes and of gaps between them.
func (p *pdf) SetLineDash(dashes []vg.Length, offset vg.Length) {
	p.now().dashes, p.now().offset = dashes, offset
	lengths := make([]float64, len(dashes))
	for i, d := range dashes {
		lengths[i] = d.Points() * p.scale
	}
	p.doc.SetDashPattern(lengths, offset.Points()*p.scale)
}

// SetColor sets the colour of everything.
func (p *pdf) SetColor(c color.Color) {
	if c == nil {
		c = color.Black
	}
	p.now().colour = c
	opaque := color.NRGBAModel.Convert(c).(color.NRGBA)
	r, g, b := int(opaque.R), int(opaque.G), int(opaque.B)
	p.doc.SetDrawColor(r, g, b)
	p.doc.SetFillColor(r, g, b)
	p.doc.SetTextColor(r, g, b)
	p.doc.SetAlpha(float64(opaque.A)/math.MaxUint8, "Normal")
}

// transform lays a movement under those that come.
func (p *pdf) transform(m [6]float64) {
	o := p.now().matrix
	p.now().matrix = [6]float64{
		o[0]*m[0] + o[2]*m[1], o[1]*m[0] + o[3]*m[1], o[0]*m[2] + o[2]*m[3], o[1]*m[2] + o[3]*m[3],
		o[0]*m[4] + o[2]*m[5] + o[4], o[1]*m[4] + o[3]*m[5] + o[5],
	}
}

// Rotate turns by an angle in radians, counter-clockwise.
func (p *pdf) Rotate(angle float64) {
	sin, cos := math.Sincos(angle)
	p.transform([6]float64{cos, sin, -sin, cos, 0, 0})
}

// Translate moves the origin.
func (p *pdf) Translate(by vg.Point) {
	p.transform([6]float64{1, 0, 0, 1, by.X.Points(), by.Y.Points()})
}

// Scale stretches.
func (p *pdf) Scale(x, y float64) { p.transform([6]float64{x, 0, 0, y, 0, 0}) }

// Push keeps the state for Pop.
func (p *pdf) Push() { p.stack = append(p.stack, *p.now()) }

// Pop goes back to the state at Push.
func (p *pdf) Pop() {
	p.stack = p.stack[:len(p.stack)-1]
	s := *p.now()
	p.SetColor(s.colour)
	p.SetLineWidth(s.line)
	p.SetLineDash(s.dashes, s.offset)
}

// place is a point on the page, which counts from the top.
func (p *pdf) place(at vg.Point) (x, y float64) {
	m := p.now().matrix
	px, py := at.X.Points(), at.Y.Points()
	return m[0]*px + m[2]*py + m[4], p.height.Points() - (m[1]*px + m[3]*py + m[5])
}

// Stroke draws along a path.
func (p *pdf) Stroke(path vg.Path) {
	if p.now().line > 0 {
		p.trace(path, "D")
	}
}

// Fill fills a path.
func (p *pdf) Fill(path vg.Path) { p.trace(path, "F") }

func (p *pdf) trace(path vg.Path, how string) {
	for _, step := range path {
		switch step.Type {
		case vg.MoveComp:
			p.doc.MoveTo(p.place(step.Pos))
		case vg.LineComp:
			p.doc.LineTo(p.place(step.Pos))
		case vg.ArcComp:
			p.arc(step)
		case vg.CurveComp:
			p.curve(step)
		case vg.CloseComp:
			p.doc.ClosePath()
		}
	}
	p.doc.DrawPath(how)
}

func (p *pdf) curve(step vg.PathComp) {
	x, y := p.place(step.Pos)
	ax, ay := p.place(step.Control[0])
	if len(step.Control) == 1 {
		p.doc.CurveTo(ax, ay, x, y)
		return
	}
	bx, by := p.place(step.Control[1])
	p.doc.CurveBezierCubicTo(ax, ay, bx, by, x, y)
}

// arc draws a part of a circle as chords of at most six degrees, 0.14 % of the radius off: the circles here are dots.
func (p *pdf) arc(step vg.PathComp) {
	n := max(1, int(math.Ceil(math.Abs(step.Angle)/(math.Pi/30))))
	for i := 0; i <= n; i++ {
		sin, cos := math.Sincos(step.Start + step.Angle*float64(i)/float64(n))
		p.doc.LineTo(p.place(vg.Point{X: step.Pos.X + step.Radius*vg.Length(cos), Y: step.Pos.Y + step.Radius*vg.Length(sin)}))
	}
}

// FillString writes a text, its first letter's origin at a point.
func (p *pdf) FillString(f font.Face, at vg.Point, text string) {
	m := p.now().matrix
	x, y := p.place(at)
	p.doc.SetFont(string(typeface), "", f.Font.Size.Points()*math.Hypot(m[0], m[1]))
	angle := math.Atan2(m[1], m[0]) * 180 / math.Pi
	if angle != 0 {
		p.doc.TransformBegin()
		p.doc.TransformRotate(angle, x, y)
		defer p.doc.TransformEnd()
	}
	p.doc.Text(x, y, text)
}

// DrawImage is not for figures of words and lines.
func (p *pdf) DrawImage(vg.Rectangle, image.Image) { panic("figure: no image belongs on a PDF") }

// WriteTo writes the file.
func (p *pdf) WriteTo(w io.Writer) (int64, error) {
	counted := &counter{w: w}
	if err := p.doc.Output(counted); err != nil {
		return counted.n, fmt.Errorf("the PDF cannot be written: %w", err)
	}
	return counted.n, nil
}

// counter counts what is written.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}
