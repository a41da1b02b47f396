package wave_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/wave"
)

// ranged gives the parameters of a generated policy ranges.
func ranged(text string) string {
	for _, x := range [][2]string{{"  a: {", "range: [0, 2], "}, {"  r: {", "range: [0.5, 2], "}, {"  t: {", "range: [0, 1.5], "}, {"  tt: {", "range: [0.5, 2], "},
		{"  k: {", "range: [0, 2], "}, {"  kk: {", "range: [0.5, 3], "}, {"  list: {", "range: [0, 3], "}, {"{from: 2010-01-01, value: 3000", "range: [0.5, 1]"}} {
		if before, more, dated := strings.Cut(text, x[0]); dated && strings.HasSuffix(x[1], "]") {
			text = before + x[0] + ", " + x[1] + more
		} else {
			text = strings.Replace(text, x[0], x[0]+x[1], 1)
		}
	}
	return text
}

// factors are a draw of some policy's parameters: often those at which a number becomes 0 or 1, or is held to 1.
func factors(r *rand.Rand, p *rules.Policy) model.Values {
	out := model.Values{}
	for _, q := range p.Quantities() {
		x := []float64{0, 1, 2, 1 / 0.9, 1 / 0.285, q.Low, q.High, q.At(r.Float64()), q.At(r.Float64())}[r.IntN(9)]
		out[q.Path] = min(max(x, q.Low), q.High)
	}
	return out
}

// adding adds to some parameters' numbers what no draw moves.
func adding(r *rand.Rand, p *rules.Policy) {
	for _, q := range p.Parameters {
		for i := range q.Dated {
			if d := &q.Dated[i]; d.Value != nil && d.Low != d.High && r.IntN(2) == 0 {
				d.Added = 0.25 * float64(r.IntN(2)+1)
				d.Value = d.Value.Each(func(x float64) float64 { return x + d.Added })
			}
		}
	}
}

// stating settles with a policy that states the numbers of a draw and has no ranges.
func stating(p *rules.Policy, values model.Values, settle func()) {
	var before [][]rules.Dated
	for _, q := range p.Parameters {
		before = append(before, q.Dated)
		var sure []rules.Dated
		for _, d := range q.Dated {
			if d.Value != nil {
				d.Value = q.On(d.From, values)
			}
			sure = append(sure, d)
		}
		defer func() { q.Dated = before[slices.Index(p.Parameters, q)] }()
		for i := range sure {
			sure[i].Low, sure[i].High = 1, 1
		}
		q.Dated = sure
	}
	settle()
}

// What programs that are compiled once pay in a draw is what the VM pays by a policy that states the draw's numbers, and what
// waves pay that are compiled for them; also where they are 0 and 1, and where a benefit can pay nothing then.
func TestGeneratedPoliciesOfADraw(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 5))
	want, kept := 100, 0
	if testing.Short() {
		want = 15
	}
	for accepted, tries := 0, 0; accepted < want; tries++ {
		if tries > 12*want {
			t.Fatalf("only %d of %d generated policies pass the check", accepted, tries)
		}
		text := ranged(made.Written(made.Choices(r, 400)))
		docs, err := document.Parse("generated.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := read.Policy(docs[0])
		if err != nil || len(p.Quantities()) == 0 {
			continue
		}
		accepted++
		if accepted%3 == 0 {
			adding(r, p)
		}
		whole, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018+accepted%2)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		for range 4 {
			c, values := made.Claims(r, 15, p.Enumeration("category").Members, 2018+accepted%2), factors(r, p)
			if ofADraw(t, text, p, whole, c, values) {
				kept++
			}
		}
	}
	if kept < want {
		t.Errorf("programs were kept in %d draws of %d", kept, 4*want)
	}
}

// ofADraw compares one draw, and says whether it kept the programs.
func ofADraw(t *testing.T, text string, p *rules.Policy, whole *wave.Waves, c *model.Claims, values model.Values) bool {
	t.Helper()
	drawn, refused := whole.Draw([]model.Values{values})
	anew, alike := wave.Compile([]wave.Rules{{Policy: p, Values: values}}, c.Year)
	if fmt.Sprint(refused) != fmt.Sprint(alike) {
		t.Fatalf("in a draw %v, compiled for it %v\n%v\n%s", refused, alike, values, text)
	}
	if refused != nil {
		return false
	}
	var out, other model.Settled
	before := whole.NewRunner()
	_ = before.Settle(c, &out) // whatever it leaves, the draw is to see nothing of it
	failed, too := drawn.RunnerAfter(before).Settle(c, &out), anew.NewRunner().Settle(c, &other)
	if (failed == nil) != (too == nil) {
		t.Fatalf("in a draw %v, compiled for it %v\n%v\n%s", failed, too, values, text)
	}
	if failed != nil {
		return false
	}
	if diff := made.Differing(p, made.ByBenefit(drawn, 0, &out), made.ByBenefit(anew, 0, &other)); diff != "" {
		t.Fatalf("in a draw and compiled for it: %s\n%v\n%s", diff, values, text)
	}
	stating(p, values, func() {
		single, err := made.OneByOne(p, c)
		if err != nil {
			t.Fatalf("%v\n%v\n%s", err, values, text)
		}
		if diff := made.Differing(p, made.ByBenefit(drawn, 0, &out), single); diff != "" {
			t.Fatalf("%s\n%v\n%s", diff, values, text)
		}
	})
	return drawn.KeepsProgramsOf(whole)
}

const drawnPolicy = made.Head + `parameters:
  share: {unit: rate, value: 0.5, range: [0, 4]}
  most: {value: 600, range: [0, 4]}
benefits: [{id: a, when: share > 0, covers: eligible, pays: share * eligible, ceiling: most - ytd.paid.a}]
`

// By hand, of A's bills of 1,200 and 1,000, of B's of 600 and 400 and C's of 400: half of each within 600 a year; the
// share at 0, at 1 and beyond it, where it is held to 1; a ceiling of 0, and one of no limit, for which there are other programs.
func TestNumbersOfADrawByHand(t *testing.T) {
	w, err := wave.Compile([]wave.Rules{{Policy: made.Policy(t, drawnPolicy)}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		share, most float64
		paid        []model.Fen
		kept        bool
	}{
		{1, 1, []model.Fen{600_00, 300_00, 200_00, 0, 200_00}, true},
		{0, 1, []model.Fen{0, 0, 0, 0, 0}, true},
		{2, 1, []model.Fen{600_00, 600_00, 400_00, 0, 0}, true},
		{4, 2, []model.Fen{1200_00, 600_00, 400_00, 0, 400_00}, true},
		{0.5, 0, []model.Fen{0, 0, 0, 0, 0}, true},
		{1, 4, []model.Fen{600_00, 300_00, 200_00, 500_00, 200_00}, true},
		{2, math.Inf(1), []model.Fen{1200_00, 600_00, 400_00, 1000_00, 400_00}, false},
		{1, 1e9, []model.Fen{600_00, 300_00, 200_00, 500_00, 200_00}, false}, // far outside of the range
	} {
		drawn, err := w.Draw([]model.Values{{"policy.share": x.share, "policy.most": x.most}})
		if err != nil {
			t.Fatal(err)
		}
		var out model.Settled
		if err := drawn.NewRunner().Settle(threePatients(), &out); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(out.Paid[0], x.paid) || drawn.KeepsProgramsOf(w) != x.kept {
			t.Errorf("%v and %v: %v, want %v; programs kept %v, want %v", x.share, x.most, out.Paid[0], x.paid, drawn.KeepsProgramsOf(w), x.kept)
		}
	}
	if _, err := w.Draw(nil); err == nil {
		t.Error("no numbers for a policy are taken")
	}
	none, err := wave.Compile([]wave.Rules{{Policy: made.Policy(t, drawnPolicy), Values: model.Values{"policy.share": 0}}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := paidIn(t, none, 0, model.Values{}), []model.Fen{600_00, 300_00, 200_00, 0, 200_00}; !slices.Equal(got, want) {
		t.Errorf("compiled for a share of 0 and told the one stated: %v, want %v", got, want)
	}
}

// A Runner goes from draw to draw, by hand as above: the share as stated, twice it, and as stated again. One of other policies
// is left alone.
func TestRunnerAfterAnotherDraw(t *testing.T) {
	w, err := wave.Compile([]wave.Rules{{Policy: made.Policy(t, drawnPolicy)}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	other, err := wave.Compile([]wave.Rules{{Policy: made.Policy(t, drawnPolicy)}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	stated, twice := []model.Fen{600_00, 300_00, 200_00, 0, 200_00}, []model.Fen{600_00, 600_00, 400_00, 0, 0}
	last := other.NewRunner()
	for i, want := range [][]model.Fen{stated, twice, stated} {
		drawn, err := w.Draw([]model.Values{{"policy.share": float64(1 + i%2)}})
		if err != nil {
			t.Fatal(err)
		}
		r := drawn.RunnerAfter(last)
		if (r == last) != (i > 0) {
			t.Errorf("draw %d: the same Runner is %v", i, r == last)
		}
		last = r
		var out model.Settled
		if err := r.Settle(threePatients(), &out); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(out.Paid[0], want) {
			t.Errorf("draw %d pays %v, want %v", i, out.Paid[0], want)
		}
	}
}

// paidIn is what the first benefit of a policy pays the three patients in a draw.
func paidIn(t *testing.T, w *wave.Waves, policy int, values ...model.Values) []model.Fen {
	t.Helper()
	drawn, err := w.Draw(values)
	if err != nil {
		t.Fatal(err)
	}
	c := threePatients()
	var out model.Settled
	if err := drawn.NewRunner().Settle(c, &out); err != nil {
		t.Fatal(err)
	}
	if stream := drawn.Streams()[policy][0]; stream >= 0 {
		return out.Paid[stream]
	}
	return make([]model.Fen, len(c.Total))
}

// A policy that goes by household is told its own numbers, beside one that goes by person: by hand, the household of A and B is
// paid 600 in all, B's February first, at the whole of its bill.
func TestHouseholdsInADraw(t *testing.T) {
	p, home := made.Policy(t, drawnPolicy), made.Policy(t, strings.Replace(drawnPolicy, "most - ytd", "most - household.ytd", 1))
	w, err := wave.Compile([]wave.Rules{{Policy: p}, {Policy: home}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]model.Fen{{600_00, 300_00, 200_00, 0, 200_00}, {0, 600_00, 400_00, 0, 0}} {
		if got := paidIn(t, w, i, model.Values{"policy.share": 1}, model.Values{"policy.share": 2}); !slices.Equal(got, want) {
			t.Errorf("policy %d pays %v, want %v", i, got, want)
		}
	}
}

// The rates of brackets are held to 1 in a draw, be the parameter a rate or not: of 600 of each 1,200 at four times 0.5 the
// whole 600, though 1,200 are unpaid.
func TestBracketsInADraw(t *testing.T) {
	p := made.Policy(t, made.Head+"parameters: {bands: {value: [{over: 0, rate: 0.5}], range: [0, 4]}}\nbenefits: [{id: a, covers: total, pays: 'brackets(0.5 * total, bands)'}]\n")
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := paidIn(t, w, 0, model.Values{"policy.bands": 4}), []model.Fen{600_00, 300_00, 200_00, 500_00, 200_00}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// What is stated beyond 1 is not held to it: the amounts of a band, by its unit of money, and a rate that is allowed there. By hand at
// 1.2 times: 240 of what is above 500 and 120 of the rest, and 1.2 * 1.5 * 100 = 180 of each. A rate of just 1 is held: 100 of each.
func TestNumbersStatedAboveOneInADraw(t *testing.T) {
	for parameter, x := range map[string]struct {
		pays string
		want []model.Fen
	}{
		"{unit: CNY, value: [{over: 0, rate: 100}, {over: 500, rate: 200}], range: [0.5, 2]}": {"band(total, bands)", []model.Fen{240_00, 240_00, 120_00, 240_00, 120_00}},
		"{unit: rate, value: 1.5, allow: a third more, range: [0.5, 2]}":                      {"100 * bands", []model.Fen{180_00, 180_00, 180_00, 180_00, 180_00}},
		"{unit: rate, value: 1, range: [0.5, 2]}":                                             {"100 * bands", []model.Fen{100_00, 100_00, 100_00, 100_00, 100_00}},
	} {
		p := made.Policy(t, made.Head+"parameters: {bands: "+parameter+"}\nbenefits: [{id: a, covers: total, pays: '"+x.pays+"'}]\n")
		values := model.Values{"policy.bands": 1.2}
		for name, of := range map[string]wave.Rules{"told": {Policy: p}, "compiled": {Policy: p, Values: values}} {
			w, err := wave.Compile([]wave.Rules{of}, 2018)
			if err != nil {
				t.Fatal(err)
			}
			if got := paidIn(t, w, 0, values); !slices.Equal(got, x.want) {
				t.Errorf("%s, %s: %v, want %v", parameter, name, got, x.want)
			}
		}
	}
}

// No limit has no multiple: it stays none whatever the factor, 0 too, and also where the policy is compiled for the draw.
func TestNoLimitInADraw(t *testing.T) {
	p := made.Policy(t, strings.Replace(drawnPolicy, "{value: 600", "{value: none", 1))
	for _, factor := range []float64{4, 0} {
		values := model.Values{"policy.most": factor}
		for name, of := range map[string]wave.Rules{"told": {Policy: p}, "compiled": {Policy: p, Values: values}} {
			w, err := wave.Compile([]wave.Rules{of}, 2018)
			if err != nil {
				t.Fatal(err)
			}
			var told model.Values
			if name == "told" {
				told = values
			}
			if got, want := paidIn(t, w, 0, told), []model.Fen{600_00, 300_00, 200_00, 500_00, 200_00}; !slices.Equal(got, want) {
				t.Errorf("%s %v: %v, want %v", name, factor, got, want)
			}
		}
	}
}

// Two scenarios that state a number alike have it in common, and what they pay by it is made once, as long as draws give
// both the same; a scenario that states another number has payments of its own, also where both are held to 1. By hand.
func TestScenariosOfADraw(t *testing.T) {
	p := made.Policy(t, drawnPolicy)
	other := made.Policy(t, strings.Replace(drawnPolicy, "value: 0.5", "value: 0.8", 1))
	w, err := wave.Compile([]wave.Rules{{Policy: p}, {Policy: p}, {Policy: other}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	half, all, none := []model.Fen{600_00, 300_00, 200_00, 0, 200_00}, []model.Fen{600_00, 600_00, 400_00, 0, 0}, []model.Fen{0, 0, 0, 0, 0}
	for _, x := range []struct {
		factors []float64
		paid    [][]model.Fen
		shared  bool
	}{
		{[]float64{1, 1, 1}, [][]model.Fen{half, half, {600_00, 480_00, 320_00, 0, 120_00}}, true},
		{[]float64{2, 2, 2}, [][]model.Fen{all, all, all}, true},
		{[]float64{1, 2, 2}, [][]model.Fen{half, all, all}, false},
		{[]float64{1, 1, 0}, [][]model.Fen{half, half, none}, true},
		{[]float64{0, 1, 0}, [][]model.Fen{none, half, none}, false},
	} {
		var values []model.Values
		for _, f := range x.factors {
			values = append(values, model.Values{"policy.share": f})
		}
		drawn, err := w.Draw(values)
		if err != nil {
			t.Fatal(err)
		}
		var out model.Settled
		if err := drawn.NewRunner().Settle(threePatients(), &out); err != nil {
			t.Fatal(err)
		}
		for i, want := range x.paid {
			got := none
			if stream := drawn.Streams()[i][0]; stream >= 0 {
				got = out.Paid[stream]
			}
			if !slices.Equal(got, want) {
				t.Errorf("%v: scenario %d pays %v, want %v", x.factors, i, got, want)
			}
		}
		if s := drawn.Streams(); (s[0][0] == s[1][0]) != x.shared || x.shared && s[0][0] == s[2][0] {
			t.Errorf("%v: payments %v", x.factors, s)
		}
	}
}

// A draw that leaves nothing to divide by is refused as it is where the policy is compiled for it.
func TestDrawsThatDivideByNothing(t *testing.T) {
	p := made.Policy(t, made.Head+"parameters: {by: {value: 4, range: [0, 2]}, half: {value: 0.5, range: [0, 2]}}\nbenefits: [{id: a, covers: eligible, pays: half * eligible / by}]\n")
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Draw([]model.Values{{"policy.by": 0}}); err == nil || !strings.Contains(err.Error(), "may be zero or less") {
		t.Errorf("divided by nothing: %v", err)
	}
	drawn, err := w.Draw([]model.Values{{"policy.by": 0.5, "policy.half": 0}})
	if err != nil || !drawn.KeepsProgramsOf(w) {
		t.Errorf("divided by two: %v", err)
	}
}

// A benefit for households that pays nothing as stated is left out, and comes in where a draw makes it pay: 50 to each
// household, by hand.
func TestDrawsThatWakeABenefit(t *testing.T) {
	p := made.Policy(t, made.Head+"parameters: {cover: {value: 100, range: [0, 2]}}\nfacts: {house: {of: household, default: 0}}\nbenefits: [{id: a, pays: 1}, {id: b, at: year_end, for: household, pays: house + cover - 100}]\n")
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	if w.ByHousehold() != 0 {
		t.Error("the benefit looks at households already")
	}
	drawn, err := w.Draw([]model.Values{{"policy.cover": 1.5}})
	if err != nil {
		t.Fatal(err)
	}
	var out model.Settled
	if err := drawn.NewRunner().Settle(threePatients(), &out); err != nil {
		t.Fatal(err)
	}
	if got := out.PaidHousehold[drawn.Streams()[0][1]]; !slices.Equal(got, []model.Fen{50_00, 50_00}) {
		t.Errorf("households are paid %v", got)
	}
}

// BenchmarkDraw is what a draw of Baise's study takes before its first bill: four scenarios and three years are given their
// numbers, and a worker its memory.
func BenchmarkDraw(b *testing.B) {
	p, _ := baise(b, 1)
	all := []wave.Rules{{Policy: p}}
	for _, change := range [][2]string{{"benefits.backstop.enabled", "false"}, {"parameters.backstop_inpatient_rate", "0.85"}, {"parameters.assistance_rate", "0.4"}} {
		changed, _, err := read.With(p, []read.Patch{patch(b, change[0], change[1])}, nil)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, wave.Rules{Policy: changed})
	}
	r := rand.New(rand.NewPCG(4, 4))
	var draws [][]model.Values
	for range 16 {
		var values []model.Values
		u := map[string]float64{}
		for _, rule := range all {
			own := model.Values{}
			for _, q := range rule.Policy.Quantities() {
				if _, known := u[q.Drawn()]; !known {
					u[q.Drawn()] = r.Float64()
				}
				own[q.Path] = q.At(u[q.Drawn()])
			}
			values = append(values, own)
		}
		draws = append(draws, values)
	}
	var years []*wave.Waves
	compile := func() {
		years = nil
		for year := 2017; year <= 2019; year++ {
			w, err := wave.Compile(all, year, model.Inpatient, model.OutpatientChronic)
			if err != nil {
				b.Fatal(err)
			}
			years = append(years, w)
		}
	}
	b.Run("study", func(b *testing.B) {
		for b.Loop() {
			compile()
		}
	})
	compile()
	n := 0
	for name, kept := range map[string]bool{"told": true, "compiled": false} {
		b.Run(name, func(b *testing.B) {
			runners := map[int]*wave.Runner{}
			b.ReportAllocs()
			for b.Loop() {
				n++
				for _, w := range years {
					values := draws[n%len(draws)]
					if !kept {
						for i := range all {
							all[i].Values = values[i]
						}
						var err error
						if w, err = wave.Compile(all, w.Year(), model.Inpatient, model.OutpatientChronic); err != nil {
							b.Fatal(err)
						}
						w.NewRunner()
						continue
					}
					drawn, err := w.Draw(values)
					if err != nil || !drawn.KeepsProgramsOf(w) {
						b.Fatal("the programs are not kept", err)
					}
					runners[w.Year()] = drawn.RunnerAfter(runners[w.Year()])
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()*1e3/float64(b.N)/float64(len(all)), "ms/scenario")
		})
	}
}

const decidedPolicy = `policy: decided
parameters:
  rate: {by: [level], values: [{from: 2018-01-01, value: {township: 0.8, county: 0.6, city: 0.4, province: 0.4}, range: [0.5, 1.5]}]}
  least: {unit: CNY, values: [{from: 2018-01-01, value: {poor: 100, other: 200}, range: [0.5, 1.5]}]}
  bands: {unit: rate, values: [{from: 2018-01-01, value: {poor: [{over: 0, rate: 0.2}], other: [{over: 0, rate: 0.4}]}, range: [0.5, 1.5]}]}
benefits:
  - {id: only, pays: "rate[level] * total + least.poor + least.other + brackets(total, bands.poor) + brackets(total, bands.other)"}
`

// A member that a scenario states is its decision, and no draw moves it; the others move as the table's range says. By hand, of 1,000 yuan in a draw of
// half of everything: at township level 0.5·800 + 50 + 0.5·200 + 100 + 0.5·400 = 850; at county level, of which it states 0.5, 500 + 450 = 950. A
// scale on the member stated multiplies it, and leaves it decided: 0.5·0.8 of 1,000 are 100 less.
func TestADecidedMemberIsNotDrawn(t *testing.T) {
	scenario := func(text string) *rules.Policy {
		docs, err := document.Parse("study.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var patches []read.Patch
		for _, n := range docs[0].Items {
			patches = append(patches, read.Patch{Path: n.Get("path"), Value: n.Get("value"), Scale: n.Get("scale")})
		}
		p, _, err := read.With(made.Policy(t, decidedPolicy), patches, nil)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	c := &model.Claims{Year: 2018, Waves: []int32{0, 2}, Patient: []int32{0, 1}, Month: []uint8{1, 1}, Kind: make([]model.Kind, 2), Level: []model.Level{model.Township, model.County},
		Place: make([]model.Place, 2), Referred: make([]bool, 2), Disease: make([]uint16, 2), Total: []model.Fen{1000_00, 1000_00}, Eligible: []model.Fen{1000_00, 1000_00},
		Patients: []model.Patient{{Household: 0}, {Household: 1}}, Households: []model.Payer{{Size: 1}, {Size: 1}}, Categories: []string{"resident"}, Otherwise: []string{""}, Diseases: []string{"other"}}
	const members = `[{path: parameters.rate.county, value: 0.5}, {path: parameters.least.poor, value: 50}, {path: parameters.bands.poor, value: [{over: 0, rate: 0.1}]}`
	half := model.Values{"policy.rate": 0.5, "policy.least": 0.5, "policy.bands": 0.5}
	for text, want := range map[string][]model.Fen{members + "]": {850_00, 950_00}, members + ", {path: parameters.rate.county, scale: 0.8}]": {850_00, 850_00}} {
		p := scenario(text)
		open, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
		if err != nil {
			t.Fatal(err)
		}
		told, err := open.Draw([]model.Values{half})
		if err != nil {
			t.Fatal(err)
		}
		closed, err := wave.Compile([]wave.Rules{{Policy: p, Values: half}}, 2018)
		if err != nil {
			t.Fatal(err)
		}
		for how, w := range map[string]*wave.Waves{"told the draw": told, "compiled for it": closed} {
			var out model.Settled
			if err := w.NewRunner().Settle(c, &out); err != nil {
				t.Fatal(err)
			}
			if got := out.Paid[w.Streams()[0][0]]; !slices.Equal(got, want) {
				t.Errorf("%s, %s: %v, want %v", text, how, got, want)
			}
		}
	}
}
