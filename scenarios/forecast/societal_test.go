package forecast_test

import (
	"os"
	"path/filepath"
	"testing"

	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"
)

// Where the societal line is the local one, 2,995 yuan in 2018 (2.15 dollars a day of 3.8165 yuan), both indicators are the same, in all
// and in their parts; in 2019 it is a tenth higher, and the local line 7.4 %. A profile that states no societal line has no such figures.
func TestTheSocietalLineAsTheLocalOne(t *testing.T) {
	dir := t.TempDir()
	profile := "profile: mine\nlike: baise\nsources: {made: {title: made up}}\nsocietal_line:\n  dollars: 2017\n" +
		"  yuan_per_dollar: {value: 3.81650207, source: {ref: made, status: unverified}}\n  median: {2017: 1, after: hold}\n  median_source: {ref: made, status: unverified}\n" +
		"  prices: {2017: 100, 2018: 100, 2019: 110}\n  prices_source: {ref: made, status: unverified}\n"
	if err := os.WriteFile(filepath.Join(dir, "mine.yaml"), []byte(profile), 0o644); err != nil {
		t.Fatal(err)
	}
	result := func(profile string) *forecast.Result {
		text := "study: mine\npolicy: baise\npopulation: {profile: " + profile + ", people: 3000}\nillness: china-rural\nyears: 2018..2019\ndraws: 4\nreplicates: 2\nscenarios: [{id: current}]\n"
		study, _, err := scenarios.Parse(filepath.Join(dir, "study.yaml"), []byte(text), scenarios.Given{})
		if err != nil {
			t.Fatal(err)
		}
		plan, err := forecast.Open(study)
		if err != nil {
			t.Fatal(err)
		}
		out, err := dispatch.Run(t.Context(), plan, dispatch.Options{Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	with := result("./mine.yaml")
	for _, part := range []string{"", "_impoverishing", "_large"} {
		for year, same := range map[int]bool{2018: true, 2019: false} {
			official, ok := with.Row("current", year, "sdg382"+part, "all", "all")
			local, found := with.Row("current", year, "sdg382_local"+part, "all", "all")
			if !ok || !found || local.Mean == 0 || same != (official.Mean == local.Mean) || part == "" && official.Mean < local.Mean {
				t.Errorf("%d%s: %v by the societal line, %v by the local one", year, part, official.Mean, local.Mean)
			}
		}
	}
	if row, ok := result("baise").Row("current", 2018, "sdg382", "all", "all"); ok {
		t.Errorf("without a line: %+v", row)
	}
}
