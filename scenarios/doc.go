// Package scenarios reads a study: which policy, population and years, how many simulations, and which alternatives to
// compare.
//
// The document reader gives every value its line and column, and so the study is held to its keys and types with messages
// that point into it; the values of `set` and `add` stay nodes, because only the policy's own reader knows what they mean
// and its messages must point into the study. A few numbers may also be given on the command line or in the environment,
// whose texts the caller hands over (Given): the flag comes before the environment, that before the file.
package scenarios
