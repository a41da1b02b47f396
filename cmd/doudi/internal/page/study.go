package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
	"doudi/scenarios"
	"doudi/scenarios/library"
)

// studyName is what messages call the study that the entries become, and the name that it is taken away by.
const studyName = "study.yaml"

// MaxAlternatives are set beside the baseline on the page.
const MaxAlternatives = 6

// alternatives is how many columns the table of changes has.
func alternatives(values map[string]string) int {
	n, err := strconv.Atoi(values["alternatives"])
	if err != nil {
		return 1
	}
	return min(max(n, 0), MaxAlternatives)
}

// base is the study that the entries change: its text, and what it says.
type base struct {
	file   string // what messages call it
	text   string
	root   *document.Node
	study  *scenarios.Study
	policy *rules.Policy
}

// studied opens the study that is chosen, and the policy of its baseline.
func (d *Desk) studied(name string) (*base, error) {
	file, text, err := library.Studies().Text(name)
	if err != nil {
		return nil, err
	}
	return d.based(file, string(text))
}

// based is the study that a text says.
func (d *Desk) based(file, text string) (*base, error) {
	study, _, err := scenarios.Parse(file, []byte(text), scenarios.Given{Quick: true})
	if err != nil {
		return nil, err
	}
	docs, err := document.Parse(file, []byte(text))
	if err != nil {
		return nil, err
	}
	p, _, err := d.policy(study.Baseline().Policy)
	if err != nil {
		return nil, err
	}
	return &base{file: file, text: text, root: docs[0], study: study, policy: p}, nil
}

// scenarioLines are the lines of the study before its scenarios' end, with the number of the first line behind it, and the column
// at which a scenario begins.
func (b *base) scenarioLines(own bool) (before, behind []string, indent int, err error) {
	lines := strings.SplitAfter(strings.TrimRight(b.text, "\n")+"\n", "\n")
	lines = lines[:len(lines)-1]
	at := slices.IndexFunc(b.root.Fields, func(f document.Field) bool { return f.Key.Text == "scenarios" })
	list := b.root.Fields[at]
	first := list.Value.Items[0]
	if first.Pos.Line == list.Key.Pos.Line {
		return nil, nil, 0, document.RefuseAt(list.Value, "the page adds scenarios to a list that has one to a line; write `scenarios:` and below it `  - id: …` for each")
	}
	end := len(lines)
	for _, f := range b.root.Fields {
		if f.Key.Pos.Line > list.Key.Pos.Line {
			end = min(end, f.Key.Pos.Line-1)
		}
	}
	until := end
	if !own && len(list.Value.Items) > 1 {
		until = list.Value.Items[1].Pos.Line - 1
	}
	// What stands above the next key is of that key.
	for until == end && until > 0 && end < len(lines) && comment(lines[until-1]) {
		until--
		end--
	}
	return lines[:until], lines[end:], strings.Index(lines[first.Pos.Line-1], "-"), nil
}

func comment(line string) bool {
	text := strings.TrimSpace(line)
	return text == "" || strings.HasPrefix(text, "#")
}

// studyFile writes the study with the alternatives of the entries: as it stands, with further scenarios.
func (b *base) studyFile(l message.Language, values map[string]string) (*file, error) {
	before, behind, indent, err := b.scenarioLines(values["own"] != "")
	if err != nil {
		return nil, err
	}
	f := &file{}
	for _, line := range before {
		f.line("", "%s", strings.TrimRight(line, "\r\n"))
	}
	for i := range alternatives(values) {
		b.alternative(f, l, values, fmt.Sprintf("alt.%d.", i), i, strings.Repeat(" ", max(indent, 0)))
	}
	for _, line := range behind {
		f.line("", "%s", strings.TrimRight(line, "\r\n"))
	}
	return f, nil
}

// alternative writes one scenario, if anything is changed in it.
func (b *base) alternative(f *file, l message.Language, values map[string]string, prefix string, i int, in string) {
	var set [][2]string // field and line
	for _, x := range b.leaves() {
		if v := strings.TrimSpace(values[prefix+x.path]); v != "" {
			set = append(set, [2]string{prefix + x.path, fmt.Sprintf("{path: %s, value: %s}", x.path, x.written(v))})
		}
	}
	for _, e := range b.benefits() {
		if name := prefix + "benefits." + e.ID + ".enabled"; values[name] == "false" {
			set = append(set, [2]string{name, fmt.Sprintf("{path: benefits.%s.enabled, value: false}", e.ID)})
		}
	}
	added := b.entered(values, prefix)
	if len(set)+len(added) == 0 {
		return
	}
	title := values[prefix+"title"]
	if title == "" {
		title = l.Say("Alternative %d", i+1)
	}
	f.line(prefix+"title", "%s- id: page_%d", in, i+1)
	f.line(prefix+"title", "%s  title: %s", in, strconv.Quote(title))
	if len(set) > 0 {
		f.line("", "%s  set:", in)
	}
	for _, x := range set {
		f.line(x[0], "%s    - %s", in, x[1])
	}
	if len(added) > 0 {
		f.line("", "%s  add:", in)
	}
	var applied [][2]string
	for _, a := range added {
		f.line("", "%s    - benefit:", in)
		for _, x := range a.written(func(id string) string { return a.number(id).read(values[prefix+"add."+id]) }) {
			f.line(prefix+"add."+x[0], "%s        %s", in, x[1])
		}
		if a.takeUp != "" {
			applied = append(applied, [2]string{prefix + "add." + a.takeUp, fmt.Sprintf("page_%s: %s", a.id, scalar(number(values[prefix+"add."+a.takeUp])))})
		}
	}
	if len(applied) > 0 {
		f.line("", "%s  applied:", in)
	}
	for _, x := range applied {
		f.line(x[0], "%s    %s", in, x[1])
	}
}
