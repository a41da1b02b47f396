//go:build race

package forecast

// raced says that the race detector runs, under which simulations take ten times as long.
const raced = true
