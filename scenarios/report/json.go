package report

import "io"

// WriteJSON prints the page for other programs.
func (p *Page) WriteJSON(w io.Writer) error { return writeJSON(w, p) }
