package bill

import (
	"path"
	"path/filepath"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/resolve"
)

// Bounds of a bills file.
const (
	MaxClaims           = 10_000
	MaxPersons          = 100
	firstYear, lastYear = 1900, 2200
	// MaxAmount bounds a bill, and all that a file's year holds, where payments are rounded to the fen; a coarser unit
	// lifts it alike. Above twenty million yuan a product of amounts and rates may lie further from the half that it
	// means than rounding forgives, and a payment would be a fen off.
	MaxAmount model.Fen = 2e9
)

// reader reads bills by the words of one policy.
type reader struct {
	*document.Report
	policy *rules.Policy
	reads  map[rules.Column]bool         // the words that some formula reads in the bills' year
	years  map[int]map[rules.Column]bool // reads by year, as far as they were asked for
	most   model.Fen                     // the largest amount that is read
	moved  *int                          // the year that the bills are moved to, 0 = their own; nil where they are read for one policy
}

// Read reads a bills document for a policy. The error is a *document.Invalid.
func Read(root *document.Node, p *rules.Policy) (*Bills, *document.Report, error) {
	r := newReader(p)
	f := r.Fields(root, "a bills file")
	r.sameAs(f.Optional("policy"))
	return r.whole(f)
}

// ReadIn reads a bills document that is to be settled by a policy which it need not name, in another year than its
// own; 0 is its own. A category that the policy treats by rules of its own at other dates, but no longer or not yet in
// that year, is refused: as an ordinary resident's the bill would be settled without a word.
func ReadIn(root *document.Node, p *rules.Policy, year int) (*Bills, *document.Report, error) {
	r := newReader(p)
	r.moved = &year
	f := r.Fields(root, "a bills file")
	f.Optional("policy")
	return r.whole(f)
}

// whole reads what follows the policy's name.
func (r *reader) whole(f *document.Fields) (*Bills, *document.Report, error) {
	f.Optional("name")
	f.Optional("note")
	b := r.bills(f)
	f.Done()
	r.checked(b)
	return b, r.Report, r.Err()
}

// checked warns of bills that are later than the policy was held against the law.
func (r *reader) checked(b *Bills) {
	if r.Failed() { // the year may be one of the mistakes
		return
	}
	for _, c := range b.Claims {
		if r.policy.CheckedUntil <= r.policy.InBenefitYear(b.Year, c.Month) {
			r.Warnf(c.At, "the policy `%s` was checked against the law until %s, and this bill is later", r.policy.ID, r.policy.LastChecked()).
				Because("it is settled by the rules as they stood then")
			return
		}
	}
}

func newReader(p *rules.Policy) *reader {
	unit := p.Rounding.ToFen
	for _, b := range p.Benefits {
		unit = min(unit, b.Rounding.ToFen)
	}
	return &reader{Report: &document.Report{}, policy: p, reads: p.Reads, years: map[int]map[rules.Column]bool{}, most: min(MaxAmount*model.Fen(max(unit, 1)), model.MaxFen)}
}

// sameAs refuses bills that name another policy: by its id, or by a file of that name.
func (r *reader) sameAs(n *document.Node) {
	if n == nil {
		return
	}
	name := r.Text(n, "policy")
	if id := strings.TrimSuffix(path.Base(filepath.ToSlash(name)), path.Ext(name)); id == r.policy.ID || r.policy.IsFile(id) {
		return
	}
	r.Errorf(n, "the bills are for the policy `%s`, and this is `%s`", name, r.policy.ID).
		Because("the facts and costs of one policy mean nothing to another").Instead("`policy: %s` if they are meant for it", r.policy.ID)
}

func (r *reader) bills(f *document.Fields) *Bills {
	b := &Bills{}
	if n := f.Required("year"); n != nil {
		year, ok := n.Whole()
		if !ok || year < firstYear || year > lastYear {
			r.Errorf(n, "`year` must be a whole number from 1900 to 2200")
		}
		b.Year = year
	}
	switch {
	case r.moved == nil:
	case *r.moved != 0:
		b.Year = *r.moved
	case b.Year < firstYear || b.Year > lastYear:
		r.moved = nil // what holds in a year that is none is no further mistake
	default:
		*r.moved = b.Year
	}
	r.readIn(b.Year)
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
		r.told(several, b.Persons)
	default:
		b.Persons = []Person{r.person(one, before)}
	}
	if several != nil && before != nil {
		r.Errorf(before, "with `persons`, `before` belongs to one of them").Instead("`before` inside a person")
	}
	b.Household = r.household(f.Optional("household"), len(b.Persons))
	r.claims(f, b)
	r.within(f, b)
	return b
}

// readIn takes the words of the year's formulas: a bill of 2018 need not state what only a benefit of 2024 reads. A year that is
// refused has none of its own.
func (r *reader) readIn(year int) {
	if year < firstYear || year > lastYear {
		r.reads = r.policy.Reads
		return
	}
	if r.years[year] == nil {
		first := rules.MonthOf(year, r.policy.YearStarts)
		r.years[year] = resolve.Columns(r.policy, first, first+12)
	}
	r.reads = r.years[year]
}

// told reports persons that bills could not tell apart.
func (r *reader) told(at []*document.Node, persons []Person) {
	known := map[string]bool{}
	for i, p := range persons {
		switch {
		case p.ID == "" && len(persons) > 1 && at[i].Shape == document.Map:
			r.Errorf(at[i], "a person has no `id`").Because("a bill says by it whose it is").Instead("`id: …`, another for each person")
		case known[p.ID] && p.ID != "":
			r.Errorf(at[i], "two persons are called `%s`", p.ID).Instead("another id")
		}
		known[p.ID] = true
	}
}

// within refuses a file whose year is too large to be settled to the fen.
func (r *reader) within(f *document.Fields, b *Bills) {
	sum := model.Fen(0)
	for _, c := range b.Claims {
		sum += c.Total
	}
	for _, p := range b.Persons {
		sum += p.Before.Year[allCosts]
	}
	if sum > r.most && !r.Failed() {
		r.Errorf(f.At.Get("claims"), "the year's bills are %s in all, above %s", sum, r.most).
			Because("beyond that an amount times a rate is not sure to the fen").Instead("bills of at most %s in all", r.most)
	}
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
			Instead("an amount in yuan with at most two decimals, like 6200.00, up to %s", r.most)
		return 0, false
	case fen > r.most:
		r.Errorf(n, "`%s` is %s, above %s", what, fen, r.most).
			Because("beyond that an amount times a rate is not sure to the fen").Instead("an amount up to %s", r.most)
		return 0, false
	case fen < 0:
		r.Errorf(n, "`%s` is %s, below zero", what, fen).Because("a bill and its parts are never negative").Instead("%s", -fen)
		return 0, false
	}
	return fen, true
}
