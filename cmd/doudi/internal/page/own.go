package page

import (
	"path"
	"slices"
	"strings"

	"doudi/cmd/doudi/internal/check"
	"doudi/model/document"
	"doudi/rules/bill"
	"doudi/scenarios"
)

// kinds are the keys that the files begin with which the page takes.
var kinds = []string{"study", "profile", "catalogue", "intervention", "policy", "claims"}

// own checks a file that was dropped on the page: the answer says what `doudi check` says, and of what kind it is where it can be
// used. Bills are read for the policy that is chosen.
func (d *Desk) own(r Request) (*Answer, error) {
	if isZip(r.Name) {
		return d.unpacked(r)
	}
	text, err := document.ReadText(r.Name)
	if err != nil {
		return d.said(r, "", document.Mistakes("", nil, err), ""), nil
	}
	docs, err := document.Parse(r.Name, text)
	if err != nil {
		return d.said(r, "", document.Mistakes("", nil, err), ""), nil
	}
	kind := "policy"
	if i := slices.IndexFunc(kinds, func(key string) bool { return docs[0].Get(key) != nil }); i >= 0 {
		kind = kinds[i]
	}
	if kind == "claims" {
		p, _, err := d.policy(r.Values["policy"])
		if err != nil {
			return nil, err
		}
		root, err := document.One(docs)
		if err != nil {
			return d.said(r, "", document.Mistakes("", nil, err), ""), nil
		}
		_, report, err := bill.ReadIn(root, p, 0)
		return d.said(r, kind, document.Mistakes("", report, err), r.Lang.Say("bills")), nil
	}
	report, title := check.Text(r.Name, text, scenarios.Given{Quick: true}, nil)
	return d.said(r, kind, report, title.In(r.Lang, r.Name)), nil
}

// said is what was found in a file.
func (d *Desk) said(r Request, kind string, report *document.Report, title string) *Answer {
	text := report.Shown(r.Lang)
	out := &Answer{Kind: kind, Failed: report.Failed()}
	if !out.Failed {
		text += r.Lang.Say("%s: ok (%s)\n", r.Name, title)
	}
	var m markup
	m.put(`<section data-file="%s"><h3>%s</h3>`, r.Name, path.Base(r.Name))
	role := "status"
	if out.Failed {
		role = "alert"
	}
	m.put(`<pre role="%s">%s</pre></section>`, role, strings.TrimRight(text, "\n"))
	out.Parts = map[string]string{"checked": m.String()}
	return out
}

// ownRoom is where files are opened, and what was found in them stands.
func (d *Desk) ownRoom(m *markup, r Request) error {
	l := r.Lang
	m.put(`<h2>%s</h2><p class="note">%s</p><p><label class="inline">%s <input type="file" id="open" multiple accept=".yaml,.yml,.zip"></label></p><div id="checked" aria-live="polite"></div>`,
		l.Say("Files of one's own"),
		l.Say("Open a policy, a family's bills, a study, a profile, a catalogue or an intervention (YAML), or a run that was taken away (zip), or drop it anywhere on the page. It is checked as doudi check does. A policy can then be chosen for bills; a study for alternatives, and a policy, population or illnesses for a study; a study names its files by ./name.yaml."),
		l.Say("Open a file"))
	return nil
}

// helpRoom says on one screen how the page is used.
func (d *Desk) helpRoom(m *markup, r Request) error {
	l := r.Lang
	m.put("<h2>%s</h2><ul class=\"help\">", l.Say("How to use the page"))
	for _, line := range []string{
		l.Say("A family's bills: choose a policy, change the bills, and the sheet follows. Every payment has its fund and clause; “step by step” opens every formula with its numbers. A second policy or year can stand beside it."),
		l.Say("What another policy would change: enter what is to change, press Run. A quick trial simulates a sample; its figures are a first look and not to be relied on."),
		l.Say("Every difference is paired: the same people fall ill alike under both policies. In brackets stands the 90 %% uncertainty interval; ~ means that the difference may be noise."),
		l.Say("Within a budget: choose a number to move, a fund and its budget; the page looks for the value that keeps to it, and says how sure that is."),
		l.Say("Files of one's own: drop a policy, bills, a study or a run that was taken away anywhere on the page. What is wrong is told with its line and what to write instead; what is right can be chosen in the other rooms."),
		l.Say("To take away: summary.csv, the report, pictures, and the study as a file that `doudi run study.yaml --quick` takes; the report names the version, the seed and the hash of every input."),
		l.Say("Printed, the sheet and the results are pages of A4 with the version, the policy or the seed at their foot; what is opened is printed too."),
		l.Say("Amounts are yuan, shares decimals or percent. Arrow keys move between the tabs, Tab between fields; the line of a budget moves with the arrow keys too."),
		l.Say("Where #benchmark is written behind the page's address, it measures itself: how long it takes, and how much memory."),
		l.Say("Nothing is sent or kept. What is not taken away is gone when the page is closed."),
	} {
		m.put("<li>%s</li>", line)
	}
	m.put(`</ul><div id="benchmark"></div>`)
	return nil
}
