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
	return &cobra.Command{
		Use:     "check PATH…",
		Short:   "检查政策文件：一次列出全部问题 (check policy files, all problems at once)",
		Example: "  doudi check rules/packs/baise.yaml",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return runCheck(s, args) },
	}
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
