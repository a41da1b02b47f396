package model

// Kind is what sort of care a bill is for. A policy may replace the list; the simulation speaks this one.
type Kind uint8

// The kinds of care, in the order of KindNames.
const (
	Inpatient Kind = iota
	Outpatient
	OutpatientChronic
)

// Level is the level of the hospital that wrote the bill.
type Level uint8

// The levels of care, in the order of LevelNames: 一级及以下, 二级, 三级 (市), 三级 (自治区、省).
const (
	Township Level = iota
	County
	City
	Province
)

// Place is where the care was given, seen from the patient's county.
type Place uint8

// The places of care, in the order of PlaceNames: 县域内, 统筹区内, 省内异地, 跨省.
const (
	InCounty Place = iota
	InArea
	InProvince
	OutOfProvince
)

// Sex is a person's registered sex.
type Sex uint8

// The sexes, in the order of SexNames.
const (
	Male Sex = iota
	Female
)

// KindNames returns the words of policy files for the kinds of care, by Kind.
func KindNames() []string { return []string{"inpatient", "outpatient", "outpatient_chronic"} }

// LevelNames returns the words of policy files for the levels of care, by Level.
func LevelNames() []string { return []string{"township", "county", "city", "province"} }

// PlaceNames returns the words of policy files for the places of care, by Place.
func PlaceNames() []string {
	return []string{"in_county", "in_area", "in_province", "out_of_province"}
}

// SexNames returns the words of policy files for the sexes, by Sex.
func SexNames() []string { return []string{"male", "female"} }
