package backtest

import (
	_ "embed" // record.csv
	"encoding/csv"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"doudi/scenarios"
)

// recordText is the backtest.csv that `doudi backtest --out` wrote when the model last changed. That takes a minute of two processors:
// too long for every forecast to make it again, and what it says of intervals hardly differs from one state of the model to the next.
//
//go:embed record.csv
var recordText string

// Record is how the intervals of published figures did in the last backtest of all places: figures with a place, a kind, what was
// published, the simulated mean and whether the interval held, and no more of what a Figure has. CoverageOf counts them; but for the
// skill, for which it lacks the scores.
func Record() []*Figure {
	out, err := readRecord(recordText)
	if err != nil {
		panic("backtest: record.csv: " + err.Error()) // it comes with the program
	}
	return out
}

func readRecord(text string) ([]*Figure, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, name := range []string{"locality", "kind", "name", "name_en", "bound", "published", "mean", "inside90", "rare"} {
		if _, ok := column[name]; !ok {
			return nil, fmt.Errorf("it has no column %s", name)
		}
	}
	var out []*Figure
	for _, row := range rows[1:] {
		cell := func(name string) string { return row[column[name]] }
		f := &Figure{Locality: cell("locality"), Kind: Kind(cell("kind")), Rare: cell("rare") != "", Inside: cell("inside90") == "true", Skill: math.NaN()}
		f.Target.Bound = scenarios.Bound(cell("bound"))
		f.Target.Name.ZH, f.Target.Name.EN = cell("name"), cell("name_en")
		if f.Target.Value, err = strconv.ParseFloat(cell("published"), 64); err != nil {
			return nil, err
		}
		if f.Mean, err = strconv.ParseFloat(cell("mean"), 64); err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// Places is of how many places those of some figures are that CoverageOf counts together.
func Places(figures []*Figure) int {
	var seen []string
	for _, f := range figures {
		if f.Kind != Floor && !f.Rare && !slices.Contains(seen, f.Locality) {
			seen = append(seen, f.Locality)
		}
	}
	return len(seen)
}
