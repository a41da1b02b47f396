//go:build race

package cli

// raced says that the race detector runs, under which everything takes several times as long.
const raced = true
