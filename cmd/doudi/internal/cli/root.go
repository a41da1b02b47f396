// Package cli is the command line: one file a command. It reads flags, calls the packages that do the work, and turns
// their errors into messages and exit codes.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"doudi/model/document"
	"doudi/model/message"

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
	terminal io.Writer // Err as it was given, for the bar of progress, whose marks plain would spell out
	lang     message.Language
	workers  int    // of a run; 0 = one a processor
	out      string // folder of a run's results; "" = one of its own
}

// Run runs one command line and returns its exit code.
func Run(ctx context.Context, args []string, streams Streams) int {
	out := &checked{Writer: &plain{to: streams.Out}}
	say := &checked{Writer: &plain{to: streams.Err}}
	s := &settings{Streams: Streams{In: streams.In, Out: out, Err: say}, terminal: streams.Err}
	root := newRoot(s)
	root.SetArgs(args)
	root.SetIn(streams.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	command, err := root.ExecuteContextC(ctx)
	if failed := errors.Join(out.failed, say.failed); failed != nil && (err == nil || errors.Is(err, out.failed)) {
		err = message.Say("the output cannot be written: %s", failed)
	}
	return s.exit(ctx, command, args, err)
}

// exit prints an error and chooses the code.
func (s *settings) exit(ctx context.Context, command *cobra.Command, args []string, err error) int {
	var invalid *document.Invalid
	switch {
	case err == nil:
		return ExitOK
	case ctx.Err() != nil:
		fmt.Fprintln(s.Err, s.lang.Say("Interrupted; no half-written result was left."))
		return ExitInterrupt
	case errors.Is(err, errTestsFailed), errors.Is(err, errIncomplete), errors.Is(err, errDiffers):
		return ExitFailed
	case errors.As(err, &invalid):
		s.report(invalid.Report)
		return ExitBadInput
	}
	if said, ok := ofUsage(err); ok {
		s.usage(command, args, said)
		return ExitBadInput
	}
	var said message.Message
	if !errors.As(err, &said) {
		said = message.Say("%v", err)
	}
	fmt.Fprintf(s.Err, "doudi: %s\n", said.In(s.lang))
	return ExitFailed
}

// usage says what of the command line cannot be understood, and what could have been meant.
func (s *settings) usage(command *cobra.Command, args []string, said message.Message) {
	fmt.Fprint(s.Err, s.lang.Say("the command line cannot be understood: %s\n", said))
	if near := command.SuggestionsFor(strings.Join(args[:min(1, len(args))], "")); len(near) > 0 {
		fmt.Fprint(s.Err, s.lang.Say("    did you mean: %s %s\n", command.Name(), near[0]))
	}
	fmt.Fprint(s.Err, s.lang.Say("    usage: %s (see %s --help)\n", command.UseLine(), command.CommandPath()))
}

// stranger warns of a variable of the environment that no setting has the name of.
func (s *settings) stranger(name, near string) {
	fmt.Fprint(s.Err, s.lang.Say("warning: the environment variable %s is no setting of the program and is left aside", name))
	if near != "" {
		fmt.Fprint(s.Err, s.lang.Say("; did you mean %s", near))
	}
	fmt.Fprintln(s.Err)
}

// report prints diagnostics in the chosen language.
func (s *settings) report(r *document.Report) {
	fmt.Fprint(s.Err, r.Shown(s.lang))
}

func newRoot(s *settings) *cobra.Command {
	root := &cobra.Command{
		Use:           "doudi",
		Short:         "兜底：健康保障政策的规则、结算与预测 (health-protection policy as rules, settlement, forecast)",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          noArgs,
		RunE:          func(*cobra.Command, []string) error { return menu(s) },
	}
	settings := newProcess()
	root.PersistentFlags().StringVar((*string)(&s.lang), "lang", settings.lang(), "语言 (language): zh | en")
	root.PersistentFlags().String("config", "", "写有 lang、workers、out 的文件 (a file with lang, workers, out)")
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		for name, near := range strangers(os.Environ()) {
			s.stranger(name, near)
		}
		if err := settings.read(c); err != nil {
			return err
		}
		s.lang, s.workers, s.out = message.Language(settings.v.GetString("lang")), settings.v.GetInt("workers"), settings.v.GetString("out")
		return nil
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	s.translateHelp(root)
	root.SuggestionsMinimumDistance = 2
	root.AddCommand(newCheck(s), newTest(s), newSettle(s), newPolicy(s), newDiff(s), newNew(s), newSchema(s), newPopulation(s), newRun(s), newSolve(s), newAttribute(s), newBacktest(s), newMerge(s), newParts(s), newRuns(s), newReport(s), newVerify(s), newVersion(s), newLicences(s), newPage(s))
	return root
}
