package illness

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/population"
	"doudi/model/random"
)

// tiny is a catalogue in which every number is another.
const tiny = `catalogue: tiny
title: {zh: 小, en: Tiny}
base_year: 2016
sources: {a: {title: A}}
admissions:
  bands: [0, 15, 60]
  rate: [0.05, 0.1, 0.3]
  rate_source: {ref: a, status: stated}
  level: {value: 1.1, range: [0.9, 1.3], source: {ref: a, status: stated}}
  poor: {value: 1.4, source: {ref: a, status: unverified}}
  other_causes: {value: 0.8, source: {ref: a, status: stated}}
  again: {value: 0.2, source: {ref: a, status: stated}}
  growth: {value: 0.1, last: 2020, after: hold, source: {ref: a, status: stated}}
  shock: {value: 0.06, range: [0.03, 0.1], source: {ref: a, status: stated}}
levels:
  township: {choice: {value: 0.3, source: {ref: a, status: stated}}, mean_cost: {value: 2000, source: {ref: a, status: stated}}, sigma: {value: 0.7, source: {ref: a, status: stated}}, excluded: {value: 0.01, source: {ref: a, status: stated}}, days: {value: 6, source: {ref: a, status: stated}}}
  county: {choice: {value: 0.5, source: {ref: a, status: stated}}, mean_cost: {value: 5000, source: {ref: a, status: stated}}, sigma: {value: 0.8, source: {ref: a, status: stated}}, excluded: {value: 0.02, source: {ref: a, status: stated}}, days: {value: 8, source: {ref: a, status: stated}}}
  city: {choice: {value: 0.15, range: [0.1, 0.2], source: {ref: a, status: stated}}, mean_cost: {value: 12000, source: {ref: a, status: stated}}, sigma: {value: 0.9, source: {ref: a, status: stated}}, excluded: {value: 0.03, source: {ref: a, status: stated}}, days: {value: 10, source: {ref: a, status: stated}}}
  province: {choice: {value: 0.05, source: {ref: a, status: stated}}, mean_cost: {value: 25000, source: {ref: a, status: stated}}, sigma: {value: 1, source: {ref: a, status: stated}}, excluded: {value: 0.04, source: {ref: a, status: stated}}, days: {value: 12, source: {ref: a, status: stated}}}
tail: {above: {value: 0.97, source: {ref: a, status: stated}}, index: {value: 2.5, source: {ref: a, status: stated}}}
cost_growth: {value: 0.04, source: {ref: a, status: unverified}}
places:
  county_elsewhere: {value: 0.11, source: {ref: a, status: stated}}
  city_away: {value: 0.12, source: {ref: a, status: stated}}
  province_out: {value: 0.13, source: {ref: a, status: stated}}
  referred: {value: 0.14, source: {ref: a, status: stated}}
claiming:
  in_area: {value: 0.96, source: {ref: a, status: stated}}
  elsewhere: {value: 0.86, source: {ref: a, status: stated}}
  chronic: {value: 0.91, source: {ref: a, status: stated}}
chronic:
  bills: {value: 3.5, source: {ref: a, status: stated}}
  cost: {value: 400, source: {ref: a, status: stated}}
  sigma: {value: 0.75, source: {ref: a, status: stated}}
  excluded: {value: 0.05, source: {ref: a, status: stated}}
  certified:
    tb: {value: 0.5, range: [0.4, 0.6], source: {ref: a, status: stated}}
    gout: {value: 0.25, range: [0.2, 0.3], source: {ref: a, status: unverified}}
other_spending_sigma: {value: 0.9, source: {ref: a, status: stated}}
shapes: {flat: [1, 1, 1], old: [0, 1, 8], shapes_source: {ref: a, status: stated}}
special:
  rate_level: {value: 1.2, source: {ref: a, status: stated}}
  cost_level: {value: 0.9, source: {ref: a, status: stated}}
  province: {value: 1.5, source: {ref: a, status: stated}}
  source: {ref: a, status: stated}
  diseases:
    - {id: first, title: {zh: 甲, en: First}, shape: old, per_100000: 50, admissions: 2.5, cost: 3, severe: 0.4}
    - {id: second, shape: flat, sex: female}
`

func readText(t *testing.T, pairs ...string) (*Catalogue, string) {
	t.Helper()
	text := tiny
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the catalogue does not hold %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	docs, err := document.Parse("tiny.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := Read(docs[0])
	if err != nil {
		return c, err.Error()
	}
	return c, ""
}

// Every number has the title of its own path, as TestUsualTitles has them; that of gout, which only the file knows, has none.
func TestEveryKeyOfACatalogue(t *testing.T) {
	c, says := readText(t)
	if says != "" {
		t.Fatal(says)
	}
	q := func(path string, value float64) model.Quantity {
		part, key := path[:strings.LastIndexByte(path, '.')+1], path[strings.LastIndexByte(path, '.')+1:]
		return model.Quantity{Path: "catalogue." + path, Title: usualTitle(part, key), Value: value, Low: value, High: value, Source: "a", Status: "stated"}
	}
	ranged := func(q model.Quantity, low, high float64) model.Quantity { q.Low, q.High = low, high; return q }
	unverified := func(q model.Quantity) model.Quantity { q.Status = "unverified"; return q }
	care := func(level string, choice, cost, sigma, excluded, days float64) Care {
		p := "levels." + level + "."
		return Care{q(p+"choice", choice), q(p+"mean_cost", cost), q(p+"sigma", sigma), q(p+"excluded", excluded), q(p+"days", days)}
	}
	want := &Catalogue{
		ID: "tiny", Title: model.Title{ZH: "小", EN: "Tiny"}, BaseYear: 2016, Bands: []int{0, 15, 60}, Rate: []float64{0.05, 0.1, 0.3}, RateSource: "a",
		Level: ranged(q("admissions.level", 1.1), 0.9, 1.3), Poor: unverified(q("admissions.poor", 1.4)), OtherCauses: q("admissions.other_causes", 0.8), Again: q("admissions.again", 0.2),
		Growth: model.Trend{Growth: q("admissions.growth", 0.1), After: &model.Onward{Last: 2020, Grow: model.Quantity{Title: model.Title{ZH: "住院率年增长（延续）", EN: "yearly growth of admission rates, carried on"}}}}, Shock: ranged(q("admissions.shock", 0.06), 0.03, 0.1),
		Care:      []Care{care("township", 0.3, 2000, 0.7, 0.01, 6), care("county", 0.5, 5000, 0.8, 0.02, 8), care("city", 0.15, 12000, 0.9, 0.03, 10), care("province", 0.05, 25000, 1, 0.04, 12)},
		TailAbove: q("tail.above", 0.97), TailIndex: q("tail.index", 2.5), CostGrowth: model.Trend{Growth: unverified(q("cost_growth", 0.04))},
		CountyElsewhere: q("places.county_elsewhere", 0.11), CityAway: q("places.city_away", 0.12), ProvinceOut: q("places.province_out", 0.13), Referred: q("places.referred", 0.14),
		ClaimInArea: q("claiming.in_area", 0.96), ClaimElsewhere: q("claiming.elsewhere", 0.86), ClaimChronic: q("claiming.chronic", 0.91),
		ChronicBills: q("chronic.bills", 3.5), ChronicCost: q("chronic.cost", 400), ChronicSigma: q("chronic.sigma", 0.75), ChronicExcluded: q("chronic.excluded", 0.05),
		Certified:          map[string]model.Quantity{"tb": ranged(q("chronic.certified.tb", 0.5), 0.4, 0.6), "gout": unverified(ranged(q("chronic.certified.gout", 0.25), 0.2, 0.3))},
		OtherSpendingSigma: q("other_spending_sigma", 0.9), OtherLasting: model.Quantity{Value: 1}, SpecialRate: q("special.rate_level", 1.2), SpecialCost: q("special.cost_level", 0.9), SpecialProvince: q("special.province", 1.5),
		Special: []Disease{
			{ID: "first", Title: model.Title{ZH: "甲", EN: "First"}, Shape: []float64{0, 1, 8}, Per100000: 50, Admissions: 2.5, Cost: 3, Severe: 0.4},
			{ID: "second", Shape: []float64{1, 1, 1}, Sex: "female", Admissions: 1, Cost: 1},
		},
	}
	want.Care[2].Choice = ranged(want.Care[2].Choice, 0.1, 0.2)
	if s := c.Series(); len(s) != 2 || s[0].Path != "catalogue.admissions.growth" || s[0].Last != 2020 || s[1].Path != "catalogue.cost_growth" || s[1].Last != 0 {
		t.Errorf("series %+v", s)
	}
	if !slices.Equal(c.Diseases(), []string{"other", "first", "second"}) || c.Unverified() != 3 {
		t.Errorf("diseases %v, %d unverified", c.Diseases(), c.Unverified())
	}
	var uncertain []string
	for _, q := range c.Quantities() {
		uncertain = append(uncertain, q.Path)
	}
	if want := []string{"catalogue.admissions.level", "catalogue.admissions.shock", "catalogue.levels.city.choice", "catalogue.chronic.certified.gout", "catalogue.chronic.certified.tb"}; !slices.Equal(uncertain, want) {
		t.Errorf("uncertain are %v", uncertain)
	}
	c.series, c.bounds = nil, nil
	if !reflect.DeepEqual(c, want) {
		t.Errorf("read\n%+v\nwant\n%+v", c, want)
	}
}

// A title of the file's own goes before the usual one. That of a number by level begins with the level in Chinese, and ends with
// it in English; of what the file alone knows there is none. No two are alike.
func TestUsualTitles(t *testing.T) {
	c, says := readText(t, "days: {value: 8,", "days: {value: 8, title: {zh: 天, en: days of our own},", "growth: {value: 0.1,", "growth: {value: 0.1, title: {zh: 增, en: own growth},")
	if says != "" {
		t.Fatal(says)
	}
	for _, x := range []struct {
		q      model.Quantity
		zh, en string
	}{
		{c.Level, "住院率水平", "level of admission rates"}, {c.Care[0].Days, "一级及以下医院平均住院日", "days in hospital, township hospitals"},
		{c.Care[1].Days, "天", "days of our own"}, {c.Care[1].Sigma, "二级医院住院费用离散程度", "spread of the cost of an admission, county hospitals"},
		{c.Care[2].Choice, "三级医院（市）住院占比", "share of admissions, city hospitals"}, {c.Care[3].MeanCost, "三级医院（省）次均住院费用", "mean cost of an admission, provincial hospitals"},
		{c.Growth.Growth, "增", "own growth"}, {c.CostGrowth.Growth, "次均费用年增长", "yearly growth of costs"}, {c.TailIndex, "高额费用尾部指数", "index of the heavy tail of costs"},
		{c.ClaimChronic, "门诊慢特病结算比例", "share of chronic outpatient bills that are claimed"},
		{c.Certified["tb"], "结核病门诊慢特病认定率", "share of tuberculosis with a certificate"}, {c.Certified["gout"], "", ""},
	} {
		if x.q.Title != (model.Title{ZH: x.zh, EN: x.en}) {
			t.Errorf("%s is called %+v, want %s, %s", x.q.Path, x.q.Title, x.zh, x.en)
		}
	}
	seen := map[string]string{}
	for path, title := range titles() {
		for _, said := range []string{title.In("zh"), title.In("en")} {
			if other, ok := seen[said]; ok || said == "" {
				t.Errorf("%s and %s are both called %q", path, other, said)
			}
			seen[said] = path
		}
	}
}

func TestCataloguesAtTheirBounds(t *testing.T) {
	diseases := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "    - {id: d%d, shape: flat}\n", i)
		}
		return b.String()
	}
	for _, c := range []struct{ from, to, says string }{
		{"bands: [0, 15, 60]", "bands: [0, 15, 15]", "the bands must rise from age 0"},
		{"bands: [0, 15, 60]", "bands: [0, 15, 16]", ""},
		{"bands: [0, 15, 60]", "bands: [1, 15, 60]", "the bands must rise from age 0"},
		{"bands: [0, 15, 60]", "bands: [0, 15, 120]", ""},
		{"bands: [0, 15, 60]", "bands: [0, 15, 121]", "the bands must rise from age 0"},
		{"bands: [0, 15, 60]", "bands: [0, 15]", "`rate` must list one number for each of the 2 age bands"},
		{"rate: [0.05, 0.1, 0.3]", "rate: [0.05, 0.1, 3]", ""},
		{"rate: [0.05, 0.1, 0.3]", "rate: [0.05, 0.1, 3.1]", "`rate` is 3.1"},
		{"shapes: {flat: [1, 1, 1]", "shapes: {flat: [1, 1]", "`flat` must list one number for each of the 3 age bands"},
		{"rate_source: {ref: a", "rate_source: {ref: b", "no source is called `b`"},
		{"shapes_source: {ref: a", "shapes_source: {ref: b", "no source is called `b`"},
		{"  source: {ref: a, status: stated}\n  diseases", "  source: {ref: b, status: stated}\n  diseases", "no source is called `b`"},
		{"  source: {ref: a, status: stated}\n  diseases", "  diseases", "the key `source` is missing"},
		{"id: second", "id: first", "the disease `first` is given twice"},
		{"id: second", "id: other", "the disease `other` is given twice"},
		{"sex: female", "sex: feminine", "`sex` cannot be `feminine`"},
		{"sex: female", "per_100000: 20001", "`per_100000` is 20001"},
		{"sex: female", "admissions: 0.9", "`admissions` is 0.9"},
		{"sex: female", "severe: 1.1", "`severe` is 1.1"},
		{"sex: female", "cases: 3", "the key `cases` is not known here"},
		{"other_spending_sigma", "other_spending_sd", "the key `other_spending_sigma` is missing"},
		{"    - {id: second, shape: flat, sex: female}\n", diseases(MaxDiseases - 1), ""},
		{"    - {id: second, shape: flat, sex: female}\n", diseases(MaxDiseases), "a catalogue has at most 1000 diseases"},
	} {
		if _, says := readText(t, c.from, c.to); c.says == "" && says != "" || !strings.Contains(says, c.says) {
			t.Errorf("%.60s: %.200q, want %q", c.to, says, c.says)
		}
	}
}

// No map has keys that nobody reads.
func TestUnknownKeysOfACatalogue(t *testing.T) {
	for at, key := range map[string]string{"base_year: 2016\n": "zzz: 1\n", "admissions:\n": "  zzz: 1\n", "levels:\n": "  zzz: 1\n", "township: {": "zzz: 1, ", "tail: {": "zzz: 1, ",
		"places:\n": "  zzz: 1\n", "claiming:\n": "  zzz: 1\n", "chronic:\n": "  zzz: 1\n", "special:\n": "  zzz: 1\n", "- {id: first, ": "zzz: 1, "} {
		if _, says := readText(t, at, at+key); !strings.Contains(says, "the key `zzz` is not known here") {
			t.Errorf("%s: %q", at, says)
		}
	}
}

// The tiny catalogue in 2018 under shocks of 1.05, of 1.1 on prices and of 0.8 on chronic bills, for 1,000 people of twenty off the register and 500 of seventy on it, half of
// either sex. All-cause admissions are 1.1 · 1.1² · 1.05 times the stated, 0.8 of them for common causes; with a fifth coming again, at
// most twelve times, (1 − 0.2)/(1 − 0.2¹²) of the mean come a first time. Of special cases there are 1.2 times as many, 50 and 8 · 50 in
// 100,000. All choices sum to 1; severe cases go to the province with 1.5 · 0.05/0.2 = 0.375.
func TestRatesByHand(t *testing.T) {
	c, _ := readText(t)
	c.Special = c.Special[:1]
	ages := &population.People{}
	ages.Others[0][20], ages.Others[1][20] = 500, 500
	ages.Register[0][70], ages.Register[1][70] = 250, 250
	r := c.Resolve(nil, 2018, func(int) Shocks { return Shocks{1.05, 1.1, 0.8} }, []string{"tb", "none", "gout"}, ages)
	level := 1.1 * 1.1 * 1.1 * 1.05
	near := func(what string, got, want float64) {
		t.Helper()
		if !(math.Abs(got-want) <= 1e-12*math.Abs(want)) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	bits := func(what string, got uint64, share float64) { t.Helper(); near(what, float64(got), share*0x1p64) }
	first := 0.8 / (1 - math.Pow(0.2, 12))
	for age, rate := range map[int]float64{0: 0.05, 14: 0.05, 15: 0.1, 59: 0.1, 60: 0.3, 127: 0.3} {
		for sex := range 2 {
			band := r.band[age]
			near("off the register", -math.Expm1(-r.spells[0][band].rate), rate*level*0.8*first)
			register := rate * level * 0.8 * first * 1.4
			if rate == 0.3 { // 0.376 of them ill, of 0.469 admissions, is no less than 0.471 spells: so each admission is one
				register = -math.Expm1(-rate * level * 0.8 * 1.4)
			}
			near("on the register", -math.Expm1(-r.spells[1][band].rate), register)
			near("admissions", r.spells[0][band].admissions(), rate*level*0.8)
			near("admissions on the register", r.spells[1][band].admissions(), rate*level*0.8*1.4)
			cases := 50e-5 * level * 1.2 * map[float64]float64{0.05: 0, 0.1: 1, 0.3: 8}[rate]
			near("special", r.begins(0, 0, 0, sex, int(band)), cases)
			bits("special, off the register", r.starts[0].falls[0][sex][band][0], -math.Expm1(-cases))
			bits("special, on the register", r.starts[0].falls[1][sex][band][0], -math.Expm1(-cases*1.4))
		}
	}
	near("its cost", r.special[0].cost, math.Log(3*0.9))
	for i, x := range []struct {
		got  uint64
		want float64
	}{{r.level[0][0], 0.3}, {r.level[0][1], 0.8}, {r.level[0][2], 0.95}, {r.level[1][0], 0.3}, {r.level[1][1], 0.8}, {r.level[1][2], 0.95}, {r.severeCity, 0.625},
		{r.special[0].severe[0], 0.4}, {r.special[0].severe[1], 0.4}, {r.farther[0], 0.11}, {r.farther[1], 0.11}, {r.farther[2], 0.12}, {r.farther[3], 0.13},
		{r.referred, 0.14}, {r.claimed[model.InCounty], 0.96}, {r.claimed[model.InArea], 0.96}, {r.claimed[model.InProvince], 0.86}, {r.claimed[model.OutOfProvince], 0.86}, {r.claimedCh, 0.91},
		{r.certified[0], 0.5}, {r.certified[1], 0}, {r.certified[2], 0.25}} {
		bits(fmt.Sprint("threshold ", i), x.got, x.want)
	}
	inflation := 1.04 * 1.04 * 1.1
	near("chronic cost", math.Exp(r.chronic.mu+0.75*0.75/2), 400*inflation)
	bits("chronic bills", r.chronicMore, 3.5*0.8-2)
	if r.chronicWhole != 2 {
		t.Errorf("%d chronic bills", r.chronicWhole)
	}
	near("chronic sigma", r.chronic.sigma, 0.75)
	near("chronic, outside the scope", r.chronic.excluded, 0.05)
	near("chronic, days", r.chronic.days, 0)
	near("other spending", r.Other.Sigma, 0.9)
	near("that lasts", r.Other.Lasting, 1)
	near("with conditions", r.Other.Conditions, 0)
	// 1,000 people of twenty and 500 · 1.4 of seventy.
	common := level * 0.8 * (1000*0.1 + 500*1.4*0.3)
	cases := level * 1.2 * (1000*50e-5 + 500*1.4*400e-5)
	for i, share := range [4]float64{0, 0.6 * 0.8, 0.6*0.15 + 0.4*0.625, 0.6*0.05 + 0.4*0.375} {
		x := c.Care[i]
		// The mean of exp(σZ) with the tail above z₀: the body e^(σ²/2) Φ(z₀ − σ), the tail 0.03 · e^(σz₀) · 2.5/1.5.
		z := random.NormInv(0.97)
		unit := math.Exp(x.Sigma.Value*x.Sigma.Value/2)*0.5*math.Erfc((x.Sigma.Value-z)/math.Sqrt2) + 0.03*math.Exp(x.Sigma.Value*z)*2.5/1.5
		left := 1 - cases*2.5*share*(3*0.9-1)/(common*x.Choice.Value)
		ofSpecial := 1.0
		if left < 0.1 { // the specials yield, all at the level having the stated mean
			n, m := cases*2.5*share, common*x.Choice.Value
			left, ofSpecial = 0.1, (n+0.9*m)/(n*3*0.9)
		}
		if got, want := math.Exp(r.care[i].mu)*unit, x.MeanCost.Value*inflation*left; math.Abs(got/want-1) > 1e-9 {
			t.Errorf("common at level %d cost %v, want %v", i, got, want)
		}
		if got, want := math.Exp(r.care[i].special)*unit, x.MeanCost.Value*inflation*ofSpecial; math.Abs(got/want-1) > 1e-9 {
			t.Errorf("the unit of special ones at level %d is %v, want %v", i, got, want)
		}
		if r.care[i].sigma != x.Sigma.Value || r.care[i].excluded != x.Excluded.Value || r.care[i].days != x.Days.Value {
			t.Errorf("level %d: %+v", i, r.care[i])
		}
	}
}

// Where rates are so high that nobody could be left out, the mean is what is stated all the same: at a level of 10 people of seventy have
// 0.3 · 10 · 0.8 admissions for common causes, each a spell of its own. What is left to them is reckoned from those.
func TestRatesAboveOne(t *testing.T) {
	c, _ := readText(t)
	c.Special, c.Special[0].Cost = c.Special[:1], 1.5
	ages := &population.People{}
	ages.Others[0][70] = 1000
	r := c.Resolve(model.Values{"catalogue.admissions.level": 10}, 2016, steady, nil, ages)
	if x := r.spells[0][r.band[70]]; math.Abs(x.rate-2.4) > 1e-12 || x.mean != 1 || x.again != 0 {
		t.Errorf("%+v", x)
	}
	common, cases := 1000*2.4*0.15, 1000*400e-5*10*1.2*2.5
	left := 1 - cases*(0.6*0.15+0.4*0.625)*(1.5*0.9-1)/common
	if got := math.Exp(r.care[model.City].mu - r.care[model.City].special); math.Abs(got-left) > 1e-9 {
		t.Errorf("common causes cost %v of the unit, want %v", got, left)
	}
}

// Without a tail the mean is the lognormal's, e^(σ²/2).
func TestMeanWithoutATail(t *testing.T) {
	if got := meanOf(0.8, 1, 2); math.Abs(got-math.Exp(0.32)) > 1e-12 {
		t.Errorf("%v", got)
	}
}

// Every number of a catalogue at its bounds: what lies on them is read, what lies beyond is refused. Shares and probabilities lie
// in [0, 1].
func TestNumbersOfACatalogueKeepToTheirBounds(t *testing.T) {
	for at, bounds := range map[string][2]float64{
		"level: {value: 1.1, range: [0.9, 1.3]": {0, 10}, "poor: {value: 1.4": {0, 10}, "other_causes: {value: 0.8": {0, 1}, "again: {value: 0.2": {0, 0.9},
		"growth: {value: 0.1, last": {-0.5, 0.5}, "shock: {value: 0.06, range: [0.03, 0.1]": {0, 1},
		"choice: {value: 0.3": {0, 1}, "mean_cost: {value: 2000": {1, 1e6}, "sigma: {value: 0.7,": {0.01, 3}, "excluded: {value: 0.01": {0, 0.5}, "days: {value: 6": {0, 365},
		"above: {value: 0.97": {0.5, 1}, "index: {value: 2.5": {1.05, 20}, "cost_growth: {value: 0.04": {-0.2, 0.5},
		"county_elsewhere: {value: 0.11": {0, 1}, "city_away: {value: 0.12": {0, 1}, "province_out: {value: 0.13": {0, 1}, "referred: {value: 0.14": {0, 1},
		"in_area: {value: 0.96": {0, 1}, "elsewhere: {value: 0.86": {0, 1}, "chronic: {value: 0.91": {0, 1},
		"bills: {value: 3.5": {0, 24}, "cost: {value: 400": {1, 1e6}, "sigma: {value: 0.75": {0.01, 3}, "excluded: {value: 0.05": {0, 0.5}, "tb: {value: 0.5, range: [0.4, 0.6]": {0, 1},
		"other_spending_sigma: {value: 0.9": {0, 3}, "rate_level: {value: 1.2": {0, 10}, "cost_level: {value: 0.9": {0.01, 10}, "province: {value: 1.5": {0, 10},
		"per_100000: 50": {0, 20_000}, "admissions: 2.5": {1, 20}, "cost: 3": {0.01, 100}, "severe: 0.4": {0, 1}, "rate: [0.05": {0, 3}, "flat: [1": {0, 1000}, "base_year: 2016": {1990, 2100},
	} {
		key, _, _ := strings.Cut(at, ":")
		for i, x := range bounds {
			for _, beyond := range []bool{false, true} {
				if beyond {
					x += float64(2*i-1) * max(0.001, float64(int(x/1000))) // a year is whole, and so is the step from it
				}
				value := fmt.Sprintf("%s: {value: %v", key, x)
				if !strings.Contains(at, "{") {
					value = fmt.Sprintf("%s: %v", key, x)
				}
				if strings.Contains(at, "[") && !strings.Contains(at, "{") {
					value = fmt.Sprintf("%s: [%v", key, x)
				}
				value += map[bool]string{true: ", last"}[strings.HasSuffix(at, ", last")] + map[bool]string{true: ","}[strings.HasSuffix(at, ",")]
				if _, says := readText(t, at, value); (says != "") != beyond {
					t.Errorf("%s: %q", value, says)
				}
			}
		}
	}
}
