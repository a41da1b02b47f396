package illness

import (
	"math"
	"regexp"
	"testing"

	"doudi/model"
	"doudi/model/catalogues"
	"doudi/model/document"
)

// mean is that of independent values; it must lie within five of its own standard errors of a closed form.
type mean struct{ n, sum, squares float64 }

func (m *mean) add(x float64) { m.n, m.sum, m.squares = m.n+1, m.sum+x, m.squares+x*x }

func (m *mean) is(t *testing.T, what string, want float64) {
	t.Helper()
	got := m.sum / m.n
	se := math.Sqrt(max(m.squares/m.n-got*got, 0) / m.n)
	if m.n < 100 || math.Abs(got-want) > 5*se+1e-9*math.Abs(want) {
		t.Errorf("%s: %.5g ± %.2g of %.0f, in closed form %.5g", what, got, se, m.n, want)
	}
}

func indicator(x bool) float64 {
	if x {
		return 1
	}
	return 0
}

// Of other admissions 0.32, 0.52, 0.12 and 0.04 are at township, county, city and provincial hospitals. Special ones that
// are not severe go to the county's instead of the township's. Of severe ones provincial hospitals take
// 1.25 · 0.04/(0.12 + 0.04) = 0.3125, city ones the rest.
func TestSevereCasesGoToTheirLevels(t *testing.T) {
	for severe, want := range map[float64][4]float64{
		0:   {0, 0.84, 0.12, 0.04},
		1:   {0, 0, 0.6875, 0.3125},
		0.4: {0, 0.6 * 0.84, 0.6*0.12 + 0.4*0.6875, 0.6*0.04 + 0.4*0.3125},
	} {
		c := rural(t)
		for i := range c.Special {
			c.Special[i].Severe = severe
		}
		e := year(c, people(100_000, 0, 70, model.Male, 0), 21)
		for level, share := range want {
			var m mean
			for i := range e {
				if e[i].Disease > 0 {
					m.add(indicator(e[i].Level == model.Level(level)))
				}
			}
			m.is(t, model.LevelNames()[level], share)
		}
	}
}

// A catalogue written before the key has the factor that the program had then.
func TestAnOlderCatalogueHasTheSameSplit(t *testing.T) {
	name, text, err := catalogues.Open("china-rural")
	if err != nil {
		t.Fatal(err)
	}
	older := regexp.MustCompile(`(?m)^  province: \{value: 1.25.*\n`).ReplaceAll(text, nil)
	docs, err := document.Parse(name, older)
	if err != nil || len(older) == len(text) {
		t.Fatal(err)
	}
	if c, _, err := Read(docs[0]); err != nil || c.SpecialProvince.Value != 1.25 || c.SpecialProvince.Uncertain() {
		t.Errorf("%v", err)
	}
}

// A factor that would send more than all to provincial hospitals sends all; where nobody else goes to either level, severe
// cases stay in the city.
func TestSevereProvinceIsAShare(t *testing.T) {
	for _, c := range []struct{ city, province, factor, want float64 }{{0.12, 0.04, 1.25, 0.3125}, {0.1, 0.3, 2, 1}, {0, 0, 1.25, 0}, {0.1, 0, 3, 0}} {
		if got := severeProvince(c.city, c.province, c.factor); math.Abs(got-c.want) > 1e-15 {
			t.Errorf("%v: %v", c, got)
		}
	}
}

// The surveys count admissions for all causes, so what they say of the poor, of the level and of growth holds for common and
// for special causes: the register has 1.5878 times the admissions of others, by 2028 there are 1.564 · 1.01³ times as many, as the catalogue has them in 2025 and goes on. At
// the age of 70 others have 0.272 · 1.134 · 0.8195 common ones, and of each special disease its cases times its admissions.
func TestFactorsActOnAllCauses(t *testing.T) {
	c := rural(t)
	overInAYear(c)
	grown := 1.564 * math.Pow(1.01, 3)
	special := 0.0
	for _, d := range c.Special {
		if d.Sex != "female" {
			special += d.Per100000 / 1e5 * d.Shape[c.band(70)] * d.Admissions
		}
	}
	for name, x := range map[string]struct {
		register bool
		year     int
		values   model.Values
		factor   float64
	}{
		"others":         {false, 2018, nil, 1},
		"the register":   {true, 2018, nil, 1.5878},
		"no poor at all": {true, 2018, model.Values{"catalogue.admissions.poor": 0}, 0},
		"level":          {false, 2018, model.Values{"catalogue.admissions.level": 1.2}, 1.2},
		"growth":         {false, 2028, nil, grown},
		"all of them":    {true, 2028, model.Values{"catalogue.admissions.level": 0.8}, 1.5878 * 0.8 * grown},
	} {
		b := people(100_000, 0, 70, model.Male, 0)
		b.Register = x.register
		e := sampled(b, c.Resolve(x.values, x.year, steady, conditions, ages(b)), 31, 99)
		counts := [2][]float64{make([]float64, b.Persons()), make([]float64, b.Persons())}
		for i := range e {
			p := e[i].Person
			counts[min(e[i].Disease, 1)][p]++
		}
		for kind, want := range [2]float64{ofCommon, special} {
			var m mean
			for _, n := range counts[kind] {
				m.add(n)
			}
			m.is(t, name+[2]string{", common", ", special"}[kind], want*x.factor)
		}
	}
}
