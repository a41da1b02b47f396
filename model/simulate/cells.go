package simulate

import (
	"doudi/model"
	"doudi/model/measure"
)

// cells are those of one stratum, in which all households of a block are. They are numbered from 0: while a block is
// worked on sums are kept by number, small and close together, and go to the tally at once.
type cells struct {
	layout     *measure.Layout
	stratum    int
	fields     []int32                  // by number: where the cell's fields begin in Tally.Cells
	care       []uint8                  // by number: the first of its half's and part's numbers of care, careNumbers each
	levels     [2][noLevel]int          // by half and level of care: where its fields begin in Tally.Levels
	places     [2][2][noPlace]int       // by half, part and place of care: where its fields begin in Tally.Places
	burdens    []int32                  // by number: where the bins of its households begin in Tally.Burdens, and behind them its patients'
	groups     []headGroups             // by number: where the fields of its groups begin in measure.Heads
	subsidised []bool                   // by number: government pays towards the contribution of its households
	place      [neverRegistered + 1]int // by status: its place among the stratum's
	parts      int
	categories int
	stride     int
}

// noLevel is the place, behind the levels of care, of what belongs to none: chronic outpatient bills.
const noLevel = int(model.Province) + 1

// noPlace is how many places of care there are.
const noPlace = int(model.OutOfProvince) + 1

// careNumbers is how many kinds of care are told apart: admissions by level and place, and behind them all other bills.
const careNumbers = noLevel*noPlace + 1

// careOf is the number of a bill's care.
func careOf(b *model.Bill) uint8 {
	// Both are worked out: no branch to mispredict.
	care := uint8(int(b.Level)*noPlace + int(b.Place))
	if b.Kind != model.Inpatient {
		care = uint8(careNumbers - 1)
	}
	return care
}

// byCare are sums by half, part and kind of care, of a stratum's cells.
type byCare[T any] [256]T // as many as its numbers, which are bytes

func newCells(l *measure.Layout, stratum int, ordinary uint8) *cells {
	c := &cells{layout: l, stratum: stratum, categories: len(l.Categories), stride: l.Stride()}
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
					c.burdens = append(c.burdens, int32(l.Burdens(half, part, measure.HouseholdBurden)))
					c.care = append(c.care, uint8((2*half+c.parts-1)*careNumbers))
					c.groups = append(c.groups, headGroups{int32(l.Heads(half, stratum, 0)), int32(l.Heads(half, stratum, l.OfStatus(x.Status))),
						int32(l.Heads(half, stratum, l.OfCategory(category))), int32(l.Heads(half, stratum, l.OfDecile(decile)))})
					c.subsidised = append(c.subsidised, subsidised(uint8(x.Status), uint8(category), ordinary))
				}
			}
		}
		for level := range noLevel {
			c.levels[half][level] = l.Level(half, stratum, level)
		}
		for place := range l.Places {
			at := 0
			for part, x := range l.Parts {
				if x.Stratum == stratum {
					c.places[half][at][place] = l.Place(half, part, place)
					at++
				}
			}
		}
	}
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

// careFields calls with the sums of each level and each place of care, and the fields of a tally that they belong to.
func careFields[T any](c *cells, x *byCare[T], t *measure.Tally, add func(sum *T, fields []int64)) {
	for half := range c.layout.Halves {
		for part := range c.parts {
			of := x[(2*half+part)*careNumbers:][:careNumbers]
			for level, at := range c.levels[half] {
				for place := range noPlace {
					sum := &of[level*noPlace+place]
					add(sum, t.Levels[at:])
					if len(t.Places) > 0 {
						add(sum, t.Places[c.places[half][part][place]:])
					}
				}
			}
		}
	}
}

// emptied is room for a value a cell, of n cells, empty in those that are named and of no meaning in the others. A view has
// households in a fifth of its cells, and to clear and to look through all would take as long as to count some bills.
func emptied[T any](x []T, n int, named []uint16) []T {
	x = resize(x, n)
	for _, i := range named {
		var empty T
		x[i] = empty
	}
	return x
}

// zeroed is a slice of n zeros, in the memory of one that was used before.
func zeroed[T any](x []T, n int) []T {
	x = resize(x, n)
	clear(x)
	return x
}

// headGroups are where the fields of the groups of a cell's households begin in measure.Heads.
type headGroups struct{ all, status, category, decile int32 }

// add adds to a field of all groups of a cell.
func (g *headGroups) add(field int, n int64, into []int64) {
	into[int(g.all)+field] += n
	into[int(g.status)+field] += n
	into[int(g.category)+field] += n
	into[int(g.decile)+field] += n
}
