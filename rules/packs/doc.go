// Package packs holds the policy files that come with the program, each with its worked examples, in the binary.
package packs
