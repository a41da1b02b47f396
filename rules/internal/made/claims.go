package made

import (
	"math/rand/v2"
	"slices"

	"doudi/model"
)

// Claims makes a block of bills laid out in waves, of random people and bills: costs around every scale of a policy's
// amounts, several bills a person, several persons a household.
func Claims(r *rand.Rand, households int, categories []string, year int) *model.Claims {
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
