// Package check says of the text of a policy, study, profile or catalogue what is wrong with it: the same on the command line
// and on the page.
package check
