package scenarios

import (
	"strconv"

	"doudi/model"
	"doudi/model/document"
)

// Budget is what only the accounts know of the form of income and spending: no figure of it is simulated, and none changes one.
type Budget struct {
	Income     []Stated // by BudgetIncome
	Premiums   Stated   // paid for people
	Benefits   []Stated // by the ids of benefits that public money pays
	Assistance []Stated // by BudgetAssistance: medical assistance as its fund's accounts divide it
	Opening    *model.Fen
	Source     document.Source
}

// Stated is an item of the form by column; nil where the file does not say.
type Stated struct {
	At       *document.Node // where the file names it
	Item     string
	Accounts *model.Fen // last year's
	Budget   *model.Fen // this year's
	Expected *model.Fen // of this year
	Next     *model.Fen // next year's; of income alone
}

// BudgetIncome are the kinds of income of the form.
func BudgetIncome() []string { return []string{"grants", "local", "donations", "other"} }

// BudgetAssistance is how a fund's accounts divide medical assistance.
func BudgetAssistance() []string { return []string{"inpatient", "outpatient", "tilted"} }

// Of is the item of a name in a list; one that nothing is stated of if it is not there.
func Of(list []Stated, item string) Stated {
	for _, s := range list {
		if s.Item == item {
			return s
		}
	}
	return Stated{Item: item}
}

// budget reads the block `budget`.
func (p *reader) budget(f *document.Fields) (*Budget, *document.Node) {
	at := f.Optional("budget")
	if at == nil || at.Shape == document.Null {
		return nil, nil
	}
	b := &Budget{}
	g := p.Fields(at, "`budget`")
	b.Income = p.statedItems(g, "income", BudgetIncome(), true)
	if n := g.Optional("premiums"); n != nil {
		b.Premiums = p.stated(n, "premiums", false)
	}
	b.Benefits = p.statedItems(g, "benefits", nil, false)
	b.Assistance = p.statedItems(g, "assistance", BudgetAssistance(), false)
	if n := g.Optional("opening"); n != nil {
		b.Opening = p.fen(n, "opening", true)
	}
	if n := g.Required("source"); n != nil {
		b.Source = p.Source(n)
		if n.Shape != document.Scalar && b.Source.Status == "" || n.Shape == document.Scalar {
			p.Errorf(n, "the source of the budget states no status").Because("a number without a source is half a number").
				Instead("source: {ref: …, section: …, status: stated}")
		}
	}
	g.Done()
	return b, at
}

// yearOfBudget reads the year that budgets are of; 0 where the file does not say.
func (p *reader) yearOfBudget(f *document.Fields) int {
	at := f.Optional("budget_year")
	if at == nil || at.Shape == document.Null {
		return 0
	}
	year, err := strconv.Atoi(at.Text)
	if years := p.study.Years; err != nil || year < years.From || year > years.To {
		p.Errorf(at, "`%s` is no year of the study", at.Text).Because("the study runs from %d to %d", years.From, years.To).
			Instead("budget_year: %d", years.To)
		return 0
	}
	return year
}

// statedItems reads the items below a key; known are those that there can be, nil where another reader says.
func (p *reader) statedItems(f *document.Fields, key string, known []string, next bool) []Stated {
	var out []Stated
	if known == nil {
		for _, field := range f.Map(key) {
			s := p.stated(field.Value, field.Key.Text, next)
			s.At = field.Key
			out = append(out, s)
		}
		return out
	}
	at := f.Optional(key)
	if at == nil || at.Shape == document.Null {
		return nil
	}
	g := p.Fields(at, "`"+key+"`")
	for _, item := range known {
		if n := g.Optional(item); n != nil {
			out = append(out, p.stated(n, item, next))
		}
	}
	g.Done()
	return out
}

// stated reads {last_year: 1200万元, this_year: …, expected: …}; next says whether `next_year` may stand there.
func (p *reader) stated(at *document.Node, item string, next bool) Stated {
	s := Stated{At: at, Item: item}
	if at == nil {
		return s
	}
	f := p.Fields(at, "`"+item+"`")
	for _, c := range []struct {
		key string
		to  **model.Fen
	}{{"last_year", &s.Accounts}, {"this_year", &s.Budget}, {"expected", &s.Expected}} {
		if n := f.Optional(c.key); n != nil {
			*c.to = p.fen(n, c.key, false)
		}
	}
	switch n := f.Optional("next_year"); {
	case n == nil:
	case next:
		s.Next = p.fen(n, "next_year", false)
	default:
		p.Errorf(n, "`%s` states next year's spending", item).Because("that is what the study simulates, and the form shows its mean").
			Instead("the item without `next_year`")
	}
	f.Done()
	return s
}

// fen reads an amount; only a balance may be below zero.
func (p *reader) fen(n *document.Node, key string, negative bool) *model.Fen {
	amount := p.Amount(n, key)
	if amount < 0 && !negative {
		p.Errorf(n, "`%s` is below zero", key).Because("income and spending stand on lines of their own, and a balance alone can be negative").
			Instead("an amount of zero or more")
	}
	return &amount
}
