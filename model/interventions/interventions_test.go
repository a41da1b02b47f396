package interventions

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
)

const tiny = `intervention: visits
title: {zh: 上门随访, en: Visits}
delivered_by: {zh: 村医, en: village doctors}
paid_by: {zh: 财政, en: the county}
sources: {a: {title: A}}
for: [poor]
start: 2020
coverage: {2020: 0.5, 2022: 0.75}
coverage_source: {ref: a, status: stated}
cost: {per: household, value: 30, range: [20, 40], unit: CNY a year, source: {ref: a, status: found}}
effects:
  - {path: catalogue.admissions.poor, from: 2023, scale: {value: 0.8, range: [0.7, 0.9], source: {ref: a, status: found}}}
  - {path: catalogue.admissions.poor, until: 2022, scale: {value: 0.9, source: {ref: a, status: found}}}
`

func readText(t *testing.T, pairs ...string) (*Intervention, string) {
	t.Helper()
	text := tiny
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the file does not hold %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	docs, err := document.Parse("visits.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	x, _, err := Read(docs[0])
	if err != nil {
		return x, err.Error()
	}
	return x, ""
}

// By hand: half are reached in 2020 and 2021 and three quarters from 2022 on, by an effect of 0.9 to 2022 and another from 2023. One that
// begins in 2021 reaches nobody before, with another share that share.
func TestWhoIsReachedWhen(t *testing.T) {
	x, says := readText(t)
	if says != "" {
		t.Fatal(says)
	}
	if c := x.Cost; !c.Households || c.Of.Value != 30 || c.Of.Low != 20 || c.Of.Path != "intervention.visits.cost" || !slices.Equal(x.For, []string{"poor"}) {
		t.Errorf("read %+v", x)
	}
	share := 0.2
	for _, c := range []struct {
		from  int
		share *float64
		want  []Covered
	}{
		{0, nil, []Covered{{2020, 0.5}, {2022, 0.75}}}, {2021, nil, []Covered{{2021, 0.5}, {2022, 0.75}}}, {2022, nil, []Covered{{2022, 0.75}}}, {2026, nil, []Covered{{2026, 0.75}}},
		{2019, &share, []Covered{{2020, 0.2}}}, {2026, &share, []Covered{{2026, 0.2}}},
	} {
		if got := x.Reaches(c.from, c.share); !slices.Equal(got, c.want) {
			t.Errorf("from %d: %v, want %v", c.from, got, c.want)
		}
	}
	reaches := x.Reaches(0, nil)
	for year, want := range map[int]float64{2019: 0, 2020: 0.5, 2021: 0.5, 2022: 0.75, 2030: 0.75} {
		if got := In(reaches, year); got != want {
			t.Errorf("%v are reached in %d, want %v", got, year, want)
		}
	}
	var spans [][3]float64
	for i := range x.Effects {
		for _, c := range x.Effects[i].Changes(reaches) {
			spans = append(spans, [3]float64{float64(c.From), float64(c.Until), c.Share})
		}
	}
	if want := [][3]float64{{2020, 2021, 0.5}, {2022, 2022, 0.75}, {2023, 0, 0.75}}; !reflect.DeepEqual(spans, want) {
		t.Errorf("effects %v, want %v", spans, want)
	}
	// Effects of one path are told apart by the year from which they are; one of all years has the path alone.
	if a, b := x.Effects[0].By.Path, x.Effects[1].By.Path; b != a+".2023" || strings.HasSuffix(a, ".0") {
		t.Errorf("the effects are drawn as %s and %s", a, b)
	}
	if e := x.Effects[1]; e.How != model.Scale || e.By.Value != 0.8 || e.By.Low != 0.7 {
		t.Errorf("the later effect is %+v", e)
	}
}

// Each mistake is refused by its own words.
func TestMistakesOfAnIntervention(t *testing.T) {
	for _, c := range [][3]string{
		{"until: 2022", "until: 2021", "nothing is said of the effect on `catalogue.admissions.poor` from 2022 to 2022"},
		{"until: 2022", "until: 2023", "two effects on `catalogue.admissions.poor` meet in 2023"},
		{"until: 2022, ", "", "two effects on `catalogue.admissions.poor` meet in 2023"},
		{"2022: 0.75", "2022: 1.2", "`coverage` is 1.2; it must lie from 0 to 1"},
		{"{2020: 0.5, 2022: 0.75}", "{2021: 0.5}", "the coverage begins in 2021, and the intervention in 2020"},
		{"2020: 0.5, 2022: 0.75", "2020: 0.5, 2019: 0.75", "run backwards"},
		{"per: household, ", "", "does not say for whom"},
		{"cost: {per", "uncosted: no idea\ncost: {per", "what it costs, or why that is not known"},
		{"effects:", "unmeasured: no idea\neffects:", "what it changes, or why that is not known"},
		{"until: 2022, scale", "from: 2022, until: 2021, scale", "ends in 2021, before it begins"},
		{"{value: 0.9, source", "{value: 0.9, sauce", "sauce"},
		{"scale: {value: 0.9, source: {ref: a, status: found}}", "scale: {value: 0.9, source: {ref: a, status: found}}, add: {value: 1, source: {ref: a, status: found}}", "must say one of"},
		{"from: 2023, scale: {value: 0.8,", "from: 2023, scale: {value: 0.8,", ""},
		{"path: catalogue.admissions.poor, from: 2023", "path: applied.relief, from: 2023", "the effect on `applied.relief` has a range"},
		{"delivered_by", "brought_by", "delivered_by"},
		{"source: {ref: a, status: found}}\neffects", "source: {ref: b, status: found}}\neffects", "no source is called `b`"},
	} {
		if _, says := readText(t, c[0], c[1]); !strings.Contains(says, c[2]) || c[2] == "" && says != "" {
			t.Errorf("%s: said\n%s\nwant %s", c[1], says, c[2])
		}
	}
}

// Every intervention that comes with the program is read without a doubt, and says of effect and cost what it knows.
func TestOwnInterventions(t *testing.T) {
	for _, id := range IDs() {
		name, text, err := Open(id)
		if err != nil {
			t.Fatal(err)
		}
		docs, err := document.Parse(name, text)
		if err != nil {
			t.Fatal(err)
		}
		x, report, err := Read(docs[0])
		if err != nil || len(report.All()) > 0 || x.ID != id {
			t.Errorf("%s: %v, %v, %v", name, x, report.All(), err)
		}
		if lines := strings.Count(string(text), "\n"); lines > 60 {
			t.Errorf("%s has %d lines", name, lines)
		}
	}
	if len(IDs()) != 13 {
		t.Errorf("they are %v", IDs())
	}
}

// A key that is not known, a year that is none and one effect too many are told.
func TestInterventionsThatCannotBeMeant(t *testing.T) {
	effect := "  - {path: catalogue.admissions.poor, until: 2022, scale: {value: 0.9, source: {ref: a, status: found}}}\n"
	var many strings.Builder
	for i := range MaxEffects - 1 {
		many.WriteString(strings.Replace(effect, "admissions.poor, until: 2022", "x"+strings.Repeat("y", i), 1))
	}
	for _, c := range []struct{ old, new, says string }{
		{"start: 2020\n", "start: 2020\nbegins: 2020\n", "the key `begins` is not known here"},
		{"{2020: 0.5, 2022: 0.75}", "{2020: 0.5, soon: 0.75}", "`soon` is no year"},
		{"{2020: 0.5, 2022: 0.75}", "{2020: 0.5, 2100: 0.75}", ""},
		{"{2020: 0.5, 2022: 0.75}", "{1949: 0.5, 2022: 0.75}", "`1949` is no year"},
		{"{2020: 0.5, 2022: 0.75}", "{2020: 0.5, 2101: 0.75}", "`2101` is no year"},
		{"{2020: 0.5, 2022: 0.75}", "{2022: 0.5, 2020: 0.75}", "the years of `coverage` run backwards: 2020 stands after 2022"},
		{"{2020: 0.5, 2022: 0.75}", "{2020: 0, 2022: 1}", ""},
		{"{2020: 0.5, 2022: 0.75}", "{2020: 0.5, 2022: 1.01}", "`coverage` is 1.01; it must lie from 0 to 1"},
		{effect, many.String(), ""},
		{effect, many.String() + effect, "`effects` has 101 items; an intervention has at most 100"},
	} {
		if _, says := readText(t, c.old, c.new); c.says == "" && says != "" || !strings.Contains(says, c.says) {
			t.Errorf("%.60s: %q, want %q", c.new, says, c.says)
		}
	}
}
