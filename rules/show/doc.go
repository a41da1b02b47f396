// Package show writes what rules say and settle for people to read, in Chinese or English: a settlement sheet, the same
// bills side by side, a policy as a page, and the difference of two.
package show
