package forecast

import (
	"slices"
	"testing"
)

// Each block is looked at in one round, in the order of the people; a round has eight of them or more, where there are so many, and its
// blocks are as far apart as there are rounds.
func TestEveryBlockIsInOneRound(t *testing.T) {
	for n, want := range map[int]int{1: 1, 7: 1, 8: 1, 15: 1, 16: 2, 23: 2, 24: 3, 256: 32} { // rounds
		var blocks []int
		for i := range n {
			blocks = append(blocks, 3*i)
		}
		got := rounds(blocks)
		if len(got) != want {
			t.Errorf("%d blocks in %d rounds, want %d", n, len(got), want)
		}
		var all []int
		for i, round := range got {
			if len(round) < 8 && n >= 8 || round[0] != 3*i {
				t.Errorf("%d blocks: round %d is %v", n, i, round)
			}
			for k := range round[1:] {
				if round[k+1]-round[k] != 3*want {
					t.Errorf("%d blocks: round %d is %v", n, i, round)
				}
			}
			all = append(all, round...)
		}
		if slices.Sort(all); !slices.Equal(all, blocks) {
			t.Errorf("%d blocks: %v are looked at", n, all)
		}
	}
}

// The one in the middle by weight is tried first, then those beside it, twelve at most. Of 1 … 30 that weigh alike the fifteenth has half
// of all weight up to it; where the last weighs as much as all others together and a half, it is the last; equal ones stand by block and
// household.
func TestTheMiddleIsTriedFirst(t *testing.T) {
	of := func(weights ...float64) (out []candidate) {
		for i, w := range weights {
			out = append(out, candidate{by: float64(i + 1), weight: w})
		}
		slices.Reverse(out) // in no order
		return out
	}
	tried := func(list []candidate) (out []float64) {
		for _, c := range fromTheMiddle(list) {
			out = append(out, c.by)
		}
		return out
	}
	for _, c := range []struct {
		list []candidate
		want []float64
	}{
		{nil, nil}, {of(5), []float64{1}}, {of(1, 1), []float64{1, 2}}, {of(1, 1, 1), []float64{2, 3, 1}}, {of(1, 1, 1, 1), []float64{2, 3, 1, 4}},
		{of(1, 1, 1, 4.5), []float64{4, 3, 2, 1}}, {of(1, 1, 1, 2.9), []float64{3, 4, 2, 1}}, {of(9, 1, 1, 1), []float64{1, 2, 3, 4}},
		{of(slices.Repeat([]float64{2}, 30)...), []float64{15, 16, 14, 17, 13, 18, 12, 19, 11, 20, 10, 21}},
	} {
		if got := tried(c.list); !slices.Equal(got, c.want) {
			t.Errorf("of %d: %v, want %v", len(c.list), got, c.want)
		}
	}
	got := fromTheMiddle([]candidate{{block: 2, household: 1, by: 1, weight: 1}, {block: 1, household: 5, by: 1, weight: 1}, {block: 1, household: 4, by: 1, weight: 1}})
	if got[0].household != 5 || got[1].block != 2 || got[2].household != 4 {
		t.Errorf("%+v", got)
	}
}
