package population

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/random"
)

func near(t *testing.T, what string, got, want, relative float64) {
	t.Helper()
	if !(math.Abs(got-want) <= relative*math.Abs(want)) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// The register lies below the line of 3,000: line · (1 − 0.4 · u²). The others' log is normal with a sd of 0.5 and such a mean
// that incomes would average 10,000, cut off at the line: above it, F(x) = (Φ(z) − Φ(z₀)) / (1 − Φ(z₀)) with z = (ln x − μ)/σ.
func TestIncomesByHand(t *testing.T) {
	p := &Population{line: 3_000, Profile: &Profile{Strata: []Stratum{{Register: true, belowLine: 0.4, bend: 2}, {mean: 10_000, sigma: 0.5}}}}
	for u, want := range map[float64]float64{0: 3_000, 0.5: 2_700, 1: 1_800} {
		near(t, "the register", p.incomeOf(0, u), want, 1e-12)
	}
	mu := math.Log(10_000) - 0.125
	phi := func(x float64) float64 { return 0.5 * (1 + math.Erf((math.Log(x)-mu)/0.5/math.Sqrt2)) }
	for _, u := range []float64{1e-6, 0.01, 0.3, 0.5, 0.9, 0.999} {
		x := p.incomeOf(1, u)
		near(t, "the others' distribution", (phi(x)-phi(3_000))/(1-phi(3_000)), u, 1e-8)
	}
	near(t, "the poorest of the others", p.incomeOf(1, 0), 3_000, 1e-9)
	p.line = 1e-9 // nobody is cut off
	sum := 0.0
	for i := range 100_000 {
		sum += p.incomeOf(1, (float64(i)+0.5)/100_000)
	}
	near(t, "the others' mean", sum/100_000, 10_000, 1e-4)
}

// Whoever has exactly the end of a decile belongs to it.
func TestDecileAtItsEnds(t *testing.T) {
	p := &Population{deciles: []float64{10, 20, 30, 40, 50, 60, 70, 80, 90}}
	for income, want := range map[float64]uint8{0: 0, 10: 0, 10.01: 1, 20: 1, 55: 5, 90: 8, 90.01: 9, 1e9: 9} {
		if got := p.decileOf(income); got != want {
			t.Errorf("%v a head: decile %d, want %d", income, got, want)
		}
	}
}

// Two strata of 100 and 300 people with 1,000 and 9,000 yuan a head in 2015. Two years on the register's income has grown by
// 10 % and 10 %, the others' by 0 %, all by a level of 2: 2,420 and 18,000, of which the mean is (242,000 + 5,400,000) / 400 =
// 14,105. At an elasticity of a half the mean of (Y/Ȳ)^½ is (100 · √(2420/14105) + 300 · √(18000/14105)) / 400; consumption at the
// mean income is 0.8 · 14,105 over that. Other spending is stated for 2018: a year before it 0.9 of it less its growth, 900/1.25,
// the register's half. Of the register 0.7 are poor at the end of 2016, so through 2017.
func TestAYearOfAProfile(t *testing.T) {
	q := func(path string, x float64) model.Quantity {
		return model.Quantity{Path: path, Value: x, Low: x, High: x}
	}
	p := &Profile{BaseYear: 2015, Strata: []Stratum{{Register: true}, {}}, incomeLevel: q("level", 2), registerGrowth: model.Trend{Growth: q("rg", 0.1)}, incomeGrowth: model.Trend{Growth: q("ig", 0)},
		otherGrowth: model.Trend{Growth: q("og", 0.25)}, remaining: map[int]model.Quantity{2015: q("r15", 0.9), 2016: q("r16", 0.7), 2017: q("r17", 0.4)},
		entitled: q("entitled", 0.8), line: model.Yearly{Values: map[int]float64{2015: 2_855, 2017: 2_952}}, premium: model.Yearly{Values: map[int]float64{2016: 150, 2018: 220}},
		ratio: q("ratio", 0.8), elasticity: q("elasticity", 0.5), food: q("food", 0.6), meanSize: q("size", 3.94), otherPerHead: q("other", 900), otherPoor: q("poor", 0.5),
		subsidised: q("subsidised", 0.75), enrolled: q("enrolled", 0.97)}
	incomes, persons := [][]float64{{1_000, 1_000}, {9_000, 9_000}}, []float64{100, 300}
	y := p.Resolve(nil, 2017, incomes, persons, 0)
	mean := (100*math.Sqrt(2_420.0/14_105) + 300*math.Sqrt(18_000.0/14_105)) / 400
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"line", y.Line, 2_952}, {"register's growth", y.Growth[0], 2 * 1.21}, {"others' growth", y.Growth[1], 2}, {"poor", y.Poor, 0.7}, {"entitled", y.Entitled, 0.8},
		{"mean income", y.MeanIncome, 14_105}, {"consumption", y.ConsumptionAtMean, 0.8 * 14_105 / mean}, {"elasticity", y.Elasticity, 0.5}, {"food", y.Food, 0.6},
		{"mean size", y.MeanSize, 3.94}, {"register's other spending", y.Other[0], 360}, {"others'", y.Other[1], 720}, {"premium", y.Premium, 150},
		{"subsidised", y.Subsidised, 0.75}, {"enrolled", y.Enrolled, 0.97}, {"year", float64(y.Year), 2017},
	} {
		near(t, c.what, c.got, c.want, 1e-12)
	}
	// In the base year the share at its own end already holds, since nobody is on the list before.
	for year, want := range map[int]float64{2014: 0.9, 2015: 0.9, 2016: 0.9, 2018: 0.4, 2030: 0.4} {
		near(t, "poor", p.Resolve(nil, year, incomes, persons, 0).Poor, want, 0)
	}
	// Each input moves its own figure alone.
	for path, change := range map[string]func(*Year){
		"entitled": func(y *Year) { y.Entitled = 0.5 }, "subsidised": func(y *Year) { y.Subsidised = 0.5 }, "enrolled": func(y *Year) { y.Enrolled = 0.5 },
		"food": func(y *Year) { y.Food = 0.5 }, "size": func(y *Year) { y.MeanSize = 0.5 }, "r16": func(y *Year) { y.Poor = 0.5 }, "r17": func(*Year) {},
	} {
		want := y
		change(&want)
		if got := p.Resolve(model.Values{path: 0.5}, 2017, incomes, persons, 0); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", path, got, want)
		}
	}
}

// Bills of a registered household that has left poverty state a word of their own, after all others; where that is not
// understood it is the registered household's.
func TestWordsOfCategories(t *testing.T) {
	p := &Profile{Categories: []string{"dibao", "registered_poor", "resident"}, Exited: []string{"", "exited_poor", ""}}
	words, otherwise, exited := p.Words()
	if !slices.Equal(words, []string{"dibao", "registered_poor", "resident", "exited_poor"}) || !slices.Equal(otherwise, []string{"", "", "", "registered_poor"}) || !slices.Equal(exited, []uint8{0, 3, 2}) {
		t.Errorf("%v, %v, %v", words, otherwise, exited)
	}
}

// Of 7 by halves, 0.3 and 0.2: 3.5, 2.1 and 1.4, the largest remainder gets the last one; of equal ones the first.
func TestApportionByHand(t *testing.T) {
	for _, c := range []struct {
		share []float64
		total int
		want  []int
	}{{[]float64{0.5, 0.3, 0.2}, 7, []int{4, 2, 1}}, {[]float64{0.2, 0.3, 0.5}, 7, []int{1, 2, 4}}, {[]float64{0.25, 0.25, 0.25, 0.25}, 6, []int{2, 2, 1, 1}},
		{[]float64{0.19, 0.39, 0.42}, 10, []int{2, 4, 4}}, {[]float64{0, 1}, 3, []int{0, 3}}, {[]float64{0.5, 0.5}, 0, []int{0, 0}}} {
		if got := apportion(c.share, c.total); !slices.Equal(got, c.want) {
			t.Errorf("%d by %v: %v, want %v", c.total, c.share, got, c.want)
		}
	}
}

// The counts give the households and the persons exactly. With the shape's own mean of 2.3 they are the shape; with two sizes,
// or at either end, there is only one answer; tilted by e^t a size, the shape 1:1:1 with a mean of 5/2 has r + 2r² + … : the shares
// 1, r, r² with (1 + 2r + 3r²) = 2.5 (1 + r + r²), r = (1 + √13)/2.
func TestHouseholdsBySizeByHand(t *testing.T) {
	r := (1 + math.Sqrt(13)) / 2
	all := 1 + r + r*r
	tilted := []int{int(math.Round(1e6 / all)), int(math.Round(1e6 * r / all)), int(math.Round(1e6 * r * r / all))}
	for _, c := range []struct {
		shape               []float64
		persons, households int
		want                []int
	}{
		{[]float64{0.2, 0.3, 0.5}, 230, 100, []int{20, 30, 50}}, {[]float64{0.5, 0.5}, 7, 4, []int{1, 3}}, {[]float64{0.5, 0.5}, 4, 4, []int{4, 0}}, {[]float64{0.5, 0.5}, 8, 4, []int{0, 4}},
		{[]float64{1, 1, 1}, 2_500_000, 1_000_000, tilted},
	} {
		got := (&Profile{SizeShare: c.shape}).sizeCounts(&Stratum{Persons: c.persons, Households: c.households})
		persons, households, most := 0, 0, 0
		for i, n := range got {
			persons, households = persons+(i+1)*n, households+n
			most = max(most, n-c.want[i], c.want[i]-n)
		}
		if persons != c.persons || households != c.households || most > 1 || len(c.want) < 3 && most > 0 {
			t.Errorf("%d in %d: %v, want %v", c.persons, c.households, got, c.want)
		}
	}
}

// The profile's shape at the stratum's size: of 100 stated people 10, 30, 20 and 40 become 100, 300, 200 and 400 of 1,000.
func TestCellsOfAStratum(t *testing.T) {
	p := &Profile{AgeFrom: []int{0, 40}, Male: []int{10, 20}, Female: []int{30, 40}}
	for i, x := range p.cellsOf(&Stratum{Persons: 1_000}) {
		near(t, "cell", x, []float64{100, 300, 200, 400}[i], 1e-12)
	}
	for age, want := range map[int]int{0: 0, 39: 0, 40: 1, 95: 1} {
		if got := p.ageBand(age); got != want {
			t.Errorf("age %d is of band %d", age, got)
		}
	}
}

// Ten households of two of three sorts, both young, one young and one old, both old; 12 young and 8 old are wanted. The weights
// nearest to even ones are a², ab and b², as each is a product over its members: with x = a², ab = 12 − 2x and b² = x − 2 follow from
// the margins, and (12 − 2x)² = x (x − 2) gives x = (46 − √388)/6. Beside them four who live alone: a weight is the geometric mean
// over the members of their cells' factors, so that young against old ones alone are as young pairs against old ones.
func TestRakeInClosedForm(t *testing.T) {
	p := &Profile{AgeFrom: []int{0, 40}, Male: []int{15, 9}, Female: []int{0, 0}}
	of := func(cells ...uint8) entry {
		e := entry{size: len(cells)}
		copy(e.cells[:], cells)
		return e
	}
	pool := []entry{of(0), of(2), of(0, 0), of(0, 2), of(2, 2), of(2)}
	// Four alone and ten pairs are 24 people, 15 of them young.
	got := p.rake(pool, &Stratum{Persons: 24}, []int{4, 10})
	young := got[0] + 2*got[2] + got[3]
	old := got[1] + got[5] + got[3] + 2*got[4]
	near(t, "young", young, 15, 2e-4)
	near(t, "old", old, 9, 2e-4)
	near(t, "alone", got[0]+got[1]+got[5], 4, 1e-12)
	near(t, "pairs", got[2]+got[3]+got[4], 10, 1e-12)
	near(t, "equal sorts", got[1], got[5], 1e-12)
	near(t, "a product over members", got[3]*got[3], got[2]*got[4], 1e-9)
	near(t, "as of those alone", got[2]/got[4], got[0]/got[1], 1e-9)

	// Women are wanted whom the pool does not have, and young men whom nobody wants: the counts hold all the same.
	p.Female = []int{5, 0}
	for _, male := range [][]int{{10, 9}, {0, 24}} {
		p.Male = male
		got = p.rake(pool, &Stratum{Persons: 24}, []int{4, 10})
		near(t, "alone, without some", got[0]+got[1]+got[5], 4, 1e-12)
		near(t, "pairs, without some", got[2]+got[3]+got[4], 10, 1e-12)
	}

	p.Male, p.Female = []int{12, 8}, []int{0, 0}
	got = p.rake(pool[2:5], &Stratum{Persons: 20}, []int{0, 10})
	x := (46 - math.Sqrt(388)) / 6
	for i, want := range []float64{x, 12 - 2*x, x - 2} {
		near(t, "pairs", got[i], want, 3e-4)
	}
}

// Every size has its count, every entry its weight rounded down or up, and the order is a shuffle of the key.
func TestExpandKeepsCountsAndWeights(t *testing.T) {
	pool := []entry{{size: 1}, {size: 2}, {size: 1}, {size: 2}, {size: 1}}
	weight := []float64{10.5, 3.25, 20.25, 6.75, 9.25}
	var orders [2][]uint32
	for key := range 50 {
		order := expand(pool, weight, []int{40, 10}, random.Root(uint64(key)))
		counts := [5]int{}
		for _, e := range order {
			counts[e]++
		}
		for i, n := range counts {
			if math.Abs(float64(n)-weight[i]) >= 1 {
				t.Errorf("key %d: entry %d of weight %v stands %d times", key, i, weight[i], n)
			}
		}
		if counts[0]+counts[2]+counts[4] != 40 || counts[1]+counts[3] != 10 || slices.IsSorted(order) {
			t.Errorf("key %d: %v", key, counts)
		}
		if key < 2 {
			orders[key] = order
		}
	}
	if slices.Equal(orders[0], orders[1]) {
		t.Error("two keys have one order")
	}
	// What rounding leaves over goes to the last entry of the size.
	if got := expand(pool[:2], []float64{1.2, 1}, []int{3, 1}, random.Root(1)); len(got) != 4 {
		t.Errorf("%v", got)
	}
	// A shuffle puts every household first about as often: of 2,000 keys each of four 500 times, ± 5 · √(2000 · 3/16).
	first := [4]int{}
	for key := range 2_000 {
		first[expand([]entry{{size: 1}, {size: 1}, {size: 1}, {size: 1}}, []float64{1, 1, 1, 1}, []int{4}, random.Root(uint64(key)))[0]]++
	}
	for i, n := range first {
		if math.Abs(float64(n)-500) > 97 {
			t.Errorf("household %d is first %d times of 2000", i, n)
		}
	}
}

// The ages of families, by their documented bounds, which are all reached: alone 18 to 89; else a head of 22 to 79 with a spouse
// from six years younger to three older, or with a child or parent 20 to 39 years younger; then children 20 to 41 years younger,
// parents 20 to 33 older, grandchildren 44 to 61 younger. Nobody is below 0.
func TestFamiliesByTheirBounds(t *testing.T) {
	alone, head, third, small := map[int]int{}, map[int]int{}, map[int]int{}, map[int]int{}
	spouse, lone := map[int]int{}, 0
	const n = 20_000
	for i := range uint64(n) {
		alone[family(random.Root(i), 1)[0]]++
		ages := family(random.Root(i), 3)
		if len(ages) != 3 || slices.Min(ages) < 0 {
			t.Fatalf("a household of three: %v", ages)
		}
		head[ages[0]]++
		if ages[0] < 26 && ages[2] < 20 { // too young for such a child: a small one instead
			small[ages[2]]++
		}
		if ages[0] >= 61 { // nobody is too young then
			if d := ages[1] - ages[0]; d < -6 {
				lone++
				if d > -20 || d < -39 {
					t.Fatalf("a second member %d years from the first", d)
				}
			} else {
				spouse[d]++
			}
			third[ages[2]-ages[0]]++
		}
	}
	bounds := func(what string, counts map[int]int, want ...int) {
		t.Helper()
		var all []int
		for x := range counts {
			all = append(all, x)
		}
		if low, high := slices.Min(all), slices.Max(all); low != want[0] || high != want[1] {
			t.Errorf("%s from %d to %d, want %v", what, low, high, want)
		}
	}
	bounds("alone", alone, 18, 89)
	bounds("heads", head, 22, 79)
	bounds("spouses", spouse, -6, 3)
	bounds("small children", small, 0, 13)
	bounds("further members", third, -61, 33)
	for d := range third {
		if d > -20 && d < 20 || d < -41 && d > -44 {
			t.Errorf("a third member %d years from the head", d)
		}
	}
	// 0.15 of heads have no spouse; of those of 61 to 79 there are 19/58 of n.
	of := n * 19.0 / 58
	if se := math.Sqrt(of * 0.15 * 0.85); math.Abs(float64(lone)-0.15*of) > 5*se+5*math.Sqrt(of)*0.15 {
		t.Errorf("%d of %.0f have no spouse", lone, of)
	}
	// Of heads above 62 (17/58) 0.85 of the further members are children, 0.15 grandchildren, none parents; of those of 61 and 62
	// 0.6, 0.15 and 0.25.
	kinds := [3]float64{}
	for d, count := range third {
		switch {
		case d >= 20:
			kinds[0] += float64(count)
		case d <= -44:
			kinds[1] += float64(count)
		default:
			kinds[2] += float64(count)
		}
	}
	for i, want := range []float64{n * 2 / 58.0 * 0.25, of * 0.15, n*17/58.0*0.85 + n*2/58.0*0.6} {
		if math.Abs(kinds[i]-want) > 5*math.Sqrt(want) {
			t.Errorf("further members of sort %d: %v, want %.0f", i, kinds[i], want)
		}
	}
}

// The pool has as many households of every size, whose members are of the cells that their ages and sexes say; couples are of
// both sexes.
func TestPoolOfHouseholds(t *testing.T) {
	p := baise(t)
	pool := p.makePool(random.Root(3))
	sizes, men, members := map[int]int{}, 0.0, 0.0
	for i := range pool {
		e := &pool[i]
		sizes[e.size]++
		for m := range e.size {
			if e.age[m] > 95 || int(e.cells[m]) != 2*p.ageBand(int(e.age[m]))+int(e.sex[m]) {
				t.Fatalf("a member of %d and sex %d is of cell %d", e.age[m], e.sex[m], e.cells[m])
			}
		}
		if e.size > 1 && e.age[1] > 19 && e.age[0] < e.age[1]+12 && e.age[1] < e.age[0]+12 && (e.sex[0] != model.Male || e.sex[1] != model.Female) {
			t.Fatalf("a couple of %v and %v", e.sex[0], e.sex[1])
		}
		if e.size == 1 {
			members++
			men += 1 - float64(e.sex[0])
		}
	}
	for size := 1; size <= 8; size++ {
		if sizes[size] != 3_000 {
			t.Errorf("%d households of %d", sizes[size], size)
		}
	}
	if math.Abs(men/members-0.5) > 5*0.5/math.Sqrt(members) {
		t.Errorf("%v of %v who live alone are men", men, members)
	}
}

func TestMarginsAndTheirMisses(t *testing.T) {
	for _, c := range []struct {
		m    Margin
		want float64
	}{{Margin{Wanted: 200, Fitted: 190}, 0.05}, {Margin{Wanted: 200, Fitted: 210}, 0.05}, {Margin{Wanted: 0, Fitted: 3}, 3}, {Margin{Wanted: 0.25, Fitted: 2}, 1.75}, {Margin{}, 0}} {
		if got := c.m.Miss(); math.Abs(got-c.want) > 1e-15 {
			t.Errorf("%+v misses by %v", c.m, got)
		}
	}
	// A size that the profile wants and the tolerance does not allow to be missed: the shape says a third of each, the mean another.
	p := synthesised(t, 0)
	strict := *p.Profile
	strict.toleranceAgeSex = -1
	q := *p
	q.Profile = &strict
	if err := p.Missed(); err != nil {
		t.Error(err)
	}
	missed := 0
	for _, m := range q.Margins() {
		if m.Miss() > m.Tolerance+1e-12 {
			missed++
		}
	}
	if err := q.Missed(); missed > 0 && (err == nil || !strings.Contains(err.Error(), "margins")) {
		t.Errorf("%d margins are missed: %v", missed, err)
	} else if missed > 0 { // the tolerance that it writes allows them all
		_, says, _ := strings.Cut(err.Error(), "tolerance: ")
		if n, _ := fmt.Sscanf(says, "{age_sex: %g, size: %g, category: %g}", &strict.toleranceAgeSex, &strict.toleranceSize, &strict.toleranceCategories); n != 3 {
			t.Errorf("no tolerance is written: %v", err)
		}
		if err := q.Missed(); err != nil {
			t.Error(err)
		}
	}
}

// What households have of a year is the same whether a block keeps it or not, and of no other year.
func TestKeptYears(t *testing.T) {
	p := synthesised(t, 30_000)
	of := func(year int) (out [][]float64) {
		var block Block
		for i := range p.Blocks() {
			var own []float64
			v := View{Block: p.At(i, &block), Year: year}
			z := v.YearZ(p.traits, &own)
			for h := range z {
				if want := random.NormInv(1 - HouseholdKey(p.traits, v.FirstID+uint64(h)).With(uint64(year)).Half()); math.Abs(math.Abs(z[h])-want) > 1e-9 {
					t.Fatalf("household %d of %d: %v, want ±%v", h, year, z[h], want)
				}
			}
			if kept := len(v.years) > 0 && year == 2018; kept != (len(own) == 0) {
				t.Errorf("%d is worked out anew: %t, kept: %t", year, len(own) > 0, kept)
			}
			out = append(out, slices.Clone(z))
		}
		return out
	}
	anew := [][][]float64{of(2017), of(2018)}
	p.Keep(1<<30, 2, 2018)
	for i, year := range []int{2017, 2018} {
		for b, z := range of(year) {
			if !slices.Equal(z, anew[i][b]) || len(z) == 0 {
				t.Errorf("block %d has others in %d when it is kept", b, year)
			}
		}
	}
}

// Kept blocks are those that would be filled, as many as fit: a block of a sample has bytesAPerson.
func TestKeptBlocks(t *testing.T) {
	p := synthesised(t, 60_000)
	size := p.blocks[0].count * p.meanSize(0) * bytesAPerson
	for bytes, want := range map[int]int{0: 0, 8: 0, size - bytesAPerson: 1, size + bytesAPerson: 2, 1 << 30: p.Blocks()} {
		for _, workers := range []int{0, 1, 3} {
			p.Keep(bytes, workers)
			if len(p.kept) != want {
				t.Errorf("%d bytes keep %d blocks, want %d", bytes, len(p.kept), want)
			}
		}
	}
	var own, b Block
	for i := range p.Blocks() {
		p.Block(i, &b)
		k := p.At(i, &own)
		if k.Index != i || k.Stratum != b.Stratum || k.FirstID != b.FirstID || !slices.Equal(k.First, b.First) || !slices.Equal(k.Income, b.Income) || !slices.Equal(k.Category, b.Category) ||
			!slices.Equal(k.Decile, b.Decile) || !slices.Equal(k.ExitRank, b.ExitRank) || !slices.Equal(k.Age, b.Age) || !slices.Equal(k.Sex, b.Sex) || !slices.Equal(k.Chronic, b.Chronic) ||
			k.Register != b.Register || !slices.Equal(k.Slot, b.Slot) || !slices.Equal(k.LogIncome, b.LogIncome) || !slices.Equal(k.SpendingZ, b.SpendingZ) || !slices.Equal(k.Workers, b.Workers) ||
			!slices.Equal(k.Place, b.Place) || !slices.Equal(k.Marks, b.Marks) || len(b.Marks) == 0 {
			t.Errorf("block %d is another when kept", i)
		}
	}
	p.Keep(0, 1)
	if p.At(1, &own) != &own || own.Index != 1 || p.At(0, &own).Index != 0 {
		t.Error("a block that is not kept is filled")
	}
	// 682,000 in 173,300 households are 3.94, rounded up.
	if p.meanSize(0) != 4 || p.meanSize(1) != 4 {
		t.Errorf("mean sizes %d and %d", p.meanSize(0), p.meanSize(1))
	}
}

// A household is its stratum and number: its income is that of its own key, and of all its members.
func TestABlockByHand(t *testing.T) {
	p := synthesised(t, 60_000)
	var b Block
	p.Block(p.Blocks()-1, &b)
	households, persons := 0, 0
	for i := range p.Blocks() {
		households += p.blocks[i].count
	}
	for _, s := range p.strata {
		persons += s.persons
	}
	if want := int(math.Round(173_300*60_000.0/2_579_268)) + int(math.Round(545_192*60_000.0/2_579_268)); households != want || p.Persons() != persons {
		t.Errorf("%d households, want %d", households, want)
	}
	if b.Stratum != 1 || b.Households() != p.blocks[p.Blocks()-1].count || b.Persons() != int(b.First[b.Households()]) || b.FirstID != 1<<40+uint64(p.blocks[p.Blocks()-1].first) {
		t.Errorf("the last block is of stratum %d, from %#x", b.Stratum, b.FirstID)
	}
	for h := range b.Households() {
		key := p.key.With(b.FirstID + uint64(h))
		size := float64(b.First[h+1] - b.First[h])
		if want := model.FenOf(p.incomeOf(1, key.With(1).Uniform()) * size); b.Income[h] != want {
			t.Fatalf("household %d has %s, want %s", h, b.Income[h], want)
		}
		if b.ExitRank[h] != float32(key.With(3).Uniform()) {
			t.Fatalf("household %d leaves at %v", h, b.ExitRank[h])
		}
	}
}

// Of the register's households 0.02, 0.15 and 0.83 are of their categories: of n drawn each has √(p(1 − p)/n), five allowed.
func TestCategoriesFollowTheirShares(t *testing.T) {
	p := synthesised(t, 0)
	counts := map[string]float64{}
	n := [2]float64{}
	for i := range p.Blocks() {
		b := p.At(i, &Block{})
		for _, c := range b.Category {
			counts[p.Profile.Strata[b.Stratum].ID+" "+p.Profile.Categories[c]]++
			n[b.Stratum]++
		}
	}
	if len(counts) != 5 {
		t.Errorf("%v", counts)
	}
	for name, c := range map[string]struct {
		stratum int
		share   float64
	}{"register extreme_poor": {0, 0.02}, "register dibao": {0, 0.15}, "register registered_poor": {0, 0.83}, "other marginal": {1, 0.04}, "other resident": {1, 0.96}} {
		if got := counts[name] / n[c.stratum]; math.Abs(got-c.share) > 5*math.Sqrt(c.share*(1-c.share)/n[c.stratum]) {
			t.Errorf("%s: %v", name, got)
		}
	}
	x := []uint64{10, 20, 30}
	for bits, want := range map[uint64]uint8{0: 0, 9: 0, 10: 1, 19: 1, 20: 2, 30: 2, math.MaxUint64: 2} {
		if got := categoryOf(x, bits); got != want {
			t.Errorf("bits %d are of category %d", bits, got)
		}
	}
}
