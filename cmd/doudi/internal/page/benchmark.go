package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"doudi/model/message"
)

// bar is one figure by which the page is measured, and what it is held to.
type bar struct {
	name  string
	title message.Message
	most  float64
	unit  message.Message
	scale float64 // of what the script tells: bytes or milliseconds
	digit int     // decimals
}

func bars() []bar {
	seconds, megabytes := message.Say("s"), message.Say("MB")
	return []bar{
		{"file", message.Say("The file"), 16, megabytes, 1 << 20, 1},
		{"open", message.Say("From opening to the first sheet"), 3, seconds, 1000, 2},
		{"settle", message.Say("From a keystroke to the sheet, the longest of those that were tried"), 0.3, seconds, 1000, 3},
		{"run", message.Say("Baise, quick trial with its own alternatives, two workers"), 8, seconds, 1000, 2},
		{"memory", message.Say("Memory at the end of the run: the programs', and the page's where the browser tells it"), 1024, megabytes, 1 << 20, 0},
	}
}

// benchmark tells what the page measured of itself, each beside what it is held to. Values are lists of numbers with blanks between them, of
// which the largest counts.
func (d *Desk) benchmark(r Request) (*Answer, error) {
	l := r.Lang
	var m markup
	m.put(`<h2>%s</h2><div class="wide"><table><thead><tr><th scope="col"></th><th scope="col">%s</th><th scope="col">%s</th><th scope="col"></th></tr></thead><tbody>`,
		l.Say("What the page measured of itself"), l.Say("measured"), l.Say("at most"))
	for _, x := range bars() {
		var list []float64
		for _, text := range strings.Fields(r.Values[x.name]) {
			v, err := strconv.ParseFloat(text, 64)
			if err != nil {
				return nil, fmt.Errorf("page: %s is no number", text)
			}
			list = append(list, v/x.scale)
		}
		if list == nil {
			continue
		}
		measured, verdict := slices.Max(list), l.Say("within")
		if measured > x.most {
			verdict = l.Say("beyond")
		}
		m.put(`<tr data-measured="%s" data-value="%v"><th scope="row">%s</th><td>%s %s</td><td>%s %s</td><td>%s</td></tr>`, x.name, measured, x.title.In(l),
			strconv.FormatFloat(measured, 'f', x.digit, 64), x.unit.In(l), strconv.FormatFloat(x.most, 'f', -1, 64), x.unit.In(l), verdict)
	}
	m.put("</tbody></table></div>\n")
	return &Answer{Parts: map[string]string{"benchmark": m.String()}}, nil
}
