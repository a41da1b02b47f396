package simulate

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/random"
)

// halving pays half of every bill under both scenarios, and under the second a tenth of bills above 3,000 yuan besides, and 20 yuan to each
// household at the year's end: streams 0, 1 and 2.
type halving struct{}

func (halving) Streams() [][]int { return [][]int{{0}, {0, 1, 2}} }

func (halving) Eligible() []int { return []int{-1, -1} }

const above, atEnd = 3000_00, 20_00

func (halving) Settle(c *model.Claims, out *model.Settled) error {
	*out = model.Settled{}
	for range 3 {
		out.Paid, out.PaidPerson = append(out.Paid, make([]model.Fen, len(c.Total))), append(out.PaidPerson, make([]model.Fen, len(c.Patients)))
		out.PaidHousehold = append(out.PaidHousehold, make([]model.Fen, len(c.Households)))
	}
	for j, total := range c.Total {
		if out.Paid[0][j] = total / 2; total > above {
			out.Paid[1][j] = total / 10
		}
	}
	for h := range c.Households {
		out.PaidHousehold[2][h] = atEnd
	}
	return nil
}

// gauged is a gauge with its formula in Go, of the columns that it reads.
func gauged(id string, persons bool, of func(x []float64) float64, reads ...Reading) Gauge {
	return Gauge{ID: id, Persons: persons, Reads: reads, Make: func() func(int, [][]float64, []float64) {
		return func(rows int, columns [][]float64, out []float64) {
			for i := range rows {
				var x []float64
				for _, c := range columns {
					x = append(x, c[i])
				}
				out[i] = of(x)
			}
		}
	}}
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Counts and sums over households and persons are those of going through everybody's bills one by one, by scenario and status.
func TestGaugesAgreeWithCounting(t *testing.T) {
	w := testWorld(t, 4000)
	w.Years = []int{2018}
	w.Layout.Benefits, w.Layout.Own = []string{"half", "tenth", "end"}, make([]bool, 3)
	w.Scenarios = []Scenario{{Benefits: []Benefit{{Column: 0}}}, {Benefits: []Benefit{{Column: 0}, {Column: 1}, {Column: 2}}}}
	w.Gauges = []Gauge{
		gauged("much", false, func(x []float64) float64 { return yes(x[0] > 0.2*x[1] && x[2] >= 3 || x[3] < x[4]) }, ReadOOP, ReadIncome, ReadSize, ReadConsumption, ReadLine),
		gauged("paid", false, func(x []float64) float64 { return x[0] }, ReadOOP),
		gauged("old", true, func(x []float64) float64 { return yes(x[1] >= 30 && x[2] == 1 && x[0] > 2000) }, ReadOOP, ReadAge, ReadSex),
		gauged("left", true, func(x []float64) float64 { return x[0] / 3 }, ReadOOP),
		gauged("a head", false, func(x []float64) float64 { return (60 + yes(x[1] > 6000)) / x[0] }, ReadSize, ReadOOP), // no number where nobody lives
	}
	for _, g := range w.Gauges {
		w.Layout.Gauges = append(w.Layout.Gauges, measure.Gauge{ID: g.ID})
	}
	sums, err := w.NewWorker().Run(Shard{Draw: &Draw{Index: 2, Settlers: []MakeSettler{func(Settler) Settler { return halving{} }}}, First: 0, Count: 2, From: 0, To: w.Population.Blocks()})
	if err != nil {
		t.Fatal(err)
	}
	for replicate, partial := range sums {
		want := plainGauges(w, uint64(replicate))
		for s := range 2 {
			for g := range w.Gauges {
				for status := range w.Layout.Statuses {
					got := int64(0)
					for p, part := range w.Layout.Parts {
						for c := range w.Layout.Categories {
							for d := range measure.Deciles {
								if part.Status == status {
									got += partial.Tallies[s][0].Cells[w.Layout.Cell(0, p, c, d)+w.Layout.Gauge(g)]
								}
							}
						}
					}
					if got != want[s][g][status] {
						t.Errorf("replicate %d, scenario %d, %s of %s: %d, want %d", replicate, s, w.Gauges[g].ID, w.Layout.Statuses[status], got, want[s][g][status])
					}
				}
				if want[0][g] == [4]int64{} || want[0][g] == want[1][g] {
					t.Errorf("%s: %v and %v tell nothing", w.Gauges[g].ID, want[0][g], want[1][g])
				}
			}
		}
	}
}

// plainGauges are the sums by scenario, gauge and status, in hundredths.
func plainGauges(w *World, replicate uint64) (out [2][5][4]int64) {
	profile := w.Population.Profile
	now := profile.Resolve(nil, 2018, w.Population.Incomes(), w.Population.StratumPersons(), w.Catalogue.InpatientCost(nil, 2018, nil))
	lives := random.Root(9).With(0).With(2).With(replicate)
	rates := w.NewWorker().resolve(Shard{Draw: &Draw{Index: 2}, First: int(replicate), Count: 1}, nil).rates[0][0]
	var block population.Block
	var living population.Living
	var sampler illness.Sampler
	for i := range w.Population.Blocks() {
		w.Population.Block(i, &block)
		b := w.Population.View(&block, &now, &living)
		bills := sampler.Sample(b, rates, lives)
		for h := range b.Households() {
			first, end := b.First[h], b.First[h+1]
			if first == end {
				continue
			}
			n := float64(end - first)
			perHead := math.Exp(b.LogIncome[h]) * now.Growth[b.Stratum]
			income := math.Round(float64(b.Income[h])*now.Growth[b.Stratum]) / 100
			consumption := n * now.ConsumptionAtMean * math.Pow(perHead/now.MeanIncome, now.Elasticity)
			other := plainSpending(w, b, h, 2018, now.Other[b.Stratum])
			status := plainStatus(profile, b, h, &now)
			for s := range 2 {
				oop, ill := other, false
				for m := first; m < end; m++ {
					left := 0.0
					for j := range bills {
						x := &bills[j]
						if x.Person != m {
							continue
						}
						ill = true
						paid := model.Fen(0)
						if x.Claimed {
							paid = x.Total / 2
							if s == 1 && x.Total > above {
								paid += x.Total / 10
							}
						}
						left += float64(x.Total - paid)
					}
					oop += left
					out[s][2][status] += int64(100 * yes(b.Age[m] >= 30 && b.Sex[m] == 1 && left > 2000_00))
					out[s][3][status] += int64(math.Round(left / 3))
				}
				if ill && s == 1 {
					oop -= atEnd
				}
				out[s][0][status] += int64(100 * yes(oop/100 > 0.2*income && n >= 3 || consumption < now.Line*n))
				out[s][1][status] += int64(math.Round(oop))
				out[s][4][status] += int64(math.Round(100 * (60 + yes(oop > 6000_00)) / n))
			}
		}
	}
	return out
}

// A gauge that gives no number, or more than any household has, stops the run and says which.
func TestGaugesWithoutANumber(t *testing.T) {
	w := testWorld(t, 4000)
	for _, x := range []float64{math.NaN(), math.Inf(1), -1.1e9} {
		w.Gauges = []Gauge{gauged("odd", false, func([]float64) float64 { return x })}
		w.Layout.Gauges = []measure.Gauge{{ID: "odd"}}
		_, err := w.NewWorker().Run(Shard{Draw: testDraw(w), First: 0, Count: 1, From: 0, To: 1})
		if err == nil || !strings.Contains(err.Error(), "the measure `odd` gives no number") {
			t.Errorf("%v: %v", x, err)
		}
	}
}
