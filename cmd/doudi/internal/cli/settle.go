package cli

import (
	"encoding/json"
	"fmt"

	"doudi/model/document"
	"doudi/rules/settle"
	"doudi/testdata/bills"

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
		Use:     "settle POLICY BILLS",
		Short:   "一站式结算：按政策结算一年的账单 (settle a year of bills)",
		Example: "  doudi settle baise baise-2018 --explain",
		Args:    cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			o.policy, o.bills = args[0], args[1]
			return runSettle(s, o)
		},
	}
	c.Flags().BoolVar(&o.explain, "explain", false, "逐步列出公式、数字与条款 (every formula with its numbers and clause)")
	c.Flags().StringVar(&o.format, "format", "text", "text | json")
	return c
}

func runSettle(s *settings, o *settleOptions) error {
	if o.format != "text" && o.format != "json" {
		return document.Refusef("--format", "there is no format `%s`; write %s", o.format, "text, json")
	}
	p, warnings, err := openPolicy(o.policy)
	if err != nil {
		return err
	}
	root, err := openBills(o.bills)
	if err != nil {
		return err
	}
	given, said, err := settle.ReadBills(root, p)
	if err != nil {
		return err
	}
	warnings.Join(said)
	s.report(warnings)
	if o.format == "json" {
		sheet, err := settle.Year(p, given)
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
	return settle.WriteText(s.Out, p, given, settle.TextOptions{Lang: s.lang, Explain: o.explain})
}

// openBills reads a family's bills by path, or those of a made-up family that come with the program.
func openBills(name string) (*document.Node, error) {
	file, text, err := openText(name, bills.Open, bills.IDs)
	if err != nil {
		return nil, err
	}
	docs, err := document.Parse(file, text)
	if err != nil {
		return nil, err
	}
	return document.One(docs)
}
