//go:build race

package dispatch

// raced says that the race detector runs, under which simulations take ten times as long.
const raced = true
