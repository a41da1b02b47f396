package model

import (
	"slices"

	"doudi/model/message"
)

// knownUnits are the units in which the files that come with the program measure their numbers.
func knownUnits() []string {
	return []string{
		"rate¦a unit", "ratio¦a unit", "share¦a unit", "factor¦a unit", "quantile¦a unit", "per year¦a unit", "years¦a unit", "months¦a unit", "months per year¦a unit", "days¦a unit",
		"persons¦a unit", "households¦a unit", "diseases¦a unit", "hospitals¦a unit", "sites¦a unit", "admissions¦a unit",
		"CNY¦a unit", "CNY per year¦a unit", "CNY a year¦a unit", "CNY per month¦a unit", "CNY per person¦a unit", "CNY per head¦a unit", "CNY per person and year¦a unit",
		"CNY per admission¦a unit", "CNY a bill¦a unit", "CNY a head in 2018¦a unit", "100 million CNY¦a unit", "over 470 yuan¦a unit", "over 2018¦a unit",
		"sd of the log¦a unit", "sd of the log odds¦a unit", "sd of the log of the year's rate¦a unit", "sd of the log of the year's costs¦a unit", "sd of the log of the year's bills¦a unit",
		"sd of the log of a year's growth among households¦a unit", "variance of the log¦a unit", "share of the log's variance¦a unit", "share of the variance¦a unit", "share of the mean¦a unit",
		"Pareto index¦a unit", "correlation with the year before¦a unit", "correlation of the order of leaving poverty with income at the outset¦a unit",
		"share of the line that is subsistence¦a unit", "mean consumption over mean income¦a unit", "share of cost¦a unit", "share of the cost of admissions¦a unit",
		"share of other admissions¦a unit", "share of cases¦a unit", "share of bills claimed¦a unit", "share of those it would pay¦a unit",
		"share of the register's contribution¦a unit", "share of the register's contribution paid by government¦a unit", "share of other people insured¦a unit",
		"share of the register's admissions¦a unit", "share of township and county admissions outside the county¦a unit", "share of provincial admissions in another province¦a unit",
		"share of city and provincial admissions¦a unit", "share of city admissions outside the pooling area¦a unit", "share of exited households that keep the benefits¦a unit",
		"factor on all incomes¦a unit", "factor on all¦a unit", "factor on the register¦a unit", "factor on the register's admissions¦a unit", "factor on the provincial share¦a unit",
		"factor on the risk of dying at every age¦a unit", "factor on the rate; rural women have more children and move away¦a unit",
		"settled visits a year¦a unit", "settled visits a year, of all insured¦a unit", "bills a year of a certified patient¦a unit", "admissions a person-year off the register¦a unit", "probability of a further admission¦a unit",
	}
}

// UnitIn is a unit of a file in a language; one that the program does not know is said as the file has it.
func UnitIn(l message.Language, unit string) string {
	if known := unit + "¦a unit"; slices.Contains(knownUnits(), known) {
		return l.Say(known)
	}
	return unit
}
