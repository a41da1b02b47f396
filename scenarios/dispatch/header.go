package dispatch

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/library"
)

// Span is the draws, or the simulations, From…To−1.
type Span struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Header says what a part is of.
type Header struct {
	Named    string             `json:"named"`    // the study, as the command line named it
	Versions map[string]string  `json:"versions"` // of the program: doudi, build, go, platform
	Study    scenarios.Resolved `json:"study"`
	Inputs   []library.Input    `json:"inputs"`
	Part     int                `json:"part,omitempty"` // 1…Of; 0 where it is no part of a number of parts
	Of       int                `json:"of,omitempty"`
	Columns  int                `json:"columns"`     // figures of a simulation, those of halves of a sample counted apart
	Spans    []Span             `json:"simulations"` // that it holds, in order
}

// simulations of the whole study.
func (h *Header) simulations() int { return h.Study.Draws * h.Study.Replicates }

// sound says whether the numbers of a header are possible.
func (h *Header) sound() bool {
	if h.Study.Draws < 1 || h.Study.Draws > scenarios.MaxDraws || h.Study.Replicates < 1 || h.Study.Replicates > scenarios.MaxReplicates || h.Columns < 1 || len(h.Spans) == 0 {
		return false
	}
	at := 0
	for _, s := range h.Spans {
		if s.From < at || s.To <= s.From {
			return false
		}
		at = s.To
	}
	if at > h.simulations() || h.Of == 0 {
		return at <= h.simulations() && h.Part == 0
	}
	if h.Part < 1 || h.Part > h.Of || h.Of > h.Study.Draws {
		return false
	}
	// A part that had other draws than those of its number would be missed by nobody.
	draws := PartOf(h.Part, h.Of, h.Study.Draws)
	return len(h.Spans) == 1 && h.Spans[0] == Span{draws.From * h.Study.Replicates, draws.To * h.Study.Replicates}
}

// From says in what a part was made of something else than what is wanted here; empty where they belong together. Names
// of files do not matter, nor do settings of the study that are not to be looked at.
func (h *Header) From(here *Header, but ...string) []message.Message {
	out := h.VersionsFrom(here.Versions)
	if len(h.Inputs) != len(here.Inputs) {
		out = append(out, message.Say("it reads %d files there and %d here", len(h.Inputs), len(here.Inputs)))
	} else {
		for i, in := range here.Inputs {
			if h.Inputs[i].Kind != in.Kind || h.Inputs[i].SHA256 != in.SHA256 {
				out = append(out, message.Say("%s is another file, or has been changed", in.Name))
			}
		}
	}
	there, this := values(h.Study), values(here.Study)
	for _, key := range union(there, this) {
		a, b := there[key], this[key]
		switch {
		case slices.Contains(but, key) || reflect.DeepEqual(a, b):
		case composite(a) || composite(b):
			out = append(out, message.Say("`%s` is not the same", key))
		default:
			out = append(out, message.Say("`%s` is %s there and %s here", key, shown(a), shown(b)))
		}
	}
	if len(out) == 0 && h.Columns != here.Columns {
		out = append(out, message.Say("it has %d figures there and %d here", h.Columns, here.Columns))
	}
	return out
}

// VersionsFrom says what of the program is another than here.
func (h *Header) VersionsFrom(here map[string]string) []message.Message {
	there := h.Versions
	var out []message.Message
	for _, key := range union(there, here) {
		if there[key] != here[key] {
			out = append(out, message.Say("the program is another: `%s` is %s there and %s here", key, orNone(there[key]), orNone(here[key])))
		}
	}
	return out
}

// onThePage is the platform of the page that a browser opens.
const onThePage = "js/wasm"

// asHere is the versions of this program as far as those of a run tell something apart: of two programs of which one is the page, build
// and platform are never the same, and what promises the same numbers is the version of the program and of its Go.
func (h *Header) asHere(here map[string]string) map[string]string {
	if (h.Versions["platform"] == onThePage) == (here["platform"] == onThePage) {
		return here
	}
	out := maps.Clone(here)
	for _, key := range []string{"platform", "build"} {
		out[key] = h.Versions[key]
	}
	return out
}

func orNone(text string) any {
	if text == "" {
		return message.Say("not said")
	}
	return text
}

// values are the settings of a study by their names.
func values(study scenarios.Resolved) map[string]any {
	text, err := json.Marshal(study)
	out := map[string]any{}
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		panic("dispatch: a resolved study cannot be written as JSON: " + err.Error()) // plain values only
	}
	return out
}

func composite(x any) bool {
	k := reflect.ValueOf(x).Kind()
	return k == reflect.Map || k == reflect.Slice
}

// shown is a setting as a study file writes it.
func shown(x any) any {
	if x == nil {
		return message.Say("not said")
	}
	text, _ := json.Marshal(x)
	return string(text)
}

func union[T any](a, b map[string]T) []string {
	var out []string
	for key := range a {
		out = append(out, key)
	}
	for key := range b {
		out = append(out, key)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
