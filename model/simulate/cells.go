package simulate

import (
	"doudi/model"
	"doudi/model/measure"
)

// cells are those of one stratum, in which all households of a block are. They are numbered from 0: while a block is
// worked on sums are kept by number, small and close together, and go to the tally at once.
type cells struct {
	layout     *measure.Layout
	fields     []int32                  // by number: where the cell's fields begin in Tally.Cells
	levels     [2][noLevel]int          // by half and level of care: where its fields begin in Tally.Levels
	subsidised []bool                   // by number: government pays towards the contribution of its households
	place      [neverRegistered + 1]int // by status: its place among the stratum's
	parts      int
	categories int
	half       int // numbers of a half
	stride     int
}

// noLevel is the place, behind the levels of care, of what belongs to none: chronic outpatient bills.
const noLevel = int(model.Province) + 1

func newCells(l *measure.Layout, stratum int, ordinary uint8) *cells {
	c := &cells{layout: l, categories: len(l.Categories), stride: l.Stride()}
	for half := range l.Halves {
		c.parts = 0
		for part, x := range l.Parts {
			if x.Stratum != stratum {
				continue
			}
			c.place[x.Status] = c.parts
			c.parts++
			for category := range l.Categories {
				for decile := range measure.Deciles {
					c.fields = append(c.fields, int32(l.Cell(half, part, category, decile)))
					c.subsidised = append(c.subsidised, subsidised(uint8(x.Status), uint8(category), ordinary))
				}
			}
		}
		for level := range noLevel {
			c.levels[half][level] = l.Level(half, stratum, level)
		}
	}
	c.half = len(c.fields) / l.Halves
	return c
}

// number is that of a household's cell.
func (c *cells) number(half int, status, category, decile uint8) uint16 {
	return uint16(((half*c.parts+c.place[status])*c.categories+int(category))*measure.Deciles + int(decile))
}

// at are the fields of a cell.
func (c *cells) at(t *measure.Tally, number uint16) []int64 {
	return t.Cells[c.fields[number]:][:c.stride]
}

// halves is how many halves there are.
func (c *cells) halves() int { return c.layout.Halves }

// halfOf is the half of a cell.
func (c *cells) halfOf(number uint16) int {
	if int(number) >= c.half {
		return 1
	}
	return 0
}

// zeroed is a slice of n zeros, in the memory of one that was used before.
func zeroed[T any](x []T, n int) []T {
	x = resize(x, n)
	clear(x)
	return x
}
