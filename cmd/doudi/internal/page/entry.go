package page

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"doudi/model/document"
)

// file is a YAML file that is written of a form's entries, one to a line, so that what its reader says of a line can be said at the
// field.
type file struct {
	text   strings.Builder
	fields []string // by line, from the first
}

// line writes a line that came of a field, "" for one that came of none.
func (f *file) line(field, format string, args ...any) {
	fmt.Fprintf(&f.text, format+"\n", args...)
	f.fields = append(f.fields, field)
}

// at is the field that a line came of.
func (f *file) at(line int) string {
	if line < 1 || line > len(f.fields) {
		return ""
	}
	return f.fields[line-1]
}

// wrong sorts what a reader said of the file by field; the last diagnostic of a field wins nothing over the first.
func (f *file) wrong(name string, r *document.Report, say func(*document.Diagnostic) string) map[string]string {
	out := map[string]string{}
	for _, d := range r.All() {
		if field := f.at(d.Pos.Line); d.File == name && field != "" && out[field] == "" {
			out[field] = say(d)
		}
	}
	return out
}

// number makes of what was typed what a file takes, where that is clear: digits and signs of full width, blanks, a unit behind,
// commas between thousands, percent. Anything else stays for the reader to refuse.
func number(typed string) string {
	text := strings.Map(func(r rune) rune {
		switch {
		case '！' <= r && r <= '～':
			return r - '！' + '!'
		case r == ' ' || r == '\u3000' || r == '\u00a0':
			return -1
		}
		return r
	}, typed)
	text = strings.TrimSuffix(text, "元")
	if parts := strings.Split(text, ","); len(parts) > 1 && thousands(parts) {
		text = strings.Join(parts, "")
	}
	if share, ok := strings.CutSuffix(text, "%"); ok {
		if r, ok := new(big.Rat).SetString(share); ok && !strings.ContainsAny(share, "eE/") && len(share) < 32 {
			exact := r.Quo(r, big.NewRat(100, 1)).FloatString(len(share) + 2)
			return strings.TrimRight(strings.TrimRight(exact, "0"), ".")
		}
	}
	return text
}

// thousands says whether the commas between parts part thousands: a slip of 6,00 for 6.00 is none.
func thousands(parts []string) bool {
	for i, p := range parts {
		if whole, _, _ := strings.Cut(p, "."); i > 0 && len(whole) != 3 || i == 0 && (len(p) == 0 || len(p) > 3) {
			return false
		}
	}
	return true
}

// plain are words of a policy, and numbers.
var plain = regexp.MustCompile(`^(-?[0-9][0-9.]*|[a-z][a-z0-9_]*)$`)

// scalar writes what was entered as one YAML value: as it stands where that is a plain word or number, quoted otherwise.
func scalar(entered string) string {
	if plain.MatchString(entered) {
		return entered
	}
	return strconv.Quote(entered)
}
