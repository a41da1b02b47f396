package scenarios

import (
	"regexp"
	"slices"
	"strconv"

	"doudi/model"
	"doudi/model/document"
)

// MaxAccounts and MaxIncomes bound the accounts of a study and the incomes of each.
const (
	MaxAccounts = 30
	MaxIncomes  = 30
)

// Account is what a fund has and takes in. What it spends comes of the simulation.
type Account struct {
	Fund     string // id, of the policies
	At       *document.Node
	Balance  model.Quantity // CNY, at the end of the year before the study's first
	Interest model.Quantity // a year, of a balance that is not negative; Path is "" where the file states none
	Income   []Income
	After    int             // months from care to the settlement of what the fund pays of it, 0…12; 0 = the account is kept by the year of treatment
	Owed     model.Quantity  // CNY: of care before the study's first year, what falls due in it; Path is "" where After is 0
	Budget   map[int]float64 // CNY, what is set aside for the spending of a year
}

// Income is one source of a fund's money.
type Income struct {
	ID    string
	Title model.Title
	// Per says of whom Amount is: "enrolled" for each insured person of the year, "person" for each person, "" for the fund.
	Per    string
	Amount model.Quantity // CNY a year; Path is "" where the file states none
	// Premiums and Less are benefits at enrolment whose payments come to this fund, and that are paid out of Amount by somebody else.
	Premiums, Less []*document.Node
}

// Whom an income is reckoned for.
const (
	PerEnrolled = "enrolled"
	PerPerson   = "person"
)

// The most that an account may hold and take in, CNY, in all and for one person.
const mostMoney, mostAHead = 1e13, 1e6

// accounts reads `funds`.
func (p *reader) accounts(f *document.Fields) {
	list := f.Map("funds")
	if len(list) == 0 {
		return
	}
	if len(list) > MaxAccounts {
		p.Errorf(list[MaxAccounts].Key, "the study keeps %d accounts; at most %d", len(list), MaxAccounts)
		return
	}
	if !p.study.Months.Whole() {
		p.Errorf(f.Optional("funds"), "an account is of whole years").
			Because("premiums and grants are of a year, and a part of it has no share of them that is known").Instead("`years:` with whole years, or the study without `funds`")
	}
	cited := &document.Cited{Report: p.Report, Kind: "funds", Anywhere: true}
	for _, field := range list {
		p.study.Accounts = append(p.study.Accounts, p.account(cited, field))
	}
	p.study.Series, p.study.AccountsAt = cited.Dated, f.Optional("funds")
}

func (p *reader) account(cited *document.Cited, field document.Field) Account {
	out := Account{Fund: p.id(field.Key, "fund", scenarioID), At: field.Key, Budget: map[int]float64{}}
	f, path := p.Fields(field.Value, "an account"), field.Key.Text+"."
	out.Balance = p.balance(cited, f, path, "balance")
	p.settlement(cited, f, path, &out)
	if f.Optional("interest") != nil {
		out.Interest = cited.Stated(f, path, "interest", 0, 0.2)
	}
	items := f.List("income")
	switch {
	case f.At.Pos.Line == 0: // no map, which is said already
	case len(items) == 0:
		p.Errorf(field.Key, "the account of `%s` has no income", field.Key.Text).
			Because("without what comes in, a balance would only show what is spent").
			Instead("income: [{id: personal, per: enrolled, amount: {2026: 430, after: hold, source: {ref: …, status: stated}}}]")
	case len(items) > MaxIncomes:
		p.Errorf(items[MaxIncomes], "the account of `%s` has %d incomes; at most %d", field.Key.Text, len(items), MaxIncomes)
		items = nil
	}
	for _, n := range items {
		out.Income = append(out.Income, p.income(cited, n, path, out.Income))
	}
	for _, x := range f.Map("budget") {
		year, err := strconv.Atoi(x.Key.Text)
		if err != nil || year < p.study.Years.From || year > p.study.Years.To {
			p.Errorf(x.Key, "`%s` is no year of the study", x.Key.Text).Instead("budget: {%d: 45_000_000}", p.study.Years.To)
			continue
		}
		out.Budget[year] = p.Number(x.Value, "budget", 0, mostMoney)
	}
	f.Done()
	return out
}

// balance reads what an account holds when the study begins: of the end of the year before, since the years between are not simulated.
func (p *reader) balance(cited *document.Cited, f *document.Fields, path, key string) model.Quantity {
	n := f.Required(key)
	if n == nil || n.Shape == document.Null {
		return model.Quantity{}
	}
	least := 0.0
	if key == "balance" {
		least = -mostMoney
	}
	kept := cited.Dated
	q := cited.Stated(f, path, key, least, mostMoney)
	cited.Dated = kept // it is of one year, and does not go on
	before := p.study.Years.From - 1
	if d := q.Dated; d != nil && len(d.Years) == 1 && d.After == nil && (d.Years[0] == before || before < 0) {
		return d.Of[0]
	}
	p.Errorf(n, "`%s` must be that of the end of %d", key, before).
		Because("the account goes on from there, and what happened in years that are not simulated is not known").
		Instead("%s: {%d: 120_000_000, source: {ref: …, status: stated}}", key, before)
	return q
}

// afterForm is how many months a settlement comes after care.
var afterForm = regexp.MustCompile(`^([0-9]{1,2}) ?(?:months?|个月)$`)

// settlement reads how long after care a fund pays, and what it owes when the study begins. Without it an account is kept by the year of
// treatment.
func (p *reader) settlement(cited *document.Cited, of *document.Fields, path string, out *Account) {
	at := of.Optional("settlement")
	if at == nil {
		return
	}
	f := p.Fields(at, "a settlement")
	if n := f.Required("after"); n != nil && n.Shape != document.Null {
		parts := afterForm.FindStringSubmatch(p.Text(n, "after"))
		if parts != nil {
			out.After, _ = strconv.Atoi(parts[1])
		}
		if out.After < 1 || out.After > 12 {
			p.Errorf(n, "`after` must be from 1 to 12 months").
				Because("a fund pays of a year's care what it has not paid by its end in the next year").Instead("after: 2 months; without `settlement` the account is kept by the year of treatment")
			out.After = 0
		}
	}
	if s := f.Required("source"); s != nil {
		cited.Source(s)
	}
	out.Owed = p.balance(cited, f, path+"settlement.", "owed")
	f.Done()
}

func (p *reader) income(cited *document.Cited, at *document.Node, path string, earlier []Income) Income {
	f := p.Fields(at, "an income")
	idAt := f.Required("id")
	out := Income{ID: p.id(idAt, "income", scenarioID), Title: p.Title(f.Optional("title"))}
	if out.ID != "" && (out.ID == "interest" || slices.ContainsFunc(earlier, func(x Income) bool { return x.ID == out.ID })) {
		p.Errorf(idAt, "the income `%s` is given twice", out.ID).Instead("another id; interest is `interest:` of the account")
	}
	out.Per = f.OneOf("per", []string{PerEnrolled, PerPerson}, "")
	out.Premiums, out.Less = p.premiumsOf(f, "premiums"), p.premiumsOf(f, "less")
	if f.Optional("amount") != nil {
		most := mostMoney
		if out.Per != "" {
			most = mostAHead
		}
		out.Amount = cited.Stated(f, path+out.ID+".", "amount", 0, most)
		out.Amount = document.Named(out.Amount, out.Title)
	}
	switch f.Done(); {
	case f.At.Pos.Line == 0:
	case out.Amount.Path == "" && len(out.Premiums) == 0:
		p.Errorf(f.At, "the income `%s` states no amount", out.ID).
			Instead("`amount: {2026: 430, after: hold, source: {ref: …, status: stated}}`, or `premiums:` with benefits at enrolment that are paid to the fund")
	case out.Amount.Path == "" && len(out.Less) > 0:
		p.Errorf(f.Optional("less"), "the income `%s` has `less` and no `amount` that it is taken from", out.ID)
	}
	return out
}

// premiumsOf reads ids of benefits at enrolment.
func (p *reader) premiumsOf(f *document.Fields, key string) []*document.Node {
	var out []*document.Node
	list := f.List(key)
	if len(list) > MaxIncomes {
		p.Errorf(list[MaxIncomes], "`%s` names %d benefits; at most %d", key, len(list), MaxIncomes)
		return nil
	}
	for _, n := range list {
		if p.id(n, "benefit", scenarioID) != "" {
			out = append(out, n)
		}
	}
	return out
}

// NeedsEnrolled says whether some account's income is reckoned for the insured.
func (s *Study) NeedsEnrolled() bool {
	return slices.ContainsFunc(s.Accounts, func(a Account) bool {
		return slices.ContainsFunc(a.Income, func(i Income) bool { return i.Per == PerEnrolled })
	})
}

// AccountInputs are the numbers of the accounts, those of each year apart.
func (s *Study) AccountInputs() []model.Quantity {
	var out []model.Quantity
	for _, a := range s.Accounts {
		out = append(out, a.Balance)
		if a.Owed.Path != "" {
			out = append(out, a.Owed)
		}
		if a.Interest.Path != "" {
			out = append(out, a.Interest)
		}
		for _, i := range a.Income {
			if i.Amount.Path != "" {
				out = append(out, i.Amount)
			}
		}
	}
	return model.SpeltOut(out)
}
