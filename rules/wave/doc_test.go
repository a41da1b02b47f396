package wave_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/wave"
)

// threePatients are those that doc.go walks through two waves: A with two bills of May, B with one of February and one of
// May, C with one of June; A and B live together. Rows 0 to 2 are the first wave, 3 and 4 the second.
func threePatients() *model.Claims {
	return &model.Claims{
		Year: 2018, Categories: []string{"resident"}, Diseases: []string{"other"},
		Households: []model.Payer{{Size: 2}, {Size: 1}},
		Patients:   []model.Patient{{Household: 0, Insured: true}, {Household: 0, Insured: true}, {Household: 1, Insured: true}},
		Waves:      []int32{0, 3, 5},
		Patient:    []int32{0, 1, 2, 0, 1},
		Month:      []uint8{5, 2, 6, 5, 5},
		Total:      []model.Fen{1200_00, 600_00, 400_00, 1000_00, 400_00},
		Eligible:   []model.Fen{1200_00, 600_00, 400_00, 1000_00, 400_00},
		Kind:       make([]model.Kind, 5), Level: make([]model.Level, 5), Place: make([]model.Place, 5),
		Referred: make([]bool, 5), Disease: make([]uint16, 5),
	}
}

const walked = made.Head + `parameters: {most: 1000, share: 0.5}
benefits:
  - {id: basic, covers: eligible, pays: 0.5 * eligible, ceiling: most - ytd.paid.basic}
  - {id: monthly, at: month_end, covers: total, leaves: 'min(unpaid.total, 400)'}
  - {id: relief, at: year_end, covers: total, pays: 'share * max(0, unpaid.total - 300)'}
`

// The figures of doc.go, by hand. Basic pays half: 600, 300, 200, then A 1,000 − 600 = 400, or 800 − 600 = 200, and B 200. Of
// May A has 600 + 600 left and keeps 400; or 600 + 800. B keeps the 200 of May, which 300 of February would lift above 400. Left of
// the year are 400, 300 + 200 and 200: half of 100 and of 200, or 0.6 of them.
func TestThreePatientsThroughTwoWaves(t *testing.T) {
	p := made.Policy(t, walked)
	all := []wave.Rules{{Policy: p}}
	for _, x := range [][2]string{{"parameters.share", "0.6"}, {"parameters.most", "800"}} {
		changed, _, err := read.With(p, []read.Patch{patch(t, x[0], x[1])}, nil)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, wave.Rules{Policy: changed})
	}
	w, err := wave.Compile(all, 2018)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(w.Streams()), "[[0 1 2] [0 1 3] [4 5 6]]"; got != want {
		t.Errorf("streams %s, want %s", got, want)
	}
	paidByBasic, left := rules.Amount(rules.Paid, "basic").Over(rules.OfPerson, rules.OfYear), rules.Amount(rules.OOP, rules.Total)
	for word, policies := range map[rules.Column]string{paidByBasic: "[0 0 1]", left.Over(rules.OfPerson, rules.OfMonth): "[0 0 1]", left.Over(rules.OfPerson, rules.OfYear): "[0 0 1]"} {
		if got := fmt.Sprint(w.Parted(word)); got != policies {
			t.Errorf("%s is parted as %s, want %s", word, got, policies)
		}
	}
	type fen = []model.Fen
	var out model.Settled
	r := w.NewRunner()
	if err := r.Settle(threePatients(), &out); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct{ got, want fen }{
		"basic":                {out.Paid[0], fen{600_00, 300_00, 200_00, 400_00, 200_00}},
		"basic of the third":   {out.Paid[4], fen{600_00, 300_00, 200_00, 200_00, 200_00}},
		"monthly":              {out.PaidPerson[1], fen{800_00, 0, 0}},
		"monthly of the third": {out.PaidPerson[5], fen{1000_00, 0, 0}},
		"relief":               {out.PaidPerson[2], fen{50_00, 100_00, 0}},
		"relief of the second": {out.PaidPerson[3], fen{60_00, 120_00, 0}},
		"relief of the third":  {out.PaidPerson[6], fen{50_00, 100_00, 0}},
	} {
		if !slices.Equal(x.got, x.want) {
			t.Errorf("%s: %v, want %v", name, x.got, x.want)
		}
	}
	if got := r.Kept(paidByBasic); !slices.Equal(got, []float64{1000_00, 500_00, 200_00}) {
		t.Errorf("ytd.paid.basic is %v fen after both waves", got)
	}
	first := threePatients()
	first.Waves = first.Waves[:2]
	first.Patient, first.Month, first.Total, first.Eligible = first.Patient[:3], first.Month[:3], first.Total[:3], first.Eligible[:3]
	first.Kind, first.Level, first.Place = first.Kind[:3], first.Level[:3], first.Place[:3]
	first.Referred, first.Disease = first.Referred[:3], first.Disease[:3]
	if err := r.Settle(first, &out); err != nil {
		t.Fatal(err)
	}
	if got := r.Kept(paidByBasic); !slices.Equal(got, []float64{600_00, 300_00, 200_00}) {
		t.Errorf("ytd.paid.basic is %v fen after the first wave", got)
	}
}

// By household, by hand: of the 1,000 that the household of A and B is paid at most, B's February takes 300, A's bills 600 and the
// 100 that remain, and B's May nothing.
func TestThreePatientsByHousehold(t *testing.T) {
	w, err := wave.Compile([]wave.Rules{{Policy: made.Policy(t, strings.Replace(walked, "most - ytd", "most - household.ytd", 1))}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	var out model.Settled
	if err := w.NewRunner().Settle(threePatients(), &out); err != nil {
		t.Fatal(err)
	}
	if want := []model.Fen{600_00, 300_00, 200_00, 100_00, 0}; !slices.Equal(out.Paid[0], want) {
		t.Errorf("basic pays %v, want %v", out.Paid[0], want)
	}
}
