package scenarios

import (
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/model/random"
)

// setting is a number of the study that a flag or the environment may replace.
type setting struct {
	name      string   // the flag's name
	path      []string // keys in the study file
	low, high int
	otherwise int
	quick     int // most of it in a quick look; 0 = as it is
}

// env is the environment variable of the setting.
func (s setting) env() string { return "DOUDI_" + strings.ToUpper(s.name) }

// everybody is the value of `people` that means the whole profile.
const everybody = 0

// settings in the order of the manifest. A quick look takes a hundred draws of one replicate: forty correlated runs
// should not carry a P95.
func settings() []setting {
	return []setting{
		{name: "draws", path: []string{"draws"}, low: 1, high: MaxDraws, otherwise: 100, quick: 100},
		{name: "replicates", path: []string{"replicates"}, low: 1, high: MaxReplicates, otherwise: 2, quick: 1},
		{name: "seed", path: []string{"seed"}, low: 0, high: MaxSeed, otherwise: 1},
		{name: "people", path: []string{"population", "people"}, low: 1, high: MaxPeople, otherwise: everybody, quick: 30_000},
	}
}

// manifest is the settings of a study file as their nodes, which know their places.
type manifest struct {
	root *document.Node
	cut  map[string]bool // settings that a quick look has cut down
}

func (m *manifest) find(s setting) *document.Node {
	at := m.root
	for _, key := range s.path {
		at = at.Get(key)
	}
	return at
}

// resolve decides each setting: flag, else environment, else file, else default; a quick look cuts the last two.
func (m *manifest) resolve(given Given) (map[string]int, *document.Report) {
	report := &document.Report{}
	out := map[string]int{}
	for _, s := range settings() {
		out[s.name] = m.settle(s, given, report)
	}
	return out, report
}

// text is what a setting was given outside the file, and what messages call that place; ok is false where it was not.
func (g Given) text(s setting) (text, where string, ok bool) {
	if text, ok = g.Flags[s.name]; ok {
		return text, "--" + s.name, true
	}
	text = g.Environment[s.name]
	return text, s.env(), text != ""
}

// settle reads what won as a whole number within the setting's bounds, and says whose mistake it is if not.
func (m *manifest) settle(s setting, given Given, report *document.Report) int {
	if text, where, ok := given.text(s); ok {
		x, err := strconv.Atoi(text)
		wrong := err != nil || x < s.low || x > s.high
		if wrong {
			report.Join(document.Mistakes("", nil, document.Refusef(where, "`%s` must be a whole number from %d to %d", s.name, s.low, s.high)))
		}
		return x
	}
	x := s.otherwise
	if at := m.find(s); at != nil {
		x = wholeAt(report, at, s)
	}
	if given.Quick && s.quick > 0 && (x == everybody || x > s.quick) {
		x, m.cut[s.name] = s.quick, true
	}
	return x
}

// wholeAt reads the number from its node, which knows its place and a quoted "100" from 100.
func wholeAt(report *document.Report, at *document.Node, s setting) int {
	x, ok := at.Whole()
	if !ok || x < s.low || x > s.high {
		report.Errorf(at, "`%s` must be a whole number from %d to %d", s.name, s.low, s.high)
		return s.low
	}
	return x
}

// batches refuses draws that leave a batch half full: such a run could not be extended, and its last draws would fill the
// ranges more coarsely than the others. Below one batch the draws are a hypercube of their own.
func (p *reader) batches(root *document.Node, given Given) {
	draws := p.study.Draws
	if draws <= random.Batch || draws%random.Batch == 0 {
		return
	}
	low := draws / random.Batch * random.Batch
	at := root.Get("draws")
	_, where, outside := given.text(setting{name: "draws"})
	if outside {
		at = nil
	}
	d := p.Errorf(at, "%d draws are no whole batches of %d", draws, random.Batch).
		Because("every batch fills the ranges of the inputs evenly, and a run of whole batches can be extended").
		Instead("draws: %d, or %d", low, min(low+random.Batch, MaxDraws))
	if outside {
		d.File = where
	}
}
