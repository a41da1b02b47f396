package page

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"html"
	"path"
)

// signed writes into a picture or a page that is taken alone what it is of: the study, the seed, the hash of every input and the version,
// where no reader of the picture is disturbed by it. Other files stay the bytes that the command line writes.
func signed(name string, content []byte, made string) []byte {
	switch path.Ext(name) {
	case ".svg":
		if at := bytes.Index(content, []byte("<svg")); at >= 0 {
			if end := bytes.IndexByte(content[at:], '>'); end >= 0 {
				return inserted(content, at+end+1, []byte("\n<metadata>"+html.EscapeString(made)+"</metadata>"))
			}
		}
	case ".png":
		const behindHeader = 8 + 4 + 4 + 13 + 4 // the signature, and a header with its length, type and checksum
		if len(content) > behindHeader {
			return inserted(content, behindHeader, pngText(made))
		}
	case ".md":
		return append(bytes.Clone(content), "\n```text\n"+made+"```\n"...)
	}
	return content
}

// inserted puts something at a place of a text.
func inserted(text []byte, at int, what []byte) []byte {
	return bytes.Join([][]byte{text[:at], what, text[at:]}, nil)
}

// pngText is a chunk of international text, not compressed (PNG specification, 11.3.3.4).
func pngText(text string) []byte {
	body := []byte("iTXtComment\x00\x00\x00\x00\x00" + text)
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	out = append(out, body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
}
