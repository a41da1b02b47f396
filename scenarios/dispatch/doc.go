// Package dispatch has the tasks of a study done: by the processors here, by a process that goes on where a killed one
// stopped, and by other machines that each do a part.
//
// A Job knows which simulations of a plan are there and which are not. Do (run.go) shares the missing ones among workers;
// Take (job.go) copies those of a part, a file written by Write (part.go) and read with distrust (read.go); keeper.go
// writes finished tasks down while others run.
package dispatch
