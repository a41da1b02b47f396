package simulate

import (
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/population"

	"pgregory.net/rapid"
)

// laidOut lays bills out of people who live alone, and gives the person of each patient, and the bill of each row.
func laidOut(k *Worker, bills []model.Bill, persons int) (patients, waves, order []int32) {
	for i := range bills {
		bills[i].Household = bills[i].Person
	}
	b := &population.Block{Category: make([]uint8, persons), ExitRank: make([]float32, persons), Age: make([]uint8, persons), Sex: make([]model.Sex, persons), Slot: make([]uint8, persons), Chronic: make([]uint8, persons),
		Income: make([]model.Fen, persons), Decile: make([]uint8, persons), First: []int32{0}}
	for i := range persons {
		b.First, b.Age[i] = append(b.First, int32(i+1)), uint8(i)
	}
	y := theirYear
	k.open(b, &y)
	k.cases.count(bills, &k.people, k.sums[0].common[0])
	k.layout.claims(&k.cases, &k.people, k.claims)
	for _, p := range k.claims.Patients {
		patients = append(patients, int32(p.Age))
	}
	for _, r := range k.layout.rows {
		order = append(order, r.bill)
	}
	return patients, k.claims.Waves, order
}

// Three people: 7 has bills in months 5, 2 and 5; 3 in month 1; 9 in 12 and 4. So 7 is patient 0, 9 patient 1, 3
// patient 2, and the waves hold three, two and one bills.
func TestWavesOfThreePatients(t *testing.T) {
	k, _, _ := theirWorker()
	bill := func(person int32, month uint8, claimed bool) model.Bill {
		return model.Bill{Person: person, Month: month, Claimed: claimed, Total: 100, Eligible: 50}
	}
	bills := []model.Bill{bill(0, 6, false), bill(3, 1, true), bill(7, 5, true), bill(7, 2, true), bill(7, 5, true), bill(9, 12, true), bill(9, 4, true)}
	for range 2 { // the second time on used memory
		patients, waves, order := laidOut(k, bills, 10)
		if want := []int32{7, 9, 3}; !slices.Equal(patients, want) {
			t.Errorf("patients %v, want %v", patients, want)
		}
		if want := []int32{0, 3, 5, 6}; !slices.Equal(waves, want) {
			t.Errorf("waves %v, want %v", waves, want)
		}
		if want := []int32{3, 6, 1, 2, 5, 4}; !slices.Equal(order, want) {
			t.Errorf("order %v, want %v", order, want)
		}
	}
}

// The oracle sorts: every patient's bills by month and then by row, patients by falling count and then by first bill.
func TestWavesAgreeWithSorting(t *testing.T) {
	k, _, _ := theirWorker()
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(1, 12).Draw(t, "people")
		bills := make([]model.Bill, rapid.IntRange(0, 40).Draw(t, "bills"))
		for i := range bills {
			bills[i] = model.Bill{Person: int32(rapid.IntRange(0, size-1).Draw(t, "person")), Month: uint8(rapid.IntRange(1, 12).Draw(t, "month")), Claimed: rapid.Bool().Draw(t, "claimed")}
		}
		slices.SortStableFunc(bills, func(a, b model.Bill) int { return int(a.Person - b.Person) })
		of := map[int32][]int32{}
		var people []int32
		claimed := 0
		for i, b := range bills {
			if !b.Claimed {
				continue
			}
			claimed++
			if of[b.Person] == nil {
				people = append(people, b.Person)
			}
			of[b.Person] = append(of[b.Person], int32(i))
		}
		slices.SortStableFunc(people, func(a, b int32) int { return len(of[b]) - len(of[a]) })
		var order []int32
		waves := []int32{0}
		for n := 0; len(order) < claimed; n++ {
			for _, p := range people {
				slices.SortStableFunc(of[p], func(a, b int32) int { return int(bills[a].Month) - int(bills[b].Month) })
				if n < len(of[p]) {
					order = append(order, of[p][n])
				}
			}
			waves = append(waves, int32(len(order)))
		}
		patients, gotWaves, gotOrder := laidOut(k, bills, size)
		if !slices.Equal(patients, people) || !slices.Equal(gotWaves, waves) || !slices.Equal(gotOrder, order) {
			t.Fatalf("got %v %v %v\nwant %v %v %v", patients, gotWaves, gotOrder, people, waves, order)
		}
	})
}
