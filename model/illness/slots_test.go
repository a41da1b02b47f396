package illness

import (
	"slices"
	"testing"
	"unsafe"

	"doudi/model"
	"doudi/model/population"
)

// A member is the place in the household: where every second member of 5,000 households of four has died, and where a fifth is born
// to every household, the bills of the others are what they were, whoever stands before them.
func TestWhoIsBornOrHasDiedMovesNobody(t *testing.T) {
	c := rural(t)
	all := people(5_000, 700, 70, model.Female, 3)
	r := c.Resolve(nil, 2018, steady, conditions, ages(all))
	// of are the bills by household and place; whose bills they are is no longer the same position.
	of := func(b *population.Block) map[[2]int][]model.Bill {
		out := map[[2]int][]model.Bill{}
		for _, x := range sampled(b, r, 3, 99) {
			at := [2]int{int(x.Household), int(b.Slot[x.Person])}
			if x.Person < b.First[x.Household] || x.Person >= b.First[x.Household+1] {
				t.Fatalf("person %d does not live in household %d", x.Person, x.Household)
			}
			x.Person = 0
			out[at] = append(out[at], x)
		}
		return out
	}
	lived := func(keep func(h int, slot uint8) bool, born bool) *population.Block {
		b := &population.Block{FirstID: all.FirstID, First: []int32{0}, Income: all.Income, Category: all.Category}
		for h := range all.Households() {
			for i := all.First[h]; i < all.First[h+1]; i++ {
				if keep(h, all.Slot[i]) {
					b.Slot, b.Age, b.Sex, b.Chronic = append(b.Slot, all.Slot[i]), append(b.Age, all.Age[i]), append(b.Sex, all.Sex[i]), append(b.Chronic, all.Chronic[i])
				}
			}
			if born {
				b.Slot, b.Age, b.Sex, b.Chronic = append(b.Slot, 4), append(b.Age, 0), append(b.Sex, 0), append(b.Chronic, 0)
			}
			b.First = append(b.First, int32(len(b.Age)))
		}
		return b
	}
	before := of(all)
	for name, x := range map[string]struct {
		keep func(h int, slot uint8) bool
		born bool
	}{
		"died": {func(h int, slot uint8) bool { return (h+int(slot))%2 == 0 }, false},
		"born": {func(int, uint8) bool { return true }, true},
		"both": {func(_ int, slot uint8) bool { return slot != 0 }, true},
	} {
		after, stayed := of(lived(x.keep, x.born)), 0
		for h := range all.Households() {
			for slot := range uint8(4) {
				at := [2]int{h, int(slot)}
				if !x.keep(h, slot) {
					if len(after[at]) > 0 {
						t.Fatalf("%s: the dead of household %d have bills", name, h)
					}
					continue
				}
				if stayed += len(after[at]); !slices.Equal(after[at], before[at]) {
					t.Fatalf("%s: place %d of household %d has other bills", name, slot, h)
				}
			}
		}
		if stayed < 1_000 {
			t.Errorf("%s: %d bills", name, stayed)
		}
	}
}

// A bill is a record of 40 bytes: more would cost more to move.
func TestABillIsSmall(t *testing.T) {
	if n := unsafe.Sizeof(model.Bill{}); n != 40 {
		t.Errorf("%d bytes", n)
	}
}
