package cli

import (
	"context"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/scenarios"
	"doudi/scenarios/decide"
	"doudi/scenarios/figure"
	"doudi/scenarios/report"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// attributeOptions are the flags of `attribute` as they are written.
type attributeOptions struct {
	comparison decide.Comparison
	groups     []string
	format     string
	picture    picture
	quick      bool
}

func newAttribute(s *settings) *cobra.Command {
	o := &attributeOptions{}
	c := &cobra.Command{
		Use:   "attribute STUDY A B",
		Short: "归因：两个方案之差，每处改动各占多少 (what each change contributes to the difference of two scenarios)",
		Long: "归因：把方案B与方案A之差，精确地分到每处改动上（Shapley：各种先后次序的平均；6组以内全算，再多按正反成对的次序），并列出单独先改、最后才改各是多少。最多6万人、三个指标。" +
			" (Parts the difference between scenario B and scenario A over the changes, exactly: the mean over the orders in which they can be made (Shapley; all of them up to 6 groups, beyond that drawn orders, each with its reverse), with what each does first and last. At most 60,000 people and three measures.)",
		Example: "  doudi attribute baise backstop_85 yearly_cap_3000 --quick",
		Args:    exactArgs(3),
		RunE: func(c *cobra.Command, args []string) error {
			given := scenarios.Given{Flags: map[string]string{}, Environment: studyEnvironment(), Quick: o.quick}
			c.Flags().Visit(func(f *pflag.Flag) { given.Flags[f.Name] = f.Value.String() })
			if err := o.read(); err != nil {
				return err
			}
			o.comparison.From, o.comparison.To = args[1], args[2]
			return runAttribute(c.Context(), s, args[0], given, o)
		},
	}
	f := c.Flags()
	f.StringArrayVar(&o.comparison.Measures, "measure", []string{"fund_spending", "oop", "poverty_d2"}, "哪些指标，最多三个，写法同 solve 的 --least (which measures, at most three)")
	f.StringArrayVar(&o.groups, "group", nil, "把几处改动并成一组：名称=改动,改动 (puts changes together: NAME=CHANGE,CHANGE)")
	f.IntVar(&o.comparison.Year, "year", 0, "哪一年，缺省为各年合计 (the year; default: all years together)")
	f.StringVar(&o.format, "format", "text", "text | json")
	o.picture.add(c, "另存图：.png、.svg 或 .pdf；每处改动占多少，从零到全部之差 (draw what each change contributes into a file)")
	settingFlags(c, &o.quick)
	allowFlag(c, &o.comparison.Folders)
	return c
}

// read reads the groups.
func (o *attributeOptions) read() error {
	if !slices.Contains([]string{"text", "json"}, o.format) {
		return document.Refusef("--format", "there is no format `%s`; write %s", o.format, "text, json")
	}
	if err := o.picture.check(); err != nil {
		return err
	}
	o.comparison.Grouped = map[string]string{}
	for _, text := range o.groups {
		name, changes, ok := strings.Cut(text, "=")
		if name = strings.TrimSpace(name); !ok || name == "" {
			return document.Refusef("--group", "`%s` is no group; write NAME=parameters.rate,parameters.deductible", text)
		}
		for _, change := range strings.Split(changes, ",") {
			change = strings.TrimSpace(change)
			if o.comparison.Grouped[change] != "" {
				return document.Refusef("--group", "`%s` is in two groups", change)
			}
			o.comparison.Grouped[change] = name
		}
	}
	return nil
}

func runAttribute(ctx context.Context, s *settings, name string, given scenarios.Given, o *attributeOptions) error {
	study, err := readStudy(s, name, given)
	if err != nil {
		return err
	}
	o.comparison.Study, o.comparison.Workers = study, s.workers
	shown := s.newProgress()
	o.comparison.Progress = shown.report
	parted, warnings, err := decide.Attribute(ctx, o.comparison)
	shown.end()
	if err != nil {
		return err
	}
	s.report(warnings)
	if err := o.picture.draw(func() figure.Figure { return report.AttributionFigure(parted, s.lang) }); err != nil {
		return err
	}
	if o.format == "json" {
		return report.WriteAttributionJSON(s.Out, parted)
	}
	return report.WriteAttributionText(s.Out, parted, s.lang)
}
