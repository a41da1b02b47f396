package cli

import (
	"context"
	"path/filepath"
	"slices"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/settle"
	"doudi/rules/show"
	"doudi/scenarios/figure"
	"doudi/scenarios/library"
	"doudi/scenarios/report"

	"github.com/spf13/cobra"
)

// settleOptions are the flags of `settle`.
type settleOptions struct {
	policy, bills string
	policies      []string
	explain       bool
	format        string
	picture       picture
}

func newSettle(s *settings) *cobra.Command {
	o := &settleOptions{}
	c := &cobra.Command{
		Use:   "settle POLICY BILLS",
		Short: "一站式结算：按政策结算一年的账单 (settle a year of bills)",
		Long: "按一个政策结算一年的账单；或用 --policies 把同一家的账单放在几个政策、几个年份下并排：写成 政策@年份。 " +
			"(settles a year of bills by a policy, or with --policies the same bills under several policies or years: POLICY@YEAR)",
		Example: "  doudi settle baise baise-2018 --explain\n" +
			"  doudi settle baise testdata/bills/baise-2018.yaml --figure /tmp/bill.svg\n" +
			"  doudi settle baise-2018 --policies baise@2017,baise@2018",
		Args: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("policies") {
				return exactArgs(1)(c, args)
			}
			return exactArgs(2)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("policies") {
				o.bills = args[0]
				return runCompare(c.Context(), s, o)
			}
			o.policy, o.bills = args[0], args[1]
			return runSettle(c.Context(), s, o)
		},
	}
	c.Flags().StringSliceVar(&o.policies, "policies", nil, "并排的政策，逗号分隔，可带年份：baise@2017,baise@2018 (policies side by side)")
	c.Flags().BoolVar(&o.explain, "explain", false, "逐步列出公式、数字与条款 (every formula with its numbers and clause)")
	c.Flags().StringVar(&o.format, "format", "text", "text | json")
	o.picture.add(c, "另存各层支付的图：.png、.svg 或 .pdf (draw the bills through the layers into a file)")
	return c
}

// check refuses formats that are not written, before any bill is read.
func (o *settleOptions) check() error {
	if o.format != "text" && o.format != "json" {
		return document.Refusef("--format", "there is no format `%s`; write %s", o.format, "text, json")
	}
	return o.picture.check()
}

func runSettle(ctx context.Context, s *settings, o *settleOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	p, warnings, err := awaitPolicy(ctx, o.policy)
	if err != nil {
		return err
	}
	var said *document.Report
	given, err := await(ctx, func() (given *bill.Bills, err error) {
		root, err := library.Bills().Root(o.bills)
		if err != nil {
			return nil, err
		}
		given, said, err = bill.Read(root, p)
		return given, err
	})
	if err != nil {
		return err
	}
	warnings.Join(said)
	if o.format == "json" {
		given.Uncertain(warnings)
	}
	s.report(warnings)
	if o.picture.file != "" {
		if err := drawBills(s, o, p, given); err != nil {
			return err
		}
	}
	if o.format == "json" {
		sheet, err := settle.Year(p, given)
		if err != nil {
			return err
		}
		return show.WriteSheetJSON(s.Out, sheet)
	}
	return show.WriteSheet(s.Out, p, given, show.SheetOptions{Lang: s.lang, Explain: o.explain})
}

// drawBills settles the bills and draws their way through the layers.
func drawBills(s *settings, o *settleOptions, p *rules.Policy, given *bill.Bills) error {
	sheet, err := settle.Year(p, given)
	if err != nil {
		return err
	}
	note := s.lang.Say("Source: Doudi, %s settled by this policy.", filepath.Base(o.bills))
	if slices.ContainsFunc(given.Claims, func(c bill.Claim) bool { return len(c.Spans) > 0 }) {
		note += s.lang.Say(" Part of the bills is not known: settled at the middle.")
	}
	return s.draw(o, []report.BillUnder{{Title: p.Title.In(s.lang, p.ID), Sheet: sheet}}, note)
}

// draw writes the waterfall of the bills into the file that was asked for.
func (s *settings) draw(o *settleOptions, list []report.BillUnder, notes ...string) error {
	return o.picture.draw(func() figure.Figure { return report.BillFigure(list, s.lang, notes...) })
}
