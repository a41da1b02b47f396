package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/report"

	"github.com/spf13/cobra"
)

// figureFlags are the flags that say which figures a run draws.
type figureFlags struct{ names, width string }

// listFigures is what --figures is for a list of them instead of a run.
const listFigures = "list"

func (f *figureFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.names, "figures", "lead", "画哪些图：lead（缺省的几张）、all、none，或逗号分隔的名称；list 列出名称 (which figures to draw: lead, all, none, or names parted by commas; list names them)")
	widthFlag(c, &f.width)
}

// widthFlag adds the flag that says how wide a figure is printed.
func widthFlag(c *cobra.Command, width *string) {
	c.Flags().StringVar(width, "width", string(figure.Half), "图的版面宽度：half 为半个A4版心（8厘米），full 为整个（16厘米） (how wide figures are printed: half or full width of an A4 page's text, 8 or 16 cm)")
}

// widthOf reads how wide a figure is printed.
func widthOf(text string) (figure.Width, error) {
	if w := figure.Width(text); slices.Contains(figure.Widths(), w) {
		return w, nil
	}
	return "", document.Refusef("--width", "there is no width `%s`; write %s", text, "half, full")
}

// drawn reads which figures are to be drawn, in a language.
func (f *figureFlags) drawn(l message.Language) (report.Drawn, error) {
	width, err := widthOf(f.width)
	if err != nil {
		return report.Drawn{}, err
	}
	out := report.Drawn{Languages: []message.Language{l}, Width: width}
	var known []string
	for _, p := range report.Pictures() {
		known = append(known, p.Name)
	}
	switch f.names {
	case "lead":
		out.Leading = true
		return out, nil
	case "all":
		out.Names = known
		return out, nil
	case "none":
		return out, nil
	}
	problems := &document.Report{}
	for _, name := range strings.Split(f.names, ",") {
		name = strings.TrimSpace(name)
		if slices.Contains(known, name) {
			out.Names = append(out.Names, name)
			continue
		}
		near := document.Nearest(name, known)
		if near == "" {
			near = strings.Join(known, ", ")
		}
		problems.Join(document.Mistakes("", nil, document.Refusef("--figures", "there is no figure `%s`; write %s; `doudi run --figures list` names all", name, near)))
	}
	return out, problems.Err()
}

// writeFigures lists the figures, those that a run leaves unless others are asked for first.
func writeFigures(to io.Writer, l message.Language) error {
	var b strings.Builder
	for _, lead := range []bool{true, false} {
		if lead {
			b.WriteString(l.Say("Drawn unless others are asked for (--figures lead):\n"))
		} else {
			b.WriteString(l.Say("\nBeside them (--figures all, or by name):\n"))
		}
		for _, p := range report.Pictures() {
			if (p.Leads(false) || p.Leads(true)) != lead {
				continue
			}
			title := p.Title.In(l, p.Name)
			switch {
			case lead && !p.Leads(false):
				title = l.Say("%s (of a study that keeps funds' accounts)", title)
			case lead && !p.Leads(true):
				title = l.Say("%s (of a study that keeps none)", title)
			}
			fmt.Fprintf(&b, "  %-12s %s\n", p.Name, title)
		}
	}
	_, err := io.WriteString(to, b.String())
	return err
}
