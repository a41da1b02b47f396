package simulate

import (
	"doudi/model/population"
	"doudi/model/random"
)

// words are the profile's categories as far as the standing of households hangs on them.
type words struct {
	ordinary uint8   // of those who have no benefits of a category
	exited   []uint8 // by category: what an exited household's bills state
}

// standing is where a block's households stand in one year, in columns.
type standing struct {
	status   []uint8
	category []uint8  // the profile's; a household that lost its benefits is an ordinary resident
	stated   []uint8  // as its bills state it: those who left poverty and keep benefits have a word of their own
	cell     []uint16 // the number of its cell
	enrolled uint64   // what the number of a household that enrols itself is below

	present []uint16 // the cells in which there is a household, each once: the others need no sums
	isThere []bool   // by cell
}

// of decides by the household's place in the order of exits against the share that is still poor. Who is monitored again stands as
// the poor do. traits is the key of what households keep.
func (s *standing) of(v population.View, y *population.Year, w words, traits random.Key, x *halves, c *cells) {
	entitled := random.Threshold(y.Entitled)
	s.enrolled = random.Threshold(y.Enrolled)
	n := v.Households()
	s.present, s.isThere = s.present[:0], zeroed(s.isThere, len(c.fields))
	s.status, s.category, s.stated, s.cell = resize(s.status, n), resize(s.category, n), resize(s.stated, n), resize(s.cell, n)
	for h := range n {
		status, category := uint8(neverRegistered), v.Category[h]
		stated := category
		member, dated := v.Member(h, y)
		switch {
		case !v.Register:
			if dated {
				category, stated = member, member
			}
			if category != w.ordinary {
				status = marginal
			}
		case float64(v.ExitRank[h]) >= 1-y.Poor || v.Monitored(h):
			status = poor
		case dated:
			status, category, stated = exited, member, member
		default:
			status, stated = exited, w.exited[category]
			if population.HouseholdKey(traits, v.FirstID+uint64(h)).For(random.ForEntitled).Bits() >= entitled {
				category, stated = w.ordinary, w.ordinary
			}
		}
		s.status[h], s.category[h], s.stated[h] = status, category, stated
		cell := c.number(x.of(h), status, category, v.Decile[h])
		s.cell[h] = cell
		if !s.isThere[cell] {
			s.isThere[cell] = true
			s.present = append(s.present, cell)
		}
	}
}

// entitled says whether a household has benefits of the register or of a category, and so is enrolled by the
// government's hand.
func entitled(status, category, ordinary uint8) bool { return status == poor || category != ordinary }

// subsidised says whether government pays towards the contribution of a household: of the poor, and of those out of
// poverty who keep benefits.
func subsidised(status, category, ordinary uint8) bool {
	return (status == poor || status == exited) && entitled(status, category, ordinary)
}

// insured says whether a household is enrolled.
func (s *standing) insured(h int32, v population.View, w words, traits random.Key) bool {
	return entitled(s.status[h], s.category[h], w.ordinary) ||
		population.HouseholdKey(traits, v.FirstID+uint64(h)).For(random.ForEnrolled).Bits() < s.enrolled
}
