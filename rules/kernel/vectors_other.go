//go:build !amd64 || noasm

package kernel

// hasVectors is false where there are no loops but those in Go.
const hasVectors = false

var vectors [operations]vector
