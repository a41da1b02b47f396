package read_test

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/read"
)

const movedPolicy = `policy: moved
sources: {made: {title: made up}}
from: 2018-01-01
source: {ref: made, status: unverified}
enumerations: {side: [near, far]}
parameters:
  rate: {by: [side, level], value: {near: {township: 0.9, county: 0.8, city: 0.6, province: 0.5}, far: {township: 0.7, county: 0.6, city: 0.4, province: 0.3}}, range: [0.9, 1.1]}
  line: {unit: CNY, values: [{from: 2018-01-01, value: 1000, range: [0.8, 1.5]}, {from: 2021-01-01, value: 2000}]}
  limit: {unit: CNY, value: {county: 500, city: none, village: 0}}
  bands: {unit: rate, value: [{over: 0, rate: 0.5}, {over: 1000, rate: 0.7}]}
facts: {ward: {of: claim, type: side, default: near}}
benefits:
  - {id: only, pays: "rate[ward][level] * max(total - line, 0)", ceiling: limit.county + limit.city}
  - {id: more, pays: "brackets(total, bands)"}
`

// By hand: a factor and what is added move every number that a path leads to, a star is each member of a table, thresholds and what has no
// limit stay, and until the month in which another one begins. A range is a factor on the number: 1000 in [800, 1500] and 500 more is
// 1500 in [1300, 2000], 13/15 and 4/3 of it.
func TestMovesByHand(t *testing.T) {
	docs, err := document.Parse("moved.yaml", []byte(movedPolicy))
	if err != nil {
		t.Fatal(err)
	}
	base, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	with := func(text string) (*rules.Policy, error) {
		n, err := document.Parse("study.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		x := n[0]
		p, _, err := read.With(base, []read.Patch{{Path: x.Get("path"), From: x.Get("from"), Until: x.Get("until"), Scale: x.Get("scale"), Add: x.Get("add")}}, nil)
		return p, err
	}
	in := func(p *rules.Policy, name string, year int) *rules.Dated {
		for _, q := range p.Parameters {
			if q.Name == name {
				return q.InForce(rules.MonthOf(year, 1))
			}
		}
		return nil
	}
	for _, c := range []struct {
		patch, name, member string
		year                int
		want                float64
	}{
		{"{path: parameters.rate, scale: 1.1}", "rate", "near.township", 2018, 0.99},
		{"{path: parameters.rate.far, scale: 1.1}", "rate", "near.township", 2018, 0.9},
		{"{path: parameters.rate.far, scale: 1.1}", "rate", "far.city", 2018, 0.44},
		{"{path: parameters.rate.*.county, scale: 0.5}", "rate", "far.county", 2018, 0.3},
		{"{path: parameters.rate.*.county, scale: 0.5}", "rate", "near.county", 2018, 0.4},
		{"{path: parameters.rate.*.county, scale: 0.5}", "rate", "near.city", 2018, 0.6},
		{"{path: parameters.rate.*.*, scale: 0.5}", "rate", "far.province", 2018, 0.15},
		{"{path: parameters.line, add: 500}", "line", "", 2019, 1500}, {"{path: parameters.line, add: 500}", "line", "", 2022, 2500},
		{"{path: parameters.line, add: -1000}", "line", "", 2022, 1000},
		{"{path: parameters.line, from: 2020-01-01, add: 500}", "line", "", 2019, 1000}, {"{path: parameters.line, from: 2020-01-01, add: 500}", "line", "", 2020, 1500},
		{"{path: parameters.line, from: 2019-01-01, until: 2020-01-01, scale: 3}", "line", "", 2018, 1000},
		{"{path: parameters.line, from: 2019-01-01, until: 2020-01-01, scale: 3}", "line", "", 2019, 3000},
		{"{path: parameters.line, from: 2019-01-01, until: 2020-01-01, scale: 3}", "line", "", 2020, 1000},
		{"{path: parameters.line, from: 2019-01-01, until: 2020-01-01, scale: 3}", "line", "", 2021, 2000},
		{"{path: parameters.limit, add: 7}", "limit", "county", 2018, 507}, {"{path: parameters.limit.village, add: 7}", "limit", "village", 2018, 7}, {"{path: parameters.limit, add: 7}", "limit", "city", 2018, rules.Infinite},
	} {
		from2021 := strings.Contains(c.patch, "-1000")
		if from2021 {
			c.patch = strings.Replace(c.patch, "add", "from: 2021-01-01, add", 1)
		}
		p, err := with(c.patch)
		if err != nil {
			t.Errorf("%s: %v", c.patch, err)
			continue
		}
		for _, q := range p.Parameters {
			for i, d := range q.Dated[1:] {
				if d.From != q.Dated[i].Until {
					t.Errorf("%s: of %s one ends in %s and the next begins in %s", c.patch, q.Name, q.Dated[i].Until, d.From)
				}
			}
		}
		var names []string
		if c.member != "" {
			names = strings.Split(c.member, ".")
		}
		if got := in(p, c.name, c.year).Value.At(names).Number; !(math.Abs(got-c.want) < 1e-12 || got == c.want) {
			t.Errorf("%s: %s %s is %v in %d, want %v", c.patch, c.name, c.member, got, c.year, c.want)
		}
	}
	more, _ := with("{path: parameters.line, add: 500}")
	points, _ := with("{path: parameters.rate, add: 0.05}")
	for factor, want := range map[float64][2]float64{0.8: {1300, 0.77}, 1: {1500, 0.95}, 1.1: {1600, 1}} {
		draw := model.Values{"policy.line": factor, "policy.rate": factor}
		line := more.Parameters[1].On(rules.MonthOf(2019, 1), draw).Number
		rate := points.Parameters[0].On(rules.MonthOf(2019, 1), draw).At([]string{"near", "township"}).Number
		if math.Abs(line-want[0]) > 1e-9 || math.Abs(rate-want[1]) > 1e-12 {
			t.Errorf("with a factor of %v they are %v and %v, want %v", factor, line, rate, want)
		}
		if how := more.Parameters[1].DrawnOn(rules.MonthOf(2019, 1)); math.Abs(how.Of(1500, draw)-want[0]) > 1e-9 || how.Most(1500) < 2000 {
			t.Errorf("in columns %v, at most %v", how.Of(1500, draw), how.Most(1500))
		}
	}
	higher, _ := with("{path: parameters.bands, add: 0.2}")
	if b := in(higher, "bands", 2019).Value.Brackets; b[0].Over != 0 || b[1].Over != 1000 || math.Abs(b[0].Rate-0.7) > 1e-12 || math.Abs(b[1].Rate-0.9) > 1e-12 {
		t.Errorf("%+v", b)
	}
	for patch, want := range map[string]string{
		"{path: parameters.rate, scale: 1.2}":          "scale: 1.1111 at most",
		"{path: parameters.rate.near.*, add: 0.05}":    "would not keep its range",
		"{path: parameters.rate.near.*, add: 0.25}":    "add: 0.1 at most",
		"{path: parameters.bands, add: 0.4}":           "to 1.1, and it may be 1 at most",
		"{path: parameters.line, add: -1500}":          "below 0, to -500",
		"{path: parameters.line, add: -900}":           "would not keep its range", // 100 in [-100, 600]
		"{path: parameters.rate.nearer.*, scale: 0.5}": "write: one of near, far",
		"{path: parameters.line.*, scale: 0.5}":        "no member `*`",
		"{path: parameters.limit.village, add: -1}":    "below 0, to -1",
		"{path: parameters.line, scale: -1}":           "it must lie from 0 to 1000",
		"{path: benefits.only.pays, add: 2}":           "cannot be scaled or added to",
	} {
		if _, err := with(patch); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", patch, err, want)
		}
	}
}
