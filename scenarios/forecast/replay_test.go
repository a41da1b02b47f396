package forecast

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/rules/bill"
	"doudi/rules/settle"
	"doudi/rules/wave"
)

// person is an inpatient as the plain search sees one.
type person struct {
	cost   model.Fen
	weight float64
	beyond bool
	sheet  *settle.Sheet
}

// The case is found again the plain way: every household of the sample is settled bill by bill on expr's VM, its inpatients
// are sorted by what their admissions cost, and the weights are added up to the middle.
func TestTheCaseIsTheMedianHelpedInpatient(t *testing.T) {
	notRaced(t)
	for _, study := range []string{"../studies/baise.yaml", "../studies/yunyang.yaml"} {
		plan := planned(t, study, few(nil))
		got := simulated(t, plan, 2).Case
		if got == nil {
			t.Fatal("nobody is helped")
		}
		list := plainHelped(t, plan)
		total, seen := 0.0, 0.0
		for _, p := range list {
			total += p.weight
		}
		if math.Abs(total-got.Helped) > 1e-6*total || len(list) < 50 {
			t.Fatalf("%s: %v helped, want %v of %d", study, got.Helped, total, len(list))
		}
		for _, p := range list {
			if seen += p.weight; 2*seen >= total {
				if p.cost != got.Cost {
					t.Errorf("%s: the middle one's admissions cost %s, want %s", study, got.Cost, p.cost)
				}
				break
			}
		}
		at := slices.IndexFunc(list, func(p person) bool {
			return p.cost == got.Cost && fmt.Sprint(p.sheet.Totals) == fmt.Sprint(got.Sheets[0].Sheet.Totals)
		})
		if at < 0 {
			t.Errorf("%s: no inpatient has the year that is shown", study)
		}
		for i, s := range got.Sheets {
			if broken := s.Sheet.Broken(); broken != "" || s.Scenario != plan.Study.Scenarios[i].ID || s.Sheet.Totals.Total != got.Sheets[0].Sheet.Totals.Total {
				t.Errorf("%s, %s: %s", study, s.Scenario, broken)
			}
		}
	}
}

// plainHelped are the inpatients helped beyond the first benefit, by rising cost.
func plainHelped(t *testing.T, plan *Plan) []person {
	t.Helper()
	x := &replayer{plan: plan}
	if err := x.prepare(plan.inputs()); err != nil {
		t.Fatal(err)
	}
	policy := plan.policies[0]
	var list []person
	for b := range plan.people.Blocks() {
		weight := plan.people.Weight(plan.people.At(b, &x.own).Stratum)
		err := x.run(b, func(_ int, c *model.Claims, _ *model.Settled) {
			for h := range c.Households {
				bills, err := wave.BillsOf(policy, c, h)
				if err != nil {
					t.Fatal(err)
				}
				sheet, err := settle.Year(policy, bills)
				if err != nil {
					t.Fatal(err)
				}
				list = append(list, inpatients(sheet, bills, weight)...)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.SortStableFunc(list, func(a, b person) int { return cmp.Compare(a.cost, b.cost) })
	return slices.DeleteFunc(list, func(p person) bool { return !p.beyond })
}

// inpatients are those of one household.
func inpatients(sheet *settle.Sheet, bills *bill.Bills, weight float64) []person {
	out := make([]person, len(bills.Persons))
	help := func(who, benefit int, fen model.Fen) {
		if fen > 0 && benefit > 0 && sheet.Policy.Fund(sheet.Policy.Benefits[benefit].Fund).Kind != "own" {
			out[who].beyond = true
		}
	}
	inpatient := float64(sheet.Policy.Enumeration("kind").Code("inpatient"))
	for _, c := range sheet.Claims {
		p := &out[c.Claim.Person]
		p.weight, p.sheet = weight, sheet
		if c.Claim.Values["kind"] == inpatient {
			p.cost += c.Claim.Total
		}
		for b := range c.Paid {
			help(c.Claim.Person, b, c.Paid[b]+c.Cash[b])
		}
	}
	for _, p := range sheet.Periods {
		for who := range out {
			if p.Person < 0 || p.Person == who {
				help(who, p.Benefit, p.Paid)
			}
		}
	}
	return slices.DeleteFunc(out, func(p person) bool { return p.cost == 0 })
}

func TestTheCaseIsTheSameForAnyWorkers(t *testing.T) {
	plan := planned(t, baise, few(nil))
	one, many := simulated(t, plan, 1).Case, simulated(t, plan, 3).Case
	for i := range one.Sheets {
		if fmt.Sprint(one.Sheets[i].Sheet.Totals) != fmt.Sprint(many.Sheets[i].Sheet.Totals) {
			t.Errorf("%s: %+v and %+v", one.Sheets[i].Scenario, one.Sheets[i].Sheet.Totals, many.Sheets[i].Sheet.Totals)
		}
	}
}

// A fund's curve is of the sum of its benefits in each simulation: Yunyang's district backstop pays two.
func TestAFundThatSeveralBenefitsShareIsOneCurve(t *testing.T) {
	plan := planned(t, "../studies/yunyang.yaml", map[string]string{"draws": "5", "replicates": "2", "people": "20000"})
	r := simulations(t, plan, 2)
	curves := plan.curves(r)
	at := slices.IndexFunc(curves, func(c Curve) bool { return c.Fund == "district_backstop" })
	if at < 0 || len(curves[at].Benefits) != 2 {
		t.Fatalf("%+v", curves)
	}
	c, year := curves[at], len(plan.world.Years)-1
	sum := plan.NewResults().newSeries()
	for k, key := range r.keys {
		if key.Measure == "fund_spending" && key.By == "benefit" && slices.Contains(c.Benefits, key.Group) {
			for i, x := range r.series[0][year][k].Values {
				sum.Values[i] += x
				sum.Halves[i] += r.series[0][year][k].Halves[i]
			}
		}
	}
	if len(c.Amounts) != 10 {
		t.Fatalf("%d amounts of 10 simulations", len(c.Amounts))
	}
	for i := range c.Amounts {
		if want := sum.Quantile(float64(i) / 9); math.Abs(c.Amounts[i]-want) > 1e-9*want {
			t.Errorf("amount %d is %v, want %v", i, c.Amounts[i], want)
		}
	}
	var row measure.Row // what the page says of the same money
	sum.Summarise(&row)
	if got := c.Enough[2]; got.Share != 0.95 || math.Abs(got.Amount-row.P95) > 1e-9*row.P95 {
		t.Errorf("%+v, and the page says %v", got, row.P95)
	}
}

// By hand: of 10, 20, 30, 40 half do not pass 25, 80 % not 34, 95 % not 38.5 (interpolated between neighbours).
func TestCurveByHand(t *testing.T) {
	var c Curve
	c.fill(measure.Series{Values: []float64{40, 10, 30, 20}, Replicates: 1, Weight: 1})
	if fmt.Sprint(c.Amounts) != "[10 20 30 40]" || fmt.Sprintf("%.4g", c.Enough) != "[{0.5 25} {0.8 34} {0.95 38.5}]" {
		t.Errorf("%v %v", c.Amounts, c.Enough)
	}
	var once Curve
	once.fill(measure.Series{Values: []float64{7}, Replicates: 1, Weight: 1})
	if fmt.Sprint(once.Amounts, once.Enough) != "[7] [{0.5 7} {0.8 7} {0.95 7}]" {
		t.Errorf("%v %v", once.Amounts, once.Enough)
	}
}
