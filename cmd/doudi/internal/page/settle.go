package page

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"maps"
	"slices"
	"strconv"

	"doudi/model/document"
	"doudi/rules/bill"
	"doudi/rules/settle"
	"doudi/rules/show"
	"doudi/scenarios/figure"
	"doudi/scenarios/library"
	"doudi/scenarios/report"
)

// sample is the family that the page opens with.
const sample = "baise-2018"

// family draws the form for the bills: of a file that is named, otherwise of the entries, after what a
// button asks. Bills of which a form cannot hold everything are kept as a text, and settled as it stands.
func (d *Desk) family(r Request) (*Answer, error) {
	p, _, err := d.policy(r.Values["policy"])
	if err != nil {
		return nil, err
	}
	values, raw := r.Values, r.Values["raw"]
	if r.Action == "open" {
		name, text, err := library.Bills().Text(cmp.Or(r.Name, sample))
		if err != nil {
			return nil, err
		}
		docs, err := document.Parse(name, text)
		if err != nil {
			return nil, err
		}
		root, err := document.One(docs)
		if err != nil {
			return nil, err
		}
		held, whole := entries(root, p)
		raw = ""
		if !whole {
			raw = string(text)
		}
		values = held
	} else {
		values = act(values, r.Action)
	}
	var m markup
	m.enter("year", r.Lang.Say("Benefit year of the bills"), values["year"], "", true)
	if raw != "" {
		m.put(`<p class="note">%s</p><textarea name="raw" rows="16" spellcheck="false" aria-label="%s">%s</textarea>`,
			r.Lang.Say("The file says more than the form can hold: it is settled as it stands here, and can be changed here."), r.Lang.Say("The bills as a file"), raw)
		return &Answer{Parts: map[string]string{"family": m.String(), "problems": ""}}, nil
	}
	return &Answer{Parts: map[string]string{"family": m.String() + billsForm(p, r.Lang, values), "problems": ""}}, nil
}

// cases settles the entries under the policy and, where one is named, under another one beside it.
func (d *Desk) cases(r Request) (list []show.Case, f *file, said *document.Report) {
	said = &document.Report{}
	f = billsFile(r.Values)
	text := f.text.String()
	if raw := r.Values["raw"]; raw != "" {
		f, text = &file{}, raw
	}
	docs, err := document.Parse(billsName, []byte(text))
	if err != nil {
		said.Join(document.Mistakes(billsName, nil, err))
		return nil, f, said
	}
	root, err := document.One(docs)
	if err != nil {
		said.Join(document.Mistakes(billsName, nil, err))
		return nil, f, said
	}
	for _, which := range []string{"", "beside."} {
		name := r.Values[which+"policy"]
		if name == "" {
			continue
		}
		year := 0
		if typed := asTyped("year", r.Values[which+"date"]); typed != "" {
			if year, err = strconv.Atoi(typed); err != nil || year < 1900 || year > 2200 {
				f.tell(which+"date", r.Lang.Say("`%s` is no year; write one like 2018, or leave it empty for the year of the bills", typed))
				continue
			}
		}
		c, report, err := d.settled(name, root, year)
		said.Join(document.Mistakes("", report, err))
		if c != nil && (which == "" || len(list) > 0) { // a second policy stands beside the first, and never in its place
			list = append(list, *c)
		}
	}
	if len(list) == 2 && list[0].Sheet.Policy.Currency != list[1].Sheet.Policy.Currency {
		list = list[:1]
		said.Join(document.Mistakes("", nil, document.Refusef(r.Values["beside.policy"], "the two policies count in different currencies, which have no difference")))
	}
	return list, f, said
}

// settled settles bills under one policy; 0 is their own year.
func (d *Desk) settled(name string, root *document.Node, year int) (*show.Case, *document.Report, error) {
	p, report, err := d.policy(name)
	if err != nil {
		return nil, report, err
	}
	given, said, err := bill.ReadIn(root, p, year)
	if err != nil {
		return nil, said, err
	}
	report.Join(said)
	given.Uncertain(report)
	sheet, err := settle.Year(p, given)
	if err != nil {
		return nil, report, err
	}
	return &show.Case{Name: fmt.Sprintf("%s@%d", p.ID, given.Year), Sheet: sheet}, report, nil
}

// settle settles the entries: the sheet with every clause and formula, the policies side by side, and what is wrong at each field.
func (d *Desk) settle(r Request) (*Answer, error) {
	list, f, said := d.cases(r)
	problems := said.Shown(r.Lang)
	for _, field := range slices.Sorted(maps.Keys(f.told)) {
		problems += f.told[field] + "\n"
	}
	out := &Answer{Parts: map[string]string{"problems": alert(problems), "beside": ""}}
	out.Fields = f.wrong(billsName, said, func(x *document.Diagnostic) string { return x.Briefly(r.Lang) })
	if len(list) == 0 || len(f.told) > 0 {
		out.Failed = true
		return out, nil
	}
	var sheet, beside bytes.Buffer
	first := list[0].Sheet
	if err := show.WriteSheet(&sheet, first.Policy, first.Bills, show.SheetOptions{Lang: r.Lang, Explain: true, HTML: true}); err != nil {
		return nil, err
	}
	if len(list) > 1 {
		if err := show.WriteComparison(&beside, list, show.SheetOptions{Lang: r.Lang, HTML: true}); err != nil {
			return nil, err
		}
	}
	var plain bytes.Buffer
	if err := show.WriteSheet(&plain, first.Policy, first.Bills, show.SheetOptions{Lang: r.Lang, Explain: true}); err != nil {
		return nil, err
	}
	text := f.text.String()
	if raw := r.Values["raw"]; raw != "" {
		text = raw
	}
	out.Parts["sheet"], out.Parts["beside"] = sheet.String(), beside.String()
	out.Parts["settled"] = html.EscapeString(r.Lang.Say("Settled: of %s, %s is left to the family.", first.Totals.Total, first.Totals.OOP))
	out.Parts["sheet-foot"] = html.EscapeString(r.Lang.Say("Doudi %s · policies: %s", d.Version, named(list, r)))
	out.Files = map[string][]byte{billsName: []byte(text), r.Lang.Say("settlement-sheet") + ".txt": plain.Bytes()}
	return out, nil
}

// named lists the policies by which bills are settled, each with the year and the beginning of its file's hash.
func named(list []show.Case, r Request) string {
	var out []string
	for i, c := range list {
		_, text, err := library.Policies().Text(r.Values[[]string{"", "beside."}[i]+"policy"])
		if err != nil {
			continue // the bills were settled by what was read before
		}
		out = append(out, fmt.Sprintf("%s (sha256 %.8x…)", c.Name, sha256.Sum256(text)))
	}
	return r.Lang.List(out)
}

// draw draws the bills' way through the layers.
func (d *Desk) draw(r Request) (*Answer, error) {
	list, _, _ := d.cases(r)
	if len(list) == 0 {
		return &Answer{Parts: map[string]string{"waterfall": ""}}, nil
	}
	var under []report.BillUnder
	for _, c := range list {
		under = append(under, report.BillUnder{Title: fmt.Sprintf("%s, %d", c.Sheet.Policy.Title.In(r.Lang, c.Sheet.Policy.ID), c.Sheet.Year), Sheet: c.Sheet})
	}
	var svg bytes.Buffer
	drawing := report.BillFigure(under, r.Lang, r.Lang.Say("Source: Doudi, %s settled by each policy.", billsName))
	if err := figure.Write(&svg, drawing, "svg", figure.Half); err != nil {
		return nil, err
	}
	out := &Answer{Parts: map[string]string{"waterfall": picture(r.Lang.Say("One family's bills through the layers"), svg.Bytes())}}
	out.Files = map[string][]byte{"bill.svg": svg.Bytes()}
	return out, nil
}

// picture is an SVG as an image of the page.
func picture(says string, svg []byte) string {
	var m markup
	m.put(`<figure><img alt="%s" src="data:image/svg+xml;base64,%s"></figure>`, says, base64.StdEncoding.EncodeToString(svg))
	return m.String()
}
