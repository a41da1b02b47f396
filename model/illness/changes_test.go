package illness

import (
	"math"
	"testing"

	"doudi/model"
)

// under is a catalogue with one factor on some inputs.
func under(c *Catalogue, by float64, paths ...string) *Catalogue {
	changes := map[string]*model.Changes{}
	for _, path := range paths {
		changes["catalogue."+path] = &model.Changes{Of: []model.Change{{How: model.Scale, By: model.Quantity{Value: by, Low: by, High: by}, Share: 1}}, Most: math.MaxFloat64}
	}
	return c.Under(changes)
}

// Every number of a catalogue is an input that a scenario can change, and changing it changes that one alone, in a copy.
func TestEveryNumberIsAnInput(t *testing.T) {
	c := differing(t)
	c.Special[0].Carried = Carried{"gout", model.Quantity{Path: "catalogue.special." + c.Special[0].ID + ".carried.share", Value: 0.5}}
	paths := map[string]bool{}
	for _, in := range c.Inputs() {
		if paths[in.Path] {
			t.Errorf("%s is there twice", in.Path)
		}
		paths[in.Path] = true
	}
	numbers := c.all()
	for _, q := range numbers {
		if q.Path != "" && !paths[q.Path] {
			t.Errorf("%s is no input", q.Path)
		}
	}
	for path := range paths {
		changed := 0
		own := c.Under(map[string]*model.Changes{path: {}})
		for i, q := range own.all() {
			if q.Changes != nil {
				changed++
				if q.Path != path {
					t.Errorf("%s changes %s", path, q.Path)
				}
			}
			if numbers[i].Changes != nil || c.all()[i].Changes != nil {
				t.Fatalf("%s changes the file's own", path)
			}
		}
		if carried := path == "catalogue.admissions.growth.after"; !carried && changed != 1 {
			t.Errorf("%s changes %d numbers", path, changed)
		}
	}
}

// Where the place's own levels are known, a factor on what the catalogue states of the country is one on the place, and not taken back: as
// stated by 1.2, of admissions, costs, the excluded share and chronic bills.
func TestAChangeIsNotTakenBack(t *testing.T) {
	c, people := differing(t), thousand()
	people.Locality.Admissions.Of, people.Locality.Admissions.Year = model.Quantity{Path: "profile.locality.admissions", Value: 0.2}, 2018
	people.Locality.MeanCost.Of, people.Locality.MeanCost.Year = model.Quantity{Path: "profile.locality.mean_cost", Value: 6100}, 2018
	people.Locality.Excluded.Of, people.Locality.Excluded.Year = model.Quantity{Path: "profile.locality.excluded", Value: 0.02}, 2018
	expect := func(c *Catalogue) expected {
		return c.expect(nil, 2018, c.localOf(nil, 2018, two, people), two, people)
	}
	stated := expect(c)
	levels := func(key string) []string {
		return []string{"levels.township." + key, "levels.county." + key, "levels.city." + key, "levels.province." + key}
	}
	for what, x := range map[string][2]float64{
		"admissions":     {expect(under(c, 1.2, "admissions.level")).admissions / stated.admissions, 1.2},
		"costs":          {expect(under(c, 1.2, levels("mean_cost")...)).cost / stated.cost, 1.2},
		"excluded":       {expect(under(c, 1.2, levels("excluded")...)).excluded / stated.excluded, 1.2},
		"chronic":        {under(c, 1.2, "locality.chronic").localOf(nil, 2018, two, people).chronic / c.localOf(nil, 2018, two, people).chronic, 1.2},
		"other spending": {under(c, 1.2, levels("mean_cost")...).InpatientCost(nil, 2018, people) / c.InpatientCost(nil, 2018, people), 1},
	} {
		if math.Abs(x[0]-x[1]) > 1e-9 {
			t.Errorf("%s: %v times as much, want %v", what, x[0], x[1])
		}
	}
}

// Dearer special diseases make common ones no cheaper, and more people certified for gout do not take tb's certificates: what a level's
// mean and the stated visits leave is as the catalogue states it.
func TestTotalsAreHeldAsStated(t *testing.T) {
	c, people := differing(t), thousand()
	resolve := func(c *Catalogue) *Rates {
		return c.Resolve(nil, 2018, func(int) Shocks { return Shocks{1, 1, 1} }, two, people)
	}
	stated, dear := resolve(c), resolve(under(c, 1.5, "special.cost_level"))
	for i := range stated.care {
		if stated.care[i].mu != dear.care[i].mu {
			t.Errorf("level %d: common admissions cost %v times as much", i, math.Exp(dear.care[i].mu-stated.care[i].mu))
		}
	}
	if x := dear.special[0].cost - stated.special[0].cost; math.Abs(x-math.Log(1.5)) > 1e-12 {
		t.Errorf("special admissions cost %v times as much", math.Exp(x))
	}
	c.ChronicVisits = model.Quantity{Path: "catalogue.chronic.visits", Value: 0.001}
	stated = resolve(c)
	more := resolve(under(c, 1.5, "chronic.certified.gout"))
	if stated.certified[0] != more.certified[0] || math.Abs(float64(more.certified[1])/float64(stated.certified[1])-1.5) > 1e-9 {
		t.Errorf("certified are %v, and %v as stated", more.certified, stated.certified)
	}
}
