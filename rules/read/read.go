package read

import (
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/resolve"
)

// reader reads one policy file into a Policy and reports every mistake it finds.
type reader struct {
	*document.Report
	policy *rules.Policy
	from   rules.Month     // what `name: value` parameters take
	source document.Source // likewise
}

// Policy reads and checks a policy document. The report holds warnings, and errors too if err is not nil.
func Policy(root *document.Node) (*rules.Policy, *document.Report, error) {
	return parse(root).checked(false)
}

// checked is the policy that was read, checked; none where there is a mistake.
func (p *reader) checked(overlaid bool) (*rules.Policy, *document.Report, error) {
	if !p.Failed() {
		p.Join(resolve.Check(p.policy, overlaid))
	}
	if err := p.Err(); err != nil {
		return nil, p.Report, err
	}
	return p.policy, p.Report, nil
}

// parse reads what the file says; names in formulas are not looked up yet.
func parse(root *document.Node) *reader {
	p := &reader{Report: &document.Report{}, policy: &rules.Policy{Root: root}}
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
	po.Rounding = p.rounding(f.Optional("rounding"), rules.Rounding{ToFen: 1, Mode: "half_up"})
	for _, e := range f.Map("sources") {
		po.Sources = append(po.Sources, p.publication(e))
	}
	p.from = p.month(f.Optional("from"), "from", rules.Always)
	if n := f.Optional("source"); n != nil {
		p.source = p.sourceOf(n)
	}
}

func (p *reader) publication(e document.Field) rules.Publication {
	p.Clear(e.Key, "a name")
	if e.Value.Shape == document.Scalar {
		p.Clear(e.Value, "a title")
		return rules.Publication{Key: e.Key.Text, Title: e.Value.Text}
	}
	f := p.Fields(e.Value, "a source")
	out := rules.Publication{Key: e.Key.Text, Title: p.Title(f.Required("title")).In("zh", ""), Publisher: f.Text("publisher"), Date: f.Text("date"), URL: f.Text("url")}
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
func (p *reader) rounding(n *document.Node, otherwise rules.Rounding) rules.Rounding {
	if n == nil {
		return otherwise
	}
	f := p.Fields(n, "rounding")
	out := rules.Rounding{ToFen: otherwise.ToFen, Mode: f.OneOf("mode", rules.RoundingModes(), otherwise.Mode)}
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
	core := p.policy.Words() // a cost of such a name would be read in its place
	for _, item := range n.Items {
		name := p.Text(item, "costs")
		p.identifier(item, name)
		if _, function := rules.Functions[name]; function || core[name] != nil || name == "none" || slices.Contains(rules.Groups, name) {
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
		fund := &rules.Fund{ID: e.Key.Text, Title: p.Title(f.Optional("title"))}
		fund.Kind = f.OneOf("kind", []string{"public", "insurer", "provider", "employer", "charity", "own"}, "public")
		f.Optional("note")
		f.Done()
		p.policy.Funds = append(p.policy.Funds, fund)
	}
}

// identifier reports a name that formulas could not read back.
func (p *reader) identifier(at *document.Node, name string) {
	if p.Clear(at, "a name") && !rules.IsName(name) {
		p.Errorf(at, "`%s` cannot be a name", name).
			Instead("letters (Chinese too), digits and `_`, beginning with a letter, at most 64 bytes long")
	}
}
