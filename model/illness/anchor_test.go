package illness

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/population"
)

// beforeSource is where keys of `admissions` may be put.
const beforeSource = "  rate_source"

// Over the country's rural people those off the register have 13.1 admissions per 100 a year and those on it 20.8, special diseases
// included, as the survey of 2018 counted them. Common ones are what the spells of the rates expect, special ones cases times
// admissions of each disease. `other_causes` has four digits, and so has the sum.
func TestAdmissionsByStatusAreThoseOfTheSurvey(t *testing.T) {
	c := rural(t)
	r := c.Resolve(nil, c.BaseYear, steady, conditions, &population.People{})
	var admissions [2]float64
	people := 0.0
	for sex := range c.Reference {
		for age, n := range c.Reference[sex] {
			band := r.band[age]
			people += n
			for register := range admissions {
				admissions[register] += n * r.spells[register][band].admissions()
			}
		}
	}
	for d, cases := range r.casesOf(&population.People{Others: c.Reference, Register: c.Reference}) {
		for register, n := range cases {
			admissions[register] += n * c.Special[d].Admissions
		}
	}
	for register, want := range [2]float64{0.131, 0.208} {
		if got := admissions[register] / people; math.Abs(got-want) > 0.0001 {
			t.Errorf("register %d: %.5f admissions a person-year, want %v", register, got, want)
		}
	}
}

// The tiny catalogue's rates are 0.05, 0.1 from the age of 15 and 0.3 from 60. Of 400 people a hundred are spread over the sixty years below,
// 25 of them below 15, and 300 are of seventy: the mean is (25 · 0.05 + 75 · 0.1 + 300 · 0.3)/400, and 0.475 is stated.
func TestRatesFollowTheStatedMean(t *testing.T) {
	c, says := readText(t, beforeSource, "  others: {value: 0.475, source: {ref: a, status: stated}}\n"+
		"  ages: {from: [0, 60, 70], male: [40, 0, 300], female: [60, 0, 0], source: {ref: a}}\n"+beforeSource)
	if says != "" {
		t.Fatal(says)
	}
	for band, got := range c.rates(model.Values(nil).Of) {
		if want := [3]float64{0.05, 0.1, 0.3}[band] * 0.475 * 400 / (25*0.05 + 75*0.1 + 300*0.3); math.Abs(got-want) > 1e-12 {
			t.Errorf("band %d: %v, want %v", band, got, want)
		}
	}
}

func TestAgesBelongToAStatedMean(t *testing.T) {
	for add, want := range map[string]string{
		"  ages: {from: [0], male: [1], female: [1], source: {ref: a}}\n":                                                                    "`ages` are of nobody where `others` is not stated",
		"  others: {value: 0.2, source: {ref: a, status: stated}}\n":                                                                         "the key `ages` is missing",
		"  others: {value: 0.2, source: {ref: a, status: stated}}\n  ages: {from: [0, 9], male: [1], female: [1, 1], source: {ref: a}}\n":    "`male` must list one number for each of the 2 age bands",
		"  others: {value: 0.2, source: {ref: a, status: stated}}\n  ages: {from: [0, 9, 9], male: [1, 1], female: [1, 1]}\n":                "the bands must rise from age 0",
		"  others: {value: 0.2, source: {ref: a, status: stated}}\n  ages: {from: [0, 9], male: [0, 0], female: [0, 0], source: {ref: a}}\n": "`rate` is 0 at all ages that `ages` has people of",
		"  others: {value: 3.1, source: {ref: a, status: stated}}\n  ages: {from: [0], male: [1], female: [1], source: {ref: a}}\n":          "is 3.1",
		"  others: {value: 0.2, source: {ref: a, status: stated}}\n  ages: {from: [0], male: [1], female: [1]}\n":                            "the key `source` is missing",
	} {
		if _, says := readText(t, beforeSource, add+beforeSource); !strings.Contains(says, want) {
			t.Errorf("%s: %q, want %q", add, says, want)
		}
	}
}
