package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// fonts is the module of twelve fonts that gonum/plot offers whoever draws without naming one. The figures name their own, so that the
// page carries three megabytes for nothing.
const fonts = "codeberg.org/go-fonts/liberation"

// standIn is what each of its packages is for the page: a font that is in the program anyway, since plot reads every one as it starts.
const standIn = `package %s

import "golang.org/x/image/font/gofont/goregular"

var TTF = goregular.TTF
`

// withoutFonts is how the go command compiles the page's program without the fonts of that module: with packages that stand in for them,
// which are written into a folder and seen by the command alone as if they lay among the sources. A path of this machine's would be
// carried into the program, which is the same wherever it is compiled. Sources that carry their modules with them, in vendor, are
// compiled as they are.
func withoutFonts(sources, folder string) (flags []string, err error) {
	if _, err := os.Stat(filepath.Join(sources, "vendor")); err == nil {
		return nil, nil
	}
	module, err := os.ReadFile(filepath.Join(sources, "go.mod"))
	if err != nil {
		return nil, err
	}
	sums, err := os.ReadFile(filepath.Join(sources, "go.sum"))
	if err != nil {
		return nil, err
	}
	seen := map[string]string{} // the file of each that is seen among the sources
	write := func(name, text string) {
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644)
		}
	}
	stands := func(name, text string) {
		flat := "fonts_" + filepath.Base(filepath.Dir(name)) + filepath.Ext(name)
		write(flat, text)
		seen[filepath.Join(sources, ".fonts", name)] = filepath.Join(folder, flat)
	}
	write("go.mod", string(module)+"\nreplace "+fonts+" => ./.fonts\n")
	write("go.sum", string(sums))
	stands("go.mod", "module "+fonts+"\n\ngo 1.24\n")
	for _, family := range []string{"mono", "sans", "serif"} {
		for _, style := range []string{"regular", "bold", "italic", "bolditalic"} {
			name := "liberation" + family + style
			stands(filepath.Join(name, "data.go"), fmt.Sprintf(standIn, name))
		}
	}
	overlay, failed := json.Marshal(map[string]any{"Replace": seen})
	write("overlay.json", string(overlay))
	return []string{"-modfile=" + filepath.Join(folder, "go.mod"), "-overlay=" + filepath.Join(folder, "overlay.json")}, errors.Join(err, failed)
}
