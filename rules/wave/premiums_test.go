package wave

import (
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/read"
)

const premiumPolicy = `
policy: premiums
title: {zh: 保费, en: Premiums}
from: 2018-01-01
sources: {doc: {title: made up}}
source: {ref: doc, status: derived}
enumerations: {category: [poor, edge, resident]}
funds: {county: {title: County}}
parameters:
  premium: {unit: CNY, values: [{from: 2018-01-01, value: 220}, {from: 2019-01-01, value: 250}]}
  share: {unit: share, by: [category], value: {poor: 1, edge: 0.5, resident: 0}}
benefits:
  - {id: basic, fund: county, pays: 0.5 * eligible}
  - {id: contribution, fund: county, at: enrolment, pays: "premium * share[category]"}
  - {id: cover, fund: county, at: enrolment, when: 'category == "poor" and (age >= 60 or sex == "female")', pays: "100.005", ceiling: 30 + age}
  - {id: late, fund: county, at: enrolment, from: 2020-01-01, when: insured, pays: "7"}
`

// By hand: the poor's whole contribution and half of that of those at the edge; the cover, rounded half up to 100.01, of poor
// women and of the old, held to 30 yuan and one for each year of age; what begins in 2020 is not there before.
func TestPremiumsByHand(t *testing.T) {
	docs, err := document.Parse("p.yaml", []byte(premiumPolicy))
	if err != nil {
		t.Fatal(err)
	}
	policy, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(policy.Benefits) != 1 || len(policy.Enrolments) != 3 {
		t.Fatalf("%d benefits, %d at enrolment", len(policy.Benefits), len(policy.Enrolments))
	}
	words := &model.Claims{Categories: []string{"resident", "poor", "edge"}, Otherwise: []string{"", "", ""}}
	for _, year := range []int{2018, 2019, 2020} {
		compiled, err := CompilePremiums([]Rules{{Policy: policy}, {Policy: policy}}, year, words)
		if err != nil {
			t.Fatal(err)
		}
		got := compiled.Stated()
		whole := model.Fen(250_00)
		if year == 2018 {
			whole = 220_00
		}
		for category, share := range []model.Fen{0, 2, 1} { // halves
			for _, sex := range []model.Sex{model.Male, model.Female} {
				for age := range model.Fen(128) {
					at := (category*2+int(sex))*128 + int(age)
					cover := model.Fen(0)
					if category == 1 && (age >= 60 || sex == model.Female) {
						cover = min(100_01, 30_00+100*age)
					}
					if x, y := got[0][0][at], got[0][1][at]; x != whole*share/2 || y != cover {
						t.Fatalf("%d, %s, sex %d, age %d: %s and %s, want %s and %s", year, words.Categories[category], sex, age, x, y, whole*share/2, cover)
					}
				}
			}
		}
		if late := got[0][2]; (late == nil) != (year < 2020) || late != nil && late[5] != 7_00 {
			t.Errorf("%d: %v", year, late)
		}
		if &got[0][0][0] != &got[1][0][0] {
			t.Error("two policies that pay alike do not share a table")
		}
	}
}

// A draw that raises the contribution by a tenth raises what is paid for the poor by as much, to the fen, 275 yuan of 250, and nothing
// else; each policy by its own draw, and a draw leaves nothing for the next.
func TestPremiumsOfADrawByHand(t *testing.T) {
	text := strings.Replace(premiumPolicy, "{from: 2019-01-01, value: 250}]}", "{from: 2019-01-01, value: 250, range: [0.8, 1.2]}]}", 1)
	docs, err := document.Parse("p.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	policy, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	words := &model.Claims{Categories: []string{"resident", "poor", "edge"}, Otherwise: []string{"", "", ""}}
	all := []Rules{{Policy: policy}, {Policy: policy}}
	compiled, err := CompilePremiums(all, 2019, words)
	if err != nil {
		t.Fatal(err)
	}
	path := policy.Parameters[0].DrawnOn(rules.MonthOf(2019, 1)).Factor.Path
	const poor = (1*2 + 0) * 128 // a boy of no year
	for _, c := range []struct {
		values [2]model.Values
		want   [2]model.Fen
	}{
		{[2]model.Values{nil, nil}, [2]model.Fen{250_00, 250_00}},
		{[2]model.Values{{path: 1.1}, {path: 1.1}}, [2]model.Fen{275_00, 275_00}},
		{[2]model.Values{{path: 1.1}, {path: 0.9}}, [2]model.Fen{275_00, 225_00}},
		{[2]model.Values{{path: 0.9999}, {path: 0.9999}}, [2]model.Fen{249_98, 249_98}}, // 249.975
		{[2]model.Values{nil, nil}, [2]model.Fen{250_00, 250_00}},
	} {
		got, err := compiled.Draw(c.values[:])
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range c.want {
			if contribution, cover := got[i][0][poor], got[i][1][poor]; contribution != want || cover != 0 {
				t.Errorf("%v: policy %d pays %s and %s, want %s and nothing", c.values, i, contribution, cover, want)
			}
		}
	}
}

// A draw that leaves nothing to divide by is refused, and the next one is as good as before.
func TestPremiumsThatDivideByNothing(t *testing.T) {
	text := strings.NewReplacer("value: 220", "value: 220, range: [0, 2]", "premium * share", "100 / premium * share").Replace(premiumPolicy)
	docs, err := document.Parse("p.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	policy, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := CompilePremiums([]Rules{{Policy: policy}}, 2018, &model.Claims{Categories: []string{"resident", "poor", "edge"}, Otherwise: []string{"", "", ""}})
	if err != nil {
		t.Fatal(err)
	}
	path := policy.Parameters[0].DrawnOn(rules.MonthOf(2018, 1)).Factor.Path
	if _, err := compiled.Draw([]model.Values{{path: 0}}); err == nil || !strings.Contains(err.Error(), "may be zero or less") {
		t.Errorf("divided by nothing: %v", err)
	}
	const poor = (1*2 + 0) * 128
	if got, err := compiled.Draw([]model.Values{{path: 0.5}}); err != nil || got[0][0][poor] != 91 { // 100 / 110, in fen
		t.Errorf("divided by 110: %v, %v", got, err)
	}
}
