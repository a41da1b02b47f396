package population

import "testing"

// A view of a block, in nanoseconds a person.
func BenchmarkView(b *testing.B) {
	p := few()
	var block Block
	p.Block(0, &block)
	y := p.at(2019, nil)
	var living Living
	n := 0
	for b.Loop() {
		n += p.View(&block, y, &living).Persons()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/person")
}
