package illness

import (
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/population"
)

// even is the rural catalogue with diseases that all cost what a level's mean is, so that none moves another's cost.
func even(t testing.TB) *Catalogue {
	c := rural(t)
	c.Special = slices.Clone(c.Special)
	for i := range c.Special {
		c.Special[i].Cost = 1
	}
	return c
}

// named is a bill whose disease is given by name in place of its number.
type named struct {
	disease string
	bill    model.Bill
}

// namedBills are those of a year that are wanted.
func namedBills(c *Catalogue, b *population.Block, values model.Values, wanted func(named) bool) []named {
	names := c.Diseases()
	var out []named
	for _, x := range sampled(b, c.Resolve(values, 2018, steady, conditions, ages(b)), 3, 99) {
		n := named{names[x.Disease], x}
		n.bill.Disease = 0
		if wanted == nil || wanted(n) {
			out = append(out, n)
		}
	}
	return out
}

// contains says whether all of some bills are among others, in that order.
func contains(all, some []named) bool {
	for _, x := range all {
		if len(some) > 0 && some[0] == x {
			some = some[1:]
		}
	}
	return len(some) == 0
}

// Nobody's bills move but those that a change is about: bill by bill, in everything that a bill is.
func TestNobodyElsesBillsMove(t *testing.T) {
	b := people(20_000, 300, 70, model.Female, 3)
	before := even(t)
	is := func(disease string) func(named) bool { return func(n named) bool { return n.disease == disease } }
	not := func(disease string) func(named) bool { return func(n named) bool { return n.disease != disease } }
	common := func(n named) bool { return n.disease == Other && n.bill.Kind == model.Inpatient }

	dearer := even(t)
	at := slices.Index(dearer.Diseases(), "stroke") - 1
	dearer.Special[at].Per100000 *= 3
	if !slices.Equal(namedBills(before, b, nil, not("stroke")), namedBills(dearer, b, nil, not("stroke"))) {
		t.Error("three times as many strokes move others' bills")
	}
	if few, many := namedBills(before, b, nil, is("stroke")), namedBills(dearer, b, nil, is("stroke")); !contains(many, few) || len(many) < 2*len(few) {
		t.Errorf("of %d bills for strokes not all are among the %d of three times as many", len(few), len(many))
	}

	more := even(t)
	more.Special = slices.Insert(more.Special, 10, Disease{ID: "new", Shape: more.Special[0].Shape, Per100000: 500, Admissions: 2, Cost: 1, Severe: 0.5})
	if !slices.Equal(namedBills(before, b, nil, nil), namedBills(more, b, nil, not("new"))) || len(namedBills(more, b, nil, is("new"))) < 1000 {
		t.Error("a disease in the middle moves others' bills")
	}
	fewer := even(t)
	fewer.Special = slices.Delete(fewer.Special, 3, 4)
	if gone := before.Special[3].ID; !slices.Equal(namedBills(before, b, nil, not(gone)), namedBills(fewer, b, nil, nil)) {
		t.Error("a disease that is left out moves others' bills")
	}

	notCommon := func(n named) bool { return !common(n) }
	for _, values := range []model.Values{{"catalogue.admissions.other_causes": 0.5}, {"catalogue.admissions.again": 0.4}} {
		if !slices.Equal(namedBills(before, b, nil, notCommon), namedBills(before, b, values, notCommon)) {
			t.Errorf("%v moves bills for special diseases", values)
		}
	}
	// With higher rates more further admissions are spells of their own, so that a person's first alone stay.
	last := int32(-1)
	first := func(n named) bool {
		is := common(n) && n.bill.Person != last
		if is {
			last = n.bill.Person
		}
		return is
	}
	few := namedBills(before, b, model.Values{"catalogue.admissions.other_causes": 0.5}, first)
	last = -1
	if many := namedBills(before, b, nil, first); !contains(many, few) || len(many) < len(few)*3/2 {
		t.Errorf("of %d first admissions not all are among the %d of higher rates", len(few), len(many))
	}
	notSpecial := func(n named) bool { return n.disease == Other }
	if !slices.Equal(namedBills(before, b, nil, notSpecial), namedBills(before, b, model.Values{"catalogue.special.rate_level": 1.4}, notSpecial)) {
		t.Error("more special diseases move common admissions")
	}

	// A household more, before them.
	larger := people(20_001, 299, 70, model.Female, 3)
	var of []named
	for _, n := range namedBills(before, larger, nil, nil) {
		if n.bill.Household > 0 {
			n.bill.Household, n.bill.Person = n.bill.Household-1, n.bill.Person-4
			of = append(of, n)
		}
	}
	if !slices.Equal(of, namedBills(before, b, nil, nil)) {
		t.Error("a household more moves others' bills")
	}
}
