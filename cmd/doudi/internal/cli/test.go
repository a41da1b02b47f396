package cli

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/settle"

	"github.com/spf13/cobra"
)

func newTest(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:     "test PATH…",
		Short:   "运行政策旁的算例 (run the worked examples beside policies)",
		Example: "  doudi test rules/packs",
		Args:    someArgs,
		RunE:    func(c *cobra.Command, args []string) error { return runTest(c.Context(), s, args) },
	}
}

// runTest runs the examples of every file named, of every policy named, and of every folder's files.
func runTest(ctx context.Context, s *settings, paths []string) error {
	files, err := gather(paths)
	if err != nil {
		return err
	}
	var run []string
	for _, file := range files {
		switch {
		case isExamples(file):
			run = append(run, file)
		case isFile(examplesBeside(file)):
			if examples := examplesBeside(file); !contains(files, examples) {
				run = append(run, examples)
			}
		case holdsExamples(ctx, file):
			run = append(run, file)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(run) == 0 {
		return document.Refusef(strings.Join(paths, " "), "there are no examples here")
	}
	failed, count := 0, 0
	for _, file := range run {
		f, n, err := testFile(ctx, s, file)
		if err != nil {
			return err
		}
		failed, count = failed+f, count+n
	}
	fmt.Fprint(s.Out, s.lang.Say("%d examples, %d failed\n", count, failed))
	if failed > 0 {
		return errTestsFailed
	}
	return nil
}

func testFile(ctx context.Context, s *settings, file string) (failed, count int, err error) {
	var p *rules.Policy
	var report *document.Report
	examples, err := await(ctx, func() (examples []*bill.Example, err error) {
		examples, p, report, err = openExamples(file)
		return examples, err
	})
	if err != nil {
		return 0, 0, err
	}
	s.report(report)
	for _, e := range examples {
		if err := ctx.Err(); err != nil {
			return failed, len(examples), err
		}
		misses, err := settle.RunExample(p, e)
		if err != nil {
			fmt.Fprintf(s.Out, "%s:%d: %s: %s\n", file, e.At.Pos.Line, e.Name, err)
			failed++
			continue
		}
		for _, m := range misses {
			printMiss(s, file, e, m)
		}
		if len(misses) > 0 {
			failed++
		}
	}
	fmt.Fprint(s.Out, s.lang.Say("%s: %d examples, %d failed\n", file, len(examples), failed))
	return failed, len(examples), nil
}

// printMiss says which figure of which example differs, and by how much.
func printMiss(s *settings, file string, e *bill.Example, m settle.Miss) {
	want := expected(m.Expectation.Low, m.Expectation.High)
	fmt.Fprint(s.Out, s.lang.Say("%s:%d:%d: %s: %s %s should be %s, got %s\n",
		file, m.At.Pos.Line, m.At.Pos.Col, e.Name, m.Of, m.What, want, expected(m.Low, m.High)))
}

// expected writes one value or a span.
func expected(low, high float64) string {
	switch {
	case low == high:
		return number(low)
	case math.IsInf(high, 1):
		return ">= " + number(low)
	case math.IsInf(low, -1):
		return "<= " + number(high)
	}
	return fmt.Sprintf("[%s, %s]", number(low), number(high))
}

// number writes an amount with two decimals, or a rate with as many as it has.
func number(x float64) string {
	if x != math.Round(x*100)/100 {
		return strings.TrimRight(fmt.Sprintf("%.6f", x), "0")
	}
	return fmt.Sprintf("%.2f", x)
}

func examplesBeside(policy string) string {
	return strings.TrimSuffix(strings.TrimSuffix(policy, ".yaml"), ".yml") + examplesSuffix
}

// policyBeside is the policy that an examples file names, or the one it stands beside.
func policyBeside(file string, root *document.Node) string {
	if n := root.Get("policy"); n != nil && n.Shape == document.Scalar {
		if strings.ContainsAny(n.Text, "/.") {
			return filepath.Join(filepath.Dir(file), n.Text)
		}
		if beside := filepath.Join(filepath.Dir(file), n.Text+".yaml"); isFile(beside) {
			return beside
		}
		return n.Text
	}
	return strings.TrimSuffix(file, examplesSuffix) + ".yaml"
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// holdsExamples says whether a YAML file of any name is an examples file.
func holdsExamples(ctx context.Context, file string) bool {
	root, err := await(ctx, func() (*document.Node, error) { return document.ReadOne(file) })
	return err == nil && root.Get("examples") != nil
}

func contains(list []string, x string) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}
