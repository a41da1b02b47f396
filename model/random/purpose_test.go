package random

import "testing"

// No two purposes of one family have one number: their draws would be the same.
func TestPurposesOfAFamilyDiffer(t *testing.T) {
	for family, list := range map[string][]Purpose{
		"run":           {ForYears, ForHouseholds, ForInputs, ForHalves, ForPeople},
		"making":        {ForPool, ForOrder},
		"household":     {ForIncome, ForCategory, ForExit, ForReturn, ForMembership, ForConditions},
		"circle":        {ForTaking, ForRank, ForRelief},
		"year":          {ForDiseases, ForShock, ForPriceShock, ForChronicShock},
		"person":        {ForAdmission, ForCarried, ForSex, ForSurvival, ForFrailty, ForCertificate, ForChronic, ForMore, ForDisease, ForSpells, ForTakeUp, ForFamily, ForEntitled, ForEnrolled, ForSpending, ForBirths, ForHome},
		"bill":          {ForAgain, ForWhere, ForRest, ForCost, ForSevere, ForCourse},
		"disease":       {ForMoreOfDisease, ForCases},
		"case":          {ForNext, ForCase, ForCaseBills},
		"kept by house": {ForEntitled, ForEnrolled, ForSpending, ForBirths, ForHome},
	} {
		seen := map[Key]bool{}
		for _, p := range list {
			if k := Root(1).For(p); seen[k] || k != Root(1).With(uint64(p)) {
				t.Errorf("%s: purpose %d has another's key", family, p)
			} else {
				seen[k] = true
			}
		}
	}
}

// The numbers of the purposes are never changed: with another number a study of last year would be of other people and other illnesses
// this year. This is the list as it was when each was made; a new one is added here, and none is altered.
func TestPurposesNeverChange(t *testing.T) {
	for name, x := range map[string][2]Purpose{
		"ForYears": {ForYears, 0}, "ForHouseholds": {ForHouseholds, 1}, "ForInputs": {ForInputs, 2}, "ForHalves": {ForHalves, 3}, "ForPeople": {ForPeople, 7_368_560}, // the letters pop
		"ForPool": {ForPool, 1}, "ForOrder": {ForOrder, 2},
		"ForIncome": {ForIncome, 1}, "ForCategory": {ForCategory, 2}, "ForExit": {ForExit, 3}, "ForReturn": {ForReturn, 4}, "ForMembership": {ForMembership, 5}, "ForConditions": {ForConditions, 16},
		"ForTaking": {ForTaking, 1}, "ForRank": {ForRank, 2}, "ForRelief": {ForRelief, 3},
		"ForLives":        {ForLives, 18_446_744_073_709_551_615},
		"ForChronicShock": {ForChronicShock, 18_446_744_073_709_551_612}, "ForPriceShock": {ForPriceShock, 18_446_744_073_709_551_613}, "ForDiseases": {ForDiseases, 18_446_744_073_709_551_614},
		"ForShock":     {ForShock, 18_446_744_073_709_551_615},
		"ForAdmission": {ForAdmission, 0}, "ForSex": {ForSex, 6}, "ForSurvival": {ForSurvival, 7}, "ForFrailty": {ForFrailty, 8}, "ForCertificate": {ForCertificate, 9}, "ForChronic": {ForChronic, 10},
		"ForMore": {ForMore, 11}, "ForDisease": {ForDisease, 12}, "ForSpells": {ForSpells, 13}, "ForTakeUp": {ForTakeUp, 14}, "ForFamily": {ForFamily, 15},
		"ForEntitled": {ForEntitled, 32}, "ForEnrolled": {ForEnrolled, 33}, "ForSpending": {ForSpending, 34}, "ForBirths": {ForBirths, 35}, "ForHome": {ForHome, 40},
		"ForMoreOfDisease": {ForMoreOfDisease, 0}, "ForCases": {ForCases, 1},
		"ForNext": {ForNext, 0}, "ForCase": {ForCase, 1}, "ForCaseBills": {ForCaseBills, 2},
		"ForAgain": {ForAgain, 1}, "ForWhere": {ForWhere, 2}, "ForRest": {ForRest, 3}, "ForCost": {ForCost, 6}, "ForSevere": {ForSevere, 11}, "ForCourse": {ForCourse, 12},
	} {
		if x[0] != x[1] {
			t.Errorf("%s is %d, and was %d", name, x[0], x[1])
		}
	}
}
