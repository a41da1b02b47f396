package page

import (
	"cmp"
	"fmt"
	"strconv"

	"doudi/model/message"
	"doudi/scenarios/report"
)

// budgets is the room of the budget curve: a fund, and the line that is moved. Entries are those that it had before it is drawn anew.
func (d *Desk) budgets(l message.Language, entries map[string]string) string {
	var m markup
	if why := d.run.result.Unbudgeted.In(l, ""); why != "" {
		m.put(`<h2>%s</h2><p>%s</p>`, l.Say("How much, for how sure"), why)
		return m.String()
	}
	curves := report.Budgets(d.run.result, l)
	if len(curves) == 0 {
		return ""
	}
	var list []option
	for i, c := range curves {
		list = append(list, option{strconv.Itoa(i), c.Title})
	}
	m.put(`<form id="budget"><h2>%s</h2><div id="budget-said" class="kept"></div><div class="fields top">`, l.Say("How much, for how sure"))
	m.choose("fund", l.Say("Fund"), cmp.Or(entries["fund"], "0"), list)
	m.put(`</div><input type="hidden" name="at" id="budget-at" value="%s"><div id="curve"></div><p class="note">%s</p></form>`+"\n",
		cmp.Or(entries["at"], strconv.Itoa(lineSteps/2)), l.Say("Drag the line, or move it with the arrow keys, Page Up and Page Down, Home and End."))
	return m.String()
}

// lineSteps is how finely the line of a budget can be set: in thousandths of the axis.
const lineSteps = 1000

// steps are how far each key moves the line.
var steps = map[string]int{
	"ArrowRight": 10, "ArrowUp": 10, "ArrowLeft": -10, "ArrowDown": -10, "PageUp": 100, "PageDown": -100, "Home": -lineSteps, "End": lineSteps,
}

// budget draws one fund's curve with the line where it stands, in thousandths of the axis. An action moves the line alone: `point` to
// where the pointer is, in thousandths of the drawing's width, any other by the key that it is named after.
func (d *Desk) budget(r Request) (*Answer, error) {
	if d.run == nil {
		return &Answer{}, nil
	}
	curves := report.Budgets(d.run.result, r.Lang)
	i, err := strconv.Atoi(r.Values["fund"])
	if err != nil || i < 0 || i >= len(curves) {
		return nil, fmt.Errorf("page: no fund %q", r.Values["fund"])
	}
	at, err := strconv.Atoi(r.Values["at"])
	if err != nil {
		return nil, err
	}
	p := plot{left: 50, right: 20, most: curves[i].Most}
	if r.Action == "point" {
		x, err := strconv.ParseFloat(r.Values["x"], 64)
		if err != nil {
			return nil, err
		}
		at = int(lineSteps * p.value(x/1000*plotWide) / p.most)
	}
	at = min(max(at+steps[r.Action], 0), lineSteps)
	amount := p.most * float64(at) / lineSteps
	overrun, said := curves[i].At(amount)
	out := &Answer{Parts: map[string]string{"budget-said": paragraph(said)}, Set: map[string]map[string]string{
		"budget-at": {"value": strconv.Itoa(at)},
		"line":      {"transform": fmt.Sprintf("translate(%.1f)", p.x(amount)), "aria-valuenow": strconv.Itoa(at), "aria-valuetext": said},
		"dot":       {"cy": fmt.Sprintf("%.1f", p.y(overrun, 1))},
	}}
	if r.Action == "" {
		out.Parts["curve"] = curve(p, curves[i], r.Lang)
	}
	return out, nil
}

// curve draws how probable it is that a fund passes an amount, and the line, which is put in its place apart.
func curve(p plot, c report.Budgeted, l message.Language) string {
	var m markup
	m.put(`<svg viewBox="0 0 %v %v" role="group" aria-label="%s">`, plotWide, plotHigh, l.Say("%s: the probability that spending passes an amount", c.Title))
	p.grid(&m, 1, func(share float64) string { return fmt.Sprintf("%v%%", 100*share) })
	m.put(`<polyline points="`)
	for _, x := range c.Points {
		fmt.Fprintf(&m, "%.1f,%.1f ", p.x(x.Amount), p.y(x.Probability, 1))
	}
	m.put(`"/><text x="%v" y="%v">0</text><text x="%v" y="%v" text-anchor="end">%s</text>`, p.left, plotHigh-18, plotWide-p.right, plotHigh-18, c.End)
	m.put(`<g id="line" role="slider" tabindex="0" aria-label="%s" aria-valuemin="0" aria-valuemax="%d"><rect class="grip" x="-14" width="28" y="0" height="%v"/><line class="at" y1="%v" y2="%v"/><circle id="dot" r="5"/><path class="foot" d="M-9 %vh18l-9 -13z"/></g></svg>`,
		l.Say("Budget"), lineSteps, plotHigh, plotTop, p.y(0, 1), p.y(0, 1)+13)
	return m.String()
}
