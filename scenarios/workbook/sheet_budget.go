package workbook

import (
	"fmt"

	"doudi/model"
	"doudi/scenarios"
)

// form is the sheet of income and spending at work: columns B to E are last year's accounts, this year's budget, this year as
// expected, and next year's budget.
type form struct {
	*sheet
	unknown string
}

// columns are those of amounts.
const columns = "BCDE"

// before is the column with whose end one begins: this year's budget and what is expected of this year both begin where last year's
// accounts end.
func before(column byte) byte {
	if column == 'E' {
		return 'D'
	}
	return 'B'
}

// budget is the form of income and spending. Next year's spending is the simulation's mean of the year of the budget; what only
// accounts know is what the study states of it, or is to be filled in; what adds up or differs is a formula.
func (b *book) budget() {
	l := b.lang
	year, base := b.run.Study.YearOfBudget(), b.run.Study.Baseline().ID
	stated := b.run.Study.Budget
	if stated == nil {
		stated = &scenarios.Budget{}
	}
	s := form{b.sheet(l.Say("Budget¦a sheet"), 40, 16, 16, 18, 18, 16, 14), l.Say("to be filled in")}
	s.heads(l.Say("item¦of a budget"), l.Say("last year's accounts"), l.Say("this year's budget"), l.Say("this year, expected"), l.Say("next year's budget (%d)", year), l.Say("change¦of a budget"), l.Say("change, %%"))
	s.add(words(l.Say("I. Income"), "", "", "", "", "", "")...)
	from := s.row + 1
	titles := []string{l.Say("central and provincial grants"), l.Say("city and county budgets"), l.Say("lottery and donations"), l.Say("interest and other income")}
	for i, item := range scenarios.BudgetIncome() {
		of := scenarios.Of(stated.Income, item)
		s.line("  "+titles[i], of, s.fen(of.Next))
	}
	income := s.total(l.Say("Income, sum"), s.sum(from, s.row))
	s.add(words(l.Say("II. Spending"), "", "", "", "", "", "")...)
	from = s.row + 1
	r, subsidised := b.run.Row(base, year, "premium_subsidy", "all", "all")
	if premiums := stated.Premiums; subsidised || premiums.At != nil {
		next := s.fen(nil)
		if subsidised {
			next = b.mean(r)
		}
		s.line("  "+l.Say("premiums paid for people"), premiums, next)
	}
	for _, f := range b.run.Funds {
		if f.Scenario != base || f.Payer != "public" {
			continue
		}
		for _, benefit := range f.Benefits {
			r, _ := b.run.Row(base, year, "fund_spending", "benefit", benefit)
			next := of(r.Mean, r.Unit) // a mean too where it is too rare for an interval: lines add up
			if r.Mean == 0 && b.run.NotSimulated(base, "benefit", benefit) {
				next = s.toFill()
			}
			s.line("  "+l.Say("%s: %s¦a line under its heading", f.Title.In(l, f.ID), b.run.GroupTitle("benefit", benefit, l)), scenarios.Of(stated.Benefits, benefit), next)
		}
	}
	spent := s.row
	titles = []string{l.Say("inpatient assistance"), l.Say("outpatient assistance"), l.Say("assistance tilted to heavy burdens")}
	for i, item := range scenarios.BudgetAssistance() {
		s.line("  "+l.Say("of medical assistance: %s (as the fund's accounts divide it; not added again)", titles[i]), scenarios.Of(stated.Assistance, item), s.fen(nil))
	}
	spending := s.total(l.Say("Spending, sum"), s.sum(from, spent))
	s.balance(stated.Opening, income, spending)
	s.row++
	s.note(l.Say("Ten thousand yuan. Next year's spending is the mean of the simulation for %d under the baseline; an amount that suffices with a probability of 95 %% is below.", year))
	if source := stated.Source; source.Ref != "" {
		s.note(l.Say("What accounts know is stated by the study: %s %s (%s).", source.Ref, source.Section, l.Say(source.Status)))
	}
	s.note(l.Say("What is marked \"to be filled in\" is known from the accounts, and no simulated number stands for it; until all lines of a column are filled in, its sums and balances are not known."))
	if b.page.Unbudgeted != "" {
		s.note(b.page.Unbudgeted)
		return
	}
	s.add(cell{text: b.page.BudgetsTitle, as: head}, cell{text: l.Say("amount"), as: head}, cell{text: l.Say("error"), as: head}, cell{text: l.Say("short by"), as: head})
	for _, a := range b.page.Answers {
		amount := b.answer(float64(a.Amount))
		if a.Unsimulated {
			amount.text = l.Say("no bills simulated")
		}
		s.add(cell{text: a.Label}, amount, b.answer(float64(a.MCError)), b.answer(float64(a.Shortfall)))
	}
	if b.page.Apart != "" {
		s.note(b.page.Apart)
	}
}

// fen is an amount that a study states, or a cell to be filled in.
func (s form) fen(amount *model.Fen) cell {
	if amount == nil {
		return s.toFill()
	}
	return cell{x: amount.Yuan() / tenThousand, as: money}
}

// line is an item of the form with what the study states of it.
func (s form) line(label string, of scenarios.Stated, next cell) {
	s.add(cell{text: label}, s.fen(of.Accounts), s.fen(of.Budget), s.fen(of.Expected), next)
	s.changes()
}

// total is a line of formulas by column; it says in which row it stands.
func (s form) total(label string, formula func(column byte) string) int {
	row := words(label)
	for i := range len(columns) {
		row = append(row, cell{formula: formula(columns[i]), as: money})
	}
	s.add(row...)
	s.changes()
	return s.row
}

// sum adds up rows of a column once all of them are known: a sum of those at hand would be a wrong number.
func (s form) sum(from, to int) func(byte) string {
	return func(c byte) string {
		lines := fmt.Sprintf("%c%d:%c%d", c, from, c, to)
		return fmt.Sprintf("IF(COUNTIF(%s,\"%s\")>0,\"%s\",SUM(%s))", lines, s.unknown, s.unknown, lines)
	}
}

// balance is what every year begins and ends with. The first amount is stated or filled in; every other year begins with the end of
// the one before.
func (s form) balance(opening *model.Fen, income, spending int) {
	l := s.lang
	begins, ends := s.row+1, s.row+2
	row := []cell{{text: l.Say("III. Balance at the beginning of the year")}, s.fen(opening)}
	for _, c := range []byte(columns[1:]) {
		row = append(row, cell{formula: fmt.Sprintf("%c%d", before(c), ends), as: money})
	}
	s.add(row...)
	s.changes()
	s.total(l.Say("IV. Balance at the end of the year"), func(c byte) string {
		return fmt.Sprintf("IF(COUNT(%[1]c%[2]d,%[1]c%[3]d,%[1]c%[4]d)<3,\"%[5]s\",%[1]c%[2]d+%[1]c%[3]d-%[1]c%[4]d)", c, begins, income, spending, s.unknown)
	})
}
