package rules

import (
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
)

// reader reads one policy file into a Policy and reports every mistake it finds.
type reader struct {
	*document.Report
	policy *Policy
	from   Month           // what `name: value` parameters take
	source document.Source // likewise

	overlaid bool // a scenario's overlay: what is merely odd is a warning
}

// ReadFile reads and checks a policy file. The report holds warnings, and errors too if err is not nil.
func ReadFile(path string) (*Policy, *document.Report, error) {
	root, err := document.ReadOne(path)
	if err != nil {
		return nil, nil, err
	}
	return Read(root)
}

// Read reads and checks a policy document.
func Read(root *document.Node) (*Policy, *document.Report, error) {
	p := parse(root)
	if !p.Failed() {
		p.check()
	}
	if err := p.Err(); err != nil {
		return nil, p.Report, err
	}
	return p.policy, p.Report, nil
}

// parse reads what the file says; names in formulas are not looked up yet.
func parse(root *document.Node) *reader {
	p := &reader{Report: &document.Report{}, policy: &Policy{root: root}}
	f, ok := p.Begin(root, "policy")
	if !ok {
		return p
	}
	p.head(f)
	p.enumerations(f.Map("enumerations"))
	p.ordinary(f.Optional("ordinary"))
	p.policy.Costs = p.costs(f.Optional("costs"))
	p.facts(f.Map("facts"))
	p.funds(f.Map("funds"))
	p.sets(f.Map("sets"))
	p.readings(f.Map("readings"))
	p.parameters(f.Map("parameters"))
	p.accumulators(f.Map("accumulators"))
	p.policy.Defines = p.defines(f.Map("define"))
	p.benefits(f.List("benefits"))
	f.Done()
	if len(p.policy.Benefits) == 0 && !p.Failed() {
		p.Errorf(root, "the policy has no benefits").Instead("`benefits:` with at least one `- id: …` and its `pays:`")
	}
	return p
}

func (p *reader) head(f *document.Fields) {
	po := p.policy
	po.ID = f.Name("policy")
	if n := f.At.Get("policy"); n != nil && po.ID != "" {
		p.identifier(n, po.ID)
	}
	po.Title = p.Title(f.Optional("title"))
	po.Jurisdiction = f.Text("jurisdiction")
	po.Currency = f.Text("currency")
	po.YearStarts = f.Whole("year_starts", 1, 12, 1)
	po.CheckedUntil = p.checkedUntil(f.Optional("checked_until"))
	po.Rounding = p.rounding(f.Optional("rounding"), Rounding{1, "half_up"})
	for _, e := range f.Map("sources") {
		po.Sources = append(po.Sources, p.publication(e))
	}
	p.from = p.month(f.Optional("from"), "from", Always)
	if n := f.Optional("source"); n != nil {
		p.source = p.sourceOf(n)
	}
}

func (p *reader) publication(e document.Field) Publication {
	p.Clear(e.Key, "a name")
	if e.Value.Shape == document.Scalar {
		p.Clear(e.Value, "a title")
		return Publication{Key: e.Key.Text, Title: e.Value.Text}
	}
	f := p.Fields(e.Value, "a source")
	out := Publication{Key: e.Key.Text, Title: p.Title(f.Required("title")).In("zh", ""), Publisher: f.Text("publisher"), Date: f.Text("date"), URL: f.Text("url")}
	f.Optional("note")
	f.Done()
	return out
}

// sourceOf reads a source; its ref must be a key of `sources`.
func (p *reader) sourceOf(n *document.Node) document.Source {
	s := p.Source(n)
	if s.Ref == "" {
		return s
	}
	var keys []string
	for _, known := range p.policy.Sources {
		keys = append(keys, known.Key)
	}
	if !slices.Contains(keys, s.Ref) {
		at := n
		if n.Shape == document.Map {
			at = n.Get("ref")
		}
		d := p.Errorf(at, "no source is called `%s`", s.Ref)
		if near := document.Nearest(s.Ref, keys); near != "" {
			d.Instead("`%s`", near)
		} else {
			d.Instead("an entry for it under `sources:` at the top of the file")
		}
	}
	return s
}

// rounding reads `{to: 0.01, mode: half_up}`.
func (p *reader) rounding(n *document.Node, otherwise Rounding) Rounding {
	if n == nil {
		return otherwise
	}
	f := p.Fields(n, "rounding")
	out := Rounding{otherwise.ToFen, f.OneOf("mode", modes, otherwise.Mode)}
	if to := f.Optional("to"); to != nil {
		unit, err := model.ParseFen(to.Text)
		if err != nil || unit <= 0 {
			p.Errorf(to, "payments cannot be rounded to `%s`", to.Text).Because("the smallest unit of money is 0.01").Instead("0.01, 0.1, 1, 10 or 100")
		} else {
			out.ToFen = int64(unit)
		}
	}
	f.Done()
	return out
}

func (p *reader) costs(n *document.Node) []string {
	if n == nil {
		return []string{"eligible", "excluded"}
	}
	var out []string
	if n.Shape != document.List || len(n.Items) == 0 || len(n.Items) > 32 {
		p.Errorf(n, "`costs` must be a list of 1 to 32 names").Instead("[eligible, excluded]")
		return []string{"eligible", "excluded"}
	}
	core := p.words() // a cost of such a name would be read in its place
	for _, item := range n.Items {
		name := p.Text(item, "costs")
		p.identifier(item, name)
		if _, function := functions[name]; function || core[name] != nil || name == "none" || slices.Contains(groups, name) {
			p.Errorf(item, "the name `%s` has a meaning already", name).Instead("another name")
		}
		if slices.Contains(out, name) {
			p.Errorf(item, "the cost `%s` is listed twice", name)
		}
		out = append(out, name)
	}
	return out
}

func (p *reader) funds(entries []document.Field) {
	for _, e := range entries {
		f := p.Fields(e.Value, "a fund")
		p.identifier(e.Key, e.Key.Text)
		fund := &Fund{ID: e.Key.Text, Title: p.Title(f.Optional("title"))}
		fund.Kind = f.OneOf("kind", []string{"public", "insurer", "provider", "employer", "charity", "own"}, "public")
		f.Optional("note")
		f.Done()
		p.policy.Funds = append(p.policy.Funds, fund)
	}
}

// identifier reports a name that formulas could not read back.
func (p *reader) identifier(at *document.Node, name string) {
	if p.Clear(at, "a name") && !isName(name) {
		p.Errorf(at, "`%s` cannot be a name", name).
			Instead("letters (Chinese too), digits and `_`, beginning with a letter, at most 64 bytes long")
	}
}

// isName says whether formulas can read a name back. U+3000 is a space, and the presentation forms below U+FF00 are
// other letters' shapes.
func isName(name string) bool {
	for i, r := range name {
		letter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x3000 && r < 0xfb00 || r >= 0x2e80 && r < 0x3000
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return name != "" && len(name) <= 64 && !slices.Contains(strings.Fields("and or not in true false nil let if"), name)
}

// FreeName says whether a name can be given to something new: formulas can read it back, and it is no word of theirs.
func FreeName(name string) bool {
	p := &reader{policy: &Policy{Enumerations: coreEnumerations(), Costs: []string{"eligible", "excluded"}}}
	_, word := p.words()[name]
	_, function := functions[name]
	return isName(name) && !word && !function && !slices.Contains(groups, name)
}
