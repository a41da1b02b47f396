package page

import (
	"fmt"
	"strconv"

	"doudi/model/message"
	"doudi/scenarios/report"
)

// budgets is the room of the budget curve: a fund, and the line that is moved.
func (d *Desk) budgets(l message.Language) string {
	curves := report.Budgets(d.run.result, l)
	if len(curves) == 0 {
		return ""
	}
	var m markup
	var list []option
	for i, c := range curves {
		list = append(list, option{strconv.Itoa(i), c.Title})
	}
	m.put(`<form id="budget"><h2>%s</h2><div id="budget-said" aria-live="polite"></div><div class="fields top">`, l.Say("How much, for how sure"))
	m.choose("fund", l.Say("Fund"), "0", list)
	// The slider lies under the axis, as wide as it: its thumb is the foot of the line.
	m.put(`</div><div id="curve"></div><label class="axis"><input type="range" name="at" min="0" max="1000" value="500"><span>%s</span></label></form>`+"\n",
		l.Say("Budget: move the line"))
	return m.String()
}

// budget draws one fund's curve with the line where it stands, in thousandths of the axis.
func (d *Desk) budget(r Request) (*Answer, error) {
	if d.run == nil {
		return &Answer{}, nil
	}
	curves := report.Budgets(d.run.result, r.Lang)
	i, err := strconv.Atoi(r.Values["fund"])
	if err != nil || i < 0 || i >= len(curves) {
		return nil, fmt.Errorf("page: no fund %q", r.Values["fund"])
	}
	at, err := strconv.ParseFloat(r.Values["at"], 64)
	if err != nil {
		return nil, err
	}
	c := curves[i]
	amount := c.Most * min(max(at/1000, 0), 1)
	overrun, said := c.At(amount)
	const wide, high = 720.0, 260.0
	x := func(amount float64) float64 { return 50 + (wide-70)*amount/c.Most }
	y := func(p float64) float64 { return 15 + (high-55)*(1-p) }
	var m markup
	m.put(`<svg viewBox="0 0 %v %v" role="img" aria-label="%s">`, wide, high, said)
	for _, p := range []float64{0, 0.25, 0.5, 0.75, 1} {
		m.put(`<line class="grid" x1="50" x2="%v" y1="%v" y2="%v"/><text x="44" y="%v" text-anchor="end">%v%%</text>`, wide-20, y(p), y(p), y(p)+4, 100*p)
	}
	m.put(`<polyline points="`)
	for _, p := range c.Points {
		fmt.Fprintf(&m, "%.1f,%.1f ", x(p.Amount), y(p.Probability))
	}
	m.put(`"/>`)
	fmt.Fprintf(&m, `<line class="at" x1="%.1f" x2="%.1f" y1="15" y2="%.1f"/><circle cx="%.1f" cy="%.1f" r="5"/>`, x(amount), x(amount), y(0), x(amount), y(overrun))
	m.put(`<text x="50" y="%v">0</text><text x="%v" y="%v" text-anchor="end">%s</text></svg>`, high-18, wide-20, high-18, c.End)
	return &Answer{Parts: map[string]string{"curve": m.String(), "budget-said": paragraph(said)}}, nil
}
