package simulate

import (
	"maps"
	"math"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/population"
)

// counts are the fields that are not zero.
func counts(f []int64) map[measure.Field]int64 {
	out := map[measure.Field]int64{}
	for i, n := range f {
		if n != 0 {
			out[measure.Field(i)] = n
		}
	}
	return out
}

func empty() []int64 { return make([]int64, (&measure.Layout{}).Stride()) }

// Four people with 20,000 yuan, of which they consume 16,000, under a line of 12,000; 7,200 are subsistence, so that 8,800 are
// free. Catastrophic is more than 1,600 and 4,000 of consumption and 3,520 of what is free; consumption falls below the line
// with more than 4,000, income with more than 8,000. At each threshold nothing happens yet, a fen later it does.
func TestVerdictsAtTheirThresholds(t *testing.T) {
	b := budget{size: 4, income: 20_000_00, line: 12_000_00, consumption: 16_000_00, subsistence: 7_200_00}
	// A fen of 12,000 yuan is a gap of 1 in 1,200,000 for four people: 3.3 millionths, and as many on the logarithmic scale.
	fallen := map[measure.Field]int64{measure.D2Households: 1, measure.D2Persons: 4, measure.D2Gap: 1,
		measure.PersonsBelowAfter: 4, measure.GapBelowAfter: 3, measure.WattsBelowAfter: 3}
	catastrophic := map[measure.Field]int64{measure.CHE10: 1, measure.CHE25: 1, measure.CHE40: 1}
	both := func(a, b map[measure.Field]int64) map[measure.Field]int64 {
		out := maps.Clone(a)
		maps.Copy(out, b)
		return out
	}
	for _, c := range []struct {
		what            string
		oop, cash, lost float64
		want            map[measure.Field]int64
	}{
		{"nothing", 0, 0, 0, nil},
		{"a tenth", 1_600_00, 0, 0, nil},
		{"a fen above a tenth", 1_600_01, 0, 0, map[measure.Field]int64{measure.CHE10: 1}},
		{"40 % of what is free", 3_520_00, 0, 0, map[measure.Field]int64{measure.CHE10: 1}},
		{"a fen above 40 %", 3_520_01, 0, 0, map[measure.Field]int64{measure.CHE10: 1, measure.CHE40: 1}},
		{"a quarter", 4_000_00, 0, 0, map[measure.Field]int64{measure.CHE10: 1, measure.CHE40: 1}},
		{"a fen above a quarter", 4_000_01, 0, 0, both(catastrophic, map[measure.Field]int64{measure.D1Households: 1, measure.D1Persons: 4, measure.D1Gap: 1})},
		{"exactly at the line by cost, labour and cash", 0, 500_00, 8_500_00, nil},
		{"a fen below by labour", 0, 500_00, 8_500_01, fallen},
		{"a fen below by cash", 0, 499_99, 8_500_00, fallen},
		{"a fen below by cost", 1, 0, 8_000_00, fallen},
	} {
		f := empty()
		b.judge(f, c.oop, c.cash, c.lost, 1)
		if got := counts(f); !maps.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
		if b.judge(f, c.oop, c.cash, c.lost, -1); len(counts(f)) != 0 {
			t.Errorf("%s, taken back: %v is left", c.what, counts(f))
		}
	}
}

// At exactly the line a household is not poor: illness takes it below. Who was below before does not fall, but the gap widens by
// what the cost takes.
func TestPovertyAtExactlyTheLine(t *testing.T) {
	at := budget{size: 3, income: 9_000_00, line: 9_000_00, consumption: 9_000_00, subsistence: 3_000_00}
	f := empty()
	at.judge(f, 100_00, 0, 0, 1)
	if f[measure.D1Households] != 1 || f[measure.D2Households] != 1 || f[measure.D2Persons] != 3 || f[measure.D2Gap] != 100_00 || f[measure.D1Gap] != 100_00 {
		t.Errorf("at the line: %v", counts(f))
	}
	f = empty()
	at.add(f, measure.PersonsBelow, at.depth(at.income), 1)
	at.labourAlone(f, 0)
	if len(counts(f)) != 0 {
		t.Errorf("at the line and healthy: %v", counts(f))
	}
	f = empty()
	at.labourAlone(f, 200_00)
	if want := map[measure.Field]int64{measure.LabourHouseholds: 1, measure.LabourPersons: 3, measure.LabourGap: 200_00}; !maps.Equal(counts(f), want) {
		t.Errorf("labour alone: %v, want %v", counts(f), want)
	}
	// Income 6,000 of 9,000, consumption 8,000: with 1,000 paid 5,000 and 7,000 are left. Of three people 4/9 each, in
	// millionths 4/3, squared 16/27; Watts 3 · ln 1.8.
	below := budget{size: 3, income: 6_000_00, line: 9_000_00, consumption: 8_000_00, subsistence: 3_000_00}
	f = empty()
	below.judge(f, 1_000_00, 0, 0, 1)
	want := map[measure.Field]int64{measure.CHE10: 1, measure.D1Gap: 1_000_00, measure.D2Gap: 1_000_00, measure.PersonsBelowAfter: 3,
		measure.GapBelowAfter: 1_333_333, measure.SquaredBelowAfter: 592_593, measure.WattsBelowAfter: int64(math.Round(3e6 * math.Log(1.8)))}
	if got := counts(f); !maps.Equal(got, want) {
		t.Errorf("below the line before: %v, want %v", got, want)
	}
}

// Whoever consumes no more than subsistence has no capacity to pay: any cost is counted apart from the 40 %, none is not.
func TestNoCapacityToPay(t *testing.T) {
	for _, c := range []struct {
		consumption, oop float64
		below, che40     int64
	}{{7_200_00, 1, 1, 0}, {7_199_99, 1, 1, 0}, {7_200_00, 0, 0, 0}, {7_201_00, 40, 0, 0}, {7_201_00, 41, 0, 1}, {7_000_00, 5_000_00, 1, 0}} {
		b := budget{size: 4, income: 1e8, line: 1, consumption: c.consumption, subsistence: 7_200_00}
		f := empty()
		if b.judge(f, c.oop, 0, 0, 1); f[measure.BelowSubsistence] != c.below || f[measure.CHE40] != c.che40 {
			t.Errorf("%+v: %d below subsistence, %d above 40 %%", c, f[measure.BelowSubsistence], f[measure.CHE40])
		}
	}
}

// 80 yuan a day for ten days are 800; half a fen rounds up; no more is lost than there is.
func TestLostLabourByHand(t *testing.T) {
	for _, c := range []struct{ daily, days, income, want float64 }{{8_000, 10, 1e6, 80_000}, {0.5, 1, 1e6, 1}, {8_000, 200, 20_000_00, 16_000_00}, {8_000, 251, 20_000_00, 20_000_00}} {
		if got := (&budget{daily: c.daily, income: c.income}).labour(c.days); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// Three people with 30,000 yuan in the base year; by now register incomes are 1.6, others 1.2 times as high: 48,000, 16,000 a
// head, four times the mean of 4,000. With an elasticity of a half they consume twice the 5,000 of the mean, 30,000 in all. Of
// ages 15, 16, 64 and 65 two are of working age. Others: 36,000, √3 · 15,000.
func TestABudgetByHand(t *testing.T) {
	b := &population.Block{First: []int32{0, 3, 6}, Income: []model.Fen{30_000_00, 30_000_00}, Age: []uint8{15, 16, 64, 65, 70, 3}, Sex: make([]model.Sex, 6)}
	year := population.Year{Line: 3_000, Growth: [2]float64{1.6, 1.2}, MeanIncome: 4_000, ConsumptionAtMean: 5_000, Elasticity: 0.5, Food: 0.5, MeanSize: 3, Other: [2]float64{110, 220}}
	k := &Worker{block: b, now: year}
	k.traits.of(b, 1, year, 0) // with a sigma of 0 everybody's other spending is the mean
	k.traits.spending[1] = 0.5
	k.setScale()
	for _, c := range []struct {
		what       string
		stratum, h int
		want       budget
	}{
		// 0.5 · 3,000 a head at the mean size of three.
		{"the register", 0, 0, budget{3, 48_000_00, 9_000_00, 30_000_00, 4_500_00, 330_00, 48_000_00.0 / 2 / 250}},
		{"others, of whom nobody is of working age", 1, 1, budget{3, 36_000_00, 9_000_00, 15_000_00 * math.Sqrt(3), 4_500_00, 330_00, 36_000_00.0 / 250}},
	} {
		b.Stratum = c.stratum
		got := k.budget(c.h)
		for i, x := range [][2]float64{{got.size, c.want.size}, {got.income, c.want.income}, {got.line, c.want.line}, {got.consumption, c.want.consumption},
			{got.subsistence, c.want.subsistence}, {got.other, c.want.other}, {got.daily, c.want.daily}} {
			if math.Abs(x[0]-x[1]) > 1e-9*x[1] {
				t.Errorf("%s: figure %d is %v, want %v", c.what, i, x[0], x[1])
			}
		}
	}
	if !slices.Equal(k.traits.working, []int32{2, 1}) {
		t.Errorf("%v of working age", k.traits.working)
	}
}

// Other spending differs between households by a factor whose log has the stated sd and whose mean is 1: over 20,000 households
// the standard error of a mean of exp(N(−σ²/2, σ²)) is √((e^σ² − 1)/n) = 0.0038 at σ = 0.5; five are allowed. The log's sd has
// σ/√(2n) = 0.0025.
func TestOtherSpendingKeepsItsMean(t *testing.T) {
	const n, sigma = 20_000, 0.5
	b := &population.Block{First: []int32{0}}
	for h := range int32(n) {
		b.First, b.Income, b.Age = append(b.First, h+1), append(b.Income, 100), append(b.Age, 30)
	}
	var x traits
	x.of(b, 5, population.Year{Elasticity: 1}, sigma)
	sum, logs, squares := 0.0, 0.0, 0.0
	for _, s := range x.spending {
		sum, logs, squares = sum+s, logs+math.Log(s), squares+math.Log(s)*math.Log(s)
	}
	if math.Abs(sum/n-1) > 5*0.0038 {
		t.Errorf("mean %v", sum/n)
	}
	if sd := math.Sqrt(squares/n - logs*logs/n/n); math.Abs(sd-sigma) > 5*0.0025 {
		t.Errorf("sd of the log %v", sd)
	}
}
