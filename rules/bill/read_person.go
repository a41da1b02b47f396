package bill

import (
	"maps"
	"math"
	"slices"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/resolve"
)

func (r *reader) person(n, before *document.Node) Person {
	p := Person{Values: map[string]float64{"insured": 1}}
	if n == nil {
		p.Before = r.before(before, "")
		r.facts(nil, rules.OfPerson, p.Values)
		r.defaults(p.Values, n, "category", "sex")
		return p
	}
	f := r.Fields(n, "a person")
	p.ID = f.Text("id")
	r.Clear(f.At.Get("id"), "a name")
	if f.At.Get("age") != nil {
		p.Values["age"] = math.Floor(f.Number("age", 0, 150, 0))
	} else if f.Optional("age"); r.policy.ReadsWord("age") {
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
	p.Before = r.before(before, p.ID)
	r.facts(f, rules.OfPerson, p.Values)
	f.Done()
	r.defaults(p.Values, n, "category", "sex")
	return p
}

// category reads one or several categories; the first in the policy's list counts (就高不重复).
func (r *reader) category(f *document.Fields, values map[string]float64) {
	var lapsed []*document.Node
	list := f.List("category")
	for _, n := range list {
		code := r.code(n, r.policy.Enumeration("category"))
		if had, ok := values["category"]; !ok || float64(code) < had {
			values["category"] = float64(code)
		}
		if r.moved != nil && r.lapsed(n.Text) {
			lapsed = append(lapsed, n)
		}
	}
	if len(lapsed) > 0 && len(lapsed) == len(list) {
		r.unknownThen(lapsed[0])
	}
}

// lapsed says whether the policy treats a category by rules of its own at some date, but not in the year of the bills.
func (r *reader) lapsed(category string) bool {
	p := r.policy
	ever := resolve.Named(p, p.Ordinary, rules.Always, rules.Never)
	return category != p.Ordinary && ever[category] != nil && r.then()[category] == nil
}

// then are the categories that benefits treat otherwise in the year of the bills.
func (r *reader) then() map[string][]string {
	from := rules.MonthOf(*r.moved, r.policy.YearStarts)
	return resolve.Named(r.policy, r.policy.Ordinary, from, from+11)
}

func (r *reader) unknownThen(n *document.Node) {
	r.Errorf(n, "the policy `%s` has no rule for `%s` in %d", r.policy.ID, n.Text, *r.moved).
		Because("it has one at other dates only, and would settle the bill as anybody's").
		Instead("category: [%s, %s], if the person has no category of its own then, or beside it the one that it has: %s",
			n.Text, r.policy.Ordinary, document.Listed(slices.Sorted(maps.Keys(r.then()))))
}

// member reads a word of an enumeration, if it is there.
func (r *reader) member(f *document.Fields, name string, values map[string]float64) {
	if n := f.Optional(name); n != nil {
		values[name] = float64(r.code(n, r.policy.Enumeration(name)))
	}
}

// code reads a member of an enumeration; −1 for one that it does not have, which is reported unless it is open.
func (r *reader) code(n *document.Node, e *rules.Enumeration) int {
	word := r.Text(n, e.Name)
	code := e.Code(word)
	if code < 0 && !e.Open {
		r.Errorf(n, "`%s` has no member `%s`", e.Name, word).OneOf(word, e.Members)
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
		case e.Open:
			values[name] = -1
		case r.policy.ReadsWord(name):
			r.missing(at, name)
		}
	}
}

func (r *reader) missing(at *document.Node, name string) {
	r.Errorf(at, "`%s` is missing", name).Because("a formula of the policy reads it")
}

func (r *reader) household(n *document.Node, persons int) Household {
	h := Household{Values: map[string]float64{}}
	if n == nil {
		if r.reads[rules.HouseholdSize] || r.reads[rules.HouseholdIncome] {
			r.Errorf(nil, "`household` is missing").Because("a formula of the policy reads its size or income").Instead("household: {size: 4, income: 11800}")
		}
		r.facts(nil, rules.OfHousehold, h.Values)
		return h
	}
	f := r.Fields(n, "a household")
	size := f.Whole("size", 1, 100, max(persons, 1))
	if at := f.At.Get("size"); at != nil && size < persons {
		r.Errorf(at, "the household is of %d, and the file has %d persons of it", size, persons).Instead("size: %d, or more", persons)
	}
	h.Size = size
	income := f.Optional("income")
	if income != nil {
		h.Income = r.amount(income, "income")
	} else if r.reads[rules.HouseholdIncome] {
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
			values[fact.Name] = float64(r.code(n, fact.Type.Enumeration()))
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
			r.countsYears(n, fact, values)
		}
	}
}

// countsYears refuses a count of years insured or missed below zero.
func (r *reader) countsYears(n *document.Node, fact *rules.Fact, values map[string]float64) {
	unbroken, missed := r.policy.Insured()
	if fact != unbroken && fact != missed {
		return
	}
	if values[fact.Name] < 0 {
		r.Errorf(n, "`%s` is a number of years on end and cannot be below zero", fact.Name).
			Because("`unbroken_years` counts the years insured up to this one, `missed_years` those missed just before them").Instead("%s: 3", fact.Name)
	}
}
