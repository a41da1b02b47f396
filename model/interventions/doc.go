// Package interventions reads what is done for people beside insurance, one file each, and holds those that come with the program: who
// delivers and pays it, what it costs, whom it reaches from when, and what is known of its effect on inputs.
package interventions
