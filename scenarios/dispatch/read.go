package dispatch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"io"
	"math"
	"os"

	"doudi/model/document"
	"doudi/model/message"
)

// Part is a part whose bytes are those that were written.
type Part struct {
	Path   string
	Header Header
	body   Span // of the file: the packed columns
	sum    [sha256.Size]byte
}

// Damaged is the error of a part that is to be computed again: it was cut short or edited.
type Damaged struct {
	Path string
	Why  message.Message
}

func (d *Damaged) Error() string { return d.Unwrap().Error() }

// Unwrap is the damage as bad input.
func (d *Damaged) Unwrap() error {
	return document.Refusef(d.Path, "the part is damaged: %s; have it computed again", d.Why)
}

// Open reads the header of a part and holds the file against its checksum. The error is a *document.Invalid or *Damaged.
func Open(path string) (*Part, error) {
	f, err := document.OpenFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, document.Refusef(path, "the file cannot be read: %v", err)
	}
	return examine(path, f, info.Size())
}

// examine reads a part of which nothing is believed: no more memory is taken than it has bytes.
func examine(path string, r io.ReaderAt, size int64) (*Part, error) {
	damaged := func(format string, args ...any) error { return &Damaged{path, message.Say(format, args...)} }
	start := make([]byte, min(size, int64(len(magic)+4)))
	if _, err := r.ReadAt(start, 0); err != nil && err != io.EOF {
		return nil, document.Refusef(path, "the file cannot be read: %v", err)
	}
	most := min(len(start), len(magic))
	switch {
	case string(start[:most]) == magic[:most]:
	case bytes.HasPrefix(start, []byte("doudi part ")):
		return nil, document.Refusef(path, "the part is of another version of the program, which writes parts in another way")
	default:
		return nil, document.Refusef(path, "this is no part of a run")
	}
	end := size - sha256.Size
	head := int64(len(start))
	if end < head || len(start) < len(magic)+4 {
		return nil, damaged("it has been cut short")
	}
	sum := sha256.New()
	var want [sha256.Size]byte
	if _, err := io.Copy(sum, io.NewSectionReader(r, 0, end)); err != nil {
		return nil, document.Refusef(path, "the file cannot be read: %v", err)
	}
	if _, err := r.ReadAt(want[:], end); err != nil && err != io.EOF {
		return nil, document.Refusef(path, "the file cannot be read: %v", err)
	}
	if !bytes.Equal(sum.Sum(nil), want[:]) {
		return nil, damaged("it has been cut short or changed, for its checksum does not hold")
	}
	n := int64(binary.LittleEndian.Uint32(start[len(magic):]))
	if n > end-head || n > headerSize {
		return nil, damaged("its header is longer than it may be")
	}
	text := make([]byte, n)
	if _, err := r.ReadAt(text, head); err != nil && err != io.EOF {
		return nil, document.Refusef(path, "the file cannot be read: %v", err)
	}
	p := &Part{Path: path, body: Span{int(head + n), int(end)}, sum: want}
	if json.Unmarshal(text, &p.Header) != nil || !p.Header.sound() {
		return nil, damaged("its header cannot be understood")
	}
	return p, nil
}

// copyInto copies the part's simulations into columns, of which there are as many as its header says, each as long as
// the study has simulations. The checksum is held against what is read now: the file may be another since it was opened.
func (p *Part) copyInto(columns [][]float64) error {
	f, err := os.Open(p.Path)
	if err != nil {
		return document.Refusef(p.Path, "the file cannot be opened: %v", err)
	}
	defer f.Close()
	changed := &Damaged{p.Path, message.Say("it has been cut short or changed, for its checksum does not hold")}
	sum := sha256.New()
	r := io.TeeReader(io.NewSectionReader(f, 0, int64(p.body.To)), sum)
	if _, err := io.CopyN(io.Discard, r, int64(p.body.From)); err != nil {
		return changed
	}
	if err := p.unpack(r, columns); err != nil {
		return err
	}
	if !bytes.Equal(sum.Sum(nil), p.sum[:]) {
		return changed
	}
	return nil
}

func (p *Part) unpack(packed io.Reader, columns [][]float64) error {
	damaged := &Damaged{p.Path, message.Say("its figures cannot be unpacked")}
	from := bufio.NewReader(packed)
	r := bufio.NewReader(flate.NewReader(from))
	for i, column := range columns {
		earlier, err := binary.ReadUvarint(r)
		if err != nil || earlier > uint64(i) {
			return damaged
		}
		for _, s := range p.Header.Spans {
			if earlier > 0 {
				copy(column[s.From:s.To], columns[earlier-1][s.From:s.To])
				continue
			}
			var word [8]byte
			for j := s.From; j < s.To; j++ {
				if _, err := io.ReadFull(r, word[:]); err != nil {
					return damaged
				}
				column[j] = math.Float64frombits(binary.LittleEndian.Uint64(word[:]))
			}
		}
	}
	if _, err := r.ReadByte(); err != io.EOF {
		return damaged
	}
	if _, err := from.ReadByte(); err != io.EOF {
		return damaged
	}
	return nil
}
