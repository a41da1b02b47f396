package forecast

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// What the study's years never see is idle, by the dates of Chongqing's file: in 2025 the covers of the targeted insurance and the
// health-poverty fund, which ended with 2021, and social help, which ended with 2019; in 2018 what came later. A benefit that an
// alternative lets go on is not idle there, nor is one that only the alternative ends.
func TestBenefitsThatTheYearsNeverSee(t *testing.T) {
	for year, want := range map[string][][]string{
		"2025": {
			{"accident_cover", "supplement", "death_cover", "student_cover", "house_cover", "health_fund", "social_help"},
			{"accident_cover", "death_cover", "student_cover", "house_cover", "health_fund", "social_help"},
			{"accident_cover", "supplement", "death_cover", "student_cover", "house_cover", "health_fund", "social_help"},
		},
		"2018": {
			{"outpatient", "large_assistance", "assistance_other", "chronic_assistance", "tilted_assistance", "emergency", "health_fund", "application"},
			{"outpatient", "large_assistance", "assistance_other", "chronic_assistance", "tilted_assistance", "emergency", "health_fund", "application"},
			{"outpatient", "large_assistance", "assistance_other", "chronic_assistance", "tilted_assistance", "emergency", "health_fund", "application"},
		},
	} {
		file := filepath.Join(t.TempDir(), "idle.yaml")
		profile := map[string]string{"2018": "chongqing", "2025": "pengshui"}[year]
		text := fmt.Sprintf("study: idle\npolicy: chongqing\npopulation: {profile: %s, people: 4000}\nillness: china-rural\nyears: %s..%s\ndraws: 1\nreplicates: 1\nseed: 3\nscenarios:\n", profile, year, year) +
			"  - {id: current}\n  - {id: longer, set: [{path: benefits.supplement.until, value: 2031-01-01}]}\n  - {id: shorter, set: [{path: benefits.relief.until, value: 2018-01-01}]}\n"
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		plan := planned(t, file, nil)
		idle := plan.findIdle()
		for i, id := range []string{"current", "longer", "shorter"} {
			if !slices.Equal(idle[id], want[i]) {
				t.Errorf("%s, %s: %v, want %v", year, id, idle[id], want[i])
			}
		}
		for _, f := range plan.fundsSeen(idle) {
			for _, b := range f.Benefits {
				if slices.Contains(idle[f.Scenario], b) {
					t.Errorf("%s, %s: %s still has %s", year, f.Scenario, f.ID, b)
				}
			}
			if f.ID == "targeted_insurance" && year == "2025" && f.Scenario != "longer" || f.ID == "social" && year == "2025" {
				t.Errorf("%s, %s: %s has nothing to pay", year, f.Scenario, f.ID)
			}
		}
	}
}
