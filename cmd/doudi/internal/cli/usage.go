package cli

import (
	"errors"
	"strings"

	"doudi/model/document"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// misused is the error of a command line that cannot be understood.
type misused struct{ document.Message }

func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return misused{document.Say("`%s` has no command or argument `%s`", c.CommandPath(), args[0])}
	}
	return nil
}

func someArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return misused{document.Say("at least one argument is wanted, and there is none")}
	}
	return nil
}

func exactArgs(n int) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return misused{document.Say("the number of arguments must be %d; there are %d", n, len(args))}
		}
		return nil
	}
}

// ofUsage says what the library complains of in a command line; ok is false for errors of other kinds.
func ofUsage(err error) (said document.Message, ok bool) {
	var own misused
	var unknown *pflag.NotExistError
	var without *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &own):
		return own.Message, true
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return document.Say("there is no flag `-%s`", unknown.GetSpecifiedName()), true
	case errors.As(err, &unknown):
		return document.Say("there is no flag `--%s`", unknown.GetSpecifiedName()), true
	case errors.As(err, &without):
		return document.Say("the flag `--%s` wants a value", without.GetFlag().Name), true
	case errors.As(err, &wrong):
		return document.Say("`%s` is no value of the flag `--%s`, which is %s", wrong.GetValue(), wrong.GetFlag().Name, kindOf(wrong.GetFlag())), true
	case errors.As(err, &syntax):
		return document.Say("`%s` is not how a flag is written", syntax.GetSpecifiedFlag()), true
	case strings.HasPrefix(err.Error(), "unknown command"):
		_, name, _ := strings.Cut(err.Error(), `"`)
		name, _, _ = strings.Cut(name, `"`)
		return document.Say("there is no command `%s`", name), true
	}
	return said, false
}

// kindOf says what a flag takes.
func kindOf(f *pflag.Flag) document.Message {
	switch f.Value.Type() {
	case "bool":
		return document.Say("true or false")
	case "int", "uint64":
		return document.Say("a whole number")
	}
	return document.Say("a text")
}
