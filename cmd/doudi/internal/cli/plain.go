package cli

import (
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"doudi/model/document"
)

// plain writes text for a terminal and spells out what a terminal would act on or not show, as \u001b: whatever of a file
// or an argument is printed, is printed through it. The spelling is JSON's, so that JSON stays what it says.
type plain struct {
	to   io.Writer
	rest []byte // the beginning of a character that the last write ended in
}

func (p *plain) Write(text []byte) (int, error) {
	all := append(p.rest, text...)
	p.rest = nil
	out := make([]byte, 0, len(all))
	for len(all) > 0 {
		if !utf8.FullRune(all) {
			p.rest = append(p.rest, all...)
			break
		}
		r, size := utf8.DecodeRune(all)
		switch {
		case r == utf8.RuneError && size == 1:
			out = append(out, "\ufffd"...)
		case !document.Unseen(r):
			out = append(out, all[:size]...)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		all = all[size:]
	}
	if _, err := p.to.Write(out); err != nil {
		return 0, err
	}
	return len(text), nil
}
