package settle

import (
	"math/rand/v2"
	"testing"

	"doudi/model"
	"doudi/rules"
)

// BenchmarkClaim is the time of one bill through Baise's five lines in waves.
func BenchmarkClaim(b *testing.B) {
	p, _, err := rules.ReadFile("../packs/baise.yaml")
	if err != nil {
		b.Fatal(err)
	}
	w, err := Compile([]Rules{{p, nil}}, 2018, model.Inpatient, model.OutpatientChronic)
	if err != nil {
		b.Fatal(err)
	}
	c := simulated(rand.New(rand.NewPCG(1, 2)), 4000, p.Enumeration("category").Members, 2018)
	for j := range c.Kind {
		if c.Kind[j] == model.Outpatient {
			c.Kind[j] = model.OutpatientChronic
		}
	}
	r, out := w.NewRunner(), model.Settled{}
	instructions, buffers := w.claims[0].program.Size()
	b.ReportAllocs()
	bills := 0
	for b.Loop() {
		if err := r.Settle(c, &out); err != nil {
			b.Fatal(err)
		}
		bills += len(c.Total)
	}
	b.ReportMetric(float64(instructions), "instructions")
	b.ReportMetric(float64(buffers), "buffers")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(bills), "ns/bill")
}
