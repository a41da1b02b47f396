package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"doudi/model/document"
	"doudi/rules/settle"

	"github.com/spf13/cobra"
)

// settleOptions are the flags of `settle`.
type settleOptions struct {
	policy, bills string
	explain       bool
	format        string
}

func newSettle(s *settings) *cobra.Command {
	o := &settleOptions{}
	c := &cobra.Command{
		Use:     "settle POLICY BILLS.yaml",
		Short:   "一站式结算：按政策结算一年的账单 (settle a year of bills)",
		Example: "  doudi settle baise testdata/bills/baise-2018.yaml --explain",
		Args:    exactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			o.policy, o.bills = args[0], args[1]
			return runSettle(c.Context(), s, o)
		},
	}
	c.Flags().BoolVar(&o.explain, "explain", false, "逐步列出公式、数字与条款 (every formula with its numbers and clause)")
	c.Flags().StringVar(&o.format, "format", "text", "text | json")
	return c
}

func runSettle(ctx context.Context, s *settings, o *settleOptions) error {
	if o.format != "text" && o.format != "json" {
		return document.Refusef("--format", "there is no format `%s`; write %s", o.format, "text, json")
	}
	p, warnings, err := awaitPolicy(ctx, o.policy)
	if err != nil {
		return err
	}
	var said *document.Report
	bills, err := await(ctx, func() (bills *settle.Bills, err error) {
		root, err := document.ReadOne(o.bills)
		if err != nil {
			return nil, err
		}
		bills, said, err = settle.ReadBills(root, p)
		return bills, err
	})
	if err != nil {
		return err
	}
	warnings.Join(said)
	s.report(warnings)
	if o.format == "json" {
		sheet, err := settle.Year(p, bills)
		if err != nil {
			return err
		}
		out, err := json.MarshalIndent(sheet, "", "  ")
		if err != nil {
			return err
		}
		fmt.Fprintf(s.Out, "%s\n", out)
		return nil
	}
	return settle.WriteText(s.Out, p, bills, settle.TextOptions{Lang: s.lang, Explain: o.explain})
}
