package settle_test

import (
	"testing"

	"doudi/model"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/settle"
)

// Up to the largest amount that is read, an amount times a rate of whole thousandths is right to the fen: against whole
// numbers, at amounts just below the bound, where a half is hardest to tell.
func TestLargeAmountsAreRight(t *testing.T) {
	p := made.Policy(t, "policy: large\nsources: {made: {title: made up}}\nparameters: {rate: {by: [level], unit: rate, value: {township: 0.285, county: 0.65, city: 0.775, province: 0.55}}}\n"+
		"benefits: [{id: b, pays: 'rate[level] * eligible'}]\n")
	thousandths := []int64{285, 650, 775, 550}
	years := settle.NewYears(p)
	for i := range int64(20_000) {
		fen, level := int64(bill.MaxAmount)-i, int(i)%4
		b := &bill.Bills{Year: 2018, Persons: []bill.Person{{}}, Claims: []bill.Claim{{Month: 1, Total: model.Fen(fen), Costs: []model.Fen{model.Fen(fen), 0}, Values: map[string]float64{"level": float64(level)}}}}
		s, err := years.Settle(b)
		if err != nil {
			t.Fatal(err)
		}
		if want := model.Fen((fen*thousandths[level] + 500) / 1000); s.Claims[0].Paid[0] != want {
			t.Fatalf("%s at %d thousandths is %s, want %s", model.Fen(fen), thousandths[level], s.Claims[0].Paid[0], want)
		}
	}
}
