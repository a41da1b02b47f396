package wave_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/wave"
)

// alone gives every patient of a block a household of its own, and numbers by which both apply for benefits.
func alone(r *rand.Rand, c *model.Claims, benefits ...string) *model.Claims {
	households := c.Households
	c.Households = nil
	for i := range c.Patients {
		c.Households = append(c.Households, households[c.Patients[i].Household])
		c.Patients[i].Household = int32(i)
	}
	for _, id := range benefits {
		c.Applied = append(c.Applied, model.Application{Benefit: id, Person: uniforms(r, len(c.Patients)), Household: uniforms(r, len(c.Households))})
	}
	return c
}

func uniforms(r *rand.Rand, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = r.Float64()
	}
	return out
}

// always is a take-up that holds at all dates.
func always(benefit string, share model.Quantity) model.TakeUp {
	return model.TakeUp{Benefit: benefit, Values: []model.TakenUp{{Month: 1, InCounty: share, Elsewhere: share}}}
}

func sure(x float64) model.Quantity {
	return model.Quantity{Path: "applied.x", Value: x, Low: x, High: x}
}

// paidTo are a benefit's payments to each patient, its household's included.
func paidTo(w *wave.Waves, policy, benefit int, c *model.Claims, paid *model.Settled) []model.Fen {
	out := make([]model.Fen, len(c.Patients))
	stream := w.Streams()[policy][benefit]
	if stream < 0 {
		return out
	}
	for j, fen := range paid.Paid[stream] {
		out[c.Patient[j]] += fen
	}
	for i := range c.Patients {
		out[i] += paid.PaidPerson[stream][i] + paid.PaidHousehold[stream][c.Patients[i].Household]
	}
	return out
}

const layered = `benefits:
  - {id: first, pays: '0.5 * max(0, ytd.unpaid.eligible + unpaid.eligible - 300) - ytd.paid.first'}
  - {id: second, when: age < 70, pays: 0.4 * unpaid.eligible, ceiling: 9000 - ytd.paid.second}
  - {id: third, at: year_end, covers: total, pays: '0.3 * max(0, ytd.oop.total - 1000)'}
`

// A patient who does not apply for a benefit is settled as by a policy without it, bill by bill and layer by layer, and one who
// applies as by the whole policy: whoever they are settled beside.
func TestTakeUpIsTheBenefitOrNone(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	for name, head := range map[string]string{"by patient": "", "by household": "accumulators: {h: {for: household, adds: oop.total}}\n"} {
		text := made.Head + head + layered
		if head != "" {
			text = strings.Replace(text, "max(0, ytd.oop.total - 1000)", "max(0, household.ytd.h - 1000)", 1)
		}
		for _, benefit := range []string{"first", "second", "third"} {
			c := alone(r, made.Claims(r, 120, []string{"poor", "resident"}, 2018), benefit)
			const share = 0.4
			w, err := wave.Compile([]wave.Rules{{Policy: made.Policy(t, text), TakeUp: []model.TakeUp{always(benefit, sure(share))}}}, 2018)
			if err != nil {
				t.Fatal(err)
			}
			var paid model.Settled
			if err := w.NewRunner().Settle(c, &paid); err != nil {
				t.Fatal(err)
			}
			whole, without := made.Policy(t, text), made.Policy(t, strings.Replace(text, "id: "+benefit, "enabled: false, id: "+benefit, 1))
			all, err := made.OneByOne(whole, c)
			if err != nil {
				t.Fatal(err)
			}
			rest, err := made.OneByOne(without, c)
			if err != nil {
				t.Fatal(err)
			}
			applies, no := 0, 0
			for k, b := range whole.Benefits {
				got := paidTo(w, 0, k, c, &paid)
				for i := range c.Patients {
					from := rest
					if c.Applied[0].Person[i] < share {
						from, applies = all, applies+1
					} else {
						no++
					}
					want := from.PaidPerson[k][i] + from.PaidHousehold[k][i]
					for j, fen := range from.Paid[k] {
						if int(c.Patient[j]) == i {
							want += fen
						}
					}
					if got[i] != want {
						t.Fatalf("%s, take-up of %s: %s pays patient %d %s, want %s", name, benefit, b.ID, i, got[i], want)
					}
				}
			}
			if applies < 100 || no < 100 {
				t.Errorf("%d apply, %d do not", applies, no)
			}
		}
	}
}

// A take-up of 1 shares every stream with the policy that nothing is said of; one of 0 pays as the policy without the benefit.
func TestTakeUpOfAllAndOfNone(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 71))
	c := alone(r, made.Claims(r, 60, []string{"poor", "resident"}, 2018))
	p := made.Policy(t, made.Head+layered)
	without := made.Policy(t, made.Head+strings.Replace(layered, "id: second", "enabled: false, id: second", 1))
	w, err := wave.Compile([]wave.Rules{{Policy: p}, {Policy: p, TakeUp: []model.TakeUp{always("second", sure(1))}},
		{Policy: without}, {Policy: p, TakeUp: []model.TakeUp{always("second", sure(0))}}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	s := w.Streams()
	if !slices.Equal(s[0], s[1]) {
		t.Errorf("all apply: streams %v, want %v", s[1], s[0])
	}
	if !slices.Equal(s[2], s[3]) || s[3][1] != -1 {
		t.Errorf("nobody applies: streams %v, want %v", s[3], s[2])
	}
	if err := w.NewRunner().Settle(c, &model.Settled{}); err != nil { // no number is asked for
		t.Fatal(err)
	}
}

// One bill class in closed form: of n patients with one bill of 1,000 yuan each, a benefit that pays half and has a take-up of s
// pays 500 n s on average, with a standard deviation of 500 √(n s (1 − s)). Five of those are allowed. By place: s in the county,
// s′ elsewhere; by date: nothing before July.
func TestMeanPaymentOfATakeUp(t *testing.T) {
	const n, near, far = 20_000, 0.8, 0.3
	r := rand.New(rand.NewPCG(1, 8))
	c := &model.Claims{Year: 2018, Waves: []int32{0, n}, Categories: []string{"resident"}, Diseases: []string{"other"}}
	var expected, variance float64
	for i := range n {
		place, month := model.Place(i%4), uint8(1+i/4%12)
		c.Patient, c.Month, c.Kind, c.Level = append(c.Patient, int32(i)), append(c.Month, month), append(c.Kind, model.Inpatient), append(c.Level, model.County)
		c.Place, c.Referred, c.Disease = append(c.Place, place), append(c.Referred, false), append(c.Disease, 0)
		c.Total, c.Eligible = append(c.Total, 1000_00), append(c.Eligible, 1000_00)
		c.Patients, c.Households = append(c.Patients, model.Patient{Household: int32(i), Insured: true}), append(c.Households, model.Payer{Size: 1})
		share := far
		if place == model.InCounty {
			share = near
		}
		if month < 7 {
			share = 0
		}
		expected, variance = expected+500*share, variance+500*500*share*(1-share)
	}
	c.Applied = []model.Application{{Benefit: "half", Person: uniforms(r, n), Household: uniforms(r, n)}}
	taken := model.TakeUp{Benefit: "half", Values: []model.TakenUp{{Month: 1, InCounty: sure(0), Elsewhere: sure(0)}, {Year: 2018, Month: 7, InCounty: sure(near), Elsewhere: sure(far), ByPlace: true}}}
	w, err := wave.Compile([]wave.Rules{{Policy: made.Policy(t, made.Head+"benefits: [{id: half, pays: 0.5 * eligible}]\n"), TakeUp: []model.TakeUp{taken}}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	var paid model.Settled
	if err := w.NewRunner().Settle(c, &paid); err != nil {
		t.Fatal(err)
	}
	var sum float64
	for j, fen := range paid.Paid[w.Streams()[0][0]] {
		sum += fen.Yuan()
		if c.Month[j] < 7 && fen != 0 {
			t.Fatalf("bill %d of month %d is paid %s", j, c.Month[j], fen)
		}
	}
	if math.Abs(sum-expected) > 5*math.Sqrt(variance) {
		t.Errorf("paid %.0f, want %.0f ± %.0f", sum, expected, math.Sqrt(variance))
	}
}

// Programs that are compiled once pay in a draw what those pay that are compiled for it.
func TestTakeUpOfADraw(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	c := alone(r, made.Claims(r, 60, []string{"poor", "resident"}, 2018), "first")
	p := made.Policy(t, made.Head+layered)
	rule := wave.Rules{Policy: p, TakeUp: []model.TakeUp{always("first", model.Quantity{Path: "applied.first", Value: 0.5, Low: 0, High: 1})}}
	w, err := wave.Compile([]wave.Rules{rule}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	before := model.Fen(-1)
	for _, share := range []float64{0, 0.25, 0.5, 1} {
		values := model.Values{"applied.first": share}
		drawn, err := w.Draw([]model.Values{values})
		if err != nil {
			t.Fatal(err)
		}
		fixed, err := wave.Compile([]wave.Rules{{Policy: p, TakeUp: rule.TakeUp, Values: values}}, 2018)
		if err != nil {
			t.Fatal(err)
		}
		var a, b model.Settled
		if err := drawn.NewRunner().Settle(c, &a); err != nil {
			t.Fatal(err)
		}
		if err := fixed.NewRunner().Settle(c, &b); err != nil {
			t.Fatal(err)
		}
		if diff := made.Differing(p, made.ByBenefit(drawn, 0, &a), made.ByBenefit(fixed, 0, &b)); diff != "" {
			t.Errorf("%v: %s", share, diff)
		}
		sum := model.Fen(0)
		for i, fen := range paidTo(drawn, 0, 0, c, &a) {
			if sum += fen; fen > 0 && c.Applied[0].Person[i] >= share {
				t.Errorf("%v: patient %d is paid without applying", share, i)
			}
		}
		if sum <= before && share > 0 {
			t.Errorf("a take-up of %v pays %s, the one before %s", share, sum, before)
		}
		before = sum
	}
}

// Two policies that state a take-up alike may be given two values of it: they are compiled anew, each with its own.
func TestTakeUpOfTwoDraws(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	c := alone(r, made.Claims(r, 40, []string{"poor", "resident"}, 2018), "first")
	rule := wave.Rules{Policy: made.Policy(t, made.Head+layered), TakeUp: []model.TakeUp{always("first", model.Quantity{Path: "applied.first", Value: 0.5, Low: 0, High: 1})}}
	w, err := wave.Compile([]wave.Rules{rule, rule}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	if w, err = w.Draw([]model.Values{{"applied.first": 0.25}, {"applied.first": 1}}); err != nil {
		t.Fatal(err)
	}
	var paid model.Settled
	if err := w.NewRunner().Settle(c, &paid); err != nil {
		t.Fatal(err)
	}
	few, all := paidTo(w, 0, 0, c, &paid), paidTo(w, 1, 0, c, &paid)
	held := 0
	for i := range few {
		want := all[i]
		if c.Applied[0].Person[i] >= 0.25 {
			want = 0
		}
		if few[i] != want {
			t.Errorf("patient %d is paid %s, want %s", i, few[i], want)
		}
		if all[i] > want {
			held++
		}
	}
	if held < 10 {
		t.Errorf("%d of %d do not apply", held, len(few))
	}
}

// A benefit on application, for which a bill has to say that it was applied for, pays nothing in a simulation without a
// take-up, and with one those whose household applies.
func TestTakeUpStatesWhoApplied(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	c := alone(r, made.Claims(r, 80, []string{"poor", "resident"}, 2018), "extra")
	p := made.Policy(t, made.Head+"facts: {applied: {of: household, type: bool, default: false}}\n"+
		"benefits: [{id: half, pays: 0.5 * eligible}, {id: extra, at: year_end, when: applied and age < 70, pays: 0.5 * ytd.oop.eligible}]\n")
	if f := p.Applied(); f == nil || f.Owner != rules.OfHousehold {
		t.Fatal("the fact is not found")
	}
	w, err := wave.Compile([]wave.Rules{{Policy: p}, {Policy: p, TakeUp: []model.TakeUp{always("extra", sure(0.5))}}, {Policy: p, TakeUp: []model.TakeUp{always("extra", sure(1))}}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	var paid model.Settled
	if err := w.NewRunner().Settle(c, &paid); err != nil {
		t.Fatal(err)
	}
	none, some, all := paidTo(w, 0, 1, c, &paid), paidTo(w, 1, 1, c, &paid), paidTo(w, 2, 1, c, &paid)
	helped := 0
	for i := range c.Patients {
		want := model.Fen(0)
		if c.Applied[0].Household[i] < 0.5 {
			want = all[i]
		}
		if none[i] != 0 || some[i] != want || all[i] > 0 && c.Patients[i].Age >= 70 {
			t.Errorf("patient %d of %d years: %s, %s, %s", i, c.Patients[i].Age, none[i], some[i], all[i])
		}
		if some[i] > 0 {
			helped++
		}
	}
	if helped < 20 {
		t.Errorf("%d are helped", helped)
	}
}
