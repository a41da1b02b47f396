package read_test

import (
	"slices"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules/read"
)

const overlaid = `policy: overlaid
sources: {made: {title: made up}}
from: 2018-01-01
source: {ref: made, status: unverified}
sets:
  poor: {of: category, values: [{from: 2018-01-01, value: [dibao, extreme_poor]}]}
  special: {of: disease, value: [uraemia]}
benefits:
  - {id: only, when: category in poor or disease in special, pays: 0.5 * total}
`

// A scenario states a set as a policy does: a list, or one word alone; anything else is refused.
func TestScenarioSetsAreReadAsThePolicysAre(t *testing.T) {
	docs, err := document.Parse("overlaid.yaml", []byte(overlaid))
	if err != nil {
		t.Fatal(err)
	}
	base, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		patch   string
		want    []string // members from 2019 on
		refused string
	}{
		{"{path: sets.poor, value: [resident]}", []string{"resident"}, ""},
		{"{path: sets.poor, value: resident}", []string{"resident"}, ""},
		{"{path: sets.poor, from: 2019-01-01, value: dibao}", []string{"dibao"}, ""},
		{"{path: sets.poor, value: []}", nil, ""},
		{"{path: sets.special, value: hypertension}", []string{"hypertension"}, ""},
		{"{path: sets.poor, value: {dibao: true}}", nil, "the set `poor` must be a list of words"},
		{"{path: sets.poor, value: [[dibao]]}", nil, "must be one value"},
		{"{path: sets.poor, value: dibaoo}", nil, "write: `dibao`"},
		{"{path: sets.poor.dibao, value: dibao}", nil, "is no path of a policy"},
	} {
		patch, err := document.Parse("study.yaml", []byte(c.patch))
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := read.With(base, []read.Patch{{Path: patch[0].Get("path"), From: patch[0].Get("from"), Value: patch[0].Get("value")}}, nil)
		if c.refused != "" {
			if err == nil || !strings.Contains(err.Error(), c.refused) {
				t.Errorf("%s: %v, want %s", c.patch, err, c.refused)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.patch, err)
			continue
		}
		name := strings.Split(patch[0].Get("path").Text, ".")[1]
		for _, s := range p.Sets {
			if last := s.Dated[len(s.Dated)-1]; s.Name == name && !slices.Equal(last.Members, c.want) {
				t.Errorf("%s: %v, want %v", c.patch, last.Members, c.want)
			}
		}
	}
}

// A scenario gives a benefit another payment, but none that is left of a bill to a premium: there is no bill.
func TestScenarioPaysAPremiumByAFormula(t *testing.T) {
	docs, err := document.Parse("overlaid.yaml", []byte(overlaid+"  - {id: premium, at: enrolment, pays: 100, when: category in poor}\n"))
	if err != nil {
		t.Fatal(err)
	}
	base, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, refused string }{
		{"benefits.premium.pays", ""}, {"benefits.only.leaves", ""},
		{"benefits.premium.leaves", "`premium` is paid at enrolment and has no `leaves`"},
	} {
		patch, err := document.Parse("study.yaml", []byte("{path: "+c.path+", value: 50}"))
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = read.With(base, []read.Patch{{Path: patch[0].Get("path"), Value: patch[0].Get("value")}}, nil)
		if (err != nil) != (c.refused != "") || err != nil && !strings.Contains(err.Error(), c.refused) {
			t.Errorf("%s: %v, want %q", c.path, err, c.refused)
		}
	}
}
