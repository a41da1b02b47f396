package cli

import (
	"errors"
	"strings"

	"doudi/model/message"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// misused is the error of a command line that cannot be understood.
type misused struct{ message.Message }

func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return misused{message.Say("`%s` has no command or argument `%s`", c.CommandPath(), args[0])}
	}
	return nil
}

func someArgs(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return misused{message.Say("at least one argument is wanted, and there is none")}
	}
	return nil
}

func exactArgs(n int) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return misused{message.Say("the number of arguments must be %d; there are %d", n, len(args))}
		}
		return nil
	}
}

// ofUsage says what the library complains of in a command line; ok is false for errors of other kinds.
func ofUsage(err error) (said message.Message, ok bool) {
	var own misused
	var unknown *pflag.NotExistError
	var without *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &own):
		return own.Message, true
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return message.Say("there is no flag `-%s`", unknown.GetSpecifiedName()), true
	case errors.As(err, &unknown):
		return message.Say("there is no flag `--%s`", unknown.GetSpecifiedName()), true
	case errors.As(err, &without):
		return message.Say("the flag `--%s` wants a value", without.GetFlag().Name), true
	case errors.As(err, &wrong):
		return message.Say("`%s` is no value of the flag `--%s`, which is %s", wrong.GetValue(), wrong.GetFlag().Name, kindOf(wrong.GetFlag())), true
	case errors.As(err, &syntax):
		return message.Say("`%s` is not how a flag is written", syntax.GetSpecifiedFlag()), true
	case strings.HasPrefix(err.Error(), "unknown command"):
		_, name, _ := strings.Cut(err.Error(), `"`)
		name, _, _ = strings.Cut(name, `"`)
		return message.Say("there is no command `%s`", name), true
	}
	return said, false
}

// kindOf says what a flag takes.
func kindOf(f *pflag.Flag) message.Message {
	switch f.Value.Type() {
	case "bool":
		return message.Say("true or false")
	case "int", "uint64":
		return message.Say("a whole number")
	}
	return message.Say("a text")
}
