package figure

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"hash/crc32"
	"image/color"
	"image/png"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

func file(t *testing.T, f Figure, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, f, format, Half); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func example() *Differences {
	return alternatives(2, func(i int) string { return []string{"取消政府兜底", "Backstop & <85> %"}[i] })
}

// 8 cm at 400 dots an inch of 2.54 cm are 1,260 pixels, 16 cm at 300 are 1,890; 400 dots an inch are 15,748 a metre, 300
// are 11,811.
func TestPNGSaysHowLargeItIs(t *testing.T) {
	for _, c := range []struct {
		width          Width
		pixels, aMetre int
	}{{Half, 1260, 15748}, {Full, 1890, 11811}} {
		var b bytes.Buffer
		if err := Write(&b, example(), "png", c.width); err != nil {
			t.Fatal(err)
		}
		out := b.Bytes()
		picture, err := png.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		if wide := picture.Bounds().Dx(); wide < c.pixels-1 || wide > c.pixels {
			t.Errorf("%d pixels wide", wide)
		}
		at := bytes.Index(out, []byte("pHYs"))
		if at != 8+25+4 {
			t.Fatalf("pHYs at %d", at)
		}
		if x, y, unit := binary.BigEndian.Uint32(out[at+4:]), binary.BigEndian.Uint32(out[at+8:]), out[at+12]; int(x) != c.aMetre || int(y) != c.aMetre || unit != 1 {
			t.Errorf("%d by %d dots, unit %d", x, y, unit)
		}
		if sum := binary.BigEndian.Uint32(out[at+13:]); sum != crc32.ChecksumIEEE(out[at:at+13]) {
			t.Error("the chunk's checksum is wrong")
		}
	}
}

// On paper a sheet is 8 or 16 cm wide, 226.77 or 453.54 points; it is drawn on 453.54 points and halved, or on 755.9 and made
// 0.6 times as large.
func TestSheetsAreAsWideAsTheySay(t *testing.T) {
	for width, want := range map[Width][2]string{
		Half: {`<svg width="226.77pt" `, "/MediaBox [0 0 226.77 "}, Full: {`<svg width="453.54pt" `, "/MediaBox [0 0 453.54 "},
	} {
		for i, format := range []string{"svg", "pdf"} {
			var b bytes.Buffer
			if err := Write(&b, example(), format, width); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(b.String(), want[i]) {
				t.Errorf("%s %s: no %s in %.300s", width, format, want[i], b.String())
			}
			if sheet := map[Width]string{Half: `viewBox="0 0 453.54 `, Full: `viewBox="0 0 755.91 `}[width]; format == "svg" && !strings.Contains(b.String(), sheet) {
				t.Errorf("%s: no %s", width, sheet)
			}
		}
	}
}

func TestSVGHasRealText(t *testing.T) {
	out := file(t, example(), "svg")
	var texts []string
	var words, title string
	right := 0.0 // of the word before
	for d := xml.NewDecoder(bytes.NewReader(out)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch x.Name.Local {
			case "text":
				words = ""
				if !strings.Contains(attribute(x, "style"), "'Doudi Sans','Noto Sans CJK SC'") {
					t.Errorf("the fonts are %v", x.Attr)
				}
			case "tspan":
				left, err := strconv.ParseFloat(attribute(x, "x"), 64)
				wide, wrong := strconv.ParseFloat(attribute(x, "textLength"), 64)
				if err != nil || wrong != nil {
					t.Errorf("a word has no place or width: %v", x.Attr)
				}
				if words != "" && math.Abs(left-right) > 0.1 { // places are given to five digits
					t.Errorf("behind %q, which ends at %v, a word begins at %v", words, right, left)
				}
				right = left + wide
			}
		case xml.CharData:
			words += string(x)
		case xml.EndElement:
			switch x.Name.Local {
			case "text":
				texts = append(texts, words)
			case "title":
				title = strings.TrimSpace(words)
			}
		}
	}
	all := strings.Join(texts, "\n")
	for _, want := range []string{"取消政府兜底", "Backstop & <85> %", "基金支出之差，"} {
		if !strings.Contains(all, want) {
			t.Errorf("no text %q in\n%s", want, all)
		}
	}
	if title != exampleWords().Title {
		t.Errorf("the title is %q", title)
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// The font is embedded as far as it is used, with the way back to characters.
func TestPDFEmbedsTheFont(t *testing.T) {
	out := string(file(t, example(), "pdf"))
	for _, want := range []string{"%PDF-1", "/FontFile2", "/ToUnicode", "/Identity-H"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s", want)
		}
	}
	if len(out) > 200_000 {
		t.Errorf("%d bytes: the whole font is in it", len(out))
	}
}

func TestTheSameFigureGivesTheSameBytes(t *testing.T) {
	for _, format := range Formats() {
		if !bytes.Equal(file(t, example(), format), file(t, example(), format)) {
			t.Errorf("two %s files differ", format)
		}
	}
}

func TestAmountsWithoutEndAreRefused(t *testing.T) {
	d := example()
	d.Panels[0].Bands[0].P95 = math.Inf(1)
	if err := Write(io.Discard, d, "svg", Half); err == nil || !strings.Contains(err.Error(), d.Title) {
		t.Errorf("an endless interval is drawn: %v", err)
	}
}

// A page of 200 by 100 points with a line of two points from (10, 20) to (30, 40), red, dashed; a square filled in it; and
// what Push and Pop keep: the page's own operators count from its bottom, as the canvas does.
func TestPDFDrawsAsItIsTold(t *testing.T) {
	p, err := newPDF(200, 100, 1, "题")
	if err != nil {
		t.Fatal(err)
	}
	p.doc.SetCompression(false)
	if w, h := p.Size(); w != 200 || h != 100 {
		t.Errorf("the page is %v by %v", w, h)
	}
	line := vg.Path{}
	line.Move(point(10, 20))
	line.Line(point(30, 40))
	p.SetLineWidth(2)
	p.SetColor(color.RGBA{R: 255, A: 255})
	p.SetLineDash([]vg.Length{3, 4}, 1)
	p.Stroke(line)
	p.Push()
	p.SetLineWidth(0)
	p.Stroke(line) // of no width: nothing
	p.SetLineWidth(5)
	p.SetColor(color.RGBA{B: 255, A: 255})
	p.SetLineDash(nil, 0)
	square := vg.Path{}
	square.Move(point(50, 50))
	square.Line(point(60, 50))
	square.Line(point(60, 60))
	square.Close()
	p.Fill(square)
	p.Pop()
	p.Stroke(line)
	var b bytes.Buffer
	n, err := p.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Errorf("%d bytes of %d: %v", n, b.Len(), err)
	}
	out := b.String()
	for _, want := range []string{
		"2.00 w", "1.000 0.000 0.000 RG", "[3.00 4.00] 1.00 d", "10.00 20.00 m", "30.00 40.00 l", "0.000 0.000 1.000 rg", "50.00 50.00 m", "60.00 60.00 l",
		"/CreationDate (D:20000101000000", "/ModDate (D:20000101000000",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in the file", want)
		}
	}
	if n := strings.Count(out, "30.00 40.00 l"); n != 2 {
		t.Errorf("the line is drawn %d times", n)
	}
	if last := strings.LastIndex(out, "2.00 w"); last < strings.Index(out, "5.00 w") || last > strings.LastIndex(out, "30.00 40.00 l") {
		t.Error("Pop does not give the width back")
	}
	if last := strings.LastIndex(out, "[3.00 4.00] 1.00 d"); last < strings.Index(out, "60.00 60.00 l") {
		t.Error("Pop does not give the dashes back")
	}
	if last := strings.LastIndex(out, "1.000 0.000 0.000 RG"); last < strings.Index(out, "60.00 60.00 l") {
		t.Error("Pop does not give the colour back")
	}
}

// A page at half the size: places, lines and dashes are halved.
func TestPDFMakesSmaller(t *testing.T) {
	p, err := newPDF(200, 100, 0.5, "")
	if err != nil {
		t.Fatal(err)
	}
	p.doc.SetCompression(false)
	if w, h := p.Size(); w != 100 || h != 50 {
		t.Errorf("the page is %v by %v", w, h)
	}
	p.SetLineWidth(3)
	p.SetLineDash([]vg.Length{3, 4}, 1)
	line := vg.Path{}
	line.Move(point(10, 20))
	line.Line(point(30, 40))
	p.Stroke(line)
	var b bytes.Buffer
	if _, err := p.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1.50 w", "[1.50 2.00] 0.50 d", "5.00 10.00 m", "15.00 20.00 l"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in the file", want)
		}
	}
}

// A quarter of a circle about (50, 40) with a radius of 10 goes from (60, 40) to (50, 50) in chords of six degrees, fifteen.
func TestPDFDrawsArcs(t *testing.T) {
	p, err := newPDF(200, 100, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	p.doc.SetCompression(false)
	p.SetLineWidth(1)
	p.Stroke(vg.Path{{Type: vg.MoveComp, Pos: point(60, 40)}, {Type: vg.ArcComp, Pos: point(50, 40), Radius: 10, Angle: math.Pi / 2}})
	var b bytes.Buffer
	if _, err := p.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	if n := strings.Count(out, " l\n"); n != 16 || !strings.Contains(out, "60.00 40.00 l") || !strings.Contains(out, "50.00 50.00 l") || !strings.Contains(out, "58.66 45.00 l") {
		t.Errorf("%d chords and one point:\n%s", n-1, out[:min(len(out), 900)])
	}
}

// Words turned by a quarter and twice as large: the page's matrix is that of a turn of 90 degrees, and the letters of 10
// points are 20. Words that are not turned have no matrix.
func TestPDFTurnsWords(t *testing.T) {
	h, err := newHouse(Half)
	if err != nil {
		t.Fatal(err)
	}
	face := h.cache.Lookup(font.Font{Typeface: typeface}, 10)
	for _, turned := range []bool{false, true} {
		p, err := newPDF(200, 100, 1, "")
		if err != nil {
			t.Fatal(err)
		}
		p.doc.SetCompression(false)
		size := "10.00 Tf"
		if turned {
			p.Rotate(math.Pi / 2)
			p.Scale(2, 2)
			size = "20.00 Tf"
		}
		p.FillString(face, point(3, -4), "word")
		var b bytes.Buffer
		if _, err := p.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		if out := b.String(); !strings.Contains(out, size) || strings.Contains(out, "0.00000 1.00000 -1.00000 0.00000") != turned {
			t.Errorf("turned: %v, size %s: the page says otherwise", turned, size)
		}
	}
}

// By hand: a drawing that is moved, turned and stretched.
func TestPDFPlacesPointsAsTheCanvasSays(t *testing.T) {
	p, err := newPDF(200, 100, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	p.Push()
	p.Translate(point(10, 20))
	p.Rotate(math.Pi / 2)
	p.Scale(2, 3)
	// (4, 5) stretched is (8, 15), turned a quarter (−15, 8), moved (−5, 28); the page counts from its top at 100.
	if x, y := p.place(point(4, 5)); math.Abs(x+5) > 1e-9 || math.Abs(y-72) > 1e-9 {
		t.Errorf("at %v, %v", x, y)
	}
	p.Pop()
	if x, y := p.place(point(4, 5)); x != 4 || y != 95 {
		t.Errorf("after all at %v, %v", x, y)
	}
}
