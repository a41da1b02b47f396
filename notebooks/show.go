package notebooks

import (
	"fmt"
	"math"
	"strings"

	"doudi/model/measure"
	"doudi/scenarios/figure"

	"github.com/janpfeifer/gonb/gonbui"
)

// Unit is how a reader is shown amounts of one unit of the results.
type Unit struct {
	Name     string
	Factor   float64 // times an amount of the results
	Decimals int
}

// Of writes an amount, without the unit's name; nothing for NaN.
func (u Unit) Of(x float64) string {
	if math.IsNaN(x) {
		return ""
	}
	return figure.Number(x*u.Factor, u.Decimals)
}

// Difference writes an amount with its sign.
func (u Unit) Difference(x float64) string {
	text := u.Of(x)
	if x > 0 && strings.Trim(text, "0.,") != "" {
		return "+" + text
	}
	return text
}

// Interval writes the ends of an interval, which a narrow table keeps on one line.
func (u Unit) Interval(low, high float64) string { return between(u.Of(low), u.Of(high)) }

func between(low, high string) string { return "[" + low + ";\u00a0" + high + "]" }

// Level is a row's mean and interval; … where too little was counted to say.
func (u Unit) Level(r measure.Row) string {
	if r.Rare {
		return "…"
	}
	return u.Of(r.Mean) + " " + u.Interval(r.P05, r.P95)
}

// Paired is a row's paired difference to the first scenario and its interval: ~ where it may be noise, … where too few
// simulations differ to say.
func (u Unit) Paired(r measure.Row) string {
	text := u.Difference(r.DiffMean)
	switch {
	case r.DiffRare:
		return "…"
	case r.DiffMean == 0 && r.DiffP05 == 0 && r.DiffP95 == 0:
		return "0"
	case r.Noise:
		text = "~ " + text
	}
	return text + " " + between(u.Difference(r.DiffP05), u.Difference(r.DiffP95))
}

// Markdown is a table: its first column stands left, the others right.
func Markdown(head []string, rows [][]string) string {
	var b strings.Builder
	line := func(cells []string) {
		for i := range head {
			cell := ""
			if i < len(cells) {
				cell = strings.NewReplacer("|", `\|`, "~", `\~`, "\n", " ").Replace(cells[i])
			}
			b.WriteString("| " + cell + " ")
		}
		b.WriteString("|\n")
	}
	line(head)
	b.WriteString("|:---" + strings.Repeat("|---:", len(head)-1) + "|\n")
	for _, row := range rows {
		line(row)
	}
	return b.String()
}

// ShowTable shows a table below the cell.
func ShowTable(head []string, rows [][]string) error {
	return show(func() { gonbui.DisplayMarkdown(Markdown(head, rows)) })
}

// ShowText shows a paragraph below the cell. What a cell prints goes another way and may stand before or behind what is
// shown, as it happens.
func ShowText(format string, args ...any) error {
	return show(func() { gonbui.DisplayMarkdown(fmt.Sprintf(format, args...)) })
}

// show waits until the kernel has what was sent, which is lost when the cell's program ends before.
func show(send func()) error {
	send()
	gonbui.Sync()
	return gonbui.Error()
}
