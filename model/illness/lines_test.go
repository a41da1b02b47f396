package illness

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/population"
)

// Of the country's rural people of 2010 that the catalogue has, 40 in 100,000 are on dialysis, by the weights of the shape: 0 below five, 0.1
// below fifteen, 0.6 below 25, 0.9 below 35, then 1, and 0.9 from 65 on. They are on it in every year, with twelve bills of a twelfth of
// 70,000 yuan a year, whatever the replicate; a third year costs 4.5 % more.
func TestALineOfChronicCare(t *testing.T) {
	c := withLines(t)
	c.Special, c.Lines = nil, c.Lines[:1]
	weights := (13_652*0.1 + 11_107*0.6 + 13_788*0.9 + 13_727 + 16_287 + 12_227 + 13_328*0.9) / 99_997.0
	for age, weight := range map[uint8]float64{2: 0, 20: 0.6, 50: 1, 70: 0.9} {
		b := people(250_000, 700, age, model.Female, 0)
		on := map[int32]bool{}
		var any, bills, cost mean
		counts, total := make([]float64, b.Persons()), 0.0
		for _, x := range sampled(b, c.Resolve(nil, 2018, steady, conditions, ages(b)), 4, 99) {
			if x.Kind == model.OutpatientChronic {
				counts[x.Person]++
				on[x.Person] = true
				cost.add(x.Total.Yuan())
				total += x.Total.Yuan()
			}
		}
		for _, n := range counts {
			any.add(indicator(n > 0))
			if n > 0 {
				bills.add(n)
			}
		}
		any.is(t, "on dialysis", 40e-5*weight/weights)
		if weight == 0 {
			continue
		}
		bills.is(t, "bills", 12)
		cost.is(t, "cost", 70_000.0/12)
		again := map[int32]bool{}
		for _, x := range sampled(b, c.Resolve(nil, 2020, steady, conditions, ages(b)), 4, 99) {
			if x.Kind == model.OutpatientChronic {
				again[x.Person] = true
			}
		}
		if len(again) != len(on) {
			t.Errorf("age %d: %d are on dialysis, two years later %d", age, len(on), len(again))
		}
		for person := range on {
			if !again[person] {
				t.Fatalf("person %d is on dialysis no more", person)
			}
		}
	}
}

// Insurers report 0.159 settled visits a person-year at 470 yuan. Dialysis has 40 · 150 in 100,000 of them and 40 · 70,000 yuan, drugs
// against tumours 40 · 12 and 40 · 20,000, of which 0.9 are settled each: so 0.10068 at 420.4 yuan are left. With the
// shares of conditions of a profile, people of the reference have that many, at 4.6 bills of a certified person and 0.9 settled.
func TestAllChronicVisitsAreThosePublished(t *testing.T) {
	c := withLines(t)
	people := &population.People{Others: c.Reference}
	shares := func(age int) []float64 {
		return []float64{0.002 * float64(age), 0.001 * float64(age), 0.05, 0.01, 0.006, 0.001, 0.0005, 0.1}
	}
	for age := range people.Carried {
		people.Carried[age] = shares(age)
	}
	r := c.Resolve(nil, 2018, steady, conditions, people)
	visits, all := 0.0, 0.0
	for sex := range c.Reference {
		for age, n := range c.Reference[sex] {
			without := 1.0
			for i, share := range shares(age) {
				without *= 1 - share*float64(r.certified[i])/0x1p64
			}
			visits, all = visits+n*(1-without)*4.6*0.9, all+n
		}
	}
	left := 0.159 - 0.9*40e-5*(150+12)
	cost := (0.159*470 - 0.9*40e-5*(70_000+20_000)) / left
	if math.Abs(visits/all/left-1) > 1e-6 {
		t.Errorf("%v ordinary visits a person-year, want %v", visits/all, left)
	}
	if got := math.Exp(r.chronic.mu + 0.8*0.8/2); math.Abs(got/cost-1) > 1e-9 || math.Abs(cost-420.4) > 0.1 {
		t.Errorf("an ordinary visit costs %v, want %v", got, cost)
	}
	// Certificates keep their proportions: 0.15 of diabetes to 0.06 of hypertension.
	if got := float64(r.certified[1]) / float64(r.certified[0]); math.Abs(got-2.5) > 1e-9 {
		t.Errorf("%v as many with diabetes", got)
	}
	// Without anybody who carries a condition the stated ones hold; and lines that would take all leave a tenth.
	if got := c.Resolve(nil, 2018, steady, conditions, &population.People{Others: c.Reference}).certified[0]; math.Abs(float64(got)/0x1p64-0.06) > 1e-12 {
		t.Errorf("%v certified where nobody carries anything", float64(got)/0x1p64)
	}
	r = c.Resolve(model.Values{"catalogue.chronic.lines.dialysis.per_100000": 4000}, 2018, steady, conditions, people)
	if got := math.Exp(r.chronic.mu + 0.8*0.8/2); math.Abs(got-47) > 1e-9 {
		t.Errorf("what all but nothing is left for costs %v", got)
	}
}

// Bills of a line state it as their disease, behind the special ones; a line that has the name of one states that one.
func TestBillsStateTheirLine(t *testing.T) {
	c := withLines(t)
	b := people(100_000, 300, 60, model.Male, 0)
	count := func() map[string]int {
		got, names := map[string]int{}, c.Diseases()
		for _, x := range sampled(b, c.Resolve(nil, 2018, steady, conditions, ages(b)), 4, 99) {
			if x.Kind == model.OutpatientChronic {
				got[names[x.Disease]]++
			}
		}
		return got
	}
	got := count()
	if len(got) != 2 || got["dialysis"] == 0 || got["tumour_drugs"] == 0 {
		t.Errorf("%v", got)
	}
	c.Lines[0].ID = "kidney_failure"
	if got = count(); len(c.Diseases()) != 1+len(c.Special)+1 || got["kidney_failure"] == 0 {
		t.Errorf("%v of %v", got, c.Diseases())
	}
}

// Another line, before the one that is there, moves nobody's bills: with visits unstated, since a line takes its own off them.
func TestAnotherLineMovesNobody(t *testing.T) {
	c := rural(t)
	c.Lines = withLines(t).Lines[:1]
	b := people(20_000, 300, 60, model.Male, 1)
	bills := func() []model.Bill { return sampled(b, c.Resolve(nil, 2018, steady, conditions, ages(b)), 4, 99) }
	before := bills()
	c.Lines = append([]Line{{ID: "new", Shape: c.Lines[0].Shape, Per100000: model.Quantity{Value: 3000}, Cost: model.Quantity{Value: 1000}, Visits: 2, Bills: 2, Sigma: 0.3}}, c.Lines...)
	after := bills()
	left := map[model.Bill]int{}
	for _, x := range after {
		if int(x.Disease) > len(c.Special) { // numbers of lines go on by one, their names stay
			x.Disease--
		}
		left[x]++
	}
	for _, x := range before {
		if left[x]--; left[x] < 0 {
			t.Fatalf("a bill is gone: %+v", x)
		}
	}
	if n := len(after) - len(before); n < 1_000 {
		t.Errorf("%d bills more", n)
	}
}

func TestLinesAtTheirBounds(t *testing.T) {
	line := "{id: on, shape: flat, per_100000: {value: 40, source: {ref: a, status: stated}}, cost: {value: 7e4, source: {ref: a, status: stated}}, source: {ref: a, status: stated}}"
	for lines, want := range map[string]string{
		"[" + line + "]": "", "[" + strings.Repeat(line+", ", 21) + "]": "`lines` is a list of at most 20", "[" + line + ", " + line + "]": "the line `on` is given twice", "3": "`lines` is a list of at most 20",
		"[" + strings.Replace(line, "flat", "round", 1) + "]":                                          "there is no shape `round`",
		"[" + strings.Replace(line, "id: on", "id: on, visits: 367", 1) + "]":                          "`visits` is 367",
		"[" + strings.Replace(line, "id: on", "id: on, bills: 0.5", 1) + "]":                           "`bills` is 0.5",
		"[" + strings.Replace(line, "source: {ref: a, status: stated}}", "source: {ref: b}}", 1) + "]": "no source is called `b`",
	} {
		c, says := readText(t, "  certified:\n", "  lines: "+lines+"\n  certified:\n")
		if !strings.Contains(says, want) || want == "" && (says != "" || len(c.Lines) != 1 || c.Lines[0].Cost.Path != "catalogue.chronic.lines.on.cost" || c.Lines[0].Bills != 12) {
			t.Errorf("%.60s: %.200q, want %q", lines, says, want)
		}
	}
}
