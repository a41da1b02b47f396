package simulate

import (
	"reflect"
	"testing"

	"doudi/model"
)

// flat pays a yuan of every bill, in memory of its own.
type flat struct{ paid, none []model.Fen }

func (f *flat) Streams() [][]int { return [][]int{{0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}} }

func (f *flat) Eligible() []int { return []int{0, 0} }

func (f *flat) Settle(c *model.Claims, out *model.Settled) error {
	f.paid = resize(f.paid, len(c.Total))
	for j := range f.paid {
		f.paid[j] = 100
	}
	f.none = zeroed(f.none, max(len(c.Patients), len(c.Households)))
	if out.Paid == nil {
		out.Paid, out.PaidEligible, out.PaidPerson, out.PaidHousehold = make([][]model.Fen, 1), make([][]model.Fen, 1), make([][]model.Fen, 1), make([][]model.Fen, 1)
	}
	out.Paid[0], out.PaidEligible[0], out.PaidPerson[0], out.PaidHousehold[0] = f.paid, f.paid, f.none[:len(c.Patients)], f.none[:len(c.Households)]
	return nil
}

// A worker's memory stays: a block that has been through its years goes through them again without any more, all replicates and
// scenarios.
func TestAYearAllocatesNothing(t *testing.T) {
	w := testWorld(t, 30_000)
	k := w.NewWorker()
	make := func(Settler) Settler { return &flat{} }
	s := Shard{Draw: &Draw{Settlers: []MakeSettler{make, make}}, First: 0, Count: 2, From: 0, To: w.Population.Blocks()}
	if _, err := k.Run(s); err != nil {
		t.Fatal(err)
	}
	in := k.resolve(s, nil)
	if n := testing.AllocsPerRun(5, func() {
		for i := range w.Population.Blocks() {
			if err := k.blockOf(i, s, in); err != nil {
				t.Fatal(err)
			}
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// A worker gives the settlers of a draw those that it had, year by year, in the draw before.
func TestSettlersGoFromDrawToDraw(t *testing.T) {
	w := testWorld(t, 1000)
	k := w.NewWorker()
	made := [3][2]*flat{}
	for i := range made {
		d := &Draw{Index: i}
		for y := range made[i] {
			made[i][y] = &flat{}
			d.Settlers = append(d.Settlers, func(before Settler) Settler {
				if i == 0 && before != nil || i > 0 && before != made[i-1][y] {
					t.Errorf("draw %d, year %d: made after %v", i, y, before)
				}
				return made[i][y]
			})
		}
		for range 2 { // the draw's second shard makes none
			if _, err := k.Run(Shard{Draw: d, First: 0, Count: 1, From: 0, To: 1}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A worker that goes from task to task, within a draw and to another one and back, is as good as a new one.
func TestAWorkerGoesFromTaskToTask(t *testing.T) {
	w := testWorld(t, 3000)
	first, second := testDraw(w), testDraw(w)
	second.Index, second.Values = 5, model.Values{"profile.survival.mortality": 2, "catalogue.admissions.level": 1.5}
	used := w.NewWorker()
	for i, s := range []Shard{
		{first, 0, 2, 0, 1}, {first, 0, 2, 1, 2}, {first, 2, 2, 0, 2}, {first, 2, 1, 0, 2}, {second, 2, 1, 0, 2}, {first, 2, 1, 0, 2}, {first, 2, 3, 0, 2},
	} {
		got, err := used.Run(s)
		if err != nil {
			t.Fatal(err)
		}
		want, err := w.NewWorker().Run(s)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("shard %d: other sums than a new worker's", i)
		}
	}
}
