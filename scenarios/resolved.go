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
}

// ResolvedScenario is a scenario in a Resolved.
type ResolvedScenario struct {
	ID     string             `json:"id"`
	Title  model.Title        `json:"title"`
	Policy string             `json:"policy"`
	Set    []ResolvedPatch    `json:"set,omitempty"`
	Add    []ResolvedAddition `json:"add,omitempty"`

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

// ResolvedPatch is a patch in a Resolved.
type ResolvedPatch struct {
	Path  string `json:"path"`
	From  string `json:"from,omitempty"`
	Value any    `json:"value"`
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
	for _, m := range s.Measures {
		out.Measures = append(out.Measures, ResolvedMeasure{m.ID, m.Title, m.of(), m.Unit, textOf(m.Formula)})
	}
	for _, c := range s.Scenarios {
		r := ResolvedScenario{ID: c.ID, Title: c.Title, Policy: c.Policy}
		if c.AppliedAt != nil {
			r.Applied = value(c.AppliedAt)
		}
		for _, p := range c.Set {
			r.Set = append(r.Set, ResolvedPatch{p.Path.Text, textOf(p.From), value(p.Value)})
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
