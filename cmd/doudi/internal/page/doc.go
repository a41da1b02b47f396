// Package page answers what a browser asks on the page that `doudi page` writes: forms, settled bills and runs as parts of HTML,
// in the words of the message catalogue. Nothing is reckoned in the browser: its script carries what was entered here, and what is
// answered back. A form's entries become the file that the command line takes, and are read and checked as such.
package page
