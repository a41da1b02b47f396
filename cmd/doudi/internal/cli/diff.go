package cli

import (
	"context"
	"strings"

	"doudi/rules/show"

	"github.com/spf13/cobra"
)

type diffOptions struct {
	format string
	bills  bool
}

func newDiff(s *settings) *cobra.Command {
	o := &diffOptions{}
	c := &cobra.Command{
		Use:     "diff A B",
		Short:   "两个政策或两个日期之间的差别 (what changes between two policies, or two dates of one)",
		Long:    "比较两个政策，或同一政策的两个日期：写成 政策@日期。 (compares two policies, or two dates of one: write POLICY@DATE)",
		Example: "  doudi diff baise@2017 baise@2018",
		Args:    exactArgs(2),
		RunE:    func(c *cobra.Command, args []string) error { return runDiff(c.Context(), s, args[0], args[1], o) },
	}
	c.Flags().StringVar(&o.format, "format", "text", "text | markdown")
	c.Flags().BoolVar(&o.bills, "bills", true, "附标准账单的比较 (compare standard bills too)")
	return c
}

func runDiff(ctx context.Context, s *settings, a, b string, o *diffOptions) error {
	page, err := s.page(o.format)
	if err != nil {
		return err
	}
	before, err := datedPolicy(ctx, a)
	if err != nil {
		return err
	}
	after, err := datedPolicy(ctx, b)
	if err != nil {
		return err
	}
	var bills []show.Standard
	if o.bills {
		bills = show.StandardBills()
	}
	_, err = show.WriteDiff(s.Out, before, after, bills, page)
	return err
}

// datedPolicy opens POLICY@DATE; without a date it is the last edition.
func datedPolicy(ctx context.Context, name string) (show.Dated, error) {
	name, date, _ := strings.Cut(name, "@")
	p, _, err := awaitPolicy(ctx, name)
	if err != nil {
		return show.Dated{}, err
	}
	at, err := monthOf(p, name+"@"+date, date)
	return show.Dated{Policy: p, At: at}, err
}
