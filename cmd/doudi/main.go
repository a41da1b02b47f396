// Command doudi turns health-protection policies into rules that run, and forecasts what they cost and whom they keep
// out of poverty.
package main

import (
	"context"
	"os"
	"os/signal"

	"doudi/cmd/doudi/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), ending()...)
	code := cli.Run(ctx, os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr})
	stop()
	os.Exit(code)
}
