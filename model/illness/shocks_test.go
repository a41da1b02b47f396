package illness

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/random"
)

// replicate gives the keys of the years of one.
func replicate(i uint64) func(year int) random.Key {
	return func(year int) random.Key { return random.Root(i).With(uint64(year)) }
}

// In the first year the log is τε, then 0.6 of the last and 0.8 of a new one: by hand over three years, of which the first is the
// epoch's. Each of the three factors has numbers of its own; an earlier year is its own alone.
func TestShocksByHand(t *testing.T) {
	c := rural(t)
	values := model.Values{"catalogue.admissions.shock": 0.1, "catalogue.shocks.prices": 0.2, "catalogue.shocks.chronic": 0.3, "catalogue.shocks.lasting": 0.6}
	of := replicate(7)
	for i, purpose := range []random.Purpose{random.ForShock, random.ForPriceShock, random.ForChronicShock} {
		tau := 0.1 * float64(i+1)
		e := func(year int) float64 { return random.NormInv(of(year).For(purpose).Uniform()) }
		for year, z := range map[int]float64{1980: e(1980), 1990: e(1990), 1991: 0.6*e(1990) + 0.8*e(1991), 1992: 0.36*e(1990) + 0.48*e(1991) + 0.8*e(1992)} {
			s := c.Shocks(values, year, of)
			if got, want := [3]float64{s.Admissions, s.Prices, s.Chronic}[i], math.Exp(tau*z-tau*tau/2); math.Abs(got-want) > 1e-12 {
				t.Errorf("shock %d of %d: %v, want %v", i, year, got, want)
			}
		}
	}
}

// Of many replicates the log has the stated sd in each year, 0.5 for the correlation of two years in a row and 0.5³ for that of two that are three
// years apart; the factor's mean is 1. Of n pairs a correlation's error is (1 − ρ²)/√n at most.
func TestShocksAreLikeThoseOfTheYearBefore(t *testing.T) {
	c := rural(t)
	const n, tau = 10_000, 0.5
	var sums [3]mean
	var products [2]mean
	for i := range uint64(n) {
		var z [3]float64
		for k, year := range []int{2018, 2019, 2021} {
			x := c.Shocks(model.Values{"catalogue.admissions.shock": tau, "catalogue.shocks.prices": 0, "catalogue.shocks.chronic": 0}, year, replicate(i))
			if x.Prices != 1 || x.Chronic != 1 {
				t.Fatalf("without a size they are %v", x)
			}
			sums[k].add(x.Admissions)
			z[k] = (math.Log(x.Admissions) + tau*tau/2) / tau
		}
		products[0].add(z[0] * z[1])
		products[1].add(z[0] * z[2])
	}
	for k := range sums {
		sums[k].is(t, "mean", 1)
		if got, want := sums[k].squares/n-1, math.Expm1(tau*tau); math.Abs(got-want) > 0.05 {
			t.Errorf("variance %v, want %v", got, want)
		}
	}
	products[0].is(t, "a year apart", 0.5)
	products[1].is(t, "three years apart", 0.125)
}

// The catalogue's admissions of a year differ by what four years of the national series did: 13.3, 16.6, 15.1, 15.2, each year 0.03 more
// than the last being expected.
func TestTheShockIsThatOfTheSeries(t *testing.T) {
	var logs [4]float64
	at := 0.0
	for i, rate := range []float64{13.3, 16.6, 15.1, 15.2} {
		logs[i] = math.Log(rate) - float64(i)*math.Log(1.03)
		at += logs[i] / 4
	}
	squares := 0.0
	for _, x := range logs {
		squares += (x - at) * (x - at) / 3
	}
	if c := rural(t); math.Abs(c.Shock.Value-math.Sqrt(squares)) > 0.005 {
		t.Errorf("the catalogue has %v, the series %v", c.Shock.Value, math.Sqrt(squares))
	}
}

// A catalogue that says nothing of them has the shock of admissions alone, and each year's own.
func TestOlderCataloguesShareLess(t *testing.T) {
	c, _ := readText(t)
	of := replicate(3)
	want := math.Exp(0.06*random.NormInv(of(2018).For(random.ForShock).Uniform()) - 0.06*0.06/2)
	if s := c.Shocks(nil, 2018, of); math.Abs(s.Admissions-want) > 1e-15 || s.Prices != 1 || s.Chronic != 1 {
		t.Errorf("%+v, want %v", s, want)
	}
}

func TestShocksAreRead(t *testing.T) {
	const all = "shocks:\n  prices: {value: 0.1, source: {ref: a, status: stated}}\n  chronic: {value: 0.2, source: {ref: a, status: stated}}\n  lasting: {value: 0.9, source: {ref: a, status: stated}}\n"
	for from, x := range map[string][2]string{
		"":                      {"", ""},
		"prices: {value: 0.1":   {"prices: {value: 1.1", "is 1.1"},
		"chronic: {value: 0.2":  {"chronic: {value: -0.1", "is -0.1"},
		"lasting: {value: 0.9,": {"lasting: {value: 1,", "is 1; it must lie from 0 to 0.99"},
		"  lasting":             {"  lastign", "the key `lastign` is not known here"},
	} {
		c, says := readText(t, "levels:\n", strings.Replace(all, from, x[0], 1)+"levels:\n")
		if x[1] == "" && (says != "" || c.PriceShock.Value != 0.1 || c.ChronicShock.Value != 0.2 || c.ShockLasting.Value != 0.9) || !strings.Contains(says, x[1]) {
			t.Errorf("%s: %q, %v %v %v", x[0], says, c.PriceShock, c.ChronicShock, c.ShockLasting)
		}
	}
}
