// Command list writes the list of measures in scenarios/README.md from the table of package measure. Run by go generate in
// model/measure; a test holds the file to the table.
package main

import (
	"fmt"
	"log"
	"os"
	"strings"

	"doudi/model"
	"doudi/model/measure"
)

// heading begins the section that the list stands in; what follows its last line stays.
const heading = "## 指标 · Measures\n\n"

func main() {
	const name = "../../scenarios/README.md"
	text, err := os.ReadFile(name)
	if err != nil {
		log.Fatal(err)
	}
	out, err := replaced(string(text), list(measure.All()))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(out), 0o644); err != nil {
		log.Fatal(err)
	}
}

// list is the measures as a table of a page: id, unit, by what it is divided, and what it is, in both languages.
func list(measures []measure.Measure) string {
	var w strings.Builder
	w.WriteString("| measure | unit | by | 含义 · meaning |\n|---|---|---|---|\n")
	for _, m := range measures {
		zh, en := m.Title.ZH, m.Title.EN
		if m.Note != (model.Title{}) {
			zh, en = zh+"；"+m.Note.ZH, en+"; "+m.Note.EN
		}
		fmt.Fprintf(&w, "| `%s` | %s | %s | %s · %s |\n", m.ID, m.Unit, strings.Join(m.By(), ", "), zh, en)
	}
	return w.String()
}

// replaced puts the list in the place of the one that a page holds.
func replaced(page, list string) (string, error) {
	before, rest, ok := strings.Cut(page, heading)
	_, after, ended := strings.Cut(rest, "|\n\n")
	if !ok || !ended || !strings.HasPrefix(rest, "|") {
		return "", fmt.Errorf("the page has no list of measures under %q", strings.TrimSpace(heading))
	}
	return before + heading + list + "\n" + after, nil
}
