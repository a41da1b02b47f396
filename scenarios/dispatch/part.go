package dispatch

import (
	"bufio"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"io"
	"math"
	"math/bits"
)

// A part is a file with the figures of some simulations of a study, whole ones: each has a place of its own, so that parts
// are put together by copying, in any order and from any machines of one build. It holds, one after another,
//
//	"doudi part 1\n"
//	the length of the header, 4 bytes, and the header, JSON
//	the columns (forecast.Results.Columns), each over the simulations of the part, as a DEFLATE stream:
//	    0 and its values, 8 bytes each; or 1 + the number of an earlier column that has the same values
//	the SHA-256 of all before it
//
// Numbers are little-endian, those of columns variable in length. Most columns are as another: what a scenario does not
// change is as in the first. Without them a part is a third as large, and to compress it takes a quarter of the time.
const (
	magic      = "doudi part 1\n"
	headerSize = 16 << 20 // at most, bytes
)

// KeptName is the part that the folder of a run keeps, with all of its simulations, so that draws can be added to it and
// its page be made again without simulating.
const KeptName = "results.part"

// write writes a part: the header and its simulations of the columns.
func write(w io.Writer, h Header, columns [][]float64) error {
	head, err := json.Marshal(h)
	if err != nil {
		return err
	}
	sum := sha256.New()
	all := io.MultiWriter(w, sum)
	start := binary.LittleEndian.AppendUint32([]byte(magic), uint32(len(head)))
	if _, err := all.Write(append(start, head...)); err != nil {
		return err
	}
	buffered := bufio.NewWriterSize(all, 1<<16)
	packed, err := flate.NewWriter(buffered, flate.BestSpeed)
	if err != nil {
		return err
	}
	if err := writeColumns(packed, h.Spans, columns); err != nil {
		return err
	}
	if err := packed.Close(); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	_, err = w.Write(sum.Sum(nil))
	return err
}

func writeColumns(w io.Writer, spans []Span, columns [][]float64) error {
	first := map[uint64]int{} // by the hash of the values
	var text []byte
	for i, column := range columns {
		h := hash(column, spans)
		earlier, known := first[h]
		if known && alike(column, columns[earlier], spans) {
			text = binary.AppendUvarint(text[:0], uint64(earlier+1))
		} else {
			if !known {
				first[h] = i
			}
			text = append(text[:0], 0)
			for _, s := range spans {
				for _, x := range column[s.From:s.To] {
					text = binary.LittleEndian.AppendUint64(text, math.Float64bits(x))
				}
			}
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return nil
}

func hash(column []float64, spans []Span) uint64 {
	h := uint64(0)
	for _, s := range spans {
		for _, x := range column[s.From:s.To] {
			h = (bits.RotateLeft64(h, 29) ^ math.Float64bits(x)) * 0x9e3779b97f4a7c15
		}
	}
	return h
}

// alike says whether two columns are the same bits, of which one NaN is as another.
func alike(a, b []float64, spans []Span) bool {
	for _, s := range spans {
		for i := s.From; i < s.To; i++ {
			if math.Float64bits(a[i]) != math.Float64bits(b[i]) {
				return false
			}
		}
	}
	return true
}
