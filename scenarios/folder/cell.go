package folder

import "strings"

// Cell is a text for a cell of a CSV file, which others open in a spreadsheet: what that would take for a formula has an apostrophe
// before it. OWASP names the characters; those of full width are the same to a Chinese keyboard. Numbers are no texts, and keep
// their minus.
func Cell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(text)[0]) {
		return "'" + text
	}
	return text
}
