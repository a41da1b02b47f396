package report

import (
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// The triangle of 0.3, 0.8 and 1 has the mean 0.7; what says its mean has that, a factor the mean 1.
func TestInputsAreListed(t *testing.T) {
	var out strings.Builder
	err := writeInputs(&out, []model.Quantity{
		{Path: "profile.entitled", Value: 0.8, Low: 0.3, High: 1, Unit: "share", Source: "norm", Status: "unverified", Title: model.Title{ZH: "比例", EN: "share"}},
		{Path: "a", Value: 0.8, Low: 0.3, High: 1, Law: model.Leaning, Mean: 0.75, Family: "f", Shared: 0.5},
		{Path: "b", Value: 1, Low: 0.5, High: 2, Law: model.Factor, Spread: 0.35},
		{Path: "c", Value: 0, Low: -1, High: 1, Law: model.Shift, Spread: 0.5},
	})
	want := "input,stated,mean,low,high,unit,law,sd,family,shared,source,status,title_zh,title_en\n" +
		"profile.entitled,0.8,0.7,0.3,1,share,triangle,,,,norm,unverified,比例,share\n" +
		"a,0.8,0.75,0.3,1,,mean,,f,0.5,,,,\nb,1,1,0.5,2,,factor,0.35,,,,,,\nc,0,0,-1,1,,shift,0.5,,,,,,\n"
	if err != nil || out.String() != want {
		t.Errorf("%v\n%s", err, &out)
	}
}

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
