package page

import (
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
)

// replaced is what a study names and one's own file can stand for.
type replaced struct {
	key   string // of the field, behind "study."
	label message.Message
	own   []string // files that were dropped
	at    func(study *document.Node) *document.Node
}

// replaceable are the policy of the baseline, and of every scenario that names no other; the population; and the illnesses.
func (r Request) replaceable() []replaced {
	return []replaced{
		{"policy", message.Say("Its policy"), r.Own, func(s *document.Node) *document.Node { return s.Get("policy") }},
		{"profile", message.Say("Its population"), r.Profiles, func(s *document.Node) *document.Node {
			if at := s.Get("population"); at == nil || at.Shape == document.Scalar {
				return at
			}
			return s.Get("population").Get("profile")
		}},
		{"catalogue", message.Say("Its illnesses"), r.Catalogues, func(s *document.Node) *document.Node { return s.Get("illness") }},
	}
}

func (x replaced) options(l message.Language) []option {
	out := []option{{"", l.Say("as the study says")}}
	for _, name := range x.own {
		out = append(out, option{name, l.Say("own file %s", name)})
	}
	return out
}

// chosen opens the study that is chosen, with the files of one's own that are chosen for what it names.
func (d *Desk) chosen(values map[string]string) (*base, error) {
	b, err := d.studied(values["study"])
	if err != nil {
		return nil, err
	}
	for _, x := range (Request{}).replaceable() {
		name := values["study."+x.key]
		if name == "" {
			continue
		}
		at := x.at(b.root)
		if at == nil {
			return nil, document.RefuseAt(b.root, "the study does not say its `%s`, which a file of your own could stand for", x.key)
		}
		text, ok := substituted(b.text, at, strconv.Quote("./"+name))
		if !ok {
			return nil, document.RefuseAt(at, "the page puts a file of your own for a name that stands on one line as it is; write it so")
		}
		if b, err = d.based(b.file, text); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// substituted writes something else for a scalar of a text; ok is false where the scalar is written otherwise than it reads.
func substituted(text string, at *document.Node, by string) (out string, ok bool) {
	lines := strings.SplitAfter(text, "\n")
	if at.Pos.Line < 1 || at.Pos.Line > len(lines) {
		return "", false
	}
	line := []rune(lines[at.Pos.Line-1])
	from := at.Pos.Col - 1
	if from < 0 || from > len(line) {
		return "", false
	}
	rest, ok := strings.CutPrefix(string(line[from:]), at.Text)
	lines[at.Pos.Line-1] = string(line[:from]) + by + rest
	return strings.Join(lines, ""), ok
}
