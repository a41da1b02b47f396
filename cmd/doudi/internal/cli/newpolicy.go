package cli

import (
	_ "embed"
	"fmt"
	"path/filepath"
	"strings"

	"doudi/model/document"
	"doudi/rules"

	"github.com/spf13/cobra"
)

//go:embed template.yaml
var policyTemplate string

//go:embed template.examples.yaml
var examplesTemplate string

func newNew(s *settings) *cobra.Command {
	c := &cobra.Command{Use: "new", Short: "新建文件 (begin a file)", Args: noArgs, RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	dir := ""
	policy := &cobra.Command{
		Use:     "policy NAME",
		Short:   "新建一份可以运行的政策文件和它的算例 (begin a policy that runs, with its examples)",
		Example: "  doudi new policy mycounty",
		Args:    exactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return runNewPolicy(s, dir, args[0]) },
	}
	policy.Flags().StringVar(&dir, "dir", ".", "放在哪个文件夹 (folder)")
	c.AddCommand(policy)
	return c
}

// runNewPolicy writes NAME.yaml and NAME.examples.yaml; it never writes over a file.
func runNewPolicy(s *settings, dir, name string) error {
	foreign := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' }
	if strings.ContainsFunc(name, foreign) || !rules.FreeName(name) {
		return document.Refusef("new policy", "`%s` cannot be a policy's name: it is small letters, digits and `_`, begins with a letter, "+
			"has at most 64, and is no word of formulas: mycounty_2026", name)
	}
	for _, f := range []struct{ suffix, text string }{{".yaml", policyTemplate}, {examplesSuffix, examplesTemplate}} {
		path := filepath.Join(dir, name+f.suffix)
		if err := writeNew(path, strings.ReplaceAll(f.text, "NAME", name)); err != nil {
			return err
		}
		fmt.Fprint(s.Out, s.lang.Say("wrote %s\n", path))
	}
	return nil
}
