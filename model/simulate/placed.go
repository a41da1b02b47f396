package simulate

import (
	"doudi/model"
	"doudi/model/measure"
)

// Care by place within a category is counted bill by bill, behind the sums of the cells and only where a target asks for it
// (measure.Layout.CategoryPlaces): few studies do, and the sums that all of them need stay small.

// placed are the fields of the place of an admission within the category of a cell; nil for other bills, and where nobody asks.
func (c *cells) placed(t *measure.Tally, cell uint16, b *model.Bill) []int64 {
	if !c.layout.CategoryPlaces || b.Kind != model.Inpatient {
		return nil
	}
	number := int(cell) / measure.Deciles
	half, category := number/(c.parts*c.categories), number%c.categories
	return t.CategoryPlaces[c.layout.CategoryPlace(half, c.stratum, category, int(b.Place)):]
}

// addByCategory counts a bill.
func addByCategory(p *people, b *model.Bill, t *measure.Tally) {
	f := p.cells.placed(t, p.stand.cell[b.Household], b)
	if f == nil {
		return
	}
	var sum cared
	settled := int64(0)
	if b.Claimed {
		settled = 1
	}
	sum.add(int64(b.Total), int64(b.Eligible), settled)
	sum.addTo(f)
}

// paidOfCategory counts what was paid of a row's bill.
func paidOfCategory(c *cells, r *row, b *model.Bill, amount model.Fen, field measure.Field, t *measure.Tally) {
	if f := c.placed(t, r.cell, b); f != nil {
		f[field] += int64(amount)
	}
}
