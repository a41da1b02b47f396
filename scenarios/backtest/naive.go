package backtest

import (
	"math"

	"doudi/model"
	"doudi/model/random"
	"doudi/scenarios/forecast"
)

// The naive forecast knows the rules, the people and national statistics, and simulates nothing: everybody has the national
// number of bills, each the national average, at the county's hospital. It was fixed before any published figure was held
// against it, and no number of it is of a locality's outcomes.
//
//	admissions a person      0.208 of the registered poor, 0.131 of others: National Health Services Survey 2018 (Liu et al. 2023)
//	cost of an admission     average of public second-class hospitals by year: Statistical Bulletins on Health 2015–2020
//	chronic outpatient bills 0.183 a person, 470 yuan each: National Healthcare Security Administration, residents, 2019 (derived)
//	eligible share           0.855 = 56.1 / 65.6, actual over eligible rate of residents' inpatient care, 2018 (unverified)
func average() *forecast.Average {
	return &forecast.Average{
		Admissions: func(register bool) float64 {
			if register {
				return 0.208
			}
			return 0.131
		},
		Chronic:  0.183,
		Eligible: 0.855,
		Cost: func(kind model.Kind, year int) float64 {
			if kind == model.OutpatientChronic {
				return 470
			}
			const first = 2015
			costs := []float64{5358.2, 5569.9, 5799.1, 6002.2, 6232.4, 6760.5}
			return costs[min(max(year-first, 0), len(costs)-1)]
		},
	}
}

// How sure the naive forecast is of itself, fixed with it: money and counts may be half as much off, rates ten points.
const (
	naiveVariation = 0.5 // standard deviation over the mean, lognormal
	naivePoints    = 0.1 // standard deviation, normal and within [0, 1]
	naiveValues    = 1000
)

// naive is the distribution about a naive figure as equally likely values, sorted. What average bills do not reach is 0.
func naive(value float64, ratio bool) []float64 {
	out := make([]float64, naiveValues)
	sigma := math.Sqrt(math.Log(1 + naiveVariation*naiveVariation))
	for i := range out {
		z := random.NormInv((float64(i) + 0.5) / naiveValues)
		if ratio {
			out[i] = min(max(value+naivePoints*z, 0), 1)
		} else {
			out[i] = value * math.Exp(sigma*z-sigma*sigma/2)
		}
	}
	return out
}
