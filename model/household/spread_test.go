package household

import (
	"math"
	"testing"

	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// spenders makes a block of one-person households, each tenth of which carries two conditions.
func spenders(n int) *population.Block {
	b := &population.Block{First: []int32{0}, Income: make([]model.Fen, n), Slot: make([]uint8, n), Age: make([]uint8, n), Sex: make([]model.Sex, n), Chronic: make([]uint8, n)}
	for h := range n {
		if h%10 == 0 {
			b.Chronic[h] = 0b101
		}
		b.First = append(b.First, int32(h+1))
	}
	b.Derive(random.Root(5))
	return b
}

// spent is the columns of other spending of some years, of 1,000 yuan a head.
func spent(b *population.Block, spread Spread, years ...int) [][]float64 {
	s := Scale{other: 1000, spread: spread}
	var t Traits
	t.Of(population.View{Block: b}, &s)
	var out [][]float64
	for _, year := range years {
		var m Means
		m.Of(population.View{Block: b, Year: year}, &s, &t, random.Root(5))
		out = append(out, m.Other)
	}
	return out
}

// With a spread of nothing it is by hand: 0.4 of 1,000 yuan follow conditions, of which a person carries 0.2 on average; so whoever
// carries two has 600 + 2 · 400/0.2 yuan, and everybody else 600: 1,000 in the mean. Where nobody carries any, all have 1,000.
func TestSpendingFollowsConditionsByHand(t *testing.T) {
	got := spent(spenders(20), Spread{Conditions: 0.4, Lasting: 0.5, Carried: 0.2}, 2018)[0]
	for h, x := range got {
		if want := map[bool]float64{true: 4600_00, false: 600_00}[h%10 == 0]; x != want {
			t.Errorf("household %d: %v fen, want %v", h, x, want)
		}
	}
	for h, x := range spent(spenders(20), Spread{Conditions: 0.4, Lasting: 0.5}, 2018)[0] {
		if x != 1000_00 {
			t.Errorf("household %d: %v fen where nobody carries anything", h, x)
		}
	}
}

// Of many households the mean is 1,000 yuan in each year, with and without conditions, and the log of the multiple has the sd 0.8 and from year to
// year the correlation of the part that lasts.
func TestSpendingLasts(t *testing.T) {
	const n = 60_000
	b := spenders(n)
	for _, lasting := range []float64{0, 0.3, 1} {
		sigma := 0.8
		of := spent(b, Spread{Sigma: sigma, Lasting: lasting, Conditions: 0.25, Carried: 0.2}, 2018, 2019)
		var mean, squares [2]float64
		product := 0.0
		for h := range n {
			var z [2]float64
			for year := range of {
				mean[year] += of[year][h] / n
				multiple := of[year][h] / 750_00
				if h%10 == 0 {
					multiple = of[year][h] / (750_00 + 2*250_00/0.2)
				}
				z[year] = (math.Log(multiple) + sigma*sigma/2) / sigma
				squares[year] += z[year] * z[year] / n
			}
			product += z[0] * z[1] / n
		}
		// The mean's error is 1,000·√(1.56·e^0.64 − 1)/√n = 5.7 yuan, the others' at most √2/√n = 0.006.
		for year := range of {
			if math.Abs(mean[year]-1000_00) > 28_00 || math.Abs(squares[year]-1) > 0.03 {
				t.Errorf("lasting %v, year %d: mean %.0f fen, variance %.4f of that stated", lasting, year, mean[year], squares[year])
			}
		}
		if math.Abs(product-lasting) > 0.03 {
			t.Errorf("lasting %v: correlation %.4f", lasting, product)
		}
	}
}

// A household's year knows nothing of its neighbours: the second half of a block has what it has alone.
func TestSpendingIsTheHouseholdsOwn(t *testing.T) {
	spread := Spread{Sigma: 1, Lasting: 0.5, Conditions: 0.4, Carried: 0.2}
	whole, half := spenders(40), spenders(20)
	half.FirstID = 20
	half.Derive(random.Root(5))
	for h, x := range spent(half, spread, 2020)[0] {
		if want := spent(whole, spread, 2020)[0][20+h]; x != want {
			t.Errorf("household %d: %v alone, %v beside others", 20+h, x, want)
		}
	}
}

// In a family of three who carry none, one and two conditions the part that goes with heads is theirs three times, and so is that of a
// condition: 3 · 600 and 3 · 400/0.2 yuan.
func TestSpendingOfAFamilyByHand(t *testing.T) {
	b := &population.Block{First: []int32{0, 3, 5}, Income: make([]model.Fen, 2), Slot: make([]uint8, 5), Age: make([]uint8, 5), Sex: make([]model.Sex, 5), Chronic: []uint8{0, 0b100, 0b011, 0, 0}}
	b.Derive(random.Root(5))
	got := spent(b, Spread{Conditions: 0.4, Lasting: 1, Carried: 0.2}, 2018)[0]
	if got[0] != 1800_00+6000_00 || got[1] != 1200_00 {
		t.Errorf("%v fen, want 7,800 and 1,200 yuan", got)
	}
}

// Subsistence of households of each size up to the largest, by the World Health Organization's scale: 0.5 · 3,000 · 4^0.44 · n^0.56 yuan;
// lines are n times that of one.
func TestBudgetsOfEverySize(t *testing.T) {
	b := &population.Block{First: []int32{0}}
	for n := 1; n <= population.MaxSize; n++ {
		b.First = append(b.First, b.First[n-1]+int32(n))
	}
	all := int(b.First[population.MaxSize])
	b.Income, b.Slot, b.Age, b.Sex, b.Chronic = make([]model.Fen, population.MaxSize), make([]uint8, all), make([]uint8, all), make([]model.Sex, all), make([]uint8, all)
	b.Derive(random.Root(5))
	v := population.View{Block: b}
	s := ScaleOf(&population.Year{Line: 3_000, Societal: 5_000, Growth: []float64{1}, MeanIncome: 4_000, ConsumptionAtMean: 5_000, Elasticity: 0.5, Food: 0.5, MeanSize: 4, Other: []float64{0}}, 0, Spread{Lasting: 1})
	var traits Traits
	var m Means
	traits.Of(v, &s)
	m.Of(v, &s, &traits, random.Root(5))
	for n := 1; n <= population.MaxSize; n++ {
		var x Budget
		x.Of(&v, &s, &m, n-1)
		size := float64(n)
		if want := 1500_00 * math.Pow(4, 0.44) * math.Pow(size, 0.56); math.Abs(x.Subsistence-want) > 1e-6*want || x.Line != 3_000_00*size || x.Societal != 5_000_00*size || x.Size != size {
			t.Errorf("of %d: %+v, want a subsistence of %v", n, x, want)
		}
	}
}
