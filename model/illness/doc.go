// Package illness gives every person of a block the year's admissions and special outpatient bills: who falls ill, at
// which hospital, what it costs, what of it is eligible, and whether it is claimed.
//
// Its draws are keyed by person, year and purpose, never by scenario and never by the order of calls. Who falls ill takes two hashes
// a person, one of the year for common causes and one of the replicate for all special diseases of all years, which each turn it by an
// angle of their own (see turns.go): so neither a disease more, nor another's rate, nor other admissions, nor a further household
// change anybody else's year: not who falls ill, when and where. What a bill is takes three hashes more (see bill.go). What
// a level's admissions cost on average is stated for all of them together, so a disease that is dearer than the others leaves
// these less (see means.go).
//
// Common causes come in spells of illness, and special diseases in cases: either as points of a Poisson process, so that one may
// fall ill more than once and a mean is its rate (see spells.go). People differ in how easily they fall ill for common causes, and stay
// so (see frailty.go); a case of a special disease has its admissions over a course of years, which is found by looking back (see
// courses.go). So who is ill one year is likely to be ill the next, and any year can be sampled first.
//
// What is stated of admissions for all causes (the level, the register's factor, growth, the year's shock) acts on common
// causes and special diseases alike; the share of common causes and the further admissions of those who have one are of common causes,
// the level of special diseases' rates and costs of those.
package illness
