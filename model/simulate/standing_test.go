package simulate

import (
	"maps"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/random"
)

// standingOf makes a worker with the standing of a block of households of one.
func standingOf(b *population.Block, y population.Year) *Worker {
	w := &World{
		Population: &population.Population{Profile: &population.Profile{Ordinary: 1}},
		Layout:     &measure.Layout{Statuses: Statuses(), Categories: []string{"registered_poor", "resident", "marginal"}, Levels: model.LevelNames(), Halves: 1},
		Years:      []int{2018},
	}
	n := len(b.Category)
	b.First, b.Income, b.Decile, b.Age, b.Sex = []int32{0}, make([]model.Fen, n), make([]uint8, n), make([]uint8, n), make([]model.Sex, n)
	for h := range n {
		b.First = append(b.First, int32(h+1))
	}
	k := &Worker{world: w, exitedAs: []uint8{3, 1, 2}, block: b, now: y, opened: w.tallies()}
	k.traits.of(b, random.Root(1), y, 0)
	k.standing.of(k)
	return k
}

// With a quarter of the register still poor, ranks from 0.75 on are; of the others a registered household keeps its benefits and
// states that it has left poverty, or has lost them and is an ordinary resident. An ordinary one has none to lose. Off the
// register whoever is not ordinary is marginal.
func TestWhoStandsWhere(t *testing.T) {
	register := func() *population.Block {
		return &population.Block{Stratum: population.Register, Category: []uint8{0, 0, 0, 1, 2}, ExitRank: []float32{0.75, 0.7499, 0, 0.9, 0.5}}
	}
	others := func() *population.Block {
		return &population.Block{Stratum: 1, Category: []uint8{1, 2}, ExitRank: []float32{0.9, 0.9}}
	}
	for _, c := range []struct {
		what                     string
		block                    *population.Block
		entitled, enrolled       float64
		status, category, stated []uint8
		insured                  []bool
	}{
		{"entitled", register(), 1, 0, []uint8{poor, exited, exited, poor, exited}, []uint8{0, 0, 0, 1, 2}, []uint8{0, 3, 3, 1, 2}, []bool{true, true, true, true, true}},
		{"not entitled", register(), 0, 0, []uint8{poor, exited, exited, poor, exited}, []uint8{0, 1, 1, 1, 1}, []uint8{0, 1, 1, 1, 1}, []bool{true, false, false, true, false}},
		{"not entitled, enrolled", register(), 0, 1, []uint8{poor, exited, exited, poor, exited}, []uint8{0, 1, 1, 1, 1}, []uint8{0, 1, 1, 1, 1}, []bool{true, true, true, true, true}},
		{"others", others(), 0, 0, []uint8{neverRegistered, marginal}, []uint8{1, 2}, []uint8{1, 2}, []bool{false, true}},
		{"others, enrolled", others(), 0, 1, []uint8{neverRegistered, marginal}, []uint8{1, 2}, []uint8{1, 2}, []bool{true, true}},
	} {
		k := standingOf(c.block, population.Year{Poor: 0.25, Entitled: c.entitled, Enrolled: c.enrolled, Elasticity: 1})
		if s := &k.standing; !slices.Equal(s.status, c.status) || !slices.Equal(s.category, c.category) || !slices.Equal(s.stated, c.stated) {
			t.Errorf("%s: status %v, category %v, stated %v", c.what, s.status, s.category, s.stated)
		}
		for h, want := range c.insured {
			if k.insured(h) != want {
				t.Errorf("%s: household %d insured: %v", c.what, h, !want)
			}
			if at := k.world.Layout.Cell(0, int(c.status[h]), int(c.category[h]), 0); int(k.standing.cell[h]) != at {
				t.Errorf("%s: household %d is counted at %d, not %d", c.what, h, k.standing.cell[h], at)
			}
		}
	}
}

// Of 20,000 exited households the stated share keeps its benefits, of the rest the stated share is enrolled, and the two have
// nothing to do with each other: shares of n have the standard error √(p(1 − p)/n), and five are allowed. Whoever is entitled at a
// share is so at a higher one.
func TestSharesOfTheEntitledAndTheEnrolled(t *testing.T) {
	const n = 20_000
	make := func(entitled float64) *Worker {
		b := &population.Block{Stratum: population.Register, Category: make([]uint8, n), ExitRank: make([]float32, n)}
		return standingOf(b, population.Year{Entitled: entitled, Enrolled: 0.4, Elasticity: 1})
	}
	less, more := make(0.5), make(0.8)
	entitled, enrolled := 0.0, 0.0
	for h := range n {
		switch {
		case less.standing.category[h] == 0:
			entitled++
			if more.standing.category[h] != 0 {
				t.Fatalf("household %d is entitled with 0.5 and not with 0.8", h)
			}
		case less.insured(h):
			enrolled++
		}
	}
	if e := entitled / n; e < 0.5-5*0.0036 || e > 0.5+5*0.0036 {
		t.Errorf("%v are entitled", e)
	}
	if e := enrolled / (n - entitled); e < 0.4-5*0.0049 || e > 0.4+5*0.0049 {
		t.Errorf("%v of the rest are enrolled", e)
	}
}

// Government pays 0.35 of 250.10 yuan, 87.535, 87.54, for everybody who is poor or has left poverty with benefits; for
// marginal households, and for whoever has lost them, it pays nothing here.
func TestSubsidyByHand(t *testing.T) {
	for _, c := range []struct {
		block    *population.Block
		entitled float64
		want     int64
	}{
		{&population.Block{Stratum: population.Register, Category: []uint8{0, 1, 0}, ExitRank: []float32{0.75, 0.8, 0.1}}, 1, 3 * 87_54},
		{&population.Block{Stratum: population.Register, Category: []uint8{0, 1, 0}, ExitRank: []float32{0.75, 0.8, 0.1}}, 0, 2 * 87_54},
		{&population.Block{Stratum: 1, Category: []uint8{1, 2}, ExitRank: []float32{0.9, 0.9}}, 1, 0},
	} {
		k := standingOf(c.block, population.Year{Poor: 0.25, Entitled: c.entitled, Elasticity: 1, Premium: 250.10, Subsidised: 0.35, MeanIncome: 1, ConsumptionAtMean: 1})
		k.setScale()
		k.open()
		sum := int64(0)
		for at := int(measure.Subsidy); at < len(k.opened[0].Cells); at += k.world.Layout.Stride() {
			sum += k.opened[0].Cells[at]
		}
		if sum != c.want {
			t.Errorf("stratum %d, entitled %v: %d fen, want %d", c.block.Stratum, c.entitled, sum, c.want)
		}
	}
}

// A household wins that is better off by 100 yuan or more, from exactly 100 on, and loses likewise; cash counts as much as what
// is taken off the bill.
func TestWinnersAndLosersAtExactlyAHundred(t *testing.T) {
	one, two := measure.Winners100, measure.Winners1000
	for _, c := range []struct {
		left, cash model.Fen // against 5,000.00 and 700.00 under the first scenario
		want       []measure.Field
	}{
		{5_000_00, 700_00, nil}, {4_900_01, 700_00, nil}, {4_900_00, 700_00, []measure.Field{one}}, {5_000_00, 800_00, []measure.Field{one}}, {5_000_00, 799_99, nil},
		{4_000_01, 700_00, []measure.Field{one}}, {4_000_00, 700_00, []measure.Field{one, two}}, {4_500_00, 1_200_00, []measure.Field{one, two}},
		{5_099_99, 700_00, nil}, {5_100_00, 700_00, []measure.Field{measure.Losers100}}, {5_000_00, 600_00, []measure.Field{measure.Losers100}},
		{5_999_99, 700_00, []measure.Field{measure.Losers100}}, {6_000_00, 700_00, []measure.Field{measure.Losers100, measure.Losers1000}},
	} {
		k := standingOf(&population.Block{Stratum: 1, Category: []uint8{1}, ExitRank: []float32{0}}, population.Year{Elasticity: 1})
		k.ill.list = []int32{0}
		k.accounts = accounts{ownLeft: []model.Fen{c.left}, ownCash: []model.Fen{c.cash}, firstLeft: []model.Fen{5_000_00}, firstCash: []model.Fen{700_00}, tally: k.world.Layout.New()}
		k.won(0)
		want := map[measure.Field]int64{}
		for _, f := range c.want {
			want[f] = 1
		}
		at := k.standing.cell[0]
		if got := counts(k.accounts.tally.Cells[at:][:k.world.Layout.Stride()]); !maps.Equal(got, want) {
			t.Errorf("%s and %s: %v, want %v", c.left, c.cash, got, want)
		}
	}
}

// The same benefit is shared only where every scenario has it, alike in column, kind and payments; one that pays nothing in a
// year is nobody's. What funds pay of the eligible cost is shared where all have one stream of it.
func TestWhatScenariosShare(t *testing.T) {
	a, b, c, d := Benefit{Column: 0}, Benefit{Column: 1}, Benefit{Column: 2}, Benefit{Column: 3}
	w := &World{Scenarios: []Scenario{{[]Benefit{a, b, c, d}}, {[]Benefit{b, a, {Column: 2, Cash: true}, d}}, {[]Benefit{a, b, c, d}}}}
	x := w.sharing([][]int{{0, 1, 2, -1}, {1, 0, 2, -1}, {0, 4, 2, -1}}, []int{2, 2, 0})
	if !slices.Equal(x.common, []paying{{a, 0}}) || x.commonEligible != -1 || !slices.Equal(x.ownEligible, []int{2, 2, 0}) {
		t.Errorf("common: %v; of the eligible cost %d, %d", x.common, x.commonEligible, x.ownEligible)
	}
	// Of a scenario alone everything is common, and of two that swap their order each benefit once.
	alone := (&World{Scenarios: []Scenario{{[]Benefit{a, b}}}}).sharing([][]int{{0, 1}}, []int{3})
	if !slices.Equal(alone.common, []paying{{a, 0}, {b, 1}}) || len(alone.own[0]) != 0 || alone.commonEligible != 3 || alone.ownEligible != nil {
		t.Errorf("alone: %v, %v", alone.common, alone.own)
	}
	swapped := (&World{Scenarios: []Scenario{{[]Benefit{a, b}}, {[]Benefit{b, a}}}}).sharing([][]int{{0, 1}, {1, 0}}, []int{-1, -1})
	if !slices.Equal(swapped.common, []paying{{a, 0}, {b, 1}}) || len(swapped.own[0])+len(swapped.own[1]) != 0 || swapped.commonEligible != -1 || swapped.ownEligible != nil {
		t.Errorf("swapped: %v, %v", swapped.common, swapped.own)
	}
	for s, want := range [][]paying{{{b, 1}, {c, 2}}, {{b, 1}, {Benefit{Column: 2, Cash: true}, 2}}, {{b, 4}, {c, 2}}} {
		if !slices.Equal(x.own[s], want) {
			t.Errorf("scenario %d: %v, want %v", s, x.own[s], want)
		}
	}
}

// Years, replicates and draws have chance of their own, and what households keep has another.
func TestKeysOfARun(t *testing.T) {
	w := &World{Seed: 5}
	seen := map[random.Key]bool{w.traitKey(): true, (&World{Seed: 6}).traitKey(): true, (&World{Seed: 6}).yearKey(0, 0, 0): true}
	n := len(seen)
	for draw := range 4 {
		for replicate := range 4 {
			for year := range 4 {
				seen[w.yearKey(draw, replicate, year)] = true
				n++
			}
		}
	}
	if len(seen) != n {
		t.Errorf("%d of %d keys are distinct", len(seen), n)
	}
	if len(Statuses()) != len(StatusStrata()) || !slices.Equal(StatusStrata(), []int{0, 0, 1, 1}) {
		t.Errorf("strata of statuses: %v", StatusStrata())
	}
	if illness.PersonKey(1, 2, 3) == illness.PersonKey(1, 3, 2) {
		t.Error("two persons have one key")
	}
}
