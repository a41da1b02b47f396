package wave_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/wave"
)

// plainBaise is the policy of packs/baise.yaml in 2018 as one would write it by hand in Go, with the parameters in the
// code: an oracle that shares nothing with the language, and the mark that the kernel is measured against.
type plainBaise struct {
	years []plainYear // by patient
}

// plainYear is what a patient's year holds so far, in fen.
type plainYear struct {
	admissions                       int
	basic, chronic, outpatient       model.Fen
	critical, commercial, assistance model.Fen
	unpaidEligible                   model.Fen // as critical insurance found it
}

// plainBill is one bill with what the policy knows of its patient. Category 0, 1 and 2 are the registered poor.
type plainBill struct {
	total, eligible model.Fen
	kind            model.Kind
	level           model.Level
	place           model.Place
	referred        bool
	category        uint8
	insured         bool
}

func (p *plainBaise) settle(b *plainBill, patient int, paid *[5]model.Fen) {
	y := &p.years[patient]
	if b.kind == model.Inpatient {
		y.admissions++
	}
	poor := b.category <= 2
	away := b.place == model.InProvince || b.place == model.OutOfProvince
	*paid = [5]model.Fen{}
	total, eligible := b.total.Yuan(), b.eligible.Yuan()
	left := b.eligible // of the eligible cost; the excluded one waits for the backstop
	if b.insured {
		paid[0] = held(plainBasic(b, y, eligible, poor, away), left)
		left -= paid[0]
	}
	if b.insured && b.kind != model.Outpatient {
		from, points := 9000.0, 0.0
		if poor {
			from, points = 4500, 0.10
		}
		base := max(0, y.unpaidEligible.Yuan()+left.Yuan()-from)
		y.unpaidEligible += left
		due := 0.5*min(base, 50000) + 0.6*max(min(base, 100000)-50000, 0) + 0.7*max(base-100000, 0) + points*base
		paid[1] = held(min(due-y.critical.Yuan(), 300000-y.critical.Yuan()), left)
		left -= paid[1]
		if poor {
			paid[2] = held(min(0.2*left.Yuan(), 20000-y.commercial.Yuan()), left)
			left -= paid[2]
		}
	}
	if poor && b.kind == model.Inpatient {
		rate := 0.7
		if b.category == 0 {
			rate = 1
		}
		paid[3] = held(min(rate*left.Yuan(), 50000-y.assistance.Yuan()), left)
	}
	before := paid[0] + paid[1] + paid[2] + paid[3]
	if poor && b.insured && b.kind != model.Outpatient && (!away || b.referred) {
		floor := 0.8
		if b.kind == model.Inpatient {
			floor = 0.9
		}
		paid[4] = held(floor*total-before.Yuan(), b.total-before)
	}
	switch b.kind {
	case model.OutpatientChronic:
		y.chronic += paid[0]
	case model.Outpatient:
		y.outpatient += paid[0]
	}
	y.basic += paid[0]
	y.critical += paid[1]
	y.commercial += paid[2]
	y.assistance += paid[3]
}

func plainBasic(b *plainBill, y *plainYear, eligible float64, poor, away bool) float64 {
	factor := 1.0
	if away {
		factor = 0.65
		if b.referred {
			factor = 0.85
		}
	}
	yearLeft := 150000 - y.basic.Yuan()
	switch b.kind {
	case model.Inpatient:
		deductible, rate := 0.0, 0.0
		switch b.level {
		case model.Township:
			deductible, rate = 100, 0.90
		case model.County:
			deductible, rate = 400, 0.75
			if y.admissions > 1 {
				deductible = 300
			}
		case model.City:
			deductible, rate = 600, 0.60
		default:
			deductible, rate = 800, 0.55
		}
		if poor {
			deductible *= 0.5
			if b.level == model.Township || b.level == model.County {
				rate += 0.05
			}
		}
		return min(min(1, rate)*factor*(eligible-deductible), yearLeft)
	case model.OutpatientChronic:
		rate := [...]float64{0.80, 0.65, 0.55, 0.50}[b.level]
		return min(rate*factor*eligible, yearLeft, 5000-y.chronic.Yuan())
	}
	if b.level != model.Township {
		return 0
	}
	return min(0.6*eligible, 200-y.outpatient.Yuan())
}

// held rounds to the fen and holds a payment to what is unpaid.
func held(x float64, unpaid model.Fen) model.Fen {
	return min(max(model.Fen(math.Floor(x*100+0.5+1e-6)), 0), unpaid)
}

// plainBills are the bills of a block, in the order of its waves.
func plainBills(c *model.Claims) []plainBill {
	out := make([]plainBill, len(c.Total))
	for j := range out {
		p := c.Patients[c.Patient[j]]
		out[j] = plainBill{c.Total[j], c.Eligible[j], c.Kind[j], c.Level[j], c.Place[j], c.Referred[j], p.Category, p.Insured}
	}
	return out
}

// TestWavesAgreeWithPlainGo holds the waves to the hand-written policy, to the fen.
func TestWavesAgreeWithPlainGo(t *testing.T) {
	p, c := baise(t, 2000)
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	var out model.Settled
	if err := w.NewRunner().Settle(c, &out); err != nil {
		t.Fatal(err)
	}
	plain := plainBaise{make([]plainYear, len(c.Patients))}
	var paid [5]model.Fen
	for j, b := range plainBills(c) {
		plain.settle(&b, int(c.Patient[j]), &paid)
		for k := range paid {
			if out.Paid[k][j] != paid[k] {
				t.Fatalf("bill %d %+v: %s paid %s in waves, %s by hand", j, b, p.Benefits[k].ID, out.Paid[k][j], paid[k])
			}
		}
	}
}

// baise is the policy and a block of bills for it.
func baise(t testing.TB, households int) (*rules.Policy, *model.Claims) {
	p, _, err := made.File("../packs/baise.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return p, made.Claims(rand.New(rand.NewPCG(1, 2)), households, p.Enumeration("category").Members, 2018)
}
