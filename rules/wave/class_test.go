package wave_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/wave"
)

var simulatedKinds = []model.Kind{model.Inpatient, model.OutpatientChronic}

const byCategory = `enumerations: {category: [extreme_poor, dibao, registered_poor, marginal, resident]}
sets: {poor: {of: category, values: [{from: 2010-01-01, value: [extreme_poor, dibao]}%s]}}
`

// Bills go by class where one edition holds all year and each bill is its patient's alone; whichever way they go, they are paid
// what the VM pays.
func TestWhichBillsGoByClass(t *testing.T) {
	for text, want := range map[string]bool{
		"benefits: [{id: a, when: category in poor, pays: 0.5 * total}]\n":                                                                                                true,
		"benefits: [{id: a, pays: 'if(admission_no > 1, 0.5, 0.4) * total'}]\n":                                                                                           true,
		"benefits: [{id: a, covers: total, pays: 0.5 * total, ceiling: 900 - mtd.paid.a}]\n":                                                                              true,
		"benefits: [{id: a, pays: 1}, {id: b, at: year_end, covers: total, pays: 0.5 * ytd.oop.total}]\n":                                                                 true,
		"accumulators: {most: {for: person, keeps: max, adds: total}}\nbenefits: [{id: a, pays: 0.1 * ytd.most}]\n":                                                       true,
		"accumulators: {by: {for: person, by: [kind], adds: total}}\nbenefits: [{id: a, pays: '0.1 * ytd.by[kind]'}]\n":                                                   true,
		"parameters: {t: {by: [category], value: {extreme_poor: 1, dibao: 2, registered_poor: 3, marginal: 4, resident: 5}}}\nbenefits: [{id: a, pays: 't[category]'}]\n": true,
		"benefits: [{id: a, pays: 1}, {id: b, at: month_end, covers: total, pays: 0.5 * unpaid.total}]\n":                                                                 false,
		"benefits: [{id: a, pays: 1, until: 2019-07-01}, {id: b, pays: 2, from: 2019-07-01}]\n":                                                                           false,
		"benefits: [{id: a, pays: '0.5 * total', ceiling: 9000 - household.ytd.paid.a}]\n":                                                                                false,
		"benefits: [{id: a, pays: 1}, {id: b, at: year_end, for: household, covers: total, leaves: 'min(unpaid.total, 4000)'}]\n":                                         false,
	} {
		p := made.Policy(t, made.Head+strings.Replace(byCategory, "%s", "", 1)+text)
		for _, kinds := range [][]model.Kind{nil, simulatedKinds, {model.Inpatient, model.Outpatient, model.Inpatient}} {
			w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2019, kinds...)
			if err != nil {
				t.Fatal(err)
			}
			if w.ByClass() != want {
				t.Errorf("%s: by class %v, want %v", text, !want, want)
			}
			r := rand.New(rand.NewPCG(6, 4))
			if !made.Agree(t, p, made.Claims(r, 80, p.Enumeration("category").Members, 2019), kinds) {
				t.Errorf("%s: does not settle", text)
			}
		}
	}
	half := made.Policy(t, made.Head+strings.Replace(byCategory, "%s", ", {from: 2019-07-01, value: [dibao]}", 1)+"benefits: [{id: a, when: category in poor, pays: 0.5 * total}]\n")
	for year, want := range map[int]bool{2018: true, 2019: false, 2020: true} {
		w, err := wave.Compile([]wave.Rules{{Policy: half}}, year, simulatedKinds...)
		if err != nil {
			t.Fatal(err)
		}
		if w.ByClass() != want {
			t.Errorf("a set that changes in July of 2019, in %d: by class %v", year, !want)
		}
	}
}

// Two policies with other categories have no classes in common, and go the general way together.
func TestPoliciesWithOtherCategories(t *testing.T) {
	text := made.Head + strings.Replace(byCategory, "%s", "", 1) + "benefits: [{id: a, when: category in poor, pays: 0.5 * total}]\n"
	p, other := made.Policy(t, text), made.Policy(t, strings.Replace(text, "[extreme_poor, dibao, registered", "[dibao, extreme_poor, registered", 1))
	for want, all := range map[bool][]*rules.Policy{true: {p, p}, false: {p, other}} {
		var rules []wave.Rules
		for _, x := range all {
			rules = append(rules, wave.Rules{Policy: x})
		}
		w, err := wave.Compile(rules, 2018, simulatedKinds...)
		if err != nil {
			t.Fatal(err)
		}
		if w.ByClass() != want {
			t.Errorf("by class %v, want %v", !want, want)
		}
	}
	c := made.Claims(rand.New(rand.NewPCG(6, 6)), 40, p.Enumeration("category").Members, 2018)
	together(t, []*rules.Policy{p, other}, c)
}

// The walk of doc.go through classes, by hand. A (poor) has 1,200 and 1,000, B (not) 600 and 400, C (poor) 400, and every first bill is an
// admission, A's second too, B's second chronic. The deductible is 500 at a first admission and 300 later, chronic bills have
// none: half of 700, 100, 0, 700 and 400. Relief pays the poor a fifth of what is left, up to 200 a year: of 850, of 400
// and of 650, where 30 are left of the 200.
func TestClassesByHand(t *testing.T) {
	p := made.Policy(t, made.Head+strings.Replace(byCategory, "%s", "", 1)+`parameters: {deductible: [500, 300]}
benefits:
  - {id: basic, covers: total, pays: '0.5 * (total - if(kind == "inpatient", nth(deductible, admission_no), 0))'}
  - {id: relief, when: category in poor, covers: total, pays: 0.2 * unpaid.total, ceiling: 200 - ytd.paid.relief}
`)
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018, simulatedKinds...)
	if err != nil {
		t.Fatal(err)
	}
	if !w.ByClass() {
		t.Fatal("the policy goes the general way")
	}
	c := threePatients()
	c.Categories = []string{"dibao", "resident"}
	c.Patients[1].Category = 1
	c.Kind[4] = model.OutpatientChronic
	r := w.NewRunner()
	for range 2 { // the second block must not see the first
		var out model.Settled
		if err := r.Settle(c, &out); err != nil {
			t.Fatal(err)
		}
		if want := []model.Fen{350_00, 50_00, 0, 350_00, 200_00}; !slices.Equal(out.Paid[0], want) {
			t.Errorf("basic pays %v, want %v", out.Paid[0], want)
		}
		if want := []model.Fen{170_00, 0, 80_00, 30_00, 0}; !slices.Equal(out.Paid[1], want) {
			t.Errorf("relief pays %v, want %v", out.Paid[1], want)
		}
	}
}

// Baise's policy of 2018, its four scenarios together: by class they pay what each pays alone on the VM.
func TestBaiseByClass(t *testing.T) {
	p, c := chronicOnly(t, 150)
	all := []wave.Rules{{Policy: p}}
	for _, change := range [][2]string{{"benefits.backstop.enabled", "false"}, {"parameters.backstop_inpatient_rate", "0.85"}, {"parameters.assistance_rate", "0.4"}} {
		changed, _, err := read.With(p, []read.Patch{patch(t, change[0], change[1])}, nil)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, wave.Rules{Policy: changed})
	}
	w, err := wave.Compile(all, 2018, simulatedKinds...)
	if err != nil {
		t.Fatal(err)
	}
	if !w.ByClass() {
		t.Fatal("Baise goes the general way")
	}
	var out model.Settled
	if err := w.NewRunner().Settle(c, &out); err != nil {
		t.Fatal(err)
	}
	for i, x := range all {
		single, err := made.OneByOne(x.Policy, c)
		if err != nil {
			t.Fatal(err)
		}
		if diff := made.Differing(x.Policy, made.ByBenefit(w, i, &out), single); diff != "" {
			t.Errorf("scenario %d: %s", i, diff)
		}
	}
}
