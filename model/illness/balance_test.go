package illness

import (
	"math"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/population"
	"doudi/model/profiles"
	"doudi/model/random"
)

// Of a hundred men of 70, fifty live where nobody carried a condition at the outset, and there everybody is ordinary; of the other households
// a half are of a category with the factor 3, so that theirs is 2 in the mean. Of all 0.3 carry a condition with the factor 2, of those
// where nobody did 0.1: 1.3 and 1.1 in the mean. So those of such households have 50 · 1 · 1.1, the others 2 · (100 · 1.3 − 50 · 1.1), and
// all 205 against 130. Of women of 40 nobody does, and a quarter are of the category: 1.5.
func TestBalanceByHand(t *testing.T) {
	factor := func(x float64) map[string]model.Quantity {
		return map[string]model.Quantity{"dibao": {Value: x}, "tb": {Value: x}}
	}
	x := Frailty{Conditions: factor(2), Categories: factor(3)}
	mixed, one := population.Class{OfWell: []float64{1, 0}, OfIll: []float64{0.5, 0.5}}, population.Class{OfWell: []float64{0.75, 0.25}, OfIll: []float64{0.75, 0.25}}
	mixed.Persons[model.Male][70], mixed.Well[model.Male][70] = 100, 50
	one.Persons[model.Female][40], one.Well[model.Female][40] = 10, 10
	people := &population.People{Categories: []string{"resident", "dibao"}, Classes: [][]population.Class{nil, {mixed, one}}}
	people.Carried[70], people.Since[70] = []float64{0.3}, []float64{0.1}
	got := x.of(model.Values(nil).Of, []string{"tb"}, people).balance[1]
	if want := 130.0 / 205; math.Abs(got[model.Male][70]-want) > 1e-12 {
		t.Errorf("men of 70: %v, want %v", got[model.Male][70], want)
	}
	if want := 1 / 1.5; math.Abs(got[model.Female][40]-want) > 1e-12 {
		t.Errorf("women of 40: %v, want %v", got[model.Female][40], want)
	}
	if got[model.Male][40] != 1 {
		t.Errorf("there are no men of 40, who have %v", got[model.Male][40])
	}
}

// However much frailer the categories are that the old and the ill are likelier to have, the mean frailty by sex and age is 1, at the
// outset and when people have aged, died and been born. Counted by household over some of Baise's register, within five standard errors.
func TestFrailtyIsOneInTheMeanWhoeverIsLikelier(t *testing.T) {
	profile := baise(t)
	p, err := population.Synthesise(profile, 7, 0)
	if err != nil {
		t.Fatal(err)
	}
	x := withLines(t).Frailty
	values := model.Values{"catalogue.frailty.variance": 0, "catalogue.frailty.categories.dibao": 4, "catalogue.frailty.categories.extreme_poor": 10,
		"catalogue.frailty.conditions.hypertension": 2, "catalogue.frailty.conditions.other_chronic": 3}
	from := []int{0, 9, 20, 45, 60, 75}
	for _, year := range []int{2015, 2024} {
		now := profile.Resolve(values, year, p.Incomes(), p.StratumPersons(), 0)
		r := &Rates{frailty: x.of(values.Of, profile.Conditions, p.People(&now)), tables: random.NewTables()}
		var persons, off, square [2][6]float64 // off is the sum of what the factors are off 1, square that of the squares of households' sums
		var own population.Living
		var block population.Block
		var of frailties
		for i := range 6 {
			p.Block(i, &block)
			v := p.View(&block, &now, &own)
			if !v.Register {
				t.Fatal("registers come first")
			}
			of.find(v, r)
			for h := range v.Households() {
				var sums [2][6]float64
				for i := v.First[h]; i < v.First[h+1]; i++ {
					k := 0
					for k+1 < len(from) && int(v.Age[i]) >= from[k+1] {
						k++
					}
					persons[v.Sex[i]][k]++
					sums[v.Sex[i]][k] += float64(of.factor[i]) - 1
				}
				for sex := range sums {
					for k, sum := range sums[sex] {
						off[sex][k], square[sex][k] = off[sex][k]+sum, square[sex][k]+sum*sum
					}
				}
			}
		}
		for sex := range off {
			for k, n := range persons[sex] {
				if err := math.Sqrt(square[sex][k]) / n; !(math.Abs(off[sex][k]/n) <= 5*err) {
					t.Errorf("%d, sex %d, ages from %d: the mean of %v people is %v, standard error %v", year, sex, from[k], n, 1+off[sex][k]/n, err)
				}
			}
		}
	}
}

// baise is the profile of that name.
func baise(t *testing.T) *population.Profile {
	t.Helper()
	name, text, err := profiles.Open("baise")
	if err != nil {
		t.Fatal(err)
	}
	docs, err := document.Parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := population.Read(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	return p
}
