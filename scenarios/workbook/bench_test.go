package workbook

import (
	"io"
	"testing"

	"doudi/model/message"
)

// BenchmarkWorkbook is one workbook of a run of two scenarios and three years.
func BenchmarkWorkbook(b *testing.B) {
	run, err := run()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := Write(io.Discard, run, message.Chinese); err != nil {
			b.Fatal(err)
		}
	}
}
