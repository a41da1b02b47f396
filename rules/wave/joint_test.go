package wave_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/wave"
)

// Policies that are compiled together pay what they pay alone: the packs, Baise's under several changes, and generated
// policies beside themselves with one number changed.
func TestTogetherAsAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var packs []*rules.Policy
	for _, name := range []string{"baise", "huaihua", "baise", "chongqing", "yunyang", "national", "huolinguole"} {
		p, _, err := made.File("../packs/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, p)
	}
	c := made.Claims(r, 60, packs[0].Enumeration("category").Members[:4], 2019)
	for i := range c.Kind {
		c.Kind[i] = max(c.Kind[i], 0) % 2 * 2 // inpatient and chronic outpatient
	}
	together(t, packs, c)
	baise := packs[0]
	changed := []*rules.Policy{baise}
	for _, change := range []string{
		"benefits.backstop.enabled: false", "parameters.backstop_inpatient_rate: 0.85", "parameters.rate.county: 0.5",
		"parameters.assistance_rate: 0.4", "benefits.basic.enabled: false",
	} {
		path, value, _ := strings.Cut(change, ": ")
		p, _, err := read.With(baise, []read.Patch{patch(t, path, value)}, nil)
		if err != nil {
			t.Fatal(err)
		}
		changed = append(changed, p)
	}
	together(t, changed, c)
}

func TestGeneratedTogetherAsAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	compared, want := 0, 40
	if testing.Short() {
		want = 8
	}
	for compared < want {
		text := made.Written(made.Choices(r, 400))
		var both []*rules.Policy
		for _, x := range []string{text, strings.Replace(text, "r: {unit: rate, value: 0.", "r: {unit: rate, value: 0.1", 1), text} {
			docs, err := document.Parse("generated.yaml", []byte(x))
			if err != nil {
				t.Fatal(err)
			}
			if p, _, err := read.Policy(docs[0]); err == nil {
				both = append(both, p)
			}
		}
		below := strings.Contains(strings.ReplaceAll(text, "leaves: 'min(max(0, ", ""), "leaves:") // may be refused at a bill
		if len(both) < 3 || below || strings.Contains(text, "none") {
			continue
		}
		together(t, both, made.Claims(r, 25, both[0].Enumeration("category").Members, 2018))
		compared++
	}
}

func patch(t testing.TB, path, value string) read.Patch {
	t.Helper()
	docs, err := document.Parse("patch.yaml", []byte(fmt.Sprintf("{path: %s, value: %s}", path, value)))
	if err != nil {
		t.Fatal(err)
	}
	return read.Patch{Path: docs[0].Get("path"), Value: docs[0].Get("value")}
}

// together settles bills by policies compiled together and one by one, and compares every payment.
func together(t *testing.T, policies []*rules.Policy, c *model.Claims) {
	t.Helper()
	var all []wave.Rules
	for _, p := range policies {
		all = append(all, wave.Rules{Policy: p})
	}
	joint, err := wave.Compile(all, c.Year)
	if err != nil {
		t.Fatal(err)
	}
	var paid model.Settled
	if err := joint.NewRunner().Settle(c, &paid); err != nil {
		t.Fatal(err)
	}
	for i, rule := range all {
		alone, err := wave.Compile([]wave.Rules{rule}, c.Year)
		if err != nil {
			t.Fatal(err)
		}
		var own model.Settled
		if err := alone.NewRunner().Settle(c, &own); err != nil {
			t.Fatal(err)
		}
		if diff := made.Differing(rule.Policy, made.ByBenefit(joint, i, &paid), made.ByBenefit(alone, 0, &own)); diff != "" {
			t.Fatalf("policy %d, %s: together and alone: %s", i, rule.Policy.ID, diff)
		}
	}
}
