package report

import (
	"strings"
	"testing"

	"doudi/scenarios/forecast"
)

// A benefit that the study's years never see has no row and no budget on the page, in either language; without that it has both.
func TestIdleBenefitsAreNotTold(t *testing.T) {
	for _, idle := range []bool{false, true} {
		run := example(t)
		run.Budgets = append(run.Budgets, forecast.Budget{Scenario: "current", Benefit: "commercial", Year: 2019, Amount: 40_000_000, MCError: 1, Suffices: 190})
		if idle {
			run.Idle = map[string][]string{"current": {"commercial"}, "no_backstop": {"commercial"}}
			for i := range run.Funds {
				if run.Funds[i].ID == "commercial_insurance" && run.Funds[i].Scenario == "current" {
					run.Funds = append(run.Funds[:i], run.Funds[i+1:]...)
					break
				}
			}
		}
		text := textOf(t, run, "zh")
		_, base, _ := strings.Cut(text, "基准“现行政策”")
		base, _, _ = strings.Cut(base, "\n\n")
		budgets, _, _ := strings.Cut(text, "基准“现行政策”")
		for what, part := range map[string]string{"table": base, "budgets": budgets} {
			if strings.Contains(part, "健康扶贫商业保险") == idle {
				t.Errorf("idle %v, in the %s:\n%s", idle, what, part)
			}
		}
	}
}
