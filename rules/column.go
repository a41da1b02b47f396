package rules

import (
	"cmp"
	"strings"
)

// Column is what a formula reads of a bill, its person and household, or of the bills so far. It is comparable: a key of
// maps. String is for messages and for expr's environment; nothing is told from it.
type Column struct {
	Of      Owner  // whose it is; of a sum over a period, whose bills it sums
	Period  Period // the span that it sums over; Now: of the bill, or as things stand
	Kind    Kind
	Name    string // of the word, fact or accumulator; of an amount the cost, or the benefit that paid; "total" for all
	Member  string // of an accumulator that is kept by member, see In
	Benefit string // of Unpaid over a period: at whose turn it was unpaid
}

// Period is a span over which amounts are summed.
type Period uint8

// The periods. A household's life is not kept.
const (
	Now Period = iota
	OfYear
	OfMonth
	OfLife
)

// Periods are the words of formulas for spans.
var Periods = map[string]Period{"ytd": OfYear, "mtd": OfMonth, "life": OfLife}

// Kind is what a column is about.
type Kind uint8

// The kinds of columns.
const (
	OfWord        Kind = iota // a core word: level, age, household.size
	OfFact                    // an input of the policy's own
	Cost                      // what a bill, or a part of it, cost
	Unpaid                    // what no benefit has paid yet
	Paid                      // what a benefit paid
	OOP                       // what is left once all have paid
	OfAccumulator             // a running figure of the policy's own
)

// Total names the whole of a bill, or all who paid of it.
const Total = "total"

// The words of a household.
var (
	HouseholdSize   = Column{Of: OfHousehold, Kind: OfWord, Name: "size"}
	HouseholdIncome = Column{Of: OfHousehold, Kind: OfWord, Name: "income"}
)

// ClaimWord is the column of a core word of a bill.
func ClaimWord(name string) Column { return Column{Of: OfClaim, Kind: OfWord, Name: name} }

// PersonWord is the column of a core word of a person.
func PersonWord(name string) Column { return Column{Of: OfPerson, Kind: OfWord, Name: name} }

// Amount is an amount of one bill: of a cost, of a benefit that paid, or of the total.
func Amount(k Kind, name string) Column { return Column{Kind: k, Name: name} }

// UnpaidAt is what was unpaid of a cost of one bill at a benefit's turn.
func UnpaidAt(benefit, cost string) Column {
	return Column{Kind: Unpaid, Name: cost, Benefit: benefit}
}

// Column is the fact's.
func (f *Fact) Column() Column { return Column{Of: f.Owner, Kind: OfFact, Name: f.Name} }

// Column is what one bill adds to the accumulator; to a member of it, see In.
func (a *Accumulator) Column() Column { return Column{Kind: OfAccumulator, Name: a.Name} }

// In is the column of a member; of an accumulator that is kept by several enumerations, of the next one's.
func (c Column) In(member string) Column {
	if c.Member != "" {
		member = c.Member + `"]["` + member // no member has a quote in it
	}
	c.Member = member
	return c
}

// Over is the sum of what is of one bill, over a person's or household's bills of a period.
func (c Column) Over(of Owner, p Period) Column {
	c.Of, c.Period = of, p
	return c
}

// OfBill is what a sum over a period takes of each bill.
func (c Column) OfBill() Column { return c.Over(OfClaim, Now) }

// String is the column as formulas write it, but for whose turn it is about and for the member.
func (c Column) String() string {
	out := ""
	if c.Of == OfHousehold && (c.Period != Now || c.Kind == OfWord) {
		out = "household."
	}
	out += []string{Now: "", OfYear: "ytd.", OfMonth: "mtd.", OfLife: "life."}[c.Period]
	out += map[Kind]string{Unpaid: "unpaid.", Paid: "paid.", OOP: "oop."}[c.Kind]
	out += c.Name
	if c.Member != "" {
		out += `["` + c.Member + `"]`
	}
	if c.Benefit != "" {
		out += "@" + c.Benefit
	}
	return out
}

// Compare orders columns: for lists whose order must not hang on a map's.
func (c Column) Compare(d Column) int {
	return cmp.Or(cmp.Compare(c.Of, d.Of), cmp.Compare(c.Period, d.Period), cmp.Compare(c.Kind, d.Kind),
		strings.Compare(c.Name, d.Name), strings.Compare(c.Member, d.Member), strings.Compare(c.Benefit, d.Benefit))
}
