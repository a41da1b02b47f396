// Package illness gives every person of a block the year's admissions and special outpatient bills: who falls ill, at
// which hospital, what it costs, what of it is eligible, and whether it is claimed.
//
// Its draws are keyed by person, year and purpose, never by scenario and never by the order of calls. Admissions for
// common causes take one hash a person. Each specially treated disease has candidates of its own, thrown over numbered
// places that exist whether or not somebody lives there (see thin.go), so that adding a disease or a household changes
// nobody else's year: not who falls ill, when and where. What a level's admissions cost on average is stated for all of them
// together, so a disease that is dearer than the others leaves these less (see means.go).
//
// What is stated of admissions for all causes (the level, the register's factor, growth, the year's shock) acts on common
// causes and special diseases alike; the share of common causes and the chance of a further admission are of common causes,
// the level of special diseases' rates and costs of those.
package illness
