package scenarios

import (
	"encoding/json"
	"strconv"

	"doudi/model"
	"doudi/model/document"
)

// Resolved is the study as it was run, for the manifest: settings decided, patches as plain values.
type Resolved struct {
	Study      string             `json:"study"`
	Title      model.Title        `json:"title"`
	Policy     string             `json:"policy"`
	Profile    string             `json:"profile"`
	People     int                `json:"people,omitempty"` // absent = everybody
	Repeat     bool               `json:"repeat,omitempty"`
	Illness    string             `json:"illness"`
	Years      string             `json:"years"`
	Draws      int                `json:"draws"`
	Replicates int                `json:"replicates"`
	Seed       uint64             `json:"seed"`
	Quick      bool               `json:"quick,omitempty"`
	Applied    any                `json:"applied,omitempty"`
	Measures   []ResolvedMeasure  `json:"measures,omitempty"`
	Funds      any                `json:"funds,omitempty"`
	Scenarios  []ResolvedScenario `json:"scenarios"`
	Budget     any                `json:"budget,omitempty"`
}

// ResolvedScenario is a scenario in a Resolved.
type ResolvedScenario struct {
	ID     string             `json:"id"`
	Title  model.Title        `json:"title"`
	Policy string             `json:"policy"`
	Set    []ResolvedPatch    `json:"set,omitempty"`
	Add    []ResolvedAddition `json:"add,omitempty"`
	Inputs []ResolvedChange   `json:"inputs,omitempty"` // what it changes in profile and catalogue
	With   []ResolvedWith     `json:"with,omitempty"`

	Applied any `json:"applied,omitempty"`
}

// ResolvedMeasure is a measure of the study's own in a Resolved.
type ResolvedMeasure struct {
	ID      string      `json:"id"`
	Title   model.Title `json:"title"`
	Of      string      `json:"of"`
	Unit    string      `json:"unit,omitempty"`
	Formula string      `json:"formula"`
}

// ResolvedPatch is a patch in a Resolved; one of the three says what becomes of the number.
type ResolvedPatch struct {
	Path  string `json:"path"`
	From  string `json:"from,omitempty"`
	Value any    `json:"value,omitempty"`
	Scale any    `json:"scale,omitempty"`
	Add   any    `json:"add,omitempty"`
}

// ResolvedChange is a change of inputs in a Resolved; one of the four says what becomes of them.
type ResolvedChange struct {
	Path   string   `json:"path"`
	From   int      `json:"from,omitempty"` // absent = all years
	Value  *float64 `json:"value,omitempty"`
	Scale  *float64 `json:"scale,omitempty"`
	Add    *float64 `json:"add,omitempty"`
	AtMost *float64 `json:"at_most,omitempty"`
}

// ResolvedWith is an intervention in a Resolved.
type ResolvedWith struct {
	ID       string   `json:"id"`
	Coverage *float64 `json:"coverage,omitempty"` // absent = as its file says
	From     int      `json:"from,omitempty"`     // absent = the study's first year
	Fund     string   `json:"fund,omitempty"`     // that pays its cost
}

// ResolvedAddition is an added benefit in a Resolved.
type ResolvedAddition struct {
	After   string `json:"after,omitempty"` // absent = last
	Benefit any    `json:"benefit"`
}

// Resolved returns the study as it was run.
func (s *Study) Resolved() Resolved {
	out := Resolved{
		Study: s.ID, Title: s.Title, Policy: s.Policy, Profile: s.Population.Profile, People: s.Population.People, Repeat: s.Population.Repeat, Illness: s.Illness,
		Years: s.Years.Window(s.Months), Draws: s.Draws, Replicates: s.Replicates, Seed: s.Seed, Quick: s.Quick,
	}
	if s.AppliedAt != nil {
		out.Applied = value(s.AppliedAt)
	}
	if s.AccountsAt != nil {
		out.Funds = value(s.AccountsAt)
	}
	if s.BudgetAt != nil {
		out.Budget = value(s.BudgetAt)
	}
	for _, m := range s.Measures {
		out.Measures = append(out.Measures, ResolvedMeasure{m.ID, m.Title, m.of(), m.Unit, textOf(m.Formula)})
	}
	for _, c := range s.Scenarios {
		r := ResolvedScenario{ID: c.ID, Title: c.Title, Policy: c.Policy}
		if c.AppliedAt != nil {
			r.Applied = value(c.AppliedAt)
		}
		for _, p := range c.Set {
			r.Set = append(r.Set, ResolvedPatch{p.Path.Text, textOf(p.From), value(p.Value), value(p.Scale), value(p.Add)})
		}
		for _, x := range c.Changes {
			one, by := ResolvedChange{Path: x.Path.Text, From: x.From}, x.By
			*map[model.How]**float64{model.Replace: &one.Value, model.Scale: &one.Scale, model.Add: &one.Add, model.AtMost: &one.AtMost}[x.How] = &by
			r.Inputs = append(r.Inputs, one)
		}
		for _, w := range c.With {
			r.With = append(r.With, ResolvedWith{w.Name, w.Coverage, w.From, w.Fund})
		}
		for _, a := range c.Add {
			r.Add = append(r.Add, ResolvedAddition{textOf(a.After), value(a.Benefit)})
		}
		out.Scenarios = append(out.Scenarios, r)
	}
	return out
}

// String writes the years as a study file does.
func (y Years) String() string {
	if y.From == y.To {
		return strconv.Itoa(y.From)
	}
	return strconv.Itoa(y.From) + ".." + strconv.Itoa(y.To)
}

// value is a node as encoding/json writes it; maps come out with their keys in alphabetical order.
func value(n *document.Node) any {
	if n == nil {
		return nil
	}
	switch n.Shape {
	case document.List:
		out := make([]any, len(n.Items))
		for i, item := range n.Items {
			out[i] = value(item)
		}
		return out
	case document.Map:
		out := map[string]any{}
		for _, f := range n.Fields {
			out[f.Key.Text] = value(f.Value)
		}
		return out
	case document.Scalar:
		if b, ok := n.Bool(); ok {
			return b
		}
		if x, ok := n.Number(); ok {
			return json.Number(strconv.FormatFloat(x, 'f', -1, 64))
		}
		return n.Text
	}
	return nil
}
