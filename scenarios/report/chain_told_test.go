package report

import (
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules/show"
	"doudi/scenarios/forecast"
)

// A benefit says when it is paid, by which fund where it has one, and on what where that can be said: at enrolment there are no costs.
func TestABenefitSaysWhenByWhomAndOnWhat(t *testing.T) {
	const premium = "  - {id: cover, title: {zh: 代缴, en: Cover}, at: enrolment, fund: insurance, pays: \"20\"}\n"
	run := byHand(t, layers+premium)
	chains, err := chainsOf(run, message.English)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string][3]bool{ // by the insurance fund, by the account, on something
		"basic": {true, false, true}, "assistance": {true, false, true}, "own": {false, true, true}, "subsidy": {true, false, true}, "cover": {true, false, false},
	} {
		var b strings.Builder
		list := chains.of(subject{scenario: "current", by: map[bool]string{true: "premium", false: "benefit"}[id == "cover"], group: id})
		chains.benefitHTML(&b, list[0])
		_, said, _ := strings.Cut(b.String(), "As it stands in 20")
		said, _, _ = strings.Cut(said, "</p>")
		if got := [3]bool{strings.Contains(said, ", by Insurance fund"), strings.Contains(said, ", by Account"), strings.Contains(said, ", on ")}; got != want || strings.Contains(said, ", by ") != (want[0] || want[1]) {
			t.Errorf("%s: as it stands in 20%s", id, said)
		}
		b.Reset()
		list[0].Fund = ""
		if chains.benefitHTML(&b, list[0]); strings.Contains(b.String(), ", by ") {
			t.Errorf("%s is paid by nobody: %s", id, &b)
		}
	}
}

// What is paid at enrolment is told where it holds in the first month of the study's last year, 2019: from that month, and until the next.
func TestAPremiumIsToldWhereItHolds(t *testing.T) {
	for dates, told := range map[string]bool{
		"": true, "from: 2019-01-01, ": true, "from: 2019-02-01, ": false, "until: 2019-02-01, ": true, "until: 2019-01-01, ": false, "enabled: false, ": false,
	} {
		run := byHand(t, layers+"  - {id: cover, "+dates+"at: enrolment, fund: insurance, pays: \"20\"}\n")
		chains, err := chainsOf(run, message.English)
		if err != nil {
			t.Fatal(err)
		}
		list := chains.of(subject{scenario: "current", by: "premium", group: "cover"})
		if (len(list) == 1 && list[0].Month == "2019-01") != told || !told && list != nil {
			t.Errorf("%s: %d are told", dates, len(list))
		}
	}
}

// Why nobody is shown: nobody was looked for, nobody was found, or none of those found could be settled from the bills of one year. A
// household that is shown is said to be one of so many, with what it did not apply for.
func TestWhyNobodyIsShown(t *testing.T) {
	c := &Chains{run: byHand(t, layers), l: message.English}
	for want, f := range map[string]forecast.Family{
		"Families are looked for of the first 60 alone, and not of this.": {},
		"Of 1,234 households looked at there is none to whom it pays.":    {Looked: 1234},
		"Of 1,234 households looked at there are 25 to whom it pays, and of those tried none can be told by the bills of one year alone: what earlier years left counts.": {Looked: 1234, Found: 25},
	} {
		f.Of, f.Scenario = "basic", "current"
		if got := c.nobody(&f, "to whom it pays"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	f := forecast.Family{Year: 2019, Means: forecast.Means{ID: "rural-7", Size: 3, Decile: 2, Income: 9_000_00}}
	before := c.who(&f)
	f.Unapplied = []string{"assistance"}
	if after := c.who(&f); strings.Contains(before, "apply") || !strings.HasPrefix(after, before+" It did not apply for ") {
		t.Errorf("%q, then %q", before, after)
	}
}

// Numbers are counted by how sure they are, in the order in which they stand; what has no status is no number of the policy's.
func TestHowSureNumbersAre(t *testing.T) {
	c := &Chains{l: message.English}
	of := func(statuses ...string) (out []show.Number) {
		for _, s := range statuses {
			out = append(out, show.Number{Source: show.Reference{Status: s}})
		}
		return out
	}
	for want, list := range map[string][]show.Number{
		"no numbers": of("", ""), "numbers and readings: found 2, stated 1": of("found", "", "stated", "found"), "numbers and readings: stated 1": of("stated"),
	} {
		if got := c.sure(list); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for want, of := range map[string]show.Reference{"no clause is named": {}, "§ 3": {Section: "§ 3"}, "A law § 3 (stated)": {Title: "A law", Section: "§ 3", Status: "stated"}} {
		if got := c.cited(of); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Each picture says what its measures are, the one of a bill too, and its reader comes to the bills behind it where these stand there.
func TestAPictureSaysWhatItsMeasuresAre(t *testing.T) {
	run := byHand(t, layers)
	chains, err := chainsOf(run, message.English)
	if err != nil {
		t.Fatal(err)
	}
	const oop, behind = "What families pay in a year of bills, over the people who have a bill", "This family&#39;s bills, every clause and formula"
	for _, c := range []struct {
		name   string
		billed bool
	}{{"bill", true}, {"bill", false}, {"spending", true}} {
		text := chains.figure(Shown{Name: c.name, Measures: []string{"oop_per_patient"}}, c.billed)
		if !strings.Contains(text, oop) || (strings.Contains(text, behind) || strings.Contains(text, strings.ReplaceAll(behind, "&#39;", "'"))) != (c.name == "bill" && c.billed) {
			t.Errorf("%s, with bills %v:\n%s", c.name, c.billed, text)
		}
	}
}

// An alternative's take-up is listed where it is not the baseline's of the same benefit, place and date, with what it was, wherever among
// all the baseline's stands.
func TestTakeUpsThatAnAlternativeChanges(t *testing.T) {
	run := byHand(t, layers)
	of := func(scenario, benefit, place, from string, share float64) forecast.TakeUp {
		return forecast.TakeUp{Scenario: scenario, Benefit: benefit, Place: place, From: from, Share: model.Quantity{Value: share}}
	}
	base := []forecast.TakeUp{of("current", "basic", "", "", 0.5), of("current", "assistance", "in_county", "", 0.75), of("current", "assistance", "in_county", "2018-07", 0.25)}
	own := []forecast.TakeUp{of("no_backstop", "basic", "", "", 0.5), of("no_backstop", "assistance", "in_county", "", 0.75), of("no_backstop", "assistance", "in_county", "2018-07", 0.125)}
	for _, all := range [][]forecast.TakeUp{slices.Concat(base, own), slices.Concat(own, base)} {
		run.TakeUps = all
		c := &Chains{run: run, l: message.English}
		for name, want := range map[string][]string{
			"as the baseline":  {"0.25 → 0.125"}, // basic and the first are the baseline's
			"another first":    {"0.5 → 0.0625", "0.25 → 0.125"},
			"another benefit":  {"- → 0.5", "0.25 → 0.125"},
			"another place":    {"- → 0.5", "0.25 → 0.125"},
			"of another month": {"- → 0.5", "0.25 → 0.125"},
		} {
			run.TakeUps = slices.Clone(all)
			x := &run.TakeUps[slices.IndexFunc(run.TakeUps, func(x forecast.TakeUp) bool { return x.Scenario == "no_backstop" && x.Benefit == "basic" })]
			switch name {
			case "another first":
				x.Share.Value = 0.0625
			case "another benefit":
				x.Benefit = "own"
			case "another place":
				x.Place = "elsewhere"
			case "of another month":
				x.From = "2018-01"
			}
			var got []string
			list, more := c.inputs("no_backstop")
			for _, x := range list {
				got = append(got, x.How)
			}
			if !slices.Equal(got, want) || more != 0 {
				t.Errorf("%s: %q and %d more, want %q", name, got, more, want)
			}
			if list, _ := c.inputs("current"); list != nil {
				t.Errorf("%s: the baseline changes %+v", name, list)
			}
		}
	}
}
