package rules_test

import (
	"testing"

	"doudi/rules"
)

// A column is spelled as formulas write it; members of several enumerations stay apart, whatever is in their names.
func TestColumnsAreSpelled(t *testing.T) {
	paid, split := rules.Amount(rules.Paid, "basic"), (&rules.Accumulator{Name: "split"}).Column()
	for c, want := range map[rules.Column]string{
		rules.ClaimWord("level"): "level", rules.PersonWord("age"): "age", rules.HouseholdSize: "household.size", rules.HouseholdIncome: "household.income",
		(&rules.Fact{Name: "house", Owner: rules.OfHousehold}).Column(): "house", rules.Amount(rules.Cost, rules.Total): "total", rules.Amount(rules.Unpaid, "eligible"): "unpaid.eligible",
		paid: "paid.basic", paid.Over(rules.OfPerson, rules.OfYear): "ytd.paid.basic", paid.Over(rules.OfHousehold, rules.OfMonth): "household.mtd.paid.basic",
		rules.UnpaidAt("cap", "total").Over(rules.OfPerson, rules.OfLife): "life.unpaid.total@cap", rules.Amount(rules.OOP, "total").Over(rules.OfPerson, rules.OfMonth): "mtd.oop.total",
		split.In("a").In("b:c").Over(rules.OfPerson, rules.OfYear): `ytd.split["a"]["b:c"]`, split.In("a:b").In("c").Over(rules.OfPerson, rules.OfYear): `ytd.split["a:b"]["c"]`,
	} {
		if got := c.String(); got != want {
			t.Errorf("%+v: %s, want %s", c, got, want)
		}
	}
	if got := paid.Over(rules.OfHousehold, rules.OfMonth).OfBill(); got != paid {
		t.Errorf("of a bill: %+v, want %+v", got, paid)
	}
}
