package simulate

import (
	"slices"

	"doudi/model"
)

// fill lays the claimed bills out in waves.
func (k *Worker) fill() {
	e, c, x := &k.episodes, &k.claims, &k.bills
	k.layout.arrange(x.claimed, e.Person, e.Month, k.block.Persons())
	c.Year = k.now.Year
	c.Waves = k.layout.waves
	n := len(k.layout.order)
	c.Patient, c.Month, c.Disease = resize(c.Patient, n), resize(c.Month, n), resize(c.Disease, n)
	c.Kind, c.Level, c.Place, c.Referred = resize(c.Kind, n), resize(c.Level, n), resize(c.Place, n), resize(c.Referred, n)
	c.Total, c.Eligible = resize(c.Total, n), resize(c.Eligible, n)
	x.row, x.cell, x.level = resize(x.row, n), resize(x.cell, n), resize(x.level, n)
	wave := 0
	for j, i := range k.layout.order {
		for int32(j) >= c.Waves[wave+1] {
			wave++
		}
		h := x.home[i]
		c.Patient[j], c.Month[j], c.Disease[j] = int32(j)-c.Waves[wave], e.Month[i], e.Disease[i]
		c.Kind[j], c.Level[j], c.Place[j], c.Referred[j] = e.Kind[i], e.Level[i], e.Place[i], e.Referred[i]
		c.Total[j], c.Eligible[j] = e.Total[i], e.Eligible[i]
		x.row[j], x.cell[j], x.level[j] = k.ill.row[h], k.standing.cell[h], -1
		if e.Kind[i] == model.Inpatient {
			x.level[j] = int32(k.levelAt(int(i), int(h)))
		}
	}
	k.fillPatients()
}

// fillPatients names the patients and their households.
func (k *Worker) fillPatients() {
	c, b := &k.claims, k.block
	c.Households = resize(c.Households, len(k.ill.list))
	for r, h := range k.ill.list {
		c.Households[r] = model.Payer{Size: uint8(b.First[h+1] - b.First[h]), Income: model.Fen(k.ill.book[r].budget.income)}
	}
	c.Patients = resize(c.Patients, len(k.layout.patients))
	for j := range c.Patients {
		person := k.layout.patients[j]
		row := k.rowOf(j)
		h := int(k.ill.list[row])
		c.Patients[j] = model.Patient{Household: row, Age: b.Age[person], Sex: b.Sex[person], Category: k.standing.stated[h], Insured: k.insured(h)}
	}
}

// rowOf is the household of a patient: that of the patient's first bill, which is the patient's row in the first wave.
func (k *Worker) rowOf(patient int) int32 { return k.bills.row[patient] }

func resize[T any](x []T, n int) []T { return slices.Grow(x[:0], n)[:n] }
