package settle

import (
	"doudi/model"
	"doudi/rules/bill"
)

// Excess is a benefit that asks for more than is left of a bill.
type Excess struct {
	Benefit     int
	Asked, Left model.Fen
}

// Excesses settles the bills and lists the benefits whose formula, within its ceiling, asked for more than what was
// unpaid of the costs that it covers.
func (y *Years) Excesses(b *bill.Bills) ([]Excess, error) {
	var out []Excess
	_, err := y.run(b, func(_ *edition, t turn) {
		if !t.held || t.step.Cash || t.step.Leaves {
			return
		}
		if asked := t.step.Rounding.Fen(min(t.amount, t.ceiling)); asked > t.unpaid+1 {
			out = append(out, Excess{t.step.Benefit, asked, t.unpaid})
		}
	}).settle()
	return out, err
}
