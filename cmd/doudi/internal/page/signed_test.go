package page

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"
)

// A picture that is taken alone says what it is of, and is the same picture; a page says it at its end.
func TestWhatIsTakenAloneNamesItsRun(t *testing.T) {
	const made = "study x, seed 7\npolicy  我的.yaml  sha256 ab<>&\n"
	var plain bytes.Buffer
	picture := image.NewGray(image.Rect(0, 0, 3, 2))
	picture.SetGray(1, 1, color.Gray{Y: 200})
	if err := png.Encode(&plain, picture); err != nil {
		t.Fatal(err)
	}
	got := signed("a.png", plain.Bytes(), made)
	if !bytes.Contains(got, []byte(made)) {
		t.Error("the PNG does not say it")
	}
	again, err := png.Decode(bytes.NewReader(got)) // which holds every chunk against its checksum
	if err != nil || again.At(1, 1) != (color.Gray{Y: 200}) || again.Bounds() != picture.Bounds() {
		t.Errorf("the PNG is another: %v", err)
	}
	svg := string(signed("a.svg", []byte("<?xml version=\"1.0\"?>\n<svg width=\"1\"><g/></svg>"), made))
	if want := "<svg width=\"1\">\n<metadata>study x, seed 7\npolicy  我的.yaml  sha256 ab&lt;&gt;&amp;\n</metadata><g/></svg>"; !strings.HasSuffix(svg, want) {
		t.Errorf("the SVG is %s", svg)
	}
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if page := string(signed("a.md", []byte("# A\n"), made)); page != "# A\n\n```text\n"+made+"```\n" {
		t.Errorf("the page is %s", page)
	}
	for _, name := range []string{"summary.csv", "study.yaml", "x.zip", "cut.png"} {
		if string(signed(name, []byte("content"), made)) != "content" {
			t.Errorf("%s was changed", name)
		}
	}
}
