package simulate

import (
	"testing"

	"doudi/model"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/random"
)

// monthlyPayer pays at the end of every month in which a patient has a bill 7 fen to the patient and 3 to the household, a tenth of
// every bill, and at the year's end 5 to every patient: streams 0, 1 and 2.
type monthlyPayer struct{}

func (monthlyPayer) Streams() [][]int { return [][]int{{0, 1, 2}} }

func (monthlyPayer) Eligible() []int { return []int{-1} }

func (monthlyPayer) Settle(c *model.Claims, out *model.Settled) error {
	*out = model.Settled{Paid: [][]model.Fen{make([]model.Fen, len(c.Total)), make([]model.Fen, len(c.Total)), make([]model.Fen, len(c.Total))}}
	for range 3 {
		out.PaidPerson, out.PaidHousehold = append(out.PaidPerson, make([]model.Fen, len(c.Patients))), append(out.PaidHousehold, make([]model.Fen, len(c.Households)))
	}
	type once struct {
		who   int32
		month uint8
	}
	persons, homes := map[once]bool{}, map[once]bool{}
	for j := range c.Total {
		out.Paid[1][j] = c.Total[j] / 10
		persons[once{c.Patient[j], c.Month[j]}], homes[once{c.Patients[c.Patient[j]].Household, c.Month[j]}] = true, true
	}
	for x := range persons {
		out.PaidPerson[0][x.who] += 7
	}
	for x := range homes {
		out.PaidHousehold[0][x.who] += 3
	}
	for i := range c.Patients {
		out.PaidPerson[2][i] = 5
	}
	return nil
}

// partWorld has parts of 2018: the first half, the second, March to May.
func partWorld(t *testing.T) (*World, []*measure.Tally, []*measure.Heads) {
	t.Helper()
	w := worldWith(t, 6000, "", "")
	benefits := []Benefit{{Column: 0, Monthly: true}, {Column: 1}, {Column: 2}}
	w.Layout.Benefits, w.Layout.Own, w.Scenarios, w.Layout.Places = []string{"monthly", "tenth", "yearly"}, make([]bool, 3), []Scenario{{Benefits: benefits}}, model.PlaceNames()
	w.Parts = []Part{{1, 1, 6}, {1, 7, 12}, {1, 3, 5}, {0, 7, 12}}
	w.Windows = []Window{{2, 3}, {5, 2}}
	settler := func(Settler) Settler { return monthlyPayer{} }
	got, err := w.NewWorker().Run(Shard{Draw: &Draw{Index: 2, Settlers: []MakeSettler{settler, settler}}, First: 0, Count: 2, From: 0, To: w.Population.Blocks()})
	if err != nil {
		t.Fatal(err)
	}
	return w, got[1].Tallies[0], got[1].Heads[0]
}

func total(l *measure.Layout, t *measure.Tally, field int) (sum int64) {
	for at := field; at < len(t.Cells); at += l.Stride() {
		sum += t.Cells[at]
	}
	return sum
}

// Two halves are the year: bills, costs and payments add up, cell by cell and place by place; the year's end is in the second. Who
// had a bill in either half is who had one in the year.
func TestHalvesOfAYearAreTheYear(t *testing.T) {
	w, got, heads := partWorld(t)
	l := w.Layout
	adds := []int{}
	for _, f := range []measure.Field{measure.Admissions, measure.ChronicBills, measure.TotalCost, measure.EligibleCost, measure.InpatientCost, measure.InpatientTotal,
		measure.InpatientEligible, measure.InpatientPaid, measure.ChronicTotal, measure.ChronicEligible, measure.ChronicPaid, measure.Settled, measure.Unsettled} {
		adds = append(adds, int(f))
	}
	for b := range l.Benefits {
		for _, f := range []measure.Field{measure.BenefitPaid, measure.BenefitAdmissions, measure.BenefitChronic} {
			adds = append(adds, l.Benefit(b)+int(f))
		}
	}
	for at := 0; at < len(got[1].Cells); at += l.Stride() {
		for _, f := range adds {
			if first, second := got[2].Cells[at+f], got[3].Cells[at+f]; first+second != got[1].Cells[at+f] {
				t.Fatalf("field %d: %d and %d in the halves, %d in the year", f, first, second, got[1].Cells[at+f])
			}
		}
	}
	for i := range got[1].Places {
		if got[2].Places[i]+got[3].Places[i] != got[1].Places[i] {
			t.Fatalf("place field %d: %d and %d, %d in the year", i, got[2].Places[i], got[3].Places[i], got[1].Places[i])
		}
	}
	if n := total(l, got[2], l.Benefit(2)); n != 0 || total(l, got[3], l.Benefit(2)) == 0 {
		t.Errorf("%d fen at the year's end in its first half", n)
	}
	for _, f := range []int{int(measure.Patients), int(measure.Inpatients), l.Benefit(1) + int(measure.BenefitHelped), l.Benefit(1) + int(measure.BenefitPatients), int(measure.Persons)} {
		sum := int64(0)
		for stratum := range l.Strata() {
			sum += heads[0].Groups[l.Heads(0, stratum, 0)+f]
		}
		if year := total(l, got[1], f); sum != year || year == 0 {
			t.Errorf("field %d: %d persons in both halves, %d in the year", f, sum, year)
		}
	}
}

// March to May by the bills themselves: how many of which cost, what they left after a tenth, and 7 fen for each person and 3 for
// each household and month with a settled bill.
func TestThreeMonthsAgainstTheBills(t *testing.T) {
	w, got, _ := partWorld(t)
	l := w.Layout
	type once struct {
		who   uint64
		month uint8
	}
	persons, homes, patients := map[once]bool{}, map[once]bool{}, map[uint64]bool{}
	var admissions, cost, left, unclaimed int64
	eachBill(w, 1, func(id uint64, place int, b *model.Bill) {
		if b.Month < 3 || b.Month > 5 {
			return
		}
		patients[id*16+uint64(place)] = true
		cost += int64(b.Total)
		if b.Kind == model.Inpatient {
			admissions++
		}
		if !b.Claimed {
			unclaimed += int64(b.Total)
			return
		}
		left += int64(b.Total - b.Total/10)
		persons[once{id*16 + uint64(place), b.Month}], homes[once{id, b.Month}] = true, true
	})
	monthly := int64(7*len(persons) + 3*len(homes))
	for f, want := range map[int]int64{int(measure.Admissions): admissions, int(measure.TotalCost): cost, int(measure.Unsettled): unclaimed, int(measure.Settled): left - monthly,
		int(measure.Patients): int64(len(patients)), l.Benefit(0): monthly, l.Benefit(2): 0, int(measure.CHE10): 0, int(measure.Income): 0} {
		if n := total(l, got[4], f); n != want {
			t.Errorf("field %d: %d, want %d", f, n, want)
		}
	}
	if monthly == 0 || admissions == 0 {
		t.Error("nothing happens in these months")
	}
}

// eachBill shows the bills of a year of replicate 1 of draw 2, with whose they are: the household and the place in it.
func eachBill(w *World, y int, see func(id uint64, place int, b *model.Bill)) {
	eachBillOf(w, y, func(v population.View, _ *population.Year, b *model.Bill) {
		see(v.FirstID+uint64(b.Household), int(v.Slot[b.Person]), b)
	})
}

// eachBillOf shows them with all that is known of the household.
func eachBillOf(w *World, y int, see func(v population.View, now *population.Year, b *model.Bill)) {
	year, profile := w.Years[y], w.Population.Profile
	lives := random.Root(9).With(0).With(2).With(1)
	shocks := func(year int) illness.Shocks {
		return w.Catalogue.Shocks(nil, year, func(year int) random.Key { return lives.With(uint64(year)) })
	}
	now := profile.Resolve(nil, year, w.Population.Incomes(), w.Population.StratumPersons(), 0)
	rates := w.Catalogue.Resolve(nil, year, shocks, profile.Conditions, w.Population.People(&now))
	var block population.Block
	var living population.Living
	var sampler illness.Sampler
	for i := range w.Population.Blocks() {
		w.Population.Block(i, &block)
		v := w.Population.View(&block, &now, &living)
		e := sampler.Sample(v, rates, lives)
		for j := range e {
			see(v, &now, &e[j])
		}
	}
}
