package cli

import (
	"context"
	"fmt"

	"doudi/cmd/doudi/internal/check"
	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/scenarios"
	"doudi/scenarios/library"

	"github.com/spf13/cobra"
)

func newCheck(s *settings) *cobra.Command {
	deep, at, out := false, "", ""
	var allow []string
	c := &cobra.Command{
		Use:     "check PATH…",
		Short:   "检查政策、研究、人口概况、疾病目录：一次列出全部问题 (check policies, studies, profiles, catalogues: all problems at once)",
		Example: "  doudi check rules/packs/baise.yaml scenarios/studies\n  doudi check --deep rules/packs/baise.yaml --at 2018-06",
		Args:    someArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if deep {
				return runDeep(c.Context(), s, args, at, out)
			}
			for _, of := range []struct{ flag, given string }{{"--at", at}, {"--out", out}} {
				if of.given != "" {
					return document.Refusef(of.flag, "only --deep takes it: doudi check --deep %s %s %s", args[0], of.flag, of.given)
				}
			}
			return runCheck(c.Context(), s, args, allow)
		},
	}
	c.Flags().BoolVar(&deep, "deep", false, "搜索不合理的账单：断崖、倒挂、越付越多 (search for bills with which the policy does something it should not)")
	c.Flags().StringVar(&at, "at", "", "深查的日期 (the date that --deep searches)")
	c.Flags().StringVar(&out, "out", "", "把证明的账单写成算例文件 (write the bills that show the findings as an examples file)")
	allowFlag(c, &allow)
	return c
}

// runCheck checks every file and reports the problems of all of them.
func runCheck(ctx context.Context, s *settings, paths, allow []string) error {
	all := &document.Report{}
	for _, path := range paths {
		if err := checkPath(ctx, s, all, path, allow); err != nil {
			return err
		}
	}
	if err := all.Err(); err != nil {
		return err
	}
	s.report(all)
	return nil
}

// checkPath checks the files of a path, or all of the library's of that name.
func checkPath(ctx context.Context, s *settings, all *document.Report, path string, allow []string) error {
	one := func(file string, check func() (*document.Report, model.Title)) error {
		var title model.Title
		said, err := await(ctx, func() (said *document.Report, _ error) {
			said, title = check()
			return said, nil
		})
		if err != nil {
			return err
		}
		all.Join(said)
		if !said.Failed() {
			fmt.Fprint(s.Out, s.lang.Say("%s: ok (%s)\n", file, title.In(s.lang, file)))
		}
		return nil
	}
	if named(path) {
		found := false
		for _, kind := range []library.Kind{library.Policies(), library.Studies(), library.Profiles(), library.Catalogues(), library.Interventions()} {
			file, text, missing := kind.Embedded(path)
			if missing != nil {
				continue
			}
			found = true
			if err := one(file, func() (*document.Report, model.Title) { return check.Text(file, text, quickly(), nil) }); err != nil {
				return err
			}
		}
		if found {
			return nil
		}
	}
	files, err := gather([]string{path})
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := one(file, func() (*document.Report, model.Title) { return checkFile(file, allow) }); err != nil {
			return err
		}
	}
	return nil
}

// checkFile checks a file of any kind: a study with all that it names, a profile, a catalogue, an examples file against
// its policy, or else a policy.
func checkFile(file string, allow []string) (*document.Report, model.Title) {
	if isExamples(file) {
		examples, _, report, err := openExamples(file)
		return document.Mistakes("", report, err), model.TitleOf(message.Say("%d examples", len(examples)))
	}
	text, err := document.ReadText(file)
	if err != nil {
		return document.Mistakes("", nil, err), model.Title{}
	}
	return check.Text(file, text, quickly(), allow)
}

// openExamples reads an examples file and the policy that it is about: the one it names, or the file beside it.
func openExamples(file string) ([]*bill.Example, *rules.Policy, *document.Report, error) {
	root, err := document.ReadOne(file)
	if err != nil {
		return nil, nil, nil, err
	}
	p, _, err := openPolicy(policyBeside(file, root))
	if err != nil {
		return nil, nil, nil, document.Withheld(err)
	}
	examples, report, err := bill.ReadExamples(root, p)
	return examples, p, report, err
}

// quickly opens a study that is only checked on a sample of its people.
func quickly() scenarios.Given {
	return scenarios.Given{Environment: studyEnvironment(), Quick: true}
}
