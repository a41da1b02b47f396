package wave

import (
	"cmp"
	"slices"

	"doudi/rules"
	"doudi/rules/kernel"
)

// column is a column of a program: a word of formulas, what is kept of it from bill to bill, or a figure of the simulation's
// own that no formula reads.
type column struct {
	rules.Column
	own    own
	policy int // of the policy whose codes a word holds; those of the first stand for all that have the same members; of enrolment Rules.Enrolled
	apart  int // of what is kept: 0, or its cell where policies keep different figures of the same
}

// own is a figure of the simulation's own.
type own uint8

const (
	ofFormulas    own = iota // none: what formulas read
	billTotal                // fen
	billEligible             // fen
	billExcluded             // fen
	monthSeen                // the month that a person's sums of a month are about
	homeMonthSeen            // the month that a household's are about
	application              // the number by which a person or household applies for the benefit that Name says
	unbroken                 // for how many years a person has been insured under those policies
	missed                   // for how many it had not been
	enrolment                // whether a person is insured under policies whose Rules.Enrolled is the column's policy
)

// word is the column of a word of formulas.
func word(c rules.Column) column { return column{Column: c} }

// figure is the column of a figure of the simulation's own.
func figure(o own) column { return column{own: o} }

var (
	month       = word(rules.ClaimWord("month"))
	inCounty    = word(rules.ClaimWord("in_county"))
	referred    = word(rules.ClaimWord("referred"))
	admissionNo = word(rules.ClaimWord("admission_no"))
	age         = word(rules.PersonWord("age"))
	insured     = word(rules.PersonWord("insured"))
	size        = word(rules.HouseholdSize)
	income      = word(rules.HouseholdIncome)
)

// kept says whether a column is kept from bill to bill: a sum over a period.
func (c column) kept() bool { return c.Period != rules.Now }

// ofPatients says whether a column that is not kept is of patients and not of bills.
func (c column) ofPatients() bool {
	return c.own >= application && c.own <= enrolment || c.own == ofFormulas && c.Of != rules.OfClaim
}

// ofBills says whether a column that is not kept is made of bills: not counted or remembered while they are settled.
func (c column) ofBills() bool {
	return c.own >= billTotal && c.own <= billExcluded || c.own == ofFormulas && c.Of == rules.OfClaim && c != admissionNo
}

func (c column) compare(d column) int {
	return cmp.Or(cmp.Compare(c.own, d.own), c.Column.Compare(d.Column), cmp.Compare(c.policy, d.policy), cmp.Compare(c.apart, d.apart))
}

// loaded are the columns that are not kept, each once.
func loaded(columns []column) []column {
	columns = slices.DeleteFunc(columns, column.kept)
	slices.SortFunc(columns, column.compare)
	return slices.Compact(columns)
}

// columns are those of a graph, in the order in which its program takes them.
type columns struct {
	list []column
	refs map[column]kernel.Ref
}

// of is a column of the graph.
func (g *graph) column(c column) kernel.Ref {
	r, known := g.refs[c]
	if !known {
		r = g.Column()
		g.Unsigned(r) // codes and counts, and sums that begin at 0
		g.refs[c] = r
		g.list = append(g.list, c)
	}
	return r
}
