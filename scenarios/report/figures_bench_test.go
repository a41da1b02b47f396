package report

import (
	"io"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/figure"
)

// What one figure costs in all formats, in one language, and what a run leaves of them.
func BenchmarkFigures(b *testing.B) {
	run := drawn(b)
	for _, width := range figure.Widths() {
		for _, p := range Pictures() {
			b.Run(p.Name+"/"+string(width), func(b *testing.B) {
				for b.Loop() {
					f := p.of(run, message.Chinese)
					for _, format := range figure.Formats() {
						if err := figure.Write(io.Discard, f, format, width); err != nil {
							b.Fatal(err)
						}
					}
				}
			})
		}
	}
}
