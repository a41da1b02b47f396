package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"doudi/model/message"
	"doudi/scenarios/report"
)

// tried draws a figure over the values of a number that were tried: its lines, told apart by strokes and by words at their ends, the
// budget, and the value that answers.
func tried(t report.Tried, l message.Language) string {
	var m markup
	first, last := t.X[0], t.X[len(t.X)-1]
	p := plot{left: 80, right: 110, most: last - first}
	x := func(value float64) float64 { return p.x(value - first) }
	m.put(`<figure><figcaption>%s</figcaption><svg viewBox="0 0 %v %v" role="img" aria-label="%s">`, t.Title, plotWide, plotHigh, t.Title)
	p.grid(&m, t.Most, t.Says)
	var words []ending
	if !math.IsNaN(t.Limit) {
		y := p.y(t.Limit, t.Most)
		m.put(`<line class="limit" x1="%v" x2="%v" y1="%v" y2="%v"/>`, p.left, plotWide-p.right, y, y)
		words = append(words, ending{y, l.Say("Budget")})
	}
	for i, line := range t.Lines {
		m.put(`<polyline class="line%d" points="`, i)
		for k, y := range line.Y {
			fmt.Fprintf(&m, "%.1f,%.1f ", x(t.X[k]), p.y(y, t.Most))
		}
		m.put(`"/>`)
		words = append(words, ending{p.y(line.Y[len(line.Y)-1], t.Most), line.Title})
	}
	for _, e := range apart(words) {
		m.put(`<text x="%v" y="%.1f">%s</text>`, plotWide-p.right+6, e.y+4, e.text)
	}
	if t.Best >= 0 {
		at := x(t.X[t.Best])
		fmt.Fprintf(&m, `<line class="at" x1="%.1f" x2="%.1f" y1="%v" y2="%v"/><circle cx="%.1f" cy="%.1f" r="5"/>`, at, at, plotTop, p.y(0, 1), at, p.y(t.Lines[0].Y[t.Best], t.Most))
	}
	m.put(`<text x="%v" y="%v">%s</text><text x="%v" y="%v" text-anchor="end">%s</text></svg></figure>`+"\n",
		p.left, plotHigh-18, t.Values[0], plotWide-p.right, plotHigh-18, t.Values[1])
	return m.String()
}

// ending is what is written at the end of a line.
type ending struct {
	y    float64
	text string
}

// apart moves endings down where they would stand on each other.
func apart(list []ending) []ending {
	const least = 15.0
	slices.SortFunc(list, func(a, b ending) int { return cmp.Compare(a.y, b.y) })
	for i := 1; i < len(list); i++ {
		list[i].y = max(list[i].y, list[i-1].y+least)
	}
	return list
}
