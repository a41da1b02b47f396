package dispatch

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/scenarios"
)

// sealed is a file with a header and a body, made by what part.go says of the format and not by its code.
func sealed(t testing.TB, head any, body []byte) []byte {
	t.Helper()
	text, ok := head.([]byte)
	if !ok {
		var err error
		if text, err = json.Marshal(head); err != nil {
			t.Fatal(err)
		}
	}
	out := append([]byte("doudi part 1\n"), byte(len(text)), byte(len(text)>>8), byte(len(text)>>16), byte(len(text)>>24))
	out = append(append(out, text...), body...)
	sum := sha256.Sum256(out)
	return append(out, sum[:]...)
}

func deflated(t testing.TB, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err == nil {
		_, err = w.Write(text)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func double(x float64) []byte { return binary.LittleEndian.AppendUint64(nil, math.Float64bits(x)) }

// byHand is the header of a study of two draws with two replicates, of which a part has the first and the last two of the
// four simulations' three columns.
func byHand() Header {
	return Header{Study: scenarios.Resolved{Draws: 2, Replicates: 2}, Columns: 3, Spans: []Span{{0, 1}, {2, 4}}}
}

// The first column is 1, 2, 3, the second the same, the third has a NaN and −0, which is not 0.
func TestPartByHand(t *testing.T) {
	x := math.NaN()
	var stream []byte
	stream = append(stream, 0)
	stream = append(append(append(stream, double(1)...), double(2)...), double(3)...)
	stream = append(stream, 1) // as column 0
	stream = append(stream, 0)
	stream = append(append(append(stream, double(x)...), double(math.Copysign(0, -1))...), double(0)...)
	columns := [][]float64{{1, 9, 2, 3}, {1, 8, 2, 3}, {x, 7, math.Copysign(0, -1), 0}}
	var wrote bytes.Buffer
	if err := write(&wrote, byHand(), columns); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{"by hand": sealed(t, byHand(), deflated(t, stream)), "by the program": wrote.Bytes()} {
		p, err := examine(name, bytes.NewReader(text), int64(len(text)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		packed := text[p.body.From:p.body.To]
		if got, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed))); err != nil || !bytes.Equal(got, stream) {
			t.Errorf("%s: the stream is %v, %v, want %v", name, got, err, stream)
		}
		got := [][]float64{{-1, -1, -1, -1}, {-1, -1, -1, -1}, {-1, -1, -1, -1}}
		if err := p.unpack(bytes.NewReader(packed), got); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i := range columns {
			for j := range columns[i] {
				want := columns[i][j]
				if j == 1 {
					want = -1 // which the part does not have
				}
				if math.Float64bits(got[i][j]) != math.Float64bits(want) {
					t.Errorf("%s: column %d has %v at %d, want %v", name, i, got[i][j], j, want)
				}
			}
		}
	}
}

// Whatever is cut off or changed in a part, it is damaged: to be computed again, and bad input to who merges it.
func TestDamagedPartsAreKnown(t *testing.T) {
	var b bytes.Buffer
	if err := write(&b, byHand(), [][]float64{{1, 2, 3, 4}, {5, 6, 7, 8}, {1, 2, 3, 4}}); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	damaged := func(what string, text []byte) {
		t.Helper()
		_, err := examine("x.part", bytes.NewReader(text), int64(len(text)))
		var is *Damaged
		var invalid *document.Invalid
		if !errors.As(err, &is) || !errors.As(err, &invalid) || !strings.Contains(err.Error(), "x.part: error: the part is damaged") {
			t.Errorf("%s: %v", what, err)
		}
	}
	for n := range len(whole) {
		damaged("cut short", whole[:n])
	}
	for i := len(magic); i < len(whole); i++ {
		changed := slices.Clone(whole)
		changed[i] ^= 4
		damaged("changed", changed)
	}
	damaged("longer", append(slices.Clone(whole), 0))
	h := byHand()
	for what, change := range map[string]func(*Header){
		"no draws":              func(h *Header) { h.Study.Draws = 0 },
		"too many draws":        func(h *Header) { h.Study.Draws = scenarios.MaxDraws + 1 },
		"too many replicates":   func(h *Header) { h.Study.Replicates = scenarios.MaxReplicates + 1 },
		"no columns":            func(h *Header) { h.Columns = 0 },
		"no simulations":        func(h *Header) { h.Spans = nil },
		"an empty span":         func(h *Header) { h.Spans = []Span{{1, 1}} },
		"a span below zero":     func(h *Header) { h.Spans = []Span{{-1, 1}} },
		"a simulation more":     func(h *Header) { h.Spans = []Span{{0, 5}} },
		"a simulation twice":    func(h *Header) { h.Spans = []Span{{0, 2}, {1, 3}} },
		"part 3 of 2":           func(h *Header) { h.Part, h.Of = 3, 2 },
		"more parts than draws": func(h *Header) { h.Part, h.Of = 1, 3 },
		"part 0 of 2":           func(h *Header) { h.Of, h.Spans = 2, []Span{{0, 2}} },
		"draws of part 2 in 1":  func(h *Header) { h.Part, h.Of, h.Spans = 1, 2, []Span{{2, 4}} },
		"half of its draws":     func(h *Header) { h.Part, h.Of, h.Spans = 1, 2, []Span{{0, 1}} },
	} {
		wrong := h
		change(&wrong)
		damaged(what, sealed(t, wrong, nil))
	}
	damaged("no JSON", sealed(t, []byte("{"), nil))
}

// Figures that do not fit the header leave none behind that count, although the checksum holds.
func TestFiguresThatCannotBeUnpacked(t *testing.T) {
	ones := func(n int) (out []byte) {
		for range n {
			out = append(out, double(1)...)
		}
		return out
	}
	good := slices.Concat([]byte{0}, ones(3), []byte{1}, []byte{2})
	for what, body := range map[string][]byte{
		"nothing": nil, "no stream": {0xff, 0xff}, "too few": deflated(t, good[:len(good)-1]), "too many": deflated(t, append(slices.Clone(good), 0)),
		"a column that is to come": deflated(t, slices.Concat([]byte{0}, ones(3), []byte{2}, []byte{0}, ones(3))),
		"more behind the stream":   append(deflated(t, good), 0),
	} {
		text := sealed(t, byHand(), body)
		p, err := examine("x.part", bytes.NewReader(text), int64(len(text)))
		if err != nil {
			t.Fatal(err)
		}
		columns := [][]float64{make([]float64, 4), make([]float64, 4), make([]float64, 4)}
		if err := p.unpack(bytes.NewReader(text[p.body.From:p.body.To]), columns); err == nil || !strings.Contains(err.Error(), "cannot be unpacked") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestOtherFilesAreNoParts(t *testing.T) {
	folder := t.TempDir()
	for text, want := range map[string]string{"study: x\n": "this is no part of a run", "doudi part 2\nmore": "another version of the program"} {
		path := filepath.Join(folder, "x.part")
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := Open(path)
		var is *Damaged
		if err == nil || errors.As(err, &is) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := Open(folder); err == nil || !strings.Contains(err.Error(), "this is a folder") {
		t.Errorf("a folder: %v", err)
	}
}

// A header that promises a million simulations of a million columns takes no memory for them.
func TestPromisesTakeNoMemory(t *testing.T) {
	h := byHand()
	h.Study.Draws, h.Study.Replicates, h.Columns, h.Spans = scenarios.MaxDraws, scenarios.MaxReplicates, 1<<40, []Span{{0, scenarios.MaxDraws * scenarios.MaxReplicates}}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "x.part"), sealed(t, h, deflated(t, make([]byte, 1<<20))), 0o644); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	s, err := Gather([]string{folder})
	runtime.ReadMemStats(&after)
	if err != nil || len(s.Parts) != 1 || len(s.Missing) != 0 {
		t.Fatalf("%+v, %v", s, err)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
		t.Errorf("%d bytes were taken", took)
	}
	// A header that is said to be longer than the file.
	long := append([]byte(magic), 0xff, 0xff, 0xff, 0x7f)
	sum := sha256.Sum256(long)
	long = append(long, sum[:]...)
	runtime.ReadMemStats(&before)
	_, err = examine("x", bytes.NewReader(long), int64(len(long)))
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; err == nil || took > 1<<20 {
		t.Errorf("%d bytes were taken; %v", took, err)
	}
}

// FuzzPart gives the reader of parts anything, and anything with a checksum that holds.
func FuzzPart(f *testing.F) {
	var b bytes.Buffer
	if err := write(&b, byHand(), [][]float64{{1, 2, 3, 4}, {1, 2, 3, 4}, {5, 6, 7, 8}}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:b.Len()-sha256.Size])
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, text []byte) {
		sum := sha256.Sum256(text)
		for _, file := range [][]byte{text, append(slices.Clone(text), sum[:]...)} {
			p, err := examine("x.part", bytes.NewReader(file), int64(len(file)))
			var invalid *document.Invalid
			if err != nil {
				if !errors.As(err, &invalid) {
					t.Fatal(err)
				}
				continue
			}
			h := p.Header
			if !h.sound() || p.body.From < len(magic)+4 || p.body.To < p.body.From || p.body.To > len(file) {
				t.Fatalf("accepted %+v", p)
			}
			if h.Columns > 50 || h.simulations() > 1000 {
				continue
			}
			columns := make([][]float64, h.Columns)
			for i := range columns {
				columns[i] = make([]float64, h.simulations())
			}
			if err := p.unpack(bytes.NewReader(file[p.body.From:p.body.To]), columns); err != nil && !errors.As(err, &invalid) {
				t.Fatal(err)
			}
		}
	})
}

// A run of the page is held against the command line by version and Go; two of one kind by their builds and systems too.
func TestThePageIsHeldByItsVersion(t *testing.T) {
	on := func(platform, build, doudi string) map[string]string {
		return map[string]string{"doudi": doudi, "go": "go1.26", "platform": platform, "build": build}
	}
	for _, x := range []struct {
		there, here map[string]string
		differ      int
	}{
		{on("js/wasm", "a", "1"), on("linux/amd64", "b", "1"), 0},
		{on("linux/amd64", "a", "1"), on("js/wasm", "b", "1"), 0},
		{on("js/wasm", "a", "1"), on("linux/amd64", "b", "2"), 1},
		{on("js/wasm", "a", "1"), on("js/wasm", "b", "1"), 1},
		{on("linux/amd64", "a", "1"), on("linux/arm64", "b", "1"), 2},
	} {
		h := Header{Versions: x.there}
		if got := h.VersionsFrom(h.asHere(x.here)); len(got) != x.differ {
			t.Errorf("%v and %v: %v", x.there, x.here, got)
		}
	}
}
