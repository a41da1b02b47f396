package population

import (
	"math"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/profiles"
)

// The mean over all people of what they consume is the stated share of their mean income, in every draw: summed up person
// by person. Of a large stratum every third household is looked at, 180,000 of Baise with a log sd of 0.55: the mean's
// standard error is a thousandth, and three are allowed. Of the share, in which that nearly cancels, a thousandth.
func TestMeanConsumptionIsTheStatedShare(t *testing.T) {
	for _, c := range []struct {
		profile string
		year    int
		values  model.Values
		ratio   float64
	}{
		{"baise", 2015, nil, 0.83},
		{"baise", 2019, model.Values{"profile.consumption.elasticity": 0.8, "profile.consumption.ratio": 0.9}, 0.9},
		{"baise", 2018, model.Values{"profile.consumption.elasticity": 0.5, "profile.register_growth": 0}, 0.83},
		{"baise", 2019, model.Values{"profile.consumption.elasticity": 0.5, "profile.growth_spread": 0.2}, 0.83},
		{"huolinguole", 2018, model.Values{"profile.consumption.ratio": 0.75, "profile.consumption.elasticity": 0.5}, 0.75},
	} {
		p := synthesised(t, 0)
		if c.profile != "baise" {
			var err error
			if p, err = Synthesise(read(t, c.profile), 7, 0); err != nil {
				t.Fatal(err)
			}
		}
		y := p.Profile.Resolve(c.values, c.year, p.Incomes(), p.StratumPersons())
		var own Block
		var living Living
		var income, consumption, people float64
		for i := range p.Blocks() {
			b := p.At(i, &own)
			v := p.View(b, &y, &living)
			for h := range b.Households() {
				n := float64(b.First[h+1] - b.First[h]) // as many as at the outset, whose means are stated
				perHead := math.Exp(v.LogIncome[h]) * y.Growth[b.Stratum]
				income += perHead * n
				consumption += n * y.ConsumptionAtMean * math.Pow(perHead/y.MeanIncome, y.Elasticity)
				people += n
			}
		}
		if math.Abs(y.MeanIncome*people/income-1) > 3e-3 {
			t.Errorf("%s: the mean income is %.1f, of all people %.1f", c.profile, y.MeanIncome, income/people)
		}
		if got := consumption / income; math.Abs(got/c.ratio-1) > 1e-3 {
			t.Errorf("%s in %d, %v: consumption is %.5f of income, stated %v", c.profile, c.year, c.values, got, c.ratio)
		}
	}
}

func read(t testing.TB, profile string) *Profile {
	t.Helper()
	name, text, err := profiles.Open(profile)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := document.Parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := Read(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// One person at 10 and a household of two at 20: 85⅓ parts of 256 lie at 10, so the 86th is (10 + 2 · 20) / 3.
func TestQuantilesCountPeople(t *testing.T) {
	got := quantileMeans([]share{{20, 2}, {10, 1}})
	if len(got) != 256 {
		t.Fatalf("%d parts", len(got))
	}
	for i, x := range got {
		want := 10.0
		if i == 85 {
			want = 50.0 / 3
		} else if i > 85 {
			want = 20
		}
		if math.Abs(x-want) > 1e-12 {
			t.Errorf("part %d: %v, want %v", i, x, want)
		}
	}
}

// Two strata of one and three people, the first's income of 100 doubled: (√200 + 3·√400) / 4.
func TestMeanPower(t *testing.T) {
	got := meanPower([][]float64{{100, 100}, {400, 400}}, []float64{1, 3}, []float64{2, 1}, 0.5)
	if want := (math.Sqrt(200) + 60) / 4; math.Abs(got-want) > 1e-12 {
		t.Errorf("%v, want %v", got, want)
	}
}
