package simulate

import (
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/random"
)

// halves part a sample in two, so that the difference between the two shows how far its figures hang on the households
// that happen to be in it (measure.Series). Of each two neighbours one goes to either half, by the toss of a coin. The
// coins are tossed anew for every measure.DrawsAHalving draws: one division alone would give that difference once, which
// is no estimate of its size.
type halves struct {
	coins []uint64 // a bit for each pair of neighbours; nil where everybody is simulated
}

func (x *halves) split(v population.View, w *World, draw int) {
	x.coins = x.coins[:0]
	if w.Layout.Halves != 2 {
		return
	}
	key := random.Root(w.Seed).For(random.ForHalves).With(uint64(draw / measure.DrawsAHalving)).With(v.FirstID)
	for word := range (v.Households() + 127) / 128 {
		x.coins = append(x.coins, key.With(uint64(word)).Bits())
	}
}

// of is the half of a household of the block.
func (x *halves) of(h int) int {
	if len(x.coins) == 0 {
		return 0
	}
	return (h ^ int(x.coins[h>>7]>>(h>>1&63))) & 1
}
