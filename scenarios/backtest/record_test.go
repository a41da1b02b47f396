package backtest

import (
	"fmt"
	"slices"
	"testing"

	"doudi/scenarios/library"
)

// By hand: of three ratios two are inside, and means of 0.6, 0.45 and 0.53 are off from 0.5 by 20, -10 and 6 %: in the middle by 6, their
// sizes by 10. The count of which too little was seen and the floor are no evidence, so that the figures are of one place.
func TestARecordByHand(t *testing.T) {
	figures, err := readRecord(`locality,kind,name,name_en,bound,published,mean,inside90,rare
a,ratio,甲,First,,0.5,0.6,true,
a,ratio,乙,Second,,0.5,0.45,false,
a,ratio,戊,Fifth,,0.5,0.53,true,
b,count,丙,Third,,100,7,,1
c,floor,丁,Fourth,at_least,0.9,0.95,true,
`)
	if err != nil {
		t.Fatal(err)
	}
	all := CoverageOf(figures)
	if len(all) != 3 || all[0].Kind != Ratio || all[0].Figures != 3 || all[0].Inside != 2 || all[1].Kind != Floor || all[2].Figures != 3 || Places(figures) != 1 {
		t.Fatalf("%+v of %d places", all, Places(figures))
	}
	near(t, "median error", all[0].Error, 0.06, 1e-12)
	near(t, "its size", all[0].Off, 0.1, 1e-12)
	const columns = "locality,kind,name,name_en,bound,published,mean,rare"
	if _, err := readRecord(columns + ",inside90\na,ratio,甲,First,,much,0.6,,true\n"); err == nil {
		t.Error("a record that is no number is read")
	}
	if _, err := readRecord(columns + ",inside\na,ratio,甲,First,,0.5,0.6,,true\n"); err == nil {
		t.Error("a record that does not say what was inside is read")
	}
}

// The record is of the figures that are held against the model today, each as it is published: one that is added or changed takes a
// backtest of all places anew.
func TestTheRecordIsOfTodaysFigures(t *testing.T) {
	var want, got []string
	for _, name := range library.Backtests().IDs() {
		study, _, err := readStudy(name, sample{1000, 2})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range study.Targets {
			want = append(want, fmt.Sprint(x.Name.ZH, x.Bound, x.Value))
		}
	}
	for _, f := range Record() {
		got = append(got, fmt.Sprint(f.Target.Name.ZH, f.Target.Bound, f.Target.Value))
	}
	slices.Sort(want)
	slices.Sort(got)
	for _, x := range want {
		if !slices.Contains(got, x) {
			t.Errorf("record.csv lacks %s: copy backtest.csv of `doudi backtest --out` over it", x)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d figures are recorded of %d that are published", len(got), len(want))
	}
}
