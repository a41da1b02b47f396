package wave_test

import (
	"fmt"
	"math"
	"math/rand/v2"

	"doudi/rules"
	"doudi/rules/kernel"
	"doudi/rules/trace"
)

// bits holds every formula of an edition, before any rounding to the fen, to the VM bit for bit except the sign of zero,
// on numbers on which evaluators like to differ.
func bits(p *rules.Policy, e *rules.Edition, r *rand.Rand) string {
	// None is below 0, since no word is, and the proof of a divisor 1 + word rests on it.
	odd := []float64{0, 1, 0.5, 2, 3, 100, 12345.67, 1e9, 1e15, 5e-324, 0.285, 28.5, 1.005, 999999.995}
	const n = 16
	b := kernel.NewBuilder()
	v := trace.NewEvaluator(e)
	columns, words := map[rules.Column][]float64{}, map[rules.Column]bool{}
	for _, in := range e.Inputs {
		words[in.Column] = in.Bool
		column := make([]float64, n, n+kernel.Padding)
		for i := range column {
			switch codes := p.Enumeration(in.Column.Name); {
			case codes != nil:
				column[i] = float64(r.IntN(len(codes.Members)))
			case in.Bool:
				column[i] = float64(r.IntN(2))
			case r.IntN(2) == 0:
				column[i] = odd[r.IntN(len(odd))]
			default:
				column[i] = math.Round(math.Exp(r.Float64()*18)) / 100
			}
		}
		columns[in.Column] = column
	}
	made := map[rules.Column]kernel.Ref{}
	var ordered [][]float64
	read := func(c rules.Column) (kernel.Ref, error) {
		if _, known := made[c]; !known {
			made[c], ordered = b.Column(), append(ordered, columns[c])
		}
		if words[c] {
			return b.Condition(made[c]), nil
		}
		return made[c], nil
	}
	var nodes []*rules.Resolved
	var outputs []kernel.Ref
	for _, s := range e.Steps {
		for _, node := range []*rules.Resolved{s.When, s.Amount, s.Ceiling} {
			if node == nil {
				continue
			}
			ref, err := rules.Lower(b, node, rules.Names{Column: read})
			if err != nil {
				return err.Error()
			}
			if b.IsCondition(ref) {
				ref = b.Make(kernel.Select, ref, b.Const(1), b.Const(0))
			}
			nodes, outputs = append(nodes, node), append(outputs, ref)
		}
	}
	program, err := b.Compile(outputs)
	if err != nil {
		return err.Error()
	}
	results := make([][]float64, len(outputs))
	for k := range results {
		results[k] = make([]float64, n)
	}
	program.NewFrame().Run(n, ordered, results)
	for i := range n {
		for c, column := range columns {
			v.Set(c, column[i])
			v.SetBool(c, column[i] != 0)
		}
		for k, node := range nodes {
			if want := onMachine(v, node); !same(results[k][i], want) {
				return fmt.Sprintf("formula %d: %v over columns, %v on the VM", k, results[k][i], want)
			}
		}
	}
	return ""
}

// onMachine is a formula's value on the VM, a condition as 0 or 1, and NaN where it refuses to be an amount.
func onMachine(v *trace.Evaluator, node *rules.Resolved) float64 {
	if yes, err := v.Holds(node); err == nil {
		if yes {
			return 1
		}
		return 0
	}
	x, err := v.Number(node)
	if err != nil {
		return math.NaN()
	}
	return x
}

// same says whether two numbers have the same bits, but for the sign of zero and the payload of NaN.
func same(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || a == 0 && b == 0 || math.IsNaN(a) && math.IsNaN(b)
}
