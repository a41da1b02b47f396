package simulate

import (
	"math"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/household"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/random"
)

// byTotal is a settler whose payments are written down by the bill's total, in yuan: for every stream, what it pays of a bill,
// for a patient of an age, and for a household of a size, and by streams of their own what funds pay of a bill's eligible cost.
// What it was given is kept.
type byTotal struct {
	bills, ages, sizes []map[int]model.Fen
	streams            [][]int
	ofEligible         []map[int]model.Fen
	eligible           []int
	given              *model.Claims
}

func (b *byTotal) Streams() [][]int { return b.streams }

func (b *byTotal) Eligible() []int { return b.eligible }

func (b *byTotal) Settle(c *model.Claims, out *model.Settled) error {
	b.given = c
	*out = model.Settled{}
	for s := range b.bills {
		paid, person, household := make([]model.Fen, len(c.Total)), make([]model.Fen, len(c.Patients)), make([]model.Fen, len(c.Households))
		for j, total := range c.Total {
			paid[j] = 100 * b.bills[s][int(total/100)]
		}
		for j, p := range c.Patients {
			person[j] = 100 * b.ages[s][int(p.Age)]
		}
		for j, h := range c.Households {
			household[j] = 100 * b.sizes[s][int(h.Size)]
		}
		out.Paid, out.PaidPerson, out.PaidHousehold = append(out.Paid, paid), append(out.PaidPerson, person), append(out.PaidHousehold, household)
	}
	for _, of := range b.ofEligible {
		paid := make([]model.Fen, len(c.Total))
		for j, total := range c.Total {
			paid[j] = 100 * of[int(total/100)]
		}
		out.PaidEligible = append(out.PaidEligible, paid)
	}
	return nil
}

// fourHouseholds are a block of the register: parents and a child of 40, 70 and 10 with 25,000 yuan a year, a couple of 30 with
// 40,000, one person with 2,000 and one with 9,000. The first is still poor, the others have left poverty.
func fourHouseholds() *population.Block {
	return &population.Block{
		Register: true, First: []int32{0, 3, 5, 6, 7}, Income: []model.Fen{25_000_00, 40_000_00, 2_000_00, 9_000_00},
		Category: []uint8{0, 0, 0, 0}, Decile: []uint8{2, 5, 0, 3}, ExitRank: []float32{0.75, 0.25, 0.25, 0.25},
		Chronic: make([]uint8, 7), Slot: []uint8{0, 1, 2, 0, 1, 0, 0}, Age: []uint8{40, 70, 10, 30, 30, 50, 50}, Sex: []model.Sex{1, 0, 1, 0, 1, 0, 1},
	}
}

// theirYear: lines of 3,000 a head, consumption of 0.8 of the income, other spending of 100 a head, and of a contribution of 200
// a half from government.
var theirYear = population.Year{Year: 2018, Line: 3000, Growth: []float64{1, 1}, Poor: 0.5, Entitled: 1, MeanIncome: 10_000, ConsumptionAtMean: 8_000,
	Elasticity: 1, Food: 0.6, MeanSize: 4, Societal: 6500, Other: []float64{100, 100}, Premium: 200, Subsidised: 0.5, Enrolled: 1}

// bill adds a bill in yuan to those of the four households.
func bill(e *[]model.Bill, person int32, month uint8, kind model.Kind, level model.Level, total, eligible model.Fen, claimed bool, days float32) {
	household := []int32{0, 0, 0, 1, 1, 2, 3}[person]
	*e = append(*e, model.Bill{Household: household, Person: person, Month: month, Kind: kind, Level: level, Total: total * 100, Eligible: eligible * 100, Claimed: claimed,
		LostDays: days, Place: model.InArea, Referred: true, Disease: 7})
}

func theirBills() []model.Bill {
	var e []model.Bill
	bill(&e, 0, 5, model.Inpatient, model.County, 10_000, 8_000, true, 10)
	bill(&e, 0, 2, model.Inpatient, model.City, 20_000, 15_000, true, 12)
	bill(&e, 0, 7, model.OutpatientChronic, model.County, 600, 500, true, 0)
	bill(&e, 0, 9, model.OutpatientChronic, model.County, 300, 250, true, 0)
	bill(&e, 1, 3, model.OutpatientChronic, model.County, 400, 300, true, 0)
	bill(&e, 1, 4, model.OutpatientChronic, model.County, 700, 600, false, 0)
	bill(&e, 3, 6, model.Inpatient, model.Province, 50_000, 30_000, false, 20)
	bill(&e, 3, 8, model.Inpatient, model.County, 5_000, 4_000, true, 10)
	bill(&e, 3, 1, model.OutpatientChronic, model.County, 900, 800, true, 0)
	bill(&e, 6, 12, model.OutpatientChronic, model.County, 450, 400, true, 0)
	return e
}

// The insurance pays alike under both scenarios. Assistance pays less under the first but for the last household; under the
// second there are the patient's own account, cash, a floor for a person of 70 and relief for a household of two. Most of what is
// taken off a bill is paid of its eligible cost; the second scenario's stands first.
func theirSettler() *byTotal {
	none := map[int]model.Fen{}
	return &byTotal{
		bills: []map[int]model.Fen{{10_000: 4_000, 20_000: 9_000, 600: 300, 300: 50, 400: 200, 5_000: 2_000}, {10_000: 1_000, 450: 150},
			{10_000: 1_500, 20_000: 2_500, 600: 100, 400: 60}, {900: 150, 5_000: 250}, {5_000: 700}, none, none},
		ages:    []map[int]model.Fen{none, none, none, none, none, {70: 80}, none},
		sizes:   []map[int]model.Fen{none, none, none, none, none, none, {2: 200}},
		streams: [][]int{{0, 1, -1, -1, -1, -1}, {0, 2, 3, 4, 5, 6}},
		ofEligible: []map[int]model.Fen{
			{10_000: 5_200, 20_000: 11_000, 600: 370, 300: 40, 400: 250, 5_000: 2_000},
			{10_000: 4_900, 20_000: 8_500, 600: 280, 300: 50, 400: 200, 450: 140, 5_000: 1_900}},
		eligible: []int{1, 0},
	}
}

// worldOf is a world of two strata, of which the first is the register, one year, and two scenarios with the same benefits.
func worldOf(categories []string, ordinary int, exited []string, benefits []Benefit, layout measure.Layout) *World {
	profile := &population.Profile{Categories: categories, Ordinary: ordinary, Exited: exited, Strata: []population.Stratum{{Register: true}, {}}}
	layout.Statuses, layout.Parts, layout.Categories, layout.Levels = Statuses(), Parts(profile), categories, model.LevelNames()
	layout.Halves = max(layout.Halves, 1)
	return &World{Population: &population.Population{Profile: profile}, Catalogue: &illness.Catalogue{}, Layout: &layout, Years: []int{2018}, Scenarios: []Scenario{{Benefits: benefits}, {Benefits: benefits}}}
}

// opened opens the year of a block's people.
func (k *Worker) open(b *population.Block, y *population.Year, coins ...uint64) *people {
	k.clear(1)
	k.halves.coins = coins
	b.Derive(random.Root(1))
	p, scale := &k.people, household.ScaleOf(y, b.Stratum, household.Spread{Lasting: 1})
	p.view, p.year, p.scale = population.View{Block: b, Year: 2018}, y, &scale
	p.words, p.traits, p.cells = k.words, random.Root(1), k.cells[b.Stratum]
	k.traits.Of(p.view, &scale)
	p.of(&k.traits, &k.halves)
	k.heads.begin(k.world, 1)
	p.open(k.opened[0])
	k.heads.open(p, 0)
	return p
}

// theirWorker is ready to settle, with the books of all households opened. With coins they are a sample of two halves.
func theirWorker(coins ...uint64) (*Worker, *byTotal, *season) {
	benefits := []Benefit{{Column: 0}, {Column: 1}, {Column: 2, Own: true}, {Column: 3, Cash: true}, {Column: 4}, {Column: 5}}
	w := worldOf([]string{"registered_poor", "resident"}, 1, []string{"exited_poor", ""}, benefits, measure.Layout{Halves: 1 + min(len(coins), 1),
		Benefits: []string{"insurance", "assistance", "account", "cash", "floor", "relief"}, Own: []bool{false, false, true, false, false, false}})
	settler := theirSettler()
	k := w.NewWorker()
	k.open(fourHouseholds(), &theirYear, coins...)
	alike := w.sharing(settler.Streams(), settler.Eligible())
	k.heads.marks.find([]*sharing{alike}, len(w.Scenarios), len(benefits))
	return k, settler, &season{settler: settler, sharing: alike, common: k.sums[0].common[0], own: k.sums[0].own[0]}
}

// settled takes the four households through the year and gives the sums of each scenario.
func settled(t *testing.T, coins ...uint64) (*Worker, *byTotal, [2]*measure.Tally) {
	t.Helper()
	k, settler, s := theirWorker(coins...)
	if err := k.settle(theirBills(), &k.people, s); err != nil {
		t.Fatal(err)
	}
	var out [2]*measure.Tally
	for i := range out {
		out[i] = s.own[i]
		out[i].Merge(s.common)
		out[i].Merge(k.opened[0])
	}
	return k, settler, out
}

// whole rounds to millionths of persons.
func whole(persons, depth float64) int64 { return int64(math.Round(persons * depth * 1e6)) }

// TestAYearByHand holds every field of the four households to sums by hand, under both scenarios; money is in yuan.
//
// Out-of-pocket, first household: 31,300 of bills are settled. Insurance pays 13,550 and the first scenario's assistance 1,000:
// 16,750 are left; the second's 4,160 and the floor 80: 13,510. With 700 not claimed and 300 of other spending it is 17,750 and
// 14,510. It consumes 20,000 and has a line of 9,000: left of consumption 2,250 and 5,490. Its one worker of 25,000 ÷ 250 = 100 a
// day loses 22 days, 2,200: of its income 5,050 and 8,290 are left.
// Second household: of 5,900 insurance pays 2,000; 3,900, with relief 3,700; with 50,000 and 200 54,100 and 53,900. It consumes
// 32,000, its line is 6,000. Of 40,000 ÷ (2 · 250) = 80 a day it loses 30 days, 2,400; with 700 in cash −16,500 and −15,600 are left.
// Third household: 100 of other spending, below the line and below subsistence before and after.
// Fourth household: 450 less 150 of assistance in the first scenario only: it loses 150 under the second. The first wins 3,240, the
// second 200 + 700.
func TestAYearByHand(t *testing.T) {
	k, _, got := settled(t)
	cells := [4]int{}
	for h, c := range [4][3]int{{poor, 0, 2}, {exited, 0, 5}, {exited, 0, 0}, {exited, 0, 3}} {
		cells[h] = k.world.Layout.Cell(0, c[0], c[1], c[2])
	}
	type sums [4]int64 // by household
	yuan := func(x sums) sums {
		for h := range x {
			x[h] *= 100
		}
		return x
	}
	shared := map[measure.Field]sums{
		measure.Households: {1, 1, 1, 1}, measure.Persons: {3, 2, 1, 1}, measure.Income: yuan(sums{25_000, 40_000, 2_000, 9_000}),
		measure.Patients: {2, 1, 0, 1}, measure.Inpatients: {1, 1, 0, 0}, measure.Admissions: {2, 2, 0, 0}, measure.ChronicBills: {4, 1, 0, 1},
		measure.TotalCost: yuan(sums{32_000, 55_900, 0, 450}), measure.EligibleCost: yuan(sums{24_650, 34_800, 0, 400}),
		measure.InpatientCost: yuan(sums{30_000, 55_000}), measure.CHE10Persons: {3, 2}, measure.CHE25Persons: {3, 2}, measure.CHE40Persons: {3, 2},
		measure.InpatientTotal: yuan(sums{30_000, 5_000}), measure.InpatientEligible: yuan(sums{23_000, 4_000}),
		measure.ChronicTotal: yuan(sums{1_300, 900, 0, 450}), measure.ChronicEligible: yuan(sums{1_050, 800, 0, 400}),
		measure.Unsettled: yuan(sums{700, 50_000}), measure.OtherSpending: yuan(sums{300, 200, 100, 100}), measure.LostLabour: yuan(sums{2_200, 2_400}),
		measure.Subsidy:                   yuan(sums{300, 200, 100, 100}),
		measure.DiscretionaryImpoverished: {3, 2, 1}, // more than 11,000 and 26,000; nothing above the line
		// By a societal line of 6,500 a head the first has 500 free, the second 19,000, the third nothing; of 700 the fourth pays 400 or 550.
		measure.SocietalImpoverished: {3, 2, 1, 0}, measure.SocietalLarge: {0, 0, 0, 1},
		// Subsistence is 0.6 · 3,000 · 4^0.44 · n^0.56, 6,128 and 4,883: both pay more than all of 13,872 and 27,117.
		measure.Overshoot40: {600_000, 600_000, 0, 0},
		measure.CHE10:       {1, 1, 0, 0}, measure.CHE25: {1, 1, 0, 0}, measure.CHE40: {1, 1, 0, 0}, measure.BelowSubsistence: {0, 0, 1, 0},
		measure.D1Households: {1, 1, 0, 0}, measure.D1Persons: {3, 2, 0, 0}, measure.D2Households: {1, 1, 0, 0}, measure.D2Persons: {3, 2, 0, 0},
		measure.PersonsBelow: {0, 0, 1, 0}, measure.GapBelow: {0, 0, 333_333, 0}, measure.SquaredBelow: {0, 0, 111_111, 0}, measure.WattsBelow: {0, 0, whole(1, math.Log(1.5)), 0},
		measure.PersonsBelowAfter: {3, 2, 1, 0},
	}
	own := [2]map[measure.Field]sums{{
		measure.InpatientPaid: yuan(sums{14_000, 2_000}), measure.ChronicPaid: yuan(sums{550, 0, 0, 150}),
		measure.InpatientPaidEligible: yuan(sums{4_900 + 8_500, 1_900}), measure.ChronicPaidEligible: yuan(sums{280 + 50 + 200, 0, 0, 140}),
		measure.Overshoot10: {787_500, 900_000}, measure.Overshoot25: {637_500, 750_000}, // 17,750 of 20,000, more than all of 32,000
		measure.Settled: yuan(sums{16_750, 3_900, 0, 300}),
		measure.D1Gap:   yuan(sums{6_750, 28_100, 100}), measure.D2Gap: yuan(sums{3_950, 22_500, 100}),
		measure.GapBelowAfter:     {whole(3, 3_950.0/9_000), 2e6, 366_667, 0}, // 1,100 of 3,000
		measure.SquaredBelowAfter: {whole(3, math.Pow(3_950.0/9_000, 2)), 2e6, 134_444, 0},
		measure.WattsBelowAfter:   {whole(3, math.Log(9_000.0/5_050)), whole(2, math.Log(100)), whole(1, math.Log(3_000.0/1_900)), 0},
	}, {
		measure.InpatientPaid: yuan(sums{17_000, 2_000}), measure.ChronicPaid: yuan(sums{710}), // neither account nor cash are off the bill
		measure.InpatientPaidEligible: yuan(sums{5_200 + 11_000, 2_000}), measure.ChronicPaidEligible: yuan(sums{370 + 40 + 250}),
		measure.Overshoot10: {625_500, 900_000}, measure.Overshoot25: {475_500, 750_000}, // 14,510
		measure.Settled: yuan(sums{13_510, 3_700, 0, 450}), measure.OwnAccount: yuan(sums{0, 400}), measure.Cash: yuan(sums{0, 700}),
		measure.D1Gap: yuan(sums{3_510, 27_900, 100}), measure.D2Gap: yuan(sums{710, 21_600, 100}),
		measure.GapBelowAfter:     {whole(3, 710.0/9_000), 2e6, 366_667, 0},
		measure.SquaredBelowAfter: {whole(3, math.Pow(710.0/9_000, 2)), 2e6, 134_444, 0},
		measure.WattsBelowAfter:   {whole(3, math.Log(9_000.0/8_290)), whole(2, math.Log(100)), whole(1, math.Log(3_000.0/1_900)), 0},
		measure.Winners1000:       {1, 0, 0, 0}, measure.Winners100: {1, 1, 0, 0}, measure.Losers100: {0, 0, 0, 1},
		measure.Changed1000: {1, 0, 0, 0}, measure.Changed100: {1, 1, 0, 1},
	}}
	// By benefit: yuan, admissions, chronic bills and the persons whose they are, and all who got anything.
	benefits := [2]map[int][4][5]int64{
		{0: {{13_550, 2, 3, 2, 2}, {2_000, 1, 0, 0, 1}}, 1: {0: {1_000, 1, 0, 0, 1}, 3: {150, 0, 1, 1, 1}}},
		{0: {{13_550, 2, 3, 2, 2}, {2_000, 1, 0, 0, 1}}, 1: {{4_160, 2, 2, 2, 2}}, 2: {1: {400, 1, 1, 1, 1}}, 3: {1: {700, 1, 0, 0, 1}}, 4: {{80, 0, 0, 0, 1}}, 5: {1: {200, 0, 0, 0, 1}}},
	}
	for s, tally := range got {
		want := k.world.Layout.New()
		for h, cell := range cells {
			for _, table := range []map[measure.Field]sums{shared, own[s]} {
				for f, x := range table {
					want.Cells[cell+int(f)] = x[h]
				}
			}
			for b, x := range benefits[s] {
				at := want.Cells[cell+k.world.Layout.Benefit(b):]
				copy(at, x[h][:])
				at[0] *= 100
			}
		}
		for i, x := range tally.Cells {
			if x != want.Cells[i] {
				t.Errorf("scenario %d, cell %d, field %d: %d, want %d", s, i/k.world.Layout.Stride(), i%k.world.Layout.Stride(), x, want.Cells[i])
			}
		}
		// Admissions, their total and eligible cost, that of the settled ones, what was paid of it, and what of the eligible cost.
		for level, x := range [4][7]int64{model.County: {2, 15_000, 12_000, 15_000, 12_000, []int64{7_000, 7_500}[s], []int64{4_900 + 1_900, 5_200 + 2_000}[s]},
			model.City: {1, 20_000, 15_000, 20_000, 15_000, []int64{9_000, 11_500}[s], []int64{8_500, 11_000}[s]}, model.Province: {1, 50_000, 30_000}} {
			for f := range x {
				if f > 0 {
					x[f] *= 100
				}
			}
			if at := tally.Levels[k.world.Layout.Level(0, 0, level):][:7]; !slices.Equal(at, x[:]) {
				t.Errorf("scenario %d, level %d: %d, want %d", s, level, at, x)
			}
		}
	}
}

// What all scenarios pay alike of the eligible cost is counted for each once: of inpatient bills 5,200 + 11,000 + 2,000 yuan, of
// others 370 + 40 + 250, in county hospitals 7,200. Where funds pay nothing of it, it is nothing.
func TestEligiblePaidAlike(t *testing.T) {
	for _, c := range []struct {
		streams                    []int
		inpatient, chronic, county int64
	}{{[]int{0, 0}, 18_200_00, 660_00, 7_200_00}, {[]int{-1, -1}, 0, 0, 0}} {
		k, settler, year := theirWorker()
		year.sharing = k.world.sharing(settler.Streams(), c.streams)
		if err := k.settle(theirBills(), &k.people, year); err != nil {
			t.Fatal(err)
		}
		l := k.world.Layout
		for s := range k.world.Scenarios {
			tally := year.own[s]
			tally.Merge(year.common)
			inpatient, chronic := int64(0), int64(0)
			for at := 0; at < len(tally.Cells); at += l.Stride() {
				inpatient += tally.Cells[at+int(measure.InpatientPaidEligible)]
				chronic += tally.Cells[at+int(measure.ChronicPaidEligible)]
			}
			county := tally.Levels[l.Level(0, 0, int(model.County))+int(measure.LevelPaidEligible)]
			if inpatient != c.inpatient || chronic != c.chronic || county != c.county {
				t.Errorf("streams %v, scenario %d: %d, %d, %d fen, want %+v", c.streams, s, inpatient, chronic, county, c)
			}
		}
	}
}

// With a coin of 1 for the first pair of neighbours the first household is in the second half and its neighbour in the first; with 0
// for the second pair it is the other way about. Bills of levels go with their household.
func TestHalvesOfNeighbours(t *testing.T) {
	k, _, got := settled(t, 0b01)
	l := k.world.Layout
	in := [4]int{1, 0, 0, 1}
	for h, c := range [4][3]int{{poor, 0, 2}, {exited, 0, 5}, {exited, 0, 0}, {exited, 0, 3}} {
		for half := range 2 {
			want := int64(0)
			if half == in[h] {
				want = 1
			}
			if n := got[0].Cells[l.Cell(half, c[0], c[1], c[2])+int(measure.Households)]; n != want {
				t.Errorf("household %d counts %d times in half %d", h, n, half)
			}
		}
	}
	for half, want := range [2][4]int64{{model.County: 1, model.Province: 1}, {model.County: 1, model.City: 1}} {
		for level, n := range want {
			if got := got[0].Levels[l.Level(half, 0, level)]; got != n {
				t.Errorf("half %d, level %d: %d admissions, want %d", half, level, got, n)
			}
		}
	}
}

// Of 300 households every two neighbours are in different halves, by one of 150 coins: heads are 75 ± 6.1, and five of that are
// allowed. Two draws share their coins; other draws and blocks have their own, of which half agree. Where everybody is
// simulated there is one half.
func TestCoinsOfASample(t *testing.T) {
	const n = 300
	tossed := func(layout, draw, firstID int) (out [n]int) {
		var x halves
		x.coins = []uint64{1, 2, 3, 4} // of a block before
		x.split(population.View{Block: &population.Block{FirstID: uint64(firstID), Income: make([]model.Fen, n), First: make([]int32, n+1)}}, &World{Seed: 3, Layout: &measure.Layout{Halves: layout}}, draw)
		for h := range out {
			out[h] = x.of(h)
		}
		return out
	}
	first := tossed(2, 4, 1000)
	heads := 0
	for h := 0; h < n; h += 2 {
		if first[h]+first[h+1] != 1 {
			t.Fatalf("households %d and %d are in the halves %d and %d", h, h+1, first[h], first[h+1])
		}
		heads += first[h]
	}
	if heads < 75-30 || heads > 75+30 {
		t.Errorf("%d heads of 150", heads)
	}
	if tossed(2, 5, 1000) != first {
		t.Error("the fifth and the sixth draw are divided in two ways")
	}
	for _, other := range [][n]int{tossed(2, 6, 1000), tossed(2, 3, 1000), tossed(2, 4, 1300)} {
		agree := 0
		for h := 0; h < n; h += 2 {
			if other[h] == first[h] {
				agree++
			}
		}
		if agree < 75-30 || agree > 75+30 {
			t.Errorf("%d of 150 coins agree", agree)
		}
	}
	if tossed(1, 4, 1000) != [n]int{} {
		t.Error("everybody is divided")
	}
}

// What is settled: four patients by falling count of claimed bills, each one's bills by month; the households with bills only.
// The second household has left poverty and states so.
func TestWhatIsSettled(t *testing.T) {
	_, settler, _ := settled(t)
	c := settler.given
	if want := []model.Patient{{Household: 0, Age: 40, Sex: 1, Category: 0, Insured: true}, {Household: 1, Age: 30, Sex: 0, Category: 2, Insured: true},
		{Household: 0, Age: 70, Sex: 0, Category: 0, Insured: true}, {Household: 2, Age: 50, Sex: 1, Category: 2, Insured: true}}; !slices.Equal(c.Patients, want) {
		t.Errorf("patients %+v, want %+v", c.Patients, want)
	}
	if want := []model.Payer{{Size: 3, Income: 25_000_00}, {Size: 2, Income: 40_000_00}, {Size: 1, Income: 9_000_00}}; !slices.Equal(c.Households, want) {
		t.Errorf("households %+v", c.Households)
	}
	if !slices.Equal(c.Waves, []int32{0, 4, 6, 7, 8}) || c.Year != 2018 {
		t.Errorf("waves %v of %d", c.Waves, c.Year)
	}
	for j, want := range []struct {
		patient         int32
		month           uint8
		total, eligible model.Fen
		kind            model.Kind
		level           model.Level
	}{
		{0, 2, 20_000, 15_000, model.Inpatient, model.City}, {1, 1, 900, 800, model.OutpatientChronic, model.County},
		{2, 3, 400, 300, model.OutpatientChronic, model.County}, {3, 12, 450, 400, model.OutpatientChronic, model.County},
		{0, 5, 10_000, 8_000, model.Inpatient, model.County}, {1, 8, 5_000, 4_000, model.Inpatient, model.County},
		{0, 7, 600, 500, model.OutpatientChronic, model.County}, {0, 9, 300, 250, model.OutpatientChronic, model.County},
	} {
		if c.Patient[j] != want.patient || c.Month[j] != want.month || c.Total[j] != want.total*100 || c.Eligible[j] != want.eligible*100 ||
			c.Kind[j] != want.kind || c.Level[j] != want.level || c.Place[j] != model.InArea || !c.Referred[j] || c.Disease[j] != 7 {
			t.Errorf("row %d: patient %d in month %d, %s of %s, want %+v", j, c.Patient[j], c.Month[j], c.Eligible[j], c.Total[j], want)
		}
	}
}
