package rules

import (
	"path/filepath"
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
)

// Policy is one checked policy file: what every office that settles by it needs, for all dates.
type Policy struct {
	ID           string
	Title        model.Title
	Jurisdiction string
	Currency     string
	YearStarts   int    // first month of the benefit year, 1…12
	CheckedUntil Month  // from here on nobody has held the file against the law; Never where it does not say
	Ordinary     string // the category of people without an entitlement of their own, for audits; "" if not known
	Rounding     Rounding
	Sources      []Publication
	Enumerations []*Enumeration
	Facts        []*Fact
	Costs        []string // the parts of a bill; the last is the rest
	Funds        []*Fund
	Sets         []*Set
	Readings     []*Reading
	Parameters   []*Parameter
	Accumulators []*Accumulator
	Defines      []*Define
	Benefits     []*Benefit
	Enrolments   []*Benefit // premiums paid for people, at enrolment; no bill goes through them

	Root *document.Node // the file

	// What the check of the whole file finds out, for all dates.
	Names      map[string]Meaning // what names stand for in formulas
	Reads      map[Column]bool    // the columns that some formula reads
	Understood map[string]bool    // the categories that the policy has a place for
}

// Publication is an entry of `sources`.
type Publication struct {
	Key, Title, Publisher, Date, URL string
}

// Owner says whose fact it is.
type Owner uint8

// The owners of facts.
const (
	OfClaim Owner = iota
	OfPerson
	OfHousehold
)

// Fact is an input beyond the core words.
type Fact struct {
	Name    string
	Owner   Owner
	Type    Type
	Default float64 // a number, 0 or 1, or a member's code
	Where   *document.Node
}

// Applied is the fact that says whether a person or household applied for a benefit: the condition `applied` of a policy that
// has one, nil in others. A bill states it; in a forecast the take-up of the benefit whose turn it is does.
func (p *Policy) Applied() *Fact {
	for _, f := range p.Facts {
		if f.Name == "applied" && f.Type.IsBool() {
			return f
		}
	}
	return nil
}

// Insured are the facts that say for how many years on end a person has been insured (`unbroken_years`, this year included) and for how many it
// had not been before (`missed_years`); nil where the policy has no such number of a person. A bill states them; in a forecast the profile's
// enrolment does, where it has one.
func (p *Policy) Insured() (unbroken, missed *Fact) {
	for _, f := range p.Facts {
		if f.Owner != OfPerson || f.Type != Number {
			continue
		}
		switch f.Name {
		case "unbroken_years":
			unbroken = f
		case "missed_years":
			missed = f
		}
	}
	return unbroken, missed
}

// Fund is who pays a benefit.
type Fund struct {
	ID    string
	Title model.Title
	Kind  string // public | insurer | provider | employer | charity | own
}

// Set is a dated list of members.
type Set struct {
	Name  string
	Of    *Enumeration
	Dated []DatedSet
	Where *document.Node
}

// DatedSet is the members of a set from a month on.
type DatedSet struct {
	From, Until Month
	Members     []string
	Source      document.Source
	Where       *document.Node
}

// Reading is an ambiguous passage: what it may mean, and which meaning is taken.
type Reading struct {
	Name    string
	Title   model.Title
	Options []string
	Default string
	Why     model.Title // of any length
	Source  document.Source
	Where   *document.Node
}

// Accumulator is a running figure that a policy defines for itself.
type Accumulator struct {
	Name      string
	Household bool
	Max       bool // keeps the largest instead of the sum
	By        []*Enumeration
	Adds      *Formula
	Where     *document.Node
}

// Define is a named formula, expanded where it is used.
type Define struct {
	Name    string
	Formula *Formula
	Where   *document.Node
}

// At says when a benefit pays.
type At uint8

// When benefits pay: with each bill, at the end of the month or benefit year, or when a person is enrolled for the year.
const (
	AtClaim At = iota
	AtMonthEnd
	AtYearEnd
	AtEnrolment // once a year and enrolled person, whatever the bills
)

// Benefit is one payer's part, in the order in which they pay.
type Benefit struct {
	ID          string
	Title       model.Title
	Fund        string
	Source      document.Source
	From, Until Month
	Enabled     bool
	At          At
	Household   bool
	When        *Formula // nil: always
	Pays        *Formula // or
	Leaves      *Formula // what stays unpaid of what it covers
	Ceiling     *Formula // nil: none
	Deductible  *Formula // what the settlement sheet shows as 起付标准; nil: nothing. No payment depends on it
	Covers      []int    // indexes in Costs, in the order of booking
	Cash        bool     // covers: none
	Rounding    Rounding
	Defines     []*Define
	Where       *document.Node
}

// IsFile says whether the policy was read from a file of that name, without folder and extension.
func (p *Policy) IsFile(name string) bool {
	file := filepath.Base(p.Root.File())
	return strings.TrimSuffix(file, filepath.Ext(file)) == name
}

// Understands says whether the policy has a place for a category: it lists the category itself, or a benefit names it at
// some date, and no table that benefits read leaves it out. The words that every policy knows unless it lists its own do
// not make it one.
func (p *Policy) Understands(category string) bool { return p.Understood[category] }

// ReadsWord says whether some formula reads a core word of a bill or person, by its name.
func (p *Policy) ReadsWord(name string) bool { return p.Reads[p.Names[name].Word.Column] }

// IsRead says whether some formula of the policy, at any date, reads the accumulator or a member of it.
func (a *Accumulator) IsRead(p *Policy) bool {
	for c := range p.Reads {
		if c.Kind == OfAccumulator && c.Name == a.Name {
			return true
		}
	}
	return false
}

// Enrolment returns the index of a benefit at enrolment by its id, −1 if there is none.
func (p *Policy) Enrolment(id string) int {
	return slices.IndexFunc(p.Enrolments, func(b *Benefit) bool { return b.ID == id })
}

// Benefit returns a benefit's index by its id, −1 if there is none.
func (p *Policy) Benefit(id string) int {
	for i, b := range p.Benefits {
		if b.ID == id {
			return i
		}
	}
	return -1
}

// LastChecked is the last month, 2025-12, for which the file was held against the law; "" where it does not say.
func (p *Policy) LastChecked() string {
	if p.CheckedUntil == Never {
		return ""
	}
	return (p.CheckedUntil - 1).String()[:len("2025-12")]
}

// Publication returns a source by its key, or nil.
func (p *Policy) Publication(key string) *Publication {
	for i := range p.Sources {
		if p.Sources[i].Key == key {
			return &p.Sources[i]
		}
	}
	return nil
}

// Enumeration returns an enumeration by name, or nil.
func (p *Policy) Enumeration(name string) *Enumeration {
	for _, e := range p.Enumerations {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// Fund returns a benefit's fund; a fund that no entry declares is public.
func (p *Policy) Fund(id string) *Fund {
	for _, f := range p.Funds {
		if f.ID == id {
			return f
		}
	}
	return &Fund{ID: id, Kind: "public"}
}

// IsOwn says whether a benefit is paid from the family's own account.
func (p *Policy) IsOwn(benefit int) bool { return p.Fund(p.Benefits[benefit].Fund).Kind == "own" }
