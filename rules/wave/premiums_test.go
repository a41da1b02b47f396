package wave

import (
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
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
		got, _, err := Premiums([]Rules{{Policy: policy}, {Policy: policy}}, year, words)
		if err != nil {
			t.Fatal(err)
		}
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

// What is paid at enrolment hangs on a draw where one of its formulas reads a number with a range, by whatever way, and not where only a
// bill's formula does.
func TestPremiumsHangOnADraw(t *testing.T) {
	ranged := strings.Replace(premiumPolicy, "benefits:\n", "  rate: {unit: share, value: 0.5, range: [0.8, 1.2], allow: read below by some}\nbenefits:\n", 1)
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"0.5 * eligible", "0.5 * eligible", false},
		{"0.5 * eligible", "rate * eligible", false},
		{`pays: "100.005"`, `pays: "100 * rate"`, true},
		{"ceiling: 30 + age", "ceiling: 30 * rate", true},
		{`when: 'category == "poor" and`, `when: 'rate > 0.45 and category == "poor" and`, true},
	} {
		text, want := strings.Replace(ranged, c.from, c.to, 1), c.want
		docs, err := document.Parse("p.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		policy, _, err := read.Policy(docs[0])
		if err != nil {
			t.Fatal(err)
		}
		words := &model.Claims{Categories: []string{"resident", "poor", "edge"}, Otherwise: []string{"", "", ""}}
		_, drawn, err := Premiums([]Rules{{Policy: policy}}, 2019, words)
		if err != nil || drawn != want {
			t.Errorf("%v, %v; want %v of\n%s", drawn, err, want, text)
		}
	}
}
