package settle

import (
	"math"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
)

// Bounds of a bills file.
const (
	MaxClaims  = 10_000
	MaxPersons = 100
)

// reader reads bills by the words of one policy.
type reader struct {
	*document.Report
	policy *rules.Policy
	reads  map[string]bool // the words that some formula reads
}

// ReadBills reads a bills document for a policy.
func ReadBills(root *document.Node, p *rules.Policy) (*Bills, *document.Report, error) {
	r := newReader(p)
	f := r.Fields(root, "a bills file")
	f.Optional("policy")
	f.Optional("name")
	f.Optional("note")
	b := r.bills(f)
	f.Done()
	return b, r.Report, r.Err()
}

func newReader(p *rules.Policy) *reader {
	return &reader{Report: &document.Report{}, policy: p, reads: p.Reads()}
}

func (r *reader) bills(f *document.Fields) *Bills {
	b := &Bills{}
	if n := f.Required("year"); n != nil {
		year, ok := n.Whole()
		if !ok || year < 1900 || year > 2200 {
			r.Errorf(n, "`year` must be a whole number from 1900 to 2200")
		}
		b.Year = year
	}
	before := f.Optional("before")
	one, several := f.Optional("person"), f.List("persons")
	switch {
	case one != nil && several != nil:
		r.Errorf(one, "`person` and `persons` are both given").Instead("`persons` with an `id` each")
	case len(several) > MaxPersons:
		r.Errorf(several[MaxPersons], "a household has at most %d persons", MaxPersons)
		several = several[:MaxPersons]
		fallthrough
	case several != nil:
		for _, n := range several {
			b.Persons = append(b.Persons, r.person(n, nil))
		}
	default:
		b.Persons = []Person{r.person(one, before)}
	}
	if several != nil && before != nil {
		r.Errorf(before, "with `persons`, `before` belongs to one of them").Instead("`before` inside a person")
	}
	b.Household = r.household(f.Optional("household"), len(b.Persons))
	r.claims(f, b)
	return b
}

func (r *reader) claims(f *document.Fields, b *Bills) {
	n := f.Required("claims")
	if n == nil {
		return
	}
	if n.Shape != document.List {
		r.Errorf(n, "`claims` must be a list of bills").Instead("- {id: c1, month: 3, level: county, total: 6200.00, eligible: 5800.00}")
		return
	}
	if len(n.Items) > MaxClaims {
		r.Errorf(n, "a file has at most %d bills", MaxClaims)
		return
	}
	ids := map[string]bool{}
	for i, item := range n.Items {
		c := r.claim(item, i, b)
		if ids[c.ID] {
			r.Errorf(item, "two bills are called `%s`", c.ID).Instead("another id")
		}
		ids[c.ID] = true
		b.Claims = append(b.Claims, c)
	}
}

func (r *reader) person(n, before *document.Node) Person {
	p := Person{Values: map[string]float64{"insured": 1}}
	if n == nil {
		p.Before = r.before(before)
		r.facts(nil, rules.OfPerson, p.Values)
		r.defaults(p.Values, n, "category", "sex")
		return p
	}
	f := r.Fields(n, "a person")
	p.ID = f.Text("id")
	r.Clear(f.At.Get("id"), "a name")
	if f.At.Get("age") != nil {
		p.Values["age"] = math.Floor(f.Number("age", 0, 150, 0))
	} else if f.Optional("age"); r.reads["age"] {
		r.missing(n, "age")
	}
	r.member(f, "sex", p.Values)
	r.category(f, p.Values)
	if !f.Bool("insured", true) {
		p.Values["insured"] = 0
	}
	if own := f.Optional("before"); own != nil {
		before = own
	}
	p.Before = r.before(before)
	r.facts(f, rules.OfPerson, p.Values)
	f.Done()
	r.defaults(p.Values, n, "category", "sex")
	return p
}

// category reads one or several categories; the first in the policy's list counts (就高不重复).
func (r *reader) category(f *document.Fields, values map[string]float64) {
	for _, n := range f.List("category") {
		code := r.code(n, "category")
		if had, ok := values["category"]; !ok || float64(code) < had {
			values["category"] = float64(code)
		}
	}
}

// member reads a word of an enumeration, if it is there.
func (r *reader) member(f *document.Fields, name string, values map[string]float64) {
	if n := f.Optional(name); n != nil {
		values[name] = float64(r.code(n, name))
	}
}

func (r *reader) code(n *document.Node, enumeration string) int {
	e := r.policy.Enumeration(enumeration)
	word := r.Text(n, enumeration)
	code := e.Code(word)
	if code < 0 && !e.Open() {
		r.Errorf(n, "`%s` has no member `%s`", enumeration, word).OneOf(word, e.Members)
	}
	return code
}

// defaults fills words that the file leaves out: an ordinary resident in an ordinary hospital stay, where the policy
// has those words; otherwise a word that formulas read must be stated.
func (r *reader) defaults(values map[string]float64, at *document.Node, names ...string) {
	usual := map[string]string{"category": "resident", "kind": "inpatient", "place": "in_county"}
	for _, name := range names {
		if _, given := values[name]; given {
			continue
		}
		e := r.policy.Enumeration(name)
		switch code := e.Code(usual[name]); {
		case code >= 0:
			values[name] = float64(code)
		case e.Open():
			values[name] = -1
		case r.reads[name]:
			r.missing(at, name)
		}
	}
}

func (r *reader) missing(at *document.Node, name string) {
	r.Errorf(at, "`%s` is missing", name).Because("a formula of the policy reads it")
}

func (r *reader) household(n *document.Node, persons int) Household {
	h := Household{map[string]float64{}}
	if n == nil {
		if r.reads["household.size"] || r.reads["household.income"] {
			r.Errorf(nil, "`household` is missing").Because("a formula of the policy reads its size or income").Instead("household: {size: 4, income: 11800}")
		}
		r.facts(nil, rules.OfHousehold, h.Values)
		return h
	}
	f := r.Fields(n, "a household")
	h.Values["household.size"] = float64(f.Whole("size", 1, 100, max(persons, 1)))
	income := f.Optional("income")
	if income != nil {
		h.Values["household.income"] = r.amount(income, "income").Yuan()
	} else if r.reads["household.income"] {
		r.missing(n, "income")
	}
	r.facts(f, rules.OfHousehold, h.Values)
	f.Done()
	return h
}

// facts reads the policy's own inputs of one owner; f may be nil.
func (r *reader) facts(f *document.Fields, owner rules.Owner, values map[string]float64) {
	for _, fact := range r.policy.Facts {
		if fact.Owner != owner {
			continue
		}
		values[fact.Name] = fact.Default
		if f == nil {
			continue
		}
		n := f.Optional(fact.Name)
		switch {
		case n == nil:
		case fact.Type.Enumeration() != nil:
			values[fact.Name] = float64(r.word(n, fact.Type.Enumeration()))
		case fact.Type.IsBool():
			yes, ok := n.Bool()
			if !ok {
				r.Errorf(n, "`%s` must be true or false", fact.Name)
			}
			values[fact.Name] = 0
			if yes {
				values[fact.Name] = 1
			}
		default:
			values[fact.Name] = r.Number(n, fact.Name, -rules.MaxNumber, rules.MaxNumber)
		}
	}
}

func (r *reader) word(n *document.Node, e *rules.Enumeration) int {
	text := r.Text(n, e.Name)
	code := e.Code(text)
	if code < 0 && !e.Open() {
		r.Errorf(n, "`%s` has no member `%s`", e.Name, text).Instead("one of %s", joined(e.Members))
	}
	return code
}

// amount reads money that is not below zero; what cannot be read is reported and comes back as 0.
func (r *reader) amount(n *document.Node, what string) model.Fen {
	fen, _ := r.readable(n, what)
	return fen
}

// readable reads money and says whether it could.
func (r *reader) readable(n *document.Node, what string) (model.Fen, bool) {
	fen, err := model.ParseFen(r.Text(n, what))
	switch {
	case err != nil:
		r.Errorf(n, "`%s` is `%s`, which is no amount", what, n.Text).
			Instead("an amount in yuan with at most two decimals, like 6200.00, up to %s", model.MaxFen)
		return 0, false
	case fen < 0:
		r.Errorf(n, "`%s` is %s, below zero", what, fen).Because("a bill and its parts are never negative").Instead("%s", -fen)
		return 0, false
	}
	return fen, true
}
