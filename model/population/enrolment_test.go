package population

import (
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model"
)

// enrols is a block of the profile that says at what contribution households enrol.
const enrols = `enrolment:
  year: 2017
  share: {value: 0.9, range: [0.8, 0.95], source: {ref: a, status: derived}}
  spread: {value: 0.5, source: {ref: a, status: unverified}}
  age: {value: 0, range: [0, 1], source: {ref: a, status: unverified}}
  frailty: {value: 0, range: [-1, 1], source: {ref: a, status: unverified}}
  growth: {value: 0, range: [0, 1], source: {ref: a, status: unverified}}
  subsidies: [second, first]
`

// phi is the standard normal distribution.
func phi(z float64) float64 { return 0.5 * (1 + math.Erf(z/math.Sqrt2)) }

// highest are the reservation premiums of a stratum's households in a year of a draw, with what else is asked of each.
func highest(p *Population, year int, values model.Values, see func(v View, h int, premium float64)) {
	y, own := p.at(year, values), Living{}
	for i := range p.Blocks() {
		b := p.At(i, &Block{})
		if b.Stratum != 1 {
			continue
		}
		v := p.View(b, y, &own)
		for h := range v.Households() {
			if v.First[h] < v.First[h+1] {
				see(v, h, y.Reservation.Highest(v, h, p.traits))
			}
		}
	}
}

// Of households that pay it themselves 0.9 enrol at the contribution of the reference year, 180 yuan, and Φ(Φ⁻¹(0.9) − ln(P/180)/0.5) at another,
// P, within four standard errors: with Φ⁻¹(0.9) = 1.281552. Who enrols at a higher contribution does at a lower one, by the order of numbers.
// What incomes grew by before that year is in the share already.
func TestShareEnrolledAtAContribution(t *testing.T) {
	p := withDatesOf(t, "income_level:", enrols+"income_level:")
	n := 0.0
	for _, c := range []struct {
		contribution float64
		values       model.Values
	}{{180, nil}, {90, nil}, {360, nil}, {360, model.Values{"profile.enrolment.frailty": -0.6}}, {180, model.Values{"profile.enrolment.share": 0.8}}, {180, model.Values{"profile.enrolment.growth": 1}}} {
		middle := 1.281552
		if c.values["profile.enrolment.share"] > 0 {
			middle = 0.841621
		}
		want, in, all := phi(middle-math.Log(c.contribution/180)/0.5), 0.0, 0.0
		highest(p, 2017, c.values, func(_ View, _ int, premium float64) {
			all++
			if c.contribution <= premium {
				in++
			}
		})
		if math.Abs(in/all-want) > 4*math.Sqrt(want*(1-want)/all) {
			t.Errorf("%v yuan, %v: %v enrol, want %v", c.contribution, c.values, in/all, want)
		}
		n += all
	}
	if n < 100_000 {
		t.Errorf("%v households", n)
	}
}

// A household's place among the others stays through the years; incomes that have grown by 1.09 a year raise what it pays by the elasticity, here
// a half, and years of age by their weight: a half of a standard deviation of 0.5 for ten years.
func TestReservationsOverTheYears(t *testing.T) {
	p := withDatesOf(t, "income_level:", enrols+"income_level:", "growth: {value: 0,", "growth: {value: 0.5,")
	first := map[uint64]float64{}
	highest(p, 2017, nil, func(v View, h int, premium float64) { first[v.FirstID+uint64(h)] = premium })
	highest(p, 2019, nil, func(v View, h int, premium float64) {
		if was, ok := first[v.FirstID+uint64(h)]; ok && math.Abs(premium/was-1.09) > 1e-9 {
			t.Fatalf("household %d pays %v, after %v", h, premium, was)
		}
	})
	mean := p.Profile.meanAge() // of the completed years 0…14, 15…59 and 60…69, as members' ages are counted: (50·7 + 70·37 + 90·64.5)/210
	if want := (50*7 + 70*37 + 90*64.5) / 210.0; math.Abs(mean-want) > 1e-12 {
		t.Errorf("a mean age of %v, want %v", mean, want)
	}
	highest(p, 2017, model.Values{"profile.enrolment.age": 0.5}, func(v View, h int, premium float64) {
		ages := v.Age[v.First[h]:v.First[h+1]]
		sum := 0.0
		for _, a := range ages {
			sum += float64(a)
		}
		want := math.Exp(0.5 * 0.5 * (sum/float64(len(ages)) - mean) / 10)
		if got := premium / first[v.FirstID+uint64(h)]; math.Abs(got/want-1) > 1e-9 {
			t.Fatalf("ages %v raise it by %v, want %v", ages, got, want)
		}
	})
}

// With the whole of the weight on it who falls ill more easily pays more, and the log of what households pay is as spread as before: 0.5, whatever
// their size, within five standard errors σ/√(2n).
func TestTheFrailPayMore(t *testing.T) {
	p := withDatesOf(t, "income_level:", enrols+"income_level:")
	var squares, logs, n [3]float64
	highest(p, 2017, model.Values{"profile.enrolment.frailty": 1}, func(v View, h int, premium float64) {
		size := v.First[h+1] - v.First[h]
		own := 0.0
		for _, z := range v.FrailtyZ[v.First[h]:v.First[h+1]] {
			own += float64(z)
		}
		want := 1.281552 + (float64(v.HomeZ[h])+own/math.Sqrt(float64(size)))/math.Sqrt2
		if got := math.Log(premium/180) / 0.5; math.Abs(got-want) > 1e-5 {
			t.Fatalf("household %d stands at %v, want %v", h, got, want)
		}
		if size <= 3 {
			x := math.Log(premium)
			squares[size-1], logs[size-1], n[size-1] = squares[size-1]+x*x, logs[size-1]+x, n[size-1]+1
		}
	})
	for i := range n {
		mean := logs[i] / n[i]
		if sd := math.Sqrt(squares[i]/n[i] - mean*mean); math.Abs(sd-0.5) > 5*0.5/math.Sqrt(2*n[i]) {
			t.Errorf("%d members: the log has a sd of %v", i+1, sd)
		}
	}
}

// The block is read whole, its numbers are inputs, and none of them is one where there is no block.
func TestReadEnrolment(t *testing.T) {
	p, says := readText(t, "income_level:", enrols+"income_level:")
	if says != "" {
		t.Fatal(says)
	}
	if e := p.enrolment; !p.Reserves() || e.year != 2017 || !slices.Equal(p.Subsidies(), []string{"first", "second"}) || e.share.Value != 0.9 || e.spread.Value != 0.5 || p.Asks() != nil {
		t.Errorf("%+v", p.enrolment)
	}
	var inputs []string
	for _, q := range p.Quantities() {
		if strings.HasPrefix(q.Path, "profile.enrolment.") {
			inputs = append(inputs, strings.TrimPrefix(q.Path, "profile.enrolment."))
			if q.Title.EN == "" || q.Title.ZH == "" {
				t.Errorf("%s has the title %+v", q.Path, q.Title)
			}
		}
	}
	if !slices.Equal(inputs, []string{"share", "age", "frailty", "growth"}) {
		t.Errorf("inputs %v", inputs)
	}
	none, says := readText(t, "income_level:", strings.Replace(enrols, "[second, first]", "none\n  contribution: fee", 1)+"income_level:")
	if says != "" || len(none.Subsidies()) != 0 || none.Asks() == nil || none.Asks().Text != "fee" {
		t.Errorf("%s %v", says, none.Subsidies())
	}
	without, _ := readText(t)
	if y := without.Resolve(nil, 2018, [][]float64{{1}, {1}}, []float64{1, 1}, 0); without.Reserves() || y.Reservation.Reserves() {
		t.Error("without the block households have no reservation")
	}
}

// Where nobody lives nobody is left out.
func TestNobodyReserves(t *testing.T) {
	x := Reservation{reserves: true, level: []float64{0}}
	if got := x.Highest(View{Block: &Block{First: []int32{0, 0}}}, 0, 1); !math.IsInf(got, 1) {
		t.Errorf("%v", got)
	}
}
