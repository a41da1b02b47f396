package random

import "testing"

// No two purposes of one family have one number: their draws would be the same.
func TestPurposesOfAFamilyDiffer(t *testing.T) {
	for family, list := range map[string][]Purpose{
		"run":           {ForYears, ForHouseholds, ForInputs, ForHalves, ForPeople},
		"making":        {ForPool, ForOrder},
		"household":     {ForIncome, ForCategory, ForExit, ForReturn, ForConditions},
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
