package simulate

import (
	"math"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/model/population"
)

// Gauge is a measure that a study defines itself: a number for each household, or each person, of what a year is to it, which is
// counted to the hundredth. Column i of measure.Layout.Gauges is of Gauge i.
type Gauge struct {
	ID      string
	Persons bool
	Reads   []Reading // the columns that it is made of, in order
	// Make makes a worker's own way to work it out: for each of so many rows of the columns a number into out.
	Make func() func(rows int, columns [][]float64, out []float64)
}

// Reading is a column that a Gauge reads. Money is in yuan and of the whole year and household.
type Reading uint8

// The columns: of households the first five, of persons OOP and those behind it.
const (
	ReadSize Reading = iota // members
	ReadIncome
	ReadConsumption
	ReadLine // poverty line of all members
	// ReadOOP is what a household pays out of pocket, outside bills too; of a person what benefits leave of the person's bills,
	// where what a household is paid at a period's end is nobody's.
	ReadOOP
	ReadAge
	ReadSex
	ReadCategory // as bills state it: index in the words of the profile
	ReadInsured
)

// gauges work the gauges out: of everybody without bills first, as books are closed for who stays healthy, then what bills
// change in that under what all scenarios share, and then what a scenario's own benefits change.
type gauges struct {
	of      []gauge
	rows    []int32 // of the columns: which household or person of the block
	columns [][]float64
	out     []float64
	failed  error
}

// gauge is one with its values.
type gauge struct {
	*Gauge
	at     int // field of a cell
	work   func(rows int, columns [][]float64, out []float64)
	base   []int64 // by household or person of the block, without bills
	shared []int64 // by household or person with bills
}

// mostGauged bounds the number that one household or person may be counted with: what passes it is no money of a household, and sums of
// many would pass whole numbers.
const mostGauged = 1e9

func newGauges(w *World) gauges {
	var out gauges
	for i := range w.Gauges {
		g := &w.Gauges[i]
		out.of = append(out.of, gauge{Gauge: g, at: w.Layout.Gauge(i), work: g.Make()})
	}
	return out
}

// hundredths works a gauge out for the rows at hand.
func (x *gauges) hundredths(g *gauge, p *people, oop func(row int) float64) []int64 {
	for len(x.columns) < len(g.Reads) {
		x.columns = append(x.columns, nil)
	}
	for i, r := range g.Reads {
		x.columns[i] = resize(x.columns[i], len(x.rows))
		for row, who := range x.rows {
			x.columns[i][row] = p.reading(r, who, g.Persons, oop, row)
		}
	}
	x.out = resize(x.out, len(x.rows))
	g.work(len(x.rows), x.columns[:len(g.Reads)], x.out)
	out := make([]int64, len(x.rows))
	for row, v := range x.out {
		if who := x.rows[row]; !g.Persons && p.view.First[who] == p.view.First[who+1] { // nobody lives there any more
			continue
		}
		if !(math.Abs(v) <= mostGauged) {
			x.failed = message.Say("the measure `%s` gives no number for a household or person, or one beyond %.0f", g.ID, float64(mostGauged))
			continue
		}
		out[row] = int64(math.Round(v * 100))
	}
	return out
}

// reading is one column of a household or person of the block.
func (p *people) reading(r Reading, who int32, person bool, oop func(row int) float64, row int) float64 {
	h := who
	if person {
		h = p.householdOf(who)
	}
	switch r {
	case ReadSize:
		return float64(p.view.First[h+1] - p.view.First[h])
	case ReadIncome:
		return p.means.Income[h] / 100
	case ReadConsumption:
		return p.means.Consumption[h] / 100
	case ReadLine:
		return p.year.Line * float64(p.view.First[h+1]-p.view.First[h])
	case ReadAge:
		return float64(p.view.Age[who])
	case ReadSex:
		return float64(p.view.Sex[who])
	case ReadCategory:
		return float64(p.stand.stated[h])
	case ReadInsured:
		if p.insured(h) {
			return 1
		}
		return 0
	}
	return oop(row) / 100
}

// open counts everybody as if there were no bill, and keeps what that was for the year's replicates.
func (x *gauges) open(p *people, t *measure.Tally) {
	for i := range x.of {
		g := &x.of[i]
		n, oop := p.view.Households(), func(h int) float64 { return p.means.Other[h] }
		if g.Persons {
			n, oop = int(p.view.First[n]), func(int) float64 { return 0 }
		}
		x.rows = resize(x.rows, n)
		for row := range x.rows {
			x.rows[row] = int32(row)
		}
		g.base = x.hundredths(g, p, oop)
		for who, v := range g.base {
			h := int32(who)
			if g.Persons {
				h = p.householdOf(h)
			}
			p.cells.at(t, p.stand.cell[h])[g.at] += v
		}
	}
}

// alike counts what bills change under what all scenarios share.
func (x *gauges) alike(p *people, cases *cases, owed *owed, left []model.Fen, t *measure.Tally) {
	if len(x.of) == 0 {
		return
	}
	for i := range x.of {
		g := &x.of[i]
		x.rows = x.rows[:0]
		if g.Persons {
			for at := range cases.ill {
				x.rows = append(x.rows, cases.ill[at].person)
			}
			g.shared = x.hundredths(g, p, func(row int) float64 { return float64(left[row]) })
		} else {
			for h := range cases.homes {
				x.rows = append(x.rows, cases.homes[h].household)
			}
			g.shared = x.hundredths(g, p, func(row int) float64 { return cases.homes[row].oop(owed.left[row]) })
		}
		for row, who := range x.rows {
			x.add(g, p, who, g.shared[row]-g.base[who], t)
		}
	}
}

// apart counts what a scenario's own benefits change: homes and patients are those that they touch, as places among the households and
// patients with bills.
func (x *gauges) apart(p *people, cases *cases, homes []int32, owed *owed, patients []int32, left []model.Fen, t *measure.Tally) {
	for i := range x.of {
		g := &x.of[i]
		touched, oop := homes, func(row int) float64 { return cases.homes[homes[row]].oop(owed.left[homes[row]]) }
		if g.Persons {
			touched, oop = patients, func(row int) float64 { return float64(left[patients[row]]) }
		}
		x.rows = x.rows[:0]
		for _, at := range touched {
			if g.Persons {
				x.rows = append(x.rows, cases.ill[at].person)
			} else {
				x.rows = append(x.rows, cases.homes[at].household)
			}
		}
		for row, v := range x.hundredths(g, p, oop) {
			x.add(g, p, x.rows[row], v-g.shared[touched[row]], t)
		}
	}
}

// add counts a change.
func (x *gauges) add(g *gauge, p *people, who int32, change int64, t *measure.Tally) {
	if change == 0 {
		return
	}
	if g.Persons {
		who = p.householdOf(who)
	}
	p.cells.at(t, p.stand.cell[who])[g.at] += change
}

// householdOf is the household of a person, both by position in the block.
func (p *people) householdOf(person int32) int32 {
	return int32(p.view.Place[person] / population.Slots)
}
