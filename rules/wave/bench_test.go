package wave_test

import (
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/read"
	"doudi/rules/settle"
	"doudi/rules/wave"
)

// BenchmarkClaim is the time of one bill through Baise's five lines: in waves (with four rows at a time where the
// processor can; GODEBUG=cpu.avx2=off shows the portable loops), one by one on expr's VM, and in plain hand-written Go.
func BenchmarkClaim(b *testing.B) {
	b.Run("waves", func(b *testing.B) {
		p, c := chronicOnly(b, 4000)
		w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018, model.Inpatient, model.OutpatientChronic)
		if err != nil {
			b.Fatal(err)
		}
		settling(b, w, c)
		instructions, buffers := w.Size()
		b.ReportMetric(float64(instructions), "instructions")
		b.ReportMetric(float64(buffers), "buffers")
	})
	b.Run("machine", func(b *testing.B) {
		p, c := chronicOnly(b, 100)
		reference(b, p, c)
	})
	b.Run("plain", func(b *testing.B) {
		_, c := chronicOnly(b, 4000)
		bills := plainBills(c)
		plain := plainBaise{make([]plainYear, len(c.Patients))}
		out := model.Settled{Paid: make([][]model.Fen, 5)}
		for k := range out.Paid {
			out.Paid[k] = make([]model.Fen, len(bills))
		}
		n := 0
		b.ReportAllocs()
		for b.Loop() {
			clear(plain.years)
			var paid [5]model.Fen
			for j := range bills {
				plain.settle(&bills[j], int(c.Patient[j]), &paid)
				for k, x := range paid {
					out.Paid[k][j] = x
				}
			}
			n += len(bills)
		}
		perBill(b, n)
	})
}

// familyPlan has a deductible and a limit of the family beside each person's, so its bills go by household.
const familyPlan = `policy: family
sources: {made: {title: made up}}
from: 2010-01-01
source: {ref: made, status: unverified}
parameters: {own_deductible: 1500, family_deductible: 3000, own_max: 5000, family_max: 10000, coinsurance: 0.2}
accumulators: {deducted: {for: person, adds: due}, deducted_by_all: {for: household, adds: due}}
define:
  due: max(0, min(own_deductible - ytd.deducted, family_deductible - household.ytd.deducted_by_all, eligible))
benefits:
  - id: plan
    define: {room: "max(0, min(own_max - ytd.oop.eligible, family_max - household.ytd.oop.eligible))"}
    leaves: min(due + coinsurance * (eligible - due), room)
`

// BenchmarkHouseholdClaim is the time of one bill through a policy that looks at households, in waves and on the VM.
func BenchmarkHouseholdClaim(b *testing.B) {
	docs, err := document.Parse("family.yaml", []byte(familyPlan))
	if err != nil {
		b.Fatal(err)
	}
	p, _, err := read.Policy(docs[0])
	if err != nil {
		b.Fatal(err)
	}
	_, c := baise(b, 4000)
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("waves", func(b *testing.B) { settling(b, w, c) })
	b.Run("machine", func(b *testing.B) { reference(b, p, c) })
}

// BenchmarkFurtherPolicy is the time of one bill through Baise's policy and through seven that differ from it in the
// backstop's rate.
func BenchmarkFurtherPolicy(b *testing.B) {
	p, c := chronicOnly(b, 4000)
	all := []wave.Rules{{Policy: p}}
	for _, rate := range []string{"0.89", "0.88", "0.87", "0.86", "0.85", "0.84", "0.83"} {
		changed, _, err := read.With(p, []read.Patch{patch(b, "parameters.backstop_inpatient_rate", rate)}, nil)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, wave.Rules{Policy: changed})
	}
	for name, n := range map[string]int{"policies=1": 1, "policies=8": 8} {
		b.Run(name, func(b *testing.B) {
			w, err := wave.Compile(all[:n], 2018, model.Inpatient, model.OutpatientChronic)
			if err != nil {
				b.Fatal(err)
			}
			settling(b, w, c)
		})
	}
}

// chronicOnly is Baise's policy with bills of the two kinds of care that a simulation samples.
func chronicOnly(b testing.TB, households int) (*rules.Policy, *model.Claims) {
	p, c := baise(b, households)
	for j := range c.Kind {
		if c.Kind[j] == model.Outpatient {
			c.Kind[j] = model.OutpatientChronic
		}
	}
	return p, c
}

func settling(b *testing.B, w *wave.Waves, c *model.Claims) {
	r, out, bills := w.NewRunner(), model.Settled{}, 0
	b.ReportAllocs()
	for b.Loop() {
		if err := r.Settle(c, &out); err != nil {
			b.Fatal(err)
		}
		bills += len(c.Total)
	}
	perBill(b, bills)
}

// reference settles the households of a block by the reference.
func reference(b *testing.B, p *rules.Policy, c *model.Claims) {
	var households []*bill.Bills
	for h := range c.Households {
		x, err := wave.BillsOf(p, c, h)
		if err != nil {
			b.Fatal(err)
		}
		households = append(households, x)
	}
	years, bills := settle.NewYears(p), 0
	for b.Loop() {
		for _, x := range households {
			if _, err := years.Settle(x); err != nil {
				b.Fatal(err)
			}
		}
		bills += len(c.Total)
	}
	perBill(b, bills)
}

func perBill(b *testing.B, bills int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(bills), "ns/bill")
}
