package report

import (
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// The page says what the baseline is at the stated values beside the mean of the draws, in the page's units.
func TestTheStatedValuesStandBesideTheMean(t *testing.T) {
	run := example(t)
	row, ok := run.Row(run.Study.Baseline().ID, 0, "fund_spending", "all", "all")
	if !ok {
		t.Fatal("no spending")
	}
	if text := atStated(run, message.English); text != "" {
		t.Errorf("without such a run: %s", text)
	}
	run.AtStated = []forecast.AtStated{{Measure: "fund_spending", Value: 2_500e6}}
	mean := unitIn(message.English, run, "CNY").of(row.Mean)
	if text := atStated(run, message.English); !strings.Contains(text, "2,500 million yuan (mean of the draws "+mean+")") {
		t.Errorf("%s", text)
	}
	if text := atStated(run, message.Chinese); !strings.Contains(text, "250,000万元（各次抽样平均") {
		t.Errorf("%s", text)
	}
}
