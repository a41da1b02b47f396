package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/rules/bill"
	"doudi/rules/settle"
	"doudi/rules/show"
	"doudi/scenarios/library"
	"doudi/scenarios/report"
)

// runCompare settles the same bills under every policy that --policies names.
func runCompare(ctx context.Context, s *settings, o *settleOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	if n := len(o.policies); n == 0 || n > show.MaxCases {
		return document.Refusef("--policies", "%d policies; write 1 to %d, parted by commas", n, show.MaxCases)
	}
	problems := &document.Report{}
	cases, err := await(ctx, func() ([]show.Case, error) { return settledCases(o, problems) })
	if err != nil {
		return err
	}
	s.report(problems)
	if o.picture.file != "" {
		if err := s.drawCases(o, cases); err != nil {
			return err
		}
	}
	if o.format == "json" {
		return show.WriteComparisonJSON(s.Out, cases)
	}
	return show.WriteComparison(s.Out, cases, show.SheetOptions{Lang: s.lang})
}

// settledCases settles the bills under every policy; what a reader must know of them joins the report.
func settledCases(o *settleOptions, problems *document.Report) ([]show.Case, error) {
	root, err := library.Bills().Root(o.bills)
	if err != nil {
		return nil, err
	}
	var cases []show.Case
	for _, name := range o.policies {
		c, report, err := settledUnder(strings.TrimSpace(name), root)
		problems.Join(document.Mistakes("", report, err))
		cases = append(cases, c)
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return cases, sameCurrency(cases)
}

// sameCurrency refuses amounts of several currencies side by side, which have no difference.
func sameCurrency(cases []show.Case) error {
	first := cases[0].Sheet.Policy
	for _, c := range cases[1:] {
		if p := c.Sheet.Policy; p.Currency != first.Currency {
			return document.Refusef("--policies", "`%s` counts in %s and `%s` in %s; write policies of one currency", first.ID, first.Currency, p.ID, p.Currency)
		}
	}
	return nil
}

// settledUnder settles bills under POLICY@YEAR, or POLICY in the bills' own year.
func settledUnder(name string, root *document.Node) (show.Case, *document.Report, error) {
	id, date, dated := strings.Cut(name, "@")
	year := 0
	if dated {
		var err error
		if year, err = strconv.Atoi(date); err != nil || year < 1900 || year > 2200 {
			return show.Case{}, nil, document.Refusef("--policies", "`%s` is no year; write %s@2018: the bills have months of their own", date, id)
		}
	}
	p, report, err := openPolicy(id)
	if err != nil {
		return show.Case{}, report, err
	}
	given, said, err := bill.ReadIn(root, p, year)
	if err != nil {
		return show.Case{}, said, err
	}
	report.Join(said)
	given.Uncertain(report)
	sheet, err := settle.Year(p, given)
	return show.Case{Name: fmt.Sprintf("%s@%d", p.ID, given.Year), Sheet: sheet}, report, err
}

// drawCases draws the waterfalls of the cases above each other.
func (s *settings) drawCases(o *settleOptions, cases []show.Case) error {
	var list []report.BillUnder
	for _, c := range cases {
		list = append(list, report.BillUnder{Title: fmt.Sprintf("%s, %d", c.Sheet.Policy.Title.In(s.lang, c.Sheet.Policy.ID), c.Sheet.Year), Sheet: c.Sheet})
	}
	return s.draw(o, list, s.lang.Say("Source: Doudi, %s settled by each policy.", filepath.Base(o.bills)))
}
