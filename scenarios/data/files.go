package data

import (
	_ "embed"
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"doudi/scenarios/forecast"

	"github.com/parquet-go/parquet-go"
)

// Kinds say how much is written.
const (
	None = "none" // nothing
	CSV  = "csv"  // the CSV files, their dictionary and readers
	All  = "all"  // the Parquet files too
)

// Kinds are all of them.
func Kinds() []string { return []string{None, CSV, All} }

// Names of the files.
const (
	replicatesCSV     = "replicates.csv"
	replicatesParquet = "replicates.parquet"
	parametersCSV     = "parameters.csv"
	drawsParquet      = "draws.parquet"
	dictionaryCSV     = "dictionary.csv"
)

//go:embed read.py
var readerPython string

//go:embed read.R
var readerR string

// Files are the files of a kind, each by its name. Their bytes hang on nothing but the run.
func Files(run *forecast.Result, kind string) map[string]func(io.Writer) error {
	files := map[string]func(io.Writer) error{}
	if kind == None {
		return files
	}
	files[replicatesCSV] = func(w io.Writer) error { return writeReplicates(w, run) }
	files[parametersCSV] = func(w io.Writer) error { return writeParameters(w, run) }
	files[dictionaryCSV] = func(w io.Writer) error { return writeDictionary(w, run) }
	files["read.py"] = text(readerPython)
	files["read.R"] = text(readerR)
	if kind == All {
		files[replicatesParquet] = func(w io.Writer) error { return writeReplicatesParquet(w, run) }
		files[drawsParquet] = func(w io.Writer) error { return writeDraws(w, run) }
	}
	return files
}

// KindOf is the kind of the files that a run has, by what it lists.
func KindOf(has func(name string) bool) string {
	switch {
	case has(replicatesParquet):
		return All
	case has(replicatesCSV):
		return CSV
	}
	return None
}

func text(content string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, content); return err }
}

// exact writes a number so that it is read back as the same: no exponent, nothing for NaN.
func exact(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return ""
	}
	return strconv.FormatFloat(x+0, 'f', -1, 64) // + 0, for −0
}

// yearName is a year as the column has it.
func yearName(year int) string {
	if year == 0 {
		return "all"
	}
	return strconv.Itoa(year)
}

// writeCSV writes records under their head. Records that are reused between calls are written at once.
func writeCSV(w io.Writer, head []string, records func(write func([]string) error) error) error {
	out := csv.NewWriter(w)
	if err := out.Write(head); err != nil {
		return err
	}
	if err := records(out.Write); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// batch is how many rows are handed to the Parquet writer at once.
const batch = 4096

// writeParquet writes rows, which fill gives one after another. What the file says of its maker does not change with the
// library's version, so that its bytes are those of the rows.
func writeParquet[T any](w io.Writer, rows func(put func(T) error) error) error {
	out := parquet.NewGenericWriter[T](w, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("doudi", "", ""))
	pending := make([]T, 0, batch)
	flush := func() error {
		_, err := out.Write(pending)
		pending = pending[:0]
		return err
	}
	err := rows(func(row T) error {
		if pending = append(pending, row); len(pending) == batch {
			return flush()
		}
		return nil
	})
	if err == nil {
		err = flush()
	}
	if err != nil {
		return err
	}
	return out.Close()
}
