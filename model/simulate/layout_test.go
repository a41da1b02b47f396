package simulate

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Three people: 7 has bills in months 5, 2 and 5; 3 in month 1; 9 in 12 and 4. So 7 is patient 0, 9 patient 1, 3
// patient 2, and the waves hold three, two and one bills.
func TestWavesOfThreePatients(t *testing.T) {
	person := []int32{7, 3, 9, 7, 9, 0, 7}
	month := []uint8{5, 1, 12, 2, 4, 6, 5}
	bills := []int32{0, 1, 2, 3, 4, 6} // the sixth episode was never claimed
	var l layout
	for range 2 { // the second time on used memory
		l.arrange(bills, person, month, 10)
		if want := []int32{7, 9, 3}; !slices.Equal(l.patients, want) {
			t.Errorf("patients %v, want %v", l.patients, want)
		}
		if want := []int32{0, 3, 5, 6}; !slices.Equal(l.waves, want) {
			t.Errorf("waves %v, want %v", l.waves, want)
		}
		if want := []int32{3, 4, 1, 0, 2, 6}; !slices.Equal(l.order, want) {
			t.Errorf("order %v, want %v", l.order, want)
		}
	}
}

// The oracle sorts: every patient's bills by month and then by row, patients by falling count and then by first bill.
func TestWavesAgreeWithSorting(t *testing.T) {
	var l layout
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(1, 12).Draw(t, "people")
		n := rapid.IntRange(0, 40).Draw(t, "episodes")
		person, month := make([]int32, n), make([]uint8, n)
		var bills []int32
		of := map[int32][]int32{}
		var people []int32
		for i := range n {
			p := int32(rapid.IntRange(0, size-1).Draw(t, "person"))
			person[i], month[i] = p, uint8(rapid.IntRange(1, 12).Draw(t, "month"))
			if rapid.Bool().Draw(t, "claimed") {
				if of[p] == nil {
					people = append(people, p)
				}
				bills, of[p] = append(bills, int32(i)), append(of[p], int32(i))
			}
		}
		slices.SortStableFunc(people, func(a, b int32) int { return len(of[b]) - len(of[a]) })
		var order []int32
		waves := []int32{0}
		for k := 0; len(order) < len(bills); k++ {
			for _, p := range people {
				slices.SortStableFunc(of[p], func(a, b int32) int { return int(month[a]) - int(month[b]) })
				if k < len(of[p]) {
					order = append(order, of[p][k])
				}
			}
			waves = append(waves, int32(len(order)))
		}
		l.arrange(bills, person, month, size)
		if !slices.Equal(l.patients, people) || !slices.Equal(l.waves, waves) || !slices.Equal(l.order, order) {
			t.Fatalf("got %v %v %v\nwant %v %v %v", l.patients, l.waves, l.order, people, waves, order)
		}
	})
}
