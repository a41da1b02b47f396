// Package cli is the command line: one file a command. It reads flags, calls the packages that do the work, and turns
// their errors into messages and exit codes.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"doudi/model/document"

	"github.com/spf13/cobra"
)

// The exit codes, which scripts may rely on.
const (
	ExitOK        = 0
	ExitFailed    = 1   // the work failed, or a test did
	ExitBadInput  = 2   // a file, flag or argument cannot be used
	ExitInterrupt = 130 // stopped by the user
)

// Streams are where a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// errTestsFailed is the error of examples that do not hold; what failed was printed already.
var errTestsFailed = errors.New("examples failed")

// settings hold what every command reads.
type settings struct {
	Streams
	lang string
}

// chinese says whether output is to be in Chinese.
func (s *settings) chinese() bool { return s.lang != "en" }

// Run runs one command line and returns its exit code.
func Run(ctx context.Context, args []string, streams Streams) int {
	s := &settings{Streams: streams}
	root := newRoot(s)
	root.SetArgs(args)
	root.SetIn(streams.In)
	root.SetOut(streams.Out)
	root.SetErr(streams.Err)
	command, err := root.ExecuteContextC(ctx)
	return s.exit(ctx, command, args, err)
}

// exit prints an error and chooses the code.
func (s *settings) exit(ctx context.Context, command *cobra.Command, args []string, err error) int {
	var invalid *document.Invalid
	switch {
	case err == nil:
		return ExitOK
	case ctx.Err() != nil:
		fmt.Fprintln(s.Err, s.say("已中断，未留下不完整的结果。", "Interrupted; no half-written result was left."))
		return ExitInterrupt
	case errors.Is(err, errTestsFailed):
		return ExitFailed
	case errors.As(err, &invalid):
		s.report(invalid.Report)
		return ExitBadInput
	}
	if isUsage(err) {
		s.usage(command, args, err)
		return ExitBadInput
	}
	var message document.Message
	if !errors.As(err, &message) {
		message = document.Say("%s", err)
	}
	fmt.Fprintf(s.Err, "doudi: %s\n", message.In(s.catalogue()))
	return ExitFailed
}

// usage says what of the command line cannot be understood, and what could have been meant. The complaint itself is the
// library's and in English.
func (s *settings) usage(command *cobra.Command, args []string, err error) {
	fmt.Fprintf(s.Err, s.say("命令写法不对：%s\n", "the command line cannot be understood: %s\n"), err)
	if near := command.SuggestionsFor(strings.Join(args[:min(1, len(args))], "")); len(near) > 0 {
		fmt.Fprintf(s.Err, s.say("    是不是：%s %s\n", "    did you mean: %s %s\n"), command.Name(), near[0])
	}
	fmt.Fprintf(s.Err, s.say("    用法：%s（详见 %s --help）\n", "    usage: %s (see %s --help)\n"), command.UseLine(), command.CommandPath())
}

// isUsage recognises cobra's own complaints about the command line.
func isUsage(err error) bool {
	for _, start := range []string{"unknown command", "unknown flag", "unknown shorthand", "invalid argument", "flag needs", "accepts ", "requires ", "bad flag"} {
		if strings.HasPrefix(err.Error(), start) {
			return true
		}
	}
	return false
}

// say picks the text of the chosen language.
func (s *settings) say(zh, en string) string {
	if s.chinese() {
		return zh
	}
	return en
}

// report prints diagnostics in the chosen language.
func (s *settings) report(r *document.Report) {
	catalogue := s.catalogue()
	for _, d := range r.All() {
		fmt.Fprint(s.Err, d.Text(catalogue))
	}
}

// catalogue is that of the messages in the chosen language; English needs none.
func (s *settings) catalogue() map[string]string {
	if s.chinese() {
		return chineseMessages()
	}
	return nil
}

func newRoot(s *settings) *cobra.Command {
	root := &cobra.Command{
		Use:           "doudi",
		Short:         "兜底：健康保障政策的规则、结算与预测 (health-protection policy as rules, settlement, forecast)",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.PersistentFlags().StringVar(&s.lang, "lang", "zh", "语言 (language): zh | en")
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if s.lang != "zh" && s.lang != "en" {
			return document.Refusef("--lang", "there is no language `%s`; write zh or en", s.lang)
		}
		return nil
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	s.translateHelp(root)
	root.SuggestionsMinimumDistance = 2
	root.AddCommand(newCheck(s), newTest(s), newSettle(s), newPolicy(s), newDiff(s), newNew(s), newSchema(s), newPopulation(s), newRun(s))
	return root
}
