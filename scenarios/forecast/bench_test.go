package forecast

import (
	"context"
	"fmt"
	"testing"
)

// BenchmarkPersonYear is the time of a person's year in the study of Baise on one worker: with its first scenario
// alone, and with all four on the same episodes. A further scenario costs a third of the difference.
func BenchmarkPersonYear(b *testing.B) {
	for _, scenarios := range []int{1, 4} {
		b.Run(fmt.Sprintf("scenarios=%d", scenarios), func(b *testing.B) {
			personYears(b, scenarios, 1, nil)
		})
	}
}

// personYears runs a cut of the study: sixteen blocks, three years, ten draws with two replicates.
func personYears(b *testing.B, n, workers int, flags map[string]string) {
	settings := map[string]string{"people": "288000", "draws": "10", "replicates": "2"}
	for k, v := range flags {
		settings[k] = v
	}
	plan := read(b, baise, settings)
	plan.Study.Scenarios, plan.policies, plan.targets = plan.Study.Scenarios[:n], plan.policies[:n], nil
	plan.Study.Targets, plan.world.Scenarios = nil, plan.world.Scenarios[:n]
	b.ReportAllocs()
	var done int64
	for b.Loop() {
		r, err := plan.Run(context.Background(), Options{Workers: workers})
		if err != nil {
			b.Fatal(err)
		}
		done += r.Timing.PersonYears
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(done), "ns/person-year")
}
