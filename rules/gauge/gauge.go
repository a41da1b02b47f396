package gauge

import (
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/kernel"
	"doudi/rules/read"
	"doudi/rules/resolve"
)

// Formula is a checked formula of a measure.
type Formula struct {
	Counts  bool     // it is a condition: who meets it counts 1
	Reads   []string // the words that it reads, as they are written, in the order of the program's columns
	program *kernel.Program
}

// Read reads the formula of a measure of households or persons. categories are the words that persons may have.
func Read(report *document.Report, n *document.Node, persons bool, categories []string) *Formula {
	f := read.Figure(report, n)
	if f == nil {
		return nil
	}
	words := meanings(persons, categories)
	resolved, t, columns, said := resolve.Figure(f, words)
	if said.Failed() {
		report.Join(said)
		return nil
	}
	if t.Kind != rules.GivesNumber && t.Kind != rules.GivesBool {
		report.Errorf(n, "a measure is a condition or a number, and this is %s", t.Said()).Instead("a comparison, like category == \"resident\"")
		return nil
	}
	out := &Formula{Counts: t.IsBool()}
	b, of := kernel.NewBuilder(), map[rules.Column]kernel.Ref{}
	for _, c := range columns {
		of[c] = b.Column()
		for name, w := range words {
			if w.Column == c {
				out.Reads = append(out.Reads, name)
			}
		}
	}
	value, err := rules.Lower(b, resolved, rules.Names{Column: func(c rules.Column) (kernel.Ref, error) {
		if c == rules.PersonWord("insured") {
			return b.Condition(of[c]), nil
		}
		return of[c], nil
	}})
	if err == nil {
		if out.Counts {
			value = b.Make(kernel.Select, value, b.Const(1), b.Const(0))
		}
		out.program, err = b.Compile([]kernel.Ref{value})
	}
	if err != nil {
		report.Errorf(n, "the formula is too large: %s", err)
		return nil
	}
	return out
}

// Make makes one goroutine's way to work the formula out, for so many rows of its columns: money in yuan, members of
// enumerations by their codes.
func (f *Formula) Make() func(rows int, columns [][]float64, out []float64) {
	frame := f.program.NewFrame()
	return func(rows int, columns [][]float64, out []float64) { frame.Run(rows, columns, [][]float64{out}) }
}

// meanings are the words by how they are written.
func meanings(persons bool, categories []string) map[string]*rules.Word {
	number := func(of rules.Owner, name string, low float64) *rules.Word {
		return &rules.Word{Column: rules.Column{Of: of, Kind: rules.OfWord, Name: name}, Type: rules.Number, Low: low, High: rules.Infinite}
	}
	if !persons {
		return map[string]*rules.Word{
			"household.size": {Column: rules.HouseholdSize, Type: rules.Number, Low: 1, High: 100},
			"income":         number(rules.OfHousehold, "income", 0),
			"consumption":    number(rules.OfHousehold, "consumption", 0), "line": number(rules.OfHousehold, "line", 0), "oop": number(rules.OfHousehold, "oop", 0),
		}
	}
	member := func(name string, members []string) *rules.Word {
		e := &rules.Enumeration{Name: name, Members: slices.Clone(members), Titles: map[string]model.Title{}}
		return &rules.Word{Column: rules.PersonWord(name), Type: rules.MemberOf(e), Low: -1, High: float64(len(members))}
	}
	return map[string]*rules.Word{
		"age": number(rules.OfPerson, "age", 0), "oop": number(rules.OfPerson, "oop", 0),
		"sex": member("sex", model.SexNames()), "category": member("category", categories),
		"insured": {Column: rules.PersonWord("insured"), Type: rules.Bool, Low: 0, High: 1},
	}
}
