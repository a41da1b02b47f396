package household

import "testing"

func strainOf(b *Budget, oop float64) (s Strain) {
	s.Of(b, oop)
	return s
}

// A household that consumes 20,000 yuan above a line of 9,000 has 11,000 to itself, of which 40 % are 4,400. By hand, in yuan: what
// it pays, by how much that passes 10 and 25 % of its consumption, and whether it is large or impoverishes.
func TestStrainByHand(t *testing.T) {
	b := Budget{Consumption: 20_000_00, Line: 9_000_00, Subsistence: 20_000_00}
	for _, c := range []struct {
		paid float64
		want Strain
	}{
		{0, Strain{}}, {2_000, Strain{}}, {2_000.02, Strain{Over10: 1}}, {4_400, Strain{Over10: 120_000}}, {4_400.04, Strain{Over10: 120_002, Large: 1}},
		{6_000, Strain{Over10: 200_000, Over25: 50_000, Large: 1}}, {11_000, Strain{Over10: 450_000, Over25: 300_000, Large: 1}},
		{11_001, Strain{Over10: 450_050, Over25: 300_050, Impoverishing: 1}}, {20_000, Strain{Over10: 900_000, Over25: 750_000, Impoverishing: 1}},
		{90_000, Strain{Over10: 900_000, Over25: 750_000, Impoverishing: 1}},
	} {
		if got := strainOf(&b, c.paid*100); got != c.want {
			t.Errorf("%v: %+v, want %+v", c.paid, got, c.want)
		}
	}
	poor := Budget{Consumption: 9_000_00, Line: 9_000_00}
	if got := strainOf(&poor, 1); got.Impoverishing != 1 || got.Large != 0 || strainOf(&poor, 0) != (Strain{}) {
		t.Errorf("at the line: %+v", got)
	}
	if got := strainOf(&Budget{Line: 1}, 1); got != (Strain{Over10: 900_000, Over25: 750_000, Impoverishing: 1}) {
		t.Errorf("without consumption: %+v", got)
	}
}

// A capacity to pay of 12,000 yuan: 4,800 are 40 % of it, 6,000 half, and what lies beyond all of it counts as all. Without a capacity
// there is no share of it.
func TestOvershootOfTheCapacityByHand(t *testing.T) {
	b := Budget{Consumption: 20_000_00, Subsistence: 8_000_00}
	for paid, want := range map[float64]int32{0: 0, 4_800: 0, 4_812: 1_000, 6_000: 100_000, 12_000: 600_000, 50_000: 600_000} {
		if got := strainOf(&b, paid*100).Over40; got != want {
			t.Errorf("%v: %d, want %d", paid, got, want)
		}
	}
	if got := strainOf(&Budget{Consumption: 8_000_00, Subsistence: 8_000_00}, 1_000_00).Over40; got != 0 {
		t.Errorf("without a capacity: %d", got)
	}
}

// By the societal line of 15,000 yuan 5,000 are free, of which 2,000 are 40 %; the local line leaves 11,000. Where the societal line is
// not known nothing is counted by it.
func TestSocietalLineByHand(t *testing.T) {
	b := Budget{Consumption: 20_000_00, Line: 9_000_00, Societal: 15_000_00}
	for paid, want := range map[float64][2]uint8{0: {}, 2_000: {}, 2_000.01: {0, 1}, 5_000: {0, 1}, 5_000.01: {1, 0}, 11_001: {1, 0}} {
		got := strainOf(&b, paid*100)
		if got.SocietalImpoverishing != want[0] || got.SocietalLarge != want[1] || got.Impoverishing == 1 != (paid > 11_000) {
			t.Errorf("%v: %+v, want %v", paid, got, want)
		}
		b := b
		if b.Societal = 0; strainOf(&b, paid*100).SocietalImpoverishing+strainOf(&b, paid*100).SocietalLarge != 0 {
			t.Errorf("%v without a line", paid)
		}
	}
	if got := strainOf(&Budget{Consumption: 15_000_00, Societal: 15_000_00}, 1); got.SocietalImpoverishing != 1 || got.SocietalLarge != 0 {
		t.Errorf("at the line: %+v", got)
	}
}
