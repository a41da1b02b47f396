package forecast

import (
	"strings"
	"testing"

	"doudi/model/catalogues"
	"doudi/model/message"
)

// A catalogue whose disease comes with a condition that is mistyped is told of it at the study, in both languages, and so is the reader of
// the page; with the condition's name nothing is said.
func TestConditionsThatNobodyCarriesAreSaid(t *testing.T) {
	profile, study := ofBaise(t)
	_, catalogue, err := catalogues.Open("china-rural")
	if err != nil {
		t.Fatal(err)
	}
	study = replaced(t, study, "illness: china-rural", "illness: ./illness.yaml")
	opened := func(catalogue string) *Plan {
		return planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile, "illness.yaml", catalogue), few(nil))
	}
	mistyped := opened(replaced(t, string(catalogue), "carried: {by: stroke,", "carried: {by: strok,"))
	for _, l := range []struct {
		language message.Language
		check    string
		page     string
	}{
		{"en", "nobody in the profile `baise` carries strok, which the catalogue `china-rural` names", "conditions that nobody in the profile carries (strok)"},
		{"zh", "人口概况 `baise` 里没有人患疾病目录 `china-rural` 提到的 strok", "人口概况里没有人患：strok；"},
	} {
		said := 0
		for _, d := range mistyped.Doubts.All() {
			if text := d.Text(l.language); strings.Contains(text, l.check) && strings.Contains(text, "study.yaml:4:") && strings.Contains(text, "copd, stroke, mental") {
				said++
			}
		}
		if said != 1 {
			t.Errorf("check says %v", mistyped.Doubts.All())
		}
		said = 0
		for _, caution := range mistyped.placeCautions() {
			if strings.Contains(caution.In(l.language, ""), l.page) {
				said++
			}
		}
		if said != 1 {
			t.Errorf("the page says %v", mistyped.placeCautions())
		}
	}
	plain := opened(string(catalogue))
	if plain.uncarried != nil || len(plain.placeCautions()) != 0 || len(plain.Doubts.All()) != len(mistyped.Doubts.All())-1 {
		t.Errorf("of carried conditions: %v, %v", plain.Doubts.All(), plain.placeCautions())
	}
}

// A place of a few counties is told that its intervals are wider for it: the rural profile holds 603,460 people, three counties of 200,000, and
// Baise 2.6 million, thirteen; the nation's, of a thousandth of its people, states its own rate.
func TestACountyIsToldThatItsIntervalsAreWider(t *testing.T) {
	_, study := ofBaise(t)
	for profile, want := range map[string]bool{"rural": true, "baise": false, "national": false} {
		text := replaced(t, study, "profile: ./profile.yaml", "profile: "+profile)
		if profile == "national" {
			text = replaced(t, replaced(t, text, "policy: baise", "policy: national"), "2018..2019", "2025..2025")
		}
		said := false
		for _, caution := range planned(t, inFolder(t, "study.yaml", text), few(nil)).placeCautions() {
			said = said || strings.Contains(caution.EN, "those of a county or a few") && strings.Contains(caution.ZH, "按一个或几个县看")
		}
		if said != want {
			t.Errorf("%s: %t", profile, said)
		}
	}
}
