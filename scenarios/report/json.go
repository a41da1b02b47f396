package report

import (
	"io"

	"doudi/scenarios/folder"
)

// WriteJSON prints the page for other programs.
func (p *Page) WriteJSON(w io.Writer) error { return folder.JSON(p)(w) }
