package report

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model/measure"
	"doudi/model/message"
)

// What does not change is not "0 more".
func TestNothingIsNotMore(t *testing.T) {
	for l, want := range map[message.Language][2]string{
		message.Chinese: {"基金支出不变", "因病致贫不变"}, message.English: {"what the funds pay does not change", "as many are poor by illness"},
	} {
		if got := [2]string{costs(l, measure.Row{Unit: "CNY"}), poorer(l, measure.Row{Unit: "households"})}; got != want {
			t.Errorf("%s: %q, want %q", l, got, want)
		}
	}
}

// A question holds the titles of a few alternatives, and the number of many.
func TestQuestionOfManyAlternatives(t *testing.T) {
	p := &Page{Lang: message.Chinese, Scenarios: []ScenarioTable{{Title: "现行", Baseline: true}}}
	for i := range 40 {
		p.Alternatives = append(p.Alternatives, Alternative{Title: fmt.Sprintf("方案%d号", i+1)})
		if got := p.question(); strings.Contains(got, "方案1号") != (i < 6) || (i >= 6) != strings.Contains(got, fmt.Sprintf("%d个方案", i+1)) {
			t.Errorf("%d alternatives: %s", i+1, got)
		}
	}
}
