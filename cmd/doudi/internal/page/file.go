package page

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/ascii85"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"doudi/scenarios/report"
)

var (
	//go:embed page.html
	frame string
	//go:embed page.css
	style string
	//go:embed page.js
	script string
	//go:embed old.js
	oldScript string
	//go:embed worker.js
	worker string
)

// Program is what the page runs.
type Program struct {
	WASM    []byte // package browser, compiled for js/wasm
	Loader  []byte // wasm_exec.js of the Go that compiled it
	Version string
	Notices string // the licences of all that is in the program; those of its loader among them
}

// MaxBytes bounds the page's file: what a desk's mail and memory stick carry, and a browser opens at once.
const MaxBytes = 16 << 20

// packed is a text of bytes in gzip, with how many those are.
func packed(b []byte) (text, size string, err error) {
	var out bytes.Buffer
	zip, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err == nil {
		_, err = zip.Write(b)
		err = errors.Join(err, zip.Close())
	}
	return dense(out.Bytes()), strconv.Itoa(out.Len()), err
}

// dense writes bytes as text that stands in a script element: five signs for four bytes, a megabyte less than base64. The sign that
// begins a tag is written as one that the encoding does not have.
func dense(b []byte) string {
	out := make([]byte, ascii85.MaxEncodedLen(len(b)))
	out = out[:ascii85.Encode(out, b)]
	return string(bytes.ReplaceAll(out, []byte("<"), []byte("v")))
}

// Write writes the page as one file that asks for nothing else. Its policy (Content-Security-Policy) allows its own scripts and
// style, known by their hashes, the program, workers made of what is in it, pictures that are in it, and no connection.
func Write(w io.Writer, p Program) error {
	program, bytes, err := packed(p.WASM)
	if err != nil {
		return err
	}
	notices, noticed, err := packed([]byte(p.Notices))
	if err != nil {
		return err
	}
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	look := style + report.ChainStyle()
	sum := sha256.Sum256(p.WASM)
	policy := strings.Join([]string{
		"default-src 'none'", "script-src " + hash(oldScript) + " " + hash(script) + " 'wasm-unsafe-eval' blob:", "worker-src blob:",
		"style-src " + hash(look), "img-src data: blob:", "connect-src 'none'", "form-action 'none'", "base-uri 'none'",
	}, "; ")
	texts := map[string]string{
		"version": p.Version, "notices": notices, "noticed": noticed, "build": hex.EncodeToString(sum[:8]), "policy": policy, "style": look, "old": oldScript, "script": script,
		"worker": worker, "loader": string(p.Loader), "program": program, "bytes": bytes,
	}
	size := 0
	for _, name := range []string{"worker", "loader", "old", "script"} {
		if strings.Contains(strings.ToLower(texts[name]), "</script") {
			return fmt.Errorf("page: %s would end the element that it stands in", name)
		}
	}
	for rest := frame; ; {
		before, after, more := strings.Cut(rest, "{{")
		name, after, _ := strings.Cut(after, "}}")
		for _, text := range []string{before, texts[name]} {
			n, err := io.WriteString(w, text)
			if size += n; err != nil {
				return err
			}
		}
		if rest = after; !more {
			break
		}
	}
	if size > MaxBytes {
		return fmt.Errorf("page: the file has %d bytes, and %d are the most", size, MaxBytes)
	}
	return nil
}
