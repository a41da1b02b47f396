// Package made is what tests of settlement make up: policies, bills and blocks of them, and a block settled one bill after
// another to hold the waves to.
package made
