package report

import (
	"fmt"
	"strings"

	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/show"
	"doudi/scenarios/forecast"
)

// behind are the texts on which the figures of a run rest: one family's bills with every formula filled in, the clauses and
// parameters by which they were settled, and what was run. Without a family that was helped there are no clauses to show it by.
func behind(run *forecast.Result, l message.Language) ([]Behind, error) {
	var out []Behind
	if c := run.Case; c != nil && len(c.Sheets) > 0 {
		of := c.Sheets[0]
		var sheet, policy strings.Builder
		if err := show.WriteSheet(&sheet, of.Policy, of.Bills, show.SheetOptions{Lang: l, Explain: true}); err != nil {
			return nil, err
		}
		if err := show.WritePolicy(&policy, of.Policy, rules.MonthOf(c.Year, 12), show.Options{Lang: l}); err != nil {
			return nil, err
		}
		out = append(out,
			Behind{l.Say("One family of the simulation: every bill, clause and formula of %d under the baseline", c.Year), sheet.String()},
			Behind{l.Say("The policy of the baseline at the end of %d: benefits, parameters, sources and their status", c.Year), policy.String()})
	}
	return append(out, Behind{l.Say("What was run"), Made(run, l)}), nil
}

// Made says what a run was made of, so that it can be run again: study, seed, the hash of every input, and the program.
func Made(run *forecast.Result, l message.Language) string {
	var b strings.Builder
	s := run.Study
	b.WriteString(l.Say("study %s, seed %d, %s, %s", s.ID, s.Seed, draws(l, s.Draws), each(l, s.Replicates)) + "\n")
	for _, in := range run.Inputs {
		fmt.Fprintf(&b, "%s  %s  sha256 %s\n", l.Say(in.Kind), in.Name, in.SHA256)
	}
	for _, key := range []string{"doudi", "build"} {
		if v := run.Versions[key]; v != "" {
			fmt.Fprintf(&b, "%s %s\n", key, v)
		}
	}
	return b.String()
}
