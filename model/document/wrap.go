package document

import "strings"

// Wrap breaks words into lines that fit: at spaces, at Chinese characters but not before a closing mark nor behind an
// opening one, and anywhere in a word that is longer than a line. A single character counts as fitting.
func Wrap(words string, fits func(line string) bool) []string {
	var lines []string
	line, candidate := []rune{}, 0 // candidate: where the line may be broken
	before := ' '
	for _, r := range strings.TrimSpace(words) {
		if len(line) > 0 && breaks(before, r) {
			candidate = len(line)
		}
		line = append(line, r)
		before = r
		if r == ' ' || len(line) == 1 || fits(string(line)) {
			continue
		}
		if candidate == 0 {
			candidate = len(line) - 1
		}
		lines = append(lines, strings.TrimRight(string(line[:candidate]), " "))
		line, candidate = append([]rune{}, line[candidate:]...), 0
	}
	if len(line) > 0 {
		lines = append(lines, strings.TrimRight(string(line), " "))
	}
	return lines
}

// breaks says whether a line may end between two characters.
func breaks(before, r rune) bool {
	if strings.ContainsRune("。，、；：！？）》”’」％%…—),.;:!?]", r) || strings.ContainsRune("（《“‘「([", before) {
		return false
	}
	return before == ' ' || chinese(before) || chinese(r)
}

func chinese(r rune) bool { return r >= firstHan && r <= 0xffef }
