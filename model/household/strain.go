package household

// Strain is what a year's out-of-pocket cost is to a household beside its being catastrophic: by how much it passes a tenth
// and a quarter of consumption and 40 % of the capacity to pay, and what it takes of what consumption leaves above a poverty line.
type Strain struct {
	// Over10 and Over25 are by how much the share of consumption passes 10 % and 25 %, in millionths; 0 where it does not.
	// Cost beyond all consumption counts as all of it. Over40 is the same of the capacity to pay; without one it is 0.
	Over10, Over25, Over40 int32
	// Impoverishing and Large are 1 where the cost is more than all of the discretionary budget, and more than 40 % of it but
	// not all: indicator 3.8.2 of the Sustainable Development Goals as adopted in 2025, with the local poverty line in the
	// place of the societal one. Where consumption does not pass the line, all cost is impoverishing.
	Impoverishing, Large uint8
	// The indicator itself, by the societal line; 0 where that is not known.
	SocietalImpoverishing, SocietalLarge uint8
}

// Of judges a household's out-of-pocket cost of a year, in fen and not negative.
func (s *Strain) Of(b *Budget, oop float64) {
	s.of(oop, b.Consumption, b.Subsistence, b.Line, b.Societal)
}

func (s *Strain) of(oop, consumption, subsistence, line, societal float64) {
	*s = Strain{}
	if oop <= 0 {
		return
	}
	if oop > 0.10*consumption { // else it does not pass 0.25 of it either
		s.Over10 = over(oop, consumption, 0.10)
		if oop > 0.25*consumption {
			s.Over25 = over(oop, consumption, 0.25)
		}
	}
	if free := consumption - subsistence; free > 0 && oop > 0.40*free {
		s.Over40 = over(oop, free, 0.40)
	}
	s.Impoverishing, s.Large = discretionary(oop, consumption-line)
	if societal > 0 {
		s.SocietalImpoverishing, s.SocietalLarge = discretionary(oop, consumption-societal)
	}
}

// over is by how much the share that a cost takes of some means, at most all of them, passes another that it does pass, in millionths.
func over(oop, means, share float64) int32 {
	taken := 1.0
	if oop < means {
		taken = oop / means
	}
	return int32(1e6*(taken-share) + 0.5)
}

// discretionary says whether a cost above nothing takes more than all, or else more than 40 %, of what is free, which it does where
// nothing is.
func discretionary(oop, free float64) (impoverishing, large uint8) {
	impoverishing = uint8(count(oop > free))
	return impoverishing, uint8(count(oop > 0.40*free)) &^ impoverishing
}
