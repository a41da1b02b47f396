package household

// Strain is what a year's out-of-pocket cost is to a household beside its being catastrophic: by how much it passes a tenth
// and a quarter of consumption, and what it takes of what consumption leaves above the poverty line.
type Strain struct {
	// Over10 and Over25 are by how much the share of consumption passes 10 % and 25 %, in millionths; 0 where it does not.
	// Cost beyond all consumption counts as all of it.
	Over10, Over25 int64
	// Impoverishing and Large are 1 where the cost is more than all of the discretionary budget, and more than 40 % of it but
	// not all: indicator 3.8.2 of the Sustainable Development Goals as adopted in 2025, with the local poverty line in the
	// place of the societal one. Where consumption does not pass the line, all cost is impoverishing.
	Impoverishing, Large int64
}

// Strain judges a year's out-of-pocket cost, in fen and not negative.
func (b *Budget) Strain(oop float64) Strain { return strain(oop, b.Consumption, b.Line) }

func strain(oop, consumption, line float64) (s Strain) {
	if oop <= 0 {
		return s
	}
	share := 1.0
	if oop < consumption {
		share = oop / consumption
	}
	if share > 0.10 {
		s.Over10 = int64(1e6*(share-0.10) + 0.5)
	}
	if share > 0.25 {
		s.Over25 = int64(1e6*(share-0.25) + 0.5)
	}
	switch free := consumption - line; {
	case free <= 0 || oop > free:
		s.Impoverishing = 1
	case oop > 0.40*free:
		s.Large = 1
	}
	return s
}
