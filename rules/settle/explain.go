package settle

import (
	"math"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/trace"
)

// Turn is one benefit's turn at a bill or at a period's end, with the numbers that it used.
type Turn struct {
	Benefit      int     // index in Policy.Benefits
	Claim        int     // index in Bills.Claims, −1 at a period's end
	Held         bool    // its `when` held; otherwise it pays nothing and the amounts are 0
	Amount       float64 // yuan, what the formula gave
	Ceiling      float64 // yuan, +Inf where there is none
	Deductible   float64 // yuan, as the benefit states it for this bill; NaN where it states none
	Unpaid, Paid model.Fen
	Formulas     []trace.Explained // of `when`, and where that holds the other clauses; nil unless asked for
}

// Explain is Year that also tells of every turn in its order, on request with every formula and its numbers.
func Explain(p *rules.Policy, b *bill.Bills, formulas bool) (*Sheet, []Turn, error) {
	var out []Turn
	s, err := newRun(p, b, func(e *edition, t turn) { out = append(out, told(p, e, t, formulas)) }).settle()
	return s, out, err
}

// told is a turn while the columns still hold the numbers of the step.
func told(p *rules.Policy, e *edition, t turn, formulas bool) Turn {
	out := Turn{Benefit: t.step.Benefit, Claim: t.claim, Held: t.held, Amount: t.amount, Ceiling: t.ceiling, Deductible: math.NaN(), Unpaid: t.unpaid, Paid: t.paid}
	if t.held && t.step.Deductible != nil {
		if yuan, err := e.v.Number(t.step.Deductible); err == nil && !math.IsInf(yuan, 0) { // `none`: not of this bill
			out.Deductible = yuan
		}
	}
	if !formulas {
		return out
	}
	b := p.Benefits[t.step.Benefit]
	for _, c := range b.Clauses() {
		if f := *c.Formula; f != nil && (t.held || f == b.When) {
			out.Formulas = append(out.Formulas, trace.Explain(e.Edition, b, c.Key, f, e.v))
		}
	}
	return out
}

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
