package page

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/read"
	"doudi/scenarios/library"
)

// Request is what the browser asks with a call; each call reads what it needs.
type Request struct {
	Lang       message.Language  `json:"lang"`
	Name       string            `json:"name"`        // of a file, study or figure
	Action     string            `json:"action"`      // what a button of a form does: add persons, drop claims.2, …
	Values     map[string]string `json:"values"`      // the entries of a form, by the names of its fields
	Own        []string          `json:"own"`         // the names of policies that were dropped on the page
	OwnStudies []string          `json:"own_studies"` // and of studies
	Profiles   []string          `json:"own_profiles"`
	Catalogues []string          `json:"own_catalogues"`
	Part       int               `json:"part"` // of a run, from 1
	Of         int               `json:"of"`   // parts that a run has
}

// Answer is what the page shows for it.
type Answer struct {
	Parts  map[string]string            `json:"parts,omitempty"`  // HTML, by the id of the element that it fills
	Set    map[string]map[string]string `json:"set,omitempty"`    // attributes by name, by the id of the element that has them
	Fields map[string]string            `json:"fields,omitempty"` // what is wrong, by the name of the field; text
	Kind   string                       `json:"kind,omitempty"`   // of a file that was checked: policy, study, …
	Failed bool                         `json:"failed,omitempty"` // nothing could be reckoned; Parts say why
	Files  map[string][]byte            `json:"-"`                // by name, which go beside the JSON: a run's are tens of megabytes
}

// Tell is told how many of all simulations of a run are done.
type Tell func(done, total int)

// Desk is where a page's calls are answered: one a worker, each call after the other.
type Desk struct {
	Version, Build string // of the program

	packs map[string]*rules.Policy // that come with the program, as far as they were read
	at    *running                 // nil: nothing is at work
	run   *finished                // nil: none is
	asked *solved                  // nil: nothing was
}

// calls are what can be asked, by name.
func (d *Desk) calls() map[string]func(Request, Tell) (*Answer, error) {
	quiet := func(call func(Request) (*Answer, error)) func(Request, Tell) (*Answer, error) {
		return func(r Request, _ Tell) (*Answer, error) { return call(r) }
	}
	return map[string]func(Request, Tell) (*Answer, error){
		"shell":  quiet(d.shell),
		"family": quiet(d.family),
		"settle": quiet(d.settle),
		"draw":   quiet(d.draw),
		"table":  quiet(d.table), "simulate": d.simulate, "conclude": quiet(d.conclude), "told": quiet(d.told),
		"take": quiet(d.take), "reopen": quiet(d.reopen), "own": quiet(d.own), "budget": quiet(d.budget),
		"benchmark": quiet(d.benchmark),
		"question":  quiet(d.question), "solve": d.solve, "answered": quiet(d.answered),
	}
}

// Call answers a call in JSON with JSON and files. What is wrong with what was entered is an answer too, which says so.
func (d *Desk) Call(name string, in []byte, tell Tell) (text []byte, files map[string][]byte) {
	var r Request
	answer, err := &Answer{}, json.Unmarshal(in, &r)
	if err == nil {
		if call := d.calls()[name]; call != nil {
			answer, err = call(r, tell)
		} else {
			err = fmt.Errorf("page: no call %q", name)
		}
	}
	if err != nil {
		answer = failed(r.Lang, name, err)
	}
	out, err := json.Marshal(answer)
	if err != nil {
		panic(err) // texts in maps are JSON
	}
	return out, answer.Files
}

// failed tells of an error of a call at the place for messages: that of the bills, or that of the alternatives.
func failed(l message.Language, call string, err error) *Answer {
	var invalid *document.Invalid
	var said message.Message
	text := err.Error()
	switch {
	case errors.As(err, &invalid):
		text = invalid.Report.Shown(l)
	case errors.As(err, &said):
		text = said.In(l)
	}
	place := "trouble"
	if slices.Contains([]string{"shell", "family", "settle", "draw"}, call) {
		place = "problems"
	}
	if slices.Contains([]string{"question", "solve", "answered"}, call) {
		place = "asked-trouble"
	}
	return &Answer{Failed: true, Parts: map[string]string{place: alert(text)}}
}

// policy reads a policy: one of the program's by its id, or a file that was dropped on the page by its name.
func (d *Desk) policy(name string) (*rules.Policy, *document.Report, error) {
	if p := d.packs[name]; p != nil {
		return p, &document.Report{}, nil
	}
	root, err := library.Policies().Root(name)
	if err != nil {
		return nil, nil, err
	}
	p, report, err := read.Policy(root)
	if err == nil && slices.Contains(library.Policies().IDs(), name) {
		if d.packs == nil {
			d.packs = map[string]*rules.Policy{}
		}
		d.packs[name] = p
	}
	return p, report, err
}
