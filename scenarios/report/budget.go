package report

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// Answer is the sentence that answers what to budget, with its numbers.
type Answer struct {
	Text        string `json:"text"`
	Scenario    string `json:"scenario"`
	Benefit     string `json:"benefit"`         // "" = all together, unless it is of a fund or payer
	Fund        string `json:"fund,omitempty"`  // one that several benefits share
	Payer       string `json:"payer,omitempty"` // public: all funds of public money
	Year        int    `json:"year"`
	Amount      number `json:"amount"` // CNY
	MCError     number `json:"mc_error"`
	Suffices    int    `json:"suffices"`
	Shortfall   number `json:"shortfall"` // CNY, what is lacking in the other simulations, on average; null where there are none
	Simulations int    `json:"simulations"`
	Label       string `json:"label"`
	Chance      number `json:"chance_only"`           // CNY, what suffices as often by chance alone
	Narrower    number `json:"ranges_halved"`         // CNY, with the ranges of the inputs halved, about
	Wider       number `json:"ranges_wider"`          // CNY, with ranges half as wide again, about
	Money       string `json:"money,omitempty"`       // whose it is, where the funds are not all the same payer's: public money, insurers' money
	Unsimulated bool   `json:"unsimulated,omitempty"` // no bills are simulated that it would pay of: the numbers are null
	unit        unit
	brief       string // the fund alone, where the label has its benefits too
	shared      bool   // it is of a benefit whose fund pays others too, and has an answer of its own
}

// budgetsHeading says what the amounts are: of a year that is over, what would have sufficed.
func budgetsHeading(run *forecast.Result, l message.Language) string {
	base := run.Study.Baseline()
	name := base.Title.In(l, base.ID)
	if w := inYear(l, run); w.past {
		return l.Say("%[2]s: reckoned for %[1]d, what suffices with a probability of 95 %%", w.year, name)
	}
	return l.Say("%[2]s: what to budget for %[1]d (no overrun with a probability of 95 %%)", run.Study.YearOfBudget(), name)
}

// answers says what the baseline needs in the year of the budget: by benefit, by fund where several benefits share it,
// of public money, and together.
func answers(run *forecast.Result, l message.Language) []Answer {
	base := run.Study.Baseline().ID
	n := run.Study.Simulations()
	mixed := mixedMoney(run, l, base)
	var out []Answer
	for _, b := range run.Budgets {
		what, payer, told := budgeted(run, l, b)
		if b.Scenario != base || b.Year != run.Study.YearOfBudget() || !told {
			continue
		}
		a := Answer{
			Scenario: b.Scenario, Benefit: b.Benefit, Fund: b.Fund, Payer: b.Payer, Year: b.Year, Amount: number(b.Amount), MCError: number(b.MCError),
			Suffices: b.Suffices, Shortfall: number(b.Shortfall), Simulations: n, Label: what, Chance: number(b.Chance), Narrower: number(b.Narrower), Wider: number(b.Wider), unit: unitIn(l, run, "CNY"),
		}
		if at := slices.IndexFunc(run.Funds, func(f forecast.Fund) bool { return f.Scenario == base && f.ID == b.Fund && f.ID != "" }); at >= 0 {
			a.brief = fundAlone(run, l, run.Funds[at])
		}
		a.shared = slices.ContainsFunc(run.Funds, func(f forecast.Fund) bool {
			return f.Scenario == base && f.ID != "" && len(f.Benefits) > 1 && slices.Contains(f.Benefits, b.Benefit)
		})
		if mixed && payer != "" {
			a.Money = run.GroupTitle("payer", payer, l)
		}
		a.Unsimulated = run.NotSimulated(b.Scenario, "benefit", b.Benefit) || run.NotSimulated(b.Scenario, "fund", b.Fund)
		if b.Rare || a.Unsimulated {
			nan := number(math.NaN())
			a.Amount, a.MCError, a.Suffices, a.Shortfall, a.Chance, a.Narrower, a.Wider = nan, nan, 0, nan, nan, nan, nan
		}
		switch {
		case a.Unsimulated:
			a.Text = l.Say("No such bills are simulated: %s.", what)
		case b.Rare:
			a.Text = l.Say("Too little is spent on %[2]s in %[1]d to say what to budget.", b.Year, what)
		default:
			if a.brief != "" {
				what = articled(l, what)
			}
			a.Text = begun(inYear(l, run).needs(what, enough(l, b.Amount), payer == "public" || payer == "" && !mixed)) + l.Say(": in %[2]d of %[1]d simulations that is no overrun (simulation error of this figure: about %[3]s).", n, b.Suffices, easy(l, "CNY", b.MCError))
		}
		out = append(out, a)
	}
	return out
}

// subject is what an answer is of.
func (a Answer) subject() subject {
	out := subject{scenario: a.Scenario, measure: "fund_spending", by: "all", group: "all", budget: true}
	switch {
	case a.Benefit != "":
		out.by, out.group = "benefit", a.Benefit
	case a.Fund != "":
		out.by, out.group = "fund", a.Fund
	case a.Payer != "":
		out.by, out.group = "payer", a.Payer
	}
	return out
}

// begun is a statement as the beginning of a sentence: English has a capital letter there.
func begun(statement string) string {
	first, size := utf8.DecodeRuneInString(statement)
	return string(unicode.ToUpper(first)) + statement[size:]
}

// mixedMoney says whether a scenario's funds are not all the same payer's.
func mixedMoney(run *forecast.Result, l message.Language, scenario string) bool {
	return len(members(run, l, scenario, entry{by: "payer"})) > 1
}

// budgeted names what a budget is for, and says whose money it is ("" for the sum of all) and whether it is told: money is
// budgeted to a fund, which its only benefit stands for, and the sum of public money says nothing more where all is public.
func budgeted(run *forecast.Result, l message.Language, b forecast.Budget) (what, payer string, told bool) {
	of := func(is func(forecast.Fund) bool) forecast.Fund {
		for _, f := range run.Funds {
			if f.Scenario == b.Scenario && is(f) {
				return f
			}
		}
		return forecast.Fund{Payer: "public"}
	}
	switch {
	case slices.Contains(run.Idle[b.Scenario], b.Benefit):
		return "", "", false
	case b.Benefit != "":
		f := of(func(f forecast.Fund) bool { return slices.Contains(f.Benefits, b.Benefit) })
		if len(f.Benefits) == 1 && f.ID != "" {
			return listed(run, l, f, fundAlone(run, l, f)), f.Payer, true
		}
		return run.GroupTitle("benefit", b.Benefit, l), f.Payer, true
	case b.Fund != "":
		f := of(func(f forecast.Fund) bool { return f.ID == b.Fund })
		return listed(run, l, f, fundAlone(run, l, f)), f.Payer, len(f.Benefits) > 1
	case b.Payer != "":
		return l.Say("all %s", run.GroupTitle("payer", b.Payer, l)), b.Payer, mixedMoney(run, l, b.Scenario)
	}
	return l.Say("all benefits together"), "", true
}

// fundAlone is what a fund is called beside an amount to budget, which holds its benefits and not what it pays for people at enrolment.
func fundAlone(run *forecast.Result, l message.Language, f forecast.Fund) string {
	title := f.Title.In(l, f.ID)
	if paysPremiums(run, f) {
		return l.Say("%s (premiums apart)", title)
	}
	return title
}

// paysPremiums says whether a fund pays something for people at enrolment in the year of the budget.
func paysPremiums(run *forecast.Result, f forecast.Fund) bool {
	return slices.ContainsFunc(f.Premiums, func(m forecast.Member) bool {
		r, ok := run.Row(f.Scenario, run.Study.YearOfBudget(), "premium_subsidy", "premium", m.ID)
		return ok && r.Mean != 0
	})
}

// premiumsApart says what is paid for people at enrolment in the year of the budget under the baseline, since no amount to budget holds
// it; "" where that is nothing.
func premiumsApart(run *forecast.Result, l message.Language) string {
	year, base := run.Study.YearOfBudget(), run.Study.Baseline().ID
	r, ok := run.Row(base, year, "premium_subsidy", "all", "all")
	if !ok || r.Mean == 0 {
		return ""
	}
	said := message.Say("No amount holds the premiums that are paid for people%s.").With("")
	if !r.Rare {
		u := unitIn(l, run, r.Unit)
		said = said.With(l.Say(", on average %s %s in %d (%s)", u.of(r.Mean), u.name, year, u.span(l, r.P05, r.P95)))
	}
	text := said.In(l)
	for _, a := range run.Accounts {
		if a.Scenario == base && len(a.Premiums) > 0 {
			return text + l.Say(" The account of a fund holds them: what suffices is more there.")
		}
	}
	return text
}

// enough writes an amount rounded up: a budget rounded down would not suffice as often as it says.
func (u unit) enough(amount float64) string {
	decimals := u.decimalsFor(amount)
	return grouped(math.Ceil(amount*u.factor*math.Pow10(decimals))/math.Pow10(decimals), decimals)
}
