package population

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"doudi/model"
)

// withDates is tiny, thirty thousand households off the register and ten thousand on it, with categories that have dates. 11,000 yuan is the line
// of bands.
const withDates = `categories: {
      resident: 0.9, marginal: 0.1,
      edge: {from: 2017-01-01, until: 2019-12-31, share: {value: 0.2, range: [0.1, 0.25], source: {ref: a, status: derived}}},
      watched: {follows: edge, from: 2020-01-01, share: {2020: 0.1, 2022: 0.2, 2025: {value: 0.05, range: [0.05, 0.1]}, source: {ref: a, status: unverified}},
                removed: {as: safe, share: {2021: 0.3, 2023: 0.7, source: {ref: a, status: derived}}}},
      rigid: {share: {2023: 0.1, source: {ref: b, status: derived}}, income: [1, 1.5]}}`

var datedPairs = []string{
	"persons: 200\n    households: 100", "persons: 20000\n    households: 10000",
	"persons: 660\n    households: 300", "persons: 66000\n    households: 30000",
	"categories: {resident: 0.5, marginal: 0.5}", withDates,
	"{registered_poor: 0.7, dibao: 0.2, alone: 0.1}", "{registered_poor: 0.7, dibao: 0.2, alone: 0.1, again: {from: 2018-01-01, until: 2021-12-31, share: {value: 0.3, source: {ref: a, status: derived}}}}",
	"line_source:", "dibao_line: 11000\ndibao_line_source: {ref: a, status: derived}\nline_source:",
}

func withDatesOf(t *testing.T, pairs ...string) *Population {
	t.Helper()
	profile, says := readText(t, append(slices.Clone(datedPairs), pairs...)...)
	if says != "" {
		t.Fatal(says)
	}
	p, err := Synthesise(profile, 3, 0)
	if err != nil {
		t.Fatal(err)
	}
	p.Keep(1<<30, 2)
	return p
}

// once is that population, made for all tests, which only read it.
var once struct {
	sync.Once
	population *Population
}

func dated(t *testing.T) *Population {
	t.Helper()
	once.Do(func() { once.population = withDatesOf(t) })
	return once.population
}

// members are the households of a stratum that are under a category with dates in a year, by its word.
func members(p *Population, stratum, year int, values model.Values) map[string]map[uint64]bool {
	y, out, own := p.at(year, values), map[string]map[uint64]bool{}, Living{}
	for i := range p.Blocks() {
		b := p.At(i, &Block{})
		if b.Stratum != stratum {
			continue
		}
		v := p.View(b, y, &own)
		for h := range b.Households() {
			if category, ok := v.Member(h, y); ok {
				word := p.Profile.Categories[category]
				if out[word] == nil {
					out[word] = map[uint64]bool{}
				}
				out[word][v.FirstID+uint64(h)] = true
			}
		}
	}
	return out
}

func within(inner, outer map[uint64]bool) bool {
	for id := range inner {
		if !outer[id] {
			return false
		}
	}
	return true
}

func joined(sets ...map[uint64]bool) map[uint64]bool {
	out := map[uint64]bool{}
	for _, s := range sets {
		for id := range s {
			out[id] = true
		}
	}
	return out
}

// As many households are under a category as its share of the year says, within four standard errors of 30,000: 0.2 to 2019; 0.1 in 2020, half
// way to 0.2 a year later, down to 0.05 in 2025 and on, 0.15 two thirds … of the way; none before, and none when it is over. Of the watched 0.3
// are safe in 2021, 0.5 in 2022, 0.7 from 2023 on, and nobody before. The register has 0.3 to 2021 once they leave it.
func TestSharesOfCategoriesWithDates(t *testing.T) {
	p := dated(t)
	const n = 30_000
	for year, want := range map[int]map[string]float64{
		2016: {}, 2017: {"edge": 0.2}, 2019: {"edge": 0.2}, 2020: {"watched": 0.1}, 2021: {"watched": 0.15 * 0.7, "safe": 0.15 * 0.3}, 2022: {"watched": 0.1, "safe": 0.1},
		2023: {"watched": 0.15 * 0.3, "safe": 0.15 * 0.7, "rigid": 0.1}, 2025: {"watched": 0.05 * 0.3, "safe": 0.05 * 0.7, "rigid": 0.1}, 2040: {"watched": 0.05 * 0.3, "safe": 0.05 * 0.7, "rigid": 0.1},
	} {
		got := members(p, 1, year, nil)
		if len(got) != len(want) {
			t.Errorf("%d: %d categories", year, len(got))
		}
		for word, share := range want {
			if x := float64(len(got[word])) / n; math.Abs(x-share) > 4*math.Sqrt(share*(1-share)/n) {
				t.Errorf("%d: %v are %s, want %v", year, x, word, share)
			}
		}
	}
	for year, share := range map[int]float64{2017: 0, 2018: 0.3, 2021: 0.3, 2022: 0} {
		if x := float64(len(members(p, 0, year, nil)["again"])) / 10_000; math.Abs(x-share) > 4*math.Sqrt(share*(1-share)/10_000) {
			t.Errorf("%d: %v of the register are under it again, want %v", year, x, share)
		}
	}
	// In a draw the shares are its own: 0.1 in place of 0.2.
	if x := float64(len(members(p, 1, 2018, model.Values{"profile.strata.rest.categories.edge.share": 0.1})["edge"])) / n; math.Abs(x-0.1) > 4*math.Sqrt(0.09/n) {
		t.Errorf("%v, want 0.1", x)
	}
}

// A share that falls lets the last go that came: the fewer are among the more, through the years, across categories that follow each other,
// and from draw to draw; whose risk is removed stays so while the share rises. Another circle has other households.
func TestNobodyElseMoves(t *testing.T) {
	p := dated(t)
	all := func(year int) map[uint64]bool {
		of := members(p, 1, year, nil)
		return joined(of["watched"], of["safe"])
	}
	edge := members(p, 1, 2019, nil)["edge"]
	for i, pair := range [][2]map[uint64]bool{{all(2020), all(2021)}, {all(2021), all(2022)}, {all(2023), all(2022)}, {all(2025), all(2023)}, {all(2022), joined(edge)},
		{members(p, 1, 2018, model.Values{"profile.strata.rest.categories.edge.share": 0.1})["edge"], edge}} {
		if !within(pair[0], pair[1]) || len(pair[0]) == 0 {
			t.Errorf("pair %d: not all of the fewer are among the more", i)
		}
	}
	before, later := members(p, 1, 2021, nil)["safe"], members(p, 1, 2022, nil)
	for id := range before {
		if later["watched"][id] {
			t.Fatalf("household %d is at risk again", id)
		}
	}
	for id := range members(p, 1, 2023, nil)["rigid"] {
		if edge[id] {
			t.Fatalf("household %d is in two circles", id)
		}
	}
}

// The band is of the income at the outset, 11,000 to 16,500 a head; and nobody comes under a category who has benefits of one at the outset.
func TestWhoComesUnderACategory(t *testing.T) {
	p := dated(t)
	rigid := members(p, 1, 2024, nil)["rigid"]
	y, own, seen, again := p.at(2024, nil), Living{}, 0, p.at(2019, nil)
	for i := range p.Blocks() {
		b := p.At(i, &Block{})
		v := p.View(b, y, &own)
		for h := range b.Households() {
			word := p.Profile.Categories[b.Category[h]]
			if _, ok := v.Member(h, y); ok && word != "resident" {
				t.Fatalf("a household of %s came under another", word)
			}
			if _, ok := v.Member(h, again); ok && b.Register && word != "registered_poor" {
				t.Fatalf("a household of %s came under another", word)
			}
			if !b.Register && rigid[b.FirstID+uint64(h)] {
				seen++
				if a := math.Exp(b.LogIncome[h]); a < 11_000-1 || a >= 16_500+1 {
					t.Fatalf("with %v a head", a)
				}
			}
		}
	}
	if seen == 0 {
		t.Error("nobody")
	}
}

// A category with dates changes nothing else of anybody, and neither does another one; where it stands in the file means nothing, and how many
// people are simulated neither.
func TestACategoryWithDatesChangesNobody(t *testing.T) {
	p := dated(t)
	same := func(what string, q *Population, circles bool) {
		t.Helper()
		for i := range q.Blocks() {
			b, c := q.At(i, &Block{}), p.At(i, &Block{})
			n := b.Households()
			if b.Stratum != c.Stratum || b.FirstID != c.FirstID {
				t.Fatalf("%s: block %d", what, i)
			}
			if !slices.Equal(b.Income, c.Income[:n]) || !slices.Equal(b.ExitRank, c.ExitRank[:n]) || !slices.Equal(b.Age, c.Age[:b.Persons()]) || !slices.Equal(b.SpendingZ, c.SpendingZ[:n]) {
				t.Fatalf("%s: block %d has other households", what, i)
			}
			for h := range n {
				if q.Profile.Categories[b.Category[h]] != p.Profile.Categories[c.Category[h]] {
					t.Fatalf("%s: household %d of block %d has another category", what, h, i)
				}
			}
			if circles && (!slices.Equal(b.Circle, c.Circle[:len(b.Circle)]) || !slices.Equal(b.Rank, c.Rank[:len(b.Rank)])) {
				t.Fatalf("%s: block %d has other members", what, i)
			}
		}
	}
	same("without them", withDatesOf(t, withDates, "categories: {resident: 0.9, marginal: 0.1}"), false)
	lines := strings.Split(withDates, "\n")
	turned := strings.Join([]string{lines[0], strings.TrimSuffix(lines[5], "}") + ",", lines[3], lines[4], strings.TrimSuffix(lines[2], ","), lines[1]}, "\n")
	turned = strings.TrimSuffix(strings.Replace(turned, "status: derived}}}\n      resident", "status: derived}}},\n      resident", 1), ",") + "}"
	q := withDatesOf(t, withDates, turned)
	if !reflect.DeepEqual(q.Profile.Strata, p.Profile.Strata) {
		t.Errorf("another order of the file: %+v, want %+v", q.Profile.Strata, p.Profile.Strata)
	}
	few, err := Synthesise(p.Profile, 3, 8_600)
	if err != nil {
		t.Fatal(err)
	}
	if few.Blocks() == p.Blocks() || few.Blocks() != 2 {
		t.Fatalf("%d blocks", few.Blocks())
	}
	for i, block := range []int{0, p.Blocks() - 7} {
		b, c := few.At(i, &Block{}), p.At(block, &Block{})
		if n := len(b.Circle); b.FirstID != c.FirstID || n == 0 || !slices.Equal(b.Circle, c.Circle[:n]) || !slices.Equal(b.Relief, c.Relief[:n]) {
			t.Errorf("of a sample block %d has other members", i)
		}
	}
}

// What makes a category likelier does so of one with dates, and its share stays: old people alone four times as likely have four times the chance.
func TestACategoryWithDatesIsLikelier(t *testing.T) {
	p := withDatesOf(t, "income_level:", "likelier: {edge: {small: 4}, source: {ref: a, status: unverified}}\nincome_level:")
	edge := members(p, 1, 2018, nil)["edge"]
	if x := float64(len(edge)) / 30_000; math.Abs(x-0.2) > 4*math.Sqrt(0.16/30_000) {
		t.Errorf("%v, want 0.2", x)
	}
	in, of := [2]float64{}, [2]float64{}
	for i := range p.Blocks() {
		b := p.At(i, &Block{})
		for h := range b.Households() {
			if b.Stratum != 1 || p.Profile.Categories[b.Category[h]] != "resident" {
				continue
			}
			class := 0
			if b.First[h+1]-b.First[h] <= 2 {
				class = 1
			}
			of[class]++
			if edge[b.FirstID+uint64(h)] {
				in[class]++
			}
		}
	}
	ratio := in[1] / of[1] / (in[0] / of[0])
	if math.Abs(math.Log(ratio/4)) > 5*math.Sqrt(1/in[0]+1/in[1]) {
		t.Errorf("small households have %v times the chance, want 4", ratio)
	}
}

// A hundred of factor 1 and a hundred of 4: fifty are taken at a tenth and four tenths; of 150 the second class is whole and half of the first;
// there are no more than 200.
func TestScaleToByHand(t *testing.T) {
	for wanted, want := range map[float64]float64{0: 0, 50: 0.1, 125: 0.25, 150: 0.5, 200: 1, 201: math.Inf(1)} {
		if got := scaleTo(wanted, []float64{100, 100, 0}, []float64{1, 4, 9}); got != want && !(math.Abs(got-want) < 1e-12) {
			t.Errorf("%v: %v, want %v", wanted, got, want)
		}
	}
	if got := scaleTo(0, []float64{0}, []float64{1}); got != 0 {
		t.Errorf("nobody of nobody: %v", got)
	}
	if got := scaleTo(1, []float64{0}, []float64{1}); !math.IsInf(got, 1) {
		t.Errorf("of nobody: %v", got)
	}
}

// What is read: years, the band, what the categories of a circle have at most, and the shares as inputs, each with a title of its own.
func TestReadCategoriesWithDates(t *testing.T) {
	p := dated(t).Profile
	c := p.Strata[1].circles
	if len(c) != 2 || c[0].name != "edge" || c[1].name != "rigid" || c[0].reserve != 0.25 || c[1].reserve != 0.1 || c[1].least != 1 || c[1].most != 1.5 {
		t.Fatalf("%+v", c)
	}
	if a, b := c[0].of[0], c[0].of[1]; a.from != 2017 || a.until != 2019 || b.from != 2020 || b.until != always || p.Categories[a.category] != "edge" || p.Categories[b.relieved] != "safe" || c[1].of[0].from != 2023 {
		t.Errorf("%+v", c[0].of)
	}
	var paths []string
	for _, q := range p.Quantities() {
		if strings.HasPrefix(q.Path, "profile.strata.") {
			paths = append(paths, q.Drawn())
			if q.Title.EN == "" || q.Title.ZH == "" {
				t.Errorf("%s has the title %+v", q.Path, q.Title)
			}
		}
	}
	if !slices.Equal(paths, []string{"profile.strata.rest.categories.edge.share", "profile.strata.rest.categories.watched.share"}) {
		t.Errorf("uncertain: %v", paths)
	}
	for _, s := range p.Series() {
		if strings.HasPrefix(s.Path, "profile.strata.") && !(s.Step && s.Begins) {
			t.Errorf("%+v", s)
		}
	}
	if p.bandLine() != 11_000 || (&Profile{BaseYear: 2016, line: p.line}).bandLine() != 2952 {
		t.Errorf("bands are in lines of %v", p.bandLine())
	}
	for c, word := range p.Categories {
		if !p.Strata[1].Has(c) && !p.Strata[0].Has(c) || p.Strata[0].Has(c) && word == "rigid" {
			t.Errorf("%s: %v, %v", word, p.Strata[0].Has(c), p.Strata[1].Has(c))
		}
	}
}

// The households that are open to a category in a band of income, by the closed form: incomes are lognormal with the mean 9,000 and a log sd of
// 0.4, cut off at the line of 2,952. A share just within what is there is read, and one just beyond is refused.
func TestRoomOfACategory(t *testing.T) {
	mu := math.Log(9_000) - 0.08
	phi := func(x float64) float64 { return 0.5 * (1 + math.Erf((math.Log(x)-mu)/0.4/math.Sqrt2)) }
	there := 0.9 * (phi(16_500) - phi(11_000)) / (1 - phi(2_952))
	there *= (0.9 - 0.25) / 0.9 // the other circle, of all incomes, may have a quarter of the households
	for factor, refused := range map[float64]bool{0.99: false, 1.01: true} {
		_, says := readText(t, append(slices.Clone(datedPairs), "rigid: {share: {2023: 0.1,", "rigid: {share: {2023: "+strconv.FormatFloat(there*factor, 'f', 6, 64)+",")...)
		if refused != strings.Contains(says, "are open to it") {
			t.Errorf("%v of what is there: %s", factor, says)
		}
	}
}

// A number below 1 stays below 1.
func TestSingle(t *testing.T) {
	if x := single(1 - 0x1p-53); !(x < 1) {
		t.Errorf("%v", x)
	}
}

// A scenario may change a share, up to what the circle has, and what households would pay to enrol: in a copy, and in its years. Half of the
// households of 2018 are then under the category, and they are among those of before.
func TestScenariosChangeSharesOfCategories(t *testing.T) {
	p := withDatesOf(t, "income_level:", enrols+"income_level:")
	const edge, enrol = "profile.strata.rest.categories.edge.share", "profile.enrolment.spread"
	most := map[string]float64{}
	for _, in := range p.Profile.Inputs() {
		most[in.Path] = in.Most
	}
	if most[edge] != 0.25 || most[enrol] != 10 || most["profile.strata.rest.categories.watched.share"] != 0.25 {
		t.Errorf("inputs up to %v", most)
	}
	half := model.Change{From: 2018, How: model.Scale, By: model.Quantity{Value: 0.5}, Share: 1}
	own := p.Under(p.Profile.Under(map[string]*model.Changes{
		edge:  {Of: []model.Change{half}, Most: 0.25},
		enrol: {Of: []model.Change{half}, Most: 10},
	}))
	for year, want := range map[int]float64{2017: 0.2, 2018: 0.1} {
		got, before := members(own, 1, year, nil)["edge"], members(p, 1, year, nil)["edge"]
		if x := float64(len(got)) / 30_000; math.Abs(x-want) > 4*math.Sqrt(want*(1-want)/30_000) || !within(got, before) || len(before) < 5_000 {
			t.Errorf("%d: %v are under it, want %v", year, x, want)
		}
		if spread, was := own.at(year, nil).Reservation.spread, p.at(year, nil).Reservation.spread; was != 0.5 || spread != 0.5*want/0.2 {
			t.Errorf("%d: a spread of %v, and %v before", year, spread, was)
		}
	}
	// What a scenario asks of people does not move what they would pay.
	dear := p.Under(p.Profile.Under(map[string]*model.Changes{"profile.premium.personal": {Of: []model.Change{half}, Most: 1e5}}))
	a, b := dear.at(2018, nil), p.at(2018, nil)
	if a.Premium != b.Premium/2 || !reflect.DeepEqual(a.Reservation, b.Reservation) {
		t.Errorf("%v of %v asked, and %+v, before %+v", a.Premium, b.Premium, a.Reservation, b.Reservation)
	}
	dear = p.Under(p.Profile.Under(map[string]*model.Changes{"profile.premium.personal": {Of: []model.Change{{How: model.Scale, By: model.Quantity{Value: 2}, Share: 1}}, Most: 1e5}}))
	if !reflect.DeepEqual(dear.at(2018, nil).Reservation, b.Reservation) {
		t.Error("a contribution that is another in all years moves what households would pay")
	}
}

// Titles of shares have the names that a policy has for categories, in every year, where the file has no title of its own; a word that
// the policy does not call stays.
func TestSharesAreCalledAsAPolicyCallsThem(t *testing.T) {
	profile, says := readText(t, append(slices.Clone(datedPairs), "share: {value: 0.2, range", "share: {title: {zh: 己, en: Own}, value: 0.2, range")...)
	if says != "" {
		t.Fatal(says)
	}
	profile.CallCategories(func(word string) model.Title {
		return map[string]model.Title{"watched": {ZH: "监测对象", EN: "Watched households"}, "edge": {ZH: "边缘", EN: "Edge"}}[word]
	})
	got := map[string]string{}
	for _, s := range profile.Strata {
		for _, c := range s.circles {
			for _, x := range c.of {
				word := profile.Categories[x.category]
				got[word], got[word+" removed"] = x.share.Title.In("en", ""), x.removed.Title.In("en", "")
				for _, q := range []model.Quantity{x.share, x.removed} {
					if q.Dated != nil && slices.ContainsFunc(q.Dated.Of, func(year model.Quantity) bool { return year.Title != q.Title }) {
						t.Errorf("%s: a year is called otherwise than %v", word, q.Title)
					}
				}
			}
		}
	}
	for of, want := range map[string]string{
		"edge": "Own", "watched": `among rest, share of households of the category "Watched households"`, "watched removed": `among rest, share of the category "Watched households" whose risk is removed`,
		"rigid": `among rest, share of households of the category "rigid"`, "rigid removed": "",
	} {
		if got[of] != want {
			t.Errorf("%s is called %q, want %q", of, got[of], want)
		}
	}
}
