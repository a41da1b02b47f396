// Package model holds the domain's own words: money in whole fen, bills, people, households and the closed lists
// they use. It imports the standard library only, so that the rules and every stage of the simulation can share it.
package model
