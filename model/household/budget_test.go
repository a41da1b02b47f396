package household

import (
	"math"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// verdict is every count of a household's year.
type verdict struct {
	tenth, quarter, capacity, below int64
	Poverty
}

func judged(b *Budget, oop, cash, lost float64) (v verdict) {
	v.tenth, v.quarter, v.capacity, v.below = b.Catastrophic(oop).Counts()
	v.Poverty.Of(b, oop, lost, cash)
	return v
}

// Four people with 20,000 yuan, of which they consume 16,000, under a line of 12,000; 7,200 are subsistence, so that 8,800 are
// free. Catastrophic is more than 1,600 and 4,000 of consumption and 3,520 of what is free; consumption falls below the line
// with more than 4,000, income with more than 8,000. At each threshold nothing happens yet, a fen later it does.
func TestVerdictsAtTheirThresholds(t *testing.T) {
	b := Budget{Size: 4, Income: 20_000_00, Line: 12_000_00, Consumption: 16_000_00, Subsistence: 7_200_00}
	// A fen of 12,000 yuan is a gap of 1 in 1,200,000 for four people: 3.3 millionths, and as many on the logarithmic scale.
	fallen := verdict{Poverty: Poverty{D2: Fall{1, 4, 1}, After: Below{4, 3, 0, 3}}}
	for _, c := range []struct {
		what            string
		oop, cash, lost float64
		want            verdict
	}{
		{"nothing", 0, 0, 0, verdict{}},
		{"a tenth", 1_600_00, 0, 0, verdict{}},
		{"a fen above a tenth", 1_600_01, 0, 0, verdict{tenth: 1}},
		{"40 % of what is free", 3_520_00, 0, 0, verdict{tenth: 1}},
		{"a fen above 40 %", 3_520_01, 0, 0, verdict{tenth: 1, capacity: 1}},
		{"a quarter", 4_000_00, 0, 0, verdict{tenth: 1, capacity: 1}},
		{"a fen above a quarter", 4_000_01, 0, 0, verdict{tenth: 1, quarter: 1, capacity: 1, Poverty: Poverty{D1: Fall{1, 4, 1}}}},
		{"exactly at the line by cost, labour and cash", 0, 500_00, 8_500_00, verdict{}},
		{"a fen below by labour", 0, 500_00, 8_500_01, fallen},
		{"a fen below by cash", 0, 499_99, 8_500_00, fallen},
		{"a fen below by cost", 1, 0, 8_000_00, fallen},
	} {
		got := judged(&b, c.oop, c.cash, c.lost)
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.what, got, c.want)
		}
		if near := b.Near(c.oop, c.lost, c.cash); near != (c.want.Poverty != Poverty{}) {
			t.Errorf("%s: near the line: %v", c.what, near)
		}
	}
}

// At exactly the line a household is not poor: illness takes it below. Who was below before does not fall, but the gap widens by
// what the cost takes.
func TestPovertyAtExactlyTheLine(t *testing.T) {
	at := Budget{Size: 3, Income: 9_000_00, Line: 9_000_00, Consumption: 9_000_00, Subsistence: 3_000_00}
	var v Poverty
	if v.Of(&at, 100_00, 0, 0); v.D1 != (Fall{1, 3, 100_00}) || v.D2 != (Fall{1, 3, 100_00}) {
		t.Errorf("at the line: %+v", v)
	}
	if at.Before() != (Below{}) || at.LabourAlone(0) != (Fall{}) || at.Near(0, 0, 0) {
		t.Errorf("at the line and healthy: %+v, %+v", at.Before(), at.LabourAlone(0))
	}
	if v := at.LabourAlone(200_00); v != (Fall{1, 3, 200_00}) {
		t.Errorf("labour alone: %+v", v)
	}
	// Income 6,000 of 9,000, consumption 8,000: with 1,000 paid 5,000 and 7,000 are left. Of three people 4/9 each, in
	// millionths 4/3, squared 16/27; Watts 3 · ln 1.8. Before it, 1/3 each: 1, 1/3 and 3 · ln 1.5.
	below := Budget{Size: 3, Income: 6_000_00, Line: 9_000_00, Consumption: 8_000_00, Subsistence: 3_000_00}
	want := verdict{tenth: 1, Poverty: Poverty{D1: Fall{0, 0, 1_000_00}, D2: Fall{0, 0, 1_000_00}, After: Below{3, 1_333_333, 592_593, int64(math.Round(3e6 * math.Log(1.8)))}}}
	if got := judged(&below, 1_000_00, 0, 0); got != want {
		t.Errorf("below the line before: %+v, want %+v", got, want)
	}
	if got := below.Before(); got != (Below{3, 1_000_000, 333_333, int64(math.Round(3e6 * math.Log(1.5)))}) {
		t.Errorf("before: %+v", got)
	}
}

// Whoever consumes no more than subsistence has no capacity to pay: any cost is counted apart from the 40 %, and none is not
// counted, also of 40 % of less than nothing.
func TestNoCapacityToPay(t *testing.T) {
	for _, c := range []struct {
		consumption, oop float64
		below, capacity  int64
	}{{7_200_00, 1, 1, 0}, {7_199_99, 1, 1, 0}, {7_200_00, 0, 0, 0}, {7_000_00, 0, 0, 0}, {7_201_00, 40, 0, 0}, {7_201_00, 41, 0, 1}, {7_000_00, 5_000_00, 1, 0}} {
		b := Budget{Size: 4, Income: 1e8, Line: 1, Consumption: c.consumption, Subsistence: 7_200_00}
		if v := judged(&b, c.oop, 0, 0); v.below != c.below || v.capacity != c.capacity {
			t.Errorf("%+v: %d below subsistence, %d above 40 %%", c, v.below, v.capacity)
		}
	}
}

// Words of 65,535 households add up, each count in its own bits.
func TestCountsOfManyHouseholds(t *testing.T) {
	rich, poor := Budget{Consumption: 1_000, Subsistence: 0}, Budget{Consumption: 1_000, Subsistence: 1_000}
	var sum Catastrophic
	for range 65_534 {
		sum += rich.Catastrophic(500)
	}
	sum += poor.Catastrophic(101)
	if a, b, c, d := sum.Counts(); a != 65_535 || b != 65_534 || c != 65_534 || d != 1 {
		t.Errorf("%d, %d, %d, %d", a, b, c, d)
	}
}

// 80 yuan a day for ten days are 800; half a fen rounds up; no more is lost than there is.
func TestLostLabourByHand(t *testing.T) {
	for _, c := range []struct{ daily, days, income, want float64 }{{8_000, 10, 1e6, 80_000}, {0.5, 1, 1e6, 1}, {8_000, 200, 20_000_00, 16_000_00}, {8_000, 251, 20_000_00, 20_000_00}} {
		if got := (&Budget{Daily: c.daily, Income: c.income}).Labour(c.days); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// threes are two households of three with 30,000 yuan each in the base year: of ages 15, 16, 64, and of 65, 70 and 3.
func threes() population.View {
	b := &population.Block{First: []int32{0, 3, 6}, Income: []model.Fen{30_000_00, 30_000_00}, Age: []uint8{15, 16, 64, 65, 70, 3}, Sex: make([]model.Sex, 6), Slot: make([]uint8, 6), Chronic: make([]uint8, 6)}
	b.Derive(1)
	return population.View{Block: b, Year: 2018}
}

// By now register incomes are 1.6, others 1.2, those of a third stratum 0.8 times as high: 48,000, 16,000 a head, four times the mean
// of 4,000. With an elasticity of a half they consume twice the 5,000 of the mean, 30,000 in all. Two of the first household are of
// working age. Others: 36,000, √3 · 15,000. The third: 24,000, √2 · 15,000.
func TestABudgetByHand(t *testing.T) {
	v := threes()
	year := population.Year{Line: 3_000, Societal: 5_000, Growth: []float64{1.6, 1.2, 0.8}, MeanIncome: 4_000, ConsumptionAtMean: 5_000, Elasticity: 0.5, Food: 0.5, MeanSize: 3, Other: []float64{110, 220, 330}}
	for _, c := range []struct {
		what       string
		stratum, h int
		want       Budget
	}{
		// 0.5 · 3,000 a head at the mean size of three; with a sigma of 0 everybody's other spending is the mean.
		{"the register", 0, 0, Budget{3, 48_000_00, 9_000_00, 30_000_00, 4_500_00, 330_00, 48_000_00.0 / 2 / 250, 15_000_00}},
		{"others, of whom nobody is of working age", 1, 1, Budget{3, 36_000_00, 9_000_00, 15_000_00 * math.Sqrt(3), 4_500_00, 660_00, 36_000_00.0 / 250, 15_000_00}},
		{"a third", 2, 0, Budget{3, 24_000_00, 9_000_00, 15_000_00 * math.Sqrt2, 4_500_00, 990_00, 24_000_00.0 / 2 / 250, 15_000_00}},
	} {
		s := ScaleOf(&year, c.stratum, Spread{Lasting: 1})
		var traits Traits
		var m Means
		traits.Of(v, &s)
		m.Of(v, &s, &traits, random.Root(1))
		var got Budget
		got.Of(&v, &s, &m, c.h)
		for i, x := range [][2]float64{{got.Size, c.want.Size}, {got.Income, c.want.Income}, {got.Line, c.want.Line}, {got.Consumption, c.want.Consumption},
			{got.Subsistence, c.want.Subsistence}, {got.Other, c.want.Other}, {got.Daily, c.want.Daily}, {got.Societal, c.want.Societal}} {
			if math.Abs(x[0]-x[1]) > 1e-9*x[1] {
				t.Errorf("%s: figure %d is %v, want %v", c.what, i, x[0], x[1])
			}
		}
	}
}

// Half of the mean of other spending, 220 yuan a head, is 330 for three; half a fen of income rounds up.
func TestMeansAreWholeFen(t *testing.T) {
	v := threes()
	v.Income[1] = 5
	s := Scale{growth: 0.5, other: 220}
	traits := Traits{consumption: []float64{1, 1}, spending: []float64{0.5, 1.0 / 3}}
	var m Means
	m.Of(v, &s, &traits, random.Root(1))
	if !slices.Equal(m.Income, []float64{15_000_00, 3}) || !slices.Equal(m.Other, []float64{330_00, 220_00}) {
		t.Errorf("incomes %v, other spending %v", m.Income, m.Other)
	}
}

// Three people each with a line of 9,000 in all and subsistence of 5,400. The first household has 30,000, consumes 10,000 and spends
// 1,100: more than a tenth, less than 40 % of 4,600; it falls below the line by consumption alone, by 100. The second has 6,000 and
// consumes 5,000, below subsistence.
func TestTheHealthyByHand(t *testing.T) {
	v := threes()
	s := Scale{line: 3_000}
	s.subsistence[3] = 5_400_00
	m := Means{Income: []float64{30_000_00, 6_000_00}, Consumption: []float64{10_000_00, 5_000_00}, Other: []float64{1_100_00, 50_00}}
	var x Healthy
	for range 2 { // the second time on used memory
		x.Of(v, &s, &m)
		if a, b, c, d := x.Catastrophic[0].Counts(); a != 1 || b+c+d != 0 {
			t.Errorf("first: %d, %d, %d, %d", a, b, c, d)
		}
		if a, b, c, d := x.Catastrophic[1].Counts(); a+b+c != 0 || d != 1 {
			t.Errorf("second: %d, %d, %d, %d", a, b, c, d)
		}
		if got := x.Poor(0); got == nil || *got != (Poor{After: Poverty{D1: Fall{1, 3, 100_00}}}) {
			t.Errorf("first: %+v", got)
		}
		// 3,000 of 9,000 before, 3,050 after: of three people.
		want := Poor{Below{3, 1_000_000, 333_333, int64(math.Round(3e6 * math.Log(1.5)))}, Poverty{D1: Fall{0, 0, 50_00}, D2: Fall{0, 0, 50_00},
			After: Below{3, 1_016_667, int64(math.Round(3e6 * math.Pow(3_050.0/9_000, 2))), int64(math.Round(3e6 * math.Log(9_000.0/5_950)))}}}
		if got := x.Poor(1); got == nil || *got != want {
			t.Errorf("second: %+v, want %+v", got, want)
		}
	}
	m.Consumption[0] = 10_100_00
	if x.Of(v, &s, &m); x.Poor(0) != nil {
		t.Errorf("exactly at the line: %+v", x.Poor(0))
	}
}

// Other spending differs between households by a factor whose log has the stated sd and whose mean is 1: over 20,000 households
// the standard error of a mean of exp(N(−σ²/2, σ²)) is √((e^σ² − 1)/n) = 0.0038 at σ = 0.5; five are allowed. The log's sd has
// σ/√(2n) = 0.0025.
func TestOtherSpendingKeepsItsMean(t *testing.T) {
	const n, sigma = 20_000, 0.5
	b := &population.Block{First: []int32{0}}
	for h := range int32(n) {
		b.First, b.Income, b.Age, b.Slot, b.Chronic = append(b.First, h+1), append(b.Income, 100), append(b.Age, 30), append(b.Slot, 0), append(b.Chronic, 0)
	}
	b.Derive(5)
	var x Traits
	x.Of(population.View{Block: b}, &Scale{elasticity: 1, spread: Spread{Sigma: sigma, Lasting: 1}})
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
