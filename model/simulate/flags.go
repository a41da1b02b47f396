package simulate

import (
	"math/bits"

	"doudi/model/household"
	"doudi/model/measure"
)

// flags are what a year is to a household, a bit each: in several years it may be counted once.
type flags uint16

const (
	spent10 flags = 1 << iota // the first four in the order of household.Catastrophic
	spent25
	spent40
	below
	fellD1
	fellD2
	fellByLabour
	won100
	lost100
	won1000
	lost1000
	changed100
	changed1000
	impoverished // of what consumption leaves above the line
	large40
	counted // it is there
)

// flagBits is how many flags there are.
const flagBits = 16

// flagFields are, by bit, the fields that count households with the flag and their members; −1 for none of either.
var flagFields = [...]struct{ households, persons measure.Field }{
	{measure.CHE10, measure.CHE10Persons}, {measure.CHE25, measure.CHE25Persons}, {measure.CHE40, measure.CHE40Persons}, {measure.BelowSubsistence, -1},
	{measure.D1Households, measure.D1Persons}, {measure.D2Households, measure.D2Persons}, {measure.LabourHouseholds, measure.LabourPersons},
	{measure.Winners100, -1}, {measure.Losers100, -1}, {measure.Winners1000, -1}, {measure.Losers1000, -1}, {measure.Changed100, -1}, {measure.Changed1000, -1},
	{-1, measure.DiscretionaryImpoverished}, {-1, measure.DiscretionaryLarge},
	{measure.Households, measure.Persons},
}

// count adds a household of so many members to the fields of a cell or group; a negative number takes it back, and 1 counts
// households alone where no flag counts members.
func (x flags) count(fields []int64, members int64) {
	sign := int64(1)
	if members < 0 {
		sign = -1
	}
	for ; x != 0; x &= x - 1 {
		of := &flagFields[bits.TrailingZeros16(uint16(x))]
		if of.households >= 0 {
			fields[of.households] += sign
		}
		if of.persons >= 0 {
			fields[of.persons] += members
		}
	}
}

// spentMuch are the flags of catastrophic spending of one household: its counts, sixteen bits each, are 0 or 1.
func spentMuch(c household.Catastrophic) flags {
	return flags(c|c>>15|c>>30|c>>45) & (spent10 | spent25 | spent40 | below)
}

// strained are the flags of what a cost takes above the line. By its place: a copy of what was just written field by field waits for all
// of it.
func strained(s *household.Strain) flags {
	return flags(s.Impoverishing)*impoverished | flags(s.Large)*large40
}

// fell are the flags of illness-induced poverty.
func fell(p *household.Poverty) flags {
	return flags(p.D1.Households)*fellD1 | flags(p.D2.Households)*fellD2
}
