// Package figure draws what a run or a settlement found, to be handed in: paired differences, spending by year, the curve of a
// budget, a bill on its way through the layers.
//
// A picture is a plain struct of amounts in the unit of its axis and of words in the reader's language (Figure lists them);
// Write draws it as PNG, SVG or PDF. Nothing is computed here but places on paper, and nothing is known of runs, policies or
// languages.
//
// The sheet is as wide as the text of an A4 page or half as wide, and grows downwards with what it shows: every scenario has
// its place, however many there are. The smallest letters on paper are 7 points high. Light and dark, shapes and hatching tell
// things apart, colour only helps.
package figure
