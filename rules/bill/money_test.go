package bill_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules/internal/made"
)

const classes = "policy: classes\ncosts: [%s]\nsources: {made: {title: made up}}\nbenefits: [{id: b, covers: total, pays: 0.5 * total}]\n"

// Of two parts one follows from the other; of more, the last is the rest only where all the others are stated. Nothing else
// is guessed.
func TestPartsOfABill(t *testing.T) {
	two, three, one := "eligible, excluded", "class_a, class_b, self_pay", "eligible"
	for _, c := range []struct {
		costs, bill string
		want        []model.Fen // nil: refused, with the words of refused
		refused     string
	}{
		{two, "total: 100.00", []model.Fen{10000, 0}, ""},
		{two, "total: 100.00, eligible: 80.00", []model.Fen{8000, 2000}, ""},
		{two, "total: 100.00, excluded: 30.00", []model.Fen{7000, 3000}, ""},
		{two, "total: 100.00, eligible: 80.00, excluded: 30.00", nil, "write: 20.00"},
		{two, "total: 100.00, excluded: 109.00", nil, "write: 100.00"},
		{two, "total: 100.00, eligible: 109.00", nil, "the parts of the bill are 109.00"},
		{two, "total: 100.00, eligible: 109.00, excluded: 5.00", nil, "the parts of the bill are 114.00"},
		{three, "total: 15000.00, class_a: 1000.00, class_b: 2000.00", []model.Fen{100000, 200000, 1200000}, ""},
		{three, "total: 15000.00, class_a: 3000.00", nil, "class_b: …, self_pay: …"},
		{three, "total: 15000.00", nil, "class_a: …, class_b: …, self_pay: …"},
		{three, "total: 15000.00, class_a: 3000.00, self_pay: 2000.00", nil, "class_b: 10000.00"},
		{three, "total: 15000.00, class_a: 13000.00, self_pay: 2000.00", []model.Fen{1300000, 0, 200000}, ""},
		{three, "total: 15000.00, class_a: 13000.00, class_b: 1000.00, self_pay: 900.00", nil, "write: 1000.00"},
		{three, "total: 15000.00, class_a: 15900.00, class_b: 1000.00", nil, "the parts of the bill are 16900.00"},
		{three, "total: 0.00", []model.Fen{0, 0, 0}, ""},
		{one, "total: 100.00", []model.Fen{10000}, ""},
		{one, "total: 100.00, eligible: 80.00", nil, "100.00 of 100.00 is left"},
	} {
		p := made.Policy(t, fmt.Sprintf(classes, c.costs))
		b, _, err := made.Bills(t, p, "year: 2018\nclaims: [{id: c1, "+c.bill+"}]\n")
		switch {
		case c.want == nil && (err == nil || !strings.Contains(err.Error(), c.refused) || strings.Contains(err.Error(), ": -")):
			t.Errorf("%s of %s: %v; want %s", c.bill, c.costs, err, c.refused)
		case c.want != nil && err != nil:
			t.Errorf("%s of %s: %v", c.bill, c.costs, err)
		case c.want != nil && !slices.Equal(b.Claims[0].Costs, c.want):
			t.Errorf("%s of %s: %v, want %v", c.bill, c.costs, b.Claims[0].Costs, c.want)
		}
	}
}

// Files that mean something else than they say are refused.
func TestBillsThatCannotBeMeant(t *testing.T) {
	p := made.Policy(t, fmt.Sprintf(classes, "eligible, excluded"))
	claims := "claims: [{id: c1, total: 100.00}]\n"
	for text, want := range map[string]string{
		"policy: other\n" + claims:                                                             "are for the policy `other`",
		"policy: ../x/other.yaml\n" + claims:                                                   "are for the policy `../x/other.yaml`",
		"policy: classes\n" + claims:                                                           "",
		"policy: ../x/classes.yaml\n" + claims:                                                 "",
		"policy: made.yaml\n" + claims:                                                         "", // the file it was read from
		"persons: [{id: a}, {id: a}]\nclaims: []\n":                                            "two persons are called `a`",
		"persons: [{id: a}, {age: 3}]\nclaims: []\n":                                           "a person has no `id`",
		"persons: [{age: 3}]\n" + claims:                                                       "",
		"household: {size: 0}\n" + claims:                                                      "whole number from 1",
		"household: {size: 1}\n" + claims:                                                      "",
		"claims: [{id: c1, total: ''}]\n":                                                      "no amount",
		"claims: [{id: c1, total: 1.00, eligible: }]\n":                                        "no amount",
		"claims: [{id: c1, total: .}]\n":                                                       "no amount",
		"claims: [{id: c1, total: '-'}]\n":                                                     "no amount",
		"claims: [{id: c1, total: _}]\n":                                                       "no amount",
		"claims: [{id: c1, total: 500000000.01}]\n":                                            "above 20000000.00",
		"claims: [{id: c1, total: 20000000.00}]\n":                                             "",
		"claims: [{total: 2e7}]\n":                                                             "no amount",
		"claims: [{total: 19e5}, {total: 1}]\n":                                                "no amount",
		"claims: [{total: 19999999}, {total: 1.01}]\n":                                         "in all, above 20000000.00",
		"claims: [{total: 1000, eligible: [800, 1000]}]\n":                                     "",
		"claims: [{total: 1000, eligible: [800, 1100]}]\n":                                     "`eligible` may reach 1100.00, above the total 1000.00",
		"claims: [{total: 1000, eligible: [900, 800]}]\n":                                      "begins above its end",
		"claims: [{total: 1000, eligible: [900]}]\n":                                           "or [lowest, highest]",
		"claims: [{total: 1000, excluded: [800, 900]}]\n":                                      "so it cannot be a span",
		"before: {total: 19999999}\nclaims: [{total: 2}]\n":                                    "in all, above 20000000.00",
		"persons: [{id: a}, {id: b}]\nhousehold: {size: 1}\nclaims: [{person: a, total: 2}]\n": "the household is of 1",
	} {
		_, _, err := made.Bills(t, p, "year: 2018\n"+text)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v; want %s", text, err, want)
		}
	}
}
