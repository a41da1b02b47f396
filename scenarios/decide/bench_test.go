package decide

import (
	"os"
	"testing"

	"doudi/scenarios"
)

// BenchmarkSolve is a budget office's question of next year's budget in a quick look: two runs of 17 and at most 16 scenarios. With -short a tenth of
// the draws.
func BenchmarkSolve(b *testing.B) {
	const file = "../studies/budget-2027.yaml"
	text, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	given := scenarios.Given{Quick: true}
	if testing.Short() {
		given.Flags = map[string]string{"draws": "10"}
	}
	study, _, err := scenarios.Parse(file, text, given)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		_, _, err := Solve(b.Context(), Question{Study: study, Year: 2027, Paths: []string{"parameters.assistance_rate"}, Between: []*[2]float64{nil}, Fund: "medical_assistance", Budget: 60e6, Sure: 0.95})
		if err != nil {
			b.Fatal(err)
		}
	}
}
