package simulate

import (
	"maps"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/random"
)

// standingOf makes a worker with the people of a block of households of one, whose year is opened.
func standingOf(b *population.Block, y population.Year) *Worker {
	n := len(b.Category)
	b.First, b.Income, b.Decile, b.Age, b.Sex, b.Slot, b.Chronic = []int32{0}, make([]model.Fen, n), make([]uint8, n), make([]uint8, n), make([]model.Sex, n), make([]uint8, n), make([]uint8, n)
	for h := range n {
		b.First = append(b.First, int32(h+1))
	}
	y.Elasticity, y.MeanIncome, y.ConsumptionAtMean, y.Growth, y.Other = 1, 1, 1, []float64{1, 1}, []float64{0, 0}
	w := worldOf([]string{"registered_poor", "resident", "marginal"}, 1, []string{"exited_poor", "", ""}, nil, measure.Layout{})
	k := w.NewWorker()
	k.open(b, &y)
	return k
}

// With a quarter of the register still poor, ranks from 0.75 on are; of the others a registered household keeps its benefits and
// states that it has left poverty, or has lost them and is an ordinary resident. An ordinary one has none to lose. Off the
// register whoever is not ordinary is marginal.
func TestWhoStandsWhere(t *testing.T) {
	register := func() *population.Block {
		return &population.Block{Register: true, Category: []uint8{0, 0, 0, 1, 2}, ExitRank: []float32{0.75, 0.7499, 0, 0.9, 0.5}}
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
		k := standingOf(c.block, population.Year{Poor: 0.25, Entitled: c.entitled, Enrolled: c.enrolled})
		if s := &k.people.stand; !slices.Equal(s.status, c.status) || !slices.Equal(s.category, c.category) || !slices.Equal(s.stated, c.stated) {
			t.Errorf("%s: status %v, category %v, stated %v", c.what, s.status, s.category, s.stated)
		}
		for h, want := range c.insured {
			if k.people.insured(int32(h)) != want {
				t.Errorf("%s: household %d insured: %v", c.what, h, !want)
			}
			if at := k.world.Layout.Cell(0, int(c.status[h]), int(c.category[h]), 0); int(k.people.cells.fields[k.people.stand.cell[h]]) != at {
				t.Errorf("%s: household %d is counted at %d, not %d", c.what, h, k.people.cells.fields[k.people.stand.cell[h]], at)
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
		b := &population.Block{Register: true, Category: make([]uint8, n), ExitRank: make([]float32, n)}
		return standingOf(b, population.Year{Entitled: entitled, Enrolled: 0.4})
	}
	less, more := make(0.5), make(0.8)
	entitled, enrolled := 0.0, 0.0
	for h := range n {
		switch {
		case less.people.stand.category[h] == 0:
			entitled++
			if more.people.stand.category[h] != 0 {
				t.Fatalf("household %d is entitled with 0.5 and not with 0.8", h)
			}
		case less.people.insured(int32(h)):
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
		{&population.Block{Register: true, Category: []uint8{0, 1, 0}, ExitRank: []float32{0.75, 0.8, 0.1}}, 1, 3 * 87_54},
		{&population.Block{Register: true, Category: []uint8{0, 1, 0}, ExitRank: []float32{0.75, 0.8, 0.1}}, 0, 2 * 87_54},
		{&population.Block{Stratum: 1, Category: []uint8{1, 2}, ExitRank: []float32{0.9, 0.9}}, 1, 0},
	} {
		k := standingOf(c.block, population.Year{Poor: 0.25, Entitled: c.entitled, Premium: 250.10, Subsidised: 0.35})
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
		k := standingOf(&population.Block{Stratum: 1, Category: []uint8{1}, ExitRank: []float32{0}}, population.Year{})
		cells, tally := k.people.cells, k.world.Layout.New()
		a := burdens{cases: &cases{homes: []home{{cell: k.people.stand.cell[0]}}}, cells: cells, own: owed{[]model.Fen{c.left}, []model.Fen{c.cash}}, first: owed{[]model.Fen{5_000_00}, []model.Fen{700_00}}}
		a.won(0, tally)
		want := map[measure.Field]int64{}
		for _, f := range c.want {
			want[f] = 1
		}
		if len(c.want) > 0 { // who wins or loses changes by as much
			want[measure.Changed100] = 1
		}
		if len(c.want) > 1 {
			want[measure.Changed1000] = 1
		}
		if got := counts(cells.at(tally, k.people.stand.cell[0])); !maps.Equal(got, want) {
			t.Errorf("%s and %s: %v, want %v", c.left, c.cash, got, want)
		}
	}
}

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

// The same benefit is shared only where every scenario has it, alike in column, kind and payments; one that pays nothing in a
// year is nobody's. What funds pay of the eligible cost is shared where all have one stream of it.
func TestWhatScenariosShare(t *testing.T) {
	a, b, c, d := Benefit{Column: 0}, Benefit{Column: 1}, Benefit{Column: 2}, Benefit{Column: 3}
	w := &World{Scenarios: []Scenario{{Benefits: []Benefit{a, b, c, d}}, {Benefits: []Benefit{b, a, {Column: 2, Cash: true}, d}}, {Benefits: []Benefit{a, b, c, d}}}}
	x := w.sharing([][]int{{0, 1, 2, -1}, {1, 0, 2, -1}, {0, 4, 2, -1}}, []int{2, 2, 0})
	if !slices.Equal(x.common, []paying{{a, 0}}) || x.commonEligible != -1 || !slices.Equal(x.ownEligible, []int{2, 2, 0}) {
		t.Errorf("common: %v; of the eligible cost %d, %d", x.common, x.commonEligible, x.ownEligible)
	}
	// Of a scenario alone everything is common, and of two that swap their order each benefit once.
	alone := (&World{Scenarios: []Scenario{{Benefits: []Benefit{a, b}}}}).sharing([][]int{{0, 1}}, []int{3})
	if !slices.Equal(alone.common, []paying{{a, 0}, {b, 1}}) || len(alone.own[0]) != 0 || alone.commonEligible != 3 || alone.ownEligible != nil {
		t.Errorf("alone: %v, %v", alone.common, alone.own)
	}
	swapped := (&World{Scenarios: []Scenario{{Benefits: []Benefit{a, b}}, {Benefits: []Benefit{b, a}}}}).sharing([][]int{{0, 1}, {1, 0}}, []int{-1, -1})
	if !slices.Equal(swapped.common, []paying{{a, 0}, {b, 1}}) || len(swapped.own[0])+len(swapped.own[1]) != 0 || swapped.commonEligible != -1 || swapped.ownEligible != nil {
		t.Errorf("swapped: %v, %v", swapped.common, swapped.own)
	}
	for s, want := range [][]paying{{{b, 1}, {c, 2}}, {{b, 1}, {Benefit{Column: 2, Cash: true}, 2}}, {{b, 4}, {c, 2}}} {
		if !slices.Equal(x.own[s], want) {
			t.Errorf("scenario %d: %v, want %v", s, x.own[s], want)
		}
	}
}

// Years, replicates and draws have chance of their own.
func TestKeysOfARun(t *testing.T) {
	w := &World{Seed: 5}
	seen := map[random.Key]bool{(&World{Seed: 6}).yearKey(0, 0, 0): true}
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
}

// Of registers who is poor and who has left poverty, of others who is at the edge and who was never registered, wherever a stratum
// stands; a cell of a stratum has a number in its block and a place in the tally, which no other has.
func TestPartsOfThreeStrata(t *testing.T) {
	profile := &population.Profile{Strata: []population.Stratum{{ID: "rural"}, {ID: "listed", Register: true}, {ID: "urban"}}, Categories: []string{"a", "b"}}
	parts := Parts(profile)
	if want := []measure.Part{{Stratum: 0, Status: marginal}, {Stratum: 0, Status: neverRegistered}, {Stratum: 1, Status: poor}, {Stratum: 1, Status: exited}, {Stratum: 2, Status: marginal}, {Stratum: 2, Status: neverRegistered}}; !slices.Equal(parts, want) {
		t.Fatalf("parts %v", parts)
	}
	l := &measure.Layout{Statuses: Statuses(), Parts: parts, Categories: profile.Categories, Levels: model.LevelNames(), Halves: 2}
	seen := map[int32]bool{}
	for stratum := range profile.Strata {
		c := newCells(l, stratum, 1)
		for part, x := range parts {
			if x.Stratum != stratum {
				continue
			}
			for half := range 2 {
				for category := range uint8(2) {
					for decile := range uint8(measure.Deciles) {
						n := c.number(half, uint8(x.Status), category, decile)
						if at := l.Cell(half, part, int(category), int(decile)); int(c.fields[n]) != at || int(c.care[n])/(2*careNumbers) != half || seen[c.fields[n]] {
							t.Fatalf("stratum %d, half %d: cell %d at %d, want %d", stratum, half, n, c.fields[n], at)
						}
						seen[c.fields[n]] = true
						if want := x.Status == poor || x.Status == exited && category == 0; c.subsidised[n] != want {
							t.Fatalf("status %d, category %d subsidised: %v", x.Status, category, !want)
						}
					}
				}
			}
		}
	}
	if n := len(l.New().Cells) / l.Stride(); len(seen) != n {
		t.Errorf("%d cells of %d", len(seen), n)
	}
}

// Draws after each other, each one's replicates by four.
func TestTasksOfARun(t *testing.T) {
	if got := Tasks(3, 5, 6); !slices.Equal(got, []Task{{3, 0, 4}, {3, 4, 2}, {4, 0, 4}, {4, 4, 2}}) {
		t.Errorf("%v", got)
	}
	d := &Draw{Index: 1}
	if got := (Task{1, 4, 2}).Over(d, 3, 5); got != (Shard{d, 4, 2, 3, 5}) {
		t.Errorf("%v", got)
	}
}
