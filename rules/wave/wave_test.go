package settle

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules"
)

// simulated makes a block of bills laid out in waves, of random people and bills: costs around every scale of a policy's
// amounts, several bills a person, several persons a household.
func simulated(r *rand.Rand, households int, categories []string, year int) *model.Claims {
	c := &model.Claims{Year: year, Categories: categories, Diseases: []string{"lung_cancer", "other"}}
	type bill struct {
		month           uint8
		total, eligible model.Fen
		kind            model.Kind
		level           model.Level
		place           model.Place
		referred        bool
		disease         uint16
	}
	type patient struct {
		model.Patient
		bills []bill
	}
	var patients []patient
	for h := range households {
		c.Households = append(c.Households, model.Payer{Size: uint8(1 + r.IntN(6)), Income: model.Fen(r.IntN(8_000_000))})
		for range 1 + r.IntN(3) {
			p := patient{Patient: model.Patient{Household: int32(h), Age: uint8(r.IntN(95)), Sex: model.Sex(r.IntN(2)),
				Category: uint8(r.IntN(len(categories))), Insured: r.IntN(10) > 0}}
			for range 1 + r.IntN(5) {
				total := model.Fen(float64(uint64(1)<<r.IntN(32)) * (1 + r.Float64()))
				p.bills = append(p.bills, bill{uint8(1 + r.IntN(12)), total, model.Fen(float64(total) * r.Float64()), model.Kind(r.IntN(3)),
					model.Level(r.IntN(4)), model.Place(r.IntN(4)), r.IntN(2) == 0, uint16(r.IntN(2))})
			}
			slices.SortStableFunc(p.bills, func(a, b bill) int { return int(a.month) - int(b.month) })
			patients = append(patients, p)
		}
	}
	slices.SortStableFunc(patients, func(a, b patient) int { return len(b.bills) - len(a.bills) })
	for _, p := range patients {
		c.Patients = append(c.Patients, p.Patient)
	}
	c.Waves = []int32{0}
	for k := 0; k < len(patients[0].bills); k++ {
		for i, p := range patients {
			if k < len(p.bills) {
				b := p.bills[k]
				c.Patient = append(c.Patient, int32(i))
				c.Month, c.Total, c.Eligible = append(c.Month, b.month), append(c.Total, b.total), append(c.Eligible, b.eligible)
				c.Kind, c.Level, c.Place = append(c.Kind, b.kind), append(c.Level, b.level), append(c.Place, b.place)
				c.Referred, c.Disease = append(c.Referred, b.referred), append(c.Disease, b.disease)
			}
		}
		c.Waves = append(c.Waves, int32(len(c.Total)))
	}
	return c
}

// TestWavesAgreeWithTheReference holds the columns to the one-by-one settlement on expr's VM, to the fen, for every
// policy of the project and every year in which something of it changes.
func TestWavesAgreeWithTheReference(t *testing.T) {
	for _, pattern := range []string{"../packs/*.yaml", "../../testdata/policies/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, ".examples.yaml") {
				continue
			}
			t.Run(filepath.Base(file), func(t *testing.T) { agree(t, file) })
		}
	}
}

func agree(t *testing.T, file string) {
	p, _, err := rules.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if p.YearStarts != 1 {
		t.Skip("its year does not begin in January; the simulation counts calendar years")
	}
	categories := p.Enumeration("category").Members
	years := []int{2018}
	if first := p.Changes()[0].Year() + 1; first > 2018 {
		years[0] = first // the first whole year in force
	}
	for _, m := range p.Changes() {
		if m.Year() > 0 && !slices.Contains(years, m.Year()) {
			years = append(years, m.Year())
		}
	}
	r := rand.New(rand.NewPCG(7, 11))
	compared, households := false, 120
	if testing.Short() {
		households = 40
	}
	for i, year := range years {
		for k, kinds := range [][]model.Kind{nil, {model.Inpatient, model.OutpatientChronic}, {model.Inpatient, model.Outpatient}} {
			if testing.Short() && k != i%3 {
				continue
			}
			compared = agreeIn(t, p, simulated(r, households, categories, year), kinds) || compared
		}
	}
	if !compared {
		t.Skip("its words are not those of simulated bills")
	}
}

// agreeIn compares one block of bills, of some kinds of care only; false where the policy does not settle such bills.
func agreeIn(t *testing.T, p *rules.Policy, c *model.Claims, kinds []model.Kind) bool {
	w, err := Compile([]Rules{{p, nil}}, c.Year, kinds...)
	if err != nil {
		if p.Changes()[0] > rules.MonthOf(c.Year, 1) {
			return false // not in force for the whole of that year
		}
		t.Fatal(err)
	}
	for j := range c.Kind {
		if kinds != nil && !slices.Contains(kinds, c.Kind[j]) {
			c.Kind[j] = kinds[1]
		}
	}
	var waves, single model.Settled
	if err := w.NewRunner().Settle(c, &waves); err != nil {
		if strings.Contains(err.Error(), "which the simulation has") || strings.Contains(err.Error(), "no rule") {
			return false
		}
		t.Fatal(err)
	}
	one := newSingles(w, w.parts[0])
	w.resize(c, &single)
	var k codes
	if err := k.bind(p, c); err != nil {
		t.Fatal(err)
	}
	if err := one.settle(c, &k, &single); err != nil {
		t.Fatal(err)
	}
	if diff := differing(p, byBenefit(w, 0, &waves), byBenefit(w, 0, &single)); diff != "" {
		t.Fatalf("%d: %s", c.Year, diff)
	}
	return true
}

// differing names the first payment that differs.
func differing(p *rules.Policy, a, b *model.Settled) string {
	for name, pair := range map[string][2][][]model.Fen{"bill": {a.Paid, b.Paid}, "person": {a.PaidPerson, b.PaidPerson}, "household": {a.PaidHousehold, b.PaidHousehold}} {
		for k := range pair[0] {
			for i := range max(len(pair[0][k]), len(pair[1][k])) {
				if x, y := at(pair[0][k], i), at(pair[1][k], i); x != y {
					return fmt.Sprintf("%s of %s %d: %s in waves, %s one by one", p.Benefits[k].ID, name, i, x, y)
				}
			}
		}
	}
	for i := range max(len(a.PaidEligible[0]), len(b.PaidEligible[0])) {
		if x, y := at(a.PaidEligible[0], i), at(b.PaidEligible[0], i); x != y {
			return fmt.Sprintf("of the eligible cost of bill %d: %s in waves, %s one by one", i, x, y)
		}
	}
	return ""
}

// at is a payment, 0 where a benefit has none at all.
func at(x []model.Fen, i int) model.Fen {
	if x == nil {
		return 0
	}
	return x[i]
}

// byBenefit shows the payments of one of the policies that were compiled together in the order of its benefits.
func byBenefit(w *Waves, policy int, paid *model.Settled) *model.Settled {
	out := model.Settled{PaidEligible: [][]model.Fen{nil}}
	if stream := w.Eligible()[policy]; stream >= 0 {
		out.PaidEligible[0] = paid.PaidEligible[stream]
	}
	for _, stream := range w.Streams()[policy] {
		if stream < 0 {
			out.Paid, out.PaidPerson, out.PaidHousehold = append(out.Paid, nil), append(out.PaidPerson, nil), append(out.PaidHousehold, nil)
			continue
		}
		out.Paid = append(out.Paid, paid.Paid[stream])
		out.PaidPerson = append(out.PaidPerson, paid.PaidPerson[stream])
		out.PaidHousehold = append(out.PaidHousehold, paid.PaidHousehold[stream])
	}
	return &out
}
