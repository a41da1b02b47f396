package household

import "testing"

// A household that consumes 20,000 yuan above a line of 9,000 has 11,000 to itself, of which 40 % are 4,400. By hand, in yuan: what
// it pays, by how much that passes 10 and 25 % of its consumption, and whether it is large or impoverishes.
func TestStrainByHand(t *testing.T) {
	b := Budget{Consumption: 20_000_00, Line: 9_000_00}
	for _, c := range []struct {
		paid float64
		want Strain
	}{
		{0, Strain{}}, {2_000, Strain{}}, {2_000.02, Strain{Over10: 1}}, {4_400, Strain{Over10: 120_000}}, {4_400.04, Strain{Over10: 120_002, Large: 1}},
		{6_000, Strain{Over10: 200_000, Over25: 50_000, Large: 1}}, {11_000, Strain{Over10: 450_000, Over25: 300_000, Large: 1}},
		{11_001, Strain{Over10: 450_050, Over25: 300_050, Impoverishing: 1}}, {20_000, Strain{Over10: 900_000, Over25: 750_000, Impoverishing: 1}},
		{90_000, Strain{Over10: 900_000, Over25: 750_000, Impoverishing: 1}},
	} {
		if got := b.Strain(c.paid * 100); got != c.want {
			t.Errorf("%v: %+v, want %+v", c.paid, got, c.want)
		}
	}
	poor := Budget{Consumption: 9_000_00, Line: 9_000_00}
	if got := poor.Strain(1); got.Impoverishing != 1 || got.Large != 0 || poor.Strain(0) != (Strain{}) {
		t.Errorf("at the line: %+v", got)
	}
	if got := (&Budget{Line: 1}).Strain(1); got != (Strain{900_000, 750_000, 1, 0}) {
		t.Errorf("without consumption: %+v", got)
	}
}
