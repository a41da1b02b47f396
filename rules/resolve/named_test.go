package resolve_test

import (
	"maps"
	"slices"
	"testing"

	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/packs"
	"doudi/rules/resolve"
)

func pack(t *testing.T, id string) *rules.Policy {
	t.Helper()
	_, text, err := packs.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	return made.Policy(t, string(text))
}

// In the national pack the margin of 低保 gets what residents get until assistance names it in 2022; exited persons lose
// their rate then, and what they lose is no longer otherwise than a resident's.
func TestBenefitsNameCategories(t *testing.T) {
	p := pack(t, "national")
	for _, c := range []struct {
		year int
		want map[string][]string
	}{
		{2018, map[string][]string{"extreme_poor": {"critical", "assistance"}, "orphan": {"critical", "assistance"}, "dibao": {"critical", "assistance"},
			"registered_poor": {"critical", "assistance"}, "exited_poor": {"critical", "assistance"}}},
		{2022, map[string][]string{"extreme_poor": {"critical", "assistance", "tilted_assistance"}, "orphan": {"critical", "assistance", "tilted_assistance"},
			"dibao": {"critical", "assistance", "tilted_assistance"}, "registered_poor": {"critical", "assistance", "tilted_assistance"},
			"dibao_marginal": {"assistance", "tilted_assistance"}, "marginal": {"assistance", "tilted_assistance"}, "illness_poor": {"assistance", "tilted_assistance"},
			"unstable_exited": {"assistance", "tilted_assistance"}, "sudden_hardship": {"assistance", "tilted_assistance"}}},
	} {
		got := resolve.Named(p, "resident", rules.MonthOf(c.year, 1), rules.MonthOf(c.year, 12))
		if !maps.EqualFunc(got, c.want, slices.Equal) {
			t.Errorf("%d: %v, want %v", c.year, got, c.want)
		}
	}
}

// A policy understands the exited where it lists them itself or its sets hold them, not because every policy knows the
// word.
func TestPoliciesThatUnderstandTheExited(t *testing.T) {
	for id, want := range map[string]bool{"national": true, "chongqing": true, "yunyang": true, "huaihua": true, "huolinguole": false, "baise": false} {
		if got := pack(t, id).Understands("exited_poor"); got != want {
			t.Errorf("%s: %v", id, got)
		}
	}
}

// tabled is a policy with one table, which one benefit reads.
func tabled(t *testing.T, rate, pays string) *rules.Policy {
	t.Helper()
	return made.Policy(t, "policy: tabled\nsources: {law: the law}\nfrom: 2020-01-01\nsource: law\nparameters:\n  rate: "+
		rate+"\nbenefits:\n  - {id: basic, covers: eligible, pays: '"+pays+"'}\n")
}

// A word that a formula names, but that a table which benefits read leaves out, has no place in the policy: its bill would
// be refused.
func TestAHoleIsNotUnderstood(t *testing.T) {
	p := tabled(t, "{value: {dibao: 0.8, resident: 0.5}, unit: rate}", `rate[category] * unpaid.eligible * if(category == "orphan", 1, 0.9)`)
	for word, want := range map[string]bool{"dibao": true, "resident": true, "orphan": false, "marginal": false} {
		if got := p.Understands(word); got != want {
			t.Errorf("%s is understood: %v", word, got)
		}
	}
}

// In a table by category and kind a category is told from the ordinary one by its own row.
func TestARowNamesItsCategory(t *testing.T) {
	rows := ""
	for _, word := range []string{"extreme_poor", "orphan", "dibao", "dibao_marginal", "registered_poor", "exited_poor", "marginal", "resident"} {
		chronic := "0.5"
		if word == "dibao" {
			chronic = "0.9"
		}
		rows += word + ": {inpatient: 0.5, outpatient: 0.5, outpatient_chronic: " + chronic + "}, "
	}
	p := tabled(t, "{value: {"+rows+"}, unit: rate, by: [category, kind]}", "rate[category][kind] * unpaid.eligible")
	got := resolve.Named(p, "resident", rules.MonthOf(2020, 1), rules.MonthOf(2020, 12))
	if want := map[string][]string{"dibao": {"basic"}}; !maps.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%v, want %v", got, want)
	}
}
