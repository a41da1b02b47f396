// Package figure draws what a run or a settlement found, to be handed in: paired differences, the curve of a budget, a
// bill on its way through the layers.
//
// A picture is a plain struct of amounts in the unit of its axis and of words in the reader's language (Differences,
// Budgets, Forest, Waterfall); Write draws it as PNG, SVG or PDF. Nothing is computed here but places on paper, and nothing is
// known of runs, policies or languages.
//
// The sheet is as wide as the text of an A4 page and grows downwards with what it shows. It may be printed at half that
// width: the smallest letters are then still 7 points high. Light and dark tell things apart, colour only helps.
package figure
