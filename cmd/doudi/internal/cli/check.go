package cli

import (
	"errors"
	"fmt"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/settle"

	"github.com/spf13/cobra"
)

func newCheck(s *settings) *cobra.Command {
	deep, at, out := false, "", ""
	c := &cobra.Command{
		Use:     "check PATH…",
		Short:   "检查政策文件：一次列出全部问题 (check policy files, all problems at once)",
		Example: "  doudi check rules/packs/baise.yaml\n  doudi check --deep rules/packs/baise.yaml --at 2018-06",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if deep {
				return runDeep(c.Context(), s, args, at, out)
			}
			return runCheck(s, args)
		},
	}
	c.Flags().BoolVar(&deep, "deep", false, "搜索不合理的账单：断崖、倒挂、越付越多 (search for bills with which the policy does something it should not)")
	c.Flags().StringVar(&at, "at", "", "深查的日期 (the date that --deep searches)")
	c.Flags().StringVar(&out, "out", "", "把证明的账单写成算例文件 (write the bills that show the findings as an examples file)")
	return c
}

// runCheck checks every file and reports the problems of all of them.
func runCheck(s *settings, paths []string) error {
	files, err := gather(paths)
	if err != nil {
		return err
	}
	all := &document.Report{}
	for _, file := range files {
		said, title := checkFile(file)
		all.Join(said)
		if !said.Failed() {
			fmt.Fprintf(s.Out, s.say("%s：通过（%s）\n", "%s: ok (%s)\n"), file, title)
		}
	}
	if err := all.Err(); err != nil {
		return err
	}
	s.report(all)
	return nil
}

// checkFile checks a policy, or an examples file against its policy.
func checkFile(file string) (*document.Report, string) {
	if isExamples(file) {
		examples, _, report, err := openExamples(file)
		return merged(report, err), fmt.Sprintf("%d 个算例 examples", len(examples))
	}
	p, report, err := rules.ReadFile(file)
	if err != nil {
		return merged(report, err), ""
	}
	return report, p.Title.In("zh", p.ID)
}

// merged is the report of a reading, whether it came with the error or beside it.
func merged(report *document.Report, err error) *document.Report {
	var invalid *document.Invalid
	switch {
	case errors.As(err, &invalid):
		return invalid.Report
	case err != nil:
		errors.As(document.Refusef("", "%v", err), &invalid)
		return invalid.Report
	}
	return report
}

// openExamples reads an examples file and the policy that it is about: the one it names, or the file beside it.
func openExamples(file string) ([]*settle.Example, *rules.Policy, *document.Report, error) {
	root, err := document.ReadOne(file)
	if err != nil {
		return nil, nil, nil, err
	}
	p, _, err := openPolicy(policyBeside(file, root))
	if err != nil {
		return nil, nil, nil, err
	}
	examples, report, err := settle.ReadExamples(root, p)
	return examples, p, report, err
}
