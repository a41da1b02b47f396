// Package scenarios reads a study: which policy, population and years, how many simulations, and which alternatives to
// compare.
//
// Two readers share the file. The document reader gives every value its line and column, and so the manifest is held
// to its keys and types with messages that point into it; the values of `set` and `add` stay nodes, because only the
// policy's own reader knows what they mean and its messages must point into the study. The few process settings that a
// user may also give on the command line or in the environment go through viper, which decides between flag,
// environment, file and default.
package scenarios
