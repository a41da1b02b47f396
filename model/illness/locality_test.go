package illness

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/population"
)

// differing is the tiny catalogue with places that differ, in which no level's mean is too low for its special cases.
func differing(t *testing.T) *Catalogue {
	t.Helper()
	sd := func(x string) string { return "{sd: " + x + ", source: {ref: a, status: unverified}}" }
	c, says := readText(t, "other_spending_sigma:", "locality: {admissions: "+sd("0.35")+", in_county: "+sd("0.5")+", mean_cost: "+sd("0.15")+", excluded: "+sd("0.25")+", chronic: "+sd("0.8")+"}\n"+
		"common: {excluded: {inputs: [levels.*.excluded], share: 0.7, source: {ref: a, status: stated}}}\nother_spending_sigma:", "cost: 3, severe", "cost: 1.2, severe",
		"excluded: {value: 0.02,", "excluded: {value: 0.02, range: [0.01, 0.03],")
	if says != "" {
		t.Fatal(says)
	}
	return c
}

// thousand are 1,000 people of twenty off the register and 500 of seventy on it; a tenth of the old have tb and a fifth gout.
func thousand() *population.People {
	out := &population.People{}
	out.Others[0][20], out.Others[1][20] = 500, 500
	out.Register[0][70], out.Register[1][70] = 250, 250
	out.Carried[70] = []float64{0.1, 0.2}
	return out
}

var two = []string{"tb", "gout"}

// The expectations of the tiny catalogue in 2018 by hand, as in TestRatesByHand but without a shock. Severe cases, 0.4 of the special ones, go
// to city and province by 0.625 and 0.375; the others choose.
func TestExpectedByHand(t *testing.T) {
	c := differing(t)
	c.Special = c.Special[:1]
	e := c.expect(nil, 2018, local{1, 0, 1, 1, 1}, two, thousand())
	level := 1.1 * 1.1 * 1.1
	common := level * 0.8 * (1000*0.1 + 500*1.4*0.3)
	special := level * 1.2 * (1000*50e-5 + 500*1.4*400e-5) * 2.5
	at := [4]float64{common * 0.3, common*0.5 + special*0.6*0.8, common*0.15 + special*(0.6*0.15+0.4*0.625), common*0.05 + special*(0.6*0.05+0.4*0.375)}
	cost, excluded := 0.0, 0.0
	for i, mean := range [4]float64{2000, 5000, 12000, 25000} {
		cost += at[i] * mean * 1.04 * 1.04
		excluded += at[i] * mean * 1.04 * 1.04 * [4]float64{0.01, 0.02, 0.03, 0.04}[i]
	}
	for what, x := range map[string][2]float64{"persons": {e.persons, 1500}, "admissions": {e.admissions, common + special}, "within": {e.within, 0.89 * 0.8 * (common + special*0.6)},
		"cost": {e.cost, cost}, "excluded": {e.excluded, excluded}, "certified": {c.certifiedShare(nil, 2018, two, thousand()), 500 * (1 - (1-0.1*0.5)*(1-0.2*0.25)) / 1500}} {
		if math.Abs(x[0]/x[1]-1) > 1e-12 {
			t.Errorf("%s: %v, want %v", what, x[0], x[1])
		}
	}
}

// A level that the profile states holds in its year whatever is drawn of the country and of the differences of places, and moves with
// what is drawn of itself alone.
func TestAPlacesOwnLevelHolds(t *testing.T) {
	c := differing(t)
	level := func(key string, value float64, year int) population.Level {
		return population.Level{Of: model.Quantity{Path: "profile.locality." + key, Value: value, Low: value / 2, High: 2 * value}, Year: year}
	}
	people := thousand()
	people.Locality = population.Locality{Admissions: level("admissions", 0.2, 2017), InCounty: level("in_county", 0.7, 2018), MeanCost: level("mean_cost", 6100, 2016),
		Excluded: level("excluded", 0.05, 2018), Chronic: level("chronic", 0.3, 2016)}
	for _, values := range []model.Values{nil, {"catalogue.admissions.level": 0.9, "catalogue.admissions.growth": 0.02, "catalogue.levels.city.choice": 0.2, "catalogue.cost_growth": 0.1,
		"catalogue.locality.admissions": 3, "catalogue.locality.chronic": 3, "catalogue.locality.mean_cost": 2, "catalogue.locality.excluded": 2, "catalogue.locality.in_county": 1,
		"catalogue.chronic.certified.gout": 0.3}, {"profile.locality.admissions": 0.3, "profile.locality.in_county": 0.6, "profile.locality.mean_cost": 7000, "profile.locality.excluded": 0.04, "profile.locality.chronic": 0.5}} {
		here := c.localOf(values, 2018, two, people)
		of := func(l population.Level) float64 { return values.Of(l.Of) }
		e := func(l population.Level) expected { return c.expect(values, l.Year, here, two, people) }
		own := people.Locality
		for what, x := range map[string][2]float64{
			"admissions": {e(own.Admissions).admissions / 1500, of(own.Admissions)},
			"in county":  {e(own.InCounty).within / e(own.InCounty).admissions, of(own.InCounty)},
			"mean cost":  {e(own.MeanCost).cost / e(own.MeanCost).admissions, of(own.MeanCost)},
			"excluded":   {e(own.Excluded).excluded / e(own.Excluded).cost, of(own.Excluded)},
			"chronic":    {3.5 * here.chronic * c.certifiedShare(values, 2016, two, people), of(own.Chronic)},
		} {
			if math.Abs(x[0]/x[1]-1) > 1e-9 {
				t.Errorf("%v: %s is %v, want %v", values, what, x[0], x[1])
			}
		}
	}
	if most := c.MostInCounty(2018); math.Abs(most-0.89) > 1e-12 {
		t.Errorf("at most %v", most)
	}
	left := map[string]bool{}
	for _, q := range c.In(&population.Profile{Locality: population.Locality{Admissions: level("admissions", 0.2, 2017)}}) {
		left[q.Path] = true
	}
	if left["catalogue.locality.admissions"] || !left["catalogue.locality.chronic"] || !left["catalogue.admissions.level"] || len(left) != len(c.Quantities())-1 {
		t.Errorf("drawn beside a level of admissions: %v", left)
	}
}

// Factors act on what they are named for, by as much: admissions of common and special causes by 1.3, bills 2 times the 3.5, every mean by
// 1.1, what is outside the scope by 1.5. A shift of log 2 takes the odds of 0.8, 4, to 8: 8/9, of which township has 3/8, on the register and off it.
func TestDifferencesOfPlaces(t *testing.T) {
	c := differing(t)
	one := model.Values{"catalogue.locality.admissions": 1.3, "catalogue.locality.chronic": 2, "catalogue.locality.mean_cost": 1.1, "catalogue.locality.excluded": 1.5}
	there, here := c.Resolve(nil, 2018, steady, two, thousand()), c.Resolve(one, 2018, steady, two, thousand())
	band := here.band[20]
	for what, x := range map[string][2]float64{
		"common":   {here.spells[0][band].admissions(), 1.3 * there.spells[0][band].admissions()},
		"special":  {here.begins(0, 0, 0, 0, int(band)), 1.3 * there.begins(0, 0, 0, 0, int(band))},
		"bills":    {float64(here.chronicWhole) + float64(here.chronicMore)/0x1p64, 7},
		"cost":     {math.Exp(here.care[1].mu), 1.1 * math.Exp(there.care[1].mu)},
		"chronic":  {math.Exp(here.chronic.mu), 1.1 * math.Exp(there.chronic.mu)},
		"excluded": {here.care[2].excluded, 0.045}, "chronic, excluded": {here.chronic.excluded, 0.075},
	} {
		if math.Abs(x[0]-x[1]) > 1e-9*x[1] {
			t.Errorf("%s: %v, want %v", what, x[0], x[1])
		}
	}
	moved := c.Resolve(model.Values{"catalogue.locality.in_county": math.Log(2)}, 2018, steady, two, thousand())
	for i, want := range [3]float64{8.0 / 9 * 3 / 8, 8.0 / 9, 8.0/9 + 1.0/9*3/4} {
		for register := range 2 {
			if got := float64(moved.level[register][i]) / 0x1p64; math.Abs(got-want) > 1e-12 {
				t.Errorf("below level %d: %v, want %v", i+1, got, want)
			}
		}
	}
	// Severe cases are 0.4, of which the odds 2/3 become 1/3: 0.25.
	if got := float64(moved.special[0].severe[0]) / 0x1p64; math.Abs(got-0.25) > 1e-12 {
		t.Errorf("%v are severe", got)
	}
	if x := (local{excluded: 30}).excludedBy(0.04); x != 0.5 {
		t.Errorf("outside the scope is %v of a bill", x)
	}
	for _, q := range c.Quantities() {
		family, share := "", 0.0
		if q.Path == "catalogue.levels.county.excluded" {
			family, share = "catalogue.common.excluded", 0.7
		}
		if q.Family != family || q.Shared != share {
			t.Errorf("%s is of the family %q with %v", q.Path, q.Family, q.Shared)
		}
	}
}

// The mean over places of a number that a factor acts on is the country's, and its log has the factor's sd: over the quantiles of the
// factor of admissions, expected admissions have the mean of factor 1 and the sd of the log 0.35.
func TestTheMeanOverPlacesIsTheCountrys(t *testing.T) {
	c := differing(t)
	const n = 2000
	base := c.expect(nil, 2018, c.localOf(nil, 2018, two, thousand()), two, thousand()).admissions
	var sum, logs, squares float64
	for i := range n {
		values := model.Values{"catalogue.locality.admissions": c.Locality.Admissions.At((float64(i) + 0.5) / n)}
		x := c.expect(values, 2018, c.localOf(values, 2018, two, thousand()), two, thousand()).admissions / base
		sum, logs, squares = sum+x, logs+math.Log(x), squares+math.Log(x)*math.Log(x)
	}
	if mean, sd := sum/n, math.Sqrt(squares/n-logs/n*logs/n); math.Abs(mean-1) > 1e-3 || math.Abs(sd-0.35) > 1e-3 {
		t.Errorf("mean %v, sd of the log %v", mean, sd)
	}
}

// A place of k counties has of the variance of the log what areas have and a k-th of what counties have beside it: of 0.3² and 0.4²
// one county has 0.5², four have 0.3² + 0.04, and a country next to nothing beside its 0.3². A part of a county is as a county is.
func TestAPlaceOfManyCountiesIsLikerTheCountry(t *testing.T) {
	sd := func(key, x string) string { return key + ": {sd: " + x + ", source: {ref: a, status: unverified}}" }
	county := "county_admissions: {sd: 0.4, people: 1000, unit: sd of the log, source: {ref: a, status: unverified}}"
	of := func(locality string) *Catalogue {
		c, says := readText(t, "other_spending_sigma:", "locality: {"+locality+"}\nother_spending_sigma:")
		if says != "" {
			t.Fatal(says)
		}
		return c
	}
	admissions := func(c *Catalogue, persons int) model.Quantity {
		for _, q := range c.In(&population.Profile{Strata: []population.Stratum{{Persons: persons / 4}, {Persons: persons - persons/4}}}) {
			if q.Path == "catalogue.locality.admissions" {
				return q
			}
		}
		return model.Quantity{}
	}
	// The quantiles have the sd and the mean, and the range is theirs.
	differs := func(what string, q model.Quantity, want float64) {
		const n = 20_000
		var sum, logs, squares float64
		for i := range n {
			x := q.At((float64(i) + 0.5) / n)
			sum, logs, squares = sum+x, logs+math.Log(x), squares+math.Log(x)*math.Log(x)
		}
		if mean, sd := sum/n, math.Sqrt(squares/n-logs/n*logs/n); math.Abs(mean-1) > 1e-3 || math.Abs(sd-want) > 1e-3 || q.At(0) != q.Low || q.At(1) != q.High {
			t.Errorf("%s: mean %v, sd of the log %v, from %v to %v", what, mean, sd, q.Low, q.High)
		}
	}
	with, without := of(sd("admissions", "0.3")+", "+county), of(sd("admissions", "0.3"))
	for persons, want := range map[int]float64{0: 0.5, 30: 0.5, 1000: 0.5, 1600: math.Sqrt(0.09 + 0.1), 4000: math.Sqrt(0.13), 1_000_000_000: 0.3} {
		q := admissions(with, persons)
		if math.Abs(q.Spread-want) > 1e-6 {
			t.Errorf("%d people: an sd of %v, want %v", persons, q.Spread, want)
		}
		differs(fmt.Sprintf("%d people", persons), q, want)
		if q := admissions(without, persons); math.Abs(q.Spread-0.3) > 1e-12 {
			t.Errorf("%d people of a catalogue that knows no counties: an sd of %v", persons, q.Spread)
		}
	}
	// Where areas are alike, counties still differ.
	if q := admissions(of(sd("admissions", "0")+", "+county), 4000); math.Abs(q.Spread-0.2) > 1e-12 {
		t.Errorf("an sd of %v, want 0.2", q.Spread)
	} else {
		differs("areas are alike", q, 0.2)
	}
	_, says := readText(t, "other_spending_sigma:", "locality: {"+sd("admissions", "0.3")+", county_admissions: {sd: 0.4, people: 1000, source: {ref: a}}}\nother_spending_sigma:")
	if !strings.Contains(says, "`county_admissions` states no source") {
		t.Errorf("without a status it says %q", says)
	}
}

// Of four counties of 200,000 the sd of 0.46 adds 0.2116 / 4 to the variance 0.25: the root is 0.550, a tenth above 0.5. A place of fewer is one of
// few; where counties of an area are alike none is.
func TestPlacesOfFewCounties(t *testing.T) {
	c := County{Spread: 0.46, People: 200000}
	if !c.Few(1) || !c.Few(799_999) || c.Few(800_000) || (County{People: 200000}).Few(1) {
		t.Error(c.Few(1), c.Few(799_999), c.Few(800_000))
	}
}

// The conditions that a catalogue names, by whichever of three keys, are each named once.
func TestConditionsThatACatalogueNames(t *testing.T) {
	c := Catalogue{Certified: map[string]model.Quantity{"tb": {}, "copd": {}}, Special: []Disease{{}, {Carried: Carried{Condition: "stroke"}}, {Carried: Carried{Condition: "tb"}}},
		Frailty: Frailty{Conditions: map[string]model.Quantity{"copd": {}, "asthma": {}}}}
	if got, want := c.Conditions(), []string{"asthma", "copd", "stroke", "tb"}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}
