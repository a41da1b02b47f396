package cli

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"

	"doudi/rules"
	"doudi/rules/audit"
)

// runDeep searches every policy named for bills with which it does something that it should not.
func runDeep(ctx context.Context, s *settings, paths []string, at, out string) error {
	found := 0
	for _, path := range paths {
		p, report, err := awaitPolicy(ctx, path)
		if err != nil {
			return err
		}
		month, err := monthOf(p, "--at", at)
		if err != nil {
			return err
		}
		s.report(report)
		findings, err := audit.Search(ctx, p, month)
		if err != nil {
			return err
		}
		found += len(findings)
		s.printFindings(path, month, findings)
		if left, ok := audit.Skipped(p); ok {
			fmt.Fprint(s.Out, s.lang.Say("  not searched: %s\n", left))
		}
		if out == "" || len(findings) == 0 {
			continue
		}
		if err := writeFindings(out, path, p, month, findings); err != nil {
			return err
		}
		fmt.Fprint(s.Out, s.lang.Say("  the bills that show them are in %s\n", out))
	}
	fmt.Fprint(s.Out, s.lang.Say("searched: %d findings. Finding nothing proves nothing.\n", found))
	return nil
}

func (s *settings) printFindings(path string, at rules.Month, findings []audit.Finding) {
	fmt.Fprint(s.Out, s.lang.Say("%s (%s):\n", path, at))
	for _, f := range findings {
		fmt.Fprintf(s.Out, "  [%s] %s\n", f.Kind, f.What.In(s.lang))
		for _, b := range f.Bills {
			fmt.Fprint(s.Out, s.lang.Say("      bill: %s, paid %s, out of pocket %s\n", b.Name, b.Paid(), b.OOP()))
		}
	}
}

// writeFindings writes the examples beside nothing that exists: a file is never written over.
func writeFindings(out, policy string, p *rules.Policy, at rules.Month, findings []audit.Finding) error {
	if rel, err := filepath.Rel(filepath.Dir(out), policy); err == nil && isFile(policy) {
		policy = filepath.ToSlash(rel)
	}
	var b bytes.Buffer
	if err := audit.WriteExamples(&b, policy, p, at, findings); err != nil {
		return err
	}
	return writeNew(out, b.String())
}
