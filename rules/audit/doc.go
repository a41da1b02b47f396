// Package audit searches for bills with which a policy does something that it should not, before a family has one.
//
// It settles a grid of bills over every word that the policy reads (hospital levels, places, categories, facts), scans
// the cost from a few yuan to a million, and looks closer where what is paid jumps or falls. Every finding comes with a
// bill that shows it. Finding nothing proves nothing: the search is wide, not complete.
package audit
