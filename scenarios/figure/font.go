package figure

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
)

//go:embed font/DoudiSans-Regular.ttf
var fontFile []byte

// typeface is the name of the house font.
const typeface font.Typeface = "Doudi Sans"

// lettering is the house font, parsed.
type lettering struct {
	font  *opentype.Font
	cache *font.Cache
}

// loadFont parses the house font, once.
var loadFont = sync.OnceValues(func() (*lettering, error) {
	face, err := opentype.Parse(fontFile)
	if err != nil {
		return nil, fmt.Errorf("the font of the figures cannot be read: %w", err)
	}
	return &lettering{face, font.NewCache(font.Collection{{Font: font.Font{Typeface: typeface}, Face: face}})}, nil
})

// has says whether the font shows a character.
func (l *lettering) has(r rune) bool {
	var buffer sfnt.Buffer
	index, err := l.font.GlyphIndex(&buffer, r)
	return err == nil && index != 0
}

// missing stands for a character that the font does not have.
const missing = '□'

// shown makes one line of words that the font can show: a title is the user's and may hold anything.
func (l *lettering) shown(words string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r): // joins and marks have no place of their own
			return -1
		case !l.has(r):
			return missing
		}
		return r
	}, strings.ToValidUTF8(words, string(missing)))
}
