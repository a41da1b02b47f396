//go:build !js

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// ending are the signals that ask the program to stop. A closed pipe is an error of the write, not the end of the process.
func ending() []os.Signal {
	out := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup asks that it be
		out = append(out, syscall.SIGHUP)
	}
	signal.Ignore(syscall.SIGPIPE)
	return out
}
