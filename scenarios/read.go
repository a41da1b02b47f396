package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"time"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
)

// Given is what the user said outside the study file.
type Given struct {
	// Flags holds the flags that were given on the command line, by name without dashes; those that are no settings
	// of a study are not looked at.
	Flags map[string]string
	// Environment holds what the environment says, by the same names; an empty text is none.
	Environment map[string]string
	Quick       bool // cut down what neither flag nor environment sets, for an answer in seconds
}

// Parse reads a study from a text; name is what messages call it. The diagnostics are warnings. Its errors are
// *document.Invalid.
func Parse(name string, text []byte, given Given) (*Study, []*document.Diagnostic, error) {
	docs, err := document.Parse(name, text)
	if err != nil {
		return nil, nil, err
	}
	root, err := document.One(docs)
	if err != nil {
		return nil, nil, err
	}
	m := &manifest{root: root, cut: map[string]bool{}}
	numbers, report := m.resolve(given)
	sum := sha256.Sum256(text)
	p := &reader{Report: report, study: &Study{
		File: name, SHA256: hex.EncodeToString(sum[:]), Quick: given.Quick,
		Draws: numbers["draws"], Replicates: numbers["replicates"], Seed: uint64(numbers["seed"]),
		Population: Population{People: numbers["people"], Cut: m.cut["people"]},
	}}
	p.read(m.root)
	p.batches(m.root, given)
	if err := report.Err(); err != nil {
		return nil, nil, err
	}
	return p.study, report.Warnings(), nil
}

type reader struct {
	*document.Report
	study    *Study
	policyAt *document.Node // where the study names its policy
}

func (p *reader) read(root *document.Node) {
	f, ok := p.Begin(root, "study")
	if !ok {
		return
	}
	s := p.study
	s.ID = p.id(f.Required("study"), "study", studyID)
	s.Title = p.Title(f.Optional("title"))
	s.Policy, p.policyAt = p.name(f, "policy", "the name of a pack, or the path of a policy file")
	s.Illness, s.IllnessAt = p.name(f, "illness", "the name of a catalogue, or the path of one")
	if at := f.Required("population"); at != nil {
		p.population(at)
	}
	if s.Years, s.Months, s.YearsAt = p.window(f); s.YearsAt == nil {
		f.Required("years")
	}
	s.BudgetYear = p.yearOfBudget(f)
	for _, number := range settings() {
		f.Optional(number.path[0]) // read by resolve; here only so that the key counts as known
	}
	for _, n := range p.few(f, "measures") {
		p.measure(n)
	}
	s.AppliedAt, s.Applied = p.takeUps(f)
	p.scenarios(f)
	p.accounts(f)
	for _, at := range f.List("targets") {
		p.target(at)
	}
	s.Budget, s.BudgetAt = p.budget(f)
	f.Done()
}

// name reads a required word or path, and where it stands.
func (p *reader) name(f *document.Fields, key, meaning string) (text string, at *document.Node) {
	at = f.Required(key)
	text = p.Text(at, key)
	if at != nil && at.Shape == document.Scalar && strings.TrimSpace(text) == "" {
		p.Errorf(at, "`%s` is empty", key).Instead("%s", message.Say(meaning))
	}
	return text, at
}

var (
	studyID    = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,63}$`)
	scenarioID = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)
)

// id reads a name that goes into file names and columns, hence plain ASCII.
func (p *reader) id(at *document.Node, what string, form *regexp.Regexp) string {
	if at == nil || at.Shape == document.Null {
		return "" // its absence is said already
	}
	text := p.Text(at, what)
	if at.Shape == document.Scalar && !form.MatchString(text) {
		p.Errorf(at, "`%s` is no id for a %s", text, message.Say(what)).
			Because("ids stand in file names and in columns of results, where other programs read them").
			Instead("small letters a to z, digits and _, beginning with a letter, at most 64; the Chinese name goes into `title`")
	}
	return text
}

func (p *reader) population(at *document.Node) {
	if at.Shape == document.Scalar {
		p.study.Population.Profile, p.study.Population.At = at.Text, at
		return
	}
	f := p.Fields(at, "`population`")
	p.study.Population.Profile, p.study.Population.At = p.name(f, "profile", "the name of a profile, or the path of one")
	f.Optional("people")
	p.study.Population.Repeat = f.Bool("repeat", false)
	f.Done()
}

// The calendar years that a study may be about.
const firstYear, lastYear = 1950, 2100

// years reads 2017..2019, or one year.
func (p *reader) years(at *document.Node) Years {
	const first, last = firstYear, lastYear
	from, to, many := strings.Cut(p.Text(at, "years"), "..")
	if !many {
		to = from
	}
	a, errA := strconv.Atoi(from)
	b, errB := strconv.Atoi(to)
	y := Years{a, b}
	switch {
	case aMonth.MatchString(from) && aMonth.MatchString(to):
		p.Errorf(at, "`years` are whole calendar years").Because("a window of months is written `months`").Instead("months: %s", at.Text)
	case errA != nil || errB != nil || a < first || b > last:
		p.Errorf(at, "`years` must be calendar years from %d to %d", first, last).Instead("2017..2019, or one year")
	case b < a:
		p.Errorf(at, "`years` ends before it begins").Instead("%d..%d", b, a)
	case y.Count() > MaxYears:
		p.Errorf(at, "`years` are %d; a study has at most %d", y.Count(), MaxYears).Instead("%d..%d", a, a+MaxYears-1)
	default:
		return y
	}
	return Years{}
}

// takeUps reads which share of those whom benefits would pay apply for them. One that cites nothing is the study's own assumption.
func (p *reader) takeUps(f *document.Fields) (*document.Node, []document.TakeUp) {
	at := f.Optional("applied")
	if at == nil {
		return nil, nil
	}
	return at, p.TakeUps(at, func(n *document.Node, path string) model.Quantity {
		q := p.Quantity(n, path, 0, 1, document.Source{Ref: p.study.ID, Status: "unverified"})
		if q.Status == "" {
			q.Status = "unverified"
		}
		return q
	})
}

// date holds a date to the form that policies use; what it means is for the policy to say.
func (p *reader) date(at *document.Node) *document.Node {
	if at == nil || at.Shape == document.Null {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, p.Text(at, "from")); err != nil && at.Shape == document.Scalar {
		p.Errorf(at, "`from` is no date").Instead("a day like 2018-01-01")
	}
	return at
}
