package cli

import (
	"context"
	"strings"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/show"

	"github.com/spf13/cobra"
)

type policyOptions struct {
	at     string
	format string
}

func newPolicy(s *settings) *cobra.Command {
	o := &policyOptions{}
	c := &cobra.Command{
		Use:     "policy POLICY",
		Short:   "把政策印成文件：待遇、参数、出处、待核实 (print a policy as a document)",
		Example: "  doudi policy baise --at 2018-06",
		Args:    exactArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return runPolicy(c.Context(), s, args[0], o) },
	}
	c.Flags().StringVar(&o.at, "at", "", "日期，如 2018-06；缺省为最后一次变动之后 (a date; default: after the last change)")
	c.Flags().StringVar(&o.format, "format", "text", "text | markdown")
	return c
}

func runPolicy(ctx context.Context, s *settings, name string, o *policyOptions) error {
	page, err := s.page(o.format)
	if err != nil {
		return err
	}
	p, report, err := awaitPolicy(ctx, name)
	if id, date, dated := strings.Cut(name, "@"); dated && err != nil {
		return document.Refusef(name, "a date is written with --at: doudi policy %s --at %s", id, date)
	}
	if err != nil {
		return err
	}
	at, err := monthOf(p, "--at", o.at)
	if err != nil {
		return err
	}
	s.report(report)
	return show.WritePolicy(s.Out, p, at, page)
}

// page reads the format of a printed page.
func (s *settings) page(format string) (show.Options, error) {
	if format != "text" && format != "markdown" {
		return show.Options{}, document.Refusef("--format", "there is no format `%s`; write %s", format, "text, markdown")
	}
	return show.Options{Lang: s.lang, Markdown: format == "markdown"}, nil
}

// monthOf reads a date, which was written at where; empty is the last edition. A date before the policy begins is refused.
func monthOf(p *rules.Policy, where, text string) (rules.Month, error) {
	changes := p.Changes()
	if text == "" {
		return changes[len(changes)-1], nil
	}
	at, _, ok := rules.ParseMonth(text)
	if !ok {
		return 0, document.Refusef(where, "`%s` is no date; write 2018, 2018-06 or 2018-06-01", text)
	}
	if at < changes[0] {
		return 0, document.Refusef(where, "the policy `%s` begins %s; nothing of it is in force in %s", p.ID, changes[0], at)
	}
	return at, nil
}
