package cli

import (
	"context"
	"fmt"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/model/population"
	"doudi/scenarios/library"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"
)

func newPopulation(s *settings) *cobra.Command {
	var seed uint64
	c := &cobra.Command{
		Use:     "population PROFILE",
		Short:   "合成人口，并与给定的边际对照 (synthesise a profile and hold it against its margins)",
		Example: "  doudi population baise",
		Args:    exactArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runPopulation(c.Context(), s, args[0], seed) },
	}
	c.Flags().Uint64Var(&seed, "seed", 1, "随机种子 (seed)")
	return c
}

func runPopulation(ctx context.Context, s *settings, name string, seed uint64) error {
	var report *document.Report
	profile, err := await(ctx, func() (p *population.Profile, err error) {
		p, report, err = openProfile(name)
		return p, err
	})
	if err != nil {
		return err
	}
	s.report(report)
	people, err := await(ctx, func() (*population.Population, error) { return population.Synthesise(profile, seed, 0) })
	if people != nil {
		s.margins(profile, people)
	}
	return err
}

// openProfile reads a profile by path, or one that comes with the program by its id.
func openProfile(name string) (*population.Profile, *document.Report, error) {
	root, err := library.Profiles().Root(name)
	if err != nil {
		return nil, nil, err
	}
	return population.Read(root)
}

// margins prints what was fitted beside what was wanted.
func (s *settings) margins(profile *population.Profile, people *population.Population) {
	fmt.Fprintf(s.Out, "%s  %s\n\n", profile.ID, profile.Title.In(s.lang, profile.ID))
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Options = table.OptionsNoBordersAndSeparators
	t.Style().Format.Header = text.FormatDefault
	t.AppendHeader(table.Row{s.lang.Say("stratum"), s.lang.Say("margin"), s.lang.Say("group"), s.lang.Say("wanted"), s.lang.Say("fitted"),
		s.lang.Say("miss¦of a margin"), s.lang.Say("allowed")})
	words := map[string]message.Message{
		"persons": message.Say("persons¦how many"), "households": message.Say("households¦how many"), "age_sex": message.Say("age and sex"),
		"household_size": message.Say("household size"), "category": message.Say("category¦of people"),
	}
	missed, counted := 0, false
	for _, m := range people.Margins() {
		counted = counted || m.Counted()
		verdict := ""
		if m.Miss() > m.Tolerance+1e-12 {
			verdict, missed = s.lang.Say("  missed"), missed+1
		}
		t.AppendRow(table.Row{m.Stratum, words[m.What].In(s.lang), groupOf(m).In(s.lang), fmt.Sprintf("%.0f", m.Wanted), fmt.Sprintf("%.0f", m.Fitted),
			missOf(m, m.Miss()) + verdict, missOf(m, m.Tolerance)})
	}
	right := text.AlignRight
	cut := func(cell string, most int) string { return text.Snip(cell, most, "…") }
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 1, WidthMax: 40, WidthMaxEnforcer: cut}, {Number: 3, WidthMax: 40, WidthMaxEnforcer: cut}, {Number: 4, Align: right, AlignHeader: right}, {Number: 5, Align: right, AlignHeader: right},
		{Number: 6, Align: right, AlignHeader: right}, {Number: 7, Align: right, AlignHeader: right}})
	fmt.Fprintln(s.Out, t.Render())
	if counted {
		fmt.Fprint(s.Out, s.lang.Say("\nWhere fewer than one is wanted, miss and allowed are how many, no shares.\n"))
	}
	fmt.Fprint(s.Out, s.lang.Say("\n%d people; %d margins missed.\n", people.Persons(), missed))
}

// missOf writes how far a margin is off, or may be.
func missOf(m population.Margin, x float64) string {
	if m.Counted() {
		return fmt.Sprintf("%.3g", x)
	}
	return fmt.Sprintf("%.2f%%", 100*x)
}

// groupOf says of whom a margin is: everybody, a band of ages of one sex by the age that it begins with, else the word of
// the profile.
func groupOf(m population.Margin) message.Message {
	from, sex, _ := strings.Cut(m.Group, "+ ")
	switch {
	case m.What == "persons", m.What == "households":
		return message.Say("all¦of a margin")
	case m.What == "age_sex" && sex == model.SexNames()[model.Male]:
		return message.Say("from %s, male", from)
	case m.What == "age_sex":
		return message.Say("from %s, female", from)
	}
	return message.Say("%s", m.Group)
}
