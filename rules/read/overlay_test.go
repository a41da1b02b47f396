package read_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/read"
)

const overlaid = `policy: overlaid
sources: {made: {title: made up}}
from: 2018-01-01
source: {ref: made, status: unverified}
sets:
  poor: {of: category, values: [{from: 2018-01-01, value: [dibao, extreme_poor]}]}
  special: {of: disease, value: [uraemia]}
benefits:
  - {id: only, when: category in poor or disease in special, pays: 0.5 * total}
`

const scaledPolicy = `policy: scaled
sources: {made: {title: made up}}
from: 2018-01-01
source: {ref: made, status: unverified}
parameters:
  rate: {by: level, values: [{from: 2018-01-01, value: {township: 0.9, county: 0.8, city: 0.6, province: 0.5}, range: [0.9, 1.1]}, {from: 2020-01-01, value: {township: 0.8, county: 0.7, city: 0.5, province: 0.4}}]}
  limit: {unit: CNY, value: none}
  bands: {unit: rate, value: [{over: 0, rate: 0.5}, {over: 1000, rate: 0.7}]}
benefits:
  - {id: only, pays: "rate[level] * total", ceiling: limit}
  - {id: more, pays: "brackets(total, bands)"}
`

// A scale multiplies the numbers of every edition from its month on, keeps their range, holds rates to 1 and leaves thresholds and what
// has no limit alone. Only parameters can be scaled.
func TestScalesByHand(t *testing.T) {
	docs, err := document.Parse("scaled.yaml", []byte(scaledPolicy))
	if err != nil {
		t.Fatal(err)
	}
	base, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	with := func(text string) (*rules.Policy, error) {
		patch, err := document.Parse("study.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := read.With(base, []read.Patch{{Path: patch[0].Get("path"), From: patch[0].Get("from"), Scale: patch[0].Get("scale"), Held: true}}, nil)
		return p, err
	}
	number := func(p *rules.Policy, year int, names ...string) float64 {
		for _, q := range p.Parameters {
			if q.Name == names[0] {
				return q.InForce(rules.MonthOf(year, 1)).Value.At(names[1:]).Number
			}
		}
		return -1
	}
	all, err := with("{path: parameters.rate, scale: 1.2}")
	if err != nil {
		t.Fatal(err)
	}
	later, err := with("{path: parameters.rate.county, from: 2019-01-01, scale: 0.5}")
	if err != nil {
		t.Fatal(err)
	}
	none, err := with("{path: parameters.limit, scale: 0}")
	if err != nil {
		t.Fatal(err)
	}
	bands, err := with("{path: parameters.bands, scale: 0.5}")
	if err != nil {
		t.Fatal(err)
	}
	for what, x := range map[string][2]float64{
		"a rate": {number(all, 2018, "rate", "city"), 0.72}, "held to 1": {number(all, 2018, "rate", "township"), 1}, "of the later edition": {number(all, 2021, "rate", "county"), 0.84},
		"before its month": {number(later, 2018, "rate", "county"), 0.8}, "from its month on": {number(later, 2019, "rate", "county"), 0.4}, "another member": {number(later, 2019, "rate", "city"), 0.6},
		"no limit": {number(none, 2018, "limit"), rules.Infinite},
	} {
		if math.Abs(x[0]-x[1]) > 1e-12 {
			t.Errorf("%s is %v, want %v", what, x[0], x[1])
		}
	}
	for _, q := range all.Parameters {
		if d := q.Dated[0]; q.Name == "rate" && (d.Low != 0.9 || d.High != 1.1) {
			t.Errorf("its range is %v to %v", d.Low, d.High)
		}
	}
	for _, q := range bands.Parameters {
		if b := q.Dated[0].Value.Brackets; q.Name == "bands" && (b[0].Over != 0 || b[1].Over != 1000 || b[0].Rate != 0.25 || b[1].Rate != 0.35) {
			t.Errorf("%+v", b)
		}
	}
	if _, err := with("{path: benefits.only.pays, scale: 2}"); err == nil || !strings.Contains(err.Error(), "cannot be scaled") {
		t.Errorf("a benefit: %v", err)
	}
	if _, err := with("{path: parameters.rate.countyy, scale: 2}"); err == nil || !strings.Contains(err.Error(), "write: `county`") {
		t.Errorf("no member: %v", err)
	}
}

// A scenario states a set as a policy does: a list, or one word alone; anything else is refused.
func TestScenarioSetsAreReadAsThePolicysAre(t *testing.T) {
	docs, err := document.Parse("overlaid.yaml", []byte(overlaid))
	if err != nil {
		t.Fatal(err)
	}
	base, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		patch   string
		want    []string // members from 2019 on
		refused string
	}{
		{"{path: sets.poor, value: [resident]}", []string{"resident"}, ""},
		{"{path: sets.poor, value: resident}", []string{"resident"}, ""},
		{"{path: sets.poor, from: 2019-01-01, value: dibao}", []string{"dibao"}, ""},
		{"{path: sets.poor, value: []}", nil, ""},
		{"{path: sets.special, value: hypertension}", []string{"hypertension"}, ""},
		{"{path: sets.poor, value: {dibao: true}}", nil, "the set `poor` must be a list of words"},
		{"{path: sets.poor, value: [[dibao]]}", nil, "must be one value"},
		{"{path: sets.poor, value: dibaoo}", nil, "write: `dibao`"},
		{"{path: sets.poor.dibao, value: dibao}", nil, "is no path of a policy"},
	} {
		patch, err := document.Parse("study.yaml", []byte(c.patch))
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := read.With(base, []read.Patch{{Path: patch[0].Get("path"), From: patch[0].Get("from"), Value: patch[0].Get("value")}}, nil)
		if c.refused != "" {
			if err == nil || !strings.Contains(err.Error(), c.refused) {
				t.Errorf("%s: %v, want %s", c.patch, err, c.refused)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.patch, err)
			continue
		}
		name := strings.Split(patch[0].Get("path").Text, ".")[1]
		for _, s := range p.Sets {
			if last := s.Dated[len(s.Dated)-1]; s.Name == name && !slices.Equal(last.Members, c.want) {
				t.Errorf("%s: %v, want %v", c.patch, last.Members, c.want)
			}
		}
	}
}

// A scenario gives a benefit another payment, but none that is left of a bill to a premium: there is no bill.
func TestScenarioPaysAPremiumByAFormula(t *testing.T) {
	docs, err := document.Parse("overlaid.yaml", []byte(overlaid+"  - {id: premium, at: enrolment, pays: 100, when: category in poor}\n"))
	if err != nil {
		t.Fatal(err)
	}
	base, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, refused string }{
		{"benefits.premium.pays", ""}, {"benefits.only.leaves", ""},
		{"benefits.premium.leaves", "`premium` is paid at enrolment and has no `leaves`"},
	} {
		patch, err := document.Parse("study.yaml", []byte("{path: "+c.path+", value: 50}"))
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = read.With(base, []read.Patch{{Path: patch[0].Get("path"), Value: patch[0].Get("value")}}, nil)
		if (err != nil) != (c.refused != "") || err != nil && !strings.Contains(err.Error(), c.refused) {
			t.Errorf("%s: %v, want %q", c.path, err, c.refused)
		}
	}
}
