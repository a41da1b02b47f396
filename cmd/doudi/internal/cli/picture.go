package cli

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/scenarios/figure"

	"github.com/spf13/cobra"
)

// picture are the flags of a command that draws what it says into a file.
type picture struct{ file, width string }

func (p *picture) add(c *cobra.Command, what string) {
	c.Flags().StringVar(&p.file, "figure", "", what)
	widthFlag(c, &p.width)
}

// check refuses what is not drawn, before anything is computed.
func (p *picture) check() error {
	if _, err := widthOf(p.width); err != nil {
		return err
	}
	if p.file != "" && !slices.Contains(figure.Formats(), p.format()) {
		return document.Refusef("--figure", "`%s` is no picture's name; end it with one of .%s", p.file, strings.Join(figure.Formats(), ", ."))
	}
	return nil
}

// format is the format that the file's name asks for.
func (p *picture) format() string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(p.file), "."))
}

// draw writes the file, if one was asked for.
func (p *picture) draw(of func() figure.Figure) error {
	if p.file == "" {
		return nil
	}
	var file bytes.Buffer
	if err := figure.Write(&file, of(), p.format(), figure.Width(p.width)); err != nil {
		return err
	}
	return overwrite(p.file, file.Bytes())
}
