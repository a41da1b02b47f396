package data

import (
	"bytes"
	"encoding/csv"
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// Numbers are written so that they are read back the same: no exponent, no minus before nothing, and no word for what is none.
func TestNumbersAsFilesHaveThem(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 1e21: "1000000000000000000000", 1e-7: "0.0000001", -2.5: "-2.5", 0.1: "0.1", math.Inf(1): "", math.Inf(-1): ""} {
		if got := exact(x); got != want {
			t.Errorf("%v is %q, want %q", x, got, want)
		}
	}
	if a, b := exact(math.Copysign(0, -1)), exact(math.NaN()); a != "0" || b != "" {
		t.Errorf("−0 is %q, NaN %q", a, b)
	}
	for year, want := range map[int]string{0: "all", 1: "1", 2018: "2018"} {
		if got := yearName(year); got != want {
			t.Errorf("the year %d is %q, want %q", year, got, want)
		}
	}
}

// Each law has its word, and only a law with a stated deviation or a family the figures of one. The mean of a triangle from 1 to 4 with
// its top at 1 is 2.
func TestInputsAsFilesHaveThem(t *testing.T) {
	q := func(law model.Law, value, low, high, mean, spread float64) forecast.Drawn {
		return forecast.Drawn{Quantity: model.Quantity{Path: "p", Value: value, Low: low, High: high, Mean: mean, Spread: spread, Law: law}}
	}
	family := q(0, 1, 1, 4, 0, 0)
	family.Family, family.Shared = "f", 0.5
	var b bytes.Buffer
	if err := writeParameters(&b, &forecast.Result{Drawn: []forecast.Drawn{
		q(0, 1, 1, 4, 0, 0), family, q(model.Leaning, 1, 0, 4, 1.5, 0), q(model.Factor, 1, 0.5, 2, 0, 0.35), q(model.Shift, 0, -2, 2, 0, 0.5), q(0, 3, 3, 3, 0, 0),
	}}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		got = append(got, strings.Join(append(r[5:9:9], r[12:]...), "|"))
	}
	want := []string{"value|low|high|distribution|mean|sd|family|shared", "1|1|4|triangular|2|||", "1|1|4|triangular|2||f|0.5", "1|0|4|two-sided power|1.5|||",
		"1|0.5|2|lognormal|1|0.35||", "0|-2|2|normal|0|0.5||", "3|3|3||3|||"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("row %d is %s, want %s", i, got[i], want[i])
		}
	}
}

// The measures of accounts stand in the dictionary where a study keeps one, and elsewhere not; a figure by category or decile is
// among the rows of Parquet where it is told of by either.
func TestWhatADictionaryAndParquetHold(t *testing.T) {
	accounts := 0
	for _, m := range measure.All() {
		if m.OfAccounts() {
			accounts++
		}
	}
	lines := func(run *forecast.Result) int {
		var b bytes.Buffer
		if err := writeDictionary(&b, run); err != nil {
			t.Fatal(err)
		}
		return strings.Count(b.String(), "\nmeasure,")
	}
	without, with := &forecast.Result{Study: &scenarios.Study{}}, &forecast.Result{Study: &scenarios.Study{}, Accounts: make([]forecast.Account, 1)}
	if a, b := lines(without), lines(with); accounts == 0 || a != len(measure.All())-accounts || b != len(measure.All()) {
		t.Errorf("%d measures without an account and %d with one, of %d, %d of accounts", a, b, len(measure.All()), accounts)
	}
	of := map[string][]string{"told": {"all"}}
	for _, c := range []struct {
		measure, by string
		want        bool
	}{{"untold", "all", true}, {"untold", "status", true}, {"untold", "payer", true}, {"told", "category", true}, {"told", "decile", true}, {"untold", "category", false}, {"untold", "decile", false}, {"told", "level", false}} {
		if got := inParquet(of, &forecast.Replicated{Key: measure.Key{Measure: c.measure, By: c.by}}); got != c.want {
			t.Errorf("%s by %s: %v", c.measure, c.by, got)
		}
	}
}
