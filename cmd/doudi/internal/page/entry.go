package page

import (
	"fmt"
	"maps"
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
	fields []string          // by line, from the first
	told   map[string]string // what is wrong with a field that no line came of
}

// tell says what is wrong with a field that no line came of.
func (f *file) tell(field, what string) {
	if f.told == nil {
		f.told = map[string]string{}
	}
	f.told[field] = what
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
	maps.Copy(out, f.told)
	for _, d := range r.All() {
		if field := f.at(d.Pos.Line); d.File == name && field != "" && out[field] == "" {
			out[field] = say(d)
		}
	}
	return out
}

// plainly makes of what was typed what a file takes, where that is clear: digits and signs of full width, blanks, a unit behind,
// commas between thousands. Anything else stays for the reader to refuse.
func plainly(typed, unit string) string {
	text := strings.Map(func(r rune) rune {
		switch {
		case '！' <= r && r <= '～':
			return r - '！' + '!'
		case r == ' ' || r == '\u3000' || r == '\u00a0':
			return -1
		}
		return r
	}, typed)
	text = strings.TrimSuffix(text, unit)
	if parts := strings.Split(text, ","); len(parts) > 1 && thousands(parts) {
		text = strings.Join(parts, "")
	}
	return text
}

// amount is what was typed where yuan are asked for. A percentage of nothing is no amount, and stays for the reader to refuse: as a
// share it would be some fen.
func amount(typed string) string { return plainly(typed, "元") }

// number is what was typed where a share may stand: percent too.
func number(typed string) string {
	text := amount(typed)
	if share, ok := strings.CutSuffix(text, "%"); ok {
		if r, ok := new(big.Rat).SetString(share); ok && !strings.ContainsAny(share, "eE/") && len(share) < 32 {
			exact := r.Quo(r, big.NewRat(100, 1)).FloatString(len(share) + 2)
			return strings.TrimRight(strings.TrimRight(exact, "0"), ".")
		}
	}
	return text
}

// counted is what was typed where people or draws are asked for.
func counted(name, typed string) string {
	return plainly(typed, map[string]string{"people": "人", "draws": "次"}[name])
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
