package figure

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"hash/crc32"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"
)

func file(t *testing.T, f Figure, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, f, format); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func example() *Differences {
	return alternatives(2, func(i int) string { return []string{"取消政府兜底", "Backstop & <85> %"}[i] })
}

// 16 cm at 200 dots an inch of 2.54 cm are 1,260 pixels; 200 dots an inch are 7,874 a metre.
func TestPNGSaysHowLargeItIs(t *testing.T) {
	out := file(t, example(), "png")
	picture, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if wide := picture.Bounds().Dx(); wide < 1259 || wide > 1260 {
		t.Errorf("%d pixels wide", wide)
	}
	at := bytes.Index(out, []byte("pHYs"))
	if at != 8+25+4 {
		t.Fatalf("pHYs at %d", at)
	}
	if x, y, unit := binary.BigEndian.Uint32(out[at+4:]), binary.BigEndian.Uint32(out[at+8:]), out[at+12]; x != 7874 || y != 7874 || unit != 1 {
		t.Errorf("%d by %d dots, unit %d", x, y, unit)
	}
	if sum := binary.BigEndian.Uint32(out[at+13:]); sum != crc32.ChecksumIEEE(out[at:at+13]) {
		t.Error("the chunk's checksum is wrong")
	}
}

func TestSVGHasRealText(t *testing.T) {
	out := file(t, example(), "svg")
	var texts []string
	var words, title string
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
				if attribute(x, "x") == "" || attribute(x, "textLength") == "" {
					t.Errorf("a word has no place or width: %v", x.Attr)
				}
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

// The page is 16 cm, 453.54 points, wide; the font is embedded as far as it is used, with the way back to characters.
func TestPDFEmbedsTheFont(t *testing.T) {
	out := string(file(t, example(), "pdf"))
	for _, want := range []string{"%PDF-1", "/FontFile2", "/ToUnicode", "/Identity-H", "/MediaBox [0 0 453.54 "} {
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
	if err := Write(io.Discard, d, "svg"); err == nil || !strings.Contains(err.Error(), d.Title) {
		t.Errorf("an endless interval is drawn: %v", err)
	}
}

// By hand: a drawing that is moved, turned and stretched.
func TestPDFPlacesPointsAsTheCanvasSays(t *testing.T) {
	p, err := newPDF(200, 100, "")
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
